import type { AssessmentData, ReplayColumns } from "../data/page";
import { endingOf, eventsOf, perSecond, type Ending, type ReplayEvent } from "./events";
import { flightOf, placeAt, type Flight } from "./flight";
import { countUntil } from "./steps";
import { countsOf, type ClassCounts } from "./tally";

/** A threat from launch to end. */
export interface Life {
  threat: number;
  salvo: number;
  /** The number within the salvo, from 1. */
  member: number;
  class: string;
  /** Index into the routes of the result. */
  route: number;
  flight: Flight;
  launched: number;
  ended: number;
  ending: Ending;
  /** The index of the event that was its end. */
  endedBy: number;
  /** The battery that stopped it; -1 where none did. */
  killer: number;
  events: ReplayEvent[];
}

/** Rounds on their way, from the order to engage to the intercept, and where that is due. */
export interface Shot {
  begins: number;
  ends: number;
  battery: number;
  latitude: number;
  longitude: number;
}

/** When an asset was first alerted (infinity for never), and when threats reached it. */
export interface AssetLife {
  alerted: number;
  leaked: number[];
  expended: number[];
}

/** One replication, ready to be played. */
export interface Replay {
  replication: number;
  events: ReplayEvent[];
  /** The times of the events. */
  times: Float64Array;
  /** In order of launch. */
  lives: Life[];
  /** By threat; threats of other replications only are missing. */
  lifeOf: Map<number, Life>;
  /** In order of beginning, and when each begins. */
  shots: Shot[];
  shotTimes: Float64Array;
  /** The longest that a shot is on its way. */
  longestShot: number;
  assets: AssetLife[];
  /** The whole raid first, then each class of the raid. */
  counts: ClassCounts[];
}

/** Reads one replication. */
export function decodeReplay(data: AssessmentData, columns: ReplayColumns): Replay {
  const events = eventsOf(data, columns);
  const lives = livesOf(data, columns.replication, events);
  const lifeOf = new Map(lives.map((life) => [life.threat, life]));
  const shots = shotsOf(events, lifeOf);
  return {
    replication: columns.replication,
    events,
    times: Float64Array.from(events, (event) => event.time),
    lives,
    lifeOf,
    shots,
    shotTimes: Float64Array.from(shots, (shot) => shot.begins),
    longestShot: shots.reduce((longest, shot) => Math.max(longest, shot.ends - shot.begins), 0),
    assets: assetsOf(data, events, lifeOf),
    counts: countsOf(
      data.result.classes.map((answer) => answer.class),
      events,
      lifeOf,
    ),
  };
}

/** How many events have happened by a time. */
export function eventsUntil(replay: Replay, time: number): number {
  return countUntil(replay.times, time);
}

/** Whether a threat is in the air. */
export function isInTheAir(life: Life, time: number): boolean {
  return life.launched <= time && time < life.ended;
}

// Flights are the same in all replications.
const flights = new WeakMap<AssessmentData, Map<number, Flight>>();

function flightAlong(data: AssessmentData, route: number): Flight {
  const known = flights.get(data) ?? new Map<number, Flight>();
  flights.set(data, known);
  const flight = known.get(route) ?? flightOf(data.result.routes[route]!);
  known.set(route, flight);
  return flight;
}

function livesOf(data: AssessmentData, replication: number, events: ReplayEvent[]): Life[] {
  const ends = new Map<number, ReplayEvent>();
  const told = new Map<number, ReplayEvent[]>();
  for (const event of events) {
    if (event.threat < 0) continue;
    const before = told.get(event.threat);
    if (before) before.push(event);
    else told.set(event.threat, [event]);
    if (endingOf(event) && !ends.has(event.threat)) ends.set(event.threat, event);
  }
  return events
    .filter((event) => event.kind === "launched")
    .map((launch) => {
      const end = ends.get(launch.threat);
      if (!end) throw new Error(`Replication ${replication} does not tell the end of threat ${launch.threat}.`);
      const salvo = data.threats.salvo[launch.threat]!;
      const ending = endingOf(end)!;
      return {
        threat: launch.threat,
        salvo,
        member: data.threats.member[launch.threat]!,
        class: data.result.salvos[salvo]!.class,
        route: launch.value,
        flight: flightAlong(data, launch.value),
        launched: launch.time,
        ended: end.time,
        ending,
        endedBy: end.index,
        killer: ending === "hard-killed" || ending === "soft-killed" ? end.battery : -1,
        events: told.get(launch.threat)!,
      };
    });
}

function shotsOf(events: ReplayEvent[], lifeOf: Map<number, Life>): Shot[] {
  const place = { latitude: 0, longitude: 0, height: 0 };
  return events
    .filter((event) => event.kind === "engaged")
    .map((order) => {
      const life = lifeOf.get(order.threat)!;
      const ends = order.time + order.value / perSecond;
      const { latitude, longitude } = placeAt(life.flight, ends - life.launched, place);
      return { begins: order.time, ends, battery: order.battery, latitude, longitude };
    });
}

function assetsOf(data: AssessmentData, events: ReplayEvent[], lifeOf: Map<number, Life>): AssetLife[] {
  const assets = data.result.assets.map((): AssetLife => ({ alerted: Infinity, leaked: [], expended: [] }));
  for (const { index, kind, threat, time, value } of events) {
    if (kind === "alerted") {
      assets[value]!.alerted = Math.min(assets[value]!.alerted, time);
    } else if ((kind === "leaked" || kind === "expended") && lifeOf.get(threat)!.endedBy === index) {
      assets[value]![kind].push(time);
    }
  }
  return assets;
}
