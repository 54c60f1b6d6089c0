using MathNet.Numerics.Distributions;
using Testudo.Simulation.Comparison;

namespace Testudo.Planning.Comparison;

/// <summary>Means and intervals of values that are independent from block to block.</summary>
internal static class BlockStatistics
{
    // Quantiles far out in the tail of few degrees of freedom would say nothing.
    private const int LeastForTails = 5;

    /// <summary>The mean with its interval.</summary>
    /// <param name="values">One value of each block.</param>
    /// <param name="error">The probability that the interval misses.</param>
    public static PairedEstimate Mean(double[] values, double error = 0.05)
    {
        var mean = values.Average();
        if (values.Length < 2 || (error < 0.05 && values.Length < LeastForTails))
        {
            return new PairedEstimate(mean, double.NaN, double.NaN);
        }

        var half = StudentT.InvCDF(0, 1, values.Length - 1, 1 - (error / 2)) * Math.Sqrt(Variance(values, mean) / values.Length);
        return new PairedEstimate(mean, mean - half, mean + half);
    }

    /// <summary>Block by block, one less the other.</summary>
    public static double[] Less(double[] one, double[] other) => [.. one.Zip(other, (a, b) => a - b)];

    /// <summary>The unbiased variance.</summary>
    public static double Variance(double[] values, double mean) => values.Sum(v => (v - mean) * (v - mean)) / (values.Length - 1);
}
