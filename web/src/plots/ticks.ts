/** Round values between two ends, at most about so many, for the marks of an axis. */
export function ticks(low: number, high: number, most: number): number[] {
  const span = high - low;
  const power = 10 ** Math.floor(Math.log10(span / most));
  const step = [1, 2, 5, 10].map((s) => s * power).find((s) => span / s <= most) ?? span;
  const first = Math.ceil(low / step - 1e-9);
  return Array.from({ length: Math.floor(high / step + 1e-9) - first + 1 }, (_, i) => (first + i) * step);
}

/** Decimals with which the marks of an axis differ. */
export function decimalsOf(marks: number[]): number {
  return [0, 1, 2, 3].find((d) => marks.every((m) => Math.abs(m * 10 ** d - Math.round(m * 10 ** d)) < 1e-6)) ?? 3;
}
