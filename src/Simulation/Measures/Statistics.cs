using MathNet.Numerics.Distributions;

namespace Testudo.Simulation.Measures;

/// <summary>Turns counts into estimates with their intervals.</summary>
/// <remarks>See <c>docs/methods/uncertainty.md</c>.</remarks>
internal sealed class Statistics
{
    private const double Z975 = 1.959963984540054;

    private readonly MonteCarloResult result;
    private readonly double replications;
    private readonly double t975;
    private readonly bool hasUncertainInputs;

    public Statistics(MonteCarloResult result)
    {
        this.result = result;
        replications = result.Replications;
        t975 = result.Blocks.Count > 1 ? StudentT.InvCDF(0, 1, result.Blocks.Count - 1, 0.975) : double.NaN;
        var table = result.Model.Parameters;
        hasUncertainInputs = Enumerable.Range(0, table.Parameters.Count).Any(i => table.IsPropagated(i) && table.Parameters[i].IsUncertain);
    }

    /// <summary>The mean of a count, in a unit.</summary>
    public Estimate Of(int tally, double unit = 1) =>
        Of(b => b.Sums[tally], tally, unit, isCount: true);

    /// <summary>The mean of one count divided by the mean of another; null where the other never occurs.</summary>
    /// <remarks>Linearised (delta method): the block sums of numerator - ratio × denominator carry the uncertainty.</remarks>
    public Estimate? Ratio(int numerator, int denominator, double unit = 1)
    {
        var below = result.Blocks.Sum(b => (double)b.Sums[denominator]);
        if (below == 0)
        {
            return null;
        }

        var ratio = result.Blocks.Sum(b => (double)b.Sums[numerator]) / below;
        var rest = Of(b => b.Sums[numerator] - (ratio * b.Sums[denominator]), numerator, unit / (below / replications), isCount: false);
        var (inputLow, inputHigh) = RatioInputBand(numerator, denominator, ratio);
        return new Estimate(ratio * unit, Math.Max(0, (ratio * unit) + rest.SamplingLow), (ratio * unit) + rest.SamplingHigh, inputLow * unit, inputHigh * unit);
    }

    // Quantiles of the ratio over blocks, drawn together by the part that chance explains in the numerator.
    private (double? Low, double? High) RatioInputBand(int numerator, int denominator, double ratio)
    {
        if (!hasUncertainInputs)
        {
            return (ratio, ratio);
        }

        if (FullBlocks() is not { } full)
        {
            return (null, null);
        }

        var ratios = full.Where(b => b.Sums[denominator] > 0).Select(b => (double)b.Sums[numerator] / b.Sums[denominator]).Order().ToArray();
        if (ratios.Length == 0)
        {
            return (null, null);
        }

        if (Shrink(numerator, full) is not { } shrink)
        {
            return (null, null);
        }

        return (ratio + (shrink * (Quantile(ratios, 0.05) - ratio)), ratio + (shrink * (Quantile(ratios, 0.95) - ratio)));
    }

    private static double Quantile(double[] sorted, double probability) =>
        sorted[(int)Math.Clamp(Math.Ceiling(probability * sorted.Length) - 1, 0, sorted.Length - 1)];

    /// <summary>The mean of a difference of two counts.</summary>
    public Estimate Difference(int first, int second, double unit = 1) =>
        Of(b => b.Sums[first] - b.Sums[second], first, unit, isCount: false);

    /// <summary>A count with its spread over single raids.</summary>
    public Spread Spread(int tally, CountDistribution distribution) =>
        new(Of(tally), distribution.Quantile(0.05), distribution.Quantile(0.5), distribution.Quantile(0.95));

    /// <summary>The share of replications in which a 0/1 count is 1, among those in which another is.</summary>
    public Proportion Proportion(int tally, int? among = null)
    {
        var trials = among is { } condition ? result.Blocks.Sum(b => b.Sums[condition]) : result.Replications;
        return Wilson(result.Blocks.Sum(b => b.Sums[tally]), trials, result.Blocks.Select(b => ((double)b.Sums[tally], among is { } c ? b.Sums[c] : (double)b.Size)));
    }

    /// <summary>The probability of at most k leakers.</summary>
    public Proportion AtMost(int k) =>
        Wilson(result.Blocks.Sum(b => (long)b.Leakers.Count(l => l <= k)), result.Replications, result.Blocks.Select(b => ((double)b.Leakers.Count(l => l <= k), (double)b.Size)));

    /// <summary>A quantile of the number of leakers, with the interval from its ranks.</summary>
    public Percentile LeakerQuantile(double probability)
    {
        var all = result.Leaked[result.Layout.Whole];
        var value = all.Quantile(probability);
        var effect = DesignEffect(result.Blocks.Select(b => ((double)b.Leakers.Count(l => l <= value), (double)b.Size)), AtMost(value).Value);
        var half = Z975 * Math.Sqrt(all.Total * probability * (1 - probability) * effect);
        return new Percentile(value, all.AtRank((probability * all.Total) - half), all.AtRank((probability * all.Total) + half + 1));
    }

