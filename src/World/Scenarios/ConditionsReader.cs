using Testudo.World.Conditions;
using Testudo.World.Text;

namespace Testudo.World.Scenarios;

/// <summary>Reads the <c>conditions</c> and <c>jamming</c> blocks of a scenario.</summary>
internal static class ConditionsReader
{
    public static RaidConditions? Read(MapReader scenario, Catalogue catalogue, DateOnly date)
    {
        if (scenario.Block("conditions") is not { } reader)
        {
            return null;
        }

        var offset = reader.Choice("utcOffset", Quantity.Duration, KyivOffset(date), -12 * 3600, 14 * 3600);
        var spells = new List<WeatherSpell>();
        if (reader.Any("weather") is ScalarNode)
        {
            spells.Add(new WeatherSpell(reader.OneOf<Weather>("weather"), null, null, double.PositiveInfinity));
        }
        else
        {
            foreach (var block in reader.Blocks("weather"))
            {
                var weather = block.OneOf<Weather>("is");
                var near = ScenarioLoader.Position(block.Context, block.Any("near"), block.PathOf("near"), catalogue);
                var radius = block.Choice("radius", Quantity.Length, near is null ? 0 : null, 1000, 5_000_000);
                var when = Window(block, "when", date);
                block.Finish();
                spells.Add(new WeatherSpell(weather, when, near?.Position, near is null ? double.PositiveInfinity : radius));
            }
        }

        reader.Finish();
        return new RaidConditions(date, offset, spells);
    }

    public static IReadOnlyList<RadarJamming> ReadJamming(MapReader scenario, Catalogue catalogue)
    {
        var jamming = new List<RadarJamming>();
        foreach (var reader in scenario.Blocks("jamming"))
        {
            var near = ScenarioLoader.Position(reader.Context, reader.Any("near", required: true), reader.PathOf("near"), catalogue);
            var within = reader.Choice("within", Quantity.Length, null, 1000, 5_000_000);
            var ratio = reader.Number("jammingToNoise", Quantity.Decibels, 0, 80);
            var sector = reader.Choice("sector", Quantity.Angle, 360, 1, 360);
            reader.Finish();
            if (near is { } place && ratio is not null)
            {
                jamming.Add(new RadarJamming(place.Position, within, ratio, sector));
            }
        }

        return jamming;
    }

    /// <summary>A span of clock time under a key; null where it is absent or wrong.</summary>
    public static ClockWindow? Window(MapReader reader, string key, DateOnly date)
    {
        if (reader.Text(key) is not { } text)
        {
            return null;
        }

        if (ClockWindow.TryParse(text, date, out var window))
        {
            return window;
        }

        reader.Report(key, $"found \"{text}\" where a time was expected; the end may not be before the beginning nor more than 7 days after it", $"write it as {ClockWindow.Forms}");
        return null;
    }

    // The clock of Kyiv: two hours before universal time, three from the last Sunday of March to the last Sunday of October.
    private static double KyivOffset(DateOnly date)
    {
        static DateOnly LastSunday(int year, int month)
        {
            var last = new DateOnly(year, month, 31);
            return last.AddDays(-(int)last.DayOfWeek);
        }

        return date >= LastSunday(date.Year, 3) && date < LastSunday(date.Year, 10) ? 3 * 3600 : 2 * 3600;
    }
}
