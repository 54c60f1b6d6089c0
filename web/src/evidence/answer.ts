import type { RateEntry } from "../data/evidence";
import type { EvidenceData } from "../data/page";
import { date, interval, percent, whole } from "../words/format";
import { words } from "../words/words.svelte";
import { verdicts } from "./claims";
import { recordTotals } from "./timeline";

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** A period in words: the month or the year where it is a whole one. */
export function periodOf(from: string, to: string): string {
  const lastDay = (iso: string) => new Date(Date.parse(`${iso}T00:00Z`) + 86_400_000).getUTCDate() === 1;
  if (from === to) return date(from);
  if (from.endsWith("-01-01") && to === `${from.slice(0, 4)}-12-31`) return capital(date(from.slice(0, 4)));
  if (from.slice(0, 7) === to.slice(0, 7) && from.endsWith("-01") && lastDay(to))
    return capital(date(from.slice(0, 7)));
  return words.of("evidence.span", { from: date(from), to: date(to) });
}

function stoppedSentence(rate: RateEntry): string | null {
  if (rate.value === null || rate.low === null || rate.high === null) return null;
  return words.of(`evidence.answer.stopped.${rate.class === "drone" ? "drone" : "missiles"}`, {
    launched: whole(rate.launched),
    rate: percent(rate.value),
    interval: interval(100 * rate.low, 100 * rate.high, 0),
  });
}

/** The first answer, in sentences that are made of the data alone. */
export function answer({ raids, rates, raid }: EvidenceData): string[] {
  const sentences: string[] = [];
  if (raids && raids.raids.length > 0) {
    const days = raids.raids.map((r) => r.date).toSorted();
    const period = periodOf(raids.from ?? days[0]!, raids.to ?? days.at(-1)!);
    const totals = recordTotals(raids);
    sentences.push(
      totals.raids > 0
        ? words.of("evidence.answer.raids", {
            n: totals.raids,
            count: whole(totals.raids),
            launched: whole(totals.launched),
            period,
          })
        : words.of("evidence.answer.factsAlone", { n: totals.facts, count: whole(totals.facts), period }),
    );
    sentences.push(...raids.stopped.map(stoppedSentence).filter((s) => s !== null));
  } else if (raids) {
    sentences.push(words.of("evidence.answer.nothing"));
  }
  if (!raids && rates && rates.rates.length > 0) {
    sentences.push(
      words.of("evidence.answer.rates", {
        from: date(rates.rates.map((r) => r.from).toSorted()[0]!),
        to: date(
          rates.rates
            .map((r) => r.to)
            .toSorted()
            .at(-1)!,
        ),
        count: whole(rates.rates.length),
      }),
    );
  }
  if (raid) {
    const counts = verdicts(raid);
    if (raid.record) {
      const { classes, date: day } = raid.record.raid;
      const sum = (of: "launched" | "stopped" | "leaked") => whole(classes.reduce((n, c) => n + c[of], 0));
      sentences.push(
        words.of("evidence.answer.record", {
          date: date(day),
          launched: sum("launched"),
          stopped: sum("stopped"),
          leaked: sum("leaked"),
        }),
      );
    }
    if (raid.accounts.length > 0)
      sentences.push(
        words.of("evidence.answer.raid", {
          date: date(raid.time.to.slice(0, 10)),
          accounts: whole(raid.accounts.length),
          groups: whole(raid.groups.length),
          conflict: counts["conflict"]!,
          agree: counts["agree"]!,
          one: counts["one-account"]!,
          not: counts["not-comparable"]!,
        }),
      );
  }
  return sentences;
}
