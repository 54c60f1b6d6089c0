namespace Testudo.World.Text;

/// <summary>A piece of YAML with the line on which it begins.</summary>
/// <param name="Line">The line, counted from 1.</param>
public abstract record SourceNode(int Line)
{
    /// <summary>What kind of thing this is, in words for a message.</summary>
    public abstract string Kind { get; }

    /// <summary>The same as if all of it stood on one line: that of whoever inherits it.</summary>
    /// <param name="line">The line, counted from 1.</param>
    internal SourceNode At(int line) => this switch
    {
        ScalarNode scalar => scalar with { Line = line },
        ListNode list => new ListNode(line, [.. list.Items.Select(i => i.At(line))]),
        MapNode map => new MapNode(line, [.. map.Entries.Select(e => new MapEntry(e.Key, line, e.Value.At(line)))]),
        _ => this,
    };
}

/// <summary>A plain or quoted value.</summary>
/// <param name="Line">The line, counted from 1.</param>
/// <param name="Value">The text, without quotes.</param>
public sealed record ScalarNode(int Line, string Value) : SourceNode(Line)
{
    /// <inheritdoc/>
    public override string Kind => Value.Length == 0 ? "nothing" : $"\"{(Value.Length > 60 ? Value[..57] + "..." : Value)}\"";
}

/// <summary>A list.</summary>
/// <param name="Line">The line, counted from 1.</param>
/// <param name="Items">The items in order.</param>
public sealed record ListNode(int Line, IReadOnlyList<SourceNode> Items) : SourceNode(Line)
{
    /// <inheritdoc/>
    public override string Kind => "a list";
}

/// <summary>A mapping of keys to values, in the order of the text.</summary>
/// <param name="Line">The line, counted from 1.</param>
/// <param name="Entries">The entries in order; keys are unique.</param>
public sealed record MapNode(int Line, IReadOnlyList<MapEntry> Entries) : SourceNode(Line)
{
    /// <inheritdoc/>
    public override string Kind => "a block of keys";

    /// <summary>The value under a key, or null.</summary>
    /// <param name="key">The key to look for.</param>
    public SourceNode? this[string key] => Entries.FirstOrDefault(e => e.Key == key)?.Value;

    /// <summary>This mapping laid over another: keys given here win, mappings under the same key are laid over each other in turn.</summary>
    /// <param name="lower">The mapping below.</param>
    public MapNode Over(MapNode lower)
    {
        ArgumentNullException.ThrowIfNull(lower);
        var merged = lower.Entries
            .Where(l => l.Key != "id" || this["id"] is null)
            .Select(l => this[l.Key] switch
            {
                null => new MapEntry(l.Key, Line, l.Value.At(Line)),
                MapNode upper when l.Value is MapNode below && upper["value"] is null => l with { Value = upper.Over(below) },
                var upper => l with { Value = upper, Line = upper.Line },
            })
            .Concat(Entries.Where(e => e.Key == "id" || lower[e.Key] is null));
        return new MapNode(Line, [.. merged]);
    }
}

/// <summary>One key with its value.</summary>
/// <param name="Key">The key.</param>
/// <param name="Line">The line of the key, counted from 1.</param>
/// <param name="Value">The value.</param>
public sealed record MapEntry(string Key, int Line, SourceNode Value);
