using Testudo.World.Sensors;

namespace Testudo.Simulation.Sensing;

/// <summary>From the radar equation to the probability of detection in one scan.</summary>
/// <remarks>
/// One look at a target in Gaussian noise behind a square-law detector with the threshold T = -ln(false alarm). Sources:
/// M. I. Skolnik, "Introduction to Radar Systems", 3rd ed. (2001), chapter 2; P. Swerling, RAND RM-1217 (1954);
/// J. I. Marcum, RAND RM-754 (1947). Signal-to-noise ratios are of power, not in decibels, averaged over the fluctuation.
/// </remarks>
public static class RadarEquation
{
    // Beyond this ratio a steady target is seen to 1 part in 1e100 for every threshold allowed here.
    private const double CertainRatio = 600;

    /// <summary>Probability of detection in one scan.</summary>
    /// <param name="signalToNoise">The mean ratio of signal to noise, from 0.</param>
    /// <param name="falseAlarm">Probability of a false alarm in one look, above 0 and below 1.</param>
    /// <param name="fluctuation">How the echo changes from scan to scan.</param>
    public static double Detection(double signalToNoise, double falseAlarm, Fluctuation fluctuation)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(signalToNoise);
        if (!(falseAlarm is > 0 and < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(falseAlarm), falseAlarm, "It must be above 0 and below 1.");
        }

        var threshold = -Math.Log(falseAlarm);
        switch (fluctuation)
        {
            case Fluctuation.Swerling1:
                return Math.Exp(-threshold / (1 + signalToNoise));
            case Fluctuation.Swerling3:
                var half = 1 + (signalToNoise / 2);
                return (1 + (threshold * (half - 1) / (half * half))) * Math.Exp(-threshold / half);
            default:
                return Steady(signalToNoise, threshold);
        }
    }

    /// <summary>The mean ratio of signal to noise that gives a probability of detection: the inverse of <see cref="Detection"/>.</summary>
    /// <param name="detection">Probability of detection in one scan, above the false alarm and below 1.</param>
    /// <param name="falseAlarm">Probability of a false alarm in one look, above 0.</param>
    /// <param name="fluctuation">How the echo changes from scan to scan.</param>
    public static double RequiredSignalToNoise(double detection, double falseAlarm, Fluctuation fluctuation)
    {
        if (!(detection > falseAlarm && detection < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(detection), detection, "It must be above the false alarm and below 1.");
        }

        if (fluctuation == Fluctuation.Swerling1)
        {
            return (Math.Log(falseAlarm) / Math.Log(detection)) - 1;
        }

        // The probability rises with the ratio: halve the logarithm.
        var (low, high) = (1e-9, 1e9);
        while (high / low > 1 + 1e-12)
        {
            var middle = Math.Sqrt(low * high);
            (low, high) = Detection(middle, falseAlarm, fluctuation) < detection ? (middle, high) : (low, middle);
        }

        return Math.Sqrt(low * high);
    }

    /// <summary>The range at which a jammed radar still has the ratio of signal to noise that it has unjammed at a given range: noise + jamming is (1 + J/N) times the noise, and the signal falls with the fourth power.</summary>
    /// <param name="rangeMetres">The range without jamming. Unit: metres.</param>
    /// <param name="jammingToNoise">Power of the jamming in the receiver over that of the noise, from 0.</param>
    public static double BurnThroughMetres(double rangeMetres, double jammingToNoise) =>
        rangeMetres / Math.Pow(1 + jammingToNoise, 0.25);

    // Marcum's Q of first order as a mixture: the number of "signal counts" is Poisson with mean S, and with k of them the
    // power exceeds T with the probability that a Poisson number with mean T is at most k. All terms are positive.
    private static double Steady(double ratio, double threshold)
    {
        if (ratio > CertainRatio)
        {
            return 1;
        }

        var weight = Math.Exp(-ratio);
        var term = Math.Exp(-threshold);
        var (tail, sum, seen) = (term, 0.0, 0.0);
        var last = (int)(ratio + (12 * Math.Sqrt(ratio)) + 40);
        for (var k = 0; k <= last; k++)
        {
            sum += weight * Math.Min(1, tail);
            seen += weight;
            weight *= ratio / (k + 1);
            term *= threshold / (k + 1);
            tail += term;
        }

        // What lies beyond the last term is almost certain to be detected.
        return Math.Min(1, sum + Math.Max(0, 1 - seen));
    }
}
