import { compile } from "vega-lite";
import { beforeEach, describe, expect, test } from "vitest";
import { languages } from "../data/page";
import { configFor } from "./config";
import { toSvg } from "./draw";
import { estimate, fixture, testLook } from "./fixture";
import type { Panel, PlotContent, Row } from "./plot";
import { isSilent, plotsOf } from "./plots";
import { words } from "../words/words.svelte";

beforeEach(() => {
  words.language = "en";
});

const drawn = (data = fixture()) => plotsOf(data).filter((plot): plot is PlotContent => !isSilent(plot));
const plot = (id: string, data = fixture()) => drawn(data).find((p) => p.id === id)!;
const numbers = (rows: Row[], key: string) => rows.map((row) => Number(row[key]));

test("Every plot is there, each with a title, a note, a finding and a table", () => {
  expect(drawn().map((p) => p.id)).toEqual([
    "leakers",
    "leaked-by-cause",
    "stopped-by-layer",
    "closed-form",
    "rounds-left",
    "cost",
    "warning-by-class",
    "warning-by-city",
    "reaction",
  ]);
  for (const p of drawn()) {
    expect([p.title, p.note, p.finding].every((text) => text.length > 0)).toBe(true);
    expect(p.rows.length).toBeGreaterThan(0);
    expect(p.rows.every((row) => p.columns.every((column) => column.key in row))).toBe(true);
  }
});

describe.each(languages)("In %s", (language) => {
  test.each([330, 640])("every plot compiles without a warning at %i pixels, and draws its title", async (width) => {
    words.language = language;
    const warnings: unknown[] = [];
    const logger = { level: () => logger, warn: log, info: log, error: log, debug: () => logger };
    function log(...args: unknown[]) {
      warnings.push(args);
      return logger;
    }
    for (const p of drawn()) {
      const look = testLook(width);
      compile({ ...p.spec(look), config: configFor(look) }, { logger: logger as never });
      const svg = await toSvg(p, look);
      expect(svg).toContain(p.title.split(" ")[0]!);
      expect(svg).not.toContain("NaN");
      expect(svg).not.toContain("aria-roledescription");
    }
    expect(warnings).toEqual([]);
  });
});

test("Every field that a layer names is in all of its data", () => {
  const unknown: string[] = [];
  for (const p of drawn()) {
    for (const panel of p.spec(testLook(640)).vconcat as Panel[]) {
      for (const layer of panel.layer) {
        const values = (layer.data as { values: object[] }).values;
        for (const [channel, place] of Object.entries(layer.encoding ?? {})) {
          const field = (place as { field?: string }).field;
          if (field && !values.every((value) => field in value)) unknown.push(`${p.id}: ${channel} ${field}`);
        }
      }
    }
  }
  expect(unknown).toEqual([]);
});

test("Numbers on an axis have the decimal sign of the language", async () => {
  words.language = "uk";
  expect(await toSvg(plot("leakers"), testLook(640))).toContain(">0,2<");
});

test("Leakers: every number between the least and the most has a row, and the curve never falls", () => {
  const { rows } = plot("leakers");
  expect(numbers(rows, "k")).toEqual([2, 3, 4, 5, 6]);
  expect(numbers(rows, "raids")).toEqual([20, 0, 50, 0, 30]);
  expect(numbers(rows, "atMost")).toEqual([0.2, 0.2, 0.7, 0.7, 1]);
});

test("Outcome: the fates of every class add up to what was launched", () => {
  const { rows } = plot("stopped-by-layer");
  for (const name of new Set(rows.map((row) => row["class"]))) {
    const [launched, ...fates] = numbers(
      rows.filter((row) => row["class"] === name),
      "mean",
    );
    expect(fates).toHaveLength(5);
    expect(fates.reduce((a, b) => a + b)).toBeCloseTo(launched!);
  }
});

test("Causes: the most frequent comes first, and classes add up to the raid", () => {
  const { rows } = plot("leaked-by-cause");
  expect(rows[0]!["cause"]).toBe(words.of("cause.out-of-reach"));
  expect(numbers(rows.slice(0, 3), "mean")).toEqual([3, 3, 0]);
});

test("Causes: a raid that never leaks gets a sentence", () => {
  const data = fixture((result) => result.raid.causes.forEach((c) => (c.leaked = estimate(0))));
  const silent = plotsOf(data).find((p) => p.id === "leaked-by-cause")!;
  expect(isSilent(silent) && silent.sentence).toContain("100");
});

test("Rounds: the system that used most comes first, and what was fired at most is left at least", () => {
  const { rows, note } = plot("rounds-left");
  expect(rows.map((row) => row["system"])).toEqual(['=1+"1', "S-300"]);
  expect(rows[0]).toMatchObject({ stock: 10, mean: 5, inputLow: 4, inputHigh: 6 });
  expect(note).toContain("Jammer");
});

test("Warning: all curves begin at 1 and never rise; all targets are in the table", () => {
  for (const [id, curves] of [
    ["warning-by-class", 2],
    ["warning-by-city", 8],
  ] as const) {
    const { rows, columns } = plot(id);
    expect(columns).toHaveLength(curves + 1);
    for (const { key } of columns.slice(1)) {
      const chances = numbers(rows, key);
      expect(chances[0]).toBe(1);
      expect(chances.every((c, i) => i === 0 || c <= chances[i - 1]!)).toBe(true);
    }
  }
});

test("Cost: the ratio stands beside what was protected, with its band", () => {
  const { note } = plot("cost");
  expect(note).toContain("0.50 [0.40, 0.60]");
  expect(note).toContain("8.0\u00a0% [6.4, 9.6]");
});

test("Closed form: a class without a formula has none, and bands that could not be told are left out", () => {
  const data = fixture((result) => {
    result.raid.leaked.expected = { ...estimate(4), inputLow: null, inputHigh: null };
  });
  const { rows } = plot("closed-form", data);
  expect(rows.map((row) => row["formula"])).toEqual([1.5, null, 1.5]);
  expect(rows.at(-1)!["inputHigh"]).toBeNull();
});

test("A name from a scenario is drawn as text", async () => {
  const data = fixture((result) => {
    result.systems[0]!.name.en = "<script>alert(1)</script>";
  });
  const svg = await toSvg(plot("rounds-left", data), testLook(640));
  expect(svg).not.toContain("<script");
  expect(svg).toContain("&lt;script&gt;");
});
