import { beforeEach, describe, expect, it } from "vitest";
import type { ClassEntry, GroupEntry, RaidEntry, RateEntry, RatesDocument } from "../data/evidence";
import type { EvidenceData } from "../data/page";
import type { PlotContent } from "../plots/plot";
import { words } from "../words/words.svelte";
import { answer, periodOf } from "./answer";
import { axisOf, numberText, shapeOf, subjectOf } from "./claims";
import { addressOf, linksOf, shownLink } from "./links";
import { raidRows } from "./raidsCsv";
import { ratePlots } from "./rates";
import { calendarTicks, dayMs, ms } from "./time";
import { amountOf, inSpan, lanesOf, nearest, niceMost, rangeOf, spanOf, stretches, within, zoomed } from "./timeline";

const entry = (recordClass: string, launched: number, stopped: number): ClassEntry => ({
  class: recordClass,
  launched,
  destroyed: stopped,
  notReached: null,
  stopped,
  leaked: launched - stopped,
  rows: 1,
  rowsLeftOut: 0,
});

const record = (date: string, ...classes: ClassEntry[]): RaidEntry => ({
  origin: "record",
  id: date,
  date,
  begin: `${date}T00:00`,
  end: `${date}T08:00`,
  isDateOnly: false,
  launched: classes.reduce((n, c) => n + c.launched, 0),
  classes,
  accounts: [],
  targets: ["Ukraine"],
  launchPlaces: [],
  links: ["kpszsu/posts/abcdef123"],
  rows: classes.length,
  regionalRows: 0,
  note: null,
});

const facts = (date: string, ...totals: [number, number | null][]): RaidEntry => ({
  ...record(date),
  origin: "facts",
  launched: null,
  accounts: totals.map(([low, high], i) => ({
    label: `account ${i}`,
    source: null,
    totals: [{ subject: "missile", outcome: "launched", low, high, isSum: false }],
  })),
});

const rate = (period: string, value: number | null, more: Partial<RateEntry> = {}): RateEntry => ({
  period,
  from: `${period}-01`,
  to: `${period}-28`,
  class: "drone",
  outcome: "stopped",
  launched: value === null ? 0 : 100,
  count: 100 * (value ?? 0),
  value,
  low: value === null ? null : value - 0.1,
  high: value === null ? null : value + 0.1,
  designEffect: 1,
  correlation: 0,
  raids: 3,
  rows: 3,
  rowsStillFlying: 0,
  regimes: ["a"],
  mixesRegimes: false,
  isComparable: true,
  leftOut: [],
  ...more,
});

const provenance = { version: "0", command: "testudo", catalogueHash: null, record: null };

const regime = (id: string, from: string | null, to: string | null) => ({
  id,
  classes: ["drone"],
  from,
  to,
  notReached: "blank",
  comparable: ["stopped", "leaked"],
  destroyed: "Shot down",
  evidence: "The data",
});

const rates = (...list: RateEntry[]): RatesDocument => ({
  provenance,
  by: "month",
  classes: ["drone"],
  outcomes: ["stopped"],
  from: null,
  to: null,
  rates: list,
  regimes: [regime("a", null, "2024-01-31"), regime("b", "2024-02-01", null)],
});

beforeEach(() => {
  words.language = "en";
});

