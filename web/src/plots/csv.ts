import type { Cell, Column, Row } from "./plot";

/** Excel takes a file for UTF-8 only with this mark. */
const byteOrderMark = "\ufeff";

/** A table after RFC 4180: commas, points as decimal signs, quotes where needed, lines ending in CR LF. */
export function csv(columns: Column[], rows: Row[]): string {
  const lines = [columns.map((c) => c.label), ...rows.map((row) => columns.map((c) => row[c.key] ?? null))];
  return byteOrderMark + lines.map((cells) => cells.map(cell).join(",") + "\r\n").join("");
}

/** A text that a spreadsheet would take for a formula gets an apostrophe in front. */
function cell(value: Cell): string {
  if (value === null) return "";
  if (typeof value === "number") return Number.isFinite(value) ? String(Number(value.toPrecision(12))) : "";
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
