import type { Assumption, RaidAssessment } from "../data/assessment";
import type { AssessmentData } from "../data/page";
import { words } from "../words/words.svelte";

/** The words of catalogue notes; what a scenario's author wrote is shown as it is. */
export type Notes = Record<string, { uk: string; ru: string } | undefined>;

/** What a number belongs to: a system, a threat, the doctrine, ... */
export function ownerOf(assumption: Assumption, data: AssessmentData): string {
  const id = assumption.path.split(".")[0]!;
  const names = data.names[id];
  if (names) return words.name(names);
  const asset = /^assets\[(\d+)\]$/.exec(id)?.[1];
  // Paths count from 1, as people do.
  const name = asset === undefined ? undefined : data.result.assets[Number(asset) - 1]?.name;
  if (name) return words.name(name);
  return words.has(`annex.entity.${id}`) ? words.of(`annex.entity.${id}`) : id;
}

/** What is measured, and against which class where that matters. */
export function quantityOf(assumption: Assumption): string {
  const parts = assumption.path.split(".");
  const key = parts.at(-1)!.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
  const name = words.label("parameter", key);
  const said = name === key ? parts.at(-1)! : name;
  const against = parts.indexOf("against");
  return against < 0
    ? said
    : `${said}, ${words.of("annex.against", { class: words.label("class", parts[against + 1] ?? "") })}`;
}

/** Up to six significant digits and no more decimals than there are. */
function exact(value: number): string {
  return words.number(Number(value.toPrecision(6)));
}

/** A value with its unit. */
export function valueOf(value: number, quantity: string): string {
  switch (quantity) {
    case "length":
      return value >= 1000
        ? words.of("unit.kilometres", { value: exact(value / 1000) })
        : words.of("unit.metres", { value: exact(value) });
    case "speed":
      return words.of("unit.metresPerSecond", { value: exact(value) });
    case "duration":
      if (value >= 3600) return words.of("unit.hours", { value: exact(value / 3600) });
      return value >= 120
        ? words.of("unit.minutes", { value: exact(value / 60) })
        : words.of("unit.seconds", { value: exact(value) });
    case "area":
      return words.of("unit.squareMetres", { value: exact(value) });
    case "mass":
      return words.of("unit.kilograms", { value: exact(value) });
    case "money":
      return words.of("unit.usd", { value: exact(value) });
    default:
      return exact(value);
  }
}

/** The 5th to the 95th percentile; nothing for an exact number. */
export function rangeOf(assumption: Assumption): string {
  const { low, high, quantity } = assumption;
  return low === high ? "" : `${valueOf(low, quantity)} – ${valueOf(high, quantity)}`;
}

/** A note in the language of the page; where nobody translated it, as it was written. */
export function noteOf(text: string, notes: Notes): { text: string; isTranslated: boolean } {
  const language = words.language;
  if (language === "en") return { text, isTranslated: true };
  const translated = notes[text]?.[language];
  return translated ? { text: translated, isTranslated: true } : { text, isTranslated: false };
}

/** The title of a source; a number of the scenario has none. */
export function sourceOf(assumption: Assumption, result: RaidAssessment, notes: Notes): string {
  if (assumption.source === "scenario") return words.of("annex.source.scenario");
  const source = result.sources.find((s) => s.id === assumption.source);
  return source ? noteOf(source.title, notes).text : assumption.source;
}
