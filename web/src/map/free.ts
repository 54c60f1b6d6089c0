/** Where a label goes: its base line, and which end of it stands there. */
export interface Placed {
  x: number;
  y: number;
  anchor: "start" | "middle" | "end";
}

/** A point of a picture with the text that wants to stand beside it. */
export interface Labelled {
  x: number;
  y: number;
  text: string;
}

type Rectangle = [left: number, top: number, right: number, bottom: number];

// A wide letter of the page's fonts, as a part of their size.
const letter = 0.6;

/**
 * Places labels beside their points, the first ones first: right, left, above or below, wherever one covers no other
 * label, no mark and no edge. Null for one that is free nowhere.
 */
export function placeLabels(
  points: readonly Labelled[],
  size: number,
  mark: number,
  width: number,
  height: number,
): (Placed | null)[] {
  const marks = points.map(({ x, y }): Rectangle => [x - mark, y - mark, x + mark, y + mark]);
  const taken: Rectangle[] = [];
  return points.map(({ x, y, text }, own) => {
    const [long, gap] = [text.length * size * letter, mark + 3];
    const places: Placed[] = [
      { x: x + gap, y: y + size * 0.35, anchor: "start" },
      { x: x - gap, y: y + size * 0.35, anchor: "end" },
      { x, y: y - gap, anchor: "middle" },
      { x, y: y + gap + size * 0.75, anchor: "middle" },
    ];
    const boxes = places.map((p): Rectangle => {
      const left = p.anchor === "start" ? p.x : p.anchor === "end" ? p.x - long : p.x - long / 2;
      return [left, p.y - size * 0.8, left + long, p.y + size * 0.25];
    });
    const found = boxes.findIndex(
      (box) =>
        box[0] >= 0 &&
        box[1] >= 0 &&
        box[2] <= width &&
        box[3] <= height &&
        !taken.some((t) => meet(box, t)) &&
        !marks.some((m, i) => i !== own && meet(box, m)),
    );
    if (found < 0) return null;
    taken.push(boxes[found]!);
    return places[found]!;
  });
}

const meet = (a: Rectangle, b: Rectangle) => a[2] > b[0] && a[0] < b[2] && a[3] > b[1] && a[1] < b[3];
