/** A count that grows with time: when, and how much it is from then on. */
export interface Steps {
  times: number[];
  totals: number[];
}

/** Adds to the count; times come in order. */
export function addStep(steps: Steps, time: number, amount = 1): void {
  steps.totals.push((steps.totals.at(-1) ?? 0) + amount);
  steps.times.push(time);
}

/** The count at a time. */
export function totalAt(steps: Steps, time: number): number {
  const passed = countUntil(steps.times, time);
  return passed === 0 ? 0 : steps.totals[passed - 1]!;
}

/** How many of the times, which are in order, have come by then. */
export function countUntil(times: ArrayLike<number>, time: number): number {
  let low = 0;
  let high = times.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (times[middle]! <= time) low = middle + 1;
    else high = middle;
  }
  return low;
}
