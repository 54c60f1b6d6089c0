using Testudo.Evidence.Claims;
using Testudo.Evidence.Reading.Text;
using Testudo.Evidence.Reading.Words;

namespace Testudo.Evidence.Reading.Times;

/// <summary>Finds the times that a sentence tells.</summary>
internal sealed class TimeFinder
{
    // A night without times of day: from this hour to that one. Unit: hours.
    private const int NightBegins = 18;
    private const int NightEnds = 9;

    private const int StatementReach = 3;
    private const int MeasureReach = 8;

    private readonly Sentence sentence;
    private readonly Marks marks;
    private readonly Almanac almanac;
    private readonly DateReader dates;

    private TimeFinder(Sentence sentence, Almanac almanac)
    {
        (this.sentence, this.almanac, marks) = (sentence, almanac, sentence.Marks);
        dates = new DateReader(sentence);
    }

    /// <summary>The times of a sentence, in order; those that belong together made one.</summary>
    /// <param name="sentence">The sentence.</param>
    /// <param name="almanac">What is known of years.</param>
    public static List<TimeMention> Find(Sentence sentence, Almanac almanac)
    {
        var finder = new TimeFinder(sentence, almanac);
        var found = new List<TimeMention>();
        var at = 0;
        while (at < sentence.Count)
        {
            var mention = finder.At(at);
            if (mention is not null && !finder.IsMeasure(mention))
            {
                found.Add(mention);
            }

            at = mention?.End ?? at + 1;
        }

        return Combine(found);
    }

    // "the largest number of drones since the start of the war": a measure of one raid, and no total.
    private bool IsMeasure(TimeMention mention)
    {
        var isSince = mention.IsPeriod && (marks.At(SenseKind.Period, mention.First) ?? marks.At(SenseKind.Since, mention.First)) is not null;
        for (var at = mention.First - 1; isSince && at >= 0 && mention.First - at <= MeasureReach; at--)
        {
            if (marks.At(SenseKind.Superlative, at) is not null)
            {
                return true;
            }

            if (sentence.Is(at, ",") || sentence.Is(at, ";") || sentence.Is(at, "–"))
            {
                return false;
            }
        }

        return false;
    }

    /// <summary>The night that ends on a day.</summary>
    /// <param name="day">The day.</param>
    public static ReportedTime NightTo(DateTime day) => new(day.Date.AddDays(-1).AddHours(NightBegins), day.Date.AddHours(NightEnds), IsDateOnly: true);

    // The night that begins or ends on a day; where the report came out before the later one, the earlier.
    private ReportedTime NightOf(DateTime day) =>
        almanac.Published is { } published && published < day.AddDays(1) ? NightTo(day) : new ReportedTime(day.AddDays(-1).AddHours(NightBegins), day.AddDays(1).AddHours(NightEnds), IsDateOnly: true);

    private TimeMention? At(int at) =>
        Rate(at) ?? Since(at) ?? Period(at) ?? Night(at) ?? Window(at) ?? AsOf(at) ?? Whole(at) ?? Day(at);

    private TimeMention? Rate(int at) =>
        marks.At(SenseKind.Rate, at) is { } rate
            ? new TimeMention(at, rate.End, null) { IsPeriod = true, Doubt = Doubts.IsRate(sentence.Slice(at, rate.End)) }
            : null;

    private TimeMention? Since(int at)
    {
        if (marks.At(SenseKind.Since, at) is not { } since)
        {
            return null;
        }

        // "since 20:00": a window of one night.
        var isMonth = dates.Date(since.End) is null && dates.Clock(since.End, afterPreposition: true) is null;
        if (isMonth && dates.MonthOrYear(since.End) is null)
        {
            return null;
        }

        var date = dates.Date(since.End) ?? (isMonth ? dates.MonthOrYear(since.End) : null);
        if (date is null || dates.Clock(date.End, afterPreposition: true) is not null || date.DayOffset is not null || date.Weekday > 0)
        {
            return null;
        }

        var words = sentence.Slice(at, date.End);
        var from = date.Day > 0 ? almanac.Resolve(date, sentence.Slice(date.First, date.End)).Date : almanac.Whole(date)?.From;
        var time = from is { } f && almanac.Published is { } to && to >= f ? new ReportedTime(f, to, IsDateOnly: true) : null;
        return new TimeMention(at, date.End, time) { IsPeriod = true, Doubt = Doubts.IsTotal(words) };
    }

    private TimeMention? Period(int at)
    {
        if (marks.At(SenseKind.Period, at) is not { } period)
        {
            return null;
        }

        var days = (int)period.Sense.Number;
        var time = days > 0 && almanac.Published is { } to ? new ReportedTime(to.Date.AddDays(-days), to, IsDateOnly: true) : null;
        // A day may be one raid; more is a total.
        return new TimeMention(at, period.End, time) { IsPeriod = days != 1, Doubt = days == 1 ? null : Doubts.IsTotal(sentence.Slice(at, period.End)) };
    }

