import type { Look } from "./look";
import { points, rules, type PointStyle, type RuleStyle } from "./marks";
import type { Panel } from "./plot";
import { words } from "../words/words.svelte";
import * as styles from "./styles";
import { textWidth } from "./text";

/** Bands and points that look the same in every plot. */
export type BandKind = "mean" | "median" | "sampling" | "inputs" | "oneRaid" | "spread" | "closedForm";

/** What stands before a name in the key. */
export interface Sample {
  rule?: RuleStyle;
  caps?: PointStyle;
  point?: PointStyle;
  letter?: { text: string; ink: string };
}

export interface KeyItem {
  label: string;
  sample: Sample;
}

const sampleWidth = 22;
const afterSample = 5;
const afterItem = 14;

/** The bands with their names. */
export function bandItems(look: Look, ...kinds: BandKind[]): KeyItem[] {
  const samples: Record<BandKind, Sample> = {
    mean: { point: styles.meanPoint(look) },
    median: { point: styles.medianPoint(look) },
    sampling: { rule: styles.samplingRule(look) },
    inputs: { rule: styles.inputsRule(look), caps: styles.cap(look) },
    oneRaid: { rule: styles.oneRaidRule(look) },
    spread: { rule: styles.spreadRule(look), caps: styles.cap(look) },
    closedForm: { point: styles.closedFormPoint(look) },
  };
  return kinds.map((kind) => ({ label: words.of(`plot.key.${kind}`), sample: samples[kind] }));
}

/** A square of a colour. */
export function swatch(look: Look, fill: string, stroke = fill): PointStyle {
  return { fill, stroke, width: 1.2, size: (look.fontSize + 3) ** 2, shape: "square" };
}

/** A legend that says what every mark is, flowing over the whole width; `left` is the room for labels of the panels below. */
export function keyPanel(look: Look, items: KeyItem[], left: number): Panel {
  const lineHeight = look.fontSize * 1.6;
  let x = 0;
  let y = lineHeight / 2;
  const placed = items.map(({ label, sample }) => {
    const width = sampleWidth + afterSample + textWidth(label, look.fontSize);
    if (x > 0 && x + width > look.width) {
      x = 0;
      y += lineHeight;
    }
    const from = x - left;
    x += width + afterItem;
    return {
      label,
      sample,
      from,
      mid: from + sampleWidth / 2,
      to: from + sampleWidth,
      text: from + sampleWidth + afterSample,
      y,
    };
  });
  const withPlace = <T extends object>(pick: (sample: Sample) => T | undefined) =>
    placed.flatMap(({ sample, ...place }) => {
      const style = pick(sample);
      return style ? [{ ...place, ...style }] : [];
    });
  const ends = withPlace((s) => s.caps).flatMap((v) => [v.from, v.to].map((mid) => ({ ...v, mid })));
  return {
    width: look.width - left,
    height: y + lineHeight / 2,
    view: { stroke: null, fill: null },
    layer: [
      rules(
        withPlace((s) => s.rule),
        { ...at("from"), x2: { field: "to" } },
      ),
      points([...ends, ...withPlace((s) => s.point)], at("mid")),
      {
        data: { values: withPlace((s) => s.letter && { letter: s.letter.text, ink: s.letter.ink }) },
        mark: { type: "text", baseline: "middle", fontSize: look.fontSize - 1 },
        encoding: {
          ...at("mid"),
          text: { field: "letter", type: "nominal" },
          color: { field: "ink", type: "nominal", scale: null },
        },
      },
      {
        data: { values: placed.map(({ text, y, label }) => ({ text, y, label })) },
        mark: {
          type: "text",
          align: "left",
          baseline: "middle",
          fontSize: look.fontSize,
          limit: look.width - sampleWidth - afterSample,
          color: look.colour("text"),
        },
        encoding: { ...at("text"), text: { field: "label", type: "nominal" } },
      },
    ],
  };
}

const raw = { type: "quantitative", scale: null, axis: null } as const;
const at = (x: string) => ({ x: { field: x, ...raw }, y: { field: "y", ...raw } });
