import { rowPlace, type Frame } from "./frame";
import type { Look } from "./look";
import type { Layer } from "./plot";
import { textWidth } from "./text";

/** A part of a bar that is made of parts; the letter tells it from its neighbours where colour does not. */
export interface Segment {
  row: string;
  from: number;
  to: number;
  style: Style;
  tip: string;
}

/** How one kind of part looks wherever it appears. */
export interface Style {
  letter: string;
  fill: string;
  stroke?: string;
  ink: string;
}

const alphabets = { en: "ABCDEFGHIJKLMNOP", uk: "АБВГДЕЖИКЛМНПРСТ", ru: "АБВГДЕЖИКЛМНПРСТ" };

/** The letters that tell parts apart. */
export const letters = (language: keyof typeof alphabets): string[] => [...alphabets[language]];

/** Bars that leave the lower part of their rows to the bands. */
export const raised = { height: 0.62, centre: 0.31 };

const full = { height: 1, centre: 0.5 };

/** The parts of bars, with letters where they fit; `perPixel` is how much of the axis a pixel holds. */
export function segmentLayers(
  frame: Frame,
  look: Look,
  segments: Segment[],
  across: Record<string, unknown>,
  perPixel: number,
  shape = full,
): Layer[] {
  const values = segments
    .filter((s) => s.to > s.from)
    .map(({ style, ...s }) => ({
      ...s,
      ...style,
      mid: (s.from + s.to) / 2,
      stroke: style.stroke ?? look.colour("ground"),
    }));
  const lettered = values.filter((v) => (v.to - v.from) / perPixel >= textWidth(v.letter, look.fontSize) + 4);
  const y = rowPlace(frame);
  const at = (field: string) => ({ field, type: "quantitative" as const, ...across });
  return [
    {
      data: { values },
      mark: { type: "bar", strokeWidth: 1, height: { band: shape.height }, yOffset: (shape.centre - 0.5) * frame.band },
      encoding: {
        y,
        x: at("from"),
        x2: { field: "to" },
        fill: { field: "fill", type: "nominal", scale: null },
        stroke: { field: "stroke", type: "nominal", scale: null },
        tooltip: { field: "tip", type: "nominal" },
      },
    },
    {
      data: { values: lettered },
      mark: { type: "text", baseline: "middle", fontSize: look.fontSize - 1 },
      encoding: {
        y: { ...y, bandPosition: shape.centre },
        x: at("mid"),
        text: { field: "letter", type: "nominal" },
        color: { field: "ink", type: "nominal", scale: null },
        tooltip: { field: "tip", type: "nominal" },
      },
    },
  ];
}
