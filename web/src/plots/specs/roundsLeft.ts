import type { AssessmentData } from "../../data/page";
import type { SystemAnswer } from "../../data/assessment";
import { decimalsFor, percent, whole } from "../../words/format";
import { amountAxis } from "../axes";
import { bandCells, bandColumns, bandKinds, bandLayers, bandLines, bandRow, bandsOf, type Bands } from "../bands";
import { rarely, rarelyWithin } from "../chances";
import { frameFor, rowKey, rowLabels, rowPlace, rowTips } from "../frame";
import { bandItems, keyPanel } from "../key";
import type { Look } from "../look";
import type { Panel, PlotContent, Row } from "../plot";
import { words } from "../../words/words.svelte";
import { columnLayers, columnWidths } from "../textColumns";

/** So many rows fit on a page of paper. */
const mostSystems = 20;

/** What each system has left of its rounds, the one that used most of its stock first. */
export function roundsLeft({ result }: AssessmentData): PlotContent | null {
  const systems = result.systems.filter((s) => s.stock > 0).toSorted((a, b) => used(b) - used(a));
  const first = systems[0];
  if (!first) return null;
  const without = result.systems.filter((s) => s.stock === 0).map((s) => words.name(s.name));
  const note = [words.of("plot.rounds.note")];
  if (systems.length > mostSystems) note.push(words.of("plot.more", { n: systems.length - mostSystems }));
  if (without.length > 0) note.push(words.of("plot.rounds.without", { systems: without.join(", ") }));
  return {
    id: "rounds-left",
    title: words.of("plot.rounds.title"),
    note: note.join(" "),
    finding: words.of("plot.rounds.finding", {
      system: words.name(first.name),
      share: percent(1 - used(first)),
      empty: emptyChance(first),
    }),
    rows: roundRows(systems),
    columns: [
      { key: "system", label: words.of("plot.column.system") },
      { key: "stock", label: words.of("plot.column.stock"), decimals: 0 },
      ...bandColumns(2, words.of("plot.unit.rounds")),
      { key: "empty", label: words.of("plot.column.allEmpty"), decimals: 4 },
      { key: "emptyLow", label: words.of("plot.column.samplingLow"), decimals: 4 },
      { key: "emptyHigh", label: words.of("plot.column.samplingHigh"), decimals: 4 },
    ],
    spec: (look) => ({ vconcat: panels(systems.slice(0, mostSystems), look), spacing: 10 }),
  };
}

const used = (system: SystemAnswer): number => system.rounds.mean / system.stock;

/** What is left of the stock: what was fired at most is what is left at least. */
export function left(system: SystemAnswer, factor = 1): Bands {
  const fired = bandsOf(system.rounds);
  const rest = (rounds: number | null) => (rounds === null ? null : Math.max(0, system.stock - rounds) * factor);
  return {
    mean: (system.stock - fired.mean) * factor,
    samplingLow: rest(fired.samplingHigh),
    samplingHigh: rest(fired.samplingLow),
    inputLow: rest(fired.inputHigh),
    inputHigh: rest(fired.inputLow),
  };
}

function roundRows(systems: SystemAnswer[]): Row[] {
  return systems.map((s) => {
    const { value, low, high } = s.allEmpty;
    return {
      system: words.name(s.name),
      stock: s.stock,
      ...bandCells(left(s)),
      empty: value,
      emptyLow: low,
      emptyHigh: high,
    };
  });
}

/** The probability that no battery has a round left; its upper bound where it never came up. */
const emptyChance = ({ allEmpty: { value, high } }: SystemAnswer): string =>
  value === 0 ? `≤\u00a0${rarely(high)}` : rarely(value);

function panels(systems: SystemAnswer[], look: Look): Panel[] {
  const columns = [
    {
      head: words.of("plot.rounds.leftOfStock"),
      texts: systems.map((s) => `${whole(s.stock - s.rounds.mean)} / ${whole(s.stock)}`),
    },
    { head: words.of("plot.rounds.allEmpty"), texts: systems.map(emptyChance) },
  ];
  const frame = frameFor(
    look,
    systems.map((s) => words.name(s.name)),
    { right: columnWidths(columns, look).reduce((a, b) => a + b) },
  );
  const rows = systems.map((s, i) => bandRow(rowKey(i), left(s, 100 / s.stock)));
  const tips = systems.map((s, i) => {
    const chance = `${words.of("plot.column.allEmpty")}: ${rarelyWithin(s.allEmpty)}`;
    return {
      row: rowKey(i),
      tip: [
        words.name(s.name),
        `${words.of("plot.column.stock")}: ${whole(s.stock)}`,
        ...bandLines(left(s), decimalsFor(s.stock)),
        chance,
      ].join("\n"),
    };
  });
  const across = amountAxis(words.of("plot.axis.shareOfStock"), 100);
  return [
    keyPanel(look, bandItems(look, ...bandKinds(rows)), frame.left),
    {
      width: frame.inner,
      height: frame.height,
      layer: [
        {
          data: { values: rows.map(({ row, mean }) => ({ row, mean })) },
          mark: { type: "bar", color: look.colour("stopped") },
          encoding: { y: rowPlace(frame), x: { field: "mean", type: "quantitative", ...across } },
        },
        ...bandLayers(frame, look, rows, across),
        rowLabels(frame, look),
        ...columnLayers(frame, look, columns),
        rowTips(frame, tips),
      ],
    },
  ];
}
