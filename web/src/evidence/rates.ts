import type { RateEntry, RatesDocument, RegimeEntry } from "../data/evidence";
import { amountAxis, chanceAxis, chanceAxisWidth } from "../plots/axes";
import { frameFor, rowKey, rowLabels, rowPlace, rowTips } from "../plots/frame";
import { keyPanel, type KeyItem } from "../plots/key";
import type { Look } from "../plots/look";
import { points, rules, type PointStyle } from "../plots/marks";
import type { Column, Layer, Panel, PlotContent, Row, Silence } from "../plots/plot";
import { columnLayers, columnWidths } from "../plots/textColumns";
import { date, interval, percent } from "../words/format";
import { words } from "../words/words.svelte";
import { calendarTicks, dayMs, ms } from "./time";
import { stretches } from "./timeline";

type Kind = "one" | "mixes" | "not";

const height = 230;
const right = 12;
const cross = "M-0.7,-0.7L0.7,0.7M-0.7,0.7L0.7,-0.7";

const kindOf = (rate: RateEntry): Kind => (!rate.isComparable ? "not" : rate.mixesRegimes ? "mixes" : "one");

/** The period in words: January 2024, the first quarter as it is written, a year, a day. */
export function periodName(rate: RateEntry): string {
  if (rate.period === "all") return words.of("evidence.span", { from: date(rate.from), to: date(rate.to) });
  return /^\d{4}(-\d{2}){0,2}$/.test(rate.period) ? date(rate.period) : rate.period;
}

/** A rate in percent with its interval, as in 60 % [52, 68]. */
export function rateText(rate: RateEntry): string {
  if (rate.value === null) return "–";
  const low = rate.low === null ? null : 100 * rate.low;
  const high = rate.high === null ? null : 100 * rate.high;
  return `${percent(rate.value)} ${interval(low, high, 0)}`;
}

/** The plots of the rates: one for each class and outcome, in the order of the document. */
export function ratePlots(document: RatesDocument): (PlotContent | Silence)[] {
  const seen = new Map<string, RateEntry[]>();
  for (const rate of document.rates) {
    const key = `${rate.class} ${rate.outcome}`;
    seen.set(key, [...(seen.get(key) ?? []), rate]);
  }
  const groups = [...seen.values()];
  // One point alone says little about time; several of one period say something beside each other.
  const isOnePeriod =
    document.rates.length > 0 && groups.every((g) => g.length === 1 && g[0]!.period === groups[0]![0]!.period);
  return isOnePeriod ? [together(document, document.rates)] : groups.map((rates) => plotOf(document, rates));
}

