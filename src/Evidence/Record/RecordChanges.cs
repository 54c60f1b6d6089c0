namespace Testudo.Evidence.Record;

/// <summary>One field that reads differently in two versions.</summary>
/// <param name="Column">The column; or the word for what is understood differently from the same words: class, threats, is_national, is_tactical, time.</param>
/// <param name="From">As written before.</param>
/// <param name="To">As written now.</param>
public sealed record FieldChange(string Column, string From, string To);

/// <summary>A row that is in both versions and reads differently.</summary>
/// <param name="Before">The row in the earlier version.</param>
/// <param name="After">The row in the later version.</param>
/// <param name="Fields">What changed, in the order of the columns.</param>
public sealed record RevisedRow(RecordRow Before, RecordRow After, IReadOnlyList<FieldChange> Fields)
{
    /// <summary>Whether what changed is part of the key: times, model, places or source.</summary>
    public bool IsRenamed => Fields.Any(f => RowDifferences.KeyColumns.Contains(f.Column));
}

/// <summary>What a later version of the record changed: its revisions are silent.</summary>
/// <remarks>
/// Rows are the same where their keys are. The key is made of the columns that both versions have. What is then left over is paired
/// where two rows differ in one part of the key only (times, model, launch place, target or source) and no third row could be meant.
/// Columns that one version lacks are not compared; numbers are compared as numbers and times as times, so 93.0 and 93 are the same.
/// </remarks>
/// <param name="Added">Rows that only the later version has, in its order.</param>
/// <param name="Revised">Rows that read differently, in the order of the later version.</param>
/// <param name="Withdrawn">Rows that only the earlier version has, in its order.</param>
/// <param name="Unchanged">How many rows are the same.</param>
/// <param name="NewColumns">Columns that only the later version has.</param>
/// <param name="LostColumns">Columns that only the earlier version has.</param>
public sealed record RecordChanges(
    IReadOnlyCollection<RecordRow> Added,
    IReadOnlyCollection<RevisedRow> Revised,
    IReadOnlyCollection<RecordRow> Withdrawn,
    int Unchanged,
    IReadOnlyList<string> NewColumns,
    IReadOnlyList<string> LostColumns)
{
    // The likeliest slip first.
    private static readonly string[][] PartsOfKey = [["launch_place"], ["target"], ["model"], ["source"], ["time_start", "time_end"]];

    /// <summary>
    /// Whether added and withdrawn rows that are alike were paired. The default value is true; false where a store found too many changes to hold
    /// them in memory: then a row whose time or place was mended is told as one withdrawn and one added.
    /// </summary>
    public bool ArePaired { get; init; } = true;

    /// <summary>Whether nothing changed.</summary>
    public bool AreNone => Added.Count == 0 && Revised.Count == 0 && Withdrawn.Count == 0;

    /// <summary>Compares two versions.</summary>
    /// <param name="before">The rows of the earlier one.</param>
    /// <param name="after">The rows of the later one.</param>
    public static RecordChanges Between(IReadOnlyList<RecordRow> before, IReadOnlyList<RecordRow> after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        return before.Count == 0 || after.Count == 0 ? new RecordChanges(after, [], before, 0, [], []) : Between(before, ColumnsOf(before), after, ColumnsOf(after));
    }

    /// <summary>Compares two versions, or what is left of them.</summary>
    /// <param name="before">The rows of the earlier one.</param>
    /// <param name="oldColumns">The columns of the earlier one.</param>
    /// <param name="after">The rows of the later one.</param>
    /// <param name="newColumns">The columns of the later one.</param>
    internal static RecordChanges Between(IReadOnlyList<RecordRow> before, IReadOnlyList<string> oldColumns, IReadOnlyList<RecordRow> after, IReadOnlyList<string> newColumns)
    {
        var differences = new RowDifferences(oldColumns, newColumns);
        var pairs = new Dictionary<RecordRow, RecordRow>(after.Count, ReferenceEqualityComparer.Instance);
        var (left, right) = PairSame(before, after, differences, pairs);
        foreach (var part in PartsOfKey.Where(p => p.All(differences.Key.Contains)))
        {
            (left, right) = PairAlike(left, right, [.. differences.Key.Except(part, StringComparer.Ordinal)], pairs);
        }

        var revised = after
            .Where(pairs.ContainsKey)
            .Select(row => new RevisedRow(pairs[row], row, [.. differences.Between(pairs[row], row)]))
            .Where(r => r.Fields.Count > 0)
            .ToList();
        return new RecordChanges(right, revised, left, pairs.Count - revised.Count, differences.NewColumns, differences.LostColumns);
    }

    private static List<string> ColumnsOf(IReadOnlyList<RecordRow> rows) => [.. rows[0].Fields.Keys];

    // Rows of one key are paired with their equals first, so that a row put in between does not make its neighbours look revised.
    private static (List<RecordRow> Left, List<RecordRow> Right) PairSame(IReadOnlyList<RecordRow> before, IReadOnlyList<RecordRow> after, RowDifferences differences, Dictionary<RecordRow, RecordRow> pairs)
    {
        var key = differences.Key;
        var waiting = before.GroupBy(r => RowDifferences.KeyOf(r, key), StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.ToList(), StringComparer.Ordinal);
        var unmatched = new List<RecordRow>();
        foreach (var row in after)
        {
            if (waiting.TryGetValue(RowDifferences.KeyOf(row, key), out var candidates) && candidates.FindIndex(c => differences.AreNone(c, row)) is >= 0 and var same)
            {
                pairs.Add(row, candidates[same]);
                candidates.RemoveAt(same);
            }
            else
            {
                unmatched.Add(row);
            }
        }

        var right = new List<RecordRow>();
        foreach (var row in unmatched)
        {
            if (waiting.TryGetValue(RowDifferences.KeyOf(row, key), out var candidates) && candidates.Count > 0)
            {
                pairs.Add(row, candidates[0]);
                candidates.RemoveAt(0);
            }
            else
            {
                right.Add(row);
            }
        }

        var paired = pairs.Values.ToHashSet(ReferenceEqualityComparer.Instance);
        return ([.. before.Where(r => !paired.Contains(r))], right);
    }

    private static (List<RecordRow> Left, List<RecordRow> Right) PairAlike(List<RecordRow> left, List<RecordRow> right, IReadOnlyList<string> key, Dictionary<RecordRow, RecordRow> pairs)
    {
        var single = left.GroupBy(r => RowDifferences.KeyOf(r, key), StringComparer.Ordinal).Where(g => g.Count() == 1).ToDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal);
        var taken = new HashSet<object>(ReferenceEqualityComparer.Instance);
        foreach (var group in right.GroupBy(r => RowDifferences.KeyOf(r, key), StringComparer.Ordinal).Where(g => g.Count() == 1))
        {
            if (single.TryGetValue(group.Key, out var row))
            {
                pairs.Add(group.First(), row);
                taken.Add(row);
                taken.Add(group.First());
            }
        }

        return ([.. left.Where(r => !taken.Contains(r))], [.. right.Where(r => !taken.Contains(r))]);
    }
}
