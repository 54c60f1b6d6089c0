import type { ReplayEvent } from "./events";
import { placeAt } from "./flight";
import type { Replay } from "./replay";
import type { MarkKind } from "./shapes";

/** Something that happened at a place. */
export interface Mark {
  kind: MarkKind;
  time: number;
  latitude: number;
  longitude: number;
}

/** The marks of a replication in order of time, and the times. */
export interface Marks {
  all: Mark[];
  times: Float64Array;
}

const marks = new WeakMap<Replay, Marks>();

/** Everything that leaves a mark in a replication. */
export function marksOf(replay: Replay): Marks {
  const known = marks.get(replay);
  if (known) return known;
  const place = { latitude: 0, longitude: 0, height: 0 };
  const all: Mark[] = [];
  for (const event of replay.events) {
    const kind = markOf(event);
    const life = replay.lifeOf.get(event.threat);
    if (!kind || !life) continue;
    const { latitude, longitude } = placeAt(life.flight, event.time - life.launched, place);
    all.push({ kind, time: event.time, latitude, longitude });
  }
  const made = { all, times: Float64Array.from(all, (mark) => mark.time) };
  marks.set(replay, made);
  return made;
}

/** The mark that an event leaves. */
function markOf(event: ReplayEvent): MarkKind | null {
  switch (event.kind) {
    case "intercepted":
      return event.value > 0 ? "kill" : event.value === 0 ? "miss" : null;
    case "soft-killed":
      return "soft-kill";
    case "launch-failed":
    case "flight-failed":
      return "failure";
    case "leaked":
      return "leak";
    case "expended":
      return "expended";
    case "debris-fell":
      return "debris";
    case "crossed-border":
      return "border";
    default:
      return null;
  }
}

/** Whether a mark belongs to its target, where many would cover each other; these are counted there. */
export function isAtTarget(kind: MarkKind): boolean {
  return kind === "leak" || kind === "expended";
}
