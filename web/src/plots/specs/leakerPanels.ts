import type { LeakerDistribution, Percentile } from "../../data/assessment";
import { interval, whole } from "../../words/format";
import { chanceAxis, chanceAxisWidth } from "../axes";
import { bandItems, keyPanel, swatch } from "../key";
import type { Look } from "../look";
import { rules } from "../marks";
import type { Layer, Panel, Row } from "../plot";
import { words } from "../../words/words.svelte";
import { oneRaidRule } from "../styles";
import { textWidth } from "../text";

/** Heights of the panels in sizes of the type. */
const barsHeight = 12.5;
const curveHeight = 10;
const mostBars = 60;
/** Room above the bars for what is written there, as a part of their height. */
const headroom = 0.45;

type Horizontal = ReturnType<typeof horizontal>;

interface Across {
  inner: number;
  least: number;
  most: number;
}

/** Bars for single raids above, the curve of "at most so many" below, both over the same numbers of leakers. */
export function leakerPanels(rows: Row[], leakers: LeakerDistribution, look: Look): Panel[] {
  const ks = rows.map((row) => Number(row["k"]));
  const least = Math.min(...ks) - 0.5;
  const across = {
    inner: Math.floor(look.width - chanceAxisWidth - 12),
    least,
    most: Math.max(least + 5, Math.max(...ks) + 0.5),
  };
  return [key(look), bars(rows, leakers, across, look), curve(rows, leakers, across, look)];
}

function key(look: Look): Panel {
  const curve = { stroke: look.colour("text"), width: 1, dash: [] };
  return keyPanel(
    look,
    [
      { label: words.of("plot.key.raids"), sample: { point: swatch(look, look.colour("leaked")) } },
      ...bandItems(look, "oneRaid"),
      { label: words.of("plot.key.atMost"), sample: { rule: curve } },
      { label: words.of("plot.key.sampling"), sample: { point: swatch(look, look.colour("stopped")) } },
    ],
    chanceAxisWidth,
  );
}

const horizontal = (across: Across, title: string | null) => ({
  type: "quantitative" as const,
  scale: { domain: [across.least, across.most], nice: false, zero: false },
  axis: { title, grid: false, tickMinStep: 1, format: "d" },
});

function bars(rows: Row[], leakers: LeakerDistribution, across: Across, look: Look): Panel {
  const { values, size } = grouped(rows);
  const top = Math.max(...values.map((v) => v.share));
  const title = size === 1 ? words.of("plot.axis.probability") : words.of("plot.axis.probabilityOf", { n: size });
  const x = horizontal(across, null);
  return {
    width: across.inner,
    height: barsHeight * look.fontSize,
    layer: [
      {
        data: { values },
        mark: { type: "rect", color: look.colour("leaked"), stroke: look.colour("ground"), strokeWidth: 0.5 },
        encoding: {
          x: { field: "from", ...x },
          x2: { field: "to" },
          y: { field: "share", type: "quantitative", ...chanceAxis(title, top * (1 + headroom)) },
          y2: { datum: 0 },
        },
      },
      ...oneRaid(leakers, x, look),
      percentileLine(leakers.median, [], 0, barsHeight * look.fontSize, x, look),
      percentileLabel(leakers.median, "plot.leakers.median", true, across, look),
      percentileLine(leakers.p90, [5, 3], look.fontSize * 1.5, barsHeight * look.fontSize, x, look),
      percentileLabel(leakers.p90, "plot.leakers.p90", false, across, look),
      tips(rows, x),
    ],
  };
}

function curve(rows: Row[], leakers: LeakerDistribution, across: Across, look: Look): Panel {
  // Each probability holds from its number of leakers up to the next; before the first it is 0.
  const first = { k: across.least, atMost: 0, low: 0, high: 0 };
  const last = { ...rows.at(-1)!, k: across.most };
  const data = { values: [first, ...rows, last] };
  const x = horizontal(across, words.of("plot.axis.leakers"));
  const y = { type: "quantitative" as const, ...chanceAxis(words.of("plot.key.atMost"), 1) };
  return {
    width: across.inner,
    height: curveHeight * look.fontSize,
    layer: [
      {
        data,
        mark: { type: "area", interpolate: "step-after", color: look.colour("stopped"), opacity: 0.6 },
        encoding: { x: { field: "k", ...x }, y: { field: "low", ...y }, y2: { field: "high" } },
      },
      {
        data,
        mark: { type: "line", interpolate: "step-after", color: look.colour("text"), strokeWidth: 1 },
        encoding: { x: { field: "k", ...x }, y: { field: "atMost", ...y } },
      },
      percentileLine(leakers.median, [], 0, curveHeight * look.fontSize, x, look),
      percentileLine(leakers.p90, [5, 3], 0, curveHeight * look.fontSize, x, look),
      tips(rows, x),
    ],
  };
}

