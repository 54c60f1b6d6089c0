import type { HistogramBin } from "../data/assessment";

/** The times for which curves are told, in seconds: finer where people have less time. All are edges of bins of a result. */
export const times: number[] = [
  ...steps(0, 60, 5),
  ...steps(60, 300, 10),
  ...steps(300, 1800, 30),
  ...steps(1800, 7200, 120),
  ...steps(7200, 14_400, 300),
  ...steps(14_400, 43_200, 900),
];

function steps(from: number, to: number, step: number): number[] {
  return Array.from({ length: (to - from) / step }, (_, i) => from + i * step);
}

/**
 * The part of all counts at or above each of the times. Every bin is told by its lower edge, and two bins may begin at 0: what is
 * exactly nothing, and what is under five seconds. Both are at or above 0 and below every other time.
 */
export function survival(histogram: HistogramBin[]): number[] {
  const total = histogram.reduce((sum, bin) => sum + bin.count, 0);
  return times.map((time) => {
    if (total === 0) return 0;
    return histogram.reduce((sum, bin) => (bin.from >= time ? sum + bin.count : sum), 0) / total;
  });
}
