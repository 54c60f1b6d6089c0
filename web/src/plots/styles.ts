import type { Look } from "./look";
import type { PointStyle, RuleStyle } from "./marks";

/** How the means, bands and percentiles of every plot look; the key shows the same. */
export const samplingRule = (look: Look): RuleStyle => ({ stroke: look.colour("text"), width: 7, dash: [] });

export const inputsRule = (look: Look): RuleStyle => ({ stroke: look.colour("text"), width: 1.6, dash: [] });

export const oneRaidRule = (look: Look): RuleStyle => ({ stroke: look.colour("text"), width: 1.6, dash: [2, 3] });

export const spreadRule = (look: Look): RuleStyle => ({ stroke: look.colour("stopped"), width: 2.2, dash: [] });

/** Keeps a thin line visible on a coloured bar. */
export const halo = (look: Look): RuleStyle => ({ stroke: look.colour("ground"), width: 4, dash: [] });

/** The end of a whisker. */
export const cap = (look: Look): PointStyle => ({
  fill: "transparent",
  stroke: look.colour("text"),
  width: 1.6,
  size: 100,
  shape: "M0,-1V1",
});

export const meanPoint = (look: Look): PointStyle => ({
  fill: look.colour("ground"),
  stroke: look.colour("text"),
  width: 1.6,
  size: 34,
  shape: "circle",
});

export const medianPoint = (look: Look, fill = look.colour("stopped")): PointStyle => ({
  fill,
  stroke: look.colour("text"),
  width: 1,
  size: 46,
  shape: "circle",
});

/** Hollow, so that it is told apart from a mean by more than its colour. */
export const closedFormPoint = (look: Look): PointStyle => ({
  fill: "transparent",
  stroke: look.colour("accent"),
  width: 2.2,
  size: 90,
  shape: "diamond",
});
