namespace Testudo.Planning.Comparison;

/// <summary>How options are compared.</summary>
public sealed record ComparisonOptions
{
    /// <summary>The half-width of paired 95 % intervals of leakers that is reached, as a part of the launches. The default value is 0.01.</summary>
    public double HalfWidth { get; init; } = 0.01;

    /// <summary>The smallest difference of leakers that matters, as a part of the launches. The default value is 0.01.</summary>
    public double SmallestDifference { get; init; } = 0.01;

    /// <summary>Replications of each option for the figures; null for as many as the half-width needs.</summary>
    public int? Replications { get; init; }

    /// <summary>Futures that are drawn to find where options fail; 0 for none. The default value is 1,000.</summary>
    public int Futures { get; init; } = 1_000;

    /// <summary>The seed. The default value is 1.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Worker threads; changes nothing but the time taken. The default value is 1.</summary>
    public int Threads { get; init; } = 1;
}
