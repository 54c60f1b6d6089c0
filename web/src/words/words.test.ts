import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { languages, type Language } from "../data/page";
import { clock, date, duration, interval, money, percent, short } from "./format";
import { chooseLanguage, words, type Form, type Text } from "./words.svelte";

const folder = new URL(".", import.meta.url);
const tables = readdirSync(folder)
  .filter((f) => f.endsWith(".json") && f !== "catalogue.json")
  .map((file) => [file, JSON.parse(readFileSync(new URL(file, folder), "utf8")) as Record<string, Text>] as const);
const texts = tables.flatMap(([file, table]) => Object.entries(table).map(([key, text]) => ({ file, key, text })));

/** Every source of the page, tests left out. */
function sources(at: URL): string[] {
  return readdirSync(at, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory()
      ? sources(new URL(`${entry.name}/`, at))
      : /\.(ts|svelte)$/.test(entry.name) && !entry.name.endsWith(".test.ts")
        ? [readFileSync(new URL(entry.name, at), "utf8")]
        : [],
  );
}

const forms = (form: Form): string[] => (typeof form === "string" ? [form] : Object.values(form));
const places = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).toSorted();

describe("the tables of words", () => {
  it("have every text in every language, and no key twice", () => {
    const keys = texts.map((t) => t.key);
    expect(keys.filter((key, i) => keys.indexOf(key) !== i)).toEqual([]);
    for (const { key, text } of texts) {
      expect(Object.keys(text).toSorted(), key).toEqual([...languages].toSorted());
      for (const language of languages)
        expect(
          forms(text[language]).every((f) => f.trim() !== ""),
          key,
        ).toBe(true);
    }
  });

  it("have a form for every plural category of the language", () => {
    for (const { key, text } of texts) {
      for (const language of languages) {
        const form = text[language];
        if (typeof form === "string") continue;
        const wanted = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
        expect(Object.keys(form).toSorted(), `${key} in ${language}`).toEqual([...wanted].toSorted());
      }
    }
  });

  it("have the same places for values in every language", () => {
    for (const { key, text } of texts) {
      const named = languages.map((l) =>
        [...new Set(forms(text[l]).flatMap(places))].filter((p) => p !== "n").toSorted(),
      );
      expect(named[1], key).toEqual(named[0]);
      expect(named[2], key).toEqual(named[0]);
    }
  });

  it("keep each language to its own letters", () => {
    for (const { key, text } of texts) {
      for (const form of forms(text.uk)) expect(form, key).not.toMatch(/[ыэъё]/i);
      for (const form of forms(text.ru)) expect(form, key).not.toMatch(/[іїєґ]/i);
      for (const form of forms(text.en)) expect(form, key).not.toMatch(/[а-яіїєґ]/i);
    }
  });

  it("have every key that the page names", () => {
    const known = new Set(texts.map((t) => t.key));
    const named = sources(new URL("../", folder)).flatMap((s) =>
      [...s.matchAll(/words\.of\(\s*"([^"]+)"/g)].map(([, key]) => key!),
    );
    expect(named.length).toBeGreaterThan(50);
    expect(named.filter((key) => !known.has(key))).toEqual([]);
  });
});

describe("the language", () => {
  it.each<[string, Language | null, string[], Language]>([
    ["", null, ["uk-UA", "en"], "uk"],
    ["", null, ["de-DE", "ru"], "ru"],
    ["", null, ["de-DE"], "en"],
    ["", "uk", ["ru-RU"], "uk"],
    ["#lang=en", "uk", ["ru-RU"], "en"],
    ["#lang=xx", "uk", ["ru-RU"], "uk"],
  ])("for %s, %s and %j is %s", (address, page, browser, language) => {
    expect(chooseLanguage(address, page, browser)).toBe(language);
  });
});

describe("numbers", () => {
  it("have the signs of the language", () => {
    words.language = "en";
    expect([short(1234567), interval(1.25, 2.5, 2), percent(0.0004), duration(4000), money(1.5e6)]).toEqual([
      "1,234,567",
      "[1.25, 2.50]",
      "<0.1\u00a0%",
      "67 min",
      "1.50 million USD",
    ]);
    words.language = "uk";
    expect([
      short(1234567).replace(/\s/g, "_"),
      interval(1.25, 2.5, 2),
      duration(4000),
      date("2024-01-02").replace(/\s/g, " "),
    ]).toEqual(["1_234_567", "[1,25; 2,50]", "67 хв", "2 січня 2024 р."]);
    words.language = "ru";
    expect(words.of("answer.drones", { n: 21, value: "21" })).toBe("21 дрона");
    words.language = "en";
  });

  it("of the clock mark other days", () => {
    expect([clock(0), clock(86399), clock(-60), clock(90000)]).toEqual([
      "00:00:00",
      "23:59:59",
      "day −1, 23:59:00",
      "day +1, 01:00:00",
    ]);
  });
});
