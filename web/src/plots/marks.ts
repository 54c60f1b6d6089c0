import type { Layer } from "./plot";

/** Where the marks of a layer stand: the encodings of their places. */
export type Place = Record<string, unknown>;

export interface RuleStyle {
  stroke: string;
  width: number;
  dash: number[];
}

export interface PointStyle {
  fill: string;
  stroke: string;
  width: number;
  size: number;
  shape: string;
}

/** The value itself and not a place on a scale: so one layer holds marks of several looks, which is quicker than a layer for each. */
const asIs = (field: string) => ({ field, type: "nominal" as const, scale: null });
const asNumber = (field: string) => ({ field, type: "quantitative" as const, scale: null });

export function rules<T extends RuleStyle>(values: T[], place: Place): Layer {
  return {
    data: { values },
    mark: { type: "rule" },
    encoding: { ...place, stroke: asIs("stroke"), strokeWidth: asNumber("width"), strokeDash: asIs("dash") },
  };
}

export function points<T extends PointStyle>(values: T[], place: Place): Layer {
  return {
    data: { values },
    mark: { type: "point", opacity: 1 },
    encoding: {
      ...place,
      fill: asIs("fill"),
      stroke: asIs("stroke"),
      strokeWidth: asNumber("width"),
      size: asNumber("size"),
      shape: asIs("shape"),
    },
  };
}
