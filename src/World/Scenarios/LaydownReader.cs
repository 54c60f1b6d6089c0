using Testudo.World.Geodesy;
using Testudo.World.Systems;
using Testudo.World.Text;

namespace Testudo.World.Scenarios;

/// <summary>Reads the <c>laydown</c> block of a scenario.</summary>
internal static class LaydownReader
{
    // The angle that spreads points most evenly over a disc (Vogel 1979).
    private const double GoldenAngleDegrees = 137.50776405003785;

    public static (IReadOnlyList<Battery> Batteries, IReadOnlyList<SensorSite> Sensors, IReadOnlyList<LoadingCrews> Crews) Read(
        MapReader scenario, Catalogue catalogue, IReadOnlyList<Salvo> raid, IReadOnlyList<Asset> assets, DateOnly date)
    {
        var batteries = new List<Battery>();
        var sensors = new List<SensorSite>();
        if (scenario.Block("laydown", required: true) is not { } laydown)
        {
            return (batteries, sensors, []);
        }

        var crews = ReadCrews(laydown, catalogue);
        var ids = new HashSet<string>(StringComparer.Ordinal);
        var entry = -1;
        foreach (var reader in laydown.Blocks("batteries"))
        {
            entry++;
            var system = Named(reader, "system", catalogue.Systems);
            var sites = ReadSites(reader, system?.Id, catalogue, ids, Corridor.Read(reader, catalogue, raid, assets));
            var shoots = system?.Kind != SystemKind.ElectronicWarfare;
            var rounds = reader.Whole("rounds", (int?)system?.Rounds?.Value ?? (shoots ? 1 : 0), shoots ? 1 : 0, 100_000);
            var reserve = reader.Whole("reserve", (int?)system?.Reserve?.Value ?? 0, 0, 1_000_000);
            var channels = reader.Whole("channels", (int?)system?.Channels?.Value ?? 1, 1, 1000);
            var link = reader.Number("link", Quantity.Probability, 0, 1, required: false);
            var deployment = Deployment.Read(reader, catalogue, date, system?.Kind == SystemKind.Fighter);
            reader.Finish();
            if (system is null)
            {
                continue;
            }

            if ((reserve > 0 || deployment.SupplyRounds > 0) && system.Reload is null && shoots)
            {
                reader.Report("reserve", $"{system.Id} has no reload time, so a reserve of {Math.Max(reserve, deployment.SupplyRounds)} cannot be used");
            }

            Check(reader, system, deployment, sites);
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
                Link = link,
                Deployment = deployment with { Crews = crews.FindIndex(c => c.Near == s.Near) },
                Entry = entry,
            }));
        }

        foreach (var reader in laydown.Blocks("sensors"))
        {
            var sensor = Named(reader, "sensor", catalogue.Sensors);
            var sites = ReadSites(reader, sensor?.Id, catalogue, ids, Corridor.Read(reader, catalogue, raid, assets));
            var active = SensorTimes.Read(reader, date);
            reader.Finish();
            if (sensor is not null)
            {
                sensors.AddRange(sites.Select(s => new SensorSite(s.Id, sensor, s.Position, s.Near) { Active = active }));
            }
        }

        laydown.Finish();
        if (batteries.Count > ScenarioLoader.MostSites || sensors.Count > ScenarioLoader.MostSites)
        {
            laydown.Context.Report(laydown.Node.Line, laydown.Path, $"the laydown has {batteries.Count} batteries and {sensors.Count} sensors; at most {ScenarioLoader.MostSites} of each are simulated");
        }

        return (batteries, sensors, crews);
    }

    private static void Check(MapReader reader, DefenceSystem system, Deployment deployment, List<(string Id, GeoPosition Position, LocalisedText Near)> sites)
    {
        if (deployment.Moves > 0 && system.Sensor is not null)
        {
            reader.Report("moves", $"{system.Id} has a sensor of its own, which stays where it stands: only groups without one can drive");
        }

        if (deployment.Base is { } airfield && sites.Count > 0 && system is { InterceptorSpeed: { } speed, Endurance: { } endurance })
        {
            var distance = sites.Max(s => Geodesic.Inverse(airfield, s.Position).DistanceMetres);
            if (2 * distance / speed.Value >= endurance.Value)
            {
                reader.Report("base", $"the base is {Math.Round(distance / 1000)} km away: on the way there and back {system.Id} would use up its endurance");
            }
        }
    }

    private static List<LoadingCrews> ReadCrews(MapReader laydown, Catalogue catalogue)
    {
        var crews = new List<LoadingCrews>();
        foreach (var reader in laydown.Blocks("crews"))
        {
            var near = ScenarioLoader.Position(reader.Context, reader.Any("near", required: true), reader.PathOf("near"), catalogue)?.Name;
            var count = reader.Whole("count", 1, 1, 1000);
            reader.Finish();
            if (near is not null && crews.Any(c => c.Near == near))
            {
                reader.Report("near", $"the crews near {near.English} are written twice");
            }
            else if (near is not null)
            {
                crews.Add(new LoadingCrews(near, count));
            }
        }

        return crews;
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

    internal static List<(string Id, GeoPosition Position, LocalisedText Near)> ReadSites(MapReader reader, string? type, Catalogue catalogue, HashSet<string> ids, Corridor? along)
    {
        var explicitId = reader.Id("id", required: false);
        if (reader.Has("along") && reader.Has("near"))
        {
            reader.Report("along", $"near and along exclude each other: a group stands by one place or along a way");
        }

        var near = along is null
            ? ScenarioLoader.Position(reader.Context, reader.Any("near", required: !reader.Has("along")), reader.PathOf("near"), catalogue)
            : (along.At(0, 1, 0), along.Name);
        var count = reader.Whole("count", 1, 1, ScenarioLoader.MostSites);
        var spread = reader.Choice("spread", Quantity.Length, 0, 0, 1_000_000);
        var sites = new List<(string, GeoPosition, LocalisedText)>();
        if (near is not { } centre || type is null)
        {
            return sites;
        }

        var place = along is null ? catalogue.Places.Find(centre.Name.English)?.Id : "along";
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

            var position = along is not null ? along.At(i, count, spread) : count == 1 || spread == 0
                ? centre.Position
                : Geodesic.Direct(centre.Position, i * GoldenAngleDegrees % 360, spread * Math.Sqrt((i + 0.5) / count));
            sites.Add((id, position, centre.Name));
        }

        return sites;
    }
}
