import { expect, test } from "vitest";
import { languages } from "../data/page";
import table from "../words/playback.json";
import type { Table } from "../words/words.svelte";
import { example } from "./example";
import { entriesOf } from "./log";
import { batteryName, roundsOf, sensorName } from "./names";
import { ranges } from "./ranges";
import { decodeReplay } from "./replay";
import { launchesSentence, sentence } from "./sentences";
import { marksLegend } from "./shapes";
import { words } from "../words/words.svelte";

const replay = decodeReplay(example, example.replays[0]!);
const texts = table as Table;

test.each(languages)("Every kind of event has a sentence without gaps in %s", (language) => {
  words.language = language;
  expect(new Set(replay.events.map((event) => event.kind))).toEqual(new Set(example.kinds));
  for (const event of replay.events) {
    const said = sentence(example, replay, event);
    expect(said).not.toMatch(/[{}]|undefined|NaN|: *$|\( *\)/);
    // Ids belong to the scenario; any other Latin word in it would be ours.
    if (language !== "en") expect(said.replaceAll(/s-\d|radar-1/g, "")).not.toMatch(/[A-Za-z]/);
  }
});

test("Rounds and assessments are told by how they ended", () => {
  words.language = "en";
  const said = replay.events.filter(({ kind }) => kind === "intercepted" || kind === "assessed");
  expect(said.map((event) => sentence(example, replay, event))).toEqual([
    "Shot down: Shahed, s-1 #1 — Gepard no. 1, Kyiv (2 bursts)",
    "Wasted: Gepard no. 2, Kyiv (1 burst); no longer in the air: Shahed, s-1 #1",
    "Assessed as shot down: Shahed, s-1 #1 — Gepard no. 1, Kyiv",
    "Assessed as a miss: Shahed, s-1 #1 — Gepard no. 2, Kyiv",
    "Missed: Kalibr, s-2 #1 — Gepard no. 1, Kyiv (2 bursts)",
    "Mistakenly assessed as shot down: Kalibr, s-2 #1 — Gepard no. 1, Kyiv",
  ]);
});

test("Names tell batteries and sensors apart", () => {
  words.language = "uk";
  expect([0, 1, 2].map((battery) => batteryName(example, battery))).toEqual([
    "Гепард № 1, Київ",
    "Гепард № 2, Київ",
    "Винищувачі, Київ",
  ]);
  expect(sensorName(example, 0)).toBe("Радар, radar-1");
  expect(sensorName(example, 1)).toBe("Гепард № 1, Київ");
});

test("Numbers have the forms of the language", () => {
  words.language = "uk";
  expect([1, 2, 5, 21].map((n) => roundsOf(example, 0, n))).toEqual(["1 черга", "2 черги", "5 черг", "21 черга"]);
  words.language = "ru";
  expect([1, 2, 5, 21].map((n) => roundsOf(example, 2, n))).toEqual(["1 ракета", "2 ракеты", "5 ракет", "21 ракета"]);
});

test("Launches of a salvo make one entry of the important events", () => {
  const groups = entriesOf(replay, "important").filter((entry) => entry.events[0]!.kind === "launched");
  expect(groups.map((entry) => entry.events.map((event) => event.threat))).toEqual([[0, 1, 2], [3, 4, 5], [6]]);
  words.language = "uk";
  expect(launchesSentence(example, replay, groups[0]!.events)).toBe("3 пуски: Шахед, s-1; звідки: Море; до 00:03:30");
  expect(entriesOf(replay, "all")).toHaveLength(replay.events.length);
});

test("The important events leave out how the defence works", () => {
  const kinds = new Set(entriesOf(replay, "important").flatMap((entry) => entry.events.map((event) => event.kind)));
  expect([...kinds].sort()).toEqual(
    [
      "crossed-border",
      "debris-fell",
      "expended",
      "flight-failed",
      "intercepted",
      "launch-failed",
      "launched",
      "leaked",
      "soft-killed",
    ].sort(),
  );
});

test("Every text has every form in every language, with the same gaps", () => {
  const gaps = (form: string) => [...form.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();
  for (const [key, text] of Object.entries(texts)) {
    const en = typeof text.en === "string" ? text.en : text.en.other!;
    for (const language of languages) {
      const form = text[language];
      expect(typeof form, key).toBe(typeof text.en);
      const forms = typeof form === "string" ? { other: form } : form;
      const needed =
        typeof form === "string" ? ["other"] : new Intl.PluralRules(language).resolvedOptions().pluralCategories;
      expect(Object.keys(forms).sort(), `${key} ${language}`).toEqual([...needed].sort());
      for (const one of Object.values(forms)) expect(gaps(one), `${key} ${language}`).toEqual(gaps(en));
    }
  }
});

test("Every text that the playback names is there", () => {
  const files = import.meta.glob<string>("./*.{ts,svelte}", { query: "?raw", import: "default", eager: true });
  const named = Object.values(files).flatMap((file) =>
    [...file.matchAll(/"(playback\.[\w.-]+)"/g)].map(([, key]) => key!),
  );
  expect(named.length).toBeGreaterThan(40);
  for (const key of named) expect(words.has(key), key).toBe(true);
  for (const { key } of marksLegend()) expect(words.has(key), key).toBe(true);
});

test("Numbers in order are told as ranges", () => {
  expect(ranges([0, 1, 2, 5, 7, 8])).toBe("0–2, 5, 7–8");
  expect(ranges([])).toBe("");
});
