import type { AssessmentData } from "../../data/page";
import type { ClassAnswer } from "../../data/assessment";
import { decimalsForColumn, fixed, percent } from "../../words/format";
import { amountAxis } from "../axes";
import {
  bandCells,
  bandColumns,
  bandKinds,
  bandLayers,
  bandLines,
  bandRow,
  bandsOf,
  reach,
  type BandRow,
} from "../bands";
import { frameFor, rowKey, rowLabels, rowTips, type Frame } from "../frame";
import { bandItems, keyPanel } from "../key";
import type { Look } from "../look";
import type { Panel, PlotContent, Row } from "../plot";
import { words } from "../../words/words.svelte";
import { segmentLayers, type Segment } from "../segments";
import { fateEstimate, fateName, fatesOf, fateStyle, type Fate } from "./fate";

/** Where the threats of each class ended: at a layer, by a failure of their own, unarmed, or at the target. */
export function stoppedByLayer({ result }: AssessmentData): PlotContent | null {
  if (result.classes.length === 0) return null;
  const all = [...result.classes, result.raid];
  const fates = fatesOf(result.raid);
  const most = fates
    .filter((f) => f.kind === "layer")
    .sort((a, b) => meanOf(result.raid, b) - meanOf(result.raid, a))[0];
  const values = {
    launched: launched(result.raid),
    leaked: fixed(result.raid.leaked.expected.mean, 1),
    layer: most ? fateName(most) : "",
    stopped: fixed(most ? meanOf(result.raid, most) : 0, 1),
  };
  return {
    id: "stopped-by-layer",
    title: words.of("plot.fates.title"),
    note: words.of("plot.fates.note"),
    finding: words.of("plot.fates.finding", values),
    rows: fateRows(all, fates),
    columns: [
      { key: "class", label: words.of("plot.column.class") },
      { key: "fate", label: words.of("plot.column.fate") },
      ...bandColumns(2, words.of("plot.unit.perRaid")),
    ],
    spec: (look) => ({ vconcat: panels(all, fates, look), spacing: 16 }),
  };
}

/** Launched, then every fate, for each class. */
export function fateRows(classes: ClassAnswer[], fates: Fate[]): Row[] {
  return classes.flatMap((c) => [
    { class: words.label("class", c.class), fate: words.of("plot.fate.launched"), ...bandCells(bandsOf(c.launched)) },
    ...fates.map((fate) => ({
      class: words.label("class", c.class),
      fate: fateName(fate),
      ...bandCells(bandsOf(fateEstimate(c, fate))),
    })),
  ]);
}

const meanOf = (c: ClassAnswer, fate: Fate) => fateEstimate(c, fate).mean;

function panels(classes: ClassAnswer[], fates: Fate[], look: Look): Panel[] {
  const classLabels = classes.map((c) => `${words.label("class", c.class)}\u00a0(${launched(c)})`);
  const fateLabels = fates.map((fate, i) => `${fateName(fate)}\u00a0–\u00a0${fateStyle(fate, i, look).letter}`);
  const upper = frameFor(look, classLabels, { others: fateLabels });
  const lower = frameFor(look, fateLabels, { others: classLabels });
  const rows = totalRows(classes.at(-1)!, fates);
  return [
    shares(classes, fates, upper, look),
    keyPanel(look, bandItems(look, ...bandKinds(rows)), lower.left),
    totals(rows, fates, lower, look),
  ];
}

const launched = (c: ClassAnswer): string => fixed(c.launched.mean, decimalsForColumn([c.launched.mean]));

function shares(classes: ClassAnswer[], fates: Fate[], frame: Frame, look: Look): Panel {
  const segments = classes.flatMap((c, i): Segment[] => {
    let from = 0;
    return fates.map((fate, f) => {
      const share = c.launched.mean > 0 ? (100 * meanOf(c, fate)) / c.launched.mean : 0;
      const bands = bandsOf(fateEstimate(c, fate));
      const tip = [
        `${words.label("class", c.class)}: ${fateName(fate)} (${percent(share / 100)})`,
        ...bandLines(bands, 2),
      ].join("\n");
      const segment = { row: rowKey(i), from, to: from + share, style: fateStyle(fate, f, look), tip };
      from += share;
      return segment;
    });
  });
  const across = {
    scale: { domain: [0, 100], nice: false },
    axis: { title: words.of("plot.axis.shareOfLaunched"), grid: true, tickCount: 5 },
  };
  return {
    width: frame.inner,
    height: frame.height,
    layer: [...segmentLayers(frame, look, segments, across, 100 / frame.inner), rowLabels(frame, look)],
  };
}

function totalRows(raid: ClassAnswer, fates: Fate[]): BandRow[] {
  const { oneRaidLow: low, oneRaidHigh: high } = raid.leaked;
  return fates.map((fate, i) => {
    const oneRaid = fate.kind === "leaked" ? { low, high } : undefined;
    return bandRow(rowKey(i), bandsOf(fateEstimate(raid, fate)), oneRaid);
  });
}

/** The whole raid, with the bands of each fate; its labels are the key to the letters and colours above. */
function totals(rows: BandRow[], fates: Fate[], frame: Frame, look: Look): Panel {
  const styles = fates.map((fate, i) => fateStyle(fate, i, look));
  const across = amountAxis(words.of("plot.axis.threats"), Math.max(...rows.map(reach)));
  const segments = rows.map((row, i) => ({ row: row.row, from: 0, to: row.mean, style: styles[i]!, tip: "" }));
  const tips = rows.map((row, i) => ({ row: row.row, tip: [fateName(fates[i]!), ...bandLines(row, 2)].join("\n") }));
  return {
    width: frame.inner,
    height: frame.height,
    layer: [
      ...segmentLayers(frame, look, segments, across, Infinity),
      ...bandLayers(frame, look, rows, across),
      rowLabels(frame, look),
      rowTips(frame, tips),
    ],
  };
}
