import { describe, expect, it } from "vitest";
import { boundsOf, circle, densify, distanceBetween, roundBelow, type Position } from "./geometry";

describe("geometry on the sphere", () => {
  it("draws circles whose points are all at the radius", () => {
    for (const [lon, lat] of [
      [30.5, 50.45],
      [179.5, -10],
      [25, 0],
    ] as Position[]) {
      for (const corner of circle(lon, lat, 90_000)) expect(distanceBetween([lon, lat], corner)).toBeCloseTo(90_000, 3);
    }
  });

  it("knows a published distance", () => {
    // A quarter of a meridian of a sphere with the mean radius 6,371.009 km.
    expect(distanceBetween([0, 0], [0, 90])).toBeCloseTo((6_371_009 * Math.PI) / 2, 3);
  });

  it("keeps the ends and the length of a way, in steps no longer than asked", () => {
    const way: Position[] = [
      [46.1, 51.5],
      [36.2, 50],
      [30.5, 50.45],
    ];
    const line = densify(way, 40_000);
    expect([line[0], line.at(-1)]).toEqual([way[0], way[2]]);
    const lengths = line.slice(1).map((p, i) => distanceBetween(line[i]!, p));
    expect(Math.max(...lengths)).toBeLessThanOrEqual(40_000.001);
    expect(lengths.reduce((a, b) => a + b)).toBeCloseTo(
      distanceBetween(way[0]!, way[1]!) + distanceBetween(way[1]!, way[2]!),
      2,
    );
  });

  it("finds boxes and round numbers", () => {
    expect(boundsOf([])).toBeNull();
    expect(
      boundsOf([
        [1, 5],
        [-2, 7],
      ]),
    ).toEqual([-2, 5, 1, 7]);
    expect([1, 1.9, 2, 4.99, 5, 99, 130].map(roundBelow)).toEqual([1, 1, 2, 2, 5, 50, 100]);
  });
});
