namespace Testudo.World.Text;

/// <summary>Finds the name that somebody probably meant.</summary>
public static class NameSuggestion
{
    /// <summary>The nearest of the known names by edit distance, or null where none is near.</summary>
    /// <param name="written">What was written.</param>
    /// <param name="known">The names that exist.</param>
    public static string? Nearest(string written, IEnumerable<string> known)
    {
        ArgumentNullException.ThrowIfNull(written);
        ArgumentNullException.ThrowIfNull(known);
        if (written.Length is 0 or > 200)
        {
            return null;
        }

        var folded = written.ToUpperInvariant();
        var best = known
            .Select(name => (name, cost: Cost(folded, name.ToUpperInvariant())))
            .OrderBy(c => c.cost).ThenBy(c => c.name, StringComparer.Ordinal)
            .FirstOrDefault();
        return best.name is not null && best.cost <= Math.Max(2, written.Length / 3) && best.cost < written.Length ? best.name : null;
    }

    // A name that begins with what was written is near, however long its tail.
    private static int Cost(string written, string name) =>
        written.Length >= 3 && name.StartsWith(written, StringComparison.Ordinal) ? 1 : Distance(written, name);

    /// <summary>The number of insertions, deletions, substitutions and swaps of neighbours between two texts (Damerau 1964, restricted).</summary>
    /// <param name="a">One text.</param>
    /// <param name="b">The other text.</param>
    public static int Distance(string a, string b)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        var rows = new int[3][];
        for (var r = 0; r < 3; r++)
        {
            rows[r] = new int[b.Length + 1];
        }

        for (var j = 0; j <= b.Length; j++)
        {
            rows[0][j] = j;
        }

        for (var i = 1; i <= a.Length; i++)
        {
            var (now, above, twoAbove) = (rows[i % 3], rows[(i - 1) % 3], rows[(i + 1) % 3]);
            now[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var cost = a[i - 1] == b[j - 1] ? 0 : 1;
                now[j] = Math.Min(Math.Min(now[j - 1] + 1, above[j] + 1), above[j - 1] + cost);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    now[j] = Math.Min(now[j], twoAbove[j - 2] + 1);
                }
            }
        }

        return rows[a.Length % 3][b.Length];
    }
}
