import type { DefendedFootprint } from "../data/analyses";
import { widened, type Box } from "../map/projection";

/** Which of the two layers is shown. */
export type Layer = "worst" | "mean";

/** The whole area, with a margin. */
export function wholeArea({ area }: DefendedFootprint): Box {
  const box = {
    west: area.west,
    south: area.south,
    east: area.west + area.columns * area.columnStep,
    north: area.south + area.rows * area.rowStep,
  };
  return widened(box, 0.02);
}

/** Where anything is stopped at all, with a margin; null where that is nothing or nearly everything. */
export function defendedPart(result: DefendedFootprint): Box | null {
  const { area, cells } = result;
  if (cells.row.length === 0) return null;
  const [rows, columns] = [extent(cells.row), extent(cells.column)];
  if (rows[1] - rows[0] > 0.7 * area.rows && columns[1] - columns[0] > 0.7 * area.columns) return null;
  return widened(
    {
      west: area.west + columns[0] * area.columnStep,
      south: area.south + rows[0] * area.rowStep,
      east: area.west + (columns[1] + 1) * area.columnStep,
      north: area.south + (rows[1] + 1) * area.rowStep,
    },
    0.15,
  );
}

function extent(values: number[]): [number, number] {
  return values.reduce<[number, number]>(([a, b], v) => [Math.min(a, v), Math.max(b, v)], [Infinity, -Infinity]);
}

/** The cells of a grid by place. */
export class Cells {
  private readonly byPlace = new Map<number, number>();

  constructor(private readonly result: DefendedFootprint) {
    result.cells.row.forEach((row, i) => this.byPlace.set(this.key(row, result.cells.column[i]!), i));
  }

  /** The index of the cell at a place; -1 where nothing is stopped, or outside. */
  at(latitude: number, longitude: number): number {
    const { area } = this.result;
    return this.of(
      Math.floor((latitude - area.south) / area.rowStep),
      Math.floor((longitude - area.west) / area.columnStep),
    );
  }

  /** The outline of the cells where a probability is reached, as lines between corners: [row, column, row, column]. */
  outline(layer: Layer, level: number): [number, number, number, number][] {
    const { cells } = this.result;
    const isIn = (row: number, column: number) => {
      const i = this.of(row, column);
      return i >= 0 && cells[layer][i]! >= level;
    };
    return cells.row.flatMap((row, i) => {
      const column = cells.column[i]!;
      if (cells[layer][i]! < level) return [];
      const edges: [number, number, number, number][] = [];
      if (!isIn(row - 1, column)) edges.push([row, column, row, column + 1]);
      if (!isIn(row + 1, column)) edges.push([row + 1, column, row + 1, column + 1]);
      if (!isIn(row, column - 1)) edges.push([row, column, row + 1, column]);
      if (!isIn(row, column + 1)) edges.push([row, column + 1, row + 1, column + 1]);
      return edges;
    });
  }

  private of(row: number, column: number): number {
    const { rows, columns } = this.result.area;
    if (row < 0 || column < 0 || row >= rows || column >= columns) return -1;
    return this.byPlace.get(this.key(row, column)) ?? -1;
  }

  private key(row: number, column: number): number {
    return row * this.result.area.columns + column;
  }
}

/** The colours of probabilities from 0 to 1 in ten steps: darker, or in the dark lighter, is better defended. */
export const steps = 10;

const ends = { light: ["#e4eef6", "#5aa0cf", "#00355c"], dark: ["#22384a", "#3f86b8", "#c4e7ff"] } as const;

export function stepColour(step: number, theme: "light" | "dark"): string {
  const part = (step / (steps - 1)) * 2;
  const [from, to] = part <= 1 ? [ends[theme][0], ends[theme][1]] : [ends[theme][1], ends[theme][2]];
  const t = part <= 1 ? part : part - 1;
  const channel = (at: number) => {
    const [a, b] = [parseInt(from.slice(at, at + 2), 16), parseInt(to.slice(at, at + 2), 16)];
    return Math.round(a + (b - a) * t)
      .toString(16)
      .padStart(2, "0");
  };
  return `#${channel(1)}${channel(3)}${channel(5)}`;
}

export const stepOf = (probability: number): number => Math.min(steps - 1, Math.floor(probability * steps + 1e-9));
