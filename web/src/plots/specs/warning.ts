import type { AssessmentData } from "../../data/page";
import type { TimeDistribution } from "../../data/assessment";
import { classColour } from "../../look/colours";
import { duration } from "../../words/format";
import { withUnit } from "../bands";
import type { Look } from "../look";
import type { PlotContent, Row } from "../plot";
import { words } from "../../words/words.svelte";
import { survival, times } from "../survival";
import { warningPanels, type Curve } from "./warningPanels";

/** So many targets can be told apart in one drawing. */
const mostTargets = 6;

interface Named {
  name: string;
  warning: TimeDistribution;
}

/** How long before the impact that was due there was a warning, by class. */
export function warningByClass({ result }: AssessmentData): PlotContent | null {
  const classes = result.classes.filter((c) => c.warning !== null && c.warning.count > 0);
  if (classes.length === 0) return null;
  const named = classes.map((c) => ({ name: words.label("class", c.class), warning: c.warning! }));
  return {
    ...common(named, "warning-by-class"),
    title: words.of("plot.warningByClass.title"),
    note: `${words.of("plot.warningByClass.note")} ${words.of("plot.warning.note")}`,
    spec: (look) => ({
      vconcat: warningPanels(
        named.map((n, i) => curve(n, classColour(classes[i]!.class, look.theme))),
        look,
      ),
      spacing: 10,
    }),
  };
}

/** The same by target, from the first warning to the first impact that was due; the targets with most leakers are drawn. */
export function warningByTarget({ result }: AssessmentData): PlotContent | null {
  const assets = result.assets
    .filter((a) => a.warning.count > 0)
    .toSorted((a, b) => b.leaked.expected.mean - a.leaked.expected.mean);
  if (assets.length === 0) return null;
  const named = assets.map((a) => ({ name: words.name(a.name), warning: a.warning }));
  const note = [words.of("plot.warningByTarget.note"), words.of("plot.warning.note")];
  if (assets.length > mostTargets)
    note.push(words.of("plot.warningByTarget.rest", { n: mostTargets, all: assets.length }));
  return {
    ...common(named, "warning-by-city"),
    title: words.of("plot.warningByTarget.title"),
    note: note.join(" "),
    spec: (look) => ({
      vconcat: warningPanels(
        named.slice(0, mostTargets).map((n, i) => curve(n, targetColour(i, look))),
        look,
      ),
      spacing: 10,
    }),
  };
}

/** Colours in the order of classes that are easy to tell apart. */
function targetColour(index: number, look: Look): string {
  const order = [
    "cruise",
    "sam-against-ground",
    "supersonic-anti-ship",
    "ballistic",
    "anti-radiation",
    "aeroballistic",
  ];
  return classColour(order[index % order.length]!, look.theme);
}

function curve({ name, warning }: Named, colour: string): Curve {
  return { name, colour, chances: survival(warning.histogram), median: warning.p50 };
}

function common(named: Named[], id: string) {
  const medians = named.map((n) => `${n.name}: ${duration(n.warning.p50?.value)}`);
  return {
    id,
    finding: words.of("plot.warning.finding", { medians: medians.join("; ") }),
    rows: warningRows(named.map((n) => n.warning)),
    columns: [
      { key: "time", label: words.of("plot.column.time"), decimals: 0 },
      ...named.map((n, i) => ({ key: `p${i}`, label: withUnit(n.name, "P(≥ t)"), decimals: 4 })),
    ],
  };
}

/** A row for each time, up to the first at which no curve is left; a column for each curve. */
export function warningRows(warnings: TimeDistribution[]): Row[] {
  const curves = warnings.map((w) => survival(w.histogram));
  const end = times.findIndex((_, t) => curves.every((c) => c[t] === 0));
  return times
    .slice(0, end < 0 ? times.length : end + 1)
    .map((time, t) => ({ time, ...Object.fromEntries(curves.map((c, i) => [`p${i}`, c[t]!])) }));
}
