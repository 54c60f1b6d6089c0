import type { AssessmentData } from "../data/page";
import type { Replay } from "./replay";
import type { Theme } from "./shapes";

/** Where a place on the ground stands in the picture. */
export type Project = (longitude: number, latitude: number) => { x: number; y: number };

/** One picture: what is drawn, when, where to, and how large. Lengths are in CSS pixels. */
export interface Scene {
  context: CanvasRenderingContext2D;
  data: AssessmentData;
  replay: Replay;
  time: number;
  project: Project;
  theme: Theme;
  width: number;
  height: number;
  /** Device pixels in a CSS pixel. */
  density: number;
}
