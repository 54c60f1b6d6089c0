import type { Calibration, CauseAnswer, ClassAnswer, RaidAssessment, Spread } from "../data/assessment";
import { date, inputs, none, percent, sampling, spokenMean, whole } from "../words/format";
import { words } from "../words/words.svelte";

// A second cause is named when it explains at least this part of the leakers.
const leastSecondShare = 0.2;

/** A mean with the band of single raids, as in 25 [19, 32]. */
export function spokenSpread(spread: Spread): string {
  const separator = words.language === "en" ? ", " : "; ";
  return `${spokenMean(spread.expected.mean)} [${whole(spread.oneRaidLow)}${separator}${whole(spread.oneRaidHigh)}]`;
}

/** What was launched: missiles, drones and decoys. */
function launched(classes: ClassAnswer[]): string {
  const count = (belongs: (word: string) => boolean) =>
    Math.round(classes.filter((c) => belongs(c.class)).reduce((sum, c) => sum + c.launched.mean, 0));
  const parts = [
    ["answer.missiles", count((c) => c !== "one-way-drone" && c !== "decoy")],
    ["answer.drones", count((c) => c === "one-way-drone")],
    ["answer.decoys", count((c) => c === "decoy")],
  ] as const;
  const said = parts.filter(([, n]) => n > 0).map(([key, n]) => words.of(key, { n, value: whole(n) }));
  const last = said.pop() ?? words.of("answer.missiles", { n: 0, value: "0" });
  return said.length === 0 ? last : words.of("answer.andList", { first: said.join(", "), last });
}

function byWeight(causes: CauseAnswer[]): CauseAnswer[] {
  return causes.filter((c) => c.leaked.mean > 0).toSorted((a, b) => b.leaked.mean - a.leaked.mean);
}

/** What gets through, and why. */
export function leakedSentence(result: RaidAssessment): string {
  const leaked = result.raid.leaked;
  const [first, second] = byWeight(result.raid.causes);
  if (!first) {
    return words.of("answer.noneLeaked", {
      launched: launched(result.classes),
      replications: whole(result.replications),
      bound: words.number(Number((leaked.expected.samplingHigh ?? 3 / result.replications).toPrecision(2))),
    });
  }
  const share = (cause: CauseAnswer) => cause.leaked.mean / leaked.expected.mean;
  const values = {
    launched: launched(result.classes),
    leaked: spokenSpread(leaked),
    cause: words.label("cause", first.cause),
    share: percent(share(first)),
  };
  return second && share(second) >= leastSecondShare
    ? words.of("answer.leakedSecond", {
        ...values,
        second: words.label("cause", second.cause),
        secondShare: percent(share(second)),
      })
    : words.of("answer.leaked", values);
}

/** What is stopped, and where most get through. */
export function stoppedSentence(result: RaidAssessment): string {
  const values = { stopped: spokenSpread(result.raid.stopped), failed: spokenMean(result.raid.failed.mean) };
  const worst = result.assets.toSorted((a, b) => b.leaked.expected.mean - a.leaked.expected.mean)[0];
  return worst && worst.leaked.expected.mean > 0
    ? words.of("answer.stopped", { ...values, asset: words.name(worst.name), there: spokenSpread(worst.leaked) })
    : words.of("answer.stoppedOnly", values);
}

/** Whether the model was fitted to what was reported. */
export function calibratedSentence(calibration: Calibration | null): string {
  return calibration
    ? words.of("answer.calibrated", {
        raids: whole(calibration.raids),
        from: date(calibration.from),
        to: date(calibration.to),
      })
    : words.of("answer.uncalibrated");
}

/** What the brackets mean, with both bands of the mean. */
export function bandsSentence(result: RaidAssessment): string {
  const mean = result.raid.leaked.expected;
  const decimals = mean.mean >= 9.995 ? 1 : 2;
  const band = inputs(mean, decimals);
  return words.of("answer.how", {
    mean: words.number(mean.mean, decimals),
    sampling: sampling(mean, decimals),
    inputs: band === none ? words.of("answer.inputsUnknown") : band,
  });
}
