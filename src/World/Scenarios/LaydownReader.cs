using Testudo.World.Geodesy;
using Testudo.World.Systems;
using Testudo.World.Text;

namespace Testudo.World.Scenarios;

/// <summary>Reads the <c>laydown</c> block of a scenario.</summary>
internal static class LaydownReader
{
    // The angle that spreads points most evenly over a disc (Vogel 1979).
    private const double GoldenAngleDegrees = 137.50776405003785;

    public static (IReadOnlyList<Battery> Batteries, IReadOnlyList<SensorSite> Sensors) Read(MapReader scenario, Catalogue catalogue)
    {
        var batteries = new List<Battery>();
        var sensors = new List<SensorSite>();
        if (scenario.Block("laydown", required: true) is not { } laydown)
        {
            return (batteries, sensors);
        }

        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var reader in laydown.Blocks("batteries"))
        {
            var system = Named(reader, "system", catalogue.Systems);
            var sites = ReadSites(reader, system?.Id, catalogue, ids);
            var shoots = system?.Kind != SystemKind.ElectronicWarfare;
            var rounds = reader.Whole("rounds", (int?)system?.Rounds?.Value ?? (shoots ? 1 : 0), shoots ? 1 : 0, 100_000);
            var reserve = reader.Whole("reserve", (int?)system?.Reserve?.Value ?? 0, 0, 1_000_000);
            var channels = reader.Whole("channels", (int?)system?.Channels?.Value ?? 1, 1, 1000);
            reader.Finish();
            if (system is null)
            {
                continue;
            }

            if (reserve > 0 && system.Reload is null && shoots)
            {
                reader.Report("reserve", $"{system.Id} has no reload time, so a reserve of {reserve} cannot be used");
            }

            var sensor = system.Sensor is null ? null : catalogue.Sensors.Find(system.Sensor);
            batteries.AddRange(sites.Select(s => new Battery
            {
                Id = s.Id,
                System = system,
                Sensor = sensor,
                Position = s.Position,
                Near = s.Near,
                Rounds = shoots ? rounds : 0,
                Reserve = shoots ? reserve : 0,
                Channels = channels,
            }));
        }

        foreach (var reader in laydown.Blocks("sensors"))
        {
            var sensor = Named(reader, "sensor", catalogue.Sensors);
            var sites = ReadSites(reader, sensor?.Id, catalogue, ids);
            reader.Finish();
            if (sensor is not null)
            {
                sensors.AddRange(sites.Select(s => new SensorSite(s.Id, sensor, s.Position, s.Near)));
            }
        }

        laydown.Finish();
        if (batteries.Count > ScenarioLoader.MostSites || sensors.Count > ScenarioLoader.MostSites)
        {
            laydown.Context.Report(laydown.Node.Line, laydown.Path, $"the laydown has {batteries.Count} batteries and {sensors.Count} sensors; at most {ScenarioLoader.MostSites} of each are simulated");
        }

        return (batteries, sensors);
    }

    private static T? Named<T>(MapReader reader, string key, Shelf<T> shelf)
        where T : class
    {
        var name = reader.Text(key, required: true);
        var item = name is null ? null : shelf.Find(name);
        if (name is not null && item is null)
        {
            reader.Report(key, $"the {key} \"{name}\" is not in the catalogue", shelf.Suggest(name));
        }

        return item;
    }

    private static List<(string Id, GeoPosition Position, LocalisedText Near)> ReadSites(MapReader reader, string? type, Catalogue catalogue, HashSet<string> ids)
    {
        var explicitId = reader.Id("id", required: false);
        var near = ScenarioLoader.Position(reader.Context, reader.Any("near", required: true), reader.PathOf("near"), catalogue);
        var count = reader.Whole("count", 1, 1, ScenarioLoader.MostSites);
        var spread = reader.Choice("spread", Quantity.Length, 0, 0, 1_000_000);
        var sites = new List<(string, GeoPosition, LocalisedText)>();
        if (near is not { } centre || type is null)
        {
            return sites;
        }

        var place = catalogue.Places.Find(centre.Name.English)?.Id;
        var stem = explicitId ?? (place is null ? type : $"{place}-{type}");
        var next = 1;
        for (var i = 0; i < count; i++)
        {
            var id = count == 1 && (explicitId is not null || !ids.Contains(stem)) ? stem : FormattableString.Invariant($"{stem}-{next++}");
            while (explicitId is null && ids.Contains(id))
            {
                id = FormattableString.Invariant($"{stem}-{next++}");
            }

            if (!ids.Add(id))
            {
                reader.Report("id", $"the id \"{id}\" is used twice in the laydown");
                return sites;
            }

            var position = count == 1 || spread == 0
                ? centre.Position
                : Geodesic.Direct(centre.Position, i * GoldenAngleDegrees % 360, spread * Math.Sqrt((i + 0.5) / count));
            sites.Add((id, position, centre.Name));
        }

        return sites;
    }
}