describe("the timeline", () => {
  it("adds the small classes to one row and keeps the others apart", () => {
    const raid = record("2024-01-02", entry("drone", 35, 35), entry("sam", 4, 1), entry("mixed", 2, 2));
    expect(amountOf(raid, "drone")).toMatchObject({ launched: 35, stopped: 35 });
    expect(amountOf(raid, "other")).toMatchObject({ launched: 6, stopped: 3 });
    expect(amountOf(raid, "cruise")).toBeNull();
  });

  it("shows accounts as a range from the least to the greatest, never as a mean", () => {
    const raid = facts("2023-12-29", [122, 122], [152, 168]);
    expect(rangeOf(raid, "missile", "launched")).toEqual({ low: 122, high: 168, accounts: 2 });
    expect(amountOf(raid, "missiles")).toEqual({ launched: 122, stopped: null, high: 168, isOpen: false });
    expect(rangeOf(facts("2023-12-29", [5, null], [9, 9]), "missile", "launched")).toMatchObject({
      low: 5,
      high: null,
    });
  });

  it("does not put raids of the facts file into the bars of the record", () => {
    const raids = [record("2024-01-02", entry("cruise", 70, 59)), facts("2024-01-02", [500, 500])];
    expect(lanesOf(raids, raids)).toEqual([{ id: "cruise", most: 80 }]);
    expect(lanesOf([raids[1]!], [raids[1]!])).toEqual([{ id: "missiles", most: 500 }]);
  });

  it.each([
    [0, 1],
    [1, 1],
    [3, 4],
    [35, 40],
    [99, 100],
    [112, 120],
    [130, 160],
    [810, 1000],
  ])("has a round end of the scale: for %d it is %d", (most, end) => {
    expect(niceMost(most)).toBe(end);
  });

  it("zooms and moves inside the whole and not below a week", () => {
    const whole = { from: 0, to: 1000 * dayMs };
    expect(zoomed(whole, 0.5, whole)).toEqual({ from: 250 * dayMs, to: 750 * dayMs });
    expect(zoomed({ from: 0, to: 8 * dayMs }, 0.1, whole).to).toBe((0.5 + 7) * dayMs);
    expect(within({ from: -50 * dayMs, to: 50 * dayMs }, whole)).toEqual({ from: 0, to: 100 * dayMs });
    expect(zoomed(whole, 2, whole)).toEqual(whole);
  });

  it("holds every raid, from one to a thousand, and finds the nearest", () => {
    for (const count of [1, 2, 1000]) {
      const raids = Array.from({ length: count }, (_, i) =>
        record(new Date(ms("2022-09-28") + i * dayMs).toISOString().slice(0, 10), entry("drone", 10, 5)),
      );
      const span = spanOf(raids);
      expect(raids.every((r) => inSpan(r, span))).toBe(true);
      expect(nearest(raids, ms(raids.at(-1)!.end) + 1)).toBe(count - 1);
    }
  });

  it("cuts the regimes to what is shown", () => {
    const span = { from: ms("2024-01-20"), to: ms("2024-02-10") };
    const shown = stretches(rates().regimes, "drone", span);
    expect(shown.map((s) => [s.letter, s.from, s.to])).toEqual([
      ["A", span.from, ms("2024-02-01")],
      ["B", ms("2024-02-01"), span.to],
    ]);
    expect(stretches(rates().regimes, "cruise", span)).toEqual([]);
  });

  it("has ticks that do not crowd, in the language", () => {
    const span = { from: ms("2022-09-28"), to: ms("2025-09-30") };
    for (const width of [340, 700, 1300])
      expect(calendarTicks(span, width).length).toBeLessThanOrEqual(Math.floor(width / 62) + 1);
    words.language = "uk";
    expect(calendarTicks({ from: ms("2024-08-20"), to: ms("2024-10-10") }, 200).map((t) => t.label)).toEqual([
      "вер",
      "жовт",
    ]);
  });

  it("writes every class of every raid to CSV", () => {
    const { headings, rows } = raidRows([
      record("2024-01-02", entry("drone", 35, 35), entry("cruise", 73, 62)),
      facts("2024-01-02", [99, null]),
    ]);
    expect(rows.every((r) => r.length === headings.length)).toBe(true);
    expect(rows.map((r) => [r[0], r[5], r[7], r[8], r[11]])).toEqual([
      ["record", "drone", 35, 35, 35],
      ["record", "cruise", 73, 73, 62],
      ["facts", "missile", 99, null, null],
    ]);
  });
});

describe("rates", () => {
  it("say which ones mix regimes or are no rates", () => {
    const [plot] = ratePlots(
      rates(
        rate("2024-01", 0.8),
        rate("2024-02", 0.6, { mixesRegimes: true, regimes: ["a", "b"] }),
        rate("2024-03", 0.5, { mixesRegimes: true, isComparable: false, regimes: ["a", "b"] }),
      ),
    ) as PlotContent[];
    expect(plot!.rows.map((r) => r["words"])).toEqual(["", "mixes regimes", "not comparable: a mixture"]);
    expect(plot!.rows.map((r) => r["regimes"])).toEqual(["A", "A B", "A B"]);
    expect(plot!.note).toContain("Hollow");
    expect(plot!.note).toContain("Crossed");
    expect(plot!.note).not.toContain("do not compare");
  });

  it("warn where an outcome changed its meaning between the periods", () => {
    const destroyed = { outcome: "destroyed" };
    const [plot] = ratePlots(
      rates(rate("2024-01", 0.8, destroyed), rate("2024-02", 0.6, { ...destroyed, regimes: ["b"] })),
    ) as PlotContent[];
    expect(plot!.note).toContain("A, B");
  });

  it("of one period stand below each other", () => {
    const plots = ratePlots(rates(rate("2024-01", 0.8), rate("2024-01", 0.5, { class: "cruise" })));
    expect(plots.map((p) => p.id)).toEqual(["rates-one-period"]);
  });

  it("of nothing say so", () => {
    expect(ratePlots(rates(rate("2024-01", null)))[0]).toHaveProperty("sentence");
    expect(ratePlots(rates())).toEqual([]);
  });
});

