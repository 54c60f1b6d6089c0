import type { AssessmentData } from "../data/page";
import { drawBursts, drawShots, drawTargets } from "./effects";
import { placeAt } from "./flight";
import { drawFollowed } from "./followed";
import { MarksLayer } from "./marksLayer";
import type { Player } from "./player.svelte";
import { isInTheAir } from "./replay";
import type { Project, Scene } from "./scene";
import type { Theme } from "./shapes";
import { drawThreats } from "./threats";

export { marksLegend, type LegendItem } from "./shapes";

// How far from a threat a click may be. Unit: CSS pixels.
const reach = 16;

const layers = new WeakMap<HTMLCanvasElement, MarksLayer>();

/** Draws the moment that the player shows onto a canvas over the map, after clearing it. */
export function drawMotion(
  context: CanvasRenderingContext2D,
  player: Player,
  data: AssessmentData,
  project: Project,
  options: { theme: Theme; width: number; height: number },
): void {
  // A map that is not shown has no size.
  if (options.width <= 0 || options.height <= 0) return;
  const density = context.getTransform().a;
  const { replay, time } = player;
  const scene: Scene = { context, data, replay, time, project, density, ...options };
  context.clearRect(0, 0, options.width, options.height);
  marksOn(context.canvas).draw(scene);
  drawTargets(scene);
  drawShots(scene);
  drawThreats(scene);
  if (player.playing && !player.reducedMotion) drawBursts(scene, player.speed);
  const followed = player.followed === null ? undefined : replay.lifeOf.get(player.followed);
  if (followed) drawFollowed(scene, followed);
}

/** The threat at a point of the picture: one in the air, or else one that ended there; null where there is none. */
export function threatNear(
  player: Player,
  _data: AssessmentData,
  project: Project,
  x: number,
  y: number,
): number | null {
  const place = { latitude: 0, longitude: 0, height: 0 };
  let best: number | null = null;
  let nearest = reach;
  let isBestFlying = false;
  for (const life of player.replay.lives) {
    if (life.launched > player.time) break;
    placeAt(life.flight, Math.min(player.time, life.ended) - life.launched, place);
    const there = project(place.longitude, place.latitude);
    const far = Math.hypot(there.x - x, there.y - y);
    const isFlying = isInTheAir(life, player.time);
    const isBetter = isFlying === isBestFlying ? far <= nearest : isFlying;
    if (far > reach || !isBetter) continue;
    [best, nearest, isBestFlying] = [life.threat, far, isFlying];
  }
  return best;
}

function marksOn(canvas: HTMLCanvasElement): MarksLayer {
  const known = layers.get(canvas) ?? new MarksLayer();
  layers.set(canvas, known);
  return known;
}
