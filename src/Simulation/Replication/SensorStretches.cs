using Testudo.World.Geodesy;
using Testudo.World.Scenarios;
using Testudo.World.Sensors;

namespace Testudo.Simulation.Replication;

/// <summary>Cuts the time of a raid where a sensor is switched on or off, day and night change, or the weather does.</summary>
internal static class SensorStretches
{
    // The longest time from the first launch to the last impact that is looked at on either side of the raid. Unit: seconds.
    private const double Margin = 86_400;

    public static StretchColumns[] Of(SensorType sensor, GeoPosition position, IReadOnlyList<ClockWindow>? active, Scenario scenario, ParameterTable parameters)
    {
        var conditions = sensor.AtNight is null && sensor.InWeather.Count == 0 ? null : scenario.Conditions;
        if (active is null && conditions is null)
        {
            return [];
        }

        var (from, to) = (scenario.Raid.Min(s => s.When.From) - Margin, scenario.Raid.Max(s => s.When.To + s.Waves.LastDelay) + Margin);
        var ends = new SortedSet<double> { double.PositiveInfinity };
        ends.UnionWith((active ?? []).SelectMany(a => new[] { a.From, a.To }).Where(double.IsFinite));
        ends.UnionWith(conditions?.Changes(position, from, to) ?? []);
        var stretches = new List<StretchColumns>();
        var begin = ends.Min - Margin;
        foreach (var end in ends)
        {
            var middle = double.IsFinite(end) ? (begin + end) / 2 : double.IsFinite(begin) ? begin + 1 : from;
            var night = conditions is not null && sensor.AtNight is not null && conditions.IsNight(position, middle) ? parameters.Add(sensor.AtNight) : -1;
            var weather = conditions is not null && sensor.InWeather.TryGetValue(conditions.WeatherAt(position, middle), out var part) ? parameters.Add(part) : -1;
            stretches.Add(new StretchColumns(end, active is null || active.Any(a => a.From <= middle && middle < a.To), night, weather));
            begin = end;
        }

        return [.. stretches];
    }
}