    private TimeMention? Night(int at)
    {
        var before = marks.At(SenseKind.NightTo, at);
        if ((before ?? marks.At(SenseKind.NightOf, at)) is { } night && Dated(night.End) is { DayOffset: null } date)
        {
            return OfDate(at, date, day => before is not null || date.LastDay > 0 ? NightTo(day) : NightOf(day));
        }

        if (marks.At(SenseKind.Night, at) is not { } bare)
        {
            return null;
        }

        // "вночі 2 січня": the small hours of that day, or its late evening.
        var next = sentence.Is(bare.End, ",") ? bare.End + 1 : marks.At(SenseKind.Preposition, bare.End)?.End ?? bare.End;
        if ((dates.Date(bare.End) ?? dates.Date(next)) is { DayOffset: null, Weekday: 0 } dated)
        {
            return OfDate(at, dated, day => new ReportedTime(day.AddDays(-1).AddHours(NightBegins), day.AddMinutes((24 * 60) - 1), IsDateOnly: true));
        }

        return new TimeMention(at, bare.End, almanac.Published is { } p ? NightTo(p) : null) { IsBareNight = true };
    }

    // "the night to Thursday, 13 July": the date after the comma is that day.
    private DatePhrase? Dated(int at) =>
        dates.Date(at) is not { } date ? null
        : date is { Weekday: > 0, Day: 0 } && sentence.Is(date.End, ",") && dates.Date(date.End + 1) is { Day: > 0 } exact ? exact : date;

    private TimeMention OfDate(int first, DatePhrase date, Func<DateTime, ReportedTime> time)
    {
        var (day, doubt) = almanac.Resolve(date, sentence.Slice(date.First, date.End));
        return new TimeMention(first, date.End, day is { } d ? time(d) : null) { Doubt = doubt };
    }

    // "from 19:00 on 31 December to 09:00 on 1 January", "з 23:30 до 4:30", "з 21:00 4 травня"
    private TimeMention? Window(int at)
    {
        if (marks.At(SenseKind.From, at) is not { } from || Moment(from.End) is not { } start)
        {
            return null;
        }

        var to = sentence.Is(start.End, ",") ? start.End + 1 : start.End;
        var joiner = marks.At(SenseKind.Joiner, to)?.End ?? to;
        var end = (marks.At(SenseKind.To, to) ?? marks.At(SenseKind.To, joiner)) is { } until ? Moment(until.End) : null;
        var isDash = end is null && (sentence.Is(start.End, "–") || sentence.Is(start.End, "-"));
        end ??= isDash ? Moment(start.End + 1) : null;
        if (start.Date is null)
        {
            return Undated(at, start, end);
        }

        if (end is { Date: { } last } && last.AddMinutes(end.Minutes) > start.Date.Value.AddMinutes(start.Minutes))
        {
            return new TimeMention(at, end.End, new ReportedTime(start.Date.Value.AddMinutes(start.Minutes), last.AddMinutes(end.Minutes), IsDateOnly: false)) { Doubt = start.Doubt ?? end.Doubt };
        }

        var begin = start.Date.Value.AddMinutes(start.Minutes);
        if (end is not null)
        {
            var close = start.Date.Value.AddMinutes(end.Minutes);
            return new TimeMention(at, end.End, new ReportedTime(begin, close > begin ? close : close.AddDays(1), IsDateOnly: false)) { Doubt = start.Doubt };
        }

        return new TimeMention(at, start.End, new ReportedTime(begin, Night(begin), IsDateOnly: false)) { Start = begin, Doubt = start.Doubt };
    }

    private static TimeMention Undated(int at, MomentPhrase start, MomentPhrase? end)
    {
        // "з 23:30 2 січня до ..." tells a day; this tells times of day only, or the day with the end.
        if (end?.Date is { } day)
        {
            var close = day.AddMinutes(end.Minutes);
            var open = day.AddMinutes(start.Minutes);
            return new TimeMention(at, end.End, new ReportedTime(open < close ? open : open.AddDays(-1), close, IsDateOnly: false)) { Doubt = end.Doubt };
        }

        return new TimeMention(at, end?.End ?? start.End, null) { StartMinutes = start.Minutes, EndMinutes = end?.Minutes, Doubt = start.Doubt };
    }

    // Where a window has no end, it ends with the night in which it began, or with its day.
    private static DateTime Night(DateTime begin) =>
        begin.Hour >= NightBegins ? begin.Date.AddDays(1).AddHours(NightEnds) : begin.Hour < NightEnds ? begin.Date.AddHours(NightEnds) : begin.Date.AddMinutes((24 * 60) - 1);

    private TimeMention? AsOf(int at)
    {
        if (marks.At(SenseKind.AsOf, at) is not { } asOf || Moment(asOf.End) is not { } moment)
        {
            return null;
        }

        return new TimeMention(at, moment.End, null) { EndMinutes = moment.Minutes };
    }

