namespace Testudo.Simulation.Sensitivity;

/// <summary>A variance with what is needed for the interval of its share in another one from the same draws.</summary>
/// <param name="Value">The estimate.</param>
/// <param name="Influence">What each draw moved it by (the infinitesimal jackknife): the sum of squares is its variance.</param>
/// <param name="Independent">Variance of the estimate from elsewhere.</param>
internal sealed record Contribution(double Value, double[] Influence, double Independent)
{
    // 95 % of a normal distribution.
    private const double Z = 1.959963984540054;

    /// <summary>The sum of two from the same draws.</summary>
    public Contribution Plus(Contribution other) =>
        new(Value + other.Value, [.. Influence.Zip(other.Influence, (a, b) => a + b)], Independent + other.Independent);

    /// <summary>The sum with an estimate from other draws.</summary>
    /// <param name="value">The estimate.</param>
    /// <param name="variance">Its variance.</param>
    public Contribution PlusIndependent(double value, double variance) => new(Value + value, Influence, Independent + variance);

    /// <summary>The estimate with its 95 % interval.</summary>
    public ShareEstimate Estimate()
    {
        var half = Z * Math.Sqrt(Influence.Sum(i => i * i) + Independent);
        return new ShareEstimate(Value, Value - half, Value + half);
    }

    /// <summary>The share in the sum with an estimate from other draws, with its 95 % interval.</summary>
    /// <param name="other">The other estimate.</param>
    /// <param name="error">Its standard error.</param>
    /// <returns>The share; null where the sum is not above 0.</returns>
    public ShareEstimate? Beside(double other, double error)
    {
        var sum = Value + other;
        var own = (Estimate().High - Value) / Z;
        var half = Z * Math.Sqrt((other * other * own * own) + (Value * Value * error * error)) / (sum * sum);
        return sum > 0 ? new ShareEstimate(Value / sum, (Value / sum) - half, (Value / sum) + half) : null;
    }

    /// <summary>The share in a whole, with its 95 % interval.</summary>
    /// <param name="whole">The whole.</param>
    public ShareEstimate Of(Contribution whole)
    {
        var share = Value / whole.Value;
        var variance = Independent;
        for (var n = 0; n < Influence.Length; n++)
        {
            var moved = Influence[n] - (share * whole.Influence[n]);
            variance += moved * moved;
        }

        var half = Z * Math.Sqrt(variance) / whole.Value;
        return new ShareEstimate(share, share - half, share + half);
    }
}
