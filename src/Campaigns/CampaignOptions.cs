using Testudo.Simulation.Replication;

namespace Testudo.Campaigns;

/// <summary>How a campaign is run.</summary>
public sealed record CampaignOptions
{
    /// <summary>The most replications: those of raids are numbered by campaign and raid, and numbers have an end.</summary>
    public const int MostReplications = 1_000_000;

    /// <summary>Replications of the campaign. The default value is 1,000.</summary>
    public int Replications { get; init; } = 1000;

    /// <summary>Replications of each policy and lever, the first of the campaign's own, with which they are paired. The default value is 200.</summary>
    public int VariantReplications { get; init; } = 200;

    /// <summary>Replications in which the break-even rate is sought; 0 for not at all. The default value is 100.</summary>
    public int BreakEvenReplications { get; init; } = 100;

    /// <summary>The stock of which the break-even rate is sought; null for the one that runs out first. The default value is null.</summary>
    public string? BreakEvenStock { get; init; }

    /// <summary>Whether the policies are compared. The default value is true.</summary>
    public bool ComparePolicies { get; init; } = true;

    /// <summary>SHA-256 of the file of options that are the levers. The default value is null: there is none.</summary>
    public string? OptionsHash { get; init; }

    /// <summary>The calibration from which uncertain numbers are drawn, one draw for each replication; null for the catalogue. The default value is null.</summary>
    public CalibratedDraws? Calibration { get; init; }

    /// <summary>The seed. The default value is 1.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Worker threads; changes nothing but the time taken. The default value is 1.</summary>
    public int Threads { get; init; } = 1;
}
