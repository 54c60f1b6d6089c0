import type { RaidEntry } from "../data/evidence";
import type { Cell } from "../files/csv";

const headings = [
  "origin",
  "id",
  "begin",
  "end",
  "date_only",
  "class",
  "account",
  "launched_low",
  "launched_high",
  "destroyed",
  "not_reached",
  "stopped",
  "leaked",
  "rows",
  "rows_left_out",
  "regional_rows",
  "targets",
  "links",
];

/** Every raid in lines: for the record one for each class, for the facts file one for each account and whole. */
export function raidRows(raids: RaidEntry[]): { headings: string[]; rows: Cell[][] } {
  const rows = raids.flatMap((raid): Cell[][] => {
    const head = [raid.origin, raid.id, raid.begin, raid.end, String(raid.isDateOnly)];
    const tail = [raid.regionalRows, raid.targets.join("; "), raid.links.join(" ")];
    return raid.origin === "record"
      ? raid.classes.map((c) => [
          ...head,
          c.class,
          null,
          c.launched,
          c.launched,
          c.destroyed,
          c.notReached,
          c.stopped,
          c.leaked,
          c.rows,
          c.rowsLeftOut,
          ...tail,
        ])
      : raid.accounts.flatMap((a) =>
          a.totals
            .filter((t) => t.outcome === "launched")
            .map((t) => [...head, t.subject, a.label, t.low, t.high, null, null, null, null, null, null, ...tail]),
        );
  });
  return { headings, rows };
}
