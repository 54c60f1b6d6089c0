import type { AssessmentData } from "../data/page";
import { words } from "../words/words.svelte";

/** A threat in full, as in `Shahed-136, drones-east #12`. */
export function threatName(data: AssessmentData, threat: number): string {
  return `${words.name(salvoOf(data, threat).name)}, ${shortName(data, threat)}`;
}

/** A threat by its salvo and its number within it, as in `drones-east #12`. */
export function shortName(data: AssessmentData, threat: number): string {
  return `${salvoOf(data, threat).id} #${data.threats.member[threat]!}`;
}

/** A battery by its system and place, as in `Gepard, Kyiv`; with its number where several are alike: `Gepard no. 2, Kyiv`. */
export function batteryName(data: AssessmentData, battery: number): string {
  const { system, near } = data.result.batteries[battery]!;
  const name = data.result.systems.find((answer) => answer.id === system)?.name;
  const number = numbersOf(data)[battery]!;
  const values = { system: name ? words.name(name) : system, place: words.name(near), number };
  return words.of(number > 0 ? "playback.battery.numbered" : "playback.battery", values);
}

/** A sensor by its name and id, or the battery that it belongs to. */
export function sensorName(data: AssessmentData, sensor: number): string {
  const id = data.sensors[sensor]!;
  const answer = data.result.sensors.find((known) => known.id === id);
  if (answer) return `${words.name(answer.name)}, ${id}`;
  const battery = data.result.batteries.findIndex((known) => known.id === id);
  return battery >= 0 ? batteryName(data, battery) : id;
}

/** Rounds in words, as in `2 missiles`. */
export function roundsOf(data: AssessmentData, battery: number, rounds: number): string {
  const system = data.result.batteries[battery]!.system;
  const kind = data.result.systems.find((answer) => answer.id === system)?.kind;
  const key = `playback.rounds.${kind}`;
  return words.of(words.has(key) ? key : "playback.rounds.other", { n: rounds });
}

function salvoOf(data: AssessmentData, threat: number) {
  return data.result.salvos[data.threats.salvo[threat]!]!;
}

const numbers = new WeakMap<AssessmentData, number[]>();

/** The number of each battery among those of the same system at the same place; 0 for one that is alone. */
function numbersOf(data: AssessmentData): number[] {
  const known = numbers.get(data);
  if (known) return known;
  const counts = new Map<string, number>();
  const places = data.result.batteries.map((battery) => `${battery.system} ${battery.near.en}`);
  const made = places.map((place) => {
    counts.set(place, (counts.get(place) ?? 0) + 1);
    return counts.get(place)!;
  });
  const result = made.map((number, i) => (counts.get(places[i]!) === 1 ? 0 : number));
  numbers.set(data, result);
  return result;
}
