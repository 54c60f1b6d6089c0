using MathNet.Numerics.Distributions;

namespace Testudo.Campaigns.Answers;

/// <summary>Sums up what replications have of one quantity.</summary>
internal static class Spreads
{
    private const double Z975 = 1.959963984540054;

    public static CampaignSpread Of(IEnumerable<double> values)
    {
        var sorted = values.ToArray();
        var (mean, low, high) = MeanOf(sorted);
        Array.Sort(sorted);
        return new CampaignSpread(mean, low, high, Quantile(sorted, 0.05), Quantile(sorted, 0.25), Quantile(sorted, 0.5), Quantile(sorted, 0.75), Quantile(sorted, 0.95));
    }

    /// <summary>A ratio of sums, with percentiles of the ratios of single replications; null where the sum below is 0.</summary>
    public static CampaignSpread? Ratio(IReadOnlyList<double> above, IReadOnlyList<double> below)
    {
        var whole = below.Sum();
        if (whole <= 0)
        {
            return null;
        }

        // The delta method for the interval: residuals about the ratio of sums.
        var ratio = above.Sum() / whole;
        var n = above.Count;
        var square = above.Zip(below, (a, b) => (a - (ratio * b)) * (a - (ratio * b))).Sum();
        var half = n < 2 ? 0 : StudentT.InvCDF(0, 1, n - 1, 0.975) * Math.Sqrt(square * n / (n - 1)) / whole;
        var singles = above.Zip(below).Where(p => p.Second > 0).Select(p => p.First / p.Second).Order().ToArray();
        return new CampaignSpread(ratio, ratio - half, ratio + half, Quantile(singles, 0.05), Quantile(singles, 0.25), Quantile(singles, 0.5), Quantile(singles, 0.75), Quantile(singles, 0.95));
    }

    public static Difference Paired(IEnumerable<double> differences)
    {
        var (mean, low, high) = MeanOf([.. differences]);
        return new Difference(mean, low, high);
    }

    public static DaySeries Series(int replications, int days, Func<int, int, double> at)
    {
        var bands = Enumerable.Range(0, 5).Select(_ => new double[days]).ToArray();
        double[] levels = [0.05, 0.25, 0.5, 0.75, 0.95];
        var values = new double[replications];
        for (var day = 0; day < days; day++)
        {
            for (var r = 0; r < replications; r++)
            {
                values[r] = at(r, day);
            }

            Array.Sort(values);
            for (var l = 0; l < levels.Length; l++)
            {
                bands[l][day] = Quantile(values, levels[l]);
            }
        }

        return new DaySeries(bands[0], bands[1], bands[2], bands[3], bands[4]);
    }

    /// <summary>When something happens.</summary>
    /// <param name="first">The first day.</param>
    /// <param name="days">For each replication how many days later it happened; negative for never.</param>
    public static DateAnswer Dates(DateOnly first, IReadOnlyList<int> days)
    {
        var n = days.Count;
        var happened = days.Where(d => d >= 0).Order().ToArray();
        string? At(double part)
        {
            // The day on which it has happened in that part of all replications.
            var rank = (int)Math.Ceiling((part * n) - 1e-9) - 1;
            return rank >= 0 && rank < happened.Length ? first.AddDays(happened[rank]).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) : null;
        }

        // Wilson's interval.
        var p = (double)happened.Length / n;
        var centre = (p + (Z975 * Z975 / (2 * n))) / (1 + (Z975 * Z975 / n));
        var half = Z975 * Math.Sqrt((p * (1 - p) / n) + (Z975 * Z975 / (4.0 * n * n))) / (1 + (Z975 * Z975 / n));
        return new DateAnswer(p, Math.Max(0, centre - half), Math.Min(1, centre + half), At(0.05), At(0.25), At(0.5), At(0.75), At(0.95));
    }

    // The smallest value that this part of all does not exceed: counts stay counts.
    private static double Quantile(double[] sorted, double part) => sorted.Length == 0 ? 0 : sorted[Math.Clamp((int)Math.Ceiling((part * sorted.Length) - 1e-9) - 1, 0, sorted.Length - 1)];

    private static (double Mean, double Low, double High) MeanOf(double[] values)
    {
        var n = values.Length;
        if (n == 0)
        {
            return (0, 0, 0);
        }

        var mean = values.Sum() / n;
        var half = n < 2 ? 0 : StudentT.InvCDF(0, 1, n - 1, 0.975) * Math.Sqrt(values.Sum(v => (v - mean) * (v - mean)) / (n - 1) / n);
        return (mean, mean - half, mean + half);
    }
}
