import type { ClassAnswer, Estimate } from "../../data/assessment";
import { layerColour } from "../../look/colours";
import type { Look } from "../look";
import { inkOn } from "../ink";
import { words } from "../../words/words.svelte";
import { letters, type Style } from "../segments";

/** Where a threat can end. */
export type Fate = { kind: "layer"; layer: string } | { kind: "failed" | "expended" | "leaked" };

/** The fates of a raid in the order in which a threat meets them; unarmed threats only where there are any. */
export function fatesOf(raid: ClassAnswer): Fate[] {
  const layers = raid.layers.map(({ layer }): Fate => ({ kind: "layer", layer }));
  const expended: Fate[] = raid.expended.mean > 0 ? [{ kind: "expended" }] : [];
  return [...layers, { kind: "failed" }, ...expended, { kind: "leaked" }];
}

export function fateName(fate: Fate): string {
  return fate.kind === "layer" ? words.label("layer", fate.layer) : words.of(`plot.fate.${fate.kind}`);
}

const nothing: Estimate = { mean: 0, samplingLow: 0, samplingHigh: 0, inputLow: 0, inputHigh: 0 };

export function fateEstimate(c: ClassAnswer, fate: Fate): Estimate {
  switch (fate.kind) {
    case "layer":
      return c.layers.find((l) => l.layer === fate.layer)?.stopped ?? nothing;
    case "failed":
      return c.failed;
    case "expended":
      return c.expended;
    case "leaked":
      return c.leaked.expected;
  }
}

export function fateStyle(fate: Fate, index: number, look: Look): Style {
  const letter = letters(words.language)[index] ?? "";
  const ground = look.colour("ground");
  const text = look.colour("text");
  switch (fate.kind) {
    case "layer":
      return { letter, fill: layerColour(fate.layer, look.theme), ink: inkOn(layerColour(fate.layer, look.theme)) };
    case "failed":
      return { letter, fill: look.colour("line"), stroke: look.colour("quiet"), ink: text };
    case "expended":
      return { letter, fill: ground, stroke: look.colour("quiet"), ink: text };
    case "leaked":
      return { letter, fill: look.colour("leaked"), stroke: text, ink: ground };
  }
}
