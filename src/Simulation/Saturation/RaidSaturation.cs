using Testudo.Simulation.Measures;

namespace Testudo.Simulation.Saturation;

/// <summary>Whether a knee was found.</summary>
public enum KneeStatus
{
    /// <summary>It lies between two sizes of the curve.</summary>
    Found,

    /// <summary>The leakage rate of the largest raid is still within the tolerance.</summary>
    NotReached,

    /// <summary>The leakage rate of the smallest raid is over the tolerance already.</summary>
    OverFromTheStart,
}

/// <summary>How leakage grows with the size of a raid, at which size the defence saturates, and what it is short of there.</summary>
public sealed record RaidSaturation
{
    /// <summary>The format and its version.</summary>
    public string Format { get; init; } = "testudo-knee/1";

    /// <summary>The version of Testudo.</summary>
    public required string Version { get; init; }

    /// <summary>The scenario.</summary>
    public required string Scenario { get; init; }

    /// <summary>The title of the scenario.</summary>
    public required Names Title { get; init; }

    /// <summary>SHA-256 of the scenario file.</summary>
    public required string ScenarioHash { get; init; }

    /// <summary>SHA-256 over the catalogue.</summary>
    public required string CatalogueHash { get; init; }

    /// <summary>The seed.</summary>
    public required ulong Seed { get; init; }

    /// <summary>Replications of each size.</summary>
    public required int Replications { get; init; }

    /// <summary>Threats of the scenario as it is.</summary>
    public required int Threats { get; init; }

    /// <summary>The leakage rate that is tolerated.</summary>
    public required double Tolerance { get; init; }

    /// <summary>By how much the tolerance lies above the leakage rate of the smallest raid; null where the tolerance was given.</summary>
    public required double? Rise { get; init; }

    /// <summary>Leakage by size, the smallest raid first.</summary>
    public required IReadOnlyList<SizeAnswer> Curve { get; init; }

    /// <summary>Whether the knee was found.</summary>
    public required KneeStatus Status { get; init; }

    /// <summary>The knee; null where it was not found.</summary>
    public required KneeAnswer? Knee { get; init; }

    /// <summary>What is gained at the knee where a resource is without limit, the one that binds first; empty where no knee was found.</summary>
    public required IReadOnlyList<ReliefAnswer> Resources { get; init; }

    /// <summary>The resource that binds; null where none can be told from chance.</summary>
    public required Resource? Binding { get; init; }

    /// <summary>The same for the binding resource in one system at a time, the greatest gain first; empty where it is no resource of systems.</summary>
    public required IReadOnlyList<SystemRelief> Systems { get; init; }
}

/// <summary>Leakage of a raid of one size.</summary>
/// <param name="Scale">The size as a multiple of the scenario's.</param>
/// <param name="Threats">The number of threats.</param>
/// <param name="LeakageRate">Leaked over launched.</param>
/// <param name="Leaked">Leakers of one raid.</param>
public sealed record SizeAnswer(double Scale, int Threats, Estimate LeakageRate, Estimate Leaked);

/// <summary>The smallest raid whose leakage rate is over the tolerance.</summary>
/// <param name="Threats">The number of threats.</param>
/// <param name="Low">Lower end of the 95 % interval; null where it lies below the smallest raid.</param>
/// <param name="High">Upper end of the 95 % interval; null where it lies above the largest raid.</param>
/// <param name="Scale">The size as a multiple of the scenario's.</param>
/// <param name="LeakageRate">Its leakage rate.</param>
public sealed record KneeAnswer(int Threats, int? Low, int? High, double Scale, Estimate LeakageRate);

/// <summary>A paired difference of leakage rates with its 95 % interval.</summary>
/// <param name="Mean">The mean; above 0 where leakage falls.</param>
/// <param name="Low">Lower end.</param>
/// <param name="High">Upper end.</param>
public sealed record RateAverted(double Mean, double Low, double High);

/// <summary>What is gained where a resource is without limit.</summary>
/// <param name="Resource">The resource; null for all of them together.</param>
/// <param name="AtKnee">The leakage rate averted at the knee.</param>
/// <param name="AtStart">The leakage rate averted in the smallest raid.</param>
/// <param name="OfRise">The first less the second: the part of the rise from the smallest raid to the knee that the resource explains.</param>
/// <param name="Binds">Whether it binds.</param>
public sealed record ReliefAnswer(Resource? Resource, RateAverted AtKnee, RateAverted AtStart, RateAverted OfRise, bool Binds);

/// <summary>What is gained where one system has the binding resource without limit.</summary>
/// <param name="System">The system.</param>
/// <param name="Name">Its name.</param>
/// <param name="AtKnee">The leakage rate averted at the knee.</param>
public sealed record SystemRelief(string System, Names Name, RateAverted AtKnee);
