import type { ClassEntry, RaidEntry, RaidsDocument, RegimeEntry } from "../data/evidence";
import { dayMs, ms, type Span } from "./time";

/** A row of the timeline: one class, or the missiles that are too few for a row of their own. */
export interface Lane {
  id: "drone" | "cruise" | "ballistic" | "other" | "missiles";
  most: number;
}

const classesOf: Record<Lane["id"], string[]> = {
  drone: ["drone"],
  cruise: ["cruise"],
  ballistic: ["ballistic"],
  other: ["supersonic", "sam", "mixed", "unknown_missile"],
  missiles: ["cruise", "ballistic", "supersonic", "sam", "mixed", "unknown_missile"],
};

/** What a raid puts into a row; `low` and `high` are the same for raids of the record. */
export interface Amount {
  launched: number;
  stopped: number | null;
  high: number;
  isOpen: boolean;
}

const sum = (entries: ClassEntry[], of: (entry: ClassEntry) => number) => entries.reduce((n, e) => n + of(e), 0);

/** How much of a raid belongs to a row; null for nothing. Accounts of one raid are a range, not a mean. */
export function amountOf(raid: RaidEntry, lane: Lane["id"]): Amount | null {
  if (raid.origin === "record") {
    const entries = raid.classes.filter((c) => classesOf[lane].includes(c.class));
    if (entries.length === 0) return null;
    const launched = sum(entries, (e) => e.launched);
    return { launched, stopped: sum(entries, (e) => e.stopped), high: launched, isOpen: false };
  }
  const range = rangeOf(raid, lane === "drone" ? "drone" : "missile", "launched");
  if (!range || (lane !== "drone" && lane !== "missiles")) return null;
  return { launched: range.low, stopped: null, high: range.high ?? range.low, isOpen: range.high === null };
}

/** From the least to the greatest that any account has; `high` is null where one gives no bound. */
export function rangeOf(
  raid: RaidEntry,
  subject: string,
  outcome: string,
): { low: number; high: number | null; accounts: number } | null {
  const totals = raid.accounts.flatMap((a) => a.totals.filter((t) => t.subject === subject && t.outcome === outcome));
  if (totals.length === 0) return null;
  return {
    low: Math.min(...totals.map((t) => t.low)),
    high: totals.some((t) => t.high === null) ? null : Math.max(...totals.map((t) => t.high!)),
    accounts: totals.length,
  };
}

/** The rows that have anything to show in a span, each with its greatest number there. */
export function lanesOf(raids: RaidEntry[], shown: RaidEntry[]): Lane[] {
  const hasRecord = raids.some((r) => r.origin === "record");
  const ids: Lane["id"][] = hasRecord ? ["drone", "cruise", "ballistic", "other"] : ["drone", "missiles"];
  const from = (list: RaidEntry[], id: Lane["id"]) =>
    list
      .filter((r) => !hasRecord || r.origin === "record")
      .flatMap((r) => {
        const amount = amountOf(r, id);
        return amount ? [amount.high] : [];
      });
  return ids
    .filter((id) => from(raids, id).length > 0)
    .map((id) => ({ id, most: niceMost(Math.max(0, ...from(shown, id))) }));
}

/** A round number that is not less. */
export function niceMost(most: number): number {
  if (most <= 0) return 1;
  const unit = 10 ** Math.floor(Math.log10(most));
  return [1, 1.2, 1.6, 2, 4, 5, 6, 8, 10]
    .map((n) => Math.round(10 * n * unit) / 10)
    .find((n) => n >= most && Number.isInteger(n))!;
}

/** The whole time of the raids with a little room on both sides; at least some days. */
export function spanOf(raids: RaidEntry[]): Span {
  const from = Math.min(...raids.map((r) => ms(r.begin)));
  const to = Math.max(...raids.map((r) => ms(r.end)));
  const pad = Math.max((to - from) * 0.012, dayMs * (to - from < 5 * dayMs ? 2 : 1));
  return { from: from - pad, to: to + pad };
}

export const inSpan = (raid: RaidEntry, span: Span) => ms(raid.end) >= span.from && ms(raid.end) <= span.to;

/** A span of the same or another length inside the whole. */
export function within(span: Span, whole: Span): Span {
  const length = Math.min(span.to - span.from, whole.to - whole.from);
  const from = Math.min(Math.max(span.from, whole.from), whole.to - length);
  return { from, to: from + length };
}

/** Longer or shorter about its middle, but not shorter than a week. */
export function zoomed(span: Span, factor: number, whole: Span, about = (span.from + span.to) / 2): Span {
  const length = Math.max(7 * dayMs, (span.to - span.from) * factor);
  const part = (about - span.from) / (span.to - span.from);
  return within({ from: about - length * part, to: about + length * (1 - part) }, whole);
}

/** The raid whose end is nearest to a moment, by its place in the list. */
export function nearest(raids: RaidEntry[], at: number): number {
  let best = -1;
  let least = Infinity;
  raids.forEach((raid, i) => {
    const distance = Math.abs(ms(raid.end) - at);
    if (distance < least) [best, least] = [i, distance];
  });
  return best;
}

/** The regimes of a class as stretches of time, oldest first, each with its letter. */
export function stretches(regimes: RegimeEntry[], recordClass: string, span: Span) {
  return regimes
    .map((regime, i) => ({ regime, letter: String.fromCharCode(65 + i) }))
    .filter(({ regime }) => regime.classes.includes(recordClass))
    .map(({ regime, letter }) => ({
      regime,
      letter,
      from: Math.max(span.from, regime.from ? ms(regime.from) : -Infinity),
      to: Math.min(span.to, regime.to ? ms(regime.to) + dayMs : Infinity),
    }))
    .filter((s) => s.to > s.from);
}

/** What the head says of raids of the record: how many, and how much they launched. */
export function recordTotals(document: RaidsDocument) {
  const raids = document.raids.filter((r) => r.origin === "record");
  return {
    raids: raids.length,
    launched: raids.reduce((n, r) => n + (r.launched ?? 0), 0),
    facts: document.raids.length - raids.length,
  };
}
