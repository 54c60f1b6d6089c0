import type { Look } from "./look";
import { words } from "../words/words.svelte";

/** An axis of amountAxis from 0. */
export function amountAxis(title: string | null, most: number, whole = false) {
  return {
    scale: { domain: [0, most > 0 ? most : 1], nice: true, zero: true },
    axis: { title, grid: true, tickCount: 6, ...(whole && { tickMinStep: 1 }) },
  };
}

/** Moments that people think in, in seconds. */
const moments = [0, 10, 60, 300, 1800, 7200, 21600, 43200];

function moment(seconds: number): string {
  if (seconds < 60) return words.of("unit.seconds", { value: seconds });
  if (seconds < 3600) return words.of("unit.minutes", { value: seconds / 60 });
  return words.of("unit.hours", { value: seconds / 3600 });
}

/** Seconds at which the logarithm takes over from the straight line near 0. */
const linearUpTo = 30;

/** An axis of timeAxis from 0 that gives seconds, minutes and hours each their room. */
export function timeAxis(title: string, most: number, look: Look) {
  const values = moments.filter((m) => m <= most);
  const labels = Object.fromEntries(values.map((m) => [m, moment(m)]));
  return {
    scale: { type: "symlog" as const, constant: linearUpTo, domain: [0, Math.max(most, 60)], nice: false },
    axis: {
      title,
      grid: true,
      values,
      labelExpr: `${JSON.stringify(labels)}[datum.value]`,
      labelOverlap: "greedy" as const,
      labelFlush: false,
      labelFontSize: look.fontSize,
    },
  };
}

/** Room left of a panel for the numbers of `chanceAxis`. */
export const chanceAxisWidth = 36;

/** A vertical axis of probabilities; its title stands above, where it takes no room from the drawing. */
export function chanceAxis(title: string, most: number) {
  return {
    scale: { domain: [0, most], nice: false },
    axis: {
      title,
      titleAngle: 0,
      titleAlign: "left" as const,
      titleAnchor: "end" as const,
      titleBaseline: "bottom" as const,
      titleX: -chanceAxisWidth,
      titleY: -9,
      grid: true,
      tickCount: 4,
      minExtent: chanceAxisWidth,
      maxExtent: chanceAxisWidth,
    },
  };
}
