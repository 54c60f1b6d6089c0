import { words } from "../words/words.svelte";

/** A difference with its sign; whole from ten on. */
export function signed(value: number): string {
  const tidy = Math.abs(value) < 0.05 ? 0 : value;
  const text = words.number(Math.abs(tidy), Math.abs(tidy) >= 9.95 || tidy === 0 ? 0 : 1);
  return tidy > 0 ? `+${text}` : tidy < 0 ? `−${text}` : text;
}
