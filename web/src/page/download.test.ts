import { expect, it } from "vitest";
import { csv } from "./download";

it("quotes what needs quotes and disarms what a spreadsheet would run", () => {
  expect(
    csv(
      ["a", "b"],
      [
        ["x,y", 'say "no"'],
        ["=1+1", -1.5],
        ["@cmd", null],
        ["two\nlines", Number.NaN],
      ],
    ),
  ).toBe('a,b\r\n"x,y","say ""no"""\r\n\'=1+1,-1.5\r\n\'@cmd,\r\n"two\nlines",\r\n');
});
