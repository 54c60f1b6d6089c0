using MathNet.Numerics;
using Testudo.Forecast.Distributions;

namespace Testudo.Forecast.Dynamics;

/// <summary>What one model has learned: a normal distribution of its coefficients that is carried from report to report.</summary>
/// <remarks>
/// A dynamic generalised linear model (West, Harrison and Migon 1985). The likelihood of a cell depends on one number, the log-odds, so that its
/// exact moments come from a quadrature in one dimension, and those of all coefficients follow (assumed-density filtering, Opper 1998).
/// </remarks>
internal sealed class MemberState
{
    private readonly Outcome outcome;
    private readonly double referenceSize;
    private readonly Drift[] drifts;
    private readonly double[] means;
    private readonly double[,] covariances;

    /// <summary>Begins with the prior.</summary>
    /// <param name="outcome">The outcome.</param>
    /// <param name="referenceSize">The raid size at which its correlation is meant.</param>
    /// <param name="drifts">The coefficients.</param>
    public MemberState(Outcome outcome, double referenceSize, Drift[] drifts)
    {
        (this.outcome, this.referenceSize, this.drifts) = (outcome, referenceSize, drifts);
        means = [.. drifts.Select(d => d.Mean)];
        covariances = new double[drifts.Length, drifts.Length];
        for (var i = 0; i < drifts.Length; i++)
        {
            covariances[i, i] = drifts[i].Deviation * drifts[i].Deviation;
        }
    }

    /// <summary>Lets time pass.</summary>
    /// <param name="days">How much; 0 or more. Unit: days.</param>
    /// <param name="jump">A standard deviation by which the level may have jumped besides; 0 for no jump.</param>
    public void Pass(double days, double jump)
    {
        var n = drifts.Length;
        var kept = drifts.Select(d => d.Days > 0 ? Math.Exp(-days / d.Days) : 0).ToArray();
        for (var i = 0; i < n; i++)
        {
            means[i] = drifts[i].Mean + (kept[i] * (means[i] - drifts[i].Mean));
            for (var j = 0; j < n; j++)
            {
                covariances[i, j] *= kept[i] * kept[j];
            }

            covariances[i, i] += (1 - (kept[i] * kept[i])) * drifts[i].Deviation * drifts[i].Deviation;
        }

        covariances[0, 0] += jump * jump;
    }

    /// <summary>Learns from a cell, and says how likely it was.</summary>
    /// <param name="covariates">One for each coefficient.</param>
    /// <param name="launched">Launched.</param>
    /// <param name="stopped">Stopped.</param>
    /// <returns>The probability of what happened, before it was learned.</returns>
    public double Learn(double[] covariates, int launched, int stopped)
    {
        var (middle, variance, lean) = LogOdds(covariates);
        var deviation = Math.Sqrt(variance);
        Span<double> likelihoods = stackalloc double[NormalQuadrature.Count];
        Likelihoods(middle, deviation, launched, stopped, likelihoods);
        var (total, mean, square) = (0.0, 0.0, 0.0);
        for (var q = 0; q < likelihoods.Length; q++)
        {
            var weight = likelihoods[q] * NormalQuadrature.Weights[q];
            var x = deviation * NormalQuadrature.Nodes[q];
            total += weight;
            mean += weight * x;
            square += weight * x * x;
        }

        if (!(total > 0))
        {
            return 0;
        }

        mean /= total;
        var left = Math.Max(1e-10, (square / total) - (mean * mean));
        var shrink = (variance - left) / (variance * variance);
        for (var i = 0; i < means.Length; i++)
        {
            means[i] += lean[i] * mean / variance;
            for (var j = 0; j < means.Length; j++)
            {
                covariances[i, j] -= shrink * lean[i] * lean[j];
            }
        }

        return total;
    }

    /// <summary>Adds its forecast, times a weight, to a mixture.</summary>
    /// <param name="mixture">From 0 to launched.</param>
    /// <param name="scratch">At least as long.</param>
    /// <param name="covariates">One for each coefficient.</param>
    /// <param name="weight">The weight.</param>
    /// <param name="doubt">A standard deviation that the log-odds have besides; 0 within what is known.</param>
    public void AddTo(Span<double> mixture, Span<double> scratch, double[] covariates, double weight, double doubt = 0)
    {
        var (middle, variance, _) = LogOdds(covariates);
        var deviation = Math.Sqrt(variance + (doubt * doubt));
        var correlation = Correlation(mixture.Length - 1);
        var defended = 0.0;
        for (var q = 0; q < NormalQuadrature.Count; q++)
        {
            var chance = SpecialFunctions.Logistic(middle + (deviation * NormalQuadrature.Nodes[q]));
            defended += NormalQuadrature.Weights[q] * chance;
            if (outcome.DefendedShare is null)
            {
                BetaBinomial.AddTo(mixture, scratch, chance, correlation, weight * NormalQuadrature.Weights[q]);
            }
        }

        if (outcome.DefendedShare is { } share)
        {
            BetaBinomial.AddTo(mixture, scratch, share, correlation, weight * defended);
            BetaBinomial.AddTo(mixture, scratch, Outcome.UndefendedShare, Outcome.UndefendedCorrelation, weight * (1 - defended));
        }
    }

    // The mean and variance of the log-odds, and their covariance with each coefficient.
    private (double Mean, double Variance, double[] Lean) LogOdds(double[] covariates)
    {
        var lean = new double[means.Length];
        var (mean, variance) = (0.0, 0.0);
        for (var i = 0; i < means.Length; i++)
        {
            for (var j = 0; j < means.Length; j++)
            {
                lean[i] += covariances[i, j] * covariates[j];
            }

            mean += means[i] * covariates[i];
            variance += lean[i] * covariates[i];
        }

        return (mean, variance, lean);
    }

    private void Likelihoods(double middle, double deviation, int launched, int stopped, Span<double> likelihoods)
    {
        for (var q = 0; q < likelihoods.Length; q++)
        {
            likelihoods[q] = SpecialFunctions.Logistic(middle + (deviation * NormalQuadrature.Nodes[q]));
        }

        if (outcome.DefendedShare is not { } share)
        {
            BetaBinomial.Probabilities(stopped, launched, likelihoods, Correlation(launched));
            return;
        }

        var defended = Math.Exp(BetaBinomial.LogProbability(stopped, launched, share, outcome.Correlation));
        var undefended = Math.Exp(BetaBinomial.LogProbability(stopped, launched, Outcome.UndefendedShare, Outcome.UndefendedCorrelation));
        foreach (ref var chance in likelihoods)
        {
            chance = (chance * defended) + ((1 - chance) * undefended);
        }
    }

    private double Correlation(int launched)
    {
        var odds = outcome.Correlation / (1 - outcome.Correlation) * Math.Pow(Math.Max(1, launched) / referenceSize, -outcome.SizeExponent);
        return odds / (1 + odds);
    }
}
