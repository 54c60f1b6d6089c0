using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace Testudo.Evidence.Record;

/// <summary>The fields of one row by the names of their columns; the names are shared by all rows of a file.</summary>
/// <remarks>A dictionary of its own for each row would take three times the memory of the texts.</remarks>
/// <param name="columns">The names of the columns.</param>
/// <param name="values">The fields in the same order.</param>
internal sealed class FieldList(ColumnNames columns, string[] values) : IReadOnlyDictionary<string, string>
{
    /// <inheritdoc/>
    public IEnumerable<string> Keys => columns.Names;

    /// <inheritdoc/>
    public IEnumerable<string> Values => values;

    /// <inheritdoc/>
    public int Count => values.Length;

    /// <inheritdoc/>
    public string this[string key] => TryGetValue(key, out var value) ? value : throw new KeyNotFoundException($"There is no column \"{key}\".");

    /// <inheritdoc/>
    public bool ContainsKey(string key) => columns.IndexOf(key) >= 0;

    /// <inheritdoc/>
    public bool TryGetValue(string key, [MaybeNullWhen(false)] out string value)
    {
        var index = columns.IndexOf(key);
        value = index < 0 ? null : values[index];
        return index >= 0;
    }

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, string>> GetEnumerator() =>
        columns.Names.Select((name, i) => KeyValuePair.Create(name, values[i])).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

/// <summary>The names of the columns of a file.</summary>
internal sealed class ColumnNames
{
    private readonly Dictionary<string, int> indices;

    /// <summary>Takes the names in the order of the columns; each once.</summary>
    /// <param name="names">The names.</param>
    public ColumnNames(IReadOnlyList<string> names)
    {
        Names = names;
        indices = names.Index().ToDictionary(n => n.Item, n => n.Index, StringComparer.Ordinal);
    }

    /// <summary>The names in the order of the columns.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>Where a column stands; -1 where there is none of that name.</summary>
    /// <param name="name">The name.</param>
    public int IndexOf(string name) => indices.GetValueOrDefault(name, -1);
}
