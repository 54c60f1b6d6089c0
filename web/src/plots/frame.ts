import type { Look } from "./look";
import type { Layer } from "./plot";
import { textWidth, wrap } from "./text";

/** A panel with a row for each thing: its name, and an axis across. */
export interface Frame {
  /** Room for names on the left of the axis. */
  left: number;
  /** Length of the axis. */
  inner: number;
  height: number;
  /** Height of a row without the gap to the next. */
  band: number;
  /** The gap between rows as a part of the distance from row to row. */
  gap: number;
  /** The rows in order, as the axis knows them. */
  keys: string[];
  /** Where it is narrow, names stand above their rows and not before them. */
  above: boolean;
  lines: string[][];
}

interface Room {
  /** Pixels that stay free on the right. */
  right?: number;
  /** The names in further panels that have the same room for names. */
  others?: string[];
  /** The least distance from row to row in sizes of the type. */
  row?: number;
}

const narrow = 480;
const beforeAxis = 8;
const lineHeight = 1.15;
/** Between rows with a name above each, in sizes of the type. */
const nameGap = 1.7;

/** The key of a row: never its name, which comes from a scenario. */
export const rowKey = (index: number): string => `r${index}`;

export function frameFor(look: Look, names: string[], { right = 14, others = [], row = 2.2 }: Room = {}): Frame {
  const above = look.width < narrow;
  const most = above ? look.width : look.width * 0.4 - beforeAxis;
  const wrapped = (texts: string[]) => texts.map((text) => (above ? [text] : wrap(text, most, look.fontSize)));
  const lines = wrapped(names);
  const widest = Math.max(...[...lines, ...wrapped(others)].flat().map((line) => textWidth(line, look.fontSize)));
  const left = above ? 5 : Math.ceil(Math.min(most, widest)) + beforeAxis;
  const tallest = Math.max(...lines.map((l) => l.length));
  const bar = look.fontSize * row * 0.7;
  const step = above
    ? bar * 0.8 + look.fontSize * nameGap
    : Math.max(bar / 0.7, tallest * look.fontSize * lineHeight + 2);
  const gap = above ? (look.fontSize * nameGap) / step : 0.3;
  return {
    left,
    inner: Math.floor(look.width - left - right),
    height: Math.round(step * names.length),
    band: step * (1 - gap),
    gap,
    keys: names.map((_, i) => rowKey(i)),
    above,
    lines,
  };
}

/** The place of a row, for the encoding of every layer of a frame. */
export const rowPlace = ({ keys, gap }: Frame) =>
  ({
    field: "row",
    type: "nominal",
    scale: { domain: keys, paddingInner: gap, paddingOuter: gap / 2 },
    axis: null,
  }) as const;

/** The names of the rows; as text, so that nothing in them is taken for an expression. */
export function rowLabels(frame: Frame, look: Look): Layer {
  const { above, band, left } = frame;
  const values = frame.lines.flatMap((lines, i) =>
    lines.map((text, j) => {
      const dy = above ? -band / 2 - look.fontSize * 0.7 : (j - (lines.length - 1) / 2) * look.fontSize * lineHeight;
      return { row: rowKey(i), text, dy };
    }),
  );
  return {
    data: { values },
    mark: {
      type: "text",
      align: above ? "left" : "right",
      baseline: "middle",
      limit: above ? look.width : left,
      fontSize: look.fontSize,
      color: look.colour("text"),
      dy: { expr: "datum.dy" },
    },
    encoding: {
      x: { value: above ? -left : -beforeAxis },
      y: rowPlace(frame),
      text: { field: "text", type: "nominal" },
    },
  };
}

/** What tells about a row wherever the pointer is in it; `values` hold `row` and `tip`. */
export function rowTips(frame: Frame, values: { row: string; tip: string }[]): Layer {
  return {
    data: { values },
    mark: { type: "rect", opacity: 0 },
    encoding: {
      x: { value: 0 },
      x2: { value: frame.inner },
      y: rowPlace(frame),
      tooltip: { field: "tip", type: "nominal" },
    },
  };
}
