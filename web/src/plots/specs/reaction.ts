import type { AssessmentData } from "../../data/page";
import type { ReactionChain, TimeDistribution } from "../../data/assessment";
import { duration } from "../../words/format";
import { timeAxis } from "../axes";
import { frameFor, rowKey, rowLabels, rowPlace, rowTips } from "../frame";
import { bandItems, keyPanel } from "../key";
import type { Look } from "../look";
import { points, rules } from "../marks";
import type { Panel, PlotContent, Row } from "../plot";
import { words } from "../../words/words.svelte";
import { cap, medianPoint, samplingRule, spreadRule } from "../styles";

const steps = ["detection", "track", "decision", "flyOut", "beforeImpact"] as const satisfies (keyof ReactionChain)[];
const percentiles = ["p05", "p50", "p95"] as const;

interface Step {
  name: string;
  times: TimeDistribution;
}

/** How long each step of the reaction took: the spread over threats, and how well its percentiles are known. */
export function reaction({ result }: AssessmentData): PlotContent | null {
  const present = steps
    .map((step): Step => ({ name: words.of(`plot.reaction.${step}`), times: result.reaction[step] }))
    .filter((step) => step.times.count > 0);
  if (present.length === 0) return null;
  const medians = present.map((step) => `${step.name}: ${duration(step.times.p50?.value)}`);
  return {
    id: "reaction",
    title: words.of("plot.reaction.title"),
    note: words.of("plot.reaction.note"),
    finding: words.of("plot.reaction.finding", { medians: medians.join("; ") }),
    rows: present.map(rowOf),
    columns: [
      { key: "step", label: words.of("plot.column.step") },
      { key: "count", label: words.of("plot.column.count"), decimals: 0 },
      ...percentiles.flatMap((p) =>
        ["", "Low", "High"].map((part) => ({ key: p + part, label: words.of(`plot.column.${p}${part}`), decimals: 1 })),
      ),
    ],
    spec: (look) => ({ vconcat: panels(present, look), spacing: 10 }),
  };
}

function rowOf({ name, times }: Step): Row {
  const cells = percentiles.flatMap((p) => {
    const at = times[p];
    return [
      [p, at?.value ?? null],
      [`${p}Low`, at?.low ?? null],
      [`${p}High`, at?.high ?? null],
    ];
  });
  return { step: name, count: times.count, ...Object.fromEntries(cells) };
}

function panels(present: Step[], look: Look): Panel[] {
  const frame = frameFor(
    look,
    present.map((s) => s.name),
    { right: 22 },
  );
  const most = Math.max(...present.map((s) => s.times.p95?.high ?? 0));
  const across = timeAxis(words.of("plot.axis.duration"), most, look);
  const spans = present.map(({ times: t }, i) => ({ row: rowKey(i), low: t.p05?.value ?? 0, high: t.p95?.value ?? 0 }));
  const intervals = present.flatMap(({ times: t }, i) =>
    percentiles.flatMap((p) => (t[p] ? [{ row: rowKey(i), low: t[p].low, high: t[p].high }] : [])),
  );
  const medians = present.map(({ times: t }, i) => ({ row: rowKey(i), low: t.p50?.value ?? 0 }));
  const lines = [
    ...spans.map((s) => ({ ...s, ...spreadRule(look) })),
    ...intervals.map((s) => ({ ...s, ...samplingRule(look) })),
  ];
  const ends = spans.flatMap(({ row, low, high }) => [low, high].map((end) => ({ row, low: end, ...cap(look) })));
  const place = { y: rowPlace(frame), x: { field: "low", type: "quantitative", ...across } };
  return [
    keyPanel(look, bandItems(look, "median", "spread", "sampling"), frame.left),
    {
      width: frame.inner,
      height: frame.height,
      layer: [
        rules(lines, { ...place, x2: { field: "high" } }),
        points([...ends, ...medians.map((m) => ({ ...m, ...medianPoint(look) }))], place),
        rowLabels(frame, look),
        rowTips(
          frame,
          present.map((step, i) => ({ row: rowKey(i), tip: tipOf(step) })),
        ),
      ],
    },
  ];
}

function tipOf({ name, times }: Step): string {
  const lines = percentiles.map((p) => {
    const at = times[p];
    return `${words.of(`plot.tip.${p}`)}: ${duration(at?.value)} (${words.of("plot.key.sampling")}: ${duration(at?.low)} – ${duration(at?.high)})`;
  });
  return [name, ...lines].join("\n");
}
