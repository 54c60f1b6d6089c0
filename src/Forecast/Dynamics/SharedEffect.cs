using System.Numerics;
using MathNet.Numerics.Distributions;
using Testudo.Forecast.Distributions;

namespace Testudo.Forecast.Dynamics;

/// <summary>The effect that the classes of one raid share: where one class is stopped better than was foretold, others are too.</summary>
/// <remarks>
/// A normal copula with one factor: given the factor, classes are independent, and the forecast of each class alone is left as it is. Its correlation is
/// learned from the normal scores of pairs of classes in past raids, against a prior that weighs as much as <see cref="PriorPairs"/> pairs.
/// </remarks>
internal sealed class SharedEffect
{
    private const double PriorCorrelation = 0.2;
    private const double PriorPairs = 40;
    private const double Largest = 0.9;

    private double pairs;
    private double products;
    private double squares;
    private int scores;

    /// <summary>The correlation of the normal scores of two classes in one raid.</summary>
    public double Correlation
    {
        get
        {
            var spread = squares > 0 ? squares / scores : 1;
            return Math.Clamp(((PriorCorrelation * PriorPairs) + (products / spread)) / (PriorPairs + pairs), 0, Largest);
        }
    }

    /// <summary>Learns from a raid of several classes.</summary>
    /// <param name="classes">What happened in each class, and the forecast of it before it was learned.</param>
    public void Learn(IReadOnlyList<(int Observed, CountForecast Forecast)> classes)
    {
        var normal = classes.Select(c => Score(Math.Clamp(c.Forecast.Transform(c.Observed).Middle, 1e-6, 1 - 1e-6))).ToList();
        var (sum, ofSquares) = (normal.Sum(), normal.Sum(z => z * z));
        pairs += normal.Count * (normal.Count - 1) / 2.0;
        products += ((sum * sum) - ofSquares) / 2;
        squares += ofSquares;
        scores += normal.Count;
    }

    /// <summary>The total of several classes.</summary>
    /// <param name="forecasts">Their forecasts; at least one.</param>
    /// <param name="correlation">The correlation, from 0 to below 1.</param>
    public static CountForecast Total(IReadOnlyList<CountForecast> forecasts, double correlation)
    {
        if (forecasts.Count == 1)
        {
            return forecasts[0];
        }

        var total = new double[forecasts.Sum(f => f.Largest) + 1];
        var scored = forecasts.Select(f => Enumerable.Range(0, f.Largest + 1).Select(k => Score(f.Cumulative(k))).ToArray()).ToList();
        var (factor, rest) = (Math.Sqrt(correlation), Math.Sqrt(1 - correlation));
        for (var q = 0; q < NormalQuadrature.Count; q++)
        {
            double[] sum = [1];
            foreach (var ofClass in scored)
            {
                sum = Convolve(sum, Given(ofClass, factor * NormalQuadrature.Nodes[q], rest));
            }

            for (var k = 0; k < total.Length; k++)
            {
                total[k] += NormalQuadrature.Weights[q] * sum[k];
            }
        }

        return new CountForecast(total);
    }

    // The probabilities of one class when the factor is known.
    private static double[] Given(double[] ofCounts, double shift, double rest)
    {
        var result = new double[ofCounts.Length];
        var below = 0.0;
        for (var k = 0; k < ofCounts.Length; k++)
        {
            var upTo = double.IsPositiveInfinity(ofCounts[k]) || k == ofCounts.Length - 1 ? 1 : Normal.CDF(0, 1, (ofCounts[k] - shift) / rest);
            result[k] = Math.Max(0, upTo - below);
            below = Math.Max(below, upTo);
        }

        return result;
    }

    private static double Score(double cumulative) =>
        cumulative <= 0 ? double.NegativeInfinity : cumulative >= 1 ? double.PositiveInfinity : Normal.InvCDF(0, 1, cumulative);

    private static double[] Convolve(double[] a, double[] b)
    {
        var result = new double[a.Length + b.Length - 1];
        for (var i = 0; i < a.Length; i++)
        {
            if (a[i] < 1e-15)
            {
                continue;
            }

            // Thousands of several classes: each sum stays its own, so that the width of a vector changes no bit.
            var j = 0;
            for (; j <= b.Length - Vector<double>.Count; j += Vector<double>.Count)
            {
                (new Vector<double>(result, i + j) + (a[i] * new Vector<double>(b, j))).CopyTo(result, i + j);
            }

            for (; j < b.Length; j++)
            {
                result[i + j] += a[i] * b[j];
            }
        }

        return result;
    }
}
