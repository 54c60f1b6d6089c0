namespace Testudo.Evidence.Claims;

/// <summary>How exactly a number was meant.</summary>
public enum Hedge
{
    /// <summary>The number itself.</summary>
    Exact,

    /// <summary>"About 160": a rounded number.</summary>
    About,

    /// <summary>"At least five".</summary>
    AtLeast,

    /// <summary>"Over 100", "more than 100": the number itself excluded.</summary>
    Over,

    /// <summary>"Up to 20".</summary>
    UpTo,

    /// <summary>"Fewer than 20": the number itself excluded.</summary>
    Under,

    /// <summary>"Between 15 and 20", "15-20".</summary>
    Between,

    /// <summary>"Several", "dozens": no number was said.</summary>
    Unstated,
}

/// <summary>A count as it was reported: an interval, not a number.</summary>
/// <param name="Stated">The number that was written; the lower one of two; null where none was.</param>
/// <param name="Hedge">How exactly it was meant.</param>
/// <param name="StatedHigh">The upper number of <see cref="Hedge.Between"/>; otherwise null.</param>
public sealed record HedgedQuantity(double? Stated, Hedge Hedge, double? StatedHigh = null)
{
    // A rounded number may be off by this part of it even where its last digit says less.
    private const double LeastRounding = 0.05;

    /// <summary>The least whole count that agrees with what was said.</summary>
    public double Low => Stated is not { } n ? 0 : Hedge switch
    {
        Hedge.About => Math.Max(0, Math.Ceiling(n - Rounding(n))),
        Hedge.Over => Math.Floor(n) + 1,
        Hedge.UpTo or Hedge.Under => 0,
        _ => n,
    };

    /// <summary>The greatest whole count that agrees with what was said; infinity where there is no bound.</summary>
    public double High => Stated is not { } n ? double.PositiveInfinity : Hedge switch
    {
        Hedge.About => Math.Floor(n + Rounding(n)),
        Hedge.AtLeast or Hedge.Over => double.PositiveInfinity,
        Hedge.Under => Math.Max(0, Math.Ceiling(n) - 1),
        Hedge.Between => StatedHigh ?? n,
        _ => n,
    };

    /// <summary>An exact count.</summary>
    /// <param name="count">The count.</param>
    public static HedgedQuantity Of(double count) => new(count, Hedge.Exact);

    /// <summary>Whether some count agrees with both.</summary>
    /// <param name="other">The other quantity.</param>
    public bool Agrees(HedgedQuantity other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Low <= other.High && other.Low <= High;
    }

    // Half of the unit of the last digit that is not zero, or a twentieth of the number, whichever is more: about 160 is 152 to 168.
    private static double Rounding(double n)
    {
        var unit = 1.0;
        while (n != 0 && n % (unit * 10) == 0 && unit * 10 < n)
        {
            unit *= 10;
        }

        return Math.Max(unit / 2, LeastRounding * n);
    }
}
