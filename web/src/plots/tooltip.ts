import type { TooltipHandler } from "vega";

const distance = 14;

/** Shows the lines of a tip beside the pointer, as text; the element is given by the figure. */
export function tooltipIn(element: HTMLElement): TooltipHandler {
  return (_handler, event: MouseEvent, _item, value: unknown) => {
    if (typeof value !== "string" || value === "") {
      element.hidden = true;
      return;
    }
    element.textContent = value;
    element.hidden = false;
    const { offsetWidth, offsetHeight } = element;
    const left =
      event.clientX + distance + offsetWidth > innerWidth
        ? event.clientX - distance - offsetWidth
        : event.clientX + distance;
    const top = Math.min(event.clientY + distance, innerHeight - offsetHeight - 4);
    element.style.left = `${Math.max(4, left)}px`;
    element.style.top = `${Math.max(4, top)}px`;
  };
}
