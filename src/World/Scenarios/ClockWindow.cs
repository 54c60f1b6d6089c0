using System.Globalization;
using System.Text.RegularExpressions;

namespace Testudo.World.Scenarios;

/// <summary>A span of clock time. Unit: seconds from midnight at the start of the scenario's date; negative for the evening before.</summary>
/// <param name="From">The beginning.</param>
/// <param name="To">The end; equal to <see cref="From"/> for a moment.</param>
public readonly partial record struct ClockWindow(double From, double To)
{
    /// <summary>The forms that are read, for messages.</summary>
    public const string Forms = "\"from 06:00 to 09:00\", \"at 07:30\", \"from 2024-01-01 20:00 to 02:00\"";

    /// <summary>Reads <c>from 06:00 to 09:00</c> or <c>at 07:30</c>; seconds and a date may be written, and an end that is earlier than its beginning is on the next day.</summary>
    /// <param name="text">What was written.</param>
    /// <param name="date">The date of the scenario, for clock times without one.</param>
    /// <param name="window">The span.</param>
    public static bool TryParse(string text, DateOnly date, out ClockWindow window)
    {
        window = default;
        var match = Pattern().Match(text);
        if (!match.Success || match.Groups["t2"].Success != (match.Groups["word"].Value == "from") || !Moment(match.Groups["d1"], match.Groups["t1"], date, out var from))
        {
            return false;
        }

        var to = from;
        if (match.Groups["t2"].Success)
        {
            if (!Moment(match.Groups["d2"], match.Groups["t2"], date, out to))
            {
                return false;
            }

            if (!match.Groups["d2"].Success)
            {
                // The end is the first such clock time after the beginning.
                to = (((to - from) % 86_400) + 86_400) % 86_400 + from;
            }
        }

        window = new ClockWindow(from, to);
        return to >= from && to - from <= 7 * 86_400;
    }

    /// <summary>Writes a moment as a clock time, with the day where it is not the scenario's.</summary>
    /// <param name="seconds">Seconds from midnight of the scenario's date.</param>
    /// <param name="date">The date of the scenario.</param>
    public static string Clock(double seconds, DateOnly date)
    {
        var moment = date.ToDateTime(TimeOnly.MinValue).AddSeconds(Math.Round(seconds));
        return moment.ToString(DateOnly.FromDateTime(moment) == date ? "HH:mm:ss" : "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
    }

    private static bool Moment(Group day, Group time, DateOnly date, out double seconds)
    {
        seconds = 0;
        if (!TimeOnly.TryParseExact(time.Value, ["H:mm", "HH:mm", "H:mm:ss", "HH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var clock))
        {
            return false;
        }

        var days = 0;
        if (day.Success)
        {
            if (!DateOnly.TryParseExact(day.Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var written))
            {
                return false;
            }

            days = written.DayNumber - date.DayNumber;
        }

        seconds = (days * 86_400.0) + clock.ToTimeSpan().TotalSeconds;
        return Math.Abs(days) <= 7;
    }

    [GeneratedRegex(@"^\s*(?<word>from|at)\s+((?<d1>\d{4}-\d\d-\d\d)\s+)?(?<t1>[\d:]+)(\s+to\s+((?<d2>\d{4}-\d\d-\d\d)\s+)?(?<t2>[\d:]+))?\s*$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Pattern();
}
