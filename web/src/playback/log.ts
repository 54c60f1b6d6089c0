import type { ReplayEvent } from "./events";
import type { Replay } from "./replay";

/** Which events the log shows. */
export type Filter = "important" | "all";

/** One entry of the log: an event, or launches of one salvo within a short time. */
export interface Entry {
  events: ReplayEvent[];
}

// From the first launch of an entry to the last. Unit: seconds.
const longestGroup = 600;

/** Whether an event says how the raid goes, rather than how the defence works. */
export function isImportant(event: ReplayEvent): boolean {
  switch (event.kind) {
    case "launched":
    case "launch-failed":
    case "soft-killed":
    case "flight-failed":
    case "leaked":
    case "expended":
    case "crossed-border":
    case "debris-fell":
      return true;
    case "intercepted":
      return event.value > 0;
    default:
      return false;
  }
}

/** Whether the log shows an event. */
export function isShown(event: ReplayEvent, filter: Filter): boolean {
  return filter === "all" || isImportant(event);
}

/** The entries of the whole raid, in order of their first events. */
export function entriesOf(replay: Replay, filter: Filter): Entry[] {
  if (filter === "all") return replay.events.map((event) => ({ events: [event] }));
  const entries: Entry[] = [];
  const groups = new Map<number, Entry>();
  for (const event of replay.events.filter(isImportant)) {
    const salvo = event.kind === "launched" ? replay.lifeOf.get(event.threat)!.salvo : -1;
    const group = groups.get(salvo);
    if (group && event.time - group.events[0]!.time <= longestGroup) {
      group.events.push(event);
      continue;
    }
    const entry = { events: [event] };
    if (salvo >= 0) groups.set(salvo, entry);
    entries.push(entry);
  }
  return entries;
}
