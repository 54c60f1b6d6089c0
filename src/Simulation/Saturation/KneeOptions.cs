namespace Testudo.Simulation.Saturation;

/// <summary>How a knee is sought.</summary>
public sealed record KneeOptions
{
    /// <summary>The least and greatest scale allowed.</summary>
    public const double LeastScale = 0.01, GreatestScale = 100;

    /// <summary>How far the leakage rate rises above that of the smallest raid before the defence counts as saturated, where no tolerance is given.</summary>
    public const double UsualRise = 0.05;

    /// <summary>The size of the smallest raid, as a multiple of the scenario's. The default value is 0.25.</summary>
    public double From { get; init; } = 0.25;

    /// <summary>The size of the largest raid. The default value is 4.</summary>
    public double To { get; init; } = 4;

    /// <summary>Sizes on the curve, spaced by equal ratios. The default value is 9.</summary>
    public int Steps { get; init; } = 9;

    /// <summary>The leakage rate that is tolerated; null for <see cref="UsualRise"/> above that of the smallest raid. The default value is null.</summary>
    public double? Tolerance { get; init; }

    /// <summary>Replications of each size. The default value is 2,000.</summary>
    public int Replications { get; init; } = 2000;

    /// <summary>The seed. The default value is 1.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Worker threads; changes nothing but the time taken. The default value is 1.</summary>
    public int Threads { get; init; } = 1;

    /// <summary>The scales of the curve.</summary>
    public IEnumerable<double> Scales() => Enumerable.Range(0, Steps).Select(i => From * Math.Pow(To / From, (double)i / (Steps - 1)));
}
