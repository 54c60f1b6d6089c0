/** [longitude, latitude] in degrees, as GeoJSON writes it. */
export type Position = [number, number];

const earthRadiusMetres = 6_371_009;
const degree = Math.PI / 180;

/** The circle of points at a distance on the sphere. Unit: metres. */
export function circle(longitude: number, latitude: number, radiusMetres: number, corners = 72): Position[] {
  const angle = radiusMetres / earthRadiusMetres;
  const [lat, lon] = [latitude * degree, longitude * degree];
  return Array.from({ length: corners + 1 }, (_, i) => {
    const bearing = ((i % corners) / corners) * 2 * Math.PI;
    const phi = Math.asin(Math.sin(lat) * Math.cos(angle) + Math.cos(lat) * Math.sin(angle) * Math.cos(bearing));
    const lambda =
      lon +
      Math.atan2(Math.sin(bearing) * Math.sin(angle) * Math.cos(lat), Math.cos(angle) - Math.sin(lat) * Math.sin(phi));
    return [lambda / degree, phi / degree];
  });
}

/** The distance between two places on the sphere. Unit: metres. */
export function distanceBetween(a: Position, b: Position): number {
  const half = (x: number) => Math.sin((x * degree) / 2) ** 2;
  const h = half(b[1] - a[1]) + Math.cos(a[1] * degree) * Math.cos(b[1] * degree) * half(b[0] - a[0]);
  return 2 * earthRadiusMetres * Math.asin(Math.min(1, Math.sqrt(h)));
}

/** A way along great circles as a line with a point at least every so many metres. */
export function densify(points: Position[], stepMetres = 40_000): Position[] {
  const line: Position[] = points.slice(0, 1);
  for (let i = 1; i < points.length; i++) {
    const [from, to] = [points[i - 1]!, points[i]!];
    const length = distanceBetween(from, to);
    const steps = Math.max(1, Math.ceil(length / stepMetres));
    for (let s = 1; s <= steps; s++)
      line.push(s === steps ? to : between(from, to, length / earthRadiusMetres, s / steps));
  }
  return line;
}

/** The point at a part of the great circle between two places that are an angle apart. */
function between(from: Position, to: Position, angle: number, part: number): Position {
  if (angle < 1e-9) return from;
  const [a, b] = [Math.sin((1 - part) * angle) / Math.sin(angle), Math.sin(part * angle) / Math.sin(angle)];
  const vector = ([lon, lat]: Position): [number, number, number] => [
    Math.cos(lat * degree) * Math.cos(lon * degree),
    Math.cos(lat * degree) * Math.sin(lon * degree),
    Math.sin(lat * degree),
  ];
  const [p, q] = [vector(from), vector(to)];
  const [x, y, z] = [a * p[0] + b * q[0], a * p[1] + b * q[1], a * p[2] + b * q[2]];
  return [Math.atan2(y, x) / degree, Math.atan2(z, Math.hypot(x, y)) / degree];
}

/** The smallest box around positions: [west, south, east, north]. */
export function boundsOf(positions: Iterable<Position>): [number, number, number, number] | null {
  let box: [number, number, number, number] | null = null;
  for (const [lon, lat] of positions) {
    box = box
      ? [Math.min(box[0], lon), Math.min(box[1], lat), Math.max(box[2], lon), Math.max(box[3], lat)]
      : [lon, lat, lon, lat];
  }
  return box;
}

/** The largest of 1, 2 and 5 times a power of ten that is not above a value. */
export function roundBelow(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  return [5, 2, 1].map((f) => f * power).find((f) => f <= value) ?? power;
}
