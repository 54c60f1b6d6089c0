import type { Estimate, Proportion, Spread } from "../data/assessment";
import { words } from "./words.svelte";

/** What stands for a number that cannot be told. */
export const none = "–";

/** Decimals with which a number has three significant digits; whole numbers from 100 on. */
export function decimalsFor(value: number): number {
  const size = Math.abs(value);
  return size >= 99.95 ? 0 : size >= 9.995 ? 1 : size >= 0.9995 ? 2 : 3;
}

/** Decimals for a column of numbers that should line up: three significant digits for the greatest; none where all are whole. */
export function decimalsForColumn(values: number[]): number {
  const known = values.filter(Number.isFinite);
  return known.every(Number.isInteger) ? 0 : Math.max(1, decimalsFor(Math.max(...known.map(Math.abs))));
}

/** Three significant digits. */
export function short(value: number): string {
  return fixed(value, decimalsFor(value));
}

/** A number with decimals; `<0.1` for what would look like nothing but is not. */
export function fixed(value: number | null, decimals: number): string {
  if (value === null || !Number.isFinite(value)) return none;
  const least = 10 ** -decimals;
  if (value === 0) return "0";
  return value > 0 && value < least / 2 ? `<${words.number(least, decimals)}` : words.number(value, decimals);
}

/** A mean as people say it: whole from ten on, otherwise with one decimal. */
export function spokenMean(value: number): string {
  if (value === 0 || value >= 9.95) return whole(value);
  return value < 0.05 ? `<${words.number(0.1, 1)}` : words.number(value, 1);
}

/** A whole number with groups of thousands. */
export function whole(value: number): string {
  return words.number(Math.round(value), 0);
}

/** `[low, high]`; a semicolon between them where the comma is the decimal sign. */
export function interval(low: number | null, high: number | null, decimals: number): string {
  if (low === null || high === null || !Number.isFinite(low) || !Number.isFinite(high)) return none;
  return `[${words.number(low, decimals)}${words.language === "en" ? ", " : "; "}${words.number(high, decimals)}]`;
}

/** A difference with its sign; whole from ten on unless decimals are given. */
export function signed(value: number, decimals = Math.abs(value) >= 9.95 ? 0 : 1): string {
  const tidy = Math.abs(value) < 10 ** -decimals / 2 ? 0 : value;
  const text = words.number(Math.abs(tidy), tidy === 0 ? 0 : decimals);
  return tidy > 0 ? `+${text}` : tidy < 0 ? `−${text}` : text;
}

/** The 95 % interval of sampling. */
export function sampling(estimate: Estimate, decimals: number): string {
  return interval(estimate.samplingLow, estimate.samplingHigh, decimals);
}

/** The 90 % band of the inputs. */
export function inputs(estimate: Estimate, decimals: number): string {
  return interval(estimate.inputLow, estimate.inputHigh, decimals);
}

/** The bands of a number for the lines under it; one that has no width says nothing and is left out. */
export function bandLines(estimate: Estimate, decimals: number): string[] {
  const bands = [
    ["95 %", estimate.samplingLow, estimate.samplingHigh],
    ["90 %", estimate.inputLow, estimate.inputHigh],
  ] as const;
  return bands
    .filter(([, low, high]) => low !== high)
    .map(([of, low, high]) => `${of} ${interval(low, high, decimals)}`);
}

/** The spread of single raids, as in 24–40. */
export function oneRaid(spread: Spread): string {
  return `${whole(spread.oneRaidLow)}–${whole(spread.oneRaidHigh)}`;
}

/** A probability with its interval. */
export function chance(proportion: Proportion): string {
  return `${words.number(proportion.value, 3)} ${interval(proportion.low, proportion.high, 3)}`;
}

/** A part of a whole in percent. */
export function percent(share: number): string {
  if (!Number.isFinite(share)) return none;
  const value = 100 * share;
  const decimals = value >= 9.95 || value === 0 ? 0 : 1;
  return value > 0 && value < 0.05 ? `<${words.number(0.1, 1)}\u00a0%` : `${words.number(value, decimals)}\u00a0%`;
}

/** Seconds up to 100, minutes up to 100, then hours. */
export function duration(seconds: number | null | undefined): string {
  if (seconds === null || seconds === undefined || !Number.isFinite(seconds)) return none;
  if (seconds < 99.5) return words.of("unit.seconds", { value: words.number(seconds, 0) });
  if (seconds < 99.5 * 60) return words.of("unit.minutes", { value: words.number(seconds / 60, 0) });
  return words.of("unit.hours", { value: words.number(seconds / 3600, 1) });
}

/** An amount of money with three significant digits. */
export function money(usd: number): string {
  const size = Math.abs(usd);
  if (size >= 1e6) return words.of("unit.millionUsd", { value: short(usd / 1e6) });
  if (size >= 1e3) return words.of("unit.thousandUsd", { value: short(usd / 1e3) });
  return words.of("unit.usd", { value: short(usd) });
}

/** A distance. */
export function distance(metres: number): string {
  return metres >= 1000
    ? words.of("unit.kilometres", { value: words.number(Math.round(metres / 100) / 10) })
    : words.of("unit.metres", { value: words.number(Math.round(metres), 0) });
}

/** The time of day of a moment given in seconds from midnight of the scenario's date, as in 05:42:23; the day before and after are marked. */
export function clock(seconds: number): string {
  const total = Math.round(seconds);
  const day = Math.floor(total / 86400);
  const within = total - day * 86400;
  const two = (n: number) => String(Math.floor(n)).padStart(2, "0");
  const time = `${two(within / 3600)}:${two((within / 60) % 60)}:${two(within % 60)}`;
  return day === 0 ? time : words.of("format.otherDay", { day: (day > 0 ? "+" : "−") + Math.abs(day), time });
}

/** A date of the form 2024-01-02 (or 2024-01, or 2024), in words. */
export function date(iso: string): string {
  const [year, month, day] = iso.split("-").map(Number);
  const at = new Date(Date.UTC(year!, (month ?? 1) - 1, day ?? 1));
  const options: Intl.DateTimeFormatOptions = day
    ? { day: "numeric", month: "long", year: "numeric" }
    : month
      ? { month: "long", year: "numeric" }
      : { year: "numeric" };
  return new Intl.DateTimeFormat(words.language === "en" ? "en-GB" : words.language, {
    ...options,
    timeZone: "UTC",
  }).format(at);
}
