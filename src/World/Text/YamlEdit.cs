using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Testudo.World.Text;

/// <summary>One change of YAML text at a place named by its keys. Everything else, comments included, stays as it was written.</summary>
/// <remarks>
/// Parts of a path are separated by dots, items of a list counted from 1 as in messages: <c>laydown.batteries[3].channels</c>. What
/// is missing on the way is made.
/// </remarks>
/// <param name="Path">Where.</param>
/// <param name="Text">The value or the item, as it stands in YAML of one line.</param>
/// <param name="IsItem">Whether the text becomes the last item of the list there; otherwise it becomes the value there.</param>
public sealed record YamlEdit(string Path, string Text, bool IsItem = false)
{
    /// <summary>Gives a key a value, in place of the one it has.</summary>
    /// <param name="path">The key.</param>
    /// <param name="value">The value.</param>
    public static YamlEdit Set(string path, string value) => new(path, value);

    /// <summary>Adds an item at the end of a list.</summary>
    /// <param name="path">The list.</param>
    /// <param name="item">The item.</param>
    public static YamlEdit Append(string path, string item) => new(path, item, IsItem: true);

    /// <summary>The text with the change in it.</summary>
    /// <param name="yaml">YAML that <see cref="YamlSource"/> reads.</param>
    /// <exception cref="InvalidOperationException">The path leads through something that is neither a mapping nor a list.</exception>
    public string Apply(string yaml)
    {
        ArgumentNullException.ThrowIfNull(yaml);
        var parser = new Parser(new StringReader(yaml));
        parser.Consume<StreamStart>();
        parser.Consume<DocumentStart>();
        var (at, length, text) = Place(yaml, Read(parser), Keys(), 0);
        var newLine = yaml.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";
        return yaml[..at] + text.Replace("\n", newLine, StringComparison.Ordinal) + yaml[(at + length)..];
    }

    private List<string> Keys() =>
        [.. Path.Split('.').SelectMany(part => part.Split('[', ']').Where(key => key.Length > 0))];

    private (int At, int Length, string Text) Place(string yaml, Placed node, List<string> keys, int level)
    {
        if (level == keys.Count)
        {
            return IsItem && node.Kind == Kind.List ? ItemOf(yaml, node)
                : IsItem && node.Kind == Kind.Scalar && node.End == node.Start ? (node.Start, 0, $" [{Text}]")
                : !IsItem && (node.Kind == Kind.Scalar || node.IsFlow) ? (node.Start, node.End - node.Start, node.End == node.Start ? " " + Text : Text)
                : throw Refuse();
        }

        var key = keys[level];
        if (node.Kind == Kind.List && int.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= node.Children.Count)
        {
            return Place(yaml, node.Children[number - 1], keys, level + 1);
        }

        if (node.Kind != Kind.Map)
        {
            throw Refuse();
        }

        var place = node.Keys.IndexOf(key);
        return place >= 0 ? Place(yaml, node.Children[place], keys, level + 1) : EntryOf(yaml, node, key, Nested(keys, level + 1));
    }

    private string Nested(List<string> keys, int level) =>
        level < keys.Count ? $"{{{keys[level]}: {Nested(keys, level + 1)}}}" : IsItem ? $"[{Text}]" : Text;

    private static (int At, int Length, string Text) EntryOf(string yaml, Placed map, string key, string value)
    {
        if (map.IsFlow)
        {
            return map.Children.Count == 0 ? (map.Start + 1, 0, $"{key}: {value}") : (map.Children[^1].LastEnd, 0, $", {key}: {value}");
        }

        // Behind the last line of the mapping, under its first key.
        return (EndOfLine(yaml, map.LastEnd), 0, $"\n{Indent(yaml, map.Start)}{key}: {value}");
    }

    private (int At, int Length, string Text) ItemOf(string yaml, Placed list)
    {
        if (list.IsFlow)
        {
            return list.Children.Count == 0 ? (list.Start + 1, 0, Text) : (list.Children[^1].LastEnd, 0, $", {Text}");
        }

        return (EndOfLine(yaml, list.LastEnd), 0, $"\n{Indent(yaml, yaml.LastIndexOf('-', list.Children[0].Start - 1))}- {Text}");
    }

    private static string Indent(string yaml, int at) => new(' ', at - (yaml.LastIndexOf('\n', Math.Max(0, at - 1)) + 1));

    private static int EndOfLine(string yaml, int at)
    {
        // Values of several lines end behind their last line break already.
        at = at > 0 && yaml[at - 1] == '\n' ? at - 1 : at;
        var end = yaml.IndexOf('\n', at);
        end = end < 0 ? yaml.Length : end;
        return end > 0 && yaml[end - 1] == '\r' ? end - 1 : end;
    }

    private InvalidOperationException Refuse() => new("no value can be put at " + Path);

    private static Placed Read(Parser parser)
    {
        if (parser.TryConsume<Scalar>(out var scalar))
        {
            return new Placed(Kind.Scalar, IsFlow: false, (int)scalar.Start.Index, (int)scalar.End.Index, [], [], (int)scalar.End.Index);
        }

        var keys = new List<string>();
        var children = new List<Placed>();
        if (parser.TryConsume<SequenceStart>(out var sequence))
        {
            while (!parser.Accept<SequenceEnd>(out _))
            {
                children.Add(Read(parser));
            }

            return Node(Kind.List, sequence.Style == SequenceStyle.Flow, sequence.Start, parser.Consume<SequenceEnd>().Start);
        }

        var mapping = parser.Consume<MappingStart>();
        while (!parser.Accept<MappingEnd>(out _))
        {
            keys.Add(parser.Consume<Scalar>().Value);
            children.Add(Read(parser));
        }

        return Node(Kind.Map, mapping.Style == MappingStyle.Flow, mapping.Start, parser.Consume<MappingEnd>().Start);

        // A block ends where the next begins, behind comments; its last value is what it really ends with.
        Placed Node(Kind kind, bool isFlow, Mark start, Mark bracket)
        {
            var end = isFlow ? (int)bracket.Index + 1 : children.Count == 0 ? (int)start.Index : children[^1].LastEnd;
            return new(kind, isFlow, (int)start.Index, end, keys, children, end);
        }
    }

    private enum Kind
    {
        Scalar,
        Map,
        List,
    }

    private sealed record Placed(Kind Kind, bool IsFlow, int Start, int End, List<string> Keys, List<Placed> Children, int LastEnd);
}
