/** A colour of `look/page.css`. */
export type Token =
  "ground" | "raised" | "text" | "quiet" | "line" | "accent" | "stopped" | "leaked" | "failed" | "warned";

/** What a plot is drawn for: its width in pixels, its theme, its colours and its size of type. */
export interface Look {
  width: number;
  theme: "light" | "dark";
  fontSize: number;
  colour: (token: Token) => string;
}

export const fontFamily = 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "DejaVu Sans", sans-serif';

/** Half of a page of A4 between the margins of `look/page.css`, less half of the gap. */
const printWidth = 334;

/** Labels at the ends of axes may stand out so far. */
const overhang = 6;

const fromPage = (token: Token) => `var(--${token})`;

/** On the screen: the tokens stay variables, so that the drawing follows the page. */
export function screenLook(width: number, theme: Look["theme"]): Look {
  return { width: width - overhang, theme, fontSize: 12, colour: fromPage };
}

/** On paper: always light; the print rules of the page set the tokens. */
export function printLook(): Look {
  return { width: printWidth - overhang, theme: "light", fontSize: 10, colour: fromPage };
}

/** In a file of its own, where no variable has a value: with the colours that the page has now. */
export function fileLook(width: number, theme: Look["theme"]): Look {
  const style = getComputedStyle(document.documentElement);
  return { width, theme, fontSize: 12, colour: (token) => style.getPropertyValue(`--${token}`).trim() };
}
