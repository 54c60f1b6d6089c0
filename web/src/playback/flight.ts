import type { RouteAnswer } from "../data/assessment";

/** A place on the way: degrees, and metres above ground. */
export interface Place {
  latitude: number;
  longitude: number;
  height: number;
}

/** A route made ready to be asked for places: unit vectors, and for each piece its angle with the sine of it. */
export interface Flight {
  duration: number;
  times: Float64Array;
  heights: Float64Array;
  vectors: Float64Array;
  angles: Float64Array;
  sines: Float64Array;
}

const radians = Math.PI / 180;

// Below this angle (6 mm on the ground) two points are taken for one.
const leastAngle = 1e-9;

/** Makes a route ready. */
export function flightOf(route: RouteAnswer): Flight {
  const count = route.points.length;
  const flight: Flight = {
    duration: route.points[count - 1]![3],
    times: new Float64Array(count),
    heights: new Float64Array(count),
    vectors: new Float64Array(3 * count),
    angles: new Float64Array(count),
    sines: new Float64Array(count),
  };
  const { vectors } = flight;
  route.points.forEach(([latitude, longitude, height, time], i) => {
    const across = Math.cos(latitude * radians);
    vectors[3 * i] = across * Math.cos(longitude * radians);
    vectors[3 * i + 1] = across * Math.sin(longitude * radians);
    vectors[3 * i + 2] = Math.sin(latitude * radians);
    flight.times[i] = time;
    flight.heights[i] = height;
  });
  for (let i = 0; i + 1 < count; i++) {
    flight.angles[i] = angleBetween(vectors, i, i + 1);
    flight.sines[i] = Math.sin(flight.angles[i]!);
  }
  return flight;
}

/** Where a flight is some seconds after launch, written into `place`; before launch and after the end it stands still. */
export function placeAt(flight: Flight, seconds: number, place: Place): Place {
  const piece = pieceAt(flight, seconds);
  const { times, heights, vectors } = flight;
  const begins = times[piece]!;
  const lasts = times[piece + 1]! - begins;
  const part = lasts > 0 ? Math.min(1, Math.max(0, (seconds - begins) / lasts)) : 0;
  const angle = flight.angles[piece]!;
  const sine = flight.sines[piece]!;
  const straight = angle < leastAngle;
  const a = straight ? 1 - part : Math.sin((1 - part) * angle) / sine;
  const b = straight ? part : Math.sin(part * angle) / sine;
  const from = 3 * piece;
  const x = a * vectors[from]! + b * vectors[from + 3]!;
  const y = a * vectors[from + 1]! + b * vectors[from + 4]!;
  const z = a * vectors[from + 2]! + b * vectors[from + 5]!;
  place.latitude = Math.atan2(z, Math.sqrt(x * x + y * y)) / radians;
  place.longitude = Math.atan2(y, x) / radians;
  place.height = heights[piece]! + part * (heights[piece + 1]! - heights[piece]!);
  return place;
}

/** The piece that is flown at a time: the last one that has begun. */
export function pieceAt(flight: Flight, seconds: number): number {
  const last = flight.times.length - 2;
  let piece = 0;
  while (piece < last && flight.times[piece + 1]! <= seconds) piece++;
  return piece;
}

// By the tangent, which is exact for small angles too.
function angleBetween(vectors: Float64Array, i: number, j: number): number {
  const [ax, ay, az] = [vectors[3 * i]!, vectors[3 * i + 1]!, vectors[3 * i + 2]!];
  const [bx, by, bz] = [vectors[3 * j]!, vectors[3 * j + 1]!, vectors[3 * j + 2]!];
  const cross = Math.hypot(ay * bz - az * by, az * bx - ax * bz, ax * by - ay * bx);
  return Math.atan2(cross, ax * bx + ay * by + az * bz);
}
