import { parse, View, Warn, type TooltipHandler } from "vega";
import { expressionInterpreter } from "vega-interpreter";
import { compile } from "vega-lite";
import { configFor } from "./config";
import type { Look } from "./look";
import type { PlotContent, PlotSpec } from "./plot";
import { wrap } from "./text";

/** Expressions are interpreted, never made into programs: the policy of the page forbids that. */
function viewOf(spec: PlotSpec, look: Look, tooltip?: TooltipHandler): View {
  const compiled = compile({ ...spec, config: configFor(look) });
  const runtime = parse(compiled.spec, { events: { bind: "none" } }, { ast: true });
  return new View(runtime, {
    expr: expressionInterpreter,
    renderer: "svg",
    logLevel: Warn,
    ...(tooltip && { tooltip }),
  });
}

/** Draws into an element of the page, in place of what it holds; what comes back takes the drawing's listeners away. */
export async function draw(
  host: HTMLElement,
  spec: PlotSpec,
  look: Look,
  tooltip?: TooltipHandler,
): Promise<() => void> {
  const view = viewOf(spec, look, tooltip).initialize(host);
  await view.runAsync();
  // The figure around says what the drawing shows; Vega's own words for it are English.
  for (const element of [host, ...host.querySelectorAll("[role]")]) {
    for (const name of ["role", "aria-roledescription", "aria-label"]) element.removeAttribute(name);
  }
  return () => void view.finalize();
}

/** The drawing as the text of an SVG file, with title and note. */
export async function toSvg(plot: PlotContent, look: Look): Promise<string> {
  const svg = await viewOf(forFile(plot, look), look).toSVG();
  return svg.replace(/ (role="graphics-[a-z]+"|aria-roledescription="[^"]*")/g, "");
}

/** The drawing as a picture of twice its size, with title and note. */
export async function toPng(plot: PlotContent, look: Look): Promise<Blob> {
  const canvas = await viewOf(forFile(plot, look), look).toCanvas(2);
  return new Promise((resolve, reject) =>
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("no picture"))), "image/png"),
  );
}

function forFile(plot: PlotContent, look: Look): PlotSpec {
  return {
    ...plot.spec(look),
    background: look.colour("ground"),
    padding: 16,
    title: {
      text: wrap(plot.title, look.width, look.fontSize + 5),
      subtitle: wrap(plot.note, look.width, look.fontSize),
    },
  };
}
