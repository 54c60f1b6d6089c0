namespace Testudo.Planning.Packages;

/// <summary>How packages are searched.</summary>
public sealed record PlanOptions
{
    /// <summary>What a package may cost at most. Unit: USD.</summary>
    public required double Budget { get; init; }

    /// <summary>The smallest difference that matters, as a share of the threats launched. The default value is 0.001.</summary>
    public double Difference { get; init; } = 0.001;

    /// <summary>Replications of each package that is looked at. The default value is 800.</summary>
    public int Replications { get; init; } = 800;

    /// <summary>Replications of the final figures, on draws of their own. The default value is 4,000.</summary>
    public int FinalReplications { get; init; } = 4_000;

    /// <summary>The most replications of one package while the best is chosen. The default value is 8,000.</summary>
    public int MostReplications { get; init; } = 8_000;

    /// <summary>The seed; the choice and the final figures have seeds made from it. The default value is 1.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Worker threads; changes nothing but the time taken. The default value is 1.</summary>
    public int Threads { get; init; } = 1;
}
