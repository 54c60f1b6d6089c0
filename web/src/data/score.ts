import type { Provenance } from "./evidence";

/** The mean scores of one forecaster over some cells. */
export interface ScoreSummary {
  forecaster: string;
  cells: number;
  launched: number;
  logScore: number;
  crps: number;
  coverage50: number;
  coverage80: number;
  coverage90: number;
  histogram: number[];
  unreliability: number;
}

/** Cells that belong together. */
export interface ScoreGroup {
  kind: "all" | "class" | "size" | "total";
  name: string;
  scores: ScoreSummary[];
}

/** A difference with its 95 % interval. */
export interface Difference {
  value: number;
  /** Null where there are too few raids for an interval. */
  low: number | null;
  high: number | null;
}

/** How much better than a baseline. */
export interface PairedDifference {
  name: string;
  baseline: string;
  cells: number;
  raids: number;
  logScore: Difference;
  crps: Difference;
}

/** What `testudo score --json` prints; `schema/forecast-output.schema.json` describes it. */
export interface ScoreDocument {
  provenance: Provenance;
  from: string;
  to: string;
  raids: number;
  cells: number;
  sharedEffect: number;
  groups: ScoreGroup[];
  differences: PairedDifference[];
}
