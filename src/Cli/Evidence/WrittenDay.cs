using System.Globalization;

namespace Testudo.Cli.Evidence;

/// <summary>Days as the command line gives them: 2024-01-02, 2024-01 or 2024.</summary>
internal static class WrittenDay
{
    /// <summary>Reads a period.</summary>
    /// <param name="from">What <c>--from</c> says; null where it is not given.</param>
    /// <param name="to">What <c>--to</c> says; null where it is not given.</param>
    /// <param name="words">The language of messages.</param>
    /// <exception cref="Failure">One of them is no day, or they are in the wrong order.</exception>
    public static (DateOnly? From, DateOnly? To) Period(string? from, string? to, Words words)
    {
        var (first, last) = (Read("--from", from, words)?.First, Read("--to", to, words)?.Last);
        return first > last
            ? throw new Failure(ExitCodes.WrongInput, words.Format($"{"--from"} {first:yyyy-MM-dd} is after {"--to"} {last:yyyy-MM-dd}"))
            : (first, last);
    }

    /// <summary>Reads a day, a month or a year.</summary>
    /// <param name="option">Where it was given, for messages.</param>
    /// <param name="text">The text; null for none.</param>
    /// <param name="words">The language of messages.</param>
    /// <exception cref="Failure">It is none of these.</exception>
    public static (DateOnly First, DateOnly Last)? Read(string option, string? text, Words words)
    {
        if (text is null)
        {
            return null;
        }

        return Try(text, "yyyy-MM-dd", out var day) ? (day, day)
            : Try(text, "yyyy-MM", out var month) ? (month, month.AddMonths(1).AddDays(-1))
            : Try(text, "yyyy", out var year) ? (year, year.AddYears(1).AddDays(-1))
            : throw new Failure(ExitCodes.WrongInput, words.Format($"{option} is \"{text}\"; write a day, a month or a year, such as 2024-01-02, 2024-01 or 2024"));
    }

    private static bool Try(string text, string form, out DateOnly day) =>
        DateOnly.TryParseExact(text, form, CultureInfo.InvariantCulture, DateTimeStyles.None, out day) && day.Year is >= 1900 and <= 2200;
}
