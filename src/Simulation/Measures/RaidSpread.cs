namespace Testudo.Simulation.Measures;

/// <summary>How much more single raids differ than chance alone would have it.</summary>
/// <remarks>
/// The correlation of threats within a raid by moments (Donner 1986): with S stopped of n and rate p,
/// E[(S - p n)²] = p (1 - p) (E[n] + rho E[n (n - 1)]). Within a draw of the parameters the products of residuals are those over all less those
/// over the means of draws (one-way analysis of variance). Standard errors by the jackknife over 16 groups of blocks.
/// See <c>docs/methods/kill-and-raid-effect.md</c>.
/// </remarks>
internal sealed class RaidSpread
{
    private readonly MonteCarloResult result;
    private readonly OutcomeMoments moments;
    private readonly long[][] blockCounts;
    private readonly int[] blockGroups;

    public RaidSpread(MonteCarloResult result)
    {
        (this.result, moments) = (result, result.Moments);
        var width = 2 * moments.Groups.Count;
        blockCounts = [.. result.Blocks.Select(b =>
        {
            var counts = new long[width];
            moments.CountsOf(b.Sums, counts);
            return counts;
        })];
        blockGroups = [.. result.Blocks.Select(b => b.Number % MonteCarloResult.TimeGroups)];
    }

    /// <summary>The correlation of threats of a group within one raid.</summary>
    /// <param name="group">The group.</param>
    /// <param name="isWithinDraw">Whether for known parameters, rather than over all.</param>
    /// <returns>The correlation; null where it cannot be told.</returns>
    public SpreadEstimate? Correlation(int group, bool isWithinDraw) => Jackknife(left => Correlation(group, isWithinDraw, left));

    /// <summary>The correlation of the residuals of two groups over raids: of what was stopped beyond the rate, chance included.</summary>
    /// <param name="first">A group.</param>
    /// <param name="second">Another.</param>
    /// <param name="isWithinDraw">Whether for known parameters, rather than over all.</param>
    /// <returns>The correlation; null where it cannot be told.</returns>
    public SpreadEstimate? Correlation(int first, int second, bool isWithinDraw) => Jackknife(left =>
    {
        var means = Means(left);
        double Product(int a, int b) => isWithinDraw ? Within(a, b, means, left) : Total(a, b, means, left);
        return Product(first, second) / Math.Sqrt(Product(first, first) * Product(second, second));
    });

    private double Correlation(int group, bool isWithinDraw, int left)
    {
        var means = Means(left);
        var (launched, stopped) = (means.Values[OutcomeMoments.Launched(group)], means.Values[OutcomeMoments.Stopped(group)]);
        var p = stopped / launched;
        var pairs = Mean(OutcomeMoments.Launched(group), OutcomeMoments.Launched(group), means.Replications, left) - launched;
        var variance = isWithinDraw ? Within(group, group, means, left) : Total(group, group, means, left);
        // Within a draw the rate is that of the draw: the mean of its p (1 - p) is less by the variance of p, which is what lies between draws.
        var chance = p * (1 - p);
        if (isWithinDraw)
        {
            var between = Total(group, group, means, left) - variance;
            chance -= between / Math.Max(Mean(OutcomeMoments.Launched(group), OutcomeMoments.Launched(group), means.Replications, left), double.Epsilon);
        }

        return ((variance / chance) - launched) / pairs;
    }

    /// <summary>Mean product of the residuals S - p n of two groups.</summary>
    private double Total(int first, int second, in GroupMeans means, int left)
    {
        var (n1, s1, n2, s2) = (OutcomeMoments.Launched(first), OutcomeMoments.Stopped(first), OutcomeMoments.Launched(second), OutcomeMoments.Stopped(second));
        var (p1, p2) = (means.Rate(first), means.Rate(second));
        double M(int a, int b) => Mean(a, b, MeansReplications(left), left);
        return M(s1, s2) - (p2 * M(s1, n2)) - (p1 * M(n1, s2)) + (p1 * p2 * M(n1, n2));
    }

    /// <summary>The same for known parameters: less the part that lies between draws, as in <see cref="Statistics"/>.</summary>
    private double Within(int first, int second, in GroupMeans means, int left)
    {
        const int PerDraw = MonteCarlo.ReplicationsPerDraw;
        var total = Total(first, second, means, left);
        var size = result.Blocks.Max(b => b.Size);
        var (p1, p2) = (means.Rate(first), means.Rate(second));
        var (sum, count) = (0.0, 0);
        for (var b = 0; b < blockCounts.Length; b++)
        {
            if (blockGroups[b] != left && result.Blocks[b].Size == size)
            {
                var counts = blockCounts[b];
                sum += (counts[OutcomeMoments.Stopped(first)] - (p1 * counts[OutcomeMoments.Launched(first)])) * (counts[OutcomeMoments.Stopped(second)] - (p2 * counts[OutcomeMoments.Launched(second)]));
                count++;
            }
        }

        if (size < PerDraw || count < 2)
        {
            return double.NaN;
        }

        // B = S/d + (T - S)/(20 d) for blocks of d draws, with S between the draws and T over all.
        var between = sum / (count - 1) / ((double)size * size);
        return total - (((size * between) - total) / (PerDraw - 1));
    }

    private SpreadEstimate? Jackknife(Func<int, double> estimate)
    {
        var value = estimate(-1);
        if (!double.IsFinite(value))
        {
            return null;
        }

        var groups = blockGroups.Distinct().ToList();
        var values = groups.Select(estimate).ToList();
        if (groups.Count < 2 || !values.TrueForAll(double.IsFinite))
        {
            return new SpreadEstimate(value, null);
        }

        var mean = values.Average();
        return new SpreadEstimate(value, Math.Sqrt(values.Sum(v => (v - mean) * (v - mean)) * (groups.Count - 1) / groups.Count));
    }

    private int MeansReplications(int left)
    {
        var count = 0;
        for (var b = 0; b < blockGroups.Length; b++)
        {
            count += blockGroups[b] == left ? 0 : result.Blocks[b].Size;
        }

        return count;
    }

    private GroupMeans Means(int left)
    {
        var sums = new double[2 * moments.Groups.Count];
        for (var b = 0; b < blockCounts.Length; b++)
        {
            if (blockGroups[b] != left)
            {
                for (var i = 0; i < sums.Length; i++)
                {
                    sums[i] += blockCounts[b][i];
                }
            }
        }

        var replications = MeansReplications(left);
        return new GroupMeans([.. sums.Select(s => s / replications)], replications);
    }

    private double Mean(int first, int second, int replications, int left)
    {
        var sum = 0.0;
        for (var g = 0; g < MonteCarloResult.TimeGroups; g++)
        {
            sum += g == left ? 0 : moments.Product(g, first, second);
        }

        return sum / replications;
    }

    private readonly record struct GroupMeans(double[] Values, int Replications)
    {
        public double Rate(int group) => Values[OutcomeMoments.Stopped(group)] / Values[OutcomeMoments.Launched(group)];
    }
}
