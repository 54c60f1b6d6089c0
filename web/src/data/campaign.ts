import type { Calibration, Names } from "./assessment";

/** A quantity over replications: the mean with its 95 % interval, and percentiles. */
export interface CampaignSpread {
  mean: number;
  meanLow: number;
  meanHigh: number;
  low90: number;
  low50: number;
  median: number;
  high50: number;
  high90: number;
}

/** A quantity at the end of each day. */
export interface DaySeries {
  low90: number[];
  low50: number[];
  median: number[];
  high50: number[];
  high90: number[];
}

/** Whether and when something happens: in what part of campaigns, and by which day in 5, 25, 50, 75 and 95 % of them. */
export interface DateAnswer {
  probability: number;
  low: number;
  high: number;
  date90: string | null;
  date50: string | null;
  median: string | null;
  date50Late: string | null;
  date90Late: string | null;
}

export interface ReportedMonth {
  launched: number;
  stoppedRate: number | null;
  source: string;
}

export interface MonthAnswer {
  month: string;
  launched: CampaignSpread;
  leaked: CampaignSpread;
  stoppedRate: CampaignSpread | null;
  reported: ReportedMonth | null;
  agrees: boolean | null;
}

export interface CampaignClass {
  /** Null for all classes together. */
  class: string | null;
  launched: CampaignSpread;
  stopped: CampaignSpread;
  leaked: CampaignSpread;
  withheld: CampaignSpread;
  stoppedRate: CampaignSpread | null;
  months: MonthAnswer[];
}

export interface StockAnswer {
  id: string;
  title: Names;
  systems: Names[];
  initial: CampaignSpread;
  delivered: CampaignSpread;
  produced: CampaignSpread;
  used: CampaignSpread;
  lost: CampaignSpread;
  left: CampaignSpread;
  notCome: CampaignSpread;
  empty: DateAnswer;
  days: DaySeries;
}

/** A paired difference with its 95 % interval. */
export interface Difference {
  mean: number;
  low: number;
  high: number;
  isDistinct: boolean;
}

/** A policy or lever beside the campaign as it is; `leakedMore` is null for the campaign itself. */
export interface VariantAnswer {
  id: string;
  title: Names;
  replications: number;
  leaked: CampaignSpread;
  leakedMore: Difference | null;
  leakedMoreByClass: Difference[];
  empty: number[];
  leftMore: Difference[];
}

/** The result of `testudo campaign`. */
export interface CampaignAssessment {
  version: string;
  title: Names;
  notes: Names | null;
  from: string;
  to: string;
  scenario: string;
  campaignHash: string;
  scenarioHash: string;
  catalogueHash: string;
  recordHash: string | null;
  optionsHash: string | null;
  calibration: Calibration | null;
  seed: number;
  replications: number;
  interrupted: boolean;
  raidsFrom: "record" | "given";
  raids: CampaignSpread;
  policy: string;
  classes: CampaignClass[];
  stocks: StockAnswer[];
  capability: { days: DaySeries; halfLife: DateAnswer };
  batteries: DaySeries;
  policies: VariantAnswer[];
  levers: VariantAnswer[];
  breakEven: {
    stock: string;
    perMonth: number;
    low: number;
    high: number;
    comesPerMonth: number;
    replications: number;
  } | null;
  assumptions: {
    path: string;
    value: number;
    low: number;
    high: number;
    source: string;
    date: string;
    confidence: string;
    note: string | null;
  }[];
  sources: { id: string; title: string; publisher: string; published: string; url: string | null }[];
}
