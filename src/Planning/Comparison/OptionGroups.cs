namespace Testudo.Planning.Comparison;

/// <summary>Which options cannot be told apart, and which are not beaten in everything.</summary>
internal static class OptionGroups
{
    /// <summary>Maximal runs, in order of the mean, of which no two members can be told apart.</summary>
    /// <param name="values">For each option its value in each block.</param>
    /// <param name="error">The probability that any two are wrongly told apart, all pairs together (Bonferroni).</param>
    public static List<IReadOnlyList<int>> Indistinguishable(IReadOnlyList<double[]> values, double error = 0.05)
    {
        var order = Enumerable.Range(0, values.Count).OrderBy(o => values[o].Sum()).ToArray();
        var each = error / Math.Max(1, values.Count * (values.Count - 1) / 2);
        bool Differ(int one, int other)
        {
            // Without an interval nothing is told apart.
            var difference = BlockStatistics.Mean(BlockStatistics.Less(values[one], values[other]), each);
            return difference.Low > 0 || difference.High < 0;
        }

        var groups = new List<IReadOnlyList<int>>();
        var last = -1;
        for (var from = 0; from < order.Length; from++)
        {
            var to = from;
            while (to + 1 < order.Length && Enumerable.Range(from, to - from + 1).All(o => !Differ(order[o], order[to + 1])))
            {
                to++;
            }

            if (to > last)
            {
                groups.Add([.. order[from..(to + 1)]]);
                last = to;
            }
        }

        return groups;
    }

    /// <summary>Those that no other beats in everything: at least as good in each and better in one.</summary>
    /// <param name="points">For each option what is to be small; null where it is not known, and then the option is left out.</param>
    public static bool[] Front(IReadOnlyList<double[]?> points)
    {
        bool Beats(double[] one, double[] other) => one.Zip(other).All(p => p.First <= p.Second) && one.Zip(other).Any(p => p.First < p.Second);
        return [.. points.Select(p => p is not null && !points.Any(o => o is not null && Beats(o, p)))];
    }
}
