/** Colours of classes and layers, after Okabe and Ito (2008): told apart with every common kind of colour blindness. */
interface Pair {
  light: string;
  dark: string;
}

const classes: Record<string, Pair> = {
  "one-way-drone": { light: "#b86f00", dark: "#f0a830" },
  decoy: { light: "#6b6f73", dark: "#a9b0b6" },
  cruise: { light: "#0072b2", dark: "#56b4e9" },
  ballistic: { light: "#a8417f", dark: "#e08dbf" },
  aeroballistic: { light: "#6a2c91", dark: "#b98ce0" },
  "supersonic-anti-ship": { light: "#00795a", dark: "#2fc79b" },
  "anti-radiation": { light: "#8a6d00", dark: "#e3d04a" },
  "sam-against-ground": { light: "#c24e00", dark: "#ff9a52" },
};

const layers: Record<string, Pair> = {
  upper: { light: "#6a2c91", dark: "#b98ce0" },
  long: { light: "#0072b2", dark: "#56b4e9" },
  medium: { light: "#00795a", dark: "#2fc79b" },
  short: { light: "#8a6d00", dark: "#e3d04a" },
  point: { light: "#b86f00", dark: "#f0a830" },
  area: { light: "#6b6f73", dark: "#a9b0b6" },
};

const unknown: Pair = { light: "#333333", dark: "#dddddd" };

export function classColour(word: string, theme: "light" | "dark"): string {
  return (classes[word] ?? unknown)[theme];
}

export function layerColour(word: string, theme: "light" | "dark"): string {
  return (layers[word] ?? unknown)[theme];
}
