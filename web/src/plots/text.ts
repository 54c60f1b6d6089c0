import { fontFamily } from "./look";

let context: CanvasRenderingContext2D | null | undefined;

/** The width of a text in pixels; about that, where nothing can measure it. */
export function textWidth(text: string, fontSize: number): number {
  context ??= typeof document === "undefined" ? null : document.createElement("canvas").getContext("2d");
  if (!context) return text.length * fontSize * 0.55;
  context.font = `${fontSize}px ${fontFamily}`;
  return context.measureText(text).width;
}

/** A text in lines no wider than asked; a single word may be wider. */
export function wrap(text: string, width: number, fontSize: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(/[ \n\t]+/)) {
    const last = lines.at(-1);
    if (last !== undefined && textWidth(`${last} ${word}`, fontSize) <= width)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}
