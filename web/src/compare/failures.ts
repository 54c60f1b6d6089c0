import type { BoxLimit, DiscoveryAnswer, FailureBox, RangeAnswer } from "../data/compare";
import { percent } from "../words/format";
import { words } from "../words/words.svelte";

/** A value of a range with its unit. */
export function valueOf(range: RangeAnswer, value: number): string {
  if (range.kind === "share") return percent(value);
  if (range.kind === "delay") return words.of("compare.fail.days", { value: words.number(value, 0) });
  return `× ${words.number(value, 2)}`;
}

function limitText(limit: BoxLimit, range: RangeAnswer): string {
  const name = words.name(range.name);
  const [low, high] = [limit.low, limit.high].map((value) => (value === null ? null : valueOf(range, value)));
  if (low && high) return words.of("compare.fail.between", { name, low, high });
  return low ? `${name} >\u00A0${low}` : `${name} <\u00A0${high}`;
}

/** A box as the limits that it has. */
export function boxText(discovery: DiscoveryAnswer, box: FailureBox): string {
  return box.limits
    .map((limit) =>
      limitText(
        limit,
        discovery.ranges.find((r) => r.id === limit.range)!,
      ),
    )
    .join(words.of("compare.fail.and"));
}
