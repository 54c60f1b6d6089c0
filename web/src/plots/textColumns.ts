import { rowKey, rowPlace, type Frame } from "./frame";
import type { Look } from "./look";
import type { Layer } from "./plot";
import { textWidth } from "./text";

/** Texts for the rows of a frame, right of its axis, under a heading. */
export interface TextColumn {
  head: string;
  texts: string[];
}

const gap = 10;

/** The room that each of the columns takes. */
export function columnWidths(columns: TextColumn[], look: Look): number[] {
  return columns.map(
    ({ head, texts }) => Math.max(...[head, ...texts].map((t) => textWidth(t, look.fontSize - 1))) + gap,
  );
}

export function columnLayers(frame: Frame, look: Look, columns: TextColumn[]): Layer[] {
  let right = frame.inner;
  const ends = columnWidths(columns, look).map((width) => (right += width));
  const cells = columns.flatMap(({ texts }, c) => texts.map((text, i) => ({ row: rowKey(i), text, right: ends[c]! })));
  const heads = columns.map(({ head }, c) => ({ text: head, right: ends[c]!, top: frame.above ? -look.fontSize : -2 }));
  const mark = { type: "text" as const, align: "right" as const, fontSize: look.fontSize - 1 };
  const raw = { type: "quantitative" as const, scale: null, axis: null };
  const text = { field: "text", type: "nominal" as const };
  return [
    {
      data: { values: cells },
      mark: { ...mark, baseline: "middle", color: look.colour("text") },
      encoding: { x: { field: "right", ...raw }, y: rowPlace(frame), text },
    },
    {
      data: { values: heads },
      mark: { ...mark, baseline: "bottom", color: look.colour("quiet") },
      encoding: { x: { field: "right", ...raw }, y: { field: "top", ...raw }, text },
    },
  ];
}
