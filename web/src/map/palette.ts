import type { Names } from "../data/assessment";
import { classColour, layerColour } from "../look/colours";
import { layerOrder } from "./features";

/** The colours of the map in a theme. */
export interface Palette {
  sea: string;
  land: string;
  home: string;
  border: string;
  ink: string;
  halo: string;
  quiet: string;
  leaked: string;
}

export const palettes: Record<"light" | "dark", Palette> = {
  light: {
    sea: "#dbe8f1",
    land: "#f3f1ea",
    home: "#fffdf4",
    border: "#7b858f",
    ink: "#17212b",
    halo: "#ffffff",
    quiet: "#4d5b69",
    leaked: "#c24e00",
  },
  dark: {
    sea: "#0e2230",
    land: "#20272c",
    home: "#2b3135",
    border: "#75818c",
    ink: "#e8edf1",
    halo: "#12181e",
    quiet: "#aab7c3",
    leaked: "#ff9a52",
  },
};

/** A MapLibre expression that gives each class its colour. */
export function byClass(classes: string[], theme: "light" | "dark") {
  return ["match", ["get", "class"], ...classes.flatMap((c) => [c, classColour(c, theme)]), "#888888"];
}

/** A MapLibre expression that gives each layer its colour. */
export function byLayer(theme: "light" | "dark") {
  return ["match", ["get", "layer"], ...layerOrder.flatMap((l) => [l, layerColour(l, theme)]), "#888888"];
}

/** Where the name of a country stands best: the middle of its largest part, by hand where that is out of the picture. */
export const countryLabels: Record<string, [number, number]> = {
  russia: [41.5, 52.6],
  turkey: [34, 40],
  ukraine: [31.2, 49.1],
};

export type CountryNames = Names & { id: string };
