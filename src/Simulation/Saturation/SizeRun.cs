using MathNet.Numerics.Distributions;
using Testudo.Simulation.Measures;

namespace Testudo.Simulation.Saturation;

/// <summary>The leakage of a raid, kept block by block so that runs can be compared in pairs.</summary>
/// <remarks>
/// Blocks of equal number share their draws. For a rate R = sum L / sum N the block b contributes (L_b - R N_b) / mean N (delta method),
/// and so does each term of a difference of rates.
/// </remarks>
internal sealed class SizeRun
{
    private readonly double[] residuals;

    public SizeRun(MonteCarloResult result, int threats)
    {
        var layout = result.Layout;
        var (leaked, launched) = (layout.Of(layout.Whole, ClassTally.Leaked), layout.Of(layout.Whole, ClassTally.Launched));
        var all = result.Blocks.Sum(b => (double)b.Sums[launched]);
        var statistics = new Statistics(result);
        Result = result;
        Threats = threats;
        Rate = all > 0 ? result.Blocks.Sum(b => (double)b.Sums[leaked]) / all : 0;
        residuals = [.. result.Blocks.Select(b => (b.Sums[leaked] - (Rate * b.Sums[launched])) / Math.Max(all, 1))];
        LeakageRate = statistics.Ratio(leaked, launched) ?? new Estimate(0, 0, 0, 0, 0);
        Leaked = statistics.Of(leaked);
    }

    public MonteCarloResult Result { get; }

    public int Threats { get; }

    public double Rate { get; }

    public Estimate LeakageRate { get; }

    public Estimate Leaked { get; }

    /// <summary>A sum of rates, each with its sign, with the interval of the sum.</summary>
    public static RateAverted Sum(params (double Sign, SizeRun Run)[] terms)
    {
        var mean = terms.Sum(t => t.Sign * t.Run.Rate);
        var blocks = terms[0].Run.residuals.Length;
        if (blocks < 2)
        {
            return new RateAverted(mean, double.NaN, double.NaN);
        }

        var square = 0.0;
        for (var b = 0; b < blocks; b++)
        {
            var residual = terms.Sum(t => t.Sign * t.Run.residuals[b]);
            square += residual * residual;
        }

        var half = StudentT.InvCDF(0, 1, blocks - 1, 0.975) * Math.Sqrt(square * blocks / (blocks - 1));
        return new RateAverted(mean, mean - half, mean + half);
    }
}
