using System.Globalization;
using Testudo.Evidence.Record;

namespace Testudo.Evidence.Store;

/// <summary>What two versions of a row say differently; where a row stands in its file and how a number is written do not count.</summary>
internal static class RowComparison
{
    // Columns of the file that are compared as what they were understood to be.
    private static readonly HashSet<string> Understood = new(StringComparer.Ordinal)
    {
        "time_start", "time_end", "model", "launch_place", "target", "launched", "destroyed", "not_reach_goal", "still_attacking", "source",
    };

    /// <summary>The differences; empty where there are none.</summary>
    /// <param name="before">The earlier row.</param>
    /// <param name="after">The later one.</param>
    public static IReadOnlyList<RowDifference> Of(RecordRow before, RecordRow after)
    {
        var differences = new List<RowDifference>();
        Compare("time", Text(before.Time.From, before.Time.To), Text(after.Time.From, after.Time.To));
        Compare("model", before.Model, after.Model);
        Compare("threats", string.Join(", ", before.Threats), string.Join(", ", after.Threats));
        Compare("class", before.Class, after.Class);
        Compare("launch_place", before.LaunchPlace, after.LaunchPlace);
        Compare("target", before.Target, after.Target);
        Compare("launched", Text(before.Launched), Text(after.Launched));
        Compare("destroyed", Text(before.Destroyed), Text(after.Destroyed));
        Compare("not_reach_goal", Text(before.NotReached), Text(after.NotReached));
        Compare("still_attacking", Text(before.StillFlying), Text(after.StillFlying));
        Compare("source", before.Source, after.Source);
        Compare("national", before.IsNational ? "yes" : "no", after.IsNational ? "yes" : "no");
        foreach (var (name, value) in after.Fields)
        {
            // A column that only one version has says nothing about the row.
            if (!Understood.Contains(name) && before.Fields.TryGetValue(name, out var old) && !IsSameNumber(old, value))
            {
                Compare(name, old, value);
            }
        }

        return differences;

        void Compare(string what, string? old, string? now)
        {
            if (!string.Equals(old, now, StringComparison.Ordinal))
            {
                differences.Add(new RowDifference(what, old, now));
            }
        }
    }

    private static string Text(DateTime from, DateTime to) => string.Create(CultureInfo.InvariantCulture, $"{from:yyyy-MM-dd HH:mm} - {to:yyyy-MM-dd HH:mm}");

    private static string? Text(double? number) => number?.ToString(CultureInfo.InvariantCulture);

    private static bool IsSameNumber(string a, string b) =>
        double.TryParse(a, NumberStyles.Float, CultureInfo.InvariantCulture, out var x) && double.TryParse(b, NumberStyles.Float, CultureInfo.InvariantCulture, out var y) && x.Equals(y);
}
