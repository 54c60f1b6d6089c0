import { expect, test } from "vitest";
import { languages } from "../data/page";
import table from "../words/plots.json";
import type { Form, Text } from "../words/words.svelte";

const texts = Object.entries(table as Record<string, Text>);
const categories = { en: ["one", "other"], uk: ["few", "many", "one", "other"], ru: ["few", "many", "one", "other"] };

const forms = (form: Form): string[] => (typeof form === "string" ? [form] : Object.values(form));
const holes = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(String).toSorted();

test("Every text exists in every language and is not empty", () => {
  const missing = texts.filter(([, text]) => languages.some((l) => forms(text[l] ?? "").some((f) => f.trim() === "")));
  expect(missing.map(([key]) => key)).toEqual([]);
});

test("A text with forms has those of each language", () => {
  const wrong = texts.filter(([, text]) => {
    const plural = languages.filter((l) => typeof text[l] !== "string");
    const complete = plural.every((l) => Object.keys(text[l]).toSorted().join() === categories[l].join());
    return plural.length > 0 && (plural.length < languages.length || !complete);
  });
  expect(wrong.map(([key]) => key)).toEqual([]);
});

test("All languages and forms of a text have the same places for values", () => {
  const wrong = texts.filter(([, text]) => {
    const all = languages.flatMap((l) => forms(text[l])).map((form) => holes(form).join());
    return new Set(all).size > 1;
  });
  expect(wrong.map(([key]) => key)).toEqual([]);
});

test("No English word is in the Ukrainian and Russian texts", () => {
  const wrong = texts.filter(([, text]) =>
    [...forms(text.uk), ...forms(text.ru)].some((form) => /[A-Za-z]{2,}/.test(form.replace(/\{\w+\}/g, ""))),
  );
  expect(wrong.map(([key]) => key)).toEqual([]);
});
