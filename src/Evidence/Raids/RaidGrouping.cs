using System.Globalization;
using Testudo.Evidence.Record;

namespace Testudo.Evidence.Raids;

/// <summary>Joins rows of the public record into raids.</summary>
/// <remarks>
/// The rule is that of the baselines against which forecasts are scored, so that both speak of the same raids: national rows of classes
/// that make raids; joined where their windows strictly overlap, or where they are of the same post and at most four hours apart. Rows
/// with dates only join the raid that they overlap most, the later one of equals, and never bridge two; those that overlap none make
/// one raid for each begin. Rows without a link count as one post, as they do there. The order of the rows does not matter.
/// See <c>docs/methods/evidence-record.md</c>.
/// </remarks>
public static class RaidGrouping
{
    /// <summary>The longest pause between two rows of one post that belong to one raid.</summary>
    public static readonly TimeSpan LongestPause = TimeSpan.FromHours(4);

    /// <summary>Joins rows into raids.</summary>
    /// <param name="rows">Rows of one version of the record; those that make no raid are passed over.</param>
    /// <returns>The raids in the order in which they began.</returns>
    public static IReadOnlyList<ReportedRaid> Group(IEnumerable<RecordRow> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        var chosen = rows
            .Where(r => r.IsNational && RecordClasses.MakesRaid(r.Class))
            .OrderBy(r => r.Time.From).ThenBy(r => r.Time.To).ThenBy(r => r.Key, StringComparer.Ordinal)
            .ToArray();
        var groups = new Groups(chosen.Length);
        var windows = JoinOverlapping(chosen, groups);
        AttachDates(chosen, windows, groups);
        JoinPosts(chosen, groups);
        return Named(chosen.Index().GroupBy(r => groups.Of(r.Index), r => r.Item).Select(g => Raid([.. g])));
    }

    /// <summary>The cells of raids: one for each class of <see cref="RecordClasses.OfCells"/> of which launched and destroyed are reported.</summary>
    /// <param name="raids">The raids.</param>
    /// <returns>The cells in the order in which the raids ended.</returns>
    public static IReadOnlyList<RaidCell> Cells(IEnumerable<ReportedRaid> raids)
    {
        ArgumentNullException.ThrowIfNull(raids);
        return [.. raids
            .SelectMany(raid => raid.Counts.Where(c => RecordClasses.OfCells.Contains(c.Class, StringComparer.Ordinal)).Select(count => new RaidCell(raid, count)))
            .OrderBy(c => c.Raid.End).ThenBy(c => c.Raid.Begin).ThenBy(c => c.Raid.Id, StringComparer.Ordinal).ThenBy(c => c.Class, StringComparer.Ordinal)];
    }

