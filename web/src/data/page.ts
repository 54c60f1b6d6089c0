import type { FeatureCollection, MultiPolygon } from "geojson";
import type { DefendedFootprint, RaidSaturation } from "./analyses";
import type { Names, RaidAssessment } from "./assessment";
import type { CalibrationDocument } from "./calibration";
import type { CampaignAssessment } from "./campaign";
import type { ComparisonAnswer } from "./compare";
import type { ReinforcementPlan } from "./plan";
import type { ScoreDocument } from "./score";
import type { Provenance, RaidDocument, RaidsDocument, RatesDocument } from "./evidence";

/** The languages of the page. */
export const languages = ["uk", "en", "ru"] as const;
export type Language = (typeof languages)[number];

/** One replication as columns; times are differences in tenths of a second, from midnight of the scenario's date. */
export interface ReplayColumns {
  replication: number;
  time: number[];
  kind: number[];
  threat: number[];
  battery: number[];
  sensor: number[];
  rounds: number[];
  value: number[];
}

/** What is the same for every replay: `kind`, the cause of a blocked shot, `sensor` and `threat` are indices into these. */
export interface ReplayWords {
  kinds: string[];
  causes: string[];
  sensors: string[];
  /** Salvo (index) and number within it (from 1) of each threat. */
  threats: { salvo: number[]; member: number[] };
}

/** What the page of a raid is made from. */
export interface AssessmentData extends ReplayWords {
  format: "testudo-page/1";
  page: "assessment";
  /** The language in which the page opens; null for that of the browser. */
  language: Language | null;
  /** The command that makes this result again. */
  command: string;
  result: RaidAssessment;
  /** Names of threats, systems, sensors and places by id. */
  names: Record<string, Names>;
  borders: FeatureCollection<MultiPolygon, Names & { id: string }>;
  /** The median replication, the worst decile, then others. */
  replays: ReplayColumns[];
}

/** What the page of evidence is made from; a part that is null is not shown. */
export interface EvidenceData {
  format: "testudo-page/1";
  page: "evidence";
  language: Language | null;
  command: string;
  provenance: Provenance;
  raids: RaidsDocument | null;
  rates: RatesDocument | null;
  raid: RaidDocument | null;
  /** Names of threats, systems, sensors and places by id. */
  names: Record<string, Names>;
}

/** What the page of a footprint is made from. */
export interface FootprintData {
  format: "testudo-page/1";
  page: "footprint";
  language: Language | null;
  command: string;
  result: DefendedFootprint;
  borders: FeatureCollection<MultiPolygon, Names & { id: string }>;
}

/** What the page of a knee is made from. */
export interface KneeData {
  format: "testudo-page/1";
  page: "knee";
  language: Language | null;
  command: string;
  result: RaidSaturation;
}

/** What the page of a campaign is made from. */
export interface CampaignData {
  format: "testudo-page/1";
  page: "campaign";
  language: Language | null;
  command: string;
  result: CampaignAssessment;
}

/** What the page of options side by side is made from. */
export interface CompareData {
  format: "testudo-page/1";
  page: "compare";
  language: Language | null;
  command: string;
  result: ComparisonAnswer;
}

/** What the page of a package under a budget is made from. */
export interface PlanData {
  format: "testudo-page/1";
  page: "plan";
  language: Language | null;
  command: string;
  result: ReinforcementPlan;
}

/** What the page of scores is made from. */
export interface ScoreData {
  format: "testudo-page/1";
  page: "score";
  language: Language | null;
  command: string;
  result: ScoreDocument;
}

/** What the page of a calibration is made from. */
export interface CalibrationData {
  format: "testudo-page/1";
  page: "calibration";
  language: Language | null;
  command: string;
  result: CalibrationDocument;
}

/** What any page is made from. */
export type PageData =
  | AssessmentData
  | CalibrationData
  | EvidenceData
  | FootprintData
  | KneeData
  | CampaignData
  | CompareData
  | PlanData
  | ScoreData;

/** The data of this page. */
export function readPage(document: Document): PageData {
  return JSON.parse(document.getElementById("data")!.textContent!) as PageData;
}
