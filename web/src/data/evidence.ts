import type { Names } from "./assessment";

/** The documents that `testudo evidence … --json` prints; `schema/evidence-output.schema.json` describes them. */
export interface Provenance {
  version: string;
  command: string;
  catalogueHash: string | null;
  record: { file: string; sha256: string; rows: number } | null;
}

export interface ClassEntry {
  class: string;
  launched: number;
  destroyed: number;
  notReached: number | null;
  stopped: number;
  leaked: number;
  rows: number;
  rowsLeftOut: number;
}

export interface TotalEntry {
  subject: string;
  outcome: string;
  low: number;
  high: number | null;
  isSum: boolean;
}

export interface RaidEntry {
  origin: "record" | "facts";
  id: string;
  date: string;
  begin: string;
  end: string;
  isDateOnly: boolean;
  launched: number | null;
  classes: ClassEntry[];
  accounts: { label: string; source: string | null; totals: TotalEntry[] }[];
  targets: string[];
  launchPlaces: string[];
  links: string[];
  rows: number;
  regionalRows: number;
  note: string | null;
}

export interface RaidsDocument {
  provenance: Provenance;
  from: string | null;
  to: string | null;
  raids: RaidEntry[];
  stopped: RateEntry[];
}

export interface RateEntry {
  period: string;
  from: string;
  to: string;
  class: string;
  outcome: string;
  launched: number;
  count: number;
  value: number | null;
  low: number | null;
  high: number | null;
  designEffect: number;
  correlation: number;
  raids: number;
  rows: number;
  rowsStillFlying: number;
  regimes: string[];
  mixesRegimes: boolean;
  isComparable: boolean;
  leftOut: { reason: string; rows: number; launched: number }[];
}

export interface RegimeEntry {
  id: string;
  classes: string[];
  from: string | null;
  to: string | null;
  notReached: string;
  comparable: string[];
  destroyed: string;
  evidence: string;
}

export interface RatesDocument {
  provenance: Provenance;
  by: string;
  classes: string[];
  outcomes: string[];
  from: string | null;
  to: string | null;
  rates: RateEntry[];
  regimes: RegimeEntry[];
}

export interface QuantityEntry {
  stated: number | null;
  statedHigh: number | null;
  hedge: string;
  low: number;
  high: number | null;
}

export interface SubjectEntry {
  text: string;
  threats: string[];
  class: string | null;
  excluding: string[];
  term: string | null;
}

export interface ClaimEntry {
  kind: string;
  subject: SubjectEntry;
  outcome: string;
  quantity: QuantityEntry | null;
  outOf: QuantityEntry | null;
  places: string[];
  speaker: string | null;
  span: { start: number; length: number; text: string } | null;
  doubt: string | null;
}

export interface ReportEntry {
  id: string;
  publisher: string;
  title: string | null;
  published: string | null;
  source: string | null;
  language: string | null;
  confidence: string | null;
  note: string | null;
}

export interface RowEntry {
  line: number;
  model: string;
  threats: string[];
  class: string;
  begin: string;
  end: string;
  isDateOnly: boolean;
  launchPlace: string;
  target: string;
  launched: number | null;
  destroyed: number | null;
  notReached: number | null;
  stopped: number | null;
  stillFlying: number | null;
  link: string;
  isNational: boolean;
  repairs: string[];
  remarks: string[];
}

export interface AccountEntry {
  who: string;
  label: string;
  speaker: string | null;
  isComplete: boolean;
  targets: string[];
  report: ReportEntry;
  claims: ClaimEntry[];
}

export interface NumberEntry {
  account: number;
  origin: string;
  low: number;
  high: number | null;
  quantity: QuantityEntry | null;
  claims: number[];
}

export interface GroupEntry {
  subject: SubjectEntry;
  outcome: string;
  places: string[];
  verdict: string;
  numbers: NumberEntry[];
  findings: { kind: string; accounts: number[]; text: Names }[];
}

export interface SumEntry {
  account: number;
  subject: SubjectEntry;
  outcome: string;
  total: QuantityEntry | null;
  low: number;
  high: number | null;
  parts: number;
  verdict: string;
  text: Names;
}

export interface RaidDocument {
  provenance: Provenance;
  id: string;
  time: { from: string; to: string; isDateOnly: boolean };
  note: string | null;
  targets: string[];
  record: { raid: RaidEntry; rows: RowEntry[]; regional: RowEntry[] } | null;
  accounts: AccountEntry[];
  groups: GroupEntry[];
  sums: SumEntry[];
}
