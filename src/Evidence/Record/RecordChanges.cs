using System.Globalization;

namespace Testudo.Evidence.Record;

/// <summary>One field that reads differently in two versions.</summary>
/// <param name="Column">The column.</param>
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
    public bool IsRenamed => Before.Key != After.Key;
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
    IReadOnlyList<RecordRow> Added,
    IReadOnlyList<RevisedRow> Revised,
    IReadOnlyList<RecordRow> Withdrawn,
    int Unchanged,
    IReadOnlyList<string> NewColumns,
    IReadOnlyList<string> LostColumns)
{
    private static readonly string[] KeyColumns = ["time_start", "time_end", "model", "launch_place", "target", "source"];

    // The likeliest slip first.
    private static readonly string[][] PartsOfKey = [["launch_place"], ["target"], ["model"], ["source"], ["time_start", "time_end"]];

    /// <summary>Whether nothing changed.</summary>
    public bool AreNone => Added.Count == 0 && Revised.Count == 0 && Withdrawn.Count == 0;

    /// <summary>Compares two versions.</summary>
    /// <param name="before">The rows of the earlier one.</param>
    /// <param name="after">The rows of the later one.</param>
    public static RecordChanges Between(IReadOnlyList<RecordRow> before, IReadOnlyList<RecordRow> after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        var (oldColumns, newColumns) = (ColumnsOf(before), ColumnsOf(after));
        var common = newColumns.Where(oldColumns.Contains).ToList();
        if (before.Count == 0 || after.Count == 0)
        {
            return new RecordChanges(after, [], before, 0, [], []);
        }

        var pairs = new Dictionary<RecordRow, RecordRow>(after.Count, ReferenceEqualityComparer.Instance);
        var (left, right) = PairSame(before, after, common, pairs);
        foreach (var part in PartsOfKey.Where(p => p.All(common.Contains)))
        {
            (left, right) = PairAlike(left, right, [.. KeyColumns.Where(common.Contains).Except(part, StringComparer.Ordinal)], pairs);
        }

        var revised = after
            .Where(pairs.ContainsKey)
            .Select(row => new RevisedRow(pairs[row], row, [.. Differences(pairs[row], row, common)]))
            .Where(r => r.Fields.Count > 0)
            .ToList();
        return new RecordChanges(
            right,
            revised,
            left,
            pairs.Count - revised.Count,
            [.. newColumns.Except(oldColumns, StringComparer.Ordinal)],
            [.. oldColumns.Except(newColumns, StringComparer.Ordinal)]);
    }

    private static List<string> ColumnsOf(IReadOnlyList<RecordRow> rows) => rows.Count == 0 ? [] : [.. rows[0].Fields.Keys];

    // Rows of one key are paired with their equals first, so that a row put in between does not make its neighbours look revised.
    private static (List<RecordRow> Left, List<RecordRow> Right) PairSame(IReadOnlyList<RecordRow> before, IReadOnlyList<RecordRow> after, List<string> common, Dictionary<RecordRow, RecordRow> pairs)
    {
        string[] key = [.. KeyColumns.Where(common.Contains)];
        var waiting = before.GroupBy(r => KeyOf(r, key), StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.ToList(), StringComparer.Ordinal);
        var unmatched = new List<RecordRow>();
        foreach (var row in after)
        {
            if (waiting.TryGetValue(KeyOf(row, key), out var candidates) && candidates.FindIndex(c => !Differences(c, row, common).Any()) is >= 0 and var same)
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
            if (waiting.TryGetValue(KeyOf(row, key), out var candidates) && candidates.Count > 0)
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

    private static (List<RecordRow> Left, List<RecordRow> Right) PairAlike(List<RecordRow> left, List<RecordRow> right, string[] key, Dictionary<RecordRow, RecordRow> pairs)
    {
        var single = left.GroupBy(r => KeyOf(r, key), StringComparer.Ordinal).Where(g => g.Count() == 1).ToDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal);
        var taken = new HashSet<object>(ReferenceEqualityComparer.Instance);
        foreach (var group in right.GroupBy(r => KeyOf(r, key), StringComparer.Ordinal).Where(g => g.Count() == 1))
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

    private static string KeyOf(RecordRow row, string[] columns) =>
        string.Join('|', columns.Select(c => c is "time_start" or "time_end" ? RowReading.Written(Field(row, c)) : Field(row, c).Trim()));

    private static string Field(RecordRow row, string column) => row.Fields.GetValueOrDefault(column, "");

    private static IEnumerable<FieldChange> Differences(RecordRow before, RecordRow after, List<string> columns) =>
        from column in columns
        let pair = (From: Field(before, column).Trim(), To: Field(after, column).Trim())
        where pair.From != pair.To && !MeansTheSame(pair.From, pair.To)
        select new FieldChange(column, pair.From, pair.To);

    private static bool MeansTheSame(string from, string to) =>
        IsNumber(from, out var a) && IsNumber(to, out var b) ? a == b
        : RecordTimeText.TryRead(from, out _, out _) && RecordTimeText.TryRead(to, out _, out _) && RowReading.Written(from) == RowReading.Written(to);

    private static bool IsNumber(string text, out double number) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number);
}