    /// <summary>A distribution of times; percentiles have intervals from the groups of blocks.</summary>
    public TimeDistribution Times(Func<TimeTallies, TimeHistogram> which, double unit = 1)
    {
        var all = new TimeHistogram();
        foreach (var group in result.Times)
        {
            all.Add(which(group));
        }

        var groups = result.Times.Select(which).Where(g => g.Total > 0).ToList();
        Percentile? At(double probability)
        {
            if (all.Total == 0)
            {
                return null;
            }

            var value = all.Quantile(probability) * unit;
            var values = groups.Select(g => g.Quantile(probability) * unit).ToList();
            if (values.Count < 2)
            {
                return new Percentile(value, value, value);
            }

            var mean = values.Average();
            var error = Math.Sqrt(values.Sum(v => (v - mean) * (v - mean)) / (values.Count - 1) / values.Count);
            var half = StudentT.InvCDF(0, 1, values.Count - 1, 0.975) * error;
            return new Percentile(value, Math.Max(0, value - half), value + half);
        }

        return new TimeDistribution(all.Total, At(0.05), At(0.5), At(0.95), [.. all.Filled().Select(b => new HistogramBin(b.From * unit, b.Count))]);
    }

    /// <summary>A mean from block sums: the blocks are independent and alike, whatever happens inside them.</summary>
    private Estimate Of(Func<BlockResult, double> sum, int tally, double unit, bool isCount)
    {
        var blocks = result.Blocks;
        var mean = blocks.Sum(sum) / replications;
        if (blocks.Count < 2)
        {
            // One block says nothing about how far the next would differ.
            return new Estimate(mean * unit, double.NaN, double.NaN, null, null);
        }

        var between = blocks.Sum(b => Square(sum(b) - (b.Size * mean)));
        var error = Math.Sqrt(between * blocks.Count / (blocks.Count - 1)) / replications;
        var (low, high) = (mean - (t975 * error), mean + (t975 * error));
        if (isCount)
        {
            // Never seen: the rule of three bounds what would still be compatible.
            (low, high) = mean == 0 ? (0, 3 / replications) : (Math.Max(0, low), high);
        }

        var (inputLow, inputHigh) = InputBand(sum, tally, mean, isCount);
        return new Estimate(mean * unit, low * unit, high * unit, inputLow * unit, inputHigh * unit);
    }

    /// <summary>
    /// The 90 % band of the mean over the uncertain parameters: the spread of block means, less what chance inside the blocks explains
    /// (one-way analysis of variance), as quantiles of the block means drawn together by that factor. For a ratio or a difference the
    /// part of chance is taken from its first count.
    /// </summary>
    private (double? Low, double? High) InputBand(Func<BlockResult, double> sum, int tally, double mean, bool isCount)
    {
        if (!hasUncertainInputs)
        {
            return (mean, mean);
        }

        if (FullBlocks() is not { } full)
        {
            return (null, null);
        }

        var means = full.Select(b => sum(b) / b.Size).Order().ToArray();
        var centre = means.Average();
        if (means[0] == means[^1])
        {
            return (mean, mean);
        }

        if (Shrink(tally, full) is not { } shrink)
        {
            return (null, null);
        }

        double At(double probability) => mean + (shrink * (Quantile(means, probability) - centre));
        return isCount ? (Math.Max(0, At(0.05)), At(0.95)) : (At(0.05), At(0.95));
    }

    // The last block may be short and is left out. Null where chance inside blocks cannot be told from the inputs.
    private List<BlockResult>? FullBlocks()
    {
        var size = result.Blocks.Max(b => b.Size);
        var full = result.Blocks.Where(b => b.Size == size).ToList();
        return size < MonteCarlo.ReplicationsPerDraw || full.Count < 2 ? null : full;
    }

    /// <summary>By how much the spread of block means is drawn together to that of the mean over the parameters; null where chance hides the inputs.</summary>
    /// <remarks>
    /// With total variance T of single replications, d draws of r = 20 replications in a block and variance B of block means:
    /// B = S/d + (T - S)/(r d) with S the variance over the parameters, so that S = (r d B - T) / (r - 1).
    /// </remarks>
    private double? Shrink(int tally, List<BlockResult> full)
    {
        const int PerDraw = MonteCarlo.ReplicationsPerDraw;
        double size = full[0].Size;
        var centre = full.Average(b => b.Sums[tally] / size);
        var between = full.Sum(b => Square((b.Sums[tally] / size) - centre)) / (full.Count - 1);
        var total = ((double)result.Squares[tally] / replications) - Square(result.Blocks.Sum(b => (double)b.Sums[tally]) / replications);
        var inputs = ((size * between) - total) / (PerDraw - 1);
        return between > 0 && inputs > 0 ? Math.Sqrt(inputs / between) : null;
    }

    private static Proportion Wilson(long successes, long trials, IEnumerable<(double Successes, double Trials)> blocks)
    {
        if (trials == 0)
        {
            return new Proportion(0, 0, 1);
        }

        var p = (double)successes / trials;
        return Measures.Proportion.Of(p, trials / DesignEffect(blocks, p));
    }

    /// <summary>How much the variance of a share grows because replications of a block share their parameters; at least 1 (Kish 1965).</summary>
    private static double DesignEffect(IEnumerable<(double Successes, double Trials)> blocks, double p)
    {
        if (p is <= 0 or >= 1)
        {
            return 1;
        }

        var (count, residual, trials) = (0, 0.0, 0.0);
        foreach (var (s, n) in blocks)
        {
            count++;
            residual += Square(s - (n * p));
            trials += n;
        }

        return count < 2 ? 1 : Math.Max(1, residual * count / (count - 1) / (trials * p * (1 - p)));
    }

    private static double Square(double x) => x * x;
}
