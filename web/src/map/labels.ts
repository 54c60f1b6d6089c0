/** A text as a picture with a halo, for a map that has no fonts of its own; size in CSS pixels. */
export function labelOf(
  text: string,
  size: number,
  weight: number,
  ink: string,
  halo: string,
  density: number,
): ImageData {
  const canvas = document.createElement("canvas");
  const context = canvas.getContext("2d", { willReadFrequently: true })!;
  const font = `${weight} ${size * density}px system-ui, "Segoe UI", Roboto, "Noto Sans", "DejaVu Sans", sans-serif`;
  // A scenario may call its places what it likes.
  const shown = text.length > 40 ? `${text.slice(0, 39)}…` : text;
  context.font = font;
  const margin = 3 * density;
  canvas.width = Math.max(1, Math.ceil(context.measureText(shown).width + 2 * margin));
  canvas.height = Math.ceil(size * density * 1.3 + 2 * margin);
  context.font = font;
  context.textBaseline = "middle";
  context.lineJoin = "round";
  context.lineWidth = 3 * density;
  context.strokeStyle = halo;
  context.fillStyle = ink;
  context.strokeText(shown, margin, canvas.height / 2);
  context.fillText(shown, margin, canvas.height / 2);
  return context.getImageData(0, 0, canvas.width, canvas.height);
}
