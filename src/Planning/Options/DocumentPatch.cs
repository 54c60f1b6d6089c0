using System.Globalization;
using Testudo.World.Text;

namespace Testudo.Planning.Options;

/// <summary>Changes that are made of one document together.</summary>
/// <remarks>
/// Which items are meant is decided on the document as it is, so that the order of options does not matter: nothing reaches what another
/// option adds. Factors of the same number multiply; any other two changes of the same thing contradict each other.
/// See <c>docs/methods/options.md</c>.
/// </remarks>
public sealed class DocumentPatch
{
    /// <summary>Added to the lines of what comes from the options, so that they can be told from lines of the document.</summary>
    public const int LineShift = 1_000_000_000;

    private readonly MapNode document;
    private readonly ReadingContext context;
    private readonly Dictionary<string, (Change Change, int Owner)> touched = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (string[] Steps, SourceNode To)> sets = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (string[] Steps, double By)> factors = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SortedSet<int>> removed = new(StringComparer.Ordinal);
    private readonly List<(string[] Steps, SourceNode Item)> added = [];

    private DocumentPatch(MapNode document, ReadingContext context) => (this.document, this.context) = (document, context);

    /// <summary>Makes the changes.</summary>
    /// <param name="document">The document.</param>
    /// <param name="options">The changes of each option.</param>
    /// <param name="context">Hears what is wrong: names that do not exist, and contradictions.</param>
    /// <returns>The changed document; the lines of what came from the options have <see cref="LineShift"/> added.</returns>
    public static MapNode Apply(MapNode document, IReadOnlyList<IReadOnlyList<Change>> options, ReadingContext context)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(context);
        var patch = new DocumentPatch(document, context);
        for (var o = 0; o < options.Count; o++)
        {
            foreach (var change in options[o])
            {
                patch.Resolve(change, o);
            }
        }

