/** A cell of a table: text, a number, or nothing. */
export type Cell = string | number | null;

/** Excel takes a file for UTF-8 only with this mark. */
const byteOrderMark = "\ufeff";

/** A table after RFC 4180: commas, points as decimal signs, quotes where needed, lines ending in CR LF. */
export function csv(headings: string[], rows: Cell[][]): string {
  return byteOrderMark + [headings, ...rows].map((cells) => cells.map(field).join(",") + "\r\n").join("");
}

/** A text that a spreadsheet would take for a formula gets an apostrophe in front. */
function field(value: Cell): string {
  if (value === null) return "";
  if (typeof value === "number") return Number.isFinite(value) ? String(Number(value.toPrecision(12))) : "";
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
