using System.Globalization;
using Testudo.Evidence.Claims;
using Testudo.World.Text;

namespace Testudo.Evidence.Facts;

/// <summary>Days, moments and counts as facts files write them.</summary>
internal static class FactsText
{
    private static readonly string[] Moments = ["yyyy-MM-dd HH:mm", "yyyy-MM-dd H:mm"];

    /// <summary>Reads a day such as 2024-01-02.</summary>
    public static bool TryDay(string text, out DateOnly day) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day) && day.Year is >= 1900 and <= 2200;

    /// <summary>Reads a moment such as 2024-01-02 06:00.</summary>
    public static bool TryMoment(string text, out DateTime moment) =>
        DateTime.TryParseExact(text, Moments, CultureInfo.InvariantCulture, DateTimeStyles.None, out moment) && moment.Year is >= 1900 and <= 2200;

    /// <summary>Reads a year, a month or a day as the time from its first minute to its last.</summary>
    public static ReportedTime? Period(string text)
    {
        var (first, last) = (default(DateOnly), default(DateOnly));
        if (TryDay(text, out var day))
        {
            (first, last) = (day, day);
        }
        else if (TryDay(text + "-01", out var month))
        {
            (first, last) = (month, month.AddMonths(1).AddDays(-1));
        }
        else if (TryDay(text + "-01-01", out var year))
        {
            (first, last) = (year, year.AddYears(1).AddDays(-1));
        }
        else
        {
            return null;
        }

        return new ReportedTime(first.ToDateTime(TimeOnly.MinValue), last.ToDateTime(new TimeOnly(23, 59)), IsDateOnly: true);
    }

    /// <summary>A count with its hedge under a key; null where the key is absent or the count is wrong.</summary>
    public static HedgedQuantity? Count(this MapReader reader, string key)
    {
        if (reader.Text(key) is not { } text)
        {
            return null;
        }

        if (HedgedText.TryParse(text, out var quantity, out var suggestion))
        {
            return quantity;
        }

        reader.Report(key, $"found \"{text}\" where a count was expected, such as: {HedgedText.Forms}", suggestion is null ? null : (FormattableString)$"did you mean \"{suggestion}\"?");
        return null;
    }
}
