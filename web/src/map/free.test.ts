import { describe, expect, it } from "vitest";
import { placeLabels } from "./free";

const size = 10;
const at = (x: number, y: number, text = "Name") => ({ x, y, text });
const place = (...points: { x: number; y: number; text: string }[]) => placeLabels(points, size, 3, 200, 100);

describe("labels of a map", () => {
  it("stand to the right where nothing else is", () => {
    expect(place(at(100, 50))).toEqual([{ x: 106, y: 53.5, anchor: "start" }]);
  });

  it("stand to the left of the right edge, and above the lower edge where both sides are narrow", () => {
    expect(place(at(190, 50))[0]!.anchor).toBe("end");
    expect(place(at(100, 97, "A name that is half as wide as it"))[0]!.y).toBeLessThan(97);
  });

  it("leave the marks and labels of others free", () => {
    const [first, second] = place(at(100, 50), at(112, 50));
    expect(first!.anchor).toBe("end");
    expect(second!.anchor).toBe("start");
  });

  it("are left out where no place is free, the last ones first", () => {
    const isPlaced = place(...Array.from({ length: 9 }, () => at(100, 50))).map((p) => p !== null);
    expect(isPlaced.slice(0, 2)).toEqual([true, true]);
    expect(isPlaced.slice(4)).toEqual([false, false, false, false, false]);
  });
});