/** Every class and outcome of the only period, one below the other. */
function together(document: RatesDocument, all: RateEntry[]): PlotContent | Silence {
  const id = "rates-one-period";
  const title = words.of("rates.together.title", { period: periodName(all[0]!) });
  const rates = all.filter((r) => r.value !== null);
  if (rates.length === 0) return { id, title, sentence: words.of("rates.silent") };
  const name = (r: RateEntry) =>
    words.of("rates.title", { class: words.label("recordClass", r.class), outcome: words.label("outcome", r.outcome) });
  const kinds = new Set(rates.map(kindOf));
  return {
    id,
    title,
    note: [
      words.of("rates.note.all"),
      kinds.has("mixes") ? words.of("rates.note.mixes") : "",
      kinds.has("not") ? words.of("rates.note.not", { outcome: words.of("outcome.destroyed") }) : "",
    ]
      .filter(Boolean)
      .join(" "),
    finding: rates.map((r) => `${name(r)}: ${rateText(r)}`).join(". "),
    rows: all.map((r) => ({ what: name(r), ...rowOf(document, r) })),
    columns: [{ key: "what", label: words.of("column.subject") }, ...columnsOf()],
    spec: (look) => {
      const texts = [{ head: "", texts: rates.map(rateText) }];
      const frame = frameFor(look, rates.map(name), { right: Math.max(...columnWidths(texts, look)) });
      const across = amountAxis(words.of("rates.together.axis"), 100);
      const x = (field: string) => ({ field, type: "quantitative" as const, ...across });
      const largest = Math.max(...rates.map((r) => r.launched));
      const main: Panel = {
        width: frame.inner,
        height: frame.height,
        layer: [
          rules(
            rates.map((r, i) => ({
              row: rowKey(i),
              low: 100 * (r.low ?? r.value!),
              high: 100 * (r.high ?? r.value!),
              stroke: look.colour("stopped"),
              width: 2.6,
              dash: kindOf(r) === "not" ? [2, 3] : [],
            })),
            { x: x("low"), x2: { field: "high" }, y: rowPlace(frame) },
          ),
          points(
            rates.map((r, i) => ({
              row: rowKey(i),
              value: 100 * r.value!,
              ...pointOf(look, kindOf(r), 30 + (90 * r.launched) / largest),
            })),
            { x: x("value"), y: rowPlace(frame) },
          ),
          rowLabels(frame, look),
          ...columnLayers(frame, look, texts),
          rowTips(
            frame,
            rates.map((r, i) => ({ row: rowKey(i), tip: tipOf(r) })),
          ),
        ],
      };
      return { vconcat: [keyPanel(look, keyItems(look, rates), frame.left), main], spacing: 12 };
    },
  };
}

function tipOf(rate: RateEntry): string {
  return [
    `${periodName(rate)}: ${rateText(rate)}`,
    words.of("rates.tip.of", {
      count: words.number(rate.count),
      launched: words.number(rate.launched),
      raids: words.number(rate.raids),
    }),
    ...remarks(rate),
  ].join("\n");
}

function plotOf(document: RatesDocument, all: RateEntry[]): PlotContent | Silence {
  const { class: recordClass, outcome } = all[0]!;
  const id = `rates-${recordClass}-${outcome}`.replace(/[^a-z0-9-]/gi, "-");
  const names = { class: words.label("recordClass", recordClass), outcome: words.label("outcome", outcome) };
  const title = words.of("rates.title", names);
  const rates = all.filter((r) => r.value !== null);
  if (rates.length === 0) return { id, title, sentence: words.of("rates.silent") };
  const values = rates.map((r) => r.value!);
  const last = rates.at(-1)!;
  return {
    id,
    title,
    note: noteOf(document, rates, recordClass, outcome, names.outcome),
    finding: words.of("rates.finding", {
      ...names,
      least: percent(Math.min(...values)),
      most: percent(Math.max(...values)),
      from: date(rates[0]!.from),
      to: date(last.to),
      last: percent(last.value!),
      interval: interval(100 * (last.low ?? last.value!), 100 * (last.high ?? last.value!), 0),
    }),
    rows: all.map((r) => rowOf(document, r)),
    columns: columnsOf(),
    spec: (look) => specOf(look, document.regimes, rates, recordClass, names.outcome),
  };
}

function columnsOf(): Column[] {
  return [
    { key: "period", label: words.of("rates.column.period") },
    { key: "launched", label: words.of("rates.column.launched"), decimals: 0 },
    { key: "count", label: words.of("rates.column.count"), decimals: 0 },
    { key: "rate", label: words.of("rates.column.rate"), decimals: 1 },
    { key: "low", label: words.of("rates.column.low"), decimals: 1 },
    { key: "high", label: words.of("rates.column.high"), decimals: 1 },
    { key: "raids", label: words.of("rates.column.raids"), decimals: 0 },
    { key: "rows", label: words.of("rates.column.rows"), decimals: 0 },
    { key: "regional", label: words.of("rates.column.regional"), decimals: 0 },
    { key: "missing", label: words.of("rates.column.missing"), decimals: 0 },
    { key: "regimes", label: words.of("rates.column.regimes") },
    { key: "words", label: words.of("rates.column.words") },
  ];
}

