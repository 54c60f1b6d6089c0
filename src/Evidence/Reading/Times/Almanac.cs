using Testudo.Evidence.Claims;
using Testudo.Evidence.Reading.Text;
using Testudo.Evidence.Reading.Words;

namespace Testudo.Evidence.Reading.Times;

/// <summary>Turns days as they are written into dates, with what the report itself and its publication tell of the year.</summary>
internal sealed class Almanac
{
    // Half a year: farther from a dated event, the year of an undated one is open.
    private const int FarthestNeighbour = 183;

    private const int NextDays = 2;

    // "A few days before this". Unit: days.
    private const int FewDays = 14;

    private readonly DateTime? published;
    private readonly List<Anchor> anchors = [];

    /// <summary>Looks through a report for whole dates.</summary>
    /// <param name="sentences">Its sentences.</param>
    /// <param name="published">When it was published; null where not known.</param>
    public Almanac(IReadOnlyList<Sentence> sentences, DateTime? published)
    {
        this.published = published;
        if (published is not null)
        {
            return;
        }

        foreach (var sentence in sentences)
        {
            var reader = new DateReader(sentence);
            for (var at = 0; at < sentence.Count; at++)
            {
                if (reader.Date(at) is { IsFull: true } date && Make(date.Year!.Value, date.Month, date.Day) is { } day)
                {
                    if (sentence.Marks.Before(SenseKind.Since, at) is null)
                    {
                        anchors.Add(new Anchor(day, sentence.Slice(date.First, date.End), sentence.Marks.Any(SenseKind.ShortlyBefore, 0, at)));
                    }

                    at = date.End - 1;
                }
            }
        }
    }

    /// <summary>When the report was published; null where not known.</summary>
    public DateTime? Published => published;

    /// <summary>The date that is meant, and why it is not certain.</summary>
    /// <param name="phrase">The day as it is written.</param>
    /// <param name="written">Its words, for the doubt.</param>
    /// <returns>The date, null where it is not known; and the doubt, null where there is none.</returns>
    public (DateTime? Date, string? Doubt) Resolve(DatePhrase phrase, string written)
    {
        if (phrase.DayOffset is { } offset)
        {
            return published is { } p ? (p.Date.AddDays(offset), null) : (null, Doubts.DayNeedsPublication(written));
        }

        if (phrase.Weekday > 0)
        {
            return published is { } p ? (LatestWeekday(p.Date, phrase.Weekday), null) : (null, Doubts.DateNeedsPublication(written));
        }

        var day = phrase.LastDay > 0 ? phrase.LastDay : phrase.Day;
        if (phrase.Year is { } year)
        {
            return (Make(year, phrase.Month, day), null);
        }

        if (published is { } known)
        {
            var guess = Make(known.Year + (phrase.YearOffset ?? 0), phrase.Month, day);
            // Reports tell what was; the day after publication is left for other time zones.
            return (phrase.YearOffset is null && guess > known.Date.AddDays(1) ? Make(known.Year - 1, phrase.Month, day) : guess, null);
        }

        return FromNeighbour(phrase.Month, day, written);
    }

    /// <summary>The whole month or year that is meant; null where it is not known.</summary>
    /// <param name="phrase">The month or year as it is written.</param>
    public ReportedTime? Whole(DatePhrase phrase)
    {
        if (phrase.Month == 0)
        {
            return phrase.Year is { } alone ? Days(new DateTime(alone, 1, 1), new DateTime(alone, 12, 31)) : null;
        }

        var year = phrase.Year ?? (published is { } p ? p.Year + (phrase.YearOffset ?? 0) - (phrase.YearOffset is null && phrase.Month > p.Month ? 1 : 0) : null);
        if (year is not { } y)
        {
            return null;
        }

        var first = new DateTime(y, phrase.Month, 1);
        return Days(first, first.AddMonths(1).AddDays(-1));
    }

    /// <summary>Whole days.</summary>
    /// <param name="first">The first.</param>
    /// <param name="last">The last.</param>
    public static ReportedTime Days(DateTime first, DateTime last) => new(first.Date, last.Date.AddMinutes((24 * 60) - 1), IsDateOnly: true);

    private static DateTime LatestWeekday(DateTime day, int weekday)
    {
        var today = day.DayOfWeek == DayOfWeek.Sunday ? 7 : (int)day.DayOfWeek;
        return day.AddDays(-((today - weekday + 7) % 7));
    }

    private static DateTime? Make(int year, int month, int day) =>
        year is >= 1 and <= 9998 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month) ? new DateTime(year, month, day) : null;

    private (DateTime? Date, string? Doubt) FromNeighbour(int month, int day, string written)
    {
        (DateTime Date, Anchor Anchor, double Distance)? best = null;
        foreach (var anchor in anchors)
        {
            for (var year = anchor.Date.Year - 1; year <= anchor.Date.Year + 1; year++)
            {
                if (Make(year, month, day) is { } date && Math.Abs((date - anchor.Date).TotalDays) is var distance and <= FarthestNeighbour && (best is null || distance < best.Value.Distance))
                {
                    best = (date, anchor, distance);
                }
            }
        }

        if (best is not { } found)
        {
            return (null, Doubts.YearIsOpen(written));
        }

        // The evening before a dated day needs no year of its own.
        var isTold = found.Distance <= NextDays || (found.Anchor.IsShortlyBefore && found.Date > found.Anchor.Date && found.Distance <= FewDays);
        return (found.Date, isTold ? null : Doubts.YearIsTakenFrom(written, found.Anchor.Text));
    }

    private sealed record Anchor(DateTime Date, string Text, bool IsShortlyBefore);
}
