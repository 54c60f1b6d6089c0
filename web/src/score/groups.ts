import type { PairedDifference, ScoreGroup, ScoreSummary } from "../data/score";
import type { Cell } from "../tables/Table.svelte";
import { fixed, interval, none, whole } from "../words/format";
import { words } from "../words/words.svelte";

/** What the cells of a group have in common, in words. */
export function nameOf(group: ScoreGroup): string {
  if (group.kind === "class") return words.label("recordClass", group.name);
  if (group.kind !== "size") return words.of(`score.group.${group.kind}`);
  const over = /^over (\d+)$/.exec(group.name);
  const size = over ? words.of("score.size.over", { n: Number(over[1]) }) : group.name.replace("-", "–");
  return words.of("score.group.size", { size });
}

/** Who forecasts, by the name that the page calls it. */
export const forecasterName = (forecaster: string) => (forecaster === "testudo" ? "Testudo" : forecaster);

/** A share as a whole number of percent, without the sign. */
export const percentPoints = (share: number) => words.number(100 * share, 0);

/** One line of scores. */
export const cellsOf = (name: string, s: ScoreSummary): Cell[] => [
  { text: name },
  { text: whole(s.cells) },
  { text: fixed(s.logScore, 3) },
  { text: fixed(s.crps, 3) },
  { text: [s.coverage50, s.coverage80, s.coverage90].map(percentPoints).join(" / ") },
  { text: fixed(s.unreliability, 3) },
];

/** One line of differences. */
export function cellsOfDifference(d: PairedDifference, name: string): Cell[] {
  const cell = ({ value, low, high }: PairedDifference["crps"]): Cell => ({
    text: Number.isFinite(value) ? fixed(value, 3) : none,
    under: [`95 % ${interval(low, high, 3)}`],
  });
  return [{ text: `${name}: ${d.baseline}` }, { text: whole(d.cells) }, cell(d.logScore), cell(d.crps)];
}
