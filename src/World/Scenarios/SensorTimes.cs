using Testudo.World.Text;

namespace Testudo.World.Scenarios;

/// <summary>Reads when a sensor of the laydown looks: on station, switched off, lost.</summary>
internal static class SensorTimes
{
    /// <summary>When it looks, in order; null where nothing is said.</summary>
    public static IReadOnlyList<ClockWindow>? Read(MapReader reader, DateOnly date)
    {
        var on = Windows(reader, "on", date);
        var off = Windows(reader, "off", date) ?? [];
        var lost = ConditionsReader.Window(reader, "lost", date);
        if (on is null && off.Count == 0 && lost is null)
        {
            return null;
        }

        var active = on ?? [new ClockWindow(double.NegativeInfinity, double.PositiveInfinity)];
        foreach (var gap in lost is { } moment ? [.. off, new ClockWindow(moment.From, double.PositiveInfinity)] : off)
        {
            active = [.. active.SelectMany(a => new[] { a with { To = Math.Min(a.To, gap.From) }, a with { From = Math.Max(a.From, gap.To) } }).Where(a => a.To > a.From)];
        }

        return active;
    }

    private static List<ClockWindow>? Windows(MapReader reader, string key, DateOnly date)
    {
        if (reader.Texts(key) is not { } texts)
        {
            return null;
        }

        var windows = new List<ClockWindow>();
        foreach (var text in texts)
        {
            if (!ClockWindow.TryParse(text.Value, date, out var window))
            {
                reader.Context.Report(text.Line, reader.PathOf(key), $"found \"{text.Value}\" where a time was expected; the end may not be before the beginning nor more than 7 days after it", $"write it as {ClockWindow.Forms}");
            }
            else if (window.To > window.From)
            {
                windows.Add(window);
            }
        }

        // What overlaps is joined.
        windows.Sort((a, b) => a.From.CompareTo(b.From));
        var joined = new List<ClockWindow>();
        foreach (var window in windows)
        {
            if (joined.Count > 0 && window.From <= joined[^1].To)
            {
                joined[^1] = joined[^1] with { To = Math.Max(joined[^1].To, window.To) };
            }
            else
            {
                joined.Add(window);
            }
        }

        return joined;
    }
}
