import type { AssessmentData } from "../data/page";
import type { PlotContent, Silence } from "./plot";
import { closedForm } from "./specs/closedForm";
import { cost } from "./specs/cost";
import { leakedByCause } from "./specs/leakedByCause";
import { leakers } from "./specs/leakers";
import { reaction } from "./specs/reaction";
import { roundsLeft } from "./specs/roundsLeft";
import { stoppedByLayer } from "./specs/stoppedByLayer";
import { warningByClass, warningByTarget } from "./specs/warning";

const all: ((data: AssessmentData) => PlotContent | Silence | null)[] = [
  leakers,
  leakedByCause,
  stoppedByLayer,
  closedForm,
  roundsLeft,
  cost,
  warningByClass,
  warningByTarget,
  reaction,
];

/** The plots of a result in the language of the page; those with nothing to show are left out. */
export function plotsOf(data: AssessmentData): (PlotContent | Silence)[] {
  return all.map((plot) => plot(data)).filter((plot) => plot !== null);
}

export const isSilent = (plot: PlotContent | Silence): plot is Silence => "sentence" in plot;
