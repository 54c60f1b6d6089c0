using Testudo.World.Text;

namespace Testudo.World;

/// <summary>The entries of one kind, to be found by id, name or alias in any case of letters.</summary>
/// <typeparam name="T">The kind of entry.</typeparam>
public sealed class Shelf<T>
    where T : class
{
    private readonly Dictionary<string, T> byName = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, MapNode> texts = new(StringComparer.Ordinal);
    private readonly List<string> ids = [];
    private readonly List<T> items = [];

    /// <summary>The entries in the order of the file.</summary>
    public IReadOnlyList<T> Items => items;

    /// <summary>The ids in the order of the file.</summary>
    public IReadOnlyList<string> Ids => ids;

    /// <summary>The entry with this id, name or alias; null where there is none.</summary>
    /// <param name="name">The id, name or alias.</param>
    public T? Find(string name) => byName.GetValueOrDefault(name);

    /// <summary>"did you mean ...?", or null where nothing is near.</summary>
    /// <param name="name">What was written.</param>
    public FormattableString? Suggest(string name) =>
        NameSuggestion.Nearest(name, byName.Keys) is { } near ? $"did you mean \"{near}\"?" : (FormattableString)$"known are: {string.Join(", ", ids.Take(12))}{(ids.Count > 12 ? ", ..." : "")}";

    /// <summary>Reads a list of entries; what is wrong is noted in the reader's context.</summary>
    /// <param name="reader">The block that holds the list.</param>
    /// <param name="key">The key of the list.</param>
    /// <param name="required">Whether it has to be there.</param>
    /// <param name="read">Reads one entry.</param>
    /// <param name="id">The id of an entry.</param>
    /// <param name="names">Its other names.</param>
    internal static Shelf<T> Read(MapReader reader, string key, bool required, Func<MapReader, T?> read, Func<T, string> id, Func<T, IEnumerable<string>> names)
    {
        var shelf = new Shelf<T>();
        foreach (var block in reader.Blocks(key, required))
        {
            // Paths such as patriot-pac-3.channels say more than systems[2].channels.
            var named = block.Node["id"] is ScalarNode { Value: { Length: > 0 } name } ? new MapReader(block.Context, block.Node, name) : block;
            if (read(named) is { } item)
            {
                shelf.Add(named, item, id(item), names(item), mayReplace: false);
            }
        }

        return shelf;
    }

    /// <summary>This shelf with the entries of a scenario's own laid over it; <c>like: ID</c> begins from an existing entry.</summary>
    /// <param name="define">The block that holds the list.</param>
    /// <param name="key">The key of the list.</param>
    /// <param name="read">Reads one entry.</param>
    /// <param name="id">The id of an entry.</param>
    /// <param name="names">Its other names.</param>
    internal Shelf<T> With(MapReader define, string key, Func<MapReader, T?> read, Func<T, string> id, Func<T, IEnumerable<string>> names)
    {
        var result = new Shelf<T>();
        foreach (var own in ids)
        {
            var item = byName[own];
            result.Add(null, item, own, names(item), mayReplace: true);
            result.texts[own] = texts[own];
        }

        var defined = new HashSet<string>(StringComparer.Ordinal);
        foreach (var block in define.Blocks(key))
        {
            var node = block.Node;
            if (block.Text("like") is { } like)
            {
                if (result.Find(like) is not { } model)
                {
                    block.Report("like", $"\"{like}\" is not in the catalogue", result.Suggest(like));
                    continue;
                }

                var above = new MapNode(node.Line, [.. node.Entries.Where(e => e.Key != "like")]);
                node = above.Over(WithoutNames(result.texts[id(model)]));
            }

            var path = node["id"] is ScalarNode { Value: { Length: > 0 } name } ? name : block.Path;
            var reader = new MapReader(block.Context, node, path);
            if (read(reader) is { } item)
            {
                if (!defined.Add(id(item)))
                {
                    reader.Report("id", $"the id \"{id(item)}\" is used twice");
                }

                result.Add(reader, item, id(item), names(item), mayReplace: true);
            }
        }

        return result;
    }

    private static MapNode WithoutNames(MapNode node) =>
        new(node.Line, [.. node.Entries.Where(e => e.Key is not ("name" or "aliases"))]);

    private void Add(MapReader? reader, T item, string id, IEnumerable<string> names, bool mayReplace)
    {
        var isNew = !byName.TryGetValue(id, out var before) || !ids.Contains(id);
        if (!isNew && !mayReplace)
        {
            reader?.Report("id", $"the id \"{id}\" is used twice");
            return;
        }

        if (isNew)
        {
            ids.Add(id);
            items.Add(item);
        }
        else
        {
            // Whoever named the old entry means the new one.
            items[items.IndexOf(before!)] = item;
            foreach (var name in byName.Where(n => n.Value == before).Select(n => n.Key).ToList())
            {
                byName[name] = item;
            }
        }

        byName[id] = item;
        if (reader is not null)
        {
            texts[id] = reader.Node;
        }

        foreach (var name in names.Where(n => n.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase))
        {
            if (!byName.TryAdd(name, item) && byName[name] != item && !mayReplace)
            {
                reader?.Report("aliases", $"the name \"{name}\" means two entries: {id} and {ids[items.IndexOf(byName[name])]}");
            }
        }
    }
}
