using Testudo.World.Text;
using Testudo.World.Threats;

namespace Testudo.Planning.Options;

/// <summary>Reads the <c>ranges</c> of a file of options.</summary>
internal static class RangeReader
{
    private const double MostFactor = 100;
    private const double MostDays = 3650;

    private static readonly string[] Kinds = ["scale", "share", "odds", "delay"];

    public static IReadOnlyList<FutureRange> Read(MapReader file)
    {
        var ranges = file.Blocks("ranges").Select(ReadOne).OfType<FutureRange>().ToList();
        foreach (var twice in ranges.GroupBy(r => r.Id).Where(g => g.Count() > 1))
        {
            file.Context.Report(twice.Last().Line, "ranges", $"the id \"{twice.Key}\" is used twice");
        }

        foreach (var twice in ranges.Where(r => r.Kind is RangeKind.Size or RangeKind.Delay).GroupBy(r => r.Kind).Where(g => g.Count() > 1))
        {
            file.Context.Report(twice.Last().Line, "ranges", $"\"{twice.First().Id}\" and \"{twice.Last().Id}\" vary the same thing", $"leave one of the two out");
        }

        var shares = ranges.Where(r => r.Kind == RangeKind.Share).ToList();
        foreach (var shared in shares.SelectMany(s => s.Classes).GroupBy(c => c).Where(g => g.Count() > 1))
        {
            file.Context.Report(shares[^1].Line, "ranges", $"the class \"{MapReader.WordFor(shared.Key)}\" has two shares", $"leave one of the two out");
        }

        if (shares.Sum(s => s.To) >= 1)
        {
            file.Context.Report(shares[^1].Line, "ranges", $"the greatest shares add up to {shares.Sum(s => s.To):0.##}; something has to be left for other classes", $"keep their sum below 1");
        }

        return ranges;
    }

    private static FutureRange? ReadOne(MapReader reader)
    {
        var id = reader.Id("id");
        var name = reader.Localised("name", id);
        var vary = reader.Block("vary", required: true);
        var kind = vary is null ? null : ReadKind(vary);
        var isShare = kind is { Kind: RangeKind.Share };
        var (least, most) = kind?.Kind switch { RangeKind.Share => (0.001, 0.999), RangeKind.Delay => (0, MostDays), _ => (0.01, MostFactor) };
        var (from, to) = (Limit("from"), Limit("to"));
        if (from >= to)
        {
            reader.Report("from", $"from is {from} and to is {to}; from has to be the smaller");
        }

        reader.Finish();
        return id is null || kind is null ? null : new FutureRange(id, name, kind.Value.Kind, kind.Value.Classes, kind.Value.System, from, to, reader.Node.Line);

        double Limit(string key) => reader.Choice(key, isShare ? Quantity.Probability : Quantity.Number, null, least, most);
    }

    private static (RangeKind Kind, IReadOnlyList<ThreatClass> Classes, string? System)? ReadKind(MapReader reader)
    {
        var kinds = Kinds.Where(k => reader.Node[k] is not null).ToList();
        (RangeKind Kind, IReadOnlyList<ThreatClass> Classes, string? System)? kind = null;
        if (kinds.Count != 1)
        {
            reader.Context.Report(reader.Node.Line, reader.Path, $"what is varied of futures is one of: {string.Join(", ", Kinds)}", $"for example vary: {{scale: count, of: raid}}, {{share: [ballistic, aeroballistic]}}, {{odds: all}} or {{delay: deliveries}}");
            return null;
        }

        switch (kinds[0])
        {
            case "scale":
                if ((reader.Text("scale"), reader.Text("of")) is not ("count", "raid"))
                {
                    reader.Report("scale", $"of futures only the size of the raid is scaled", $"for example vary: {{scale: count, of: raid}}");
                }

                kind = (RangeKind.Size, [], null);
                break;
            case "share":
                kind = (RangeKind.Share, reader.ManyOf<ThreatClass>("share") ?? [], null);
                break;
            case "odds":
                kind = (RangeKind.Odds, [], reader.Text("odds") is var system && system == "all" ? null : system);
                break;
            default:
                if (reader.Text("delay") != "deliveries")
                {
                    reader.Report("delay", $"only deliveries are delayed", $"for example vary: {{delay: deliveries}}");
                }

                kind = (RangeKind.Delay, [], null);
                break;
        }

        reader.Finish();
        return kind;
    }
}
