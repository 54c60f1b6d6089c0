import { classColour } from "../look/colours";

export type Theme = "light" | "dark";

/** What stays on the map where something happened. */
export type MarkKind = "kill" | "miss" | "soft-kill" | "failure" | "leak" | "expended" | "debris" | "border";

/** A symbol of the playback, for a legend. */
export interface LegendItem {
  /** A class of threats as in `class.cruise`, or what happened as in `mark.kill`. */
  kind: string;
  /** The key of its text. */
  key: string;
  /** Draws the symbol around the origin, at most `symbolSize` wide and high. */
  draw(context: CanvasRenderingContext2D, theme: Theme): void;
}

/** The width and height that every symbol stays within. Unit: CSS pixels. */
export const symbolSize = 28;

type Tone = "stopped" | "leaked" | "failed" | "warned" | "text" | "halo";

// Those of page.css; a canvas cannot name them.
const tones: Record<Theme, Record<Tone, string>> = {
  light: {
    stopped: "#0072b2",
    leaked: "#c24e00",
    failed: "#6b6f73",
    warned: "#8a6d00",
    text: "#17212b",
    halo: "#ffffff",
  },
  dark: {
    stopped: "#56b4e9",
    leaked: "#ff9a52",
    failed: "#a3abb2",
    warned: "#e3c044",
    text: "#e8edf1",
    halo: "#12181e",
  },
};

/** A colour of the page. */
export function tone(name: Tone, theme: Theme): string {
  return tones[theme][name];
}

const delta = "0,-8 6,6 0,3 -6,6";

// Corners of the shapes that threats have, flying upwards.
const outlines: Record<string, string> = {
  "one-way-drone": delta,
  decoy: delta,
  cruise: "0,-9 2,-5 2,-1 7,3 2,2 2,6 3.5,9 -3.5,9 -2,6 -2,2 -7,3 -2,-1 -2,-5",
  ballistic: "0,-9 5.5,0 0,9 -5.5,0",
  aeroballistic: "0,-9 5.5,0 0,9 -5.5,0",
  "supersonic-anti-ship": "0,-9 6,-2 6,8 0,2 -6,8 -6,-2",
  "anti-radiation": "0,-9 5.5,-2 2,-2 2,8 -2,8 -2,-2 -5.5,-2",
  "sam-against-ground": "0,-8 5,-2 5,7 -5,7 -5,-2",
};
const unknownOutline = "0,-7 5,-5 7,0 5,5 0,7 -5,5 -7,0 -5,-5";

// Classes that are told apart by an open middle.
const hollow: Record<string, number> = { decoy: 0.62, aeroballistic: 0.45 };

/** Draws a threat around the origin, flying upwards. */
export function drawThreat(context: CanvasRenderingContext2D, word: string, theme: Theme): void {
  const outline = corners(outlines[word] ?? unknownOutline);
  shape(context, outline);
  context.lineJoin = "round";
  context.lineWidth = 3;
  context.strokeStyle = tone("halo", theme);
  context.stroke();
  context.fillStyle = classColour(word, theme);
  context.fill();
  const open = hollow[word];
  if (!open) return;
  shape(context, outline, open);
  context.fillStyle = tone("halo", theme);
  context.fill();
}

/** Draws a mark around the origin. */
export function drawMark(context: CanvasRenderingContext2D, kind: MarkKind, theme: Theme): void {
  context.lineCap = "round";
  context.lineJoin = "round";
  switch (kind) {
    case "kill":
      ring(context, 5.5);
      cross(context, 2.5);
      return line(context, "stopped", theme);
    case "soft-kill":
      ring(context, 5.5);
      trace(context, corners("-3,1.5 -1,-1.5 1,1.5 3,-1.5"));
      return line(context, "stopped", theme);
    case "failure":
      context.beginPath();
      cross(context, 3.5);
      return line(context, "failed", theme);
    case "miss":
      ring(context, 2);
      return area(context, "failed", theme, tone("halo", theme));
    case "leak":
      star(context, 9);
      return area(context, "leaked", theme, "#ffffff");
    case "expended":
      star(context, 7);
      return area(context, "halo", theme, tone("leaked", theme));
    case "debris":
      shape(context, corners("0,-4.5 5,4 -5,4"));
      return area(context, "warned", theme, tone("halo", theme));
    case "border":
      shape(context, corners("0,-5 5,0 0,5 -5,0"));
      return area(context, "text", theme, tone("halo", theme));
  }
}

