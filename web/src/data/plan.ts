import type { Calibration, Names } from "./assessment";
import type { PairedEstimate } from "./compare";

/** A package of elements; costs in US dollars. */
export interface PackageAnswer {
  elements: string[];
  cost: number;
  costLow: number;
  costHigh: number;
  leaked: PairedEstimate;
  averted: PairedEstimate;
  moreThanBest: PairedEstimate;
}

/** One element alone; `averted` is null where it costs more than the budget. */
export interface ElementAnswer {
  id: string;
  name: Names;
  cost: number;
  costLow: number;
  costHigh: number;
  source: string | null;
  date: string | null;
  averted: PairedEstimate | null;
  isInBest: boolean;
}

/** A package that was tried, with figures from the search. */
export interface PackageTrial {
  elements: string[];
  cost: number;
  averted: PairedEstimate;
  step: "alone" | "greedy" | "exchange";
}

/** What holds in the static surrogate. */
export interface StaticBound {
  roundValue: number;
  baseline: number;
  best: number;
  bestBound: number;
  bound: number;
  isProven: boolean;
  rounds: { system: Names; near: Names; count: number; atLeast: number; atMost: number }[];
  leftOut: string[];
  gap: number;
}

/** The result of `testudo plan`. */
export interface ReinforcementPlan {
  version: string;
  scenario: string;
  title: Names;
  scenarioHash: string;
  elementsHash: string;
  catalogueHash: string;
  calibration: Calibration | null;
  status: "chosen" | "undecided" | "interrupted";
  budget: number;
  seed: number;
  difference: number;
  replications: number;
  packages: number;
  launched: number;
  baseline: PairedEstimate;
  best: PackageAnswer;
  indistinguishable: PackageAnswer[];
  elements: ElementAnswer[];
  search: { replications: number; finalists: number; choiceReplications: number; tried: PackageTrial[] };
  surrogate: StaticBound | null;
}
