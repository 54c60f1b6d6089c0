/** The published form of a result: `schema/result.schema.json` describes it. Units are SI, money is in USD. */

/** A name in each language. */
export interface Names {
  en: string;
  uk: string;
  ru: string;
}

/** A mean with its two bands: 95 % of sampling, 90 % of the inputs. */
export interface Estimate {
  mean: number;
  samplingLow: number | null;
  samplingHigh: number | null;
  inputLow: number | null;
  inputHigh: number | null;
}

/** A probability with its 95 % interval. */
export interface Proportion {
  value: number;
  low: number;
  high: number;
}

/** A count with its 5th, 50th and 95th percentile over single raids. */
export interface Spread {
  expected: Estimate;
  oneRaidLow: number;
  oneRaidMedian: number;
  oneRaidHigh: number;
}

export interface Percentile {
  value: number;
  low: number;
  high: number;
}

export interface HistogramBin {
  from: number;
  count: number;
}

export interface TimeDistribution {
  count: number;
  p05: Percentile | null;
  p50: Percentile | null;
  p95: Percentile | null;
  histogram: HistogramBin[];
}

export interface CauseAnswer {
  cause: string;
  leaked: Estimate;
}

export interface LayerAnswer {
  layer: string;
  stopped: Estimate;
}

export interface ClassAnswer {
  class: string;
  launched: Estimate;
  stopped: Spread;
  hardKilled: Estimate;
  softKilled: Estimate;
  failed: Estimate;
  leaked: Spread;
  expended: Estimate;
  leakageRate: Estimate;
  tracked: Estimate;
  engaged: Estimate;
  rounds: Estimate;
  dismissed: Estimate;
  layers: LayerAnswer[];
  causes: CauseAnswer[];
  warning: TimeDistribution | null;
}

export interface AssetAnswer {
  id: string;
  name: Names;
  latitude: number;
  longitude: number;
  value: number;
  population: number | null;
  aimed: Estimate;
  undefended: Estimate;
  leaked: Spread;
  leakageRate: Estimate | null;
  hit: Proportion;
  interceptsOver: Estimate;
  damage: Estimate;
  undefendedDamage: Estimate;
  causes: CauseAnswer[];
  warning: TimeDistribution;
  sheltered: Proportion | null;
}

export interface SystemAnswer {
  id: string;
  name: Names;
  kind: string;
  layer: string;
  batteries: number;
  stock: number;
  engagements: Estimate;
  rounds: Estimate;
  kills: Estimate;
  roundsPerKill: Estimate | null;
  decoyRounds: Estimate;
  wastedRounds: Estimate;
  costUsd: Estimate;
  costPerKillUsd: Estimate | null;
  emptyBatteries: Estimate;
  allEmpty: Proportion;
  blocked: Estimate;
}

export interface BatteryAnswer {
  id: string;
  system: string;
  near: Names;
  latitude: number;
  longitude: number;
  stock: number;
  rounds: Estimate;
  kills: Estimate;
  empty: Proportion | null;
  envelopes: { class: string; radiusMetres: number; maxAltitudeMetres: number | null }[];
}

export interface SensorAnswer {
  id: string;
  sensor: string;
  name: Names;
  kind: string;
  latitude: number;
  longitude: number;
  rangeMetres: number | null;
}

export interface CountryAnswer {
  id: string;
  name: Names;
  entries: Estimate;
  entered: Proportion;
  stopped: Estimate;
  minutesInside: Estimate;
}

export interface LeakerDistribution {
  mean: Estimate;
  p05: Percentile;
  median: Percentile;
  p90: Percentile;
  p95: Percentile;
  cvar95: number;
  none: Proportion;
  atMost: { k: number; probability: Proportion }[];
  histogram: HistogramBin[];
}

export interface CostAnswer {
  defenderUsd: Estimate;
  attackerUsd: Estimate;
  exchangeRatio: Estimate;
  perKillUsd: Estimate | null;
  damageShare: Estimate;
  undefendedDamageShare: Estimate;
  protectedShare: Estimate;
  weightedLeakage: Estimate;
  decoyRounds: Estimate | null;
}

export interface ReactionChain {
  detection: TimeDistribution;
  track: TimeDistribution;
  decision: TimeDistribution;
  flyOut: TimeDistribution;
  beforeImpact: TimeDistribution;
  interceptHeightMetres: TimeDistribution;
  interceptDistanceMetres: TimeDistribution;
}

export interface ClosedFormAnswer {
  leakers: number;
  noLeaker: number | null;
  rounds: number | null;
  classes: { class: string; launched: number; leakers: number }[];
}

export interface Assumption {
  path: string;
  quantity: string;
  value: number;
  low: number;
  high: number;
  source: string;
  date: string;
  confidence: string;
  note: string | null;
  propagated: boolean;
}

export interface SourceAnswer {
  id: string;
  title: string;
  publisher: string;
  published: string;
  url: string | null;
}

/** Points are [latitude, longitude, height in metres, seconds after launch]; between them a great circle at constant speed. */
export interface RouteAnswer {
  salvo: string;
  threat: string;
  class: string;
  asset: string;
  number: number;
  points: [number, number, number, number][];
}

/** Times in seconds from midnight of the scenario's date. */
export interface SalvoAnswer {
  id: string;
  threat: string;
  name: Names;
  class: string;
  count: number;
  from: Names;
  begins: number;
  ends: number;
  isArrival: boolean;
}

