namespace Testudo.Evidence.Rates;

/// <summary>What one raid adds to a rate.</summary>
/// <param name="Group">The rate to which it belongs.</param>
/// <param name="Launched">Launched, above 0.</param>
/// <param name="Count">Came to the outcome, at most launched.</param>
internal readonly record struct RaidShare(string Group, double Launched, double Count);

/// <summary>How much more raids differ than chance alone would have it, and intervals that respect it.</summary>
/// <remarks>
/// Weapons of one raid share weather, time of day, region and defenders. In the record binomial intervals at 90 % cover 16 to 45 % of the outcomes of
/// drones. Equations, sources and tests: <c>docs/methods/evidence-rates.md</c>.
/// </remarks>
internal static class Overdispersion
{
    // The 97.5th percentile of the standard normal distribution.
    private const double Z = 1.959963984540054;

    // How many raids the common correlation weighs as, beside the raids of a rate itself.
    private const double PriorRaids = 20;

    private const double Smallest = 1e-4;
    private const double Largest = 0.98;

    /// <summary>The correlation of weapons within a raid by maximum likelihood: beta-binomial, with the rate of each group as its mean.</summary>
    /// <param name="shares">Raids in groups within which the rate is taken as constant.</param>
    /// <returns>From 0 to 1; 0 where there is nothing to learn it from.</returns>
    public static double Correlation(IEnumerable<RaidShare> shares)
    {
        var cells = shares
            .GroupBy(s => s.Group, StringComparer.Ordinal)
            .Select(g => (Shares: g.ToList(), Rate: g.Sum(s => s.Count) / g.Sum(s => s.Launched)))
            .Where(g => g.Shares.Count > 1 && g.Rate is > 0 and < 1)
            .SelectMany(g => g.Shares.Where(s => s.Launched > 1).Select(s => (s.Launched, s.Count, g.Rate)))
            .ToList();
        if (cells.Count < 2)
        {
            return 0;
        }

        double Likelihood(double logOdds)
        {
            var correlation = 1 / (1 + Math.Exp(-logOdds));
            var size = (1 - correlation) / correlation;
            return cells.Sum(c => LogBeta(c.Count + (c.Rate * size), c.Launched - c.Count + ((1 - c.Rate) * size)) - LogBeta(c.Rate * size, (1 - c.Rate) * size));
        }

        var best = Maximum(Likelihood, LogOdds(Smallest), LogOdds(Largest));
        var found = 1 / (1 + Math.Exp(-best));
        return found < 2 * Smallest ? 0 : found;
    }

    /// <summary>The interval of one rate.</summary>
    /// <param name="shares">Its raids; at least one.</param>
    /// <param name="correlation">The correlation of weapons within a raid, of the class.</param>
    /// <returns>Both ends of the 95 % interval, and the design effect.</returns>
    public static (double Low, double High, double DesignEffect) Interval(IReadOnlyList<RaidShare> shares, double correlation)
    {
        var launched = shares.Sum(s => s.Launched);
        var rate = shares.Sum(s => s.Count) / launched;
        var common = 1 + (correlation * ((shares.Sum(s => s.Launched * s.Launched) / launched) - 1));
        var effect = common;
        if (shares.Count > 1 && rate is > 0 and < 1)
        {
            double raids = shares.Count;
            var own = raids / (raids - 1) * shares.Sum(s => Square(s.Count - (rate * s.Launched))) / (launched * rate * (1 - rate));
            effect = ((PriorRaids * common) + ((raids - 1) * own)) / (PriorRaids + raids - 1);
        }

        effect = Math.Max(1, effect);
        var (low, high) = Wilson(rate, launched / effect);
        return (low, high, effect);
    }

    /// <summary>Wilson's 95 % interval of a proportion.</summary>
    /// <param name="rate">The proportion.</param>
    /// <param name="trials">The number of trials; need not be whole.</param>
    public static (double Low, double High) Wilson(double rate, double trials)
    {
        var z2 = Z * Z / trials;
        var middle = (rate + (z2 / 2)) / (1 + z2);
        var half = Math.Sqrt((rate * (1 - rate) * z2) + (z2 * z2 / 4)) / (1 + z2);
        return (rate <= 0 ? 0 : Math.Max(0, middle - half), rate >= 1 ? 1 : Math.Min(1, middle + half));
    }

    /// <summary>The logarithm of the gamma function, to ten digits (Lanczos 1964, coefficients of Press et al., "Numerical Recipes", chapter 6.1).</summary>
    /// <param name="x">Above 0.</param>
    internal static double LogGamma(double x)
    {
        ReadOnlySpan<double> coefficients = [76.18009172947146, -86.50532032941677, 24.01409824083091, -1.231739572450155, 0.1208650973866179e-2, -0.5395239384953e-5];
        var sum = 1.000000000190015;
        for (var i = 0; i < coefficients.Length; i++)
        {
            sum += coefficients[i] / (x + 1 + i);
        }

        var t = x + 5.5;
        return ((x + 0.5) * Math.Log(t)) - t + Math.Log(2.5066282746310005 * sum / x);
    }

    private static double LogBeta(double a, double b) => LogGamma(a) + LogGamma(b) - LogGamma(a + b);

    private static double LogOdds(double p) => Math.Log(p / (1 - p));

    private static double Square(double x) => x * x;

    // Golden section (Kiefer 1953); the likelihood has one hill.
    private static double Maximum(Func<double, double> function, double low, double high)
    {
        const double ratio = 0.6180339887498949;
        var (left, right) = (high - (ratio * (high - low)), low + (ratio * (high - low)));
        var (atLeft, atRight) = (function(left), function(right));
        for (var step = 0; step < 40; step++)
        {
            if (atLeft >= atRight)
            {
                (high, right, atRight) = (right, left, atLeft);
                left = high - (ratio * (high - low));
                atLeft = function(left);
            }
            else
            {
                (low, left, atLeft) = (left, right, atRight);
                right = low + (ratio * (high - low));
                atRight = function(right);
            }
        }

        return (low + high) / 2;
    }
}
