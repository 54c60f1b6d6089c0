import { beforeEach, describe, expect, it } from "vitest";
import type { ScoreSummary } from "../data/score";
import { words } from "../words/words.svelte";
import { cellsOf, cellsOfDifference, nameOf } from "./groups";

const score: ScoreSummary = {
  forecaster: "testudo",
  cells: 1310,
  launched: 20000,
  logScore: 2.66481,
  crps: 4.08432,
  coverage50: 0.503,
  coverage80: 0.805,
  coverage90: 0.894,
  histogram: Array.from({ length: 10 }, () => 0.1),
  unreliability: 0.031,
};

beforeEach(() => {
  words.language = "en";
});

describe("groups of scores", () => {
  it("have names in the reader's language", () => {
    const names = (["all", "total"] as const).map((kind) => nameOf({ kind, name: "all", scores: [score] }));
    expect(names).toEqual(["All cells", "Totals of raids of several classes"]);
    expect(nameOf({ kind: "size", name: "6-20", scores: [score] })).toBe("Launched of one class: 6–20");
    words.language = "uk";
    expect(nameOf({ kind: "size", name: "over 200", scores: [score] })).toBe("Випущено одного класу: понад 200");
    expect(nameOf({ kind: "class", name: "cruise", scores: [score] })).toBe("Крилаті ракети");
  });

  it("are told with the digits that count", () => {
    expect(cellsOf("testudo", score).map((c) => c.text)).toEqual([
      "testudo",
      "1,310",
      "2.665",
      "4.084",
      "50 / 81 / 89",
      "0.031",
    ]);
    const difference = { value: -0.15, low: -0.21, high: -0.095 };
    const line = { name: "all", baseline: "B5", cells: 310, raids: 179, logScore: difference, crps: difference };
    expect(cellsOfDifference(line, "All cells")[0]!.text).toBe("All cells: B5");
    expect(cellsOfDifference(line, "All cells")[2]!.under).toEqual(["95 % [-0.210, -0.095]"]);
  });
});
