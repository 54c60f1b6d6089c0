import type { TopLevelSpec } from "vega-lite";
import type { Cell } from "../files/csv";
import type { Look } from "./look";

/** One line of the table of a plot, under fixed keys: names from a scenario are values here, never keys. */
export type Row = Record<string, Cell>;

/** A column of the table: its key and heading with unit; with `decimals` it is a column of numbers. */
export interface Column {
  key: string;
  label: string;
  decimals?: number;
}

/** A drawing in Vega-Lite: panels, one below the other. Every layer brings its own data. */
export type PlotSpec = Extract<TopLevelSpec, { vconcat: unknown }>;
export type Panel = Extract<PlotSpec["vconcat"][number], { layer: unknown }>;
export type Layer = Panel["layer"][number];

/** A plot in the language of the page: how it is drawn, what its table holds, and what it says. */
export interface PlotContent {
  id: string;
  title: string;
  /** How to read it. */
  note: string;
  /** What it shows, for those who do not see it. */
  finding: string;
  rows: Row[];
  columns: Column[];
  spec: (look: Look) => PlotSpec;
}

/** A plot that has nothing to draw, where that says something. */
export interface Silence {
  id: string;
  title: string;
  sentence: string;
}
