using MathNet.Numerics;

namespace Testudo.Forecast.Distributions;

/// <summary>The beta-binomial distribution: binomial counts whose chance differs from raid to raid.</summary>
/// <remarks>
/// Skellam, "A probability distribution derived from the binomial distribution by regarding the probability of success as variable between the
/// sets of trials", JRSS B 10 (1948). Written by its mean share and the correlation of two weapons of one raid; a correlation of 0 is the binomial.
/// </remarks>
public static class BetaBinomial
{
    private const double Least = 1e-6;

    // Up to so many trials a product of ratios costs less than gamma functions, and cannot lose a probability that matters.
    private const int FewTrials = 64;

    /// <summary>The logarithm of the probability of a count.</summary>
    /// <param name="count">The count, from 0 to <paramref name="trials"/>.</param>
    /// <param name="trials">The number of trials.</param>
    /// <param name="mean">The mean share; held between 1e-6 and 1 - 1e-6.</param>
    /// <param name="correlation">From 0 to below 1.</param>
    public static double LogProbability(int count, int trials, double mean, double correlation)
    {
        var p = Math.Clamp(mean, Least, 1 - Least);
        var ways = LogWays(count, trials);
        if (correlation <= 0)
        {
            return ways + (count * Math.Log(p)) + ((trials - count) * Math.Log(1 - p));
        }

        var size = (1 - correlation) / correlation;
        return ways + LogBeta(count + (p * size), trials - count + ((1 - p) * size)) - LogBeta(p * size, (1 - p) * size);
    }

    /// <summary>The probabilities of 0 to trials.</summary>
    /// <param name="trials">The number of trials, 0 or more.</param>
    /// <param name="mean">The mean share; held between 1e-6 and 1 - 1e-6.</param>
    /// <param name="correlation">From 0 to below 1.</param>
    public static CountForecast Distribution(int trials, double mean, double correlation)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(trials);
        var sum = new double[trials + 1];
        AddTo(sum, new double[trials + 1], mean, correlation, 1);
        return new CountForecast(sum);
    }

    /// <summary>The probabilities of one count for several means.</summary>
    /// <param name="count">The count, from 0 to <paramref name="trials"/>.</param>
    /// <param name="trials">The number of trials.</param>
    /// <param name="means">The mean shares; held between 1e-6 and 1 - 1e-6. Their probabilities take their place.</param>
    /// <param name="correlation">Above 0 and below 1.</param>
    internal static void Probabilities(int count, int trials, Span<double> means, double correlation)
    {
        var size = (1 - correlation) / correlation;
        var ways = LogWays(count, trials);
        var same = ways + SpecialFunctions.GammaLn(size) - SpecialFunctions.GammaLn(trials + size);
        var waysAtOnce = Math.Exp(ways);
        foreach (ref var value in means)
        {
            var p = Math.Clamp(value, Least, 1 - Least);
            var (a, b) = (p * size, (1 - p) * size);
            if (trials > FewTrials)
            {
                value = Math.Exp(same + SpecialFunctions.GammaLn(count + a) - SpecialFunctions.GammaLn(a) + SpecialFunctions.GammaLn(trials - count + b) - SpecialFunctions.GammaLn(b));
                continue;
            }

            value = waysAtOnce;
            for (var i = 0; i < trials; i++)
            {
                value *= (i < count ? a + i : b + (i - count)) / (size + i);
            }
        }
    }

    /// <summary>The derivatives of <see cref="LogProbability"/> by the mean and by the correlation.</summary>
    /// <param name="count">The count, from 0 to <paramref name="trials"/>.</param>
    /// <param name="trials">The number of trials.</param>
    /// <param name="mean">The mean share, above 0 and below 1.</param>
    /// <param name="correlation">Above 0 and below 1.</param>
    internal static (double OfMean, double OfCorrelation) Slopes(int count, int trials, double mean, double correlation)
    {
        var size = (1 - correlation) / correlation;
        var (a, b) = (mean * size, (1 - mean) * size);
        var ofA = SpecialFunctions.DiGamma(count + a) - SpecialFunctions.DiGamma(a);
        var ofB = SpecialFunctions.DiGamma(trials - count + b) - SpecialFunctions.DiGamma(b);
        var ofBoth = SpecialFunctions.DiGamma(size) - SpecialFunctions.DiGamma(trials + size);
        var ofSize = (mean * ofA) + ((1 - mean) * ofB) + ofBoth;
        return (size * (ofA - ofB), -ofSize / (correlation * correlation));
    }

    /// <summary>The logarithm of the number of ways to choose.</summary>
    /// <param name="count">How many are chosen.</param>
    /// <param name="trials">Of how many.</param>
    internal static double LogWays(int count, int trials) =>
        SpecialFunctions.GammaLn(trials + 1.0) - SpecialFunctions.GammaLn(count + 1.0) - SpecialFunctions.GammaLn(trials - count + 1.0);

    /// <summary>The logarithm of the beta function.</summary>
    /// <param name="a">Above 0.</param>
    /// <param name="b">Above 0.</param>
    internal static double LogBeta(double a, double b) => SpecialFunctions.GammaLn(a) + SpecialFunctions.GammaLn(b) - SpecialFunctions.GammaLn(a + b);

    /// <summary>Adds the distribution, times a weight, to a mixture.</summary>
    /// <remarks>Neighbours are in a simple ratio, so that no gamma function is needed: it starts near the mean, where nothing overflows, and ends with a sum of one.</remarks>
    /// <param name="mixture">From 0 to the number of trials.</param>
    /// <param name="scratch">At least as long.</param>
    /// <param name="mean">The mean share; held between 1e-6 and 1 - 1e-6.</param>
    /// <param name="correlation">From 0 to below 1.</param>
    /// <param name="weight">The weight.</param>
    internal static void AddTo(Span<double> mixture, Span<double> scratch, double mean, double correlation, double weight)
    {
        var n = mixture.Length - 1;
        var p = Math.Clamp(mean, Least, 1 - Least);
        var (a, b, step) = correlation > 0 ? (p * (1 - correlation) / correlation, (1 - p) * (1 - correlation) / correlation, 1.0) : (p, 1 - p, 0.0);
        var start = (int)(n * p);
        var total = scratch[start] = 1.0;
        var value = 1.0;
        for (var k = start; k < n; k++)
        {
            value *= (n - k) * (a + (step * k)) / ((k + 1) * (b + (step * (n - k - 1))));
            total += scratch[k + 1] = value;
        }

        value = 1.0;
        for (var k = start; k > 0; k--)
        {
            value *= k * (b + (step * (n - k))) / ((n - k + 1) * (a + (step * (k - 1))));
            total += scratch[k - 1] = value;
        }

        var factor = weight / total;
        for (var k = 0; k <= n; k++)
        {
            mixture[k] += factor * scratch[k];
        }
    }
}
