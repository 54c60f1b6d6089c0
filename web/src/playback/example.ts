import type { Names } from "../data/assessment";
import type { AssessmentData, ReplayColumns } from "../data/page";
import type { EventKind } from "./events";

const kinds: EventKind[] = [
  "launched",
  "launch-failed",
  "detected",
  "tracked",
  "alerted",
  "scrambled",
  "blocked",
  "engaged",
  "intercepted",
  "assessed",
  "reloaded",
  "soft-killed",
  "flight-failed",
  "leaked",
  "expended",
  "crossed-border",
  "debris-fell",
];

interface Told {
  threat?: number;
  battery?: number;
  sensor?: number;
  rounds?: number;
  value?: number;
}

/** An event: when, what, and what it is about. */
export type Line = [number, EventKind, Told];

/** A raid of seven threats, written by hand for tests: every kind of event happens, and every kind of end. */
const raid: Line[] = [
  [-50, "launched", { threat: 0, value: 0 }],
  [100, "launched", { threat: 1, value: 0 }],
  [100, "launch-failed", { threat: 1 }],
  [120, "detected", { threat: 0, sensor: 0 }],
  [130.5, "tracked", { threat: 0 }],
  [140, "alerted", { threat: 0, value: 0 }],
  [150, "blocked", { threat: 0, battery: 0, value: 5 }],
  [160, "engaged", { threat: 0, battery: 0, rounds: 2, value: 200 }],
  [170, "engaged", { threat: 0, battery: 1, rounds: 1, value: 150 }],
  [180, "intercepted", { threat: 0, battery: 0, rounds: 2, value: 1 }],
  [180, "debris-fell", { threat: 0, value: 0 }],
  [185, "intercepted", { threat: 0, battery: 1, rounds: 1, value: -1 }],
  [190, "assessed", { threat: 0, battery: 0, value: 1 }],
  [195, "assessed", { threat: 0, battery: 1, value: 0 }],
  [200, "scrambled", { battery: 2, value: 300 }],
  [210, "launched", { threat: 2, value: 0 }],
  [230, "soft-killed", { threat: 2, battery: 1 }],
  [300, "launched", { threat: 3, value: 1 }],
  [310, "crossed-border", { threat: 3, value: 0 }],
  [320, "detected", { threat: 3, sensor: 1 }],
  [330, "tracked", { threat: 3 }],
  [335, "engaged", { threat: 3, battery: 0, rounds: 2, value: 100 }],
  [345, "intercepted", { threat: 3, battery: 0, rounds: 2, value: 0 }],
  [350, "assessed", { threat: 3, battery: 0, value: 1 }],
  [360, "launched", { threat: 4, value: 1 }],
  [365, "launched", { threat: 5, value: 1 }],
  [370, "detected", { threat: 5, sensor: 0 }],
  [375, "tracked", { threat: 5 }],
  [380, "flight-failed", { threat: 4 }],
  [390, "blocked", { threat: 5, battery: 0, value: 4 }],
  [395, "blocked", { threat: 5, battery: 1, value: 1 }],
  [400, "leaked", { threat: 3, value: 1 }],
  [420, "launched", { threat: 6, value: 2 }],
  [465, "leaked", { threat: 5, value: 1 }],
  [500, "reloaded", { battery: 0, value: 4 }],
  [520, "expended", { threat: 6, value: 0 }],
];

/** Columns as the page has them. */
export function columnsOf(replication: number, events: Line[]): ReplayColumns {
  const tenths = events.map(([time]) => Math.round(time * 10));
  const column = (read: (told: Told) => number | undefined, missing: number) =>
    events.map(([, , told]) => read(told) ?? missing);
  return {
    replication,
    time: tenths.map((time, i) => time - (tenths[i - 1] ?? 0)),
    kind: events.map(([, kind]) => kinds.indexOf(kind)),
    threat: column((told) => told.threat, -1),
    battery: column((told) => told.battery, -1),
    sensor: column((told) => told.sensor, -1),
    rounds: column((told) => told.rounds, 0),
    value: column((told) => told.value, 0),
  };
}

function names(en: string, uk: string, ru: string): Names {
  return { en, uk, ru };
}

const kyiv = names("Kyiv", "Київ", "Киев");

/** The page of that raid, as far as the playback reads it: replication 7 in full, and 9 in which nothing is launched. */
export const example = {
  command: "testudo assess example.yaml --replications 100",
  kinds,
  causes: [
    "not-detected",
    "detected-too-late",
    "out-of-reach",
    "no-free-channel",
    "no-round",
    "held-by-doctrine",
    "missed",
  ],
  sensors: ["radar-1", "gun-1"],
  threats: { salvo: [0, 0, 0, 1, 1, 1, 2], member: [1, 2, 3, 1, 2, 3, 1] },
  replays: [columnsOf(7, raid), columnsOf(9, [])],
  result: {
    replications: 100,
    representatives: { median: 7, worstDecile: 9 },
    salvos: [
      {
        id: "s-1",
        name: names("Shahed", "Шахед", "Шахед"),
        class: "one-way-drone",
        from: names("Sea", "Море", "Море"),
      },
      { id: "s-2", name: names("Kalibr", "Калібр", "Калибр"), class: "cruise", from: names("Sea", "Море", "Море") },
      { id: "s-3", name: names("Gerbera", "Гербера", "Гербера"), class: "decoy", from: names("Sea", "Море", "Море") },
    ].map((salvo) => ({ ...salvo, begins: 0, ends: 600 })),
    classes: [{ class: "one-way-drone" }, { class: "cruise" }, { class: "decoy" }],
    assets: [
      { id: "kyiv", name: kyiv, latitude: 0, longitude: 10 },
      { id: "odesa", name: names("Odesa", "Одеса", "Одесса"), latitude: 60, longitude: 90 },
    ],
    systems: [
      { id: "gun", name: names("Gepard", "Гепард", "Гепард"), kind: "gun" },
      { id: "jet", name: names("Fighters", "Винищувачі", "Истребители"), kind: "fighter" },
    ],
    batteries: [
      { id: "gun-1", system: "gun", near: kyiv, latitude: 1, longitude: 9 },
      { id: "gun-2", system: "gun", near: kyiv, latitude: 1, longitude: 9 },
      { id: "jet-1", system: "jet", near: kyiv, latitude: 1, longitude: 9 },
    ],
    sensors: [{ id: "radar-1", name: names("Radar", "Радар", "Радар") }],
    countries: [{ id: "poland", name: names("Poland", "Польща", "Польша") }],
    routes: [
      // Along the equator.
      { asset: "kyiv", points: [[0, 0, 100, 0], [0, 5, 300, 200], [0, 10, 0, 600]] }, // prettier-ignore
      // From 60° N to 60° N, a quarter of the way around the Earth.
      { asset: "odesa", points: [[60, 0, 0, 0], [60, 90, 1000, 100]] }, // prettier-ignore
      { asset: "kyiv", points: [[0, 10, 0, 0], [0, 10, 0, 100]] }, // prettier-ignore
    ],
  },
} as unknown as AssessmentData;
