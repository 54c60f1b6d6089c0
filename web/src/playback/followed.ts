import { classColour } from "../look/colours";
import { write } from "./effects";
import { placeAt, type Place } from "./flight";
import { shortName, threatName } from "./names";
import type { Life } from "./replay";
import type { Scene } from "./scene";
import { tone } from "./shapes";

// Pieces longer than this are drawn bent. Unit: radians, about 100 km.
const longestLine = 0.0157;

// Where a picture has no room for full names. Unit: CSS pixels.
const narrow = 600;

const place: Place = { latitude: 0, longitude: 0, height: 0 };

/** Draws the whole way of a threat, the part that it has flown solid, with its name where it is or was last. */
export function drawFollowed(scene: Scene, life: Life): void {
  const { context, data, time, theme, width, project } = scene;
  const flown = Math.max(0, Math.min(time, life.ended) - life.launched);
  context.save();
  context.strokeStyle = classColour(life.class, theme);
  context.lineWidth = 1.5;
  context.setLineDash([4, 4]);
  context.stroke(way(scene, life, flown, life.flight.duration));
  context.setLineDash([]);
  context.lineWidth = 3;
  context.stroke(way(scene, life, 0, flown));
  placeAt(life.flight, flown, place);
  const { x, y } = project(place.longitude, place.latitude);
  context.beginPath();
  context.arc(x, y, 14, 0, 2 * Math.PI);
  context.lineWidth = 4;
  context.strokeStyle = tone("halo", theme);
  context.stroke();
  context.lineWidth = 2;
  context.strokeStyle = tone("text", theme);
  context.stroke();
  const isRight = x < width / 2;
  context.textAlign = isRight ? "left" : "right";
  const name = width < narrow ? shortName(data, life.threat) : threatName(data, life.threat);
  write(scene, name, isRight ? x + 20 : x - 20, y - 14);
  context.restore();
}

function way({ project }: Scene, { flight }: Life, from: number, to: number): Path2D {
  const path = new Path2D();
  const add = (seconds: number) => {
    placeAt(flight, seconds, place);
    const { x, y } = project(place.longitude, place.latitude);
    path.lineTo(x, y);
  };
  add(from);
  for (let piece = 0; piece + 1 < flight.times.length; piece++) {
    const begins = Math.max(from, flight.times[piece]!);
    const ends = Math.min(to, flight.times[piece + 1]!);
    const lines = Math.ceil(flight.angles[piece]! / longestLine);
    for (let i = 1; i <= lines && ends > begins; i++) add(begins + ((ends - begins) * i) / lines);
  }
  return path;
}
