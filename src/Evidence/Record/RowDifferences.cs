using System.Globalization;

namespace Testudo.Evidence.Record;

/// <summary>What two rows of two versions say differently, in the columns that both versions have.</summary>
internal sealed class RowDifferences
{
    /// <summary>The columns of which a key is made.</summary>
    public static readonly IReadOnlyList<string> KeyColumns = ["time_start", "time_end", "model", "launch_place", "target", "source"];

    private readonly List<string> common;
    private readonly bool haveModels;
    private readonly bool haveTimes;
    private readonly bool havePublishers;

    /// <summary>Begins to compare rows of two versions.</summary>
    /// <param name="oldColumns">The columns of the earlier one.</param>
    /// <param name="newColumns">The columns of the later one.</param>
    public RowDifferences(IReadOnlyList<string> oldColumns, IReadOnlyList<string> newColumns)
    {
        common = [.. newColumns.Where(oldColumns.Contains)];
        Key = [.. KeyColumns.Where(common.Contains)];
        haveModels = common.Contains("model");
        haveTimes = common.Contains("time_start") && common.Contains("time_end");
        havePublishers = haveModels && common.Contains("source") && common.Contains("target");
        NewColumns = [.. newColumns.Except(oldColumns, StringComparer.Ordinal)];
        LostColumns = [.. oldColumns.Except(newColumns, StringComparer.Ordinal)];
    }

    /// <summary>The columns of the key that both versions have.</summary>
    public IReadOnlyList<string> Key { get; }

    /// <summary>Columns that only the later version has.</summary>
    public IReadOnlyList<string> NewColumns { get; }

    /// <summary>Columns that only the earlier version has.</summary>
    public IReadOnlyList<string> LostColumns { get; }

    /// <summary>A key of a row, made of some of the columns.</summary>
    /// <param name="row">The row.</param>
    /// <param name="columns">The columns.</param>
    public static string KeyOf(RecordRow row, IReadOnlyList<string> columns) =>
        string.Join('|', columns.Select(c => c is "time_start" or "time_end" ? RowReading.Written(Field(row, c)) : Field(row, c).Trim()));

    /// <summary>Whether two rows say the same.</summary>
    /// <param name="before">The earlier row.</param>
    /// <param name="after">The later row.</param>
    public bool AreNone(RecordRow before, RecordRow after) => !Between(before, after).Any();

    /// <summary>What is written differently, then what is understood differently although the same was written.</summary>
    /// <param name="before">The earlier row.</param>
    /// <param name="after">The later row.</param>
    public IEnumerable<FieldChange> Between(RecordRow before, RecordRow after) => Written(before, after).Concat(Understood(before, after));

    private IEnumerable<FieldChange> Written(RecordRow before, RecordRow after) =>
        from column in common
        let pair = (From: Field(before, column).Trim(), To: Field(after, column).Trim())
        where !MeansTheSame(pair.From, pair.To)
        select new FieldChange(column, pair.From, pair.To);

    // A newer Testudo may know a model that an older one did not; then the same file says something else.
    private IEnumerable<FieldChange> Understood(RecordRow before, RecordRow after)
    {
        var sameModel = haveModels && IsSame("model", before, after);
        IEnumerable<(bool IsCompared, string What, string From, string To)> all =
        [
            (sameModel, "class", before.Class, after.Class),
            (sameModel, "threats", string.Join(", ", before.Threats), string.Join(", ", after.Threats)),
            (sameModel, "is_tactical", YesNo(before.IsTactical), YesNo(after.IsTactical)),
            (sameModel && havePublishers && IsSame("source", before, after) && IsSame("target", before, after), "is_national", YesNo(before.IsNational), YesNo(after.IsNational)),
            (haveTimes && IsSame("time_start", before, after) && IsSame("time_end", before, after), "time", Text(before), Text(after)),
            Count("launched", before.Launched, after.Launched),
            Count("destroyed", before.Destroyed, after.Destroyed),
            Count("not_reach_goal", before.NotReached, after.NotReached),
            Count("still_attacking", before.StillFlying, after.StillFlying),
        ];
        return all.Where(a => a.IsCompared && a.From != a.To).Select(a => new FieldChange(a.What, a.From, a.To));

        (bool IsCompared, string What, string From, string To) Count(string column, double? from, double? to) =>
            (from != to && common.Contains(column) && IsSame(column, before, after), column, Text(from), Text(to));
    }

    private static string Field(RecordRow row, string column) => row.Fields.GetValueOrDefault(column, "");

    private static bool IsSame(string column, RecordRow before, RecordRow after) => MeansTheSame(Field(before, column).Trim(), Field(after, column).Trim());

    private static bool MeansTheSame(string from, string to) =>
        from == to
        || (IsNumber(from, out var a) && IsNumber(to, out var b) ? a == b
            : RecordTimeText.TryRead(from, out _, out _) && RecordTimeText.TryRead(to, out _, out _) && RowReading.Written(from) == RowReading.Written(to));

    private static bool IsNumber(string text, out double number) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number);

    private static string YesNo(bool value) => value ? "yes" : "no";

    private static string Text(double? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";

    private static string Text(RecordRow row) => string.Create(CultureInfo.InvariantCulture, $"{row.Time.From:yyyy-MM-dd HH:mm} - {row.Time.To:yyyy-MM-dd HH:mm}");
}
