import type {
  AssetAnswer,
  ClassAnswer,
  Estimate,
  Names,
  Percentile,
  RaidAssessment,
  SystemAnswer,
  TimeDistribution,
} from "../data/assessment";
import type { AssessmentData } from "../data/page";
import type { Look } from "./look";

/** A small result for tests: numbers that can be checked by hand. */
export function fixture(change: (result: RaidAssessment) => void = () => undefined): AssessmentData {
  const result = raid();
  change(result);
  return { format: "testudo-page/1", page: "assessment", language: null, result } as unknown as AssessmentData;
}

export const testLook = (width: number): Look => ({ width, theme: "light", fontSize: 12, colour: () => "#123456" });

export const estimate = (mean: number, spread = 0.2): Estimate => ({
  mean,
  samplingLow: mean * (1 - spread / 4),
  samplingHigh: mean * (1 + spread / 4),
  inputLow: mean * (1 - spread),
  inputHigh: mean * (1 + spread),
});

const names = (en: string): Names => ({ en, uk: en, ru: en });
const percentile = (value: number): Percentile => ({ value, low: value * 0.9, high: value * 1.1 });
const spread = (mean: number) => ({
  expected: estimate(mean),
  oneRaidLow: 0,
  oneRaidMedian: Math.round(mean),
  oneRaidHigh: Math.round(mean * 2),
});

/** Two bins begin at 0: none at all, and less than 5 s. */
export const someTimes: TimeDistribution = {
  count: 10,
  p05: percentile(0),
  p50: percentile(302.5),
  p95: percentile(1830),
  histogram: [
    { from: 0, count: 1 },
    { from: 0, count: 1 },
    { from: 60, count: 2 },
    { from: 300, count: 4 },
    { from: 1800, count: 2 },
  ],
};

function classOf(name: string, layers: number[], failed: number, leaked: number, expended: number): ClassAnswer {
  const stopped = layers.reduce((a, b) => a + b);
  return {
    class: name,
    launched: estimate(stopped + failed + leaked + expended),
    stopped: spread(stopped),
    failed: estimate(failed),
    leaked: spread(leaked),
    expended: estimate(expended),
    layers: ["long", "point"].map((layer, i) => ({ layer, stopped: estimate(layers[i]!) })),
    causes: [
      { cause: "missed", leaked: estimate(leaked / 4) },
      { cause: "out-of-reach", leaked: estimate((leaked * 3) / 4) },
    ],
    warning: name === "all" ? null : someTimes,
  } as ClassAnswer;
}

const asset = (id: string, leaked: number): AssetAnswer =>
  ({ id, name: names(id), leaked: spread(leaked), warning: someTimes }) as AssetAnswer;

const system = (id: string, stock: number, rounds: number): SystemAnswer =>
  ({
    id,
    name: names(id),
    stock,
    rounds: estimate(rounds),
    costUsd: estimate(rounds * 1e6),
    allEmpty: { value: 0, low: 0, high: 0.004 },
  }) as SystemAnswer;

function raid(): RaidAssessment {
  return {
    title: names("Raid"),
    date: "2024-01-02",
    replications: 100,
    raid: classOf("all", [12, 6], 3, 4, 5),
    classes: [classOf("cruise", [10, 4], 2, 4, 0), classOf("decoy", [2, 2], 1, 0, 5)],
    leakers: {
      p05: percentile(2),
      median: percentile(4),
      p90: percentile(6),
      p95: percentile(6),
      none: { value: 0, low: 0, high: 0.04 },
      atMost: [
        { k: 2, probability: { value: 0.2, low: 0.1, high: 0.3 } },
        { k: 4, probability: { value: 0.7, low: 0.6, high: 0.8 } },
        { k: 6, probability: { value: 1, low: 0.96, high: 1 } },
      ],
      histogram: [
        { from: 2, count: 20 },
        { from: 4, count: 50 },
        { from: 6, count: 30 },
      ],
    },
    assets: Array.from({ length: 8 }, (_, i) => asset(`a.b[${i}]`, i)),
    systems: [system("S-300", 100, 25), system('=1+"1', 10, 5), system("Jammer", 0, 0)],
    cost: {
      defenderUsd: estimate(30e6),
      attackerUsd: estimate(60e6),
      exchangeRatio: estimate(0.5),
      damageShare: estimate(0.02),
      undefendedDamageShare: estimate(0.1),
      protectedShare: estimate(0.08),
    },
    reaction: {
      detection: someTimes,
      track: someTimes,
      decision: someTimes,
      flyOut: someTimes,
      beforeImpact: { count: 0, p05: null, p50: null, p95: null, histogram: [] },
    },
    closedForm: {
      leakers: 1.5,
      noLeaker: null,
      rounds: null,
      classes: [{ class: "cruise", launched: 20, leakers: 1.5 }],
    },
  } as unknown as RaidAssessment;
}