/** Draws the ring of an alerted asset around the origin. */
export function drawAlert(context: CanvasRenderingContext2D, theme: Theme): void {
  ring(context, 12);
  context.lineWidth = 2;
  context.strokeStyle = tone("warned", theme);
  context.stroke();
}

/** Everything that the playback draws on the map, in the order of a legend. */
export function marksLegend(): LegendItem[] {
  const threats = Object.keys(outlines).map((word) => ({
    kind: `class.${word}`,
    key: `class.${word}`,
    draw: (context: CanvasRenderingContext2D, theme: Theme) => drawThreat(context, word, theme),
  }));
  const kinds: MarkKind[] = ["kill", "soft-kill", "miss", "failure", "leak", "expended", "debris", "border"];
  const marks = kinds.map((kind) => ({
    kind: `mark.${kind}`,
    key: `playback.mark.${kind}`,
    draw: (context: CanvasRenderingContext2D, theme: Theme) => drawMark(context, kind, theme),
  }));
  return [
    ...threats,
    { kind: "mark.shot", key: "playback.mark.shot", draw: drawShot },
    ...marks,
    { kind: "mark.alert", key: "playback.mark.alert", draw: drawAlert },
  ];
}

function drawShot(context: CanvasRenderingContext2D, theme: Theme): void {
  context.beginPath();
  context.moveTo(-10, 5);
  context.lineTo(10, -5);
  line(context, "stopped", theme);
}

function corners(text: string): number[][] {
  return text.split(" ").map((corner) => corner.split(",").map(Number));
}

function shape(context: CanvasRenderingContext2D, outline: number[][], scale = 1): void {
  context.beginPath();
  trace(context, outline, scale);
  context.closePath();
}

function trace(context: CanvasRenderingContext2D, points: number[][], scale = 1): void {
  points.forEach(([x, y], i) => {
    if (i === 0) context.moveTo(x! * scale, y! * scale);
    else context.lineTo(x! * scale, y! * scale);
  });
}

function ring(context: CanvasRenderingContext2D, radius: number): void {
  context.beginPath();
  context.arc(0, 0, radius, 0, 2 * Math.PI);
}

function cross(context: CanvasRenderingContext2D, reach: number): void {
  context.moveTo(-reach, -reach);
  context.lineTo(reach, reach);
  context.moveTo(-reach, reach);
  context.lineTo(reach, -reach);
}

function star(context: CanvasRenderingContext2D, radius: number): void {
  const points = Array.from({ length: 16 }, (_, i) => {
    const reach = i % 2 === 0 ? radius : 0.55 * radius;
    return [reach * Math.sin((i * Math.PI) / 8), -reach * Math.cos((i * Math.PI) / 8)];
  });
  shape(context, points);
}

function line(context: CanvasRenderingContext2D, name: Tone, theme: Theme): void {
  context.lineWidth = 3.5;
  context.strokeStyle = tone("halo", theme);
  context.stroke();
  context.lineWidth = 1.6;
  context.strokeStyle = tone(name, theme);
  context.stroke();
}

function area(context: CanvasRenderingContext2D, name: Tone, theme: Theme, edge: string): void {
  context.lineWidth = 1.5;
  context.strokeStyle = edge;
  context.stroke();
  context.fillStyle = tone(name, theme);
  context.fill();
}
