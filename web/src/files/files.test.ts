import { expect, test } from "vitest";
import { csv } from "./csv";
import { fileName } from "./save";

test("Cells with commas, quotes and line ends are quoted, and lines end in CR LF", () => {
  expect(csv(["Name", "Value, m"], [['a "b", c\nd', 1.5]])).toBe('\ufeffName,"Value, m"\r\n"a ""b"", c\nd",1.5\r\n');
});

test("Texts that a spreadsheet would take for formulas are guarded, numbers are not", () => {
  const lines = csv(
    ["Name"],
    ["=1+1", "+1", "-1", "@A1", "\tx", "a=b"].map((name) => [name]),
  ).split("\r\n");
  expect(lines.slice(1, -1)).toEqual(["'=1+1", "'+1", "'-1", "'@A1", "'\tx", "a=b"]);
  expect(csv(["Name", "Value"], [["x", -2]])).toContain("x,-2\r\n");
});

test("Headings are guarded as well, since names of places become headings", () => {
  expect(csv(["=cmd"], [])).toBe("\ufeff'=cmd\r\n");
});

test("What does not exist is empty, and numbers have a point and no noise", () => {
  expect(csv(["Value"], [[null], [0.1 + 0.2], [1e-7], [Number.NaN]])).toBe("\ufeffValue\r\n\r\n0.3\r\n1e-7\r\n\r\n");
});

test("Names of files hold nothing that a file system could take amiss", () => {
  expect(fileName(["2024-01-02", "leakers"], "csv")).toBe("2024-01-02-leakers.csv");
  expect(fileName(["../../etc\\x:*?", "a b"], "svg")).toBe("etc-x-a-b.svg");
  expect(fileName(["...", "/"], "png")).toBe("file.png");
});
