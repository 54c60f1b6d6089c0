import { drawMark, drawThreat, symbolSize, type MarkKind, type Theme } from "./shapes";

const sprites = new Map<string, HTMLCanvasElement>();

/** A threat flying upwards, drawn once for each class, theme and density of pixels. */
export function threatSprite(word: string, theme: Theme, density: number): HTMLCanvasElement {
  return sprite(`class.${word}`, theme, density, (context) => drawThreat(context, word, theme));
}

/** A mark, drawn once. */
export function markSprite(kind: MarkKind, theme: Theme, density: number): HTMLCanvasElement {
  return sprite(kind, theme, density, (context) => drawMark(context, kind, theme));
}

function sprite(
  kind: string,
  theme: Theme,
  density: number,
  draw: (context: CanvasRenderingContext2D) => void,
): HTMLCanvasElement {
  const key = `${kind} ${theme} ${density}`;
  const known = sprites.get(key);
  if (known) return known;
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = Math.ceil(symbolSize * density);
  const context = canvas.getContext("2d")!;
  context.scale(density, density);
  context.translate(symbolSize / 2, symbolSize / 2);
  draw(context);
  sprites.set(key, canvas);
  return canvas;
}
