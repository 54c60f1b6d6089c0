import type { AssessmentData } from "../../data/page";
import type { CostAnswer, Estimate, RaidAssessment } from "../../data/assessment";
import { fixed, inputs, money, percent, short } from "../../words/format";
import { amountAxis } from "../axes";
import {
  bandCells,
  bandColumns,
  bandLayers,
  bandLines,
  bandRow,
  bandsOf,
  bandKinds,
  reach,
  type BandRow,
} from "../bands";
import { frameFor, rowKey, rowLabels, rowPlace, rowTips, type Frame } from "../frame";
import { bandItems, keyPanel } from "../key";
import type { Look, Token } from "../look";
import type { Panel, PlotContent } from "../plot";
import { words } from "../../words/words.svelte";
import { columnLayers, columnWidths, type TextColumn } from "../textColumns";

interface Bar {
  label: string;
  estimate: Estimate;
  colour: Token;
}

const million = 1e-6;

/** Both sides and the dearest systems; what is cheaper cannot be seen beside them. */
const mostBars = 12;

/** What both sides spent, always with what was protected for it. */
export function cost({ result }: AssessmentData): PlotContent | null {
  const { cost } = result;
  if (cost.defenderUsd.mean + cost.attackerUsd.mean + cost.undefendedDamageShare.mean === 0) return null;
  const spent = spending(result);
  const values = valueBars(cost);
  const shown = spent.slice(0, mostBars);
  const free = result.systems.filter((s) => s.costUsd.mean === 0).map((s) => words.name(s.name));
  const note = [words.of("plot.cost.note"), ratio(cost)];
  if (shown.length < spent.length) note.push(words.of("plot.more", { n: spent.length - shown.length }));
  if (free.length > 0) note.push(words.of("plot.cost.free", { systems: free.join(", ") }));
  return {
    id: "cost",
    title: words.of("plot.cost.title"),
    note: note.filter(Boolean).join(" "),
    finding: words.of("plot.cost.finding", {
      defender: money(cost.defenderUsd.mean),
      attacker: money(cost.attackerUsd.mean),
      protected: percent(cost.protectedShare.mean),
      lost: percent(cost.damageShare.mean),
      undefended: percent(cost.undefendedDamageShare.mean),
    }),
    rows: [
      ...spent.map((b) => ({ what: b.label, unit: words.of("plot.unit.usd"), ...bandCells(bandsOf(b.estimate)) })),
      ...values.map((b) => ({
        what: b.label,
        unit: words.of("plot.unit.percentOfValue"),
        ...bandCells(bandsOf(b.estimate, 100)),
      })),
    ],
    columns: [
      { key: "what", label: words.of("plot.column.what") },
      { key: "unit", label: words.of("plot.column.unit") },
      ...bandColumns(2),
    ],
    spec: (look) => {
      const panels = [
        { bars: shown, factor: million, title: words.of("plot.axis.millionUsd") },
        { bars: values, factor: 100, title: words.of("plot.axis.percentOfValue") },
      ].map(({ bars, factor, title }) => {
        const rows = bars.map((b, i) => bandRow(rowKey(i), bandsOf(b.estimate, factor)));
        return {
          bars,
          rows,
          title,
          columns: [{ head: words.of("plot.key.mean"), texts: rows.map((r) => short(r.mean)) }],
        };
      });
      const labels = panels.map(({ bars }) => bars.map((b) => b.label));
      const right = Math.max(...panels.flatMap(({ columns }) => columnWidths(columns, look)));
      const frames = labels.map((own, i) => frameFor(look, own, { right, others: labels[1 - i]! }));
      return {
        vconcat: [
          keyPanel(look, bandItems(look, ...bandKinds(panels.flatMap((p) => p.rows))), frames[0]!.left),
          ...panels.map((panel, i) => barPanel(look, frames[i]!, panel)),
        ],
        spacing: 12,
      };
    },
  };
}

/** The ratio of spending never stands without the value that was protected. */
function ratio(cost: CostAnswer): string {
  const { exchangeRatio: exchange, protectedShare } = cost;
  if (!Number.isFinite(exchange.mean) || cost.attackerUsd.mean === 0) return "";
  const decimals = exchange.mean < 10 ? 2 : 1;
  const kept = bandsOf(protectedShare, 100);
  return words.of("plot.cost.ratio", {
    ratio: fixed(exchange.mean, decimals),
    inputs: inputs(exchange, decimals),
    protected: fixed(kept.mean, 1),
    protectedInputs: inputs(kept, 1),
  });
}

/** Both sides, then the systems of the defence that cost anything, the dearest first. */
function spending(result: RaidAssessment): Bar[] {
  const systems = result.systems
    .filter((s) => s.costUsd.mean > 0)
    .toSorted((a, b) => b.costUsd.mean - a.costUsd.mean)
    .map((s): Bar => ({ label: words.name(s.name), estimate: s.costUsd, colour: "stopped" }));
  return [
    { label: words.of("plot.cost.attacker"), estimate: result.cost.attackerUsd, colour: "leaked" },
    { label: words.of("plot.cost.defender"), estimate: result.cost.defenderUsd, colour: "accent" },
    ...systems,
  ];
}

function valueBars(cost: CostAnswer): Bar[] {
  return [
    { label: words.of("plot.cost.undefended"), estimate: cost.undefendedDamageShare, colour: "failed" },
    { label: words.of("plot.cost.protected"), estimate: cost.protectedShare, colour: "accent" },
    { label: words.of("plot.cost.lost"), estimate: cost.damageShare, colour: "leaked" },
  ];
}

interface BarPanel {
  bars: Bar[];
  rows: BandRow[];
  title: string;
  columns: TextColumn[];
}

function barPanel(look: Look, frame: Frame, { bars, rows, title, columns }: BarPanel): Panel {
  const across = amountAxis(title, Math.max(...rows.map(reach)));
  const tips = rows.map((row, i) => ({
    row: row.row,
    tip: [`${bars[i]!.label} (${title})`, ...bandLines(row, 2)].join("\n"),
  }));
  return {
    width: frame.inner,
    height: frame.height,
    layer: [
      {
        data: { values: rows.map(({ row, mean }, i) => ({ row, mean, fill: look.colour(bars[i]!.colour) })) },
        mark: { type: "bar" },
        encoding: {
          y: rowPlace(frame),
          x: { field: "mean", type: "quantitative", ...across },
          fill: { field: "fill", type: "nominal", scale: null },
        },
      },
      ...bandLayers(frame, look, rows, across),
      rowLabels(frame, look),
      ...columnLayers(frame, look, columns),
      rowTips(frame, tips),
    ],
  };
}
