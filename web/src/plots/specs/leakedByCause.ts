import type { AssessmentData } from "../../data/page";
import type { ClassAnswer, Estimate, RaidAssessment } from "../../data/assessment";
import { classColour } from "../../look/colours";
import { fixed, inputs } from "../../words/format";
import { amountAxis } from "../axes";
import { bandCells, bandColumns, bandKinds, bandLayers, bandLines, bandRow, bandsOf, reach } from "../bands";
import { frameFor, rowKey, rowLabels, rowTips } from "../frame";
import { inkOn } from "../ink";
import { bandItems, keyPanel, swatch, type KeyItem } from "../key";
import type { Look } from "../look";
import type { Panel, PlotContent, Row, Silence } from "../plot";
import { words } from "../../words/words.svelte";
import { letters, raised, segmentLayers, type Segment, type Style } from "../segments";

/** Why threats leaked, in parts by class; a raid that never leaks has nothing to draw, which is worth a sentence. */
export function leakedByCause({ result }: AssessmentData): PlotContent | Silence {
  const id = "leaked-by-cause";
  const title = words.of("plot.causes.title");
  const causes = result.raid.causes.toSorted((a, b) => b.leaked.mean - a.leaked.mean);
  const first = causes[0];
  if (!first || first.leaked.mean === 0) {
    return { id, title, sentence: words.of("plot.causes.silence", { n: result.replications }) };
  }
  return {
    id,
    title,
    note: words.of("plot.causes.note"),
    finding: words.of("plot.causes.finding", {
      cause: words.label("cause", first.cause),
      mean: fixed(first.leaked.mean, 1),
      inputs: inputs(first.leaked, 1),
      all: fixed(result.raid.leaked.expected.mean, 1),
    }),
    rows: causeRows(
      [result.raid, ...result.classes],
      causes.map((c) => c.cause),
    ),
    columns: [
      { key: "cause", label: words.of("plot.column.cause") },
      { key: "class", label: words.of("plot.column.class") },
      ...bandColumns(3, words.of("plot.unit.perRaid")),
    ],
    spec: (look) => ({
      vconcat: panels(
        result,
        causes.map((c) => c.cause),
        look,
      ),
      spacing: 10,
    }),
  };
}

/** Each cause for the whole raid, then for every class. */
export function causeRows(classes: ClassAnswer[], causes: string[]): Row[] {
  return causes.flatMap((cause) =>
    classes.map((c) => ({
      cause: words.label("cause", cause),
      class: words.label("class", c.class),
      ...bandCells(bandsOf(leakedBy(c, cause))),
    })),
  );
}

const nothing: Estimate = { mean: 0, samplingLow: 0, samplingHigh: 0, inputLow: 0, inputHigh: 0 };

const leakedBy = (c: ClassAnswer, cause: string) => c.causes.find((x) => x.cause === cause)?.leaked ?? nothing;

function panels(result: RaidAssessment, causes: string[], look: Look): Panel[] {
  const classes = result.classes.filter((c) => c.leaked.expected.mean > 0);
  const styles = classes.map((c, i): Style => {
    const fill = classColour(c.class, look.theme);
    return { letter: letters(words.language)[i] ?? "", fill, ink: inkOn(fill) };
  });
  const frame = frameFor(
    look,
    causes.map((cause) => words.label("cause", cause)),
    { row: 2.7 },
  );
  const rows = causes.map((cause, i) => bandRow(rowKey(i), bandsOf(leakedBy(result.raid, cause))));
  const across = amountAxis(words.of("plot.axis.leaked"), Math.max(...rows.map(reach)));
  const tips = rows.map((row, i) => ({
    row: row.row,
    tip: [words.label("cause", causes[i]!), ...bandLines(row, 2)].join("\n"),
  }));
  const segments = causes.flatMap((cause, i): Segment[] => {
    let from = 0;
    return classes.map((c, j) => {
      const { mean } = leakedBy(c, cause);
      const tip = [
        `${words.label("cause", cause)}: ${words.label("class", c.class)}`,
        ...bandLines(bandsOf(leakedBy(c, cause)), 2),
      ].join("\n");
      const segment = { row: rowKey(i), from, to: from + mean, style: styles[j]!, tip };
      from += mean;
      return segment;
    });
  });
  const swatches = classes.map((c, j): KeyItem => {
    const { letter, fill, ink } = styles[j]!;
    return {
      label: words.label("class", c.class),
      sample: { point: swatch(look, fill), letter: { text: letter, ink } },
    };
  });
  const perPixel = Math.max(...rows.map(reach)) / frame.inner;
  return [
    keyPanel(look, [...swatches, ...bandItems(look, ...bandKinds(rows))], frame.left),
    {
      width: frame.inner,
      height: frame.height,
      layer: [
        rowTips(frame, tips),
        ...segmentLayers(frame, look, segments, across, perPixel, raised),
        ...bandLayers(frame, look, rows, across, 0.84),
        rowLabels(frame, look),
      ],
    },
  ];
}
