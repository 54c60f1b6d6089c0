using Testudo.Evidence.Record;

namespace Testudo.Evidence.Tests.Raids;

/// <summary>The rule for raids, step by step as the script of the baselines has it, without regard to speed.</summary>
internal static class LiteralScript
{
    public static IEnumerable<List<RecordRow>> Group(IReadOnlyList<RecordRow> all)
    {
        var rows = all.Where(r => r.IsNational && RecordClasses.MakesRaid(r.Class)).OrderBy(r => r.Time.From).ThenBy(r => r.Time.To).ToList();
        var labels = new Dictionary<RecordRow, string>(ReferenceEqualityComparer.Instance);
        var intervals = new List<(string Label, DateTime Begin, DateTime End)>();
        foreach (var row in rows.Where(r => !r.Time.IsDateOnly))
        {
            var (from, to) = (row.Time.From, row.Time.To);
            if (intervals.Count == 0 || !(from < intervals[^1].End || (from == to && from <= intervals[^1].End)))
            {
                intervals.Add(($"{intervals.Count}", from, to));
            }

            var (label, begin, end) = intervals[^1];
            intervals[^1] = (label, begin, to > end ? to : end);
            labels[row] = label;
        }

        foreach (var row in rows.Where(r => r.Time.IsDateOnly))
        {
            var (best, most) = ($"d{row.Time.From:s}", 0.0);
            foreach (var (label, begin, end) in intervals)
            {
                if (end < row.Time.From || begin > row.Time.To)
                {
                    continue;
                }

                var overlap = ((end < row.Time.To ? end : row.Time.To) - (begin > row.Time.From ? begin : row.Time.From)).TotalSeconds;
                if (overlap >= most)
                {
                    (best, most) = (label, overlap);
                }
            }

            labels[row] = best;
        }

        var parents = labels.Values.Distinct(StringComparer.Ordinal).ToDictionary(l => l, l => l, StringComparer.Ordinal);
        string Find(string label)
        {
            while (parents[label] != label)
            {
                label = parents[label];
            }

            return label;
        }

        foreach (var post in rows.Where(r => !r.Time.IsDateOnly).GroupBy(r => r.Source, StringComparer.Ordinal))
        {
            RecordRow? latest = null;
            foreach (var row in post.OrderBy(r => r.Time.From))
            {
                if (latest is not null && row.Time.From - latest.Time.To <= TimeSpan.FromHours(4))
                {
                    parents[Find(labels[row])] = Find(labels[latest]);
                }

                latest = latest is null || row.Time.To >= latest.Time.To ? row : latest;
            }
        }

        return rows.GroupBy(r => Find(labels[r]), StringComparer.Ordinal).Select(g => g.ToList());
    }
}