function rowOf(document: RatesDocument, rate: RateEntry): Row {
  const part = (value: number | null) => (value === null ? null : 100 * value);
  const rows = (isRegional: boolean) =>
    rate.leftOut.filter((l) => (l.reason === "regional") === isRegional).reduce((n, l) => n + l.rows, 0);
  return {
    period: rate.period === "all" ? `${rate.from} – ${rate.to}` : rate.period,
    launched: rate.launched,
    count: rate.count,
    rate: part(rate.value),
    low: part(rate.low),
    high: part(rate.high),
    raids: rate.raids,
    rows: rate.rows,
    regional: rows(true),
    missing: rows(false),
    regimes: rate.regimes.map((r) => letterOf(document.regimes, r)).join(" "),
    words: remarks(rate).join("; "),
  };
}

const letterOf = (regimes: RegimeEntry[], id: string) => {
  const place = regimes.findIndex((r) => r.id === id);
  return place < 0 ? id : String.fromCharCode(65 + place);
};

function remarks(rate: RateEntry): string[] {
  const kind = kindOf(rate);
  return [
    ...(kind === "one" ? [] : [words.of(kind === "not" ? "rates.remark.not" : "rates.remark.mixes")]),
    ...(rate.rowsStillFlying > 0 ? [words.of("rates.remark.flying", { n: rate.rowsStillFlying })] : []),
  ];
}

function noteOf(document: RatesDocument, rates: RateEntry[], recordClass: string, outcome: string, said: string) {
  const kinds = new Set(rates.map(kindOf));
  const own = document.regimes.filter((r) => classOf(recordClass).some((c) => r.classes.includes(c)));
  const used = own.filter((regime) => rates.some((r) => r.regimes.includes(regime.id)));
  const differ = used.length > 1 ? used.filter((r) => !r.comparable.includes(outcome)) : [];
  return [
    document.by === "all"
      ? words.of("rates.note.all")
      : words.of("rates.note", { by: words.label("rates.by", document.by) }),
    kinds.has("mixes") ? words.of("rates.note.mixes") : "",
    kinds.has("not") ? words.of("rates.note.not", { outcome: said }) : "",
    differ.length > 1
      ? words.of("rates.note.across", {
          outcome: said,
          letters: differ.map((r) => letterOf(document.regimes, r.id)).join(", "),
        })
      : "",
  ]
    .filter(Boolean)
    .join(" ");
}

const classOf = (recordClass: string) => (recordClass === "missiles" ? ["cruise"] : [recordClass]);

