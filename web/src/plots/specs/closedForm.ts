import type { AssessmentData } from "../../data/page";
import type { ClassAnswer, RaidAssessment } from "../../data/assessment";
import { decimalsFor, fixed, inputs } from "../../words/format";
import { amountAxis } from "../axes";
import {
  bandCells,
  bandColumns,
  bandKinds,
  bandLayers,
  bandLines,
  bandRow,
  bandsOf,
  oneRaidLine,
  reach,
  withUnit,
} from "../bands";
import { frameFor, rowKey, rowLabels, rowPlace, rowTips } from "../frame";
import { bandItems, keyPanel } from "../key";
import type { Look } from "../look";
import { points } from "../marks";
import type { Panel, PlotContent, Row } from "../plot";
import { words } from "../../words/words.svelte";
import { closedFormPoint } from "../styles";

/** Leakers of a class in the model, beside those of the formula where it has any. */
interface Pair {
  simulated: ClassAnswer;
  formula: number | null;
}

/** The formula of a defence that is never short of anything, beside the model. */
export function closedForm({ result }: AssessmentData): PlotContent | null {
  const pairs = pairsOf(result);
  if (pairs.every((p) => p.formula === null)) return null;
  const total = pairs.at(-1)!;
  const { expected } = total.simulated.leaked;
  const decimals = decimalsFor(expected.mean);
  const unit = words.of("plot.unit.perRaid");
  return {
    id: "closed-form",
    title: words.of("plot.closedForm.title"),
    note: words.of("plot.closedForm.note"),
    finding: words.of("plot.closedForm.finding", {
      formula: fixed(total.formula, decimals),
      mean: fixed(expected.mean, decimals),
      inputs: inputs(expected, decimals),
    }),
    rows: pairs.map(rowOf),
    columns: [
      { key: "class", label: words.of("plot.column.class") },
      { key: "launched", label: withUnit(words.of("plot.column.launched"), unit), decimals: 0 },
      { key: "formula", label: withUnit(words.of("plot.column.formula"), unit), decimals: 3 },
      ...bandColumns(3, unit),
      { key: "oneRaidLow", label: withUnit(words.of("plot.column.oneRaidLow"), unit), decimals: 0 },
      { key: "oneRaidHigh", label: withUnit(words.of("plot.column.oneRaidHigh"), unit), decimals: 0 },
    ],
    spec: (look) => ({ vconcat: panels(pairs, look), spacing: 10 }),
  };
}

function pairsOf(result: RaidAssessment): Pair[] {
  const formulas = new Map(result.closedForm.classes.map((c) => [c.class, told(c.leakers)]));
  return [
    ...result.classes.map((simulated) => ({ simulated, formula: formulas.get(simulated.class) ?? null })),
    { simulated: result.raid, formula: told(result.closedForm.leakers) },
  ];
}

/** In the file a number that does not exist is null. */
const told = (value: number | null): number | null => (value !== null && Number.isFinite(value) ? value : null);

function rowOf({ simulated, formula }: Pair): Row {
  return {
    class: words.label("class", simulated.class),
    launched: simulated.launched.mean,
    formula,
    ...bandCells(bandsOf(simulated.leaked.expected)),
    oneRaidLow: simulated.leaked.oneRaidLow,
    oneRaidHigh: simulated.leaked.oneRaidHigh,
  };
}

function panels(pairs: Pair[], look: Look): Panel[] {
  const frame = frameFor(
    look,
    pairs.map((p) => words.label("class", p.simulated.class)),
  );
  const rows = pairs.map(({ simulated: { leaked } }, i) =>
    bandRow(rowKey(i), bandsOf(leaked.expected), { low: leaked.oneRaidLow, high: leaked.oneRaidHigh }),
  );
  const formulas = pairs.flatMap(({ formula }, i) =>
    formula === null ? [] : [{ row: rowKey(i), formula, ...closedFormPoint(look) }],
  );
  const most = Math.max(...rows.map(reach), ...formulas.map((f) => f.formula));
  const across = amountAxis(words.of("plot.axis.leaked"), most);
  const tips = pairs.map(({ simulated, formula }, i) => {
    const { expected, oneRaidLow, oneRaidHigh } = simulated.leaked;
    const lines = [
      words.label("class", simulated.class),
      `${words.of("plot.key.closedForm")}: ${fixed(formula, 2)}`,
      ...bandLines(bandsOf(expected), 2),
      oneRaidLine(oneRaidLow, oneRaidHigh),
    ];
    return { row: rowKey(i), tip: lines.join("\n") };
  });
  return [
    keyPanel(look, bandItems(look, "closedForm", ...bandKinds(rows)), frame.left),
    {
      width: frame.inner,
      height: frame.height,
      layer: [
        ...bandLayers(frame, look, rows, across),
        points(formulas, { y: rowPlace(frame), x: { field: "formula", type: "quantitative", ...across } }),
        rowLabels(frame, look),
        rowTips(frame, tips),
      ],
    },
  ];
}
