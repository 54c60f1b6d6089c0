using Testudo.World.Geodesy;
using Testudo.World.Text;
using Testudo.World.Threats;

namespace Testudo.World.Scenarios;

/// <summary>Reads the <c>raid</c> list of a scenario.</summary>
internal static class RaidReader
{
    public static IReadOnlyList<Salvo> Read(MapReader scenario, Catalogue catalogue, AssetTable assets, DateOnly date)
    {
        var salvos = new List<Salvo>();
        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var reader in scenario.Blocks("raid", required: true))
        {
            if (ReadSalvo(reader, catalogue, assets, date, ids) is { } salvo)
            {
                salvos.AddRange(salvo);
            }
        }

        var total = salvos.Sum(s => (long)s.Count);
        if (total > ScenarioLoader.MostThreats)
        {
            scenario.Report("raid", $"the raid has {total} threats; at most {ScenarioLoader.MostThreats} are simulated");
        }

        return salvos;
    }

    private static Salvo[]? ReadSalvo(MapReader reader, Catalogue catalogue, AssetTable assets, DateOnly date, HashSet<string> ids)
    {
        var id = reader.Id("id", required: false);
        var threatName = reader.Text("threat", required: true);
        var threat = threatName is null ? null : catalogue.Threats.Find(threatName);
        if (threatName is not null && threat is null)
        {
            reader.Report("threat", $"the threat type \"{threatName}\" is not in the catalogue", catalogue.Threats.Suggest(threatName));
        }

        id ??= threat is null ? null : FreeId(threat.Id, ids);
        if (id is not null && !ids.Add(id))
        {
            reader.Report("id", $"the id \"{id}\" is used by two salvos");
        }

        var (count, isPoisson) = ReadCount(reader);
        var (when, isArrival) = ReadWhen(reader, date);
        var from = ScenarioLoader.Position(reader.Context, reader.Any("from", required: true), reader.PathOf("from"), catalogue);
        var (via, heights) = ReadVia(reader, catalogue);
        var spread = reader.Choice("spread", Quantity.Length, threat?.Profile == FlightProfile.Cruise ? 10_000 : 0, 0, 500_000);
        var routes = reader.Whole("routes", spread > 0 ? 16 : 1, 1, 64);
        var targets = ReadTargets(reader, assets, ref count, isPoisson);
        var isTogether = reader.Flag("together", fallback: false);
        var popUp = PopUp.Read(reader);
        var waves = Waves.Read(reader);
        var decoys = Companions.Read(reader, catalogue);
        reader.Finish();
        if (id is null || threat is null || from is null || when is null || count is null || targets.Count == 0)
        {
            return null;
        }

        if (threat.Profile == FlightProfile.Arc && (via.Count > 0 || spread > 0))
        {
            reader.Report(via.Count > 0 ? "via" : "spread", $"{threat.Id} flies an arc from launch to target: points on the way and a spread have no meaning for it");
        }

        if (threat.Profile != FlightProfile.Cruise && (popUp is not null || heights.Count > 0))
        {
            reader.Report(popUp is null ? "via" : "popUp", $"{threat.Id} does not fly low: heights on the way and a climb before the target are for the profile cruise");
        }

        if (isTogether && !reader.Has("shares"))
        {
            reader.Report("together", $"\"together\" draws one target by the shares; here the targets are fixed", $"use shares: {{Kyiv: 60%, Odesa: 40%}}");
        }

        CheckRange(reader, threat, from.Value.Position, via, targets, assets);
        var salvo = new Salvo
        {
            Id = id,
            Threat = threat,
            Count = count.Value,
            IsPoisson = isPoisson,
            When = when.Value,
            IsArrival = isArrival,
            From = from.Value.Position,
            FromName = from.Value.Name,
            Via = via,
            Spread = spread,
            Routes = spread > 0 ? routes : 1,
            Targets = targets,
            IsTogether = isTogether,
            ViaHeights = heights,
            PopUp = popUp,
            Waves = waves,
        };
        if (decoys is null)
        {
            return [salvo];
        }

        var companions = decoys.Beside(salvo, reader, ids);
        CheckRange(decoys.Reader, companions.Threat, companions.From, via, targets, assets);
        return [salvo, companions];
    }

    private static string FreeId(string stem, HashSet<string> ids)
    {
        var id = stem;
        for (var n = 2; ids.Contains(id); n++)
        {
            id = FormattableString.Invariant($"{stem}-{n}");
        }

        return id;
    }

    private static (int? Count, bool IsPoisson) ReadCount(MapReader reader)
    {
        if (reader.Node["count"] is MapNode)
        {
            var block = reader.Block("count")!;
            var mean = block.Whole("poisson", null, 1, ScenarioLoader.MostThreats);
            block.Finish();
            return (mean, true);
        }

        return reader.Has("count") ? (reader.Whole("count", null, 1, ScenarioLoader.MostThreats), false) : (null, false);
    }

    private static (ClockWindow? When, bool IsArrival) ReadWhen(MapReader reader, DateOnly date)
    {
        var launch = reader.Text("launch");
        var arrive = reader.Text("arrive");
        if ((launch is null) == (arrive is null))
        {
            if (!reader.Has("launch") && !reader.Has("arrive"))
            {
                reader.Report("launch", $"the key \"launch\" or \"arrive\" is missing", $"for example launch: from 06:00 to 09:00");
            }
            else if (launch is not null)
            {
                reader.Report("arrive", $"\"launch\" and \"arrive\" exclude each other");
            }

            return (null, false);
        }

        if (!ClockWindow.TryParse(launch ?? arrive!, date, out var window))
        {
            reader.Report(launch is null ? "arrive" : "launch", $"found \"{launch ?? arrive}\" where a time was expected; the end may not be before the beginning nor more than 7 days after it", $"write it as {ClockWindow.Forms}");
            return (null, false);
        }

        return (window, arrive is not null);
    }

    private static (List<GeoPosition> Points, List<double?> Heights) ReadVia(MapReader reader, Catalogue catalogue)
    {
        var via = new List<GeoPosition>();
        var heights = new List<double?>();
        if (reader.Any("via") is not { } node)
        {
            return (via, heights);
        }

        var path = reader.PathOf("via");
        var isOnePoint = node is ScalarNode || (node is ListNode { Items: [ScalarNode { Value: var first }, _] } && double.TryParse(first, out _));
        IReadOnlyList<SourceNode> items = isOnePoint || node is not ListNode list ? [node] : list.Items;
        foreach (var item in items)
        {
            var (place, height) = (item, (double?)null);
            if (item is MapNode map)
            {
                var block = new MapReader(reader.Context, map, path);
                place = block.Any("at", required: true);
                height = block.Has("height") ? block.Choice("height", Quantity.Length, null, 5, 20_000) : null;
                block.Finish();
            }

            if (ScenarioLoader.Position(reader.Context, place, path, catalogue) is { } point)
            {
                via.Add(point.Position);
                heights.Add(height);
            }
        }

        return (via, heights.Any(h => h is not null) ? heights : []);
    }

    private static List<SalvoTarget> ReadTargets(MapReader reader, AssetTable assets, ref int? count, bool isPoisson)
    {
        var targets = new List<SalvoTarget>();
        var hasShares = reader.Has("shares");
        if (hasShares == reader.Has("targets"))
        {
            reader.Report("targets", hasShares ? (FormattableString)$"\"targets\" and \"shares\" exclude each other" : $"the key \"targets\" is missing", $"for example targets: {{Kyiv: 20, Odesa: 15}} or shares: {{Kyiv: 60%, Odesa: 40%}}");
            return targets;
        }

        var key = hasShares ? "shares" : "targets";
        if (!hasShares && reader.Node["targets"] is ScalarNode { Value.Length: > 0 } single)
        {
            // "targets: Kyiv" sends all of them there.
            if (assets.Find(reader.Context, single.Line, reader.PathOf(key), single.Value) is { } only)
            {
                targets.Add(new SalvoTarget(only, isPoisson ? null : count, 1));
            }

            RequireCount(reader, count);
            return targets;
        }

        if (reader.Block(key, required: true) is not { } block)
        {
            return targets;
        }

        foreach (var entry in block.Node.Entries)
        {
            var asset = assets.Find(reader.Context, entry.Line, block.PathOf(entry.Key), entry.Key);
            var amount = hasShares
                ? block.Choice(entry.Key, Quantity.Probability, null, 0, 1)
                : block.Whole(entry.Key, null, 1, ScenarioLoader.MostThreats);
            if (asset is { } index)
            {
                if (targets.Any(t => t.Asset == index))
                {
                    reader.Context.Report(entry.Line, block.PathOf(entry.Key), $"the target \"{entry.Key}\" stands twice under two names");
                }

                targets.Add(new SalvoTarget(index, hasShares ? null : (int)amount, amount));
            }
        }

        if (targets.Count == 0 || !reader.Context.IsClean)
        {
            if (block.Node.Entries.Count == 0)
            {
                reader.Report(key, $"no target is named");
            }

            return targets;
        }

        var sum = targets.Sum(t => t.Share);
        if (hasShares)
        {
            RequireCount(reader, count);
            if (Math.Abs(sum - 1) > 1e-6)
            {
                reader.Report("shares", $"the shares add up to {sum:0.####}; they must add up to 1 (100%)");
            }
        }
        else if (isPoisson)
        {
            reader.Report("targets", $"a Poisson count cannot be divided into fixed numbers", $"use shares: {{Kyiv: 60%, Odesa: 40%}}");
        }
        else
        {
            count ??= (int)Math.Min(sum, int.MaxValue);
            if (count != (int)sum)
            {
                reader.Report("targets", $"the targets add up to {sum:0}, but count is {count}", $"make them equal, or leave count out");
            }
        }

        return hasShares ? [.. targets.Select(t => t with { Share = t.Share / sum })] : targets;
    }

    private static void RequireCount(MapReader reader, int? count)
    {
        if (count is null && !reader.Has("count"))
        {
            reader.Report("count", $"the key \"count\" is missing");
        }
    }

    private static void CheckRange(MapReader reader, ThreatType threat, GeoPosition from, List<GeoPosition> via, List<SalvoTarget> targets, AssetTable assets)
    {
        foreach (var target in targets)
        {
            var asset = assets.Items[target.Asset];
            var length = 0.0;
            var last = from;
            foreach (var point in via.Append(asset.Position))
            {
                length += Geodesic.Inverse(last, point).DistanceMetres;
                last = point;
            }

            if (length > threat.Range.High)
            {
                reader.Report("targets", $"the way to {asset.Name.English} is {length / 1000:0} km long, but {threat.Id} flies {threat.Range.High / 1000:0} km at most", $"choose a nearer launch area, a nearer target, or fewer points on the way");
            }
            else if (length < 100)
            {
                reader.Report("from", $"the way to {asset.Name.English} is only {length:0} m long; at least 100 m are needed");
            }
        }
    }
}
