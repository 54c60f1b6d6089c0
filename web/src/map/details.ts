import type { Estimate } from "../data/assessment";
import type { AssessmentData } from "../data/page";
import {
  chance,
  decimalsFor,
  distance,
  duration,
  fixed,
  inputs,
  none,
  oneRaid,
  sampling,
  whole,
} from "../words/format";
import { words } from "../words/words.svelte";
import { systemOf, type Thing } from "./features";
import { distanceBetween, type Position } from "./geometry";

/** A line of the details: what, how much, and its bands in small letters. */
export interface Fact {
  label: string;
  value: string;
  under?: string;
}

/** What is known about a thing on the map. */
export interface Details {
  title: string;
  subtitle: string;
  facts: Fact[];
}

function fact(key: string, value: string, under?: string): Fact {
  return { label: words.of(`map.fact.${key}`), value, ...(under ? { under } : {}) };
}

function estimate(key: string, value: Estimate): Fact {
  const decimals = decimalsFor(value.mean);
  const bands = [
    [words.of("answer.column.sampling"), sampling(value, decimals)],
    [words.of("answer.column.inputs"), inputs(value, decimals)],
  ].filter(([, band]) => band !== none);
  return fact(key, fixed(value.mean, decimals), bands.map(([name, band]) => `${name}: ${band}`).join("; "));
}

/** The name of a thing. */
export function titleOf(data: AssessmentData, thing: Thing): string {
  const { result } = data;
  switch (thing.kind) {
    case "asset":
      return words.name(result.assets[thing.index]!.name);
    case "battery": {
      const battery = result.batteries[thing.index]!;
      const system = systemOf(data, thing.index);
      return `${system ? words.name(system.name) : battery.system} – ${words.name(battery.near)}`;
    }
    case "sensor":
      return words.name(result.sensors[thing.index]!.name);
    case "route": {
      const route = result.routes[thing.index]!;
      const salvo = result.salvos.find((s) => s.id === route.salvo);
      const target = result.assets.find((a) => a.id === route.asset);
      return `${salvo ? words.name(salvo.name) : route.threat}: ${salvo ? words.name(salvo.from) : ""} → ${target ? words.name(target.name) : route.asset}`;
    }
    case "country":
      return words.name(result.countries[thing.index]!.name);
    case "launch":
      return words.name(result.salvos[thing.index]!.from);
  }
}

/** Everything that the page says about a thing. */
export function detailsOf(data: AssessmentData, thing: Thing): Details {
  return { title: titleOf(data, thing), ...bodyOf(data, thing) };
}

function bodyOf(data: AssessmentData, { kind, index }: Thing): { subtitle: string; facts: Fact[] } {
  const { result } = data;
  switch (kind) {
    case "asset": {
      const asset = result.assets[index]!;
      return {
        subtitle: words.of("map.kind.asset"),
        facts: [
          estimate("aimed", asset.aimed),
          estimate("leaked", asset.leaked.expected),
          fact("oneRaid", oneRaid(asset.leaked)),
          fact("hit", chance(asset.hit)),
          fact("warning", `${duration(asset.warning.p05?.value)} / ${duration(asset.warning.p50?.value)}`),
          ...(asset.sheltered ? [fact("sheltered", chance(asset.sheltered))] : []),
          estimate("intercepts", asset.interceptsOver),
          ...(asset.population === null ? [] : [fact("population", whole(asset.population))]),
        ],
      };
    }
    case "battery": {
      const battery = result.batteries[index]!;
      const system = systemOf(data, index);
      return {
        subtitle: `${words.of("map.kind.battery")} · ${words.label("layer", system?.layer ?? "")} · ${words.label("kind", system?.kind ?? "")}`,
        facts: [
          ...(battery.stock > 0 ? [fact("stock", whole(battery.stock)), estimate("rounds", battery.rounds)] : []),
          estimate("kills", battery.kills),
          ...(battery.empty ? [fact("empty", chance(battery.empty))] : []),
          ...battery.envelopes
            .filter((e) => result.classes.some((c) => c.class === e.class))
            .map((e) => ({
              label: words.of("map.fact.reach", { class: words.label("class", e.class) }),
              value: distance(e.radiusMetres),
              ...(e.maxAltitudeMetres === null
                ? {}
                : { under: words.of("map.fact.upTo", { height: distance(e.maxAltitudeMetres) }) }),
            })),
        ],
      };
    }
    case "sensor": {
      const sensor = result.sensors[index]!;
      return {
        subtitle: `${words.of("map.kind.sensor")} · ${words.label("kind", sensor.kind)}`,
        facts: sensor.rangeMetres === null ? [] : [fact("range", distance(sensor.rangeMetres))],
      };
    }
    case "route": {
      const route = result.routes[index]!;
      const points = route.points.map(([lat, lon]): Position => [lon, lat]);
      const length = points.slice(1).reduce((sum, p, i) => sum + distanceBetween(points[i]!, p), 0);
      return {
        subtitle: `${words.of("map.kind.route")} · ${words.label("class", route.class)}`,
        facts: [fact("length", distance(length)), fact("flight", duration(route.points.at(-1)![3]))],
      };
    }
    case "country": {
      const country = result.countries[index]!;
      return {
        subtitle: words.of("map.kind.country"),
        facts: [
          estimate("entries", country.entries),
          fact("entered", chance(country.entered)),
          estimate("stoppedOver", country.stopped),
        ],
      };
    }
    case "launch": {
      const from = result.salvos[index]!.from.en;
      return {
        subtitle: words.of("map.kind.launch"),
        facts: result.salvos
          .filter((s) => s.from.en === from)
          .map((s) => ({ label: words.name(s.name), value: whole(s.count) })),
      };
    }
  }
}
