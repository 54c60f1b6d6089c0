import type { AssessmentData, ReplayColumns } from "../data/page";

/** What happened; `data.kinds` has the same words, `Tracing.cs` says what they mean. */
export type EventKind =
  | "launched"
  | "launch-failed"
  | "detected"
  | "tracked"
  | "alerted"
  | "scrambled"
  | "blocked"
  | "engaged"
  | "intercepted"
  | "assessed"
  | "reloaded"
  | "soft-killed"
  | "flight-failed"
  | "leaked"
  | "expended"
  | "crossed-border"
  | "debris-fell";

/** One event; the time is in seconds from midnight of the scenario's date, and what is not there is -1. */
export interface ReplayEvent {
  index: number;
  time: number;
  kind: EventKind;
  threat: number;
  battery: number;
  sensor: number;
  rounds: number;
  value: number;
}

/** How the flight of a threat ends. */
export type Ending = "hard-killed" | "soft-killed" | "launch-failed" | "flight-failed" | "leaked" | "expended";

/** Times are in tenths of a second. */
export const perSecond = 10;

/** The events of one replication, in order of time. */
export function eventsOf(data: AssessmentData, columns: ReplayColumns): ReplayEvent[] {
  let tenths = 0;
  return columns.time.map((difference, index) => {
    tenths += difference;
    return {
      index,
      time: tenths / perSecond,
      kind: data.kinds[columns.kind[index]!] as EventKind,
      threat: columns.threat[index]!,
      battery: columns.battery[index]!,
      sensor: columns.sensor[index]!,
      rounds: columns.rounds[index]!,
      value: columns.value[index]!,
    };
  });
}

/** The end that an event is for its threat; null where the threat goes on. */
export function endingOf(event: ReplayEvent): Ending | null {
  switch (event.kind) {
    case "intercepted":
      return event.value > 0 ? "hard-killed" : null;
    case "soft-killed":
    case "launch-failed":
    case "flight-failed":
    case "leaked":
    case "expended":
      return event.kind;
    default:
      return null;
  }
}
