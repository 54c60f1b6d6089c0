import type { AssessmentData } from "../../data/page";
import type { LeakerDistribution } from "../../data/assessment";
import { whole } from "../../words/format";
import { rarelyWithin } from "../chances";
import type { PlotContent, Row } from "../plot";
import { words } from "../../words/words.svelte";
import { leakerPanels } from "./leakerPanels";

/** How many single raids had how many leakers, and the probability of at most so many with its interval. */
export function leakers({ result }: AssessmentData): PlotContent | null {
  const { leakers, replications } = result;
  if (leakers.histogram.length === 0) return null;
  const rows = leakerRows(leakers, replications);
  const values = {
    median: whole(leakers.median.value),
    low: whole(leakers.p05.value),
    high: whole(leakers.p95.value),
    none: rarelyWithin(leakers.none),
  };
  return {
    id: "leakers",
    title: words.of("plot.leakers.title"),
    note: `${words.of("plot.leakers.note", values)} ${words.of("plot.leakers.raids", { n: replications })}`,
    finding: words.of("plot.leakers.finding", values),
    rows,
    columns: [
      { key: "k", label: words.of("plot.column.leakers"), decimals: 0 },
      { key: "raids", label: words.of("plot.column.raids"), decimals: 0 },
      { key: "share", label: words.of("plot.column.probability"), decimals: 4 },
      { key: "atMost", label: words.of("plot.column.atMost"), decimals: 4 },
      { key: "low", label: words.of("plot.column.samplingLow"), decimals: 4 },
      { key: "high", label: words.of("plot.column.samplingHigh"), decimals: 4 },
    ],
    spec: (look) => ({ vconcat: leakerPanels(rows, leakers, look), spacing: 14 }),
  };
}

/** One row for each number of leakers between the least and the most, those that never came up included. */
export function leakerRows(leakers: LeakerDistribution, replications: number): Row[] {
  const counts = new Map(leakers.histogram.map((bin) => [bin.from, bin.count]));
  const curve = new Map(leakers.atMost.map((point) => [point.k, point.probability]));
  const least = Math.min(...counts.keys());
  const most = Math.max(...counts.keys());
  let atMost = { value: 0, low: 0, high: 0 };
  return Array.from({ length: most - least + 1 }, (_, i) => {
    const k = least + i;
    const raids = counts.get(k) ?? 0;
    atMost = curve.get(k) ?? atMost;
    return { k, raids, share: raids / replications, atMost: atMost.value, low: atMost.low, high: atMost.high };
  });
}
