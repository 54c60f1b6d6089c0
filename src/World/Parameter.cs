using Testudo.World.Text;

namespace Testudo.World;

/// <summary>How far a number can be trusted.</summary>
public enum Confidence
{
    /// <summary>Measured and published with its method.</summary>
    Measured,

    /// <summary>Stated by the maker, an operator or a state.</summary>
    Official,

    /// <summary>Reported by the press or by analysts.</summary>
    Press,

    /// <summary>The judgement of whoever wrote the number down.</summary>
    Judgement,
}

/// <summary>A number with its source: the form in which every assumption enters Testudo.</summary>
/// <remarks>
/// An uncertain parameter has a median and its 5th and 95th percentiles. Between them it is two-piece normal on the log
/// scale (positive quantities) or the log-odds scale (probabilities): the median and both percentiles are met exactly.
/// See <c>docs/methods/uncertainty.md</c>.
/// </remarks>
public sealed record Parameter
{
    // The 95th percentile of the standard normal distribution.
    private const double Z95 = 1.6448536269514722;

    /// <summary>The path of the number, such as <c>patriot-pac-3.against.ballistic.kill</c>.</summary>
    public required string Path { get; init; }

    /// <summary>What it measures.</summary>
    public required Quantity Quantity { get; init; }

    /// <summary>The best estimate: the median. Unit: SI, USD for money.</summary>
    public required double Value { get; init; }

    /// <summary>The 5th percentile; equal to <see cref="Value"/> where the number is taken as known.</summary>
    public required double Low { get; init; }

    /// <summary>The 95th percentile; equal to <see cref="Value"/> where the number is taken as known.</summary>
    public required double High { get; init; }

    /// <summary>The id of the source, or <c>scenario</c> for an assumption made by the scenario itself.</summary>
    public required string Source { get; init; }

    /// <summary>When the figure was published or what time it refers to: YYYY, YYYY-MM or YYYY-MM-DD.</summary>
    public required string Date { get; init; }

    /// <summary>How far it can be trusted.</summary>
    public required Confidence Confidence { get; init; }

    /// <summary>Anything a reader should know; null where nothing.</summary>
    public string? Note { get; init; }

    /// <summary>Whether the number has a spread.</summary>
    public bool IsUncertain => Low < High;

    /// <summary>The value at a standard normal deviate: 0 gives the median, ±1.645 the percentiles given.</summary>
    /// <param name="deviate">A standard normal deviate.</param>
    /// <returns>The value; between 0 and 1 for a probability, positive for other quantities.</returns>
    public double AtDeviate(double deviate)
    {
        if (!IsUncertain || deviate == 0 || Value <= 0)
        {
            return Value;
        }

        var percentile = deviate < 0 ? Low : High;
        var spread = Math.Abs(deviate) / Z95;
        return Quantity == Quantity.Probability
            ? Logistic(LogOdds(Value) + (spread * (LogOdds(percentile) - LogOdds(Value))))
            : Math.Exp(Math.Log(Value) + (spread * (Math.Log(percentile) - Math.Log(Value))));
    }

    /// <summary>A number taken as known that the program itself supplies.</summary>
    /// <param name="path">The path of the number.</param>
    /// <param name="quantity">What it measures.</param>
    /// <param name="value">The value.</param>
    /// <param name="date">The date of the scenario.</param>
    /// <param name="note">Why this value.</param>
    public static Parameter Assumed(string path, Quantity quantity, double value, string date, string note) => new()
    {
        Path = path,
        Quantity = quantity,
        Value = value,
        Low = value,
        High = value,
        Source = "scenario",
        Date = date,
        Confidence = Confidence.Judgement,
        Note = note,
    };

    private static double LogOdds(double p) => Math.Log(p / (1 - p));

    private static double Logistic(double x) => 1 / (1 + Math.Exp(-x));
}
