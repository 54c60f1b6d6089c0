using Testudo.Evidence.Reading.Text;
using Testudo.Evidence.Reading.Words;

namespace Testudo.Evidence.Reading.Times;

/// <summary>Reads days and times of day as they are written.</summary>
internal sealed class DateReader(Sentence sentence)
{
    private const int EarliestYear = 1990;
    private const int LatestYear = 2100;

    private readonly Marks marks = sentence.Marks;

    /// <summary>The day that is written at a token; null where there is none.</summary>
    /// <param name="at">The token.</param>
    public DatePhrase? Date(int at)
    {
        if (at < 0 || at >= sentence.Count)
        {
            return null;
        }

        if (sentence.Tokens[at] is { Kind: TokenKind.Date } whole)
        {
            if (double.IsNaN(whole.Value))
            {
                return null;
            }

            var date = DateOnly.FromDayNumber((int)whole.Value);
            return new DatePhrase(at, AfterYearWord(at + 1)) { Day = date.Day, Month = date.Month, Year = date.Year };
        }

        return DayMonth(at) ?? MonthDay(at) ?? Named(at);
    }

    /// <summary>The time of day that is written at a token, in minutes since midnight, and the token after it; null where there is none.</summary>
    /// <param name="at">The token.</param>
    /// <param name="afterPreposition">Whether a word such as "from" or "as of" stands before it, so that "08.30" is a time.</param>
    public (int Minutes, int End)? Clock(int at, bool afterPreposition)
    {
        if (at < 0 || at >= sentence.Count)
        {
            return null;
        }

        var token = sentence.Tokens[at];
        if (token.Kind == TokenKind.Clock)
        {
            var half = HalfOfDay(at + 1);
            var minutes = (int)token.Value;
            return half is { } h ? (Shift(minutes, h.IsAfternoon), h.End) : (minutes, at + 1);
        }

        if (token.Kind != TokenKind.Number || double.IsNaN(token.Value))
        {
            return null;
        }

        if (HalfOfDay(at + 1) is { } named && token.Value is >= 0 and <= 12 && !token.IsFraction)
        {
            return (Shift((int)token.Value * 60, named.IsAfternoon), named.End);
        }

        // 08.30
        var parts = token.Key.Split('.');
        var isPointed = afterPreposition && token.IsFraction && parts.Length == 2 && parts[0].Length is 1 or 2 && parts[^1].Length == 2;
        if (isPointed && int.Parse(parts[0]) < 24 && int.Parse(parts[1]) < 60)
        {
            return ((int.Parse(parts[0]) * 60) + int.Parse(parts[1]), at + 1);
        }

        return null;
    }

    /// <summary>A month without a day, or a year alone; null where there is none.</summary>
    /// <param name="at">The token.</param>
    public DatePhrase? MonthOrYear(int at)
    {
        if (Month(at) is { } month)
        {
            var (year, offset, end) = Year(month.End);
            return new DatePhrase(at, end) { Month = (int)month.Sense.Number, Year = year, YearOffset = offset };
        }

        return BareYear(at) is { } bare ? new DatePhrase(at, AfterYearWord(at + 1)) { Year = bare } : null;
    }

    private DatePhrase? DayMonth(int at)
    {
        if (DayOfMonth(at) is not { } day)
        {
            return null;
        }

        var (lastDay, end) = (0, day.End);
        // "1-2 January", "з 1 на 2 січня", "1 і 2 січня"
        var isPair = sentence.Is(end, "-") || sentence.Is(end, "–") || sentence.IsWord(end);
        if (isPair && DayOfMonth(end + 1) is { } second && second.Day > day.Day)
        {
            (lastDay, end) = (second.Day, second.End);
        }

        if (marks.At(SenseKind.OutOf, end) is { } of && sentence.Words.Language == "en" && Month(of.End) is not null)
        {
            end = of.End;
        }

        if (Month(end) is not { } month)
        {
            return null;
        }

        var (year, offset, after) = Year(month.End);
        return new DatePhrase(at, after) { Day = day.Day, LastDay = lastDay, Month = (int)month.Sense.Number, Year = year, YearOffset = offset };
    }

