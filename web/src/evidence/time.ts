import { words } from "../words/words.svelte";

export const dayMs = 86_400_000;

/** A day or a local time as milliseconds on a clock without zones. */
export function ms(iso: string): number {
  return Date.parse(iso.length === 10 ? `${iso}T00:00Z` : `${iso}Z`);
}

export interface Span {
  from: number;
  to: number;
}

export interface Tick {
  at: number;
  label: string;
}

const stepsInMonths = [1, 2, 3, 6, 12, 24, 60];
const stepsInDays = [1, 2, 5, 10];

function formatted(at: number, options: Intl.DateTimeFormatOptions): string {
  const locale = words.language === "en" ? "en-GB" : words.language;
  // The word for year that some languages add takes room and says nothing.
  return new Intl.DateTimeFormat(locale, { ...options, timeZone: "UTC" })
    .format(new Date(at))
    .replace(/\s[рг]\.$/, "")
    .replace(".", "");
}

/** Ticks of a calendar that have room: days, months or years; `room` is what one needs in pixels. */
export function calendarTicks({ from, to }: Span, width: number, room = 62): Tick[] {
  const most = Math.max(1, Math.floor(width / room));
  const days = Math.max(1, (to - from) / dayMs);
  const inDays = stepsInDays.find((step) => days / step <= most);
  const ticks: Tick[] = [];
  if (inDays) {
    for (let at = Math.ceil(from / dayMs) * dayMs; at <= to; at += dayMs) {
      const day = new Date(at).getUTCDate();
      if ((day - 1) % inDays === 0 && !(inDays > 1 && day > 30))
        ticks.push({ at, label: formatted(at, { day: "numeric", month: "short" }) });
    }
    return ticks;
  }
  const step = stepsInMonths.find((s) => days / (30.4 * s) <= most) ?? 120;
  const begin = new Date(from);
  for (let month = begin.getUTCFullYear() * 12; ; month += step) {
    const at = Date.UTC(Math.floor(month / 12), month % 12, 1);
    if (at > to) return ticks;
    if (at < from) continue;
    const isYear = month % 12 === 0;
    ticks.push({
      at,
      label: step >= 12 || isYear ? String(Math.floor(month / 12)) : formatted(at, { month: "short" }),
    });
  }
}

/** The clock time of a local time, as in 08:30. */
export const clockOf = (iso: string): string => iso.slice(11, 16);