/** A correlation that was measured over the replications. */
export interface SpreadEstimate {
  value: number;
  standardError: number | null;
}

/** A correlation as the public record shows it. */
export interface RecordedSpread {
  value: number;
  low: number;
  high: number;
  source: string;
}

/** How much single raids differ in a class of the record. */
export interface GroupSpread {
  group: string;
  classes: string[];
  size: number;
  withinDraw: SpreadEstimate | null;
  overall: SpreadEstimate | null;
  record: RecordedSpread | null;
}

/** How two classes differ together. */
export interface GroupPair {
  first: string;
  second: string;
  withinDraw: SpreadEstimate | null;
  overall: SpreadEstimate | null;
}

export interface RaidSpreadAnswer {
  groups: GroupSpread[];
  pairs: GroupPair[];
  recordCorrelation: RecordedSpread | null;
}

/** The alarms of one region. */
export interface RegionAnswer {
  id: string;
  name: Names;
  assets: string[];
  population: number | null;
  alarms: Estimate;
  alertHours: Estimate;
  alertHoursWithoutImpact: Estimate;
  falseAlarmShare: Estimate | null;
}

/** Who was near impacts and debris at one asset. */
export interface AssetExposure {
  id: string;
  exposed: Estimate;
  exposedSheltered: Estimate;
  underDebris: Estimate;
}

/** Who was warned, and who was near: exposures, never casualties. */
export interface PeopleAnswer {
  hasPlan: boolean;
  warnedShare: Estimate | null;
  exposed: Estimate;
  exposedSheltered: Estimate;
  exposedUnsheltered: Estimate;
  underDebris: Estimate;
  alertPersonHours: Estimate;
  alertPersonHoursWithoutImpact: Estimate;
  falseAlarmShare: Estimate | null;
  regions: RegionAnswer[];
  assets: AssetExposure[];
}

/** The calibration from which uncertain numbers are drawn. */
export interface Calibration {
  hash: string;
  scenario: string;
  recordHash: string;
  from: string;
  to: string;
  raids: number;
  draws: number;
}

export interface RaidAssessment {
  format: "testudo-assessment/1";
  version: string;
  scenario: string;
  title: Names;
  date: string;
  notes: Names | null;
  scenarioHash: string;
  catalogueHash: string;
  calibration: Calibration | null;
  seed: number;
  replications: number;
  parameterDraws: number;
  interrupted: boolean;
  raid: ClassAnswer;
  classes: ClassAnswer[];
  leakers: LeakerDistribution;
  assets: AssetAnswer[];
  systems: SystemAnswer[];
  batteries: BatteryAnswer[];
  sensors: SensorAnswer[];
  countries: CountryAnswer[];
  cost: CostAnswer;
  peopleThreatened: Estimate;
  peopleSheltered: Estimate;
  reaction: ReactionChain;
  closedForm: ClosedFormAnswer;
  salvos: SalvoAnswer[];
  routes: RouteAnswer[];
  representatives: { median: number; worstDecile: number };
  assumptions: Assumption[];
  sources: SourceAnswer[];
  spread: RaidSpreadAnswer;
  people: PeopleAnswer;
  autopsy?: AutopsyAnswer | null;
  sensitivity?: SensitivityAnswer | null;
}

/** A share of a variance with its 95 % interval; beyond 0 and 1 only by chance. */
export interface ShareEstimate {
  value: number;
  low: number;
  high: number;
}

/** The shares of a group of uncertain numbers. */
export interface GroupSensitivity {
  name: string;
  numbers: number;
  first: ShareEstimate;
  total: ShareEstimate;
}

/** The shares of one uncertain number. */
export interface NumberSensitivity {
  path: string;
  grade: string;
  first: ShareEstimate;
  total: ShareEstimate | null;
}

/** Where the variance of one outcome comes from. */
export interface OutcomeSensitivity {
  outcome: string;
  class: string;
  mean: number;
  inputShare: ShareEstimate | null;
  isTold: boolean;
  interactions: ShareEstimate | null;
  grades: GroupSensitivity[];
  kinds: GroupSensitivity[];
  owners: GroupSensitivity[];
  numbers: NumberSensitivity[];
}

/** Which uncertain numbers the uncertainty comes from. */
export interface SensitivityAnswer {
  parameters: number;
  draws: number;
  replications: number;
  outcomes: OutcomeSensitivity[];
}

/** A mean over pairs of replications with its 95 % interval. */
export interface PairedEstimate {
  mean: number;
  low: number | null;
  high: number | null;
}

/** Leakers of one class at one asset for one cause, and what stops them. */
export interface AutopsyCause {
  cause: string;
  class: string;
  asset: string;
  assetName: Names;
  leaked: number;
  share: number;
  smallest: string | null;
  smallestShare: number | null;
  best: string | null;
  bestShare: number | null;
}

/** A change of the scenario and what it averts. */
export interface AutopsyChange {
  id: string;
  kind: string;
  systemName: Names | null;
  sensorName: Names | null;
  near: Names | null;
  classes: string[];
  batteries: number;
  amount: number;
  averted: PairedEstimate;
  stopped: PairedEstimate;
  newlyThrough: PairedEstimate;
  group: number;
  line: number;
  before: string[];
  after: string[];
}

/** What would have stopped the leakers. */
export interface AutopsyAnswer {
  replications: number;
  screeningReplications: number;
  tried: number;
  notTried: number;
  leaked: number;
  causes: AutopsyCause[];
  changes: AutopsyChange[];
}
