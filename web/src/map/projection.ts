const mercator = (latitude: number) => Math.log(Math.tan(Math.PI / 4 + (latitude * Math.PI) / 360));
const unMercator = (y: number) => ((Math.atan(Math.exp(y)) - Math.PI / 4) * 360) / Math.PI;

/** A box: degrees. */
export interface Box {
  west: number;
  south: number;
  east: number;
  north: number;
}

/** A box with a part of its size more on every side. */
export function widened({ west, south, east, north }: Box, part: number): Box {
  const [dx, dy] = [(east - west) * part, (north - south) * part];
  return { west: west - dx, south: Math.max(-85, south - dy), east: east + dx, north: Math.min(85, north + dy) };
}

/** A Mercator projection of a box to a picture of some width. */
export class Projection {
  readonly height: number;
  private readonly scale: number;
  private readonly top: number;

  constructor(
    readonly box: Box,
    readonly width: number,
  ) {
    this.scale = width / (((box.east - box.west) * Math.PI) / 180);
    this.top = mercator(box.north);
    this.height = (this.top - mercator(box.south)) * this.scale;
  }

  x(longitude: number): number {
    return (((longitude - this.box.west) * Math.PI) / 180) * this.scale;
  }

  y(latitude: number): number {
    return (this.top - mercator(latitude)) * this.scale;
  }

  /** The place under a point of the picture. */
  at(x: number, y: number): { latitude: number; longitude: number } {
    return {
      latitude: unMercator(this.top - y / this.scale),
      longitude: this.box.west + (x / this.scale) * (180 / Math.PI),
    };
  }

  /** Metres for one unit of the picture, in its middle. */
  get metresPerUnit(): number {
    return (6_371_009 * Math.cos((((this.box.north + this.box.south) / 2) * Math.PI) / 180)) / this.scale;
  }

  /** A line in the picture. */
  path(points: readonly (readonly number[])[]): string {
    return points
      .map(([lon, lat], i) => `${i === 0 ? "M" : "L"}${this.x(lon!).toFixed(1)} ${this.y(lat!).toFixed(1)}`)
      .join("");
  }
}
