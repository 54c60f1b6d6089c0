using Testudo.World.Geodesy;
using Testudo.World.Scenarios;

namespace Testudo.World.Conditions;

/// <summary>Night and weather of a raid.</summary>
/// <param name="Date">The date to which clock times refer.</param>
/// <param name="UtcOffset">The clock of the scenario less universal time. Unit: seconds.</param>
/// <param name="Spells">The weather, the first that fits a place and time wins; clear elsewhere.</param>
public sealed record RaidConditions(DateOnly Date, double UtcOffset, IReadOnlyList<WeatherSpell> Spells)
{
    /// <summary>How exactly the beginning and end of a night are found. Unit: seconds.</summary>
    private const double NightTolerance = 1;

    private const double NightStep = 1800;

    /// <summary>Whether it is night somewhere: the sun is below the end of civil twilight.</summary>
    /// <param name="position">Where.</param>
    /// <param name="seconds">Seconds from midnight of the date, in the clock of the scenario.</param>
    public bool IsNight(GeoPosition position, double seconds) =>
        SolarPosition.ElevationDegrees(position, Date.ToDateTime(TimeOnly.MinValue).AddSeconds(seconds - UtcOffset)) < SolarPosition.CivilTwilightDegrees;

    /// <summary>The weather somewhere.</summary>
    /// <param name="position">Where.</param>
    /// <param name="seconds">Seconds from midnight of the date, in the clock of the scenario.</param>
    public Weather WeatherAt(GeoPosition position, double seconds) =>
        Spells.FirstOrDefault(s => s.IsAt(position) && (s.When is not { } when || (seconds >= when.From && seconds < when.To)))?.Weather ?? Weather.Clear;

    /// <summary>The moments within a time at which night or weather may change somewhere, in order. Unit: seconds from midnight of the date.</summary>
    /// <param name="position">Where.</param>
    /// <param name="from">The beginning.</param>
    /// <param name="to">The end.</param>
    public IReadOnlyList<double> Changes(GeoPosition position, double from, double to)
    {
        var changes = new SortedSet<double>();
        for (var time = from; time < to; time += NightStep)
        {
            var (low, high) = (time, Math.Min(time + NightStep, to));
            var isNight = IsNight(position, low);
            if (isNight == IsNight(position, high))
            {
                continue;
            }

            while (high - low > NightTolerance)
            {
                var middle = (low + high) / 2;
                (low, high) = IsNight(position, middle) == isNight ? (middle, high) : (low, middle);
            }

            changes.Add(high);
        }

        foreach (var when in Spells.Where(s => s.IsAt(position) && s.When is not null).Select(s => s.When!.Value))
        {
            changes.Add(when.From);
            changes.Add(when.To);
        }

        return [.. changes.Where(c => c > from && c < to)];
    }
}

/// <summary>Weather over a place for a time.</summary>
/// <param name="Weather">The weather.</param>
/// <param name="When">When; null for the whole raid.</param>
/// <param name="Near">The middle of the area; null for everywhere.</param>
/// <param name="Radius">The radius of the area; infinite for everywhere. Unit: metres.</param>
public sealed record WeatherSpell(Weather Weather, ClockWindow? When, GeoPosition? Near, double Radius)
{
    /// <summary>Whether a place lies in the area.</summary>
    /// <param name="position">The place.</param>
    public bool IsAt(GeoPosition position) => Near is not { } near || Geodesic.Inverse(near, position).DistanceMetres <= Radius;
}
