import type { Config } from "vega-lite";
import { fontFamily, type Look } from "./look";
import { words } from "../words/words.svelte";

const narrowSpace = "\u202f";

/** Type, colours and the digits of the language for every plot. */
export function configFor(look: Look): Config {
  const english = words.language === "en";
  return {
    aria: false,
    font: fontFamily,
    background: "transparent",
    padding: { left: 1, right: 1, top: 4, bottom: 2 },
    locale: {
      number: {
        decimal: english ? "." : ",",
        thousands: english ? "," : narrowSpace,
        grouping: [3],
        currency: ["", ""],
      },
    },
    view: { stroke: null, continuousWidth: 300, continuousHeight: 160 },
    axis: {
      labelColor: look.colour("text"),
      titleColor: look.colour("text"),
      labelFontSize: look.fontSize,
      titleFontSize: look.fontSize,
      titleFontWeight: "normal",
      domainColor: look.colour("quiet"),
      tickColor: look.colour("quiet"),
      gridColor: look.colour("line"),
      gridOpacity: 0.6,
      titleLimit: look.width,
    },
    title: {
      color: look.colour("text"),
      subtitleColor: look.colour("text"),
      anchor: "start",
      fontSize: look.fontSize + 4,
      subtitleFontSize: look.fontSize,
      subtitlePadding: 6,
      offset: 12,
    },
    bar: { discreteBandSize: { band: 1 } },
    concat: { spacing: 10 },
  };
}
