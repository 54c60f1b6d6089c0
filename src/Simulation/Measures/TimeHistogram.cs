namespace Testudo.Simulation.Measures;

/// <summary>Counts of times in bins of 5 s up to 30 min and of 1 min up to 12 h; whole numbers, so that the order of adding never matters.</summary>
public sealed class TimeHistogram
{
    private const int FineBins = 360;
    private const int Bins = FineBins + 690;

    private readonly long[] counts = new long[Bins + 1];

    /// <summary>The number of times counted.</summary>
    public long Total { get; private set; }

    /// <summary>Counts one time.</summary>
    /// <param name="seconds">The time; below 0 counts as 0.</param>
    public void Add(double seconds)
    {
        counts[BinOf(seconds)]++;
        Total++;
    }

    /// <summary>Adds another histogram.</summary>
    /// <param name="other">The other.</param>
    public void Add(TimeHistogram other)
    {
        ArgumentNullException.ThrowIfNull(other);
        for (var i = 0; i < counts.Length; i++)
        {
            counts[i] += other.counts[i];
        }

        Total += other.Total;
    }

    /// <summary>A quantile: the middle of its bin, 0 for the first. Unit: seconds; NaN without counts.</summary>
    /// <param name="probability">The probability, 0 to 1.</param>
    public double Quantile(double probability)
    {
        if (Total == 0)
        {
            return double.NaN;
        }

        var rank = Math.Max(1, (long)Math.Ceiling(probability * Total));
        long seen = 0;
        for (var i = 0; i < counts.Length; i++)
        {
            seen += counts[i];
            if (seen >= rank)
            {
                return i == 0 ? 0 : (EdgeOf(i) + EdgeOf(i + 1)) / 2;
            }
        }

        return EdgeOf(Bins);
    }

    /// <summary>The bins that have counts: lower edge in seconds, and count.</summary>
    public IEnumerable<(double From, long Count)> Filled()
    {
        for (var i = 0; i < counts.Length; i++)
        {
            if (counts[i] > 0)
            {
                yield return (EdgeOf(i), counts[i]);
            }
        }
    }

    // The first bin holds exactly what is 0 or less: no warning at all.
    private static int BinOf(double seconds) => seconds switch
    {
        <= 0 => 0,
        < FineBins * 5 => 1 + (int)(seconds / 5),
        < 43_200 => Math.Min(Bins, 1 + FineBins + (int)((seconds - (FineBins * 5)) / 60)),
        _ => Bins,
    };

    private static double EdgeOf(int bin) => bin switch
    {
        0 => 0,
        <= FineBins + 1 => (bin - 1) * 5,
        _ => (FineBins * 5) + ((bin - 1 - FineBins) * 60.0),
    };
}
