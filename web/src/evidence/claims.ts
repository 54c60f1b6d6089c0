import type { Names } from "../data/assessment";
import type { GroupEntry, NumberEntry, QuantityEntry, RaidDocument, SubjectEntry } from "../data/evidence";
import { none } from "../words/format";
import { words } from "../words/words.svelte";

/** The four verdicts with the letter that stands for each besides its colour. */
export const verdictSigns: Record<string, string> = {
  conflict: "≠",
  agree: "=",
  "one-account": "1",
  "not-comparable": "~",
};

/** What is counted, in the language of the page where it knows a name; otherwise in the report's words, in the report's language. */
export function subjectOf(
  subject: SubjectEntry,
  outcome: string,
  names: Record<string, Names>,
): { text: string; isForeign: boolean } {
  const named = (ids: string[]) => ids.map((id) => nameOf(id, names)).join(" / ");
  const known = (word: string | null) =>
    word !== null && words.has(`subject.${word}`) ? words.of(`subject.${word}`) : null;
  const people = outcome === "killed" || outcome === "injured" ? words.of("subject.people") : null;
  const text =
    subject.threats.length > 0 ? named(subject.threats) : (known(subject.class) ?? known(subject.term) ?? people);
  if (text === null) return { text: subject.text, isForeign: true };
  return {
    text:
      subject.excluding.length > 0
        ? words.of("evidence.without", { what: text, excluded: named(subject.excluding) })
        : text,
    isForeign: false,
  };
}

/** A number with its hedge, as people say it. */
export function hedged(quantity: QuantityEntry): string {
  if (quantity.stated === null) return words.of("hedge.unstated");
  return words.of(`hedge.${quantity.hedge}`, {
    value: words.number(quantity.stated),
    high: quantity.statedHigh === null ? "" : words.number(quantity.statedHigh),
  });
}

/** A number as it is shown: its own hedge, or the least and greatest that follow from others. */
export function numberText(number: NumberEntry): string {
  if (number.quantity) return hedged(number.quantity);
  if (number.high === null) return words.of("hedge.at-least", { value: words.number(number.low) });
  return number.low === number.high
    ? words.number(number.low)
    : `${words.number(number.low)}–${words.number(number.high)}`;
}

export function bounds(low: number, high: number | null): string {
  return high === null
    ? `≥ ${words.number(low)}`
    : low === high
      ? words.number(low)
      : `${words.number(low)}–${words.number(high)}`;
}

/** How a number is drawn: a dot where it is exact, a soft bar about a number, an arrow where one end is open, a bar between two. */
export type Shape = "dot" | "soft" | "open" | "bar" | "nothing";

export function shapeOf(number: NumberEntry): Shape {
  if (number.quantity?.hedge === "unstated") return "nothing";
  if (number.high === null) return "open";
  if (number.low === number.high) return "dot";
  return number.quantity?.hedge === "about" ? "soft" : "bar";
}

/** The axis that all numbers of a group share: from 0 where they differ much, else close around them. */
export function axisOf(group: GroupEntry): { from: number; to: number } {
  const lows = group.numbers.map((n) => n.low);
  const highs = group.numbers.map((n) => n.high ?? n.low);
  const [least, most] = [Math.min(...lows), Math.max(...highs, ...lows)];
  const isOpen = group.numbers.some((n) => n.high === null);
  const width = Math.max(most - least, 1);
  // Whole ends, so that what stands under the axis is where it stands.
  if (least <= width * 2) return { from: 0, to: Math.max(1, Math.ceil(most * (isOpen ? 1.12 : 1.04))) };
  return {
    from: Math.max(0, Math.floor(least - width * 0.6)),
    to: Math.ceil(most + width * (isOpen ? 0.8 : 0.4)),
  };
}

/** How many numbers have each verdict. */
export function verdicts(raid: RaidDocument): Record<string, number> {
  const counts: Record<string, number> = { conflict: 0, agree: 0, "one-account": 0, "not-comparable": 0 };
  for (const group of raid.groups) counts[group.verdict] = (counts[group.verdict] ?? 0) + 1;
  return counts;
}

/** A number of a row; a sign where it is not reported. */
export const orNone = (value: number | null): string => (value === null ? none : words.number(value));

/** The name of a threat or place of the catalogue in the language of the page, others as written; an id may be any word, even one that every object knows. */
export function nameOf(id: string, names: Record<string, Names>): string {
  return Object.hasOwn(names, id) ? words.name(names[id]!) : id;
}
