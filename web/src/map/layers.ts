import type { FeatureCollection } from "geojson";
import type { FilterSpecification, LayerSpecification, SourceSpecification, StyleSpecification } from "maplibre-gl";
import type { AssessmentData } from "../data/page";
import { batteries, cities, envelopes, launchPlaces, layerDashes, layerOrder, routes, sensors } from "./features";
import { byClass, byLayer, countryLabels, palettes, type CountryNames } from "./palette";

type Theme = "light" | "dark";

/** What the reader switched on. */
export interface Shown {
  /** The class against which reaches are drawn. */
  reachAgainst: string;
  layers: string[];
  routes: string[];
  sensors: boolean;
}

/** Layers that answer to pointing, the topmost first. */
export const pointable = ["cities", "city-dots", "batteries", "sensors", "launch-dots", "routes"];

const onlyTarget = "ukraine";

function source(data: FeatureCollection): SourceSpecification {
  return { type: "geojson", data };
}

/** A point in each country for its name. */
function countryNames(data: AssessmentData): FeatureCollection {
  return {
    type: "FeatureCollection",
    features: data.borders.features.map((f) => ({
      type: "Feature",
      properties: { label: `country-${f.properties.id}` },
      geometry: { type: "Point", coordinates: countryLabels[f.properties.id] ?? middleOf(f.geometry.coordinates) },
    })),
  };
}

/** The middle of the box around the largest part. */
function middleOf(polygons: number[][][][]): [number, number] {
  const largest = polygons.map((p) => p[0]!).reduce((a, b) => (b.length > a.length ? b : a));
  const [xs, ys] = [largest.map((p) => p[0]!), largest.map((p) => p[1]!)];
  return [(Math.min(...xs) + Math.max(...xs)) / 2, (Math.min(...ys) + Math.max(...ys)) / 2];
}

export function isIn(property: string, values: string[]): FilterSpecification {
  return ["in", ["get", property], ["literal", values]];
}

/** The whole style: no tiles, no fonts, nothing from outside. */
export function styleOf(data: AssessmentData, theme: Theme, shown: Shown): StyleSpecification {
  return {
    version: 8,
    sources: {
      borders: source(data.borders),
      countries: source(countryNames(data)),
      envelopes: source(envelopes(data, shown.reachAgainst)),
      routes: source(routes(data)),
      launch: source(launchPlaces(data)),
      sensors: source(sensors(data)),
      batteries: source(batteries(data)),
      cities: source(cities(data)),
    },
    layers: layersOfStyle(data, theme, shown),
  };
}

function layersOfStyle(data: AssessmentData, theme: Theme, shown: Shown): LayerSpecification[] {
  const colours = palettes[theme];
  const icon = (label: string) => ({ "icon-image": ["get", label] as never, "icon-padding": 1 });
  return [
    { id: "sea", type: "background", paint: { "background-color": colours.sea } },
    {
      id: "land",
      type: "fill",
      source: "borders",
      paint: { "fill-color": ["match", ["get", "id"], onlyTarget, colours.home, colours.land] },
    },
    {
      id: "borders",
      type: "line",
      source: "borders",
      paint: { "line-color": colours.border, "line-width": ["match", ["get", "id"], onlyTarget, 1.6, 0.7] },
    },
    {
      id: "envelope-fills",
      type: "fill",
      source: "envelopes",
      filter: isIn("layer", shown.layers),
      paint: { "fill-color": byLayer(theme) as never, "fill-opacity": 0.06 },
    },
    ...layerOrder.map((layer): LayerSpecification => ({
      id: `envelope-${layer}`,
      type: "line",
      source: "envelopes",
      filter: ["==", ["get", "layer"], layer],
      layout: { visibility: shown.layers.includes(layer) ? "visible" : "none" },
      paint: {
        "line-color": byLayer(theme) as never,
        "line-width": 1.2,
        "line-opacity": 0.8,
        "line-dasharray": layerDashes[layer]!,
      },
    })),
    {
      id: "routes",
      type: "line",
      source: "routes",
      filter: isIn("class", shown.routes),
      paint: {
        "line-color": byClass(
          data.result.classes.map((c) => c.class),
          theme,
        ) as never,
        "line-width": 1,
        "line-opacity": 0.35,
      },
    },
    {
      id: "country-names",
      type: "symbol",
      source: "countries",
      layout: { ...icon("label"), "icon-ignore-placement": true },
      paint: { "icon-opacity": 0.75 },
    },
    {
      id: "launch-dots",
      type: "circle",
      source: "launch",
      paint: {
        "circle-radius": 5,
        "circle-color": colours.halo,
        "circle-stroke-color": colours.ink,
        "circle-stroke-width": 2,
      },
    },
    {
      id: "cities",
      type: "circle",
      source: "cities",
      paint: {
        "circle-radius": ["get", "radius"],
        "circle-color": colours.leaked,
        "circle-opacity": 0.22,
        "circle-stroke-color": colours.leaked,
        "circle-stroke-width": 1.5,
      },
    },
    { id: "city-dots", type: "circle", source: "cities", paint: { "circle-radius": 2.5, "circle-color": colours.ink } },
    {
      id: "sensors",
      type: "symbol",
      source: "sensors",
      layout: { "icon-image": ["get", "symbol"], "icon-padding": 2, visibility: shown.sensors ? "visible" : "none" },
    },
    {
      id: "batteries",
      type: "symbol",
      source: "batteries",
      layout: { "icon-image": ["get", "symbol"], "icon-padding": 3, "symbol-sort-key": ["get", "rank"] },
    },
    {
      id: "launch-names",
      type: "symbol",
      source: "launch",
      layout: { ...icon("label"), "icon-anchor": "left", "icon-offset": [8, 0] },
    },
    {
      id: "city-names",
      type: "symbol",
      source: "cities",
      layout: { ...icon("label"), "icon-anchor": "bottom", "icon-offset": [0, -9], "symbol-sort-key": ["get", "rank"] },
    },
  ];
}

/** The labels that the style names, with their size and weight. */
export function labelTexts(
  data: AssessmentData,
  name: (names: CountryNames | { en: string; uk: string; ru: string }) => string,
) {
  return [
    ...data.result.assets.map((a, i) => ({
      id: `asset-${i}`,
      text: name(a.name),
      size: 12.5,
      weight: 600,
      isQuiet: false,
    })),
    ...data.result.salvos.map((s, i) => ({
      id: `launch-${i}`,
      text: name(s.from),
      size: 11,
      weight: 400,
      isQuiet: true,
    })),
    ...data.borders.features.map((f) => ({
      id: `country-${f.properties.id}`,
      text: name(f.properties),
      size: 12,
      weight: 400,
      isQuiet: true,
    })),
  ];
}
