import { languages, type Language } from "../data/page";
import type { Names } from "../data/assessment";

/** A text in each language; a text that depends on a number has a form for each plural category of the language. */
export type Form = string | Partial<Record<Intl.LDMLPluralRule, string>>;
export type Text = Record<Language, Form>;
export type Table = Record<string, Text>;

// One file for each part of the page. The texts of the catalogue have the English text as key and are looked up apart.
const files = import.meta.glob<Table>(["./*.json", "!./catalogue.json"], { eager: true, import: "default" });

/** Values for the places of a text such as `{name}`; the number `n` chooses the plural form. */
export type Values = Record<string, string | number>;

/** What the page says, in the language that the reader chose. */
class Words {
  language = $state<Language>("en");
  private readonly tables: Table = Object.assign({}, ...Object.values(files));

  /** The text for a key. */
  of(key: string, values: Values = {}): string {
    const text = this.tables[key];
    if (!text) throw new Error(`There is no text for ${key}.`);
    const form = text[this.language];
    const n = values["n"];
    const chosen =
      typeof form === "string" ? form : (form[this.category(typeof n === "number" ? n : 0)] ?? form.other ?? "");
    return chosen.replace(/\{(\w+)\}/g, (_, name: string) => {
      const value = values[name];
      return typeof value === "number" ? this.number(value) : String(value ?? "");
    });
  }

  /** The text for a word of the result, such as `class.one-way-drone`; the word itself where it is not known. */
  label(kind: string, word: string): string {
    const key = `${kind}.${word}`;
    return key in this.tables ? this.of(key) : word;
  }

  /** A name in this language; one that is too long for any list is cut. */
  name(names: Names): string {
    const name = names[this.language];
    return name.length > longestName ? `${name.slice(0, longestName - 1)}…` : name;
  }

  /** A text in this language. */
  text(texts: Names): string {
    return texts[this.language];
  }

  /** Whether there is a text for a key. */
  has(key: string): boolean {
    return key in this.tables;
  }

  /** A number with the digits, separators and signs of the language; as many decimals as it has where none are asked for. */
  number(value: number, decimals?: number): string {
    const locale = this.language === "en" ? "en-GB" : this.language;
    const key = `${locale} ${decimals}`;
    let format = formats.get(key);
    if (!format) {
      const digits =
        decimals === undefined
          ? { maximumFractionDigits: 20 }
          : { minimumFractionDigits: decimals, maximumFractionDigits: decimals };
      formats.set(key, (format = new Intl.NumberFormat(locale, digits)));
    }
    return format.format(value);
  }

  private category(n: number): Intl.LDMLPluralRule {
    let rules = plurals.get(this.language);
    if (!rules) plurals.set(this.language, (rules = new Intl.PluralRules(this.language)));
    return rules.select(n);
  }
}

// Nothing that deserves a name has a longer one.
const longestName = 120;

// Making these takes longer than using them.
const formats = new Map<string, Intl.NumberFormat>();
const plurals = new Map<Language, Intl.PluralRules>();

export const words = new Words();

/** The language in which to open: the address (`#lang=uk`), the page, the browser, English; in that order. */
export function chooseLanguage(address: string, page: Language | null, browser: readonly string[]): Language {
  const asked = /[#?&]lang=(\w+)/.exec(address)?.[1];
  for (const wanted of [asked, page, ...browser]) {
    const known = languages.find((l) => wanted?.toLowerCase().split("-")[0] === l);
    if (known) return known;
  }
  return "en";
}
