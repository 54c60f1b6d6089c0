import type { Life } from "./replay";

/**
 * Why a threat reached its target, by the rules of `ReplicationRunner.CauseOf`: missed where anybody shot, otherwise the obstacle
 * at its last opportunity. Null where the replay leaves open whether nobody could reach it or nobody saw it soon enough.
 */
export function causeOf(life: Life, causes: string[]): string | null {
  if (life.ending !== "leaked") return null;
  const happened = new Set(life.events.map((event) => event.kind));
  if (happened.has("engaged")) return "missed";
  if (!happened.has("detected")) return "not-detected";
  if (!happened.has("tracked")) return "detected-too-late";
  return life.events
    .filter((event) => event.kind === "blocked")
    .map((event) => causes[event.value]!)
    .reduce<string | null>(worse, null);
}

// A shortage always replaces what was before; doctrine replaces lateness only.
function worse(before: string | null, next: string): string {
  const isShortage = next === "no-round" || next === "no-free-channel";
  const isFirst = before === null || (before === "detected-too-late" && next === "held-by-doctrine");
  return isShortage || isFirst ? next : before;
}
