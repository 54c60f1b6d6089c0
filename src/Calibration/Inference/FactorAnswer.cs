using Testudo.Calibration.Factors;

namespace Testudo.Calibration.Inference;

/// <summary>What the record could tell of a factor.</summary>
public enum Identification
{
    /// <summary>The posterior is much narrower than the prior.</summary>
    Told,

    /// <summary>The posterior is somewhat narrower, or has moved.</summary>
    Hinted,

    /// <summary>The posterior is the prior: the record cannot tell.</summary>
    NotTold,
}

/// <summary>A factor before and after. Unit: deviates of the prior, which is standard normal.</summary>
/// <param name="Factor">The factor.</param>
/// <param name="Mean">The posterior mean.</param>
/// <param name="StandardDeviation">The posterior standard deviation.</param>
/// <param name="Low">The 5th percentile.</param>
/// <param name="High">The 95th percentile.</param>
public sealed record FactorAnswer(Factor Factor, double Mean, double StandardDeviation, double Low, double High)
{
    // A third of the variance gone, or moved by more than one standard deviation of the prior: told. A tenth, or half a deviation: hinted.
    private const double MuchNarrower = 1.0 / 3;
    private const double Narrower = 0.1;
    private const double MovedFar = 1;
    private const double Moved = 0.5;

    /// <summary>The part of the prior's variance that is gone; below 0 where the posterior is wider.</summary>
    public double Shrinkage => 1 - (StandardDeviation * StandardDeviation);

    /// <summary>What the record could tell.</summary>
    public Identification Identification =>
        Shrinkage >= MuchNarrower || Math.Abs(Mean) >= MovedFar ? Identification.Told
        : Shrinkage >= Narrower || Math.Abs(Mean) >= Moved ? Identification.Hinted
        : Identification.NotTold;

    /// <summary>The answers for all factors.</summary>
    /// <param name="draws">Draws of the posterior; the factors stand first.</param>
    public static IReadOnlyList<FactorAnswer> Of(IReadOnlyList<IReadOnlyList<double>> draws) =>
        [.. KnownFactors.Items.Select((factor, f) =>
        {
            var values = draws.Select(d => d[f]).Order().ToArray();
            var mean = values.Average();
            return new FactorAnswer(factor, mean, Math.Sqrt(values.Sum(v => (v - mean) * (v - mean)) / Math.Max(1, values.Length - 1)), At(values, 0.05), At(values, 0.95));
        })];

    private static double At(double[] sorted, double probability) => sorted[Math.Clamp((int)(probability * sorted.Length), 0, sorted.Length - 1)];
}

/// <summary>Two factors that the record tells only together.</summary>
/// <param name="First">The id of one.</param>
/// <param name="Second">The id of the other.</param>
/// <param name="Correlation">The correlation of their posterior draws.</param>
public sealed record FactorPair(string First, string Second, double Correlation)
{
    private const double Least = 0.3;

    /// <summary>The pairs with a correlation of at least .3 either way, the strongest first.</summary>
    /// <param name="draws">Draws of the posterior; the factors stand first.</param>
    public static IReadOnlyList<FactorPair> Of(IReadOnlyList<IReadOnlyList<double>> draws)
    {
        ArgumentNullException.ThrowIfNull(draws);
        var columns = KnownFactors.Items.Select((_, f) => draws.Select(d => d[f]).ToArray()).ToArray();
        return [.. Enumerable.Range(0, columns.Length).SelectMany(i => Enumerable.Range(i + 1, columns.Length - i - 1).Select(j => new FactorPair(KnownFactors.Items[i].Id, KnownFactors.Items[j].Id, MathNet.Numerics.Statistics.Correlation.Pearson(columns[i], columns[j]))))
            .Where(p => Math.Abs(p.Correlation) >= Least)
            .OrderByDescending(p => Math.Abs(p.Correlation))];
    }
}
