import type { Estimate } from "../data/assessment";
import { fixed, inputs, interval, none, sampling } from "../words/format";
import { rowPlace, type Frame } from "./frame";
import type { BandKind } from "./key";
import type { Look } from "./look";
import { points, rules, type RuleStyle } from "./marks";
import type { Column, Layer, Row } from "./plot";
import { words } from "../words/words.svelte";
import { cap, halo, inputsRule, meanPoint, oneRaidRule, samplingRule } from "./styles";

/** An estimate with its bands as a flat record. */
export interface Bands {
  mean: number;
  samplingLow: number | null;
  samplingHigh: number | null;
  inputLow: number | null;
  inputHigh: number | null;
}

/** The same in the row of a frame; some have the spread of single raids. */
export interface BandRow extends Bands {
  row: string;
  oneRaidLow: number | null;
  oneRaidHigh: number | null;
}

/** The bands of an estimate, each number multiplied by `factor`. */
export function bandsOf(estimate: Estimate, factor = 1): Bands {
  const times = (value: number | null) => (value === null ? null : value * factor);
  return {
    mean: estimate.mean * factor,
    samplingLow: times(estimate.samplingLow),
    samplingHigh: times(estimate.samplingHigh),
    inputLow: times(estimate.inputLow),
    inputHigh: times(estimate.inputHigh),
  };
}

export function bandRow(row: string, bands: Bands, oneRaid?: { low: number; high: number }): BandRow {
  return { row, ...bands, oneRaidLow: oneRaid?.low ?? null, oneRaidHigh: oneRaid?.high ?? null };
}

/** The greatest number that a row has to show. */
export const reach = (row: BandRow): number =>
  Math.max(row.mean, row.samplingHigh ?? 0, row.inputHigh ?? 0, row.oneRaidHigh ?? 0);

/** What the key has to name: bands that could not be told are in no row. */
export function bandKinds(rows: BandRow[]): BandKind[] {
  const some = (high: keyof BandRow) => rows.some((row) => row[high] !== null);
  const kinds: BandKind[] = ["mean"];
  if (some("samplingHigh")) kinds.push("sampling");
  if (some("inputHigh")) kinds.push("inputs");
  if (some("oneRaidHigh")) kinds.push("oneRaid");
  return kinds;
}

/** The mean and its bands as the lines of a tooltip. */
export function bandLines(bands: Bands, decimals: number, unit = ""): string[] {
  const line = (key: string, text: string) => `${words.of(key)}: ${text}${text === none ? "" : unit}`;
  return [
    line("plot.key.mean", fixed(bands.mean, decimals)),
    line("plot.key.sampling", sampling(bands, decimals)),
    line("plot.key.inputs", inputs(bands, decimals)),
  ];
}

/** The line of a tooltip for the spread of single raids. */
export const oneRaidLine = (low: number, high: number): string =>
  `${words.of("plot.key.oneRaid")}: ${interval(low, high, 0)}`;

/** The columns of a table for an estimate and its bands, with the unit where there is one for all rows. */
export function bandColumns(decimals: number, unit?: string): Column[] {
  return ["mean", "samplingLow", "samplingHigh", "inputLow", "inputHigh"].map((key) => ({
    key,
    label: withUnit(words.of(`plot.column.${key}`), unit),
    decimals,
  }));
}

export const withUnit = (heading: string, unit?: string): string => (unit ? `${heading} (${unit})` : heading);

/** The cells for these columns. */
export const bandCells = (bands: Bands): Row => ({ ...bands });

/**
 * Whiskers with caps for the inputs, a box for sampling, dashes for single raids, a dot for the mean; `across` is scale and axis of
 * x, `bandPosition` the height in the row: 0 is its upper edge, 1 the lower.
 */
export function bandLayers(
  frame: Frame,
  look: Look,
  rows: BandRow[],
  across: Record<string, unknown>,
  bandPosition = 0.5,
): Layer[] {
  const place = { y: { ...rowPlace(frame), bandPosition }, x: { field: "from", type: "quantitative", ...across } };
  const lines = rows.flatMap((row) => [
    ...span(row.row, row.oneRaidLow, row.oneRaidHigh, oneRaidRule(look)),
    ...span(row.row, row.inputLow, row.inputHigh, halo(look), inputsRule(look)),
    ...span(row.row, row.samplingLow, row.samplingHigh, samplingRule(look)),
  ]);
  const ends = rows.flatMap(({ row, inputLow, inputHigh }) =>
    inputLow === null || inputHigh === null ? [] : [inputLow, inputHigh].map((from) => ({ row, from, ...cap(look) })),
  );
  const means = rows.map(({ row, mean }) => ({ row, from: mean, ...meanPoint(look) }));
  return [rules(lines, { ...place, x2: { field: "to" } }), points([...ends, ...means], place)];
}

function span(row: string, from: number | null, to: number | null, ...styles: RuleStyle[]) {
  return from === null || to === null ? [] : styles.map((style) => ({ row, from, to, ...style }));
}
