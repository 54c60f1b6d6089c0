import { expect, test } from "vitest";
import { someTimes } from "./fixture";
import { survival, times } from "./survival";

const at = (seconds: number) => survival(someTimes.histogram)[times.indexOf(seconds)];

test("A curve begins at 1, never rises and ends at 0", () => {
  const curve = survival(someTimes.histogram);
  expect(curve[0]).toBe(1);
  expect(curve.every((chance, i) => i === 0 || chance <= curve[i - 1]!)).toBe(true);
  expect(curve.at(-1)).toBe(0);
});

test("Both bins that begin at 0 are below five seconds", () => {
  expect(at(5)).toBeCloseTo(0.8);
  expect(at(60)).toBeCloseTo(0.8);
  expect(at(70)).toBeCloseTo(0.6);
  expect(at(1800)).toBeCloseTo(0.2);
});

test("The times are edges of bins: of 5 s up to half an hour, of a minute beyond", () => {
  expect(times.every((t) => t % (t < 1800 ? 5 : 60) === 0)).toBe(true);
  expect(times).toEqual([...new Set(times)].toSorted((a, b) => a - b));
});
