namespace Testudo.Simulation.Measures;

/// <summary>How often each whole number came up.</summary>
public sealed class CountDistribution
{
    private long[] counts = new long[16];

    /// <summary>How many numbers were counted.</summary>
    public long Total { get; private set; }

    /// <summary>Counts a number.</summary>
    /// <param name="number">The number, 0 or more.</param>
    public void Add(long number)
    {
        if (number >= counts.Length)
        {
            Array.Resize(ref counts, (int)Math.Max(number + 1, counts.Length * 2L));
        }

        counts[number]++;
        Total++;
    }

    /// <summary>Adds another distribution.</summary>
    /// <param name="other">The other.</param>
    public void Add(CountDistribution other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (other.counts.Length > counts.Length)
        {
            Array.Resize(ref counts, other.counts.Length);
        }

        for (var i = 0; i < other.counts.Length; i++)
        {
            counts[i] += other.counts[i];
        }

        Total += other.Total;
    }

    /// <summary>The number at a rank, counted from 1 in rising order.</summary>
    /// <param name="rank">The rank; cut to those there are.</param>
    public int AtRank(double rank)
    {
        var wanted = Math.Clamp((long)Math.Ceiling(rank), 1, Math.Max(1, Total));
        long seen = 0;
        for (var i = 0; i < counts.Length; i++)
        {
            seen += counts[i];
            if (seen >= wanted)
            {
                return i;
            }
        }

        return 0;
    }

    /// <summary>A quantile: the smallest number whose cumulative share reaches the probability.</summary>
    /// <param name="probability">The probability, 0 to 1.</param>
    public int Quantile(double probability) => AtRank(probability * Total);

    /// <summary>The mean of the largest share of numbers (conditional value at risk, a part of the boundary number included).</summary>
    /// <param name="share">The share, 0 to 1.</param>
    public double MeanOfLargest(double share)
    {
        var left = share * Total;
        var sum = 0.0;
        for (var i = counts.Length - 1; i >= 0 && left > 0; i--)
        {
            var taken = Math.Min(left, counts[i]);
            sum += taken * i;
            left -= taken;
        }

        return Total == 0 ? 0 : sum / (share * Total);
    }

    /// <summary>The numbers that came up, with their counts.</summary>
    public IEnumerable<(int Number, long Count)> Filled()
    {
        for (var i = 0; i < counts.Length; i++)
        {
            if (counts[i] > 0)
            {
                yield return (i, counts[i]);
            }
        }
    }
}
