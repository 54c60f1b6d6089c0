import { classColour } from "../look/colours";
import { pieceAt, placeAt, type Place } from "./flight";
import { isInTheAir, type Life } from "./replay";
import type { Scene } from "./scene";
import { symbolSize } from "./shapes";
import { threatSprite } from "./sprites";

// The part of the way that is shown behind a threat. Unit: seconds.
const trailSeconds = 240;

// A ballistic arc has many points, all on one great circle: so many corners are enough.
const mostCorners = 4;

/** A threat in the picture: where, and which way it flies (clockwise from up, in radians). */
interface Flying {
  word: string;
  x: number;
  y: number;
  heading: number;
}

// Kept from frame to frame.
const place: Place = { latitude: 0, longitude: 0, height: 0 };
const pool: Flying[] = [];

/** Draws every threat in the air with the last part of its way. */
export function drawThreats(scene: Scene): void {
  const trails = new Map<string, Path2D>();
  let count = 0;
  for (const life of scene.replay.lives) {
    if (life.launched > scene.time) break;
    if (!isInTheAir(life, scene.time)) continue;
    const flying = (pool[count++] ??= { word: "", x: 0, y: 0, heading: 0 });
    let trail = trails.get(life.class);
    if (!trail) trails.set(life.class, (trail = new Path2D()));
    locate(scene, life, trail, flying);
  }
  drawTrails(scene, trails);
  drawShapes(scene, count);
}

function locate({ data, time, project }: Scene, life: Life, trail: Path2D, flying: Flying): void {
  const { flight } = life;
  const { points } = data.result.routes[life.route]!;
  const flown = time - life.launched;
  const from = Math.max(0, flown - trailSeconds);
  placeAt(flight, from, place);
  let corner = project(place.longitude, place.latitude);
  trail.moveTo(corner.x, corner.y);
  const piece = pieceAt(flight, flown);
  const first = pieceAt(flight, from) + 1;
  const stride = Math.max(1, Math.ceil((piece - first + 1) / mostCorners));
  for (let i = first; i <= piece; i += stride) {
    corner = project(points[i]![1], points[i]![0]);
    trail.lineTo(corner.x, corner.y);
  }
  placeAt(flight, flown, place);
  const here = project(place.longitude, place.latitude);
  trail.lineTo(here.x, here.y);
  flying.word = life.class;
  flying.x = here.x;
  flying.y = here.y;
  let right = here.x - corner.x;
  let down = here.y - corner.y;
  if (right * right + down * down < 0.25) {
    const next = points[piece + 1]!;
    const ahead = project(next[1], next[0]);
    right = ahead.x - here.x;
    down = ahead.y - here.y;
  }
  flying.heading = Math.atan2(right, -down);
}

function drawTrails({ context, theme }: Scene, trails: Map<string, Path2D>): void {
  context.save();
  context.lineWidth = 1.5;
  context.globalAlpha = 0.6;
  for (const [word, trail] of trails) {
    context.strokeStyle = classColour(word, theme);
    context.stroke(trail);
  }
  context.restore();
}

function drawShapes({ context, theme, width, height, density }: Scene, count: number): void {
  const half = symbolSize / 2;
  context.save();
  for (let i = 0; i < count; i++) {
    const { word, x, y, heading } = pool[i]!;
    if (x < -half || y < -half || x > width + half || y > height + half) continue;
    const cos = density * Math.cos(heading);
    const sin = density * Math.sin(heading);
    context.setTransform(cos, sin, -sin, cos, density * x, density * y);
    context.drawImage(threatSprite(word, theme, density), -half, -half, symbolSize, symbolSize);
  }
  context.restore();
}