        return context.IsClean ? patch.Build() : document;
    }

    private void Resolve(Change change, int owner)
    {
        switch (change)
        {
            case Addition add:
                foreach (var prefix in Prefixes(add, add.Of, add.Where))
                {
                    var path = prefix + add.List;
                    // Two additions to one list do not contradict each other; what changes the list otherwise, or takes away what it stands in, does.
                    var place = $"{path}.+{added.Count}";
                    if (add.Of is null || IsFree(add, place))
                    {
                        added.Add((Steps(path), Shifted(add.Item)));
                        if (add.Of is not null)
                        {
                            touched[place] = (add, owner);
                        }
                    }
                }

                break;
            case Removal remove:
                foreach (var index in Items(remove, remove.List, remove.Where))
                {
                    var path = At(remove.List, index);
                    if (touched.Keys.FirstOrDefault(t => t == path || t.StartsWith(path + ".", StringComparison.Ordinal)) is { } other)
                    {
                        Contradiction(remove, path, touched[other].Change);
                    }

                    touched[path] = (remove, owner);
                    if (!removed.TryGetValue(remove.List, out var indices))
                    {
                        removed[remove.List] = indices = [];
                    }

                    indices.Add(index);
                }

                break;
            case Setting set:
                foreach (var prefix in Prefixes(set, set.List, set.Where))
                {
                    var path = prefix + set.Key;
                    if (IsFree(set, path))
                    {
                        touched[path] = (set, owner);
                        sets[path] = (Steps(path), Shifted(set.To));
                    }
                }

                break;
            case Scaling scale:
                foreach (var prefix in Prefixes(scale, scale.List, scale.Where))
                {
                    ResolveScale(scale, prefix, owner);
                }

                break;
            default:
                // Changes that are not of the document are made elsewhere.
                break;
        }
    }

    private void ResolveScale(Scaling scale, string prefix, int owner)
    {
        var path = prefix + scale.Key;
        var node = Find(path);
        if (node is MapNode { Entries: [{ Key: "poisson" }] })
        {
            path += ".poisson";
            node = Find(path);
        }

        var isOfTargets = scale.Key == "count" && Find(prefix + "targets") is MapNode;
        if (!isOfTargets && (node is not ScalarNode number || Number(number.Value) is null))
        {
            context.Report(scale.Place.Line, scale.Place.Key, $"{path} cannot be scaled: found {node?.Kind ?? "nothing"} where a number was expected", $"give it a number with set");
            return;
        }

        if (touched.TryGetValue(path, out var other) && other.Change is Scaling && factors.TryGetValue(path, out var factor))
        {
            factors[path] = factor with { By = factor.By * scale.By };
        }
        else if (IsFree(scale, path))
        {
            touched[path] = (scale, owner);
            factors[path] = (Steps(path), scale.By);
        }
    }

    private bool IsFree(Change change, string path)
    {
        // The thing itself, what it stands in, or what stands in it.
        var other = touched.Keys.FirstOrDefault(t => t == path || path.StartsWith(t + ".", StringComparison.Ordinal) || t.StartsWith(path + ".", StringComparison.Ordinal));
        if (other is null || (touched[other].Change is Setting one && change is Setting two && SameText(one.To, two.To)))
        {
            return true;
        }

        Contradiction(change, path, touched[other].Change);
        return false;
    }

    private void Contradiction(Change change, string path, Change other) => context.Report(
        change.Place.Line, change.Place.Key, $"this contradicts line {other.Place.Line} ({other.Place.Key}): both change {path}", $"leave one of the two out");

    private IEnumerable<string> Prefixes(Change change, string? list, Selection where) =>
        list is null ? [""] : Items(change, list, where).Select(i => At(list, i) + ".");

    private List<int> Items(Change change, string path, Selection where)
    {
        if (Find(path) is not ListNode list)
        {
            var steps = Steps(path);
            var parent = steps.Length > 1 ? Find(string.Join('.', steps[..^1])) as MapNode : document;
            var lists = parent?.Entries.Where(e => e.Value is ListNode).Select(e => e.Key).ToList() ?? [];
            FormattableString? suggestion = NameSuggestion.Nearest(steps[^1], lists) is { } near ? (FormattableString)$"did you mean \"{near}\"?" : lists.Count > 0 ? (FormattableString)$"known are: {string.Join(", ", lists)}" : null;
            context.Report(change.Place.Line, change.Place.Key, $"there is no list {path} to change", suggestion);
            return [];
        }

        var found = Enumerable.Range(0, list.Items.Count).Where(i => where.Selects(list.Items[i])).ToList();
        if (found.Count == 0)
        {
            var blank = where.Terms.FirstOrDefault(t => !list.Items.Any(i => i is MapNode map && t.IsMetBy(map)));
            var values = blank is null ? [] : list.Items.OfType<MapNode>().Select(m => (m[blank.Key] as ScalarNode)?.Value).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
            var near = blank is null ? null : NameSuggestion.Nearest(blank.Values[0], values);
            var wanted = string.Join(", ", (blank is null ? where.Terms : [blank]).Select(t => $"{t.Key}: {string.Join(" | ", t.Values)}"));
            FormattableString? hint = near is not null ? (FormattableString)$"did you mean \"{near}\"?"
                : values.Count > 0 ? (FormattableString)$"known are: {string.Join(", ", values.Take(12))}" : null;
            context.Report(blank?.Line ?? change.Place.Line, change.Place.Key, $"nothing in {path} has {wanted}", hint);
        }

        return found;
    }

    private MapNode Build()
    {
        SourceNode result = document;
        foreach (var (steps, to) in sets.Values)
        {
            result = With(result, steps, to);
        }

        // Whole numbers under one key of a list are rounded by their running sum, so that the total is kept.
        foreach (var group in factors.Values.GroupBy(f => string.Join('.', f.Steps.Where(s => s[0] != '['))))
        {
            var (exact, given) = (0.0, 0L);
            long Rounded(double value)
            {
                exact += value;
                var whole = (long)Math.Round(exact, MidpointRounding.AwayFromZero) - given;
                given += whole;
                return whole;
            }

            foreach (var (steps, by) in group.OrderBy(f => Array.Find(f.Steps, s => s[0] == '[') is { } s ? Index(s) : 0))
            {
                result = steps[^1] == "count" && Find(result, [.. steps[..^1], "targets"]) is MapNode targets
                    ? ScaleTargets(result, steps, targets, by, Rounded)
                    : With(result, steps, Scaled((ScalarNode)Find(result, steps)!, by, Rounded));
            }
        }

        foreach (var (steps, item) in added)
        {
            var list = Find(result, steps) as ListNode;
            result = With(result, steps, new ListNode(list?.Line ?? item.Line, [.. list?.Items ?? [], item]));
        }

        foreach (var (path, indices) in removed)
        {
            var list = (ListNode)Find(result, Steps(path))!;
            result = With(result, Steps(path), new ListNode(list.Line, [.. list.Items.Where((_, i) => !indices.Contains(i))]));
        }

        return (MapNode)result;
    }

    // The targets of a salvo have to add up to its count; who is left without any goes.
    private SourceNode ScaleTargets(SourceNode root, string[] steps, MapNode targets, double by, Func<double, long> rounded)
    {
        var entries = targets.Entries
            .Select(e => e with { Value = e.Value is ScalarNode { Value: var text } && Number(text) is { } number ? new ScalarNode(e.Value.Line, Text(rounded(number.Value * by))) : e.Value })
            .Where(e => e.Value is not ScalarNode { Value: "0" }).ToList();
        var item = steps[..^1];
        if (entries.Count == 0)
        {
            var path = string.Join('.', item[..^1]);
            (removed.TryGetValue(path, out var indices) ? indices : removed[path] = []).Add(Index(item[^1]));
            return root;
        }

        root = With(root, [.. item, "targets"], targets with { Entries = entries });
        return Find(root, steps) is null ? root : With(root, steps, new ScalarNode(targets.Line, Text(entries.Sum(e => long.Parse(((ScalarNode)e.Value).Value, CultureInfo.InvariantCulture)))));
    }

    private static ScalarNode Scaled(ScalarNode scalar, double by, Func<double, long> rounded)
    {
        var (value, unit) = Number(scalar.Value)!.Value;
        var isWhole = unit.Length == 0 && !scalar.Value.Contains('.', StringComparison.Ordinal) && value == Math.Floor(value);
        return scalar with { Value = isWhole ? Text(rounded(value * by)) : string.Create(CultureInfo.InvariantCulture, $"{value * by:R}{unit}") };
    }

    private static (double Value, string Unit)? Number(string text)
    {
        var end = text.Length;
        while (end > 0 && !char.IsAsciiDigit(text[end - 1]))
        {
            end--;
        }

        return double.TryParse(text[..end], NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value) ? (value, text[end..]) : null;
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static string At(string list, int index) => string.Create(CultureInfo.InvariantCulture, $"{list}.[{index + 1}]");

    private static int Index(string step) => int.Parse(step[1..^1], CultureInfo.InvariantCulture) - 1;

    private static string[] Steps(string path) => path.Split('.', StringSplitOptions.RemoveEmptyEntries);

    private SourceNode? Find(string path) => Find(document, Steps(path));

    private static SourceNode? Find(SourceNode? node, string[] steps) => steps.Aggregate(node, (at, step) => at switch
    {
        MapNode map => map[step],
        ListNode list when step[0] == '[' && Index(step) < list.Items.Count => list.Items[Index(step)],
        _ => null,
    });

    private static SourceNode With(SourceNode? node, ReadOnlySpan<string> steps, SourceNode value)
    {
        if (steps.Length == 0)
        {
            return value;
        }

        if (node is ListNode list && steps[0][0] == '[')
        {
            var index = Index(steps[0]);
            var items = list.Items.ToArray();
            items[index] = With(items[index], steps[1..], value);
            return new ListNode(list.Line, items);
        }

        var map = node as MapNode ?? new MapNode(value.Line, []);
        var key = steps[0];
        var changed = new MapEntry(key, value.Line, With(map[key], steps[1..], value));
        return new MapNode(map.Line, map[key] is null ? [.. map.Entries, changed] : [.. map.Entries.Select(e => e.Key == key ? changed : e)]);
    }

    private static bool SameText(SourceNode one, SourceNode other) => one is ScalarNode a && other is ScalarNode b && a.Value == b.Value;

    private static SourceNode Shifted(SourceNode node) => node switch
    {
        ScalarNode scalar => scalar with { Line = scalar.Line + LineShift },
        ListNode list => new ListNode(list.Line + LineShift, [.. list.Items.Select(Shifted)]),
        MapNode map => new MapNode(map.Line + LineShift, [.. map.Entries.Select(e => new MapEntry(e.Key, e.Line + LineShift, Shifted(e.Value)))]),
        _ => node,
    };
}
