import { describe, expect, it } from "vitest";
import type { CauseAnswer, ClassAnswer, Estimate, RaidAssessment, Spread } from "../data/assessment";
import { languages } from "../data/page";
import { words } from "../words/words.svelte";
import { bandsSentence, leakedSentence, stoppedSentence } from "./sentences";

const estimate = (mean: number): Estimate => ({
  mean,
  samplingLow: mean - 0.2,
  samplingHigh: mean + 0.2,
  inputLow: mean - 2,
  inputHigh: mean + 2,
});
const spread = (mean: number, low: number, high: number): Spread => ({
  expected: estimate(mean),
  oneRaidLow: low,
  oneRaidMedian: mean,
  oneRaidHigh: high,
});

function answer(word: string, launched: number): ClassAnswer {
  return { class: word, launched: estimate(launched) } as ClassAnswer;
}

function raid(leaked: Spread, causes: CauseAnswer[], classes: ClassAnswer[]): RaidAssessment {
  return {
    replications: 10000,
    classes,
    raid: { leaked, causes, stopped: spread(98.2, 85, 109), failed: estimate(16.8) },
    assets: [
      { name: { en: "Kyiv", uk: "Київ", ru: "Киев" }, leaked: spread(2.3, 0, 6) },
      { name: { en: "Kharkiv", uk: "Харків", ru: "Харьков" }, leaked: spread(10.7, 6, 18) },
    ],
  } as unknown as RaidAssessment;
}

const whole = raid(
  spread(19.04, 12, 29),
  [
    { cause: "missed", leaked: estimate(6.3) },
    { cause: "out-of-reach", leaked: estimate(7.02) },
  ],
  [answer("one-way-drone", 35), answer("cruise", 73), answer("ballistic", 26)],
);

describe("the answer in two sentences", () => {
  it.each([
    [
      "en",
      "Of 99 missiles and 35 drones, 19 [12, 29] would get through; the main causes are “out of reach” (37\u00a0%) and “missed” (33\u00a0%).",
      "The defence would stop 98 [85, 109], and 17 would fail by themselves; most would reach Kharkiv: 11 [6, 18].",
    ],
    [
      "uk",
      "Із 99 ракет та 35 дронів прорвалося б 19 [12; 29]; головні причини — «поза досяжністю» (37\u00a0%) та «промах» (33\u00a0%).",
      "Оборона зупинила б 98 [85; 109], ще 17 відмовило б самостійно; найбільше прорвалося б до цілі Харків: 11 [6; 18].",
    ],
    [
      "ru",
      "Из 99 ракет и 35 дронов прорвалось бы 19 [12; 29]; главные причины — «вне досягаемости» (37\u00a0%) и «промах» (33\u00a0%).",
      "Оборона остановила бы 98 [85; 109], ещё 17 отказало бы само; больше всего прорвалось бы к цели Харьков: 11 [6; 18].",
    ],
  ] as const)("says what gets through and what is stopped (%s)", (language, leaked, stopped) => {
    words.language = language;
    expect(leakedSentence(whole)).toBe(leaked);
    expect(stoppedSentence(whole)).toBe(stopped);
  });

  it("gives a bound where nothing leaked", () => {
    words.language = "en";
    const none = raid(
      {
        expected: { mean: 0, samplingLow: 0, samplingHigh: 0.0003, inputLow: 0, inputHigh: 0 },
        oneRaidLow: 0,
        oneRaidMedian: 0,
        oneRaidHigh: 0,
      },
      [],
      [answer("one-way-drone", 1)],
    );
    expect(leakedSentence(none)).toBe(
      "Of 1 drone, none got through in 10,000 simulated raids; with 95 % confidence, fewer than 0.0003 a raid would.",
    );
  });

  it("says so where the inputs cannot be told from chance", () => {
    const unknown = structuredClone(whole);
    unknown.raid.leaked.expected.inputLow = unknown.raid.leaked.expected.inputHigh = null;
    for (const language of languages) {
      words.language = language;
      expect(bandsSentence(unknown)).toContain(words.of("answer.inputsUnknown"));
      expect(bandsSentence(whole)).toContain(language === "en" ? "[17.0, 21.0]" : "[17,0; 21,0]");
    }
  });
});
