import type { Percentile } from "../../data/assessment";
import { duration, percent } from "../../words/format";
import { chanceAxis, timeAxis, chanceAxisWidth } from "../axes";
import { bandItems, keyPanel, type KeyItem } from "../key";
import type { Look } from "../look";
import { points, rules, type RuleStyle } from "../marks";
import type { Layer, Panel } from "../plot";
import { words } from "../../words/words.svelte";
import { medianPoint, samplingRule } from "../styles";
import { times } from "../survival";

/** The probability of at least so much warning at each of `times`, and the median with its interval. */
export interface Curve {
  name: string;
  colour: string;
  chances: number[];
  median: Percentile | null;
}

const dashes = [[], [7, 3], [2, 2], [9, 3, 2, 3], [4, 4], [12, 3], [2, 5], [6, 2, 2, 2, 2, 2]];

/** Where a curve can be asked for its value, in seconds. */
const told = [0, 10, 30, 60, 120, 300, 600, 900, 1200, 1800, 2520, 3600, 5400, 7200, 10_800, 14_400, 21_600, 43_200];

/** What is rarer than this does not stretch the axis. */
const rare = 0.005;

/** One curve for each class or target, told apart by colour and dashes. */
export function warningPanels(curves: Curve[], look: Look): Panel[] {
  const styles = curves.map((c, i): RuleStyle => ({ stroke: c.colour, width: 2.2, dash: dashes[i % dashes.length]! }));
  const end = times.findIndex((_, t) => curves.every((c) => c.chances[t]! < rare));
  const most = times[end < 0 ? times.length - 1 : end]!;
  const key: KeyItem[] = curves.map((c, i) => ({ label: c.name, sample: { rule: styles[i]! } }));
  key.push({ label: words.of("plot.key.median"), sample: { point: medianPoint(look, look.colour("quiet")) } });
  return [
    keyPanel(look, [...key, ...bandItems(look, "sampling")], chanceAxisWidth),
    {
      width: Math.floor(look.width - chanceAxisWidth - 22),
      height: look.fontSize * 16,
      layer: layers(curves, styles, most, look),
    },
  ];
}

function layers(curves: Curve[], styles: RuleStyle[], most: number, look: Look): Layer[] {
  const across = timeAxis(words.of("plot.axis.warning"), most, look);
  const x = (field: string) => ({ field, type: "quantitative" as const, ...across });
  const y = { field: "chance", type: "quantitative" as const, ...chanceAxis(words.of("plot.axis.atLeast"), 1) };
  const shown = times.filter((time) => time <= most);
  const values = curves.flatMap((curve, i) =>
    shown.map((time, t) => ({ curve: i, time, chance: curve.chances[t]!, ...styles[i]! })),
  );
  const tips = curves.flatMap(({ name, chances }) =>
    told
      .filter((time) => time <= most)
      .map((time) => {
        const chance = chances[times.indexOf(time)]!;
        return { time, chance, tip: `${name}\n≥ ${duration(time)}: ${percent(chance)}` };
      }),
  );
  const medians = curves.flatMap(({ name, colour, median }) => {
    if (!median || median.value > most) return [];
    const tip = `${name}\n${words.of("plot.key.median")}: ${duration(median.value)}\n${words.of("plot.key.sampling")}: ${duration(median.low)} – ${duration(median.high)}`;
    return [{ ...median, chance: 0.5, tip, colour }];
  });
  const tooltip = { field: "tip", type: "nominal" as const };
  return [
    {
      data: { values },
      mark: { type: "line", interpolate: "step-before", clip: true },
      encoding: {
        x: x("time"),
        y,
        detail: { field: "curve", type: "nominal" },
        stroke: { field: "stroke", type: "nominal", scale: null },
        strokeWidth: { field: "width", type: "quantitative", scale: null },
        strokeDash: { field: "dash", type: "nominal", scale: null },
      },
    },
    {
      data: { values: tips },
      mark: { type: "point", filled: true, opacity: 0, size: 240 },
      encoding: { x: x("time"), y, tooltip },
    },
    rules(
      medians.map((m) => ({ ...m, ...samplingRule(look) })),
      { x: x("low"), x2: { field: "high" }, y },
    ),
    points(
      medians.map((m) => ({ ...m, ...medianPoint(look, m.colour) })),
      { x: x("value"), y, tooltip },
    ),
  ];
}