    /// <summary>The raid of this id; for a date on which none ended, the first that lasted into it; null where there is none.</summary>
    /// <param name="raids">The raids.</param>
    /// <param name="id">An id or a date, such as <c>2024-01-02</c>.</param>
    public static ReportedRaid? Find(IReadOnlyList<ReportedRaid> raids, string id)
    {
        ArgumentNullException.ThrowIfNull(raids);
        ArgumentNullException.ThrowIfNull(id);
        return raids.FirstOrDefault(r => r.Id == id)
            ?? (DateOnly.TryParseExact(id, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
                ? raids.FirstOrDefault(r => DateOnly.FromDateTime(r.Begin) <= date && date <= r.Date)
                : null);
    }

    /// <summary>Rows on a part of the country that fall into a raid: other words on the same thing, not to be added to it.</summary>
    /// <remarks>Many repeat a national row of the same night. They are shown beside the raid, and are in none of its sums.</remarks>
    /// <param name="raid">The raid.</param>
    /// <param name="rows">Rows of the same version of the record.</param>
    public static IReadOnlyList<RecordRow> RegionalRows(ReportedRaid raid, IEnumerable<RecordRow> rows)
    {
        ArgumentNullException.ThrowIfNull(raid);
        ArgumentNullException.ThrowIfNull(rows);
        return [.. rows
            .Where(r => !r.IsNational && RecordClasses.MakesRaid(r.Class) && r.Time.From <= raid.End && r.Time.To >= raid.Begin)
            .OrderBy(r => r.Time.From).ThenBy(r => r.Time.To).ThenBy(r => r.Key, StringComparer.Ordinal)];
    }

    // A window of no length joins where it touches. The windows come out in order and do not overlap.
    private static List<Window> JoinOverlapping(RecordRow[] rows, Groups groups)
    {
        var windows = new List<Window>();
        for (var i = 0; i < rows.Length; i++)
        {
            var (from, to, isDateOnly) = rows[i].Time;
            if (isDateOnly)
            {
                continue;
            }

            if (windows.Count > 0 && windows[^1] is var last && (from < last.To || (from == to && from <= last.To)))
            {
                groups.Join(i, last.Row);
                windows[^1] = last with { To = to > last.To ? to : last.To };
            }
            else
            {
                windows.Add(new Window(i, from, to));
            }
        }

        return windows;
    }

    private static void AttachDates(RecordRow[] rows, List<Window> windows, Groups groups)
    {
        var alone = new Dictionary<DateTime, int>();
        for (var i = 0; i < rows.Length; i++)
        {
            var (from, to, isDateOnly) = rows[i].Time;
            if (!isDateOnly)
            {
                continue;
            }

            int? best = null;
            var most = TimeSpan.Zero;
            for (var w = FirstEndingAtOrAfter(windows, from); w < windows.Count && windows[w].From <= to; w++)
            {
                var overlap = (windows[w].To < to ? windows[w].To : to) - (windows[w].From > from ? windows[w].From : from);
                if (overlap >= most)
                {
                    (best, most) = (windows[w].Row, overlap);
                }
            }

            if (best is { } row)
            {
                groups.Join(i, row);
            }
            else if (!alone.TryAdd(from, i))
            {
                groups.Join(i, alone[from]);
            }
        }
    }

    private static int FirstEndingAtOrAfter(List<Window> windows, DateTime time)
    {
        var (low, high) = (0, windows.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (windows[middle].To < time)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }

    private static void JoinPosts(RecordRow[] rows, Groups groups)
    {
        foreach (var post in rows.Index().Where(r => !r.Item.Time.IsDateOnly).GroupBy(r => r.Item.Source, StringComparer.Ordinal))
        {
            (int Row, DateTime To)? latest = null;
            foreach (var (i, row) in post)
            {
                if (latest is { } l && row.Time.From - l.To <= LongestPause)
                {
                    groups.Join(i, l.Row);
                }

                if (latest is null || row.Time.To >= latest.Value.To)
                {
                    latest = (i, row.Time.To);
                }
            }
        }
    }

    private static ReportedRaid Raid(RecordRow[] rows) => new()
    {
        Id = "",
        Begin = rows.Min(r => r.Time.From),
        End = rows.Max(r => r.Time.To),
        IsDateOnly = Array.TrueForAll(rows, r => r.Time.IsDateOnly),
        Rows = rows,
        Counts = [.. RecordClasses.OfRaids.Select(c => CountOf(c, rows)).OfType<RaidCount>()],
    };

    private static RaidCount? CountOf(string recordClass, RecordRow[] rows)
    {
        var all = rows.Where(r => r.Class == recordClass).ToList();
        var counted = all.FindAll(r => r is { Launched: not null, Destroyed: not null });
        return counted.Count == 0 ? null : new RaidCount(
            recordClass,
            counted.Sum(r => r.Launched!.Value),
            counted.Sum(r => r.Destroyed!.Value),
            counted.Exists(r => r.NotReached is not null) ? counted.Sum(r => r.NotReached ?? 0) : null,
            counted.Count,
            all.Count - counted.Count);
    }

    private static List<ReportedRaid> Named(IEnumerable<ReportedRaid> raids)
    {
        var seen = new Dictionary<DateOnly, int>();
        var result = new List<ReportedRaid>();
        foreach (var raid in raids.OrderBy(r => r.Begin).ThenBy(r => r.End).ThenBy(r => r.Rows[0].Key, StringComparer.Ordinal))
        {
            var number = seen[raid.Date] = seen.GetValueOrDefault(raid.Date) + 1;
            var date = raid.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            result.Add(raid with { Id = number == 1 ? date : $"{date}-{Letters(number)}" });
        }

        return result;
    }

    // 2 is b, 26 is z, 27 is aa.
    private static string Letters(int number)
    {
        var text = "";
        for (; number > 0; number = (number - 1) / 26)
        {
            text = (char)('a' + ((number - 1) % 26)) + text;
        }

        return text;
    }

    private readonly record struct Window(int Row, DateTime From, DateTime To);

    // Union-find; of two groups the one with the earlier row stays, so that the outcome has no order of joining in it.
    private sealed class Groups(int count)
    {
        private readonly int[] parents = [.. Enumerable.Range(0, count)];

        public int Of(int row)
        {
            while (parents[row] != row)
            {
                row = parents[row] = parents[parents[row]];
            }

            return row;
        }

        public void Join(int a, int b)
        {
            (a, b) = (Of(a), Of(b));
            parents[Math.Max(a, b)] = Math.Min(a, b);
        }
    }
}
