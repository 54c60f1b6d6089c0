import type { AssessmentData } from "../data/page";
import { clock, none } from "../words/format";
import { perSecond, type ReplayEvent } from "./events";
import { batteryName, roundsOf, sensorName, threatName } from "./names";
import { isInTheAir, type Life, type Replay } from "./replay";
import { words } from "../words/words.svelte";

/** What happened, in words; `threat` says how to name the threat, in full where it is not given. */
export function sentence(data: AssessmentData, replay: Replay, event: ReplayEvent, threat?: string): string {
  const { result } = data;
  const { value } = event;
  const life = replay.lifeOf.get(event.threat);
  const values: Record<string, string | number> = {
    threat: threat ?? (life ? threatName(data, life.threat) : ""),
    battery: event.battery >= 0 ? batteryName(data, event.battery) : "",
    rounds: event.battery >= 0 ? roundsOf(data, event.battery, event.rounds) : "",
  };
  switch (event.kind) {
    case "launched":
      values["from"] = words.name(result.salvos[life!.salvo]!.from);
      values["asset"] = words.name(targetOf(data, life!));
      break;
    case "detected":
      values["sensor"] = sensorName(data, event.sensor);
      break;
    case "alerted":
    case "leaked":
    case "expended":
    case "debris-fell":
      values["asset"] = words.name(result.assets[value]!.name);
      break;
    case "crossed-border":
      values["country"] = words.name(result.countries[value]!.name);
      break;
    case "blocked":
      values["cause"] = words.label("cause", data.causes[value]!);
      break;
    case "scrambled":
    case "engaged":
      values["time"] = value < 0 ? none : clock(event.time + value / perSecond);
      break;
    case "reloaded":
      values["rounds"] = roundsOf(data, event.battery, value);
      break;
  }
  return words.of(`playback.event.${event.kind}${outcomeOf(event, life)}`, values);
}

/** The asset that a threat flies to. */
export function targetOf(data: AssessmentData, life: Life) {
  const id = data.result.routes[life.route]!.asset;
  return data.result.assets.find((asset) => asset.id === id)!.name;
}

/** The part of the key that tells apart how rounds and their assessment ended. */
function outcomeOf(event: ReplayEvent, life: Life | undefined): string {
  if (event.kind === "intercepted") return event.value > 0 ? ".kill" : event.value < 0 ? ".nothing" : ".miss";
  if (event.kind !== "assessed") return "";
  if (event.value === 0) return ".miss";
  return life && isInTheAir(life, event.time) ? ".mistake" : ".kill";
}

/** Launches of one salvo in words. */
export function launchesSentence(data: AssessmentData, replay: Replay, launches: ReplayEvent[]): string {
  const salvo = data.result.salvos[replay.lifeOf.get(launches[0]!.threat)!.salvo]!;
  return words.of("playback.log.launches", {
    n: launches.length,
    type: words.name(salvo.name),
    salvo: salvo.id,
    from: words.name(salvo.from),
    last: clock(launches.at(-1)!.time),
  });
}
