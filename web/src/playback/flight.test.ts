import { expect, test } from "vitest";
import type { RouteAnswer } from "../data/assessment";
import { flightOf, placeAt } from "./flight";

function flightAlong(points: RouteAnswer["points"]) {
  return flightOf({ salvo: "", threat: "", class: "", asset: "", number: 0, points });
}

function at(flight: ReturnType<typeof flightOf>, seconds: number) {
  return placeAt(flight, seconds, { latitude: NaN, longitude: NaN, height: NaN });
}

const quarter = flightAlong([
  [60, 0, 0, 0],
  [60, 90, 1000, 100],
]);

test("Half way along a great circle is where symmetry puts it", () => {
  // The sum of (1/2, 0, √3/2) and (0, 1/2, √3/2) points to longitude 45° and to the latitude whose tangent is √6.
  const place = at(quarter, 50);
  expect(place.longitude).toBeCloseTo(45, 10);
  expect(place.latitude).toBeCloseTo((Math.atan(Math.sqrt(6)) * 180) / Math.PI, 10);
  expect(place.height).toBe(500);
});

test("Speed over ground is constant", () => {
  const angles = [0, 25, 50, 75, 100].map((seconds) => {
    const { latitude, longitude } = at(quarter, seconds);
    const [a, b] = [(latitude * Math.PI) / 180, (longitude * Math.PI) / 180];
    // The angle from the start, 60° N on the meridian of Greenwich.
    return Math.acos(0.5 * Math.cos(a) * Math.cos(b) + (Math.sqrt(3) / 2) * Math.sin(a));
  });
  const whole = Math.acos(3 / 4);
  angles.forEach((angle, i) => expect(angle).toBeCloseTo((whole * i) / 4, 7));
});

test("Each piece has its own speed and its own climb", () => {
  const flight = flightAlong([
    [0, 0, 100, 0],
    [0, 5, 300, 200],
    [0, 10, 0, 600],
  ]);
  expect(at(flight, 100)).toMatchObject({ latitude: 0, height: 200 });
  expect(at(flight, 100).longitude).toBeCloseTo(2.5, 10);
  expect(at(flight, 200).longitude).toBeCloseTo(5, 10);
  expect(at(flight, 300).longitude).toBeCloseTo(6.25, 10);
  expect(at(flight, 300).height).toBe(225);
});

test("Before launch and after the end it stands still", () => {
  expect(at(quarter, -10).longitude).toBeCloseTo(0, 10);
  expect(at(quarter, 1000).longitude).toBeCloseTo(90, 10);
  expect(at(quarter, 1000).height).toBe(1000);
});

test("A piece without length or without duration is no trouble", () => {
  const hovering = flightAlong([
    [10, 20, 0, 0],
    [10, 20, 100, 10],
  ]);
  expect(at(hovering, 5).latitude).toBeCloseTo(10, 10);
  expect(at(hovering, 5).height).toBe(50);
  const instant = flightAlong([
    [10, 20, 0, 0],
    [11, 20, 0, 0],
  ]);
  expect(at(instant, 0).latitude).toBeCloseTo(10, 10);
});