    private TimeMention? Whole(int at)
    {
        if (marks.At(SenseKind.During, at) is not { } during)
        {
            return null;
        }

        var next = during.End;
        while (next < sentence.Count && next < during.End + 2 && marks.At(SenseKind.Filler, next) is { } filler)
        {
            next = filler.End;
        }

        if (dates.Date(next) is not null || dates.MonthOrYear(next) is not { } whole)
        {
            return null;
        }

        return new TimeMention(at, whole.End, almanac.Whole(whole)) { IsPeriod = true, Doubt = Doubts.IsTotal(sentence.Slice(at, whole.End)) };
    }

    private TimeMention? Day(int at)
    {
        if (dates.Date(at) is not { } date)
        {
            return null;
        }

        // "the night of 5 May" is read before; "said on Monday" tells when it was said.
        var (day, doubt) = almanac.Resolve(date, sentence.Slice(date.First, date.End));
        var isOfStatement = date.Weekday > 0 && Enumerable.Range(1, StatementReach).Any(back => marks.Before(SenseKind.Speech, date.First - back + 1) is not null);
        if (day is not { } last)
        {
            return new TimeMention(at, date.End, null) { Doubt = doubt, IsOfStatement = isOfStatement };
        }

        var first = date.LastDay > 0 ? last.AddDays(date.Day - date.LastDay) : last;
        if (marks.At(SenseKind.Night, date.End) is { } night)
        {
            return new TimeMention(at, night.End, new ReportedTime(first.AddDays(-1).AddHours(NightBegins), last.AddMinutes((24 * 60) - 1), IsDateOnly: true)) { Doubt = doubt };
        }

        return new TimeMention(at, date.End, Almanac.Days(isOfStatement ? first.AddDays(-1) : first, last))
        {
            IsOfStatement = isOfStatement,
            Doubt = doubt ?? (isOfStatement ? Doubts.IsDayOfStatement(sentence.Slice(date.First, date.End)) : null),
        };
    }

    private MomentPhrase? Moment(int at)
    {
        if (dates.Clock(at, afterPreposition: true) is { } clock)
        {
            var next = clock.End;
            next = marks.At(SenseKind.NightOf, next) is null && (marks.At(SenseKind.Preposition, next) ?? marks.At(SenseKind.Filler, next)) is { } on && dates.Date(on.End) is not null ? on.End : next;
            next = sentence.Is(next, ",") && dates.Date(next + 1) is not null ? next + 1 : next;
            if (dates.Date(next) is { } date)
            {
                var (day, doubt) = almanac.Resolve(date, sentence.Slice(date.First, date.End));
                return new MomentPhrase(date.End, clock.Minutes, day, doubt);
            }

            return new MomentPhrase(clock.End, clock.Minutes, null, null);
        }

        if (dates.Date(at) is { } first)
        {
            var next = marks.At(SenseKind.Preposition, first.End)?.End ?? first.End;
            if (dates.Clock(next, afterPreposition: true) is { } later)
            {
                var (day, doubt) = almanac.Resolve(first, sentence.Slice(first.First, first.End));
                return new MomentPhrase(later.End, later.Minutes, day, doubt);
            }
        }

        return null;
    }

    // "у ніч на 5 травня (з 21:00 4 травня)", "2 January (from 01:30 to 08:00)": one time told in two parts.
    private static List<TimeMention> Combine(List<TimeMention> found)
    {
        for (var i = 0; i + 1 < found.Count; i++)
        {
            var (first, second) = (found[i], found[i + 1]);
            if ((Together(first, second) ?? Together(second, first)) is { } time)
            {
                found[i] = new TimeMention(first.First, second.End, time) { Doubt = first.Doubt ?? second.Doubt };
                found.RemoveAt(i + 1);
                i--;
            }
        }

        return found;
    }

    private static ReportedTime? Together(TimeMention day, TimeMention window)
    {
        if (day.IsPeriod || window.IsPeriod || day.IsOfStatement || window.IsOfStatement || day.Time is not { } time || day.Start is not null)
        {
            return null;
        }

        if (window.Start is { } start)
        {
            return start >= time.From.AddDays(-1) && start < time.To ? new ReportedTime(start, time.To, IsDateOnly: false) : null;
        }

        // "у ніч на 21 вересня, починаючи з восьмої вечора 20 вересня": the evening belongs to the night.
        if (window.Time is { IsDateOnly: true } evening && time.From.Hour == NightBegins && evening.From == time.From.Date && evening.To.Date == evening.From)
        {
            return time;
        }

        return window is { Time: null, StartMinutes: { } from } ? WithTimes(time, from, window.EndMinutes) : null;
    }

    /// <summary>A day with times of day put into it.</summary>
    /// <param name="day">The day or night.</param>
    /// <param name="from">Minutes since midnight at which it begins.</param>
    /// <param name="to">Minutes since midnight at which it ends; null where not told.</param>
    public static ReportedTime WithTimes(ReportedTime day, int from, int? to)
    {
        var last = day.To.Date;
        var begin = last.AddMinutes(from);
        var end = to is { } minutes ? last.AddMinutes(minutes) : day.To;
        return new ReportedTime(begin < end ? begin : begin.AddDays(-1), end, IsDateOnly: false);
    }

    private sealed record MomentPhrase(int End, int Minutes, DateTime? Date, string? Doubt);
}