function specOf(look: Look, regimes: RegimeEntry[], rates: RateEntry[], recordClass: string, outcome: string) {
  const whole = {
    from: Math.min(...rates.map((r) => ms(r.from))),
    to: Math.max(...rates.map((r) => ms(r.to))) + dayMs,
  };
  const inner = look.width - chanceAxisWidth - right;
  // Days from the first one: small numbers, so that nothing is lost on the way.
  const day = (at: number) => (at - whole.from) / dayMs;
  const most = day(whole.to);
  const ticks = calendarTicks(whole, inner);
  const labels = Object.fromEntries(ticks.map((t) => [day(t.at), t.label]));
  const x = {
    type: "quantitative" as const,
    scale: { domain: [0, most], nice: false },
    axis: {
      title: null,
      grid: false,
      values: ticks.map((t) => day(t.at)),
      labelExpr: `${JSON.stringify(labels)}[datum.value]`,
      labelOverlap: "greedy" as const,
    },
  };
  const along = (field: string) => ({ field, ...x });
  const y = (field: string) => ({
    field,
    type: "quantitative" as const,
    ...chanceAxis(words.of("rates.axis", { outcome }), 100),
  });
  const mid = (rate: RateEntry) => (day(ms(rate.from)) + day(ms(rate.to)) + 1) / 2;
  const largest = Math.max(...rates.map((r) => r.launched));

  const own = stretches(regimes, classOf(recordClass)[0]!, whole);
  const bands: Layer = {
    data: {
      values: own.map((s, i) => ({
        from: day(s.from),
        to: day(s.to),
        low: 0,
        high: 100,
        opacity: i % 2 === 0 ? 0.16 : 0.42,
      })),
    },
    mark: { type: "rect", color: look.colour("line") },
    encoding: {
      x: along("from"),
      x2: { field: "to" },
      y: y("low"),
      y2: { field: "high" },
      opacity: { field: "opacity", type: "quantitative", scale: null },
    },
  };
  const letters: Layer = {
    data: {
      values: own.map((s) => {
        const room = (day(s.to) - day(s.from)) * (inner / most);
        const long = `${s.letter} · ${words.label("regime.short", s.regime.id)}`;
        const isShort = !words.has(`regime.short.${s.regime.id}`) || long.length * look.fontSize * 0.56 + 8 > room;
        return { at: day(s.from), high: 0, text: room < 12 ? "" : isShort ? s.letter : long };
      }),
    },
    mark: {
      type: "text",
      align: "left",
      baseline: "bottom",
      dx: 4,
      dy: -4,
      fontSize: look.fontSize - 1,
      color: look.colour("quiet"),
    },
    encoding: { x: along("at"), y: y("high"), text: { field: "text", type: "nominal" } },
  };
  const at = { x: along("at"), y: y("value") };
  const spread = rules(
    rates.map((r) => ({
      at: mid(r),
      value: 100 * (r.low ?? r.value!),
      high: 100 * (r.high ?? r.value!),
      stroke: look.colour("stopped"),
      width: rates.length > 120 ? 1 : 2.2,
      dash: kindOf(r) === "not" ? [2, 3] : [],
    })),
    { ...at, y2: { field: "high" } },
  );
  const dots = points(
    rates.map((r) => ({
      at: mid(r),
      value: 100 * r.value!,
      ...pointOf(look, kindOf(r), 16 + (74 * r.launched) / largest),
    })),
    at,
  );
  const width = most / Math.max(1, rates.length);
  const tips: Layer = {
    data: {
      values: rates.map((r) => ({
        from: Math.min(day(ms(r.from)), mid(r) - width / 3),
        to: Math.max(day(ms(r.to)) + 1, mid(r) + width / 3),
        low: 0,
        high: 100,
        tip: tipOf(r),
      })),
    },
    mark: { type: "rect", opacity: 0 },
    encoding: {
      x: along("from"),
      x2: { field: "to" },
      y: y("low"),
      y2: { field: "high" },
      tooltip: { field: "tip", type: "nominal" },
    },
  };
  const main: Panel = { width: inner, height, layer: [bands, letters, spread, dots, tips] };
  return { vconcat: [keyPanel(look, keyItems(look, rates), chanceAxisWidth), main], spacing: 22 };
}

function pointOf(look: Look, kind: Kind, size: number): PointStyle {
  return {
    fill: kind === "one" ? look.colour("stopped") : look.colour("ground"),
    stroke: kind === "not" ? look.colour("leaked") : look.colour("stopped"),
    width: kind === "one" ? 1 : 2.2,
    size: kind === "not" ? Math.max(size, 60) : size,
    shape: kind === "not" ? cross : "circle",
  };
}

function keyItems(look: Look, rates: RateEntry[]): KeyItem[] {
  const kinds = new Set(rates.map(kindOf));
  const rule = { stroke: look.colour("stopped"), width: 2.2, dash: [] };
  return [
    ...(["one", "mixes", "not"] as const)
      .filter((kind) => kinds.has(kind))
      .map((kind) => ({ label: words.of(`rates.key.${kind}`), sample: { point: pointOf(look, kind, 60) } })),
    { label: words.of("rates.key.interval"), sample: { rule } },
  ];
}
