namespace Testudo.Forecast.Distributions;

/// <summary>A forecast of a count: the probabilities of 0 to so many, and what is read from them.</summary>
/// <remarks>Scores follow Gneiting and Raftery, "Strictly proper scoring rules, prediction, and estimation", JASA 102 (2007); the transform for counts follows Czado, Gneiting and Held, "Predictive model assessment for count data", Biometrics 65 (2009).</remarks>
public sealed class CountForecast
{
    private readonly double[] probabilities;
    private readonly double[] cumulative;

    /// <summary>Makes a forecast.</summary>
    /// <param name="weights">Weights of 0, 1, 2 and so on, none negative, with a sum above 0; they are scaled to a sum of one.</param>
    /// <exception cref="ArgumentException">They are no weights.</exception>
    public CountForecast(IReadOnlyList<double> weights)
    {
        ArgumentNullException.ThrowIfNull(weights);
        var sum = weights.Sum();
        if (!(sum > 0) || !double.IsFinite(sum) || weights.Any(w => w < 0))
        {
            throw new ArgumentException("The weights of a forecast must not be negative, and their sum must be above 0 and finite.", nameof(weights));
        }

        probabilities = [.. weights.Select(w => w / sum)];
        cumulative = new double[probabilities.Length];
        var running = 0.0;
        for (var k = 0; k < probabilities.Length; k++)
        {
            cumulative[k] = running += probabilities[k];
        }
    }

    /// <summary>The probabilities of 0 to <see cref="Largest"/>; their sum is one.</summary>
    public IReadOnlyList<double> Probabilities => probabilities;

    /// <summary>The largest count that is possible.</summary>
    public int Largest => probabilities.Length - 1;

    /// <summary>The expected count.</summary>
    public double Mean => probabilities.Index().Sum(p => p.Index * p.Item);

    /// <summary>The standard deviation of the count.</summary>
    public double StandardDeviation
    {
        get
        {
            var mean = Mean;
            return Math.Sqrt(probabilities.Index().Sum(p => (p.Index - mean) * (p.Index - mean) * p.Item));
        }
    }

    /// <summary>The smallest count that is not exceeded with at least this probability.</summary>
    /// <param name="probability">From 0 to 1.</param>
    public int Quantile(double probability)
    {
        var found = Array.BinarySearch(cumulative, probability);
        return Math.Min(Largest, found >= 0 ? FirstOf(found) : ~found);
    }

    /// <summary>The central interval: the quantiles that leave out the same probability, or less, on both sides.</summary>
    /// <param name="level">The probability within, above 0 and below 1.</param>
    public CountInterval Interval(double level)
    {
        var tail = (1 - level) / 2;
        return new CountInterval(Quantile(tail), Quantile(1 - tail - 1e-12));
    }

    /// <summary>Minus the logarithm of the probability of what happened. Unit: nats; lower is better. At most 691: a smaller probability than 1e-300 is no number of a computer's.</summary>
    /// <param name="observed">What happened, from 0 to <see cref="Largest"/>.</param>
    public double LogScore(int observed) => -Math.Log(Math.Max(probabilities[observed], 1e-300));

    /// <summary>The continuous ranked probability score: the sum of squared differences of the distribution function from a step at what happened. Unit: weapons; lower is better.</summary>
    /// <param name="observed">What happened, from 0 to <see cref="Largest"/>.</param>
    public double Crps(int observed)
    {
        var sum = 0.0;
        for (var k = 0; k < cumulative.Length; k++)
        {
            var difference = cumulative[k] - (k >= observed ? 1 : 0);
            sum += difference * difference;
        }

        return sum;
    }

    /// <summary>The range of the probability integral transform: the distribution function just below and at what happened.</summary>
    /// <param name="observed">What happened, from 0 to <see cref="Largest"/>.</param>
    public TransformRange Transform(int observed) => new(observed == 0 ? 0 : cumulative[observed - 1], cumulative[observed]);

    /// <summary>The distribution function.</summary>
    /// <param name="count">The count; below 0 it is 0.</param>
    public double Cumulative(int count) => count < 0 ? 0 : cumulative[Math.Min(count, Largest)];

    /// <summary>The forecast of what is left of the largest count: of the leaked, where this one is of the stopped.</summary>
    public CountForecast Complement() => new([.. probabilities.Reverse()]);

    private int FirstOf(int index)
    {
        while (index > 0 && cumulative[index - 1] >= cumulative[index])
        {
            index--;
        }

        return index;
    }
}

/// <summary>An interval of counts, both ends within it.</summary>
/// <param name="Low">The lower end.</param>
/// <param name="High">The upper end.</param>
public readonly record struct CountInterval(int Low, int High);

/// <summary>Where what happened stands in its forecast: the part of the unit interval that its probability takes.</summary>
/// <remarks>Of a calibrated forecast a point drawn evenly from this part is uniform, whatever the counts. Nothing is drawn: every number here is the expectation.</remarks>
/// <param name="Low">The distribution function just below.</param>
/// <param name="High">The distribution function at it.</param>
public readonly record struct TransformRange(double Low, double High)
{
    /// <summary>The middle.</summary>
    public double Middle => (Low + High) / 2;

    /// <summary>The share of it within a part of the unit interval.</summary>
    /// <param name="from">Begin of the part.</param>
    /// <param name="to">End of the part.</param>
    public double Share(double from, double to) => Math.Max(0, Math.Min(High, to) - Math.Max(Low, from)) / Math.Max(High - Low, 1e-300);

    /// <summary>The exact coverage of a central interval: nominal on average if forecasts are calibrated.</summary>
    /// <param name="level">The probability within the interval.</param>
    public double Coverage(double level) => Share((1 - level) / 2, (1 + level) / 2);
}
