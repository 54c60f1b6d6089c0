import type { Feature, FeatureCollection, LineString, Point, Polygon } from "geojson";
import type { AssessmentData } from "../data/page";
import { boundsOf, circle, densify, type Position } from "./geometry";
import { symbolName } from "./symbols";

/** What a thing on the map is; its number is the index in the result. */
export type Kind = "asset" | "battery" | "sensor" | "route" | "country" | "launch";

/** A thing that can be pointed at. */
export interface Thing {
  kind: Kind;
  index: number;
}

/** The layers of the defence, from the top down. */
export const layerOrder = ["upper", "long", "medium", "short", "point", "area"];

/** Dashes by layer, in line widths, so that colour is not alone. */
export const layerDashes: Record<string, number[]> = {
  upper: [1, 0],
  long: [6, 2],
  medium: [3, 2],
  short: [1.5, 1.5],
  point: [0.8, 2],
  area: [4, 2, 1, 2],
};

type Properties = Record<string, string | number>;

function collection<G extends Point | LineString | Polygon>(
  features: Feature<G, Properties>[],
): FeatureCollection<G, Properties> {
  return { type: "FeatureCollection", features };
}

function point(longitude: number, latitude: number, properties: Properties): Feature<Point, Properties> {
  return { type: "Feature", properties, geometry: { type: "Point", coordinates: [longitude, latitude] } };
}

/** Where a layer stands; unknown ones last. */
function rank(layer: string): number {
  const at = layerOrder.indexOf(layer);
  return at < 0 ? layerOrder.length : at;
}

export function systemOf(data: AssessmentData, battery: number) {
  return data.result.systems.find((s) => s.id === data.result.batteries[battery]?.system);
}

/** The radius of a city's circle: its area grows with the leakers expected there. Unit: CSS pixels. */
export function cityRadius(leaked: number): number {
  return 4 + 6 * Math.sqrt(leaked);
}

export function cities(data: AssessmentData) {
  return collection(
    data.result.assets.map((a, index) =>
      point(a.longitude, a.latitude, {
        kind: "asset",
        index,
        radius: cityRadius(a.leaked.expected.mean),
        label: `asset-${index}`,
        rank: -a.leaked.expected.mean * 1000 - a.value,
      }),
    ),
  );
}

export function batteries(data: AssessmentData) {
  return collection(
    data.result.batteries.map((b, index) => {
      const system = systemOf(data, index);
      const layer = system?.layer ?? "area";
      return point(b.longitude, b.latitude, {
        kind: "battery",
        index,
        symbol: symbolName(system?.kind ?? "", layer),
        rank: rank(layer),
      });
    }),
  );
}

export function sensors(data: AssessmentData) {
  return collection(
    data.result.sensors.map((s, index) =>
      point(s.longitude, s.latitude, { kind: "sensor", index, symbol: symbolName(s.kind) }),
    ),
  );
}

/** The reach of every battery against a class. */
export function envelopes(data: AssessmentData, threatClass: string) {
  return collection<Polygon>(
    data.result.batteries.flatMap((b, index) => {
      const reach = b.envelopes.find((e) => e.class === threatClass)?.radiusMetres ?? 0;
      if (reach <= 0) return [];
      return [
        {
          type: "Feature" as const,
          properties: { layer: systemOf(data, index)?.layer ?? "area" },
          geometry: { type: "Polygon" as const, coordinates: [circle(b.longitude, b.latitude, reach)] },
        },
      ];
    }),
  );
}

export function routes(data: AssessmentData) {
  return collection<LineString>(
    data.result.routes.map((r, index) => ({
      type: "Feature",
      properties: { kind: "route", index, class: r.class },
      geometry: { type: "LineString", coordinates: densify(r.points.map(([lat, lon]): Position => [lon, lat])) },
    })),
  );
}

/** Where salvos come from, each place once. */
export function launchPlaces(data: AssessmentData) {
  const seen = new Set<string>();
  return collection(
    data.result.salvos.flatMap((salvo, index) => {
      const start = data.result.routes.find((r) => r.salvo === salvo.id)?.points[0];
      if (!start || seen.has(salvo.from.en)) return [];
      seen.add(salvo.from.en);
      return [point(start[1], start[0], { kind: "launch", index, label: `launch-${index}`, rank: 0 })];
    }),
  );
}

/** The classes that some battery can reach, in the order of the raid. */
export function reachableClasses(data: AssessmentData): string[] {
  const known = new Set(data.result.batteries.flatMap((b) => b.envelopes.map((e) => e.class)));
  return data.result.classes.map((c) => c.class).filter((c) => known.has(c));
}

/** The layers that the laydown has, from the top down. */
export function layersOf(data: AssessmentData): string[] {
  const present = new Set(data.result.systems.map((s) => s.layer));
  return layerOrder.filter((l) => present.has(l));
}

/** The box that holds the targets, the laydown and most of the ways: what the map shows first. */
export function wholeRaid(data: AssessmentData): [number, number, number, number] {
  const home = data.borders.features.filter((f) => f.properties.id === "ukraine");
  const hasHome = data.result.assets.some(
    (a) => a.latitude > 44 && a.latitude < 53 && a.longitude > 22 && a.longitude < 41,
  );
  const border: Position[] = hasHome
    ? home.flatMap((f) => f.geometry.coordinates.flatMap((p) => p[0]!.map(([x, y]): Position => [x!, y!])))
    : [];
  const things: Position[] = [...data.result.assets, ...data.result.batteries].map((t) => [t.longitude, t.latitude]);
  return boundsOf([...border, ...things]) ?? [22, 44, 41, 53];
}
