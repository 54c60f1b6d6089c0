using Testudo.World.Text;

namespace Testudo.Planning.Options;

/// <summary>Reads the <c>changes</c> of an option.</summary>
internal static class ChangeReader
{
    private static readonly string[] Delivery = ["on", "rounds", "delayDays", "everyDays", "until"];

    private static readonly string[] Kinds = ["add", "deliver", "remove", "move", "scale", "set", "kill"];

    public static IReadOnlyList<Change> Read(MapReader option, string key = "changes")
    {
        var changes = new List<Change>();
        foreach (var reader in option.Blocks(key))
        {
            if (ReadOne(reader) is { } change)
            {
                changes.Add(change);
            }
        }

        return changes;
    }

    private static Change? ReadOne(MapReader reader)
    {
        var place = new TextLocation(reader.Context.File, reader.Node.Line, reader.Path);
        var kinds = Kinds.Where(k => reader.Node[k] is not null).ToList();
        if (kinds.Count != 1)
        {
            reader.Context.Report(reader.Node.Line, reader.Path, kinds.Count == 0
                ? (FormattableString)$"a change begins with one of: {string.Join(", ", Kinds)}"
                : $"\"{kinds[0]}\" and \"{kinds[1]}\" are two changes; write each as an item of its own");
            return null;
        }

        var name = reader.Text(kinds[0], required: true);
        Change? change = name is null ? null : kinds[0] switch
        {
            "add" => reader.Block("item", required: true) is { } item ? new Addition(place, reader.Text("of"), ReadWhere(reader, required: false) ?? Selection.All, name, item.Node) : null,
            "deliver" => ReadDelivery(reader, place, name),
            "remove" => ReadWhere(reader, required: true) is { } where ? new Removal(place, name, where) : null,
            "move" => ReadWhere(reader, required: true) is { } where && reader.Any("to", required: true) is { } to ? new Setting(place, name, where, "near", to, IsMove: true) : null,
            "scale" => new Scaling(place, reader.Text("of"), ReadWhere(reader, required: false) ?? Selection.All, name, reader.Choice("by", Quantity.Number, null, 0, 1000)),
            "set" => reader.Any("to", required: true) is { } to ? new Setting(place, reader.Text("of"), ReadWhere(reader, required: false) ?? Selection.All, name, to) : null,
            _ => ReadKill(reader, place, name),
        };
        reader.Finish();
        return change;
    }

    // What comes to a stock, and when, as in its deliveries.
    private static Addition? ReadDelivery(MapReader reader, TextLocation place, string stock)
    {
        var (on, rounds) = (reader.Any("on", required: true), reader.Any("rounds", required: true));
        Delivery.ToList().ForEach(k => reader.Any(k));
        var entries = reader.Node.Entries.Where(e => Delivery.Contains(e.Key)).ToList();
        return on is null || rounds is null
            ? null
            : new Addition(place, "stocks", new Selection([new SelectionTerm(reader.Node.Line, "id", [stock])]), "deliveries", new MapNode(reader.Node.Line, entries), IsDelivery: true);
    }

    private static KillChange? ReadKill(MapReader reader, TextLocation place, string system)
    {
        if (reader.Has("odds") == reader.Has("to"))
        {
            reader.Report("kill", $"write either \"odds\", a factor of the odds, or \"to\", a probability", $"for example {{kill: all, odds: 0.8}}");
            return null;
        }

        var named = system == "all" ? null : system;
        return reader.Has("odds")
            ? new KillChange(place, named, reader.Choice("odds", Quantity.Number, null, 0.001, 1000), null)
            : new KillChange(place, named, null, reader.Choice("to", Quantity.Probability, null, 0, 1));
    }

    private static Selection? ReadWhere(MapReader reader, bool required)
    {
        if (reader.Block("where", required) is not { } block)
        {
            return null;
        }

        var terms = new List<SelectionTerm>();
        foreach (var entry in block.Node.Entries)
        {
            if (entry.Value is ScalarNode { Value.Length: > 0 } one)
            {
                terms.Add(new SelectionTerm(entry.Line, entry.Key, [one.Value]));
            }
            else if (entry.Value is ListNode { Items.Count: > 0 } many && many.Items.All(i => i is ScalarNode))
            {
                terms.Add(new SelectionTerm(entry.Line, entry.Key, [.. many.Items.Cast<ScalarNode>().Select(i => i.Value)]));
            }
            else
            {
                block.Report(entry.Key, $"found {entry.Value.Kind} where a value or a list of values was expected", $"for example {{system: gepard, near: [Kyiv, Odesa]}}");
            }
        }

        if (block.Node.Entries.Count == 0)
        {
            reader.Report("where", $"no condition is given; leave \"where\" out to mean every item");
        }

        return new Selection(terms);
    }
}
