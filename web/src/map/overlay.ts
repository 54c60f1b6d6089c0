/** Where a place on the ground stands in the picture. Degrees in, CSS pixels out. */
export type Project = (longitude: number, latitude: number) => { x: number; y: number };

/** Something drawn on a canvas of its own above the map, so that motion does not draw the map again. */
export interface Overlay {
  /** Draws onto the cleared canvas; sizes in CSS pixels. */
  draw(context: CanvasRenderingContext2D, project: Project, size: { width: number; height: number }): void;
  /** A tap or click; true where the overlay took it. */
  tap(x: number, y: number, project: Project): boolean;
  /** Hands over what asks for a new picture. */
  connect(invalidate: () => void): void;
}
