namespace Testudo.Planning.Comparison;

/// <summary>Looks for two values between which a difference changes its sign, by runs that are made longer until the sign can be told.</summary>
/// <param name="grid">The values, ascending.</param>
/// <param name="least">Blocks of the first look.</param>
/// <param name="most">The most blocks.</param>
/// <param name="differences">The difference in each block at a value, for so many blocks.</param>
internal sealed class DirectRuns(IReadOnlyList<double> grid, int least, int most, Func<double, int, double[]> differences)
{
    private const double Error = 0.05;

    private readonly SortedDictionary<double, int> lengths = [];
    private readonly Dictionary<int, int> signs = [];

    /// <summary>The values that were run, with their blocks.</summary>
    public IReadOnlyDictionary<double, int> Lengths => lengths;

    /// <summary>Confirms where a curve changes its sign.</summary>
    /// <param name="curve">The curve, a point for each value of the grid.</param>
    /// <returns>The nearest two values at which the signs can be told and differ, all between them run too; null where there are none, or the curve gives no cause to look.</returns>
    public (double Low, double High)? Bracket(IReadOnlyList<FlipPoint> curve)
    {
        var crossing = Enumerable.Range(1, curve.Count - 1).FirstOrDefault(i => Math.Sign(curve[i - 1].Difference.Mean) != Math.Sign(curve[i].Difference.Mean));
        if (crossing == 0 && curve.All(IsTold))
        {
            return null;
        }

        // From the values nearest to the crossing that the curve itself tells from zero outwards; where it crosses nowhere but comes near zero, its ends.
        var points = curve.ToList();
        var (low, high) = crossing == 0 ? (0, curve.Count - 1) : (points.FindLastIndex(crossing - 1, IsTold), points.FindIndex(crossing, IsTold));
        (low, high) = (low < 0 ? crossing - 1 : low, high < 0 ? crossing : high);
        var before = crossing == 0 ? SignAt(0) : Math.Sign(curve[crossing - 1].Difference.Mean);
        for (; low >= 0 && SignAt(low) != before; low--)
        {
            // A sign that belongs to the other side brings that side nearer.
            high = SignAt(low) == -before ? low : high;
        }

        for (; high < curve.Count && SignAt(high) != -before; high++)
        {
            low = SignAt(high) == before ? high : low;
        }

        if (before == 0 || low < 0 || high >= curve.Count)
        {
            return null;
        }

        // What lies between may be told too.
        for (var i = low + 1; i < high; i++)
        {
            (low, high) = SignAt(i) == before ? (i, high) : SignAt(i) == -before ? (low, i) : (low, high);
        }

        return (grid[low], grid[high]);
    }

    private static bool IsTold(FlipPoint point) => point.Difference.Low > 0 || point.Difference.High < 0;

    private int SignAt(int index)
    {
        if (signs.TryGetValue(index, out var known))
        {
            return known;
        }

        // Every look costs a part of the error that all may make together.
        var looks = 1 + (int)Math.Ceiling(Math.Log2((double)most / least));
        for (var blocks = least; ; blocks = Math.Min(2 * blocks, most))
        {
            var difference = BlockStatistics.Mean(differences(grid[index], blocks), Error / looks);
            lengths[grid[index]] = blocks;
            var sign = difference.Low > 0 ? 1 : difference.High < 0 ? -1 : 0;
            if (sign != 0 || blocks == most)
            {
                return signs[index] = sign;
            }
        }
    }
}
