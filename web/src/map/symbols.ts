import symbols from "virtual:symbols";

/** The name of the symbol of a kind; surface-to-air missiles have one for each layer. */
export function symbolName(kind: string, layer?: string): string {
  return layer && `${kind}.${layer}` in symbols ? `${kind}.${layer}` : kind in symbols ? kind : "any";
}

/** The address of a symbol's picture. */
export function symbolAddress(name: string): string {
  return `data:image/svg+xml,${encodeURIComponent((symbols[name] ?? symbols["any"]!).svg)}`;
}

/** Every symbol as a picture for the map; the scale is 1 where a symbol has its full size. */
export async function symbolPictures(scale: number): Promise<Map<string, ImageData>> {
  const drawn = Object.entries(symbols).map(async ([name, symbol]): Promise<[string, ImageData]> => {
    const image = new Image(symbol.width, symbol.height);
    image.src = symbolAddress(name);
    await image.decode();
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [Math.ceil(symbol.width * scale), Math.ceil(symbol.height * scale)];
    const context = canvas.getContext("2d", { willReadFrequently: true })!;
    context.drawImage(image, 0, 0, canvas.width, canvas.height);
    return [name, context.getImageData(0, 0, canvas.width, canvas.height)];
  });
  return new Map(await Promise.all(drawn));
}
