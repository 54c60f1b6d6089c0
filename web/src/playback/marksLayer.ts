import { isAtTarget, marksOf } from "./marks";
import type { Replay } from "./replay";
import type { Scene } from "./scene";
import { symbolSize } from "./shapes";
import { markSprite } from "./sprites";
import { countUntil } from "./steps";

// Debris lies below its kill, so that both are seen.
const debrisBelow = 8;

/** The marks so far on a canvas of their own: while the view stands still, only new ones are drawn. */
export class MarksLayer {
  private readonly canvas = document.createElement("canvas");
  private readonly context = this.canvas.getContext("2d")!;
  private view = "";
  private replay: Replay | undefined;
  private drawn = 0;

  /** Draws everything that has left a mark. */
  draw(scene: Scene): void {
    const { replay, density } = scene;
    const count = countUntil(marksOf(replay).times, scene.time);
    const view = viewOf(scene);
    if (view !== this.view || replay !== this.replay || count < this.drawn) {
      this.canvas.width = Math.ceil(scene.width * density);
      this.canvas.height = Math.ceil(scene.height * density);
      this.context.scale(density, density);
      this.context.globalAlpha = 0.85;
      this.view = view;
      this.replay = replay;
      this.drawn = 0;
    }
    for (; this.drawn < count; this.drawn++) this.add(scene, this.drawn);
    if (count === 0) return;
    scene.context.drawImage(this.canvas, 0, 0, this.canvas.width / density, this.canvas.height / density);
  }

  private add({ replay, project, theme, width, height, density }: Scene, index: number): void {
    const { kind, latitude, longitude } = marksOf(replay).all[index]!;
    if (isAtTarget(kind)) return;
    const { x, y } = project(longitude, latitude);
    const half = symbolSize / 2;
    if (x < -half || y < -half || x > width + half || y > height + half) return;
    const below = kind === "debris" ? debrisBelow : 0;
    const sprite = markSprite(kind, theme, density);
    this.context.drawImage(sprite, x - half, y - half + below, symbolSize, symbolSize);
  }
}

/** Tells views apart by where they put three places. */
function viewOf({ data, project, width, height, density, theme }: Scene): string {
  const { routes } = data.result;
  const places = [routes[0]?.points[0], routes[0]?.points.at(-1), routes.at(-1)?.points[0]].map((point) => {
    if (!point) return "";
    const { x, y } = project(point[1], point[0]);
    return `${x},${y}`;
  });
  return [...places, width, height, density, theme].join(" ");
}
