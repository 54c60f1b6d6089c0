import type { Ending, ReplayEvent } from "./events";
import type { Life, Replay } from "./replay";
import { addStep, totalAt, type Steps } from "./steps";

/** What is counted as it happens. */
type Counted = "launched" | "rounds" | Ending;

/** The counts of one class of threats; null for the whole raid. */
export interface ClassCounts {
  class: string | null;
  steps: Record<Counted, Steps>;
}

/** Where the threats are at a time. A failed launch is counted as launched and as failed. */
export interface Tally {
  launched: number;
  inTheAir: number;
  stopped: number;
  hardKilled: number;
  softKilled: number;
  failed: number;
  launchFailed: number;
  flightFailed: number;
  leaked: number;
  expended: number;
  rounds: number;
}

/** The tally of a class. */
export interface ClassTally extends Tally {
  class: string;
}

/** Counts the events of a replication: all of them, then those of each class. */
export function countsOf(classes: string[], events: ReplayEvent[], lifeOf: Map<number, Life>): ClassCounts[] {
  const all = noCounts(null);
  const byClass = new Map(classes.map((word) => [word, noCounts(word)]));
  for (const event of events) {
    const life = lifeOf.get(event.threat);
    if (!life) continue;
    const [counted, amount] = countedAs(event, life);
    if (!counted) continue;
    addStep(all.steps[counted], event.time, amount);
    const own = byClass.get(life.class);
    if (own) addStep(own.steps[counted], event.time, amount);
  }
  return [all, ...byClass.values()];
}

/** The tally of the raid at a time. */
export function tallyAt(replay: Replay, time: number): Tally {
  return read(replay.counts[0]!, time);
}

/** The tally of each class at a time. */
export function classTalliesAt(replay: Replay, time: number): ClassTally[] {
  return replay.counts.slice(1).map((counts) => ({ class: counts.class!, ...read(counts, time) }));
}

function countedAs(event: ReplayEvent, life: Life): [Counted | null, number] {
  if (event.kind === "launched") return ["launched", 1];
  if (event.kind === "engaged") return ["rounds", event.rounds];
  return [event.index === life.endedBy ? life.ending : null, 1];
}

function noCounts(word: string | null): ClassCounts {
  const none = (): Steps => ({ times: [], totals: [] });
  return {
    class: word,
    steps: {
      launched: none(),
      rounds: none(),
      "hard-killed": none(),
      "soft-killed": none(),
      "launch-failed": none(),
      "flight-failed": none(),
      leaked: none(),
      expended: none(),
    },
  };
}

function read({ steps }: ClassCounts, time: number): Tally {
  const launched = totalAt(steps.launched, time);
  const hardKilled = totalAt(steps["hard-killed"], time);
  const softKilled = totalAt(steps["soft-killed"], time);
  const launchFailed = totalAt(steps["launch-failed"], time);
  const flightFailed = totalAt(steps["flight-failed"], time);
  const leaked = totalAt(steps.leaked, time);
  const expended = totalAt(steps.expended, time);
  const stopped = hardKilled + softKilled;
  const failed = launchFailed + flightFailed;
  return {
    launched,
    inTheAir: launched - stopped - failed - leaked - expended,
    stopped,
    hardKilled,
    softKilled,
    failed,
    launchFailed,
    flightFailed,
    leaked,
    expended,
    rounds: totalAt(steps.rounds, time),
  };
}
