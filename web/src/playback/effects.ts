import { isAtTarget, marksOf } from "./marks";
import type { Scene } from "./scene";
import { drawAlert, symbolSize, tone, type MarkKind } from "./shapes";
import { markSprite } from "./sprites";
import { countUntil } from "./steps";

// How long a burst is seen, in real time. Unit: seconds.
const burstSeconds = 0.7;

/** Draws a ring around every alerted target, and how many threats have reached each. */
export function drawTargets(scene: Scene): void {
  const { data, replay, time, project } = scene;
  data.result.assets.forEach((asset, i) => {
    const life = replay.assets[i]!;
    const leaked = countUntil(life.leaked, time);
    const expended = countUntil(life.expended, time);
    const isAlerted = life.alerted <= time;
    if (!isAlerted && leaked + expended === 0) return;
    const { x, y } = project(asset.longitude, asset.latitude);
    if (isAlerted) at(scene, x, y, () => drawAlert(scene.context, scene.theme));
    if (expended > 0) drawCounted(scene, "expended", expended, leaked > 0 ? x - 10 : x, leaked > 0 ? y + 10 : y);
    if (leaked > 0) drawCounted(scene, "leak", leaked, x, y);
  });
}

/** Draws the rounds on their way: a line to the intercept that is due, the part that is behind them brighter. */
export function drawShots({ context, data, replay, time, project, theme }: Scene): void {
  const ahead = new Path2D();
  const behind = new Path2D();
  const last = countUntil(replay.shotTimes, time);
  for (let i = countUntil(replay.shotTimes, time - replay.longestShot); i < last; i++) {
    const shot = replay.shots[i]!;
    if (shot.ends <= time) continue;
    const { longitude, latitude } = data.result.batteries[shot.battery]!;
    const from = project(longitude, latitude);
    const to = project(shot.longitude, shot.latitude);
    const part = (time - shot.begins) / (shot.ends - shot.begins);
    ahead.moveTo(from.x, from.y);
    ahead.lineTo(to.x, to.y);
    behind.moveTo(from.x, from.y);
    behind.lineTo(from.x + part * (to.x - from.x), from.y + part * (to.y - from.y));
  }
  context.save();
  context.strokeStyle = tone("stopped", theme);
  context.globalAlpha = 0.4;
  context.lineWidth = 1;
  context.stroke(ahead);
  context.globalAlpha = 1;
  context.lineWidth = 2;
  context.stroke(behind);
  context.restore();
}

/** Draws a ring that grows and fades where something has just happened. */
export function drawBursts(scene: Scene, speed: number): void {
  const { context, replay, time, project, theme } = scene;
  const { all, times } = marksOf(replay);
  const seen = burstSeconds * speed;
  const last = countUntil(times, time);
  context.save();
  for (let i = countUntil(times, time - seen); i < last; i++) {
    const { kind, longitude, latitude, time: happened } = all[i]!;
    const { x, y } = project(longitude, latitude);
    const age = (time - happened) / seen;
    context.globalAlpha = 1 - age;
    context.lineWidth = 2.5;
    context.strokeStyle = toneOf(kind, theme);
    context.beginPath();
    context.arc(x, y, (kind === "miss" ? 2 : 5) + (kind === "miss" ? 5 : 16) * age, 0, 2 * Math.PI);
    context.stroke();
  }
  context.restore();
}

/** Writes beside a point, legible on any ground. */
export function write({ context, theme }: Scene, text: string, x: number, y: number): void {
  context.font = "600 12px system-ui, sans-serif";
  context.textBaseline = "middle";
  context.lineJoin = "round";
  context.lineWidth = 3;
  context.strokeStyle = tone("halo", theme);
  context.strokeText(text, x, y);
  context.fillStyle = tone("text", theme);
  context.fillText(text, x, y);
}

function drawCounted(scene: Scene, kind: MarkKind, count: number, x: number, y: number): void {
  const half = symbolSize / 2;
  const sprite = markSprite(kind, scene.theme, scene.density);
  scene.context.drawImage(sprite, x - half, y - half, symbolSize, symbolSize);
  if (count > 1) write(scene, `×${count}`, x + half - 2, y);
}

function toneOf(kind: MarkKind, theme: Scene["theme"]): string {
  if (isAtTarget(kind)) return tone("leaked", theme);
  if (kind === "kill" || kind === "soft-kill") return tone("stopped", theme);
  return tone(kind === "border" ? "text" : "failed", theme);
}

function at({ context }: Scene, x: number, y: number, draw: () => void): void {
  context.save();
  context.translate(x, y);
  draw();
  context.restore();
}