describe("claims", () => {
  const number = (low: number, high: number | null, hedge = "exact", stated: number | null = low) => ({
    account: 0,
    origin: "stated",
    low,
    high,
    quantity: { stated, statedHigh: hedge === "between" ? high : null, hedge, low, high },
    claims: [0],
  });

  it("have a shape and words for each hedge", () => {
    expect(
      [
        number(72, 72),
        number(152, 168, "about", 160),
        number(5, null, "at-least"),
        number(101, null, "over", 100),
        number(15, 20, "between"),
        number(0, 20, "up-to", 20),
        number(0, null, "unstated", null),
      ].map((n) => [shapeOf(n), numberText(n)]),
    ).toEqual([
      ["dot", "72"],
      ["soft", "about 160"],
      ["open", "at least 5"],
      ["open", "over 100"],
      ["bar", "15 to 20"],
      ["bar", "up to 20"],
      ["nothing", "no number"],
    ]);
  });

  it("share an axis that holds them all and ends at whole numbers", () => {
    const group = (...numbers: ReturnType<typeof number>[]) => ({ numbers }) as unknown as GroupEntry;
    for (const g of [
      group(number(122, 122), number(152, 168, "about")),
      group(number(35, 35), number(35, 35)),
      group(number(0, 0), number(0, 0)),
      group(number(5, null, "at-least"), number(5, 5)),
    ]) {
      const axis = axisOf(g);
      expect(Number.isInteger(axis.from) && Number.isInteger(axis.to)).toBe(true);
      for (const n of g.numbers) {
        expect(axis.from).toBeLessThanOrEqual(n.low);
        expect(axis.to).toBeGreaterThanOrEqual(n.high ?? n.low);
      }
      expect(axis.to).toBeGreaterThan(axis.from);
    }
  });

  it("name what is counted in the language of the page, or leave the words of the report", () => {
    const names = { kalibr: { en: "Kalibr", uk: "Калібр", ru: "Калибр" } };
    const subject = { text: "missiles", threats: [], class: "missile", excluding: ["kalibr"], term: null };
    words.language = "uk";
    expect(subjectOf(subject, "launched", names)).toEqual({ text: "Ракети, без: Калібр", isForeign: false });
    expect(subjectOf({ ...subject, class: null, text: "things" }, "launched", names).isForeign).toBe(true);
    expect(subjectOf({ ...subject, threats: ["constructor"], excluding: [] }, "launched", names).text).toBe(
      "constructor",
    );
    expect(subjectOf({ ...subject, class: null }, "killed", names).text).toBe("Люди, без: Калібр");
  });
});

describe("links", () => {
  it.each([
    ["javascript:alert(1)"],
    [" JaVaScRiPt:alert(1)"],
    ["data:text/html,<script>1</script>"],
    ["https://user:secret@example.org/"],
    ["https://example.org/ and more"],
    ["//example.org"],
    ["kpszsu/posts/../../evil"],
    ["the text itself, which gives no link"],
    [""],
  ])("do not lead anywhere from %j", (text) => {
    expect(addressOf(text)).toBeNull();
  });

  it("lead to web pages and to posts", () => {
    expect(addressOf("https://example.org/a?b=c")).toBe("https://example.org/a?b=c");
    expect(addressOf("kpszsu/posts/pfbid02Abc")).toBe("https://www.facebook.com/kpszsu/posts/pfbid02Abc");
    expect(shownLink("kpszsu/posts/pfbid02Abc")).toBe("kpszsu (Facebook)");
    expect(linksOf("kpszsu/posts/pfbid02Abc kpszsu/posts/pfbid02Def")).toHaveLength(2);
    expect(linksOf("the text itself")).toEqual(["the text itself"]);
  });
});

describe("the answer", () => {
  const data = (more: Partial<EvidenceData>): EvidenceData => ({
    format: "testudo-page/1",
    page: "evidence",
    language: null,
    command: "testudo",
    provenance,
    raids: null,
    rates: null,
    raid: null,
    names: {},
    ...more,
  });

  it("adds up what the raids of the record launched, and nothing of the facts file", () => {
    const raids = [
      record("2024-01-02", entry("drone", 35, 35), entry("cruise", 73, 62)),
      record("2024-01-08", entry("cruise", 24, 18)),
      facts("2024-01-02", [99, 99]),
    ];
    const document = { provenance, from: "2024-01-01", to: "2024-01-31", raids, stopped: [rate("2024-01", 0.6)] };
    expect(answer(data({ raids: document }))).toEqual([
      "January 2024: 2 raids, 132 weapons launched.",
      "Of 100 drones 60\u00a0% [50, 70] were stopped.",
    ]);
    expect(answer(data({ raids: { ...document, raids: [raids[2]!], stopped: [] } }))[0]).toMatch(
      /^January 2024: 1 massed raid/,
    );
    expect(answer(data({ raids: { ...document, raids: [] } }))).toEqual(["There is nothing in this period."]);
    expect(answer(data({}))).toEqual([]);
  });

  it("names a month or a year as such", () => {
    expect(
      [
        ["2024-02-01", "2024-02-29"],
        ["2023-01-01", "2023-12-31"],
        ["2024-01-02", "2024-01-02"],
        ["2024-02-01", "2024-02-28"],
      ].map(([from, to]) => periodOf(from!, to!)),
    ).toEqual(["February 2024", "2023", "2 January 2024", "1 February 2024 – 28 February 2024"]);
  });
});