    private DatePhrase? MonthDay(int at)
    {
        if (sentence.Words.Language != "en" || Month(at) is not { } month || DayOfMonth(month.End) is not { } day)
        {
            return null;
        }

        var (lastDay, end) = (0, day.End);
        if ((sentence.Is(end, "-") || sentence.Is(end, "–") || marks.At(SenseKind.Joiner, end) is not null) && DayOfMonth(end + 1) is { } second && second.Day > day.Day)
        {
            (lastDay, end) = (second.Day, second.End);
        }

        var (year, offset, after) = Year(sentence.Is(end, ",") && BareYear(end + 1) is not null ? end + 1 : end);
        return new DatePhrase(at, after) { Day = day.Day, LastDay = lastDay, Month = (int)month.Sense.Number, Year = year, YearOffset = offset };
    }

    private DatePhrase? Named(int at)
    {
        if (marks.At(SenseKind.Day, at) is { } told)
        {
            return new DatePhrase(at, told.End) { DayOffset = (int)told.Sense.Number };
        }

        return marks.At(SenseKind.Weekday, at) is { } weekday && (sentence.Words.Language != "en" || sentence.Tokens[at].IsCapitalised)
            ? new DatePhrase(at, weekday.End) { Weekday = (int)weekday.Sense.Number }
            : null;
    }

    // "2", "2-го", "2nd": the day of a month.
    private (int Day, int End)? DayOfMonth(int at)
    {
        if (at >= sentence.Count || sentence.Tokens[at] is not { Kind: TokenKind.Number, Value: >= 1 and <= 31, IsFraction: false, Length: <= 2 } token)
        {
            return null;
        }

        var end = at + 1;
        if (sentence.IsWord(end) && sentence.Tokens[end] is { IsGlued: true, Length: 2 })
        {
            end++;
        }
        else if (sentence.Is(end, "-") && sentence.IsWord(end + 1) && sentence.Tokens[end + 1].Length <= 3)
        {
            end += 2;
        }

        return ((int)token.Value, end);
    }

    // "may" and "march" are verbs in English unless they are written large.
    private Mark? Month(int at) =>
        marks.At(SenseKind.Month, at) is { } month && (sentence.Words.Language != "en" || sentence.Tokens[at].IsCapitalised)
            ? sentence.Is(month.End, ".") && sentence.Tokens[month.End].IsGlued && month.End + 1 < sentence.Count ? month with { End = month.End + 1 } : month
            : null;

    private (int? Year, int? Offset, int End) Year(int at)
    {
        if (BareYear(at) is { } year)
        {
            return (year, null, AfterYearWord(at + 1));
        }

        return marks.At(SenseKind.YearTold, at) is { } told ? (null, (int)told.Sense.Number, told.End) : (null, null, at);
    }

    private int? BareYear(int at) =>
        at < sentence.Count && sentence.Tokens[at] is { Kind: TokenKind.Number, Length: 4, IsFraction: false, Value: >= EarliestYear and <= LatestYear } token ? (int)token.Value : null;

    private int AfterYearWord(int at)
    {
        if (marks.At(SenseKind.YearWord, at) is not { } word)
        {
            return at;
        }

        return sentence.Is(word.End, ".") && sentence.Tokens[word.End].IsGlued && word.End + 1 < sentence.Count && word.End - word.First == 1 && sentence.Tokens[word.First].Length <= 2 ? word.End + 1 : word.End;
    }

    private (bool IsAfternoon, int End)? HalfOfDay(int at)
    {
        if (marks.At(SenseKind.Afternoon, at) is { } afternoon)
        {
            return (true, Abbreviated(afternoon.End));
        }

        return marks.At(SenseKind.Morning, at) is { } morning ? (false, Abbreviated(morning.End)) : null;
    }

    private int Abbreviated(int end) => sentence.Is(end, ".") && end + 1 < sentence.Count && sentence.Tokens[end].IsGlued ? end + 1 : end;

    private static int Shift(int minutes, bool isAfternoon) =>
        isAfternoon ? minutes < 12 * 60 ? minutes + (12 * 60) : minutes : minutes >= 12 * 60 && minutes < 13 * 60 ? minutes - (12 * 60) : minutes;
}
