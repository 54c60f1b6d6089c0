import type { Proportion } from "../data/assessment";
import { words } from "../words/words.svelte";

/** A probability in percent, with as many decimals as a rare event needs. */
export function rarely(probability: number): string {
  const value = 100 * probability;
  const decimals = value === 0 || value >= 9.95 ? 0 : value >= 0.95 ? 1 : Math.min(6, Math.ceil(-Math.log10(value)));
  return `${words.number(value, decimals)}\u00a0%`;
}

/** The same of a proportion: with its interval, or only the upper bound of what never came up. */
export function rarelyWithin({ value, low, high }: Proportion): string {
  if (value === 0) return `≤\u00a0${rarely(high)}`;
  return `${rarely(value)} (${rarely(low)} – ${rarely(high)})`;
}
