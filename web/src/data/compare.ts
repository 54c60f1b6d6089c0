import type { Calibration, Names } from "./assessment";

/** A mean over paired replications with its 95 % interval; null where a single block has nothing to compare. */
export interface PairedEstimate {
  mean: number;
  low: number | null;
  high: number | null;
}

export interface OptionAnswer {
  id: string;
  name: Names;
  note: Names;
  changes: Names[];
  of: string[];
  source: string | null;
  date: string | null;
  confidence: string | null;
  costLowUsd: number | null;
  costHighUsd: number | null;
  launched: PairedEstimate;
  leaked: PairedEstimate;
  weightedLeakage: PairedEstimate;
  rounds: PairedEstimate;
  defenderUsd: PairedEstimate;
  sheltered: number | null;
  stock: { system: string; name: Names; raids: number; low: number; high: number | null } | null;
  leakedLess: PairedEstimate;
  isDifferent: boolean;
  isOnFront: boolean;
}

export interface FlipPoint {
  value: number;
  difference: PairedEstimate;
}

export interface FlipAnswer {
  id: string;
  name: Names;
  first: string;
  second: string;
  replications: number;
  curve: FlipPoint[];
  crossing: number | null;
  low: number | null;
  high: number | null;
  isFirstBetterAbove: boolean;
  checks: FlipPoint[];
  isConfirmed: boolean;
}

export interface RegretAnswer {
  replications: number;
  bound: number;
  futures: { id: string; name: Names; changes: Names[]; launched: number; best: string }[];
  options: {
    id: string;
    leaked: PairedEstimate[];
    regrets: PairedEstimate[];
    greatestRegret: number;
    satisficingShare: number;
    isLeastRegret: boolean;
  }[];
}

export interface Proportion {
  value: number;
  low: number;
  high: number;
}

/** A number that is varied over futures: a factor (size, odds), a share from 0 to 1, or days (delay). */
export interface RangeAnswer {
  id: string;
  name: Names;
  kind: "size" | "share" | "odds" | "delay";
  from: number;
  to: number;
  today: number;
}

export interface BoxLimit {
  range: string;
  low: number | null;
  high: number | null;
  chance: number;
}

export interface FailureBox {
  limits: BoxLimit[];
  futures: number;
  failures: number;
  coverage: Proportion;
  density: Proportion;
  chance: number;
}

export interface OptionFailures {
  id: string;
  daysInHand: number | null;
  fails: Proportion;
  boxes: FailureBox[];
  noBox: "always" | "never" | "none" | null;
  leakage: number[];
}

/** Where options fail: futures drawn from the ranges of the file, and boxes among them. */
export interface DiscoveryAnswer {
  futures: number;
  learned: number;
  replications: number;
  bound: number;
  error: number;
  ranges: RangeAnswer[];
  points: number[][];
  options: OptionFailures[];
}

/** The result of `testudo compare`. */
export interface ComparisonAnswer {
  version: string;
  scenario: string;
  title: Names;
  optionTitle: Names;
  scenarioHash: string;
  optionsHash: string;
  catalogueHash: string;
  calibration: Calibration | null;
  seed: number;
  replications: number;
  options: OptionAnswer[];
  groups: string[][];
  search: {
    best: string;
    left: string[];
    isDecided: boolean;
    smallestDifference: number;
    error: number;
    isConfirmed: boolean;
  };
  regret: RegretAnswer | null;
  discovery: DiscoveryAnswer | null;
  flips: FlipAnswer[];
}