/** Bars for groups of numbers where there are too many to tell apart. */
function grouped(rows: Row[]): { values: { from: number; to: number; share: number }[]; size: number } {
  const size = Math.ceil(rows.length / mostBars);
  const values = [];
  for (let i = 0; i < rows.length; i += size) {
    const from = Number(rows[i]!["k"]) - 0.5;
    const share = rows.slice(i, i + size).reduce((sum, row) => sum + Number(row["share"]), 0);
    values.push({ from, to: from + size, share });
  }
  return { values, size };
}

function percentileLine(at: Percentile, dash: number[], top: number, bottom: number, x: Horizontal, look: Look): Layer {
  return {
    data: { values: [{ at: at.value }] },
    mark: { type: "rule", color: look.colour("text"), strokeWidth: 1.2, strokeDash: dash },
    encoding: { x: { field: "at", ...x }, y: { value: top }, y2: { value: bottom } },
  };
}

/** Name, value and interval of a percentile, on the side of its line that is asked for or else has room. */
function percentileLabel(at: Percentile, key: string, leftwards: boolean, across: Across, look: Look): Layer {
  const label = words.of(key, { value: whole(at.value), interval: interval(at.low, at.high, 0) });
  const place = ((at.value - across.least) / (across.most - across.least)) * across.inner;
  const width = textWidth(label, look.fontSize) + 6;
  const onLeft = leftwards ? place >= width : place + width > across.inner;
  return {
    data: { values: [{ at: at.value, label }] },
    mark: {
      type: "text",
      align: onLeft ? "right" : "left",
      baseline: "middle",
      dx: onLeft ? -5 : 5,
      y: leftwards ? 8 : 8 + look.fontSize * 1.3,
      fontSize: look.fontSize,
      color: look.colour("text"),
    },
    encoding: { x: { field: "at", ...horizontal(across, null) }, text: { field: "label", type: "nominal" } },
  };
}

/** Where nine raids out of ten fall, above the bars, with both ends. */
function oneRaid(leakers: LeakerDistribution, x: Horizontal, look: Look): Layer[] {
  const [low, high] = [leakers.p05.value, leakers.p95.value];
  const y = look.fontSize * 3.6;
  const end = (at: number, align: "left" | "right"): Layer => ({
    data: { values: [{ at, label: whole(at) }] },
    mark: {
      type: "text",
      align,
      baseline: "middle",
      dx: align === "left" ? 5 : -5,
      y,
      fontSize: look.fontSize,
      color: look.colour("text"),
    },
    encoding: { x: { field: "at", ...x }, text: { field: "label", type: "nominal" } },
  });
  const line = rules([{ low, high, ...oneRaidRule(look) }], {
    x: { field: "low", ...x },
    x2: { field: "high" },
    y: { value: y },
  });
  return [line, end(low, "right"), end(high, "left")];
}

function tips(rows: Row[], x: Horizontal): Layer {
  const values = rows.map((row) => {
    const [k, share, atMost, low, high] = ["k", "share", "atMost", "low", "high"].map((name) => Number(row[name]));
    const tip = words.of("plot.leakers.tip", {
      k: whole(k!),
      share: words.number(share!, 4),
      atMost: words.number(atMost!, 4),
      interval: interval(low!, high!, 4),
    });
    return { from: k! - 0.5, to: k! + 0.5, tip };
  });
  return {
    data: { values },
    mark: { type: "rect", opacity: 0 },
    encoding: {
      x: { field: "from", ...x },
      x2: { field: "to" },
      tooltip: { field: "tip", type: "nominal" },
    },
  };
}
