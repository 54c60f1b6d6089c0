import type { Names } from "./assessment";
import type { Provenance } from "./evidence";

/** A factor before and after; the unit is standard deviations of its prior. */
export interface FactorEntry {
  id: string;
  kind: string;
  classes: string[];
  parameters: number;
  mean: number;
  standardDeviation: number;
  low: number;
  high: number;
  shrinkage: number;
  identification: "told" | "hinted" | "not-told";
}

export interface CountEntry {
  mean: number;
  standardDeviation: number;
  intervals: { level: number; low: number; high: number }[];
}

/** One class of one raid that was not fitted. */
export interface CheckedEntry {
  raid: string;
  class: string;
  launched: number;
  observed: number;
  predicted: CountEntry;
  isWithin: boolean;
}

export interface CoverageEntry {
  class: string;
  cells: number;
  launched: number;
  observed: number;
  predicted: number;
  coverage50: number;
  coverage80: number;
  coverage90: number;
  logScore: number;
  histogram: number[];
}

export interface SelfCheck {
  worlds: number;
  coverage50: number;
  coverage90: number;
  standardError: number | null;
  ranks: number[];
}

export interface CalibrationDocument {
  format: "testudo-calibration-report/1";
  provenance: Provenance;
  scenario: string;
  title: Names;
  scenarioHash: string;
  overlayHash: string;
  from: string;
  to: string;
  fitted: number;
  fittedCells: number;
  heldOut: number;
  simulated: number;
  draws: number;
  seed: number;
  splitR: number;
  factors: FactorEntry[];
  pairs: { first: string; second: string; correlation: number }[];
  surfaces: { class: string; mean: number; correlation: number }[];
  coverage: CoverageEntry[];
  named: CheckedEntry[];
  cells: CheckedEntry[];
  selfCheck: SelfCheck | null;
}
