namespace Testudo.World.Scenarios;

/// <summary>How batteries that act alone keep out of each other's way.</summary>
public enum Deconfliction
{
    /// <summary>Not at all: every battery that can, engages.</summary>
    None,

    /// <summary>Each fires only in its own sector: where the asset nearest to the threat is the asset nearest to the battery.</summary>
    Sectors,
}

/// <summary>What the defence knows of the air and how it decides. What is null or absent is left out of the model.</summary>
public sealed record Command
{
    /// <summary>The command of a scenario that says nothing about it: tracks last, nobody errs, links hold, decisions take no time.</summary>
    public static readonly Command Ideal = new();

    /// <summary>How long a track lives after the last report of any sensor; null for ever. Unit: seconds.</summary>
    public Parameter? TrackCoast { get; init; }

    /// <summary>Probability that a decoy is taken for what it looks like; null for never.</summary>
    public Parameter? DecoyAsThreat { get; init; }

    /// <summary>Probability that a threat is taken for a decoy that looks like it; null for never.</summary>
    public Parameter? ThreatAsDecoy { get; init; }

    /// <summary>Probability that the link of a battery holds during a raid; null for certain.</summary>
    public Parameter? Link { get; init; }

    /// <summary>Probability that the command post works during a raid; null for certain.</summary>
    public Parameter? CommandPost { get; init; }

    /// <summary>Median time of a decision to engage; null for none. Unit: seconds.</summary>
    public Parameter? DecisionTime { get; init; }

    /// <summary>Standard deviation of the logarithm of that time; null for 0.</summary>
    public Parameter? DecisionSpread { get; init; }

    /// <summary>People who decide at the command post, one decision at a time each; 0 for no limit.</summary>
    public int Operators { get; init; }

    /// <summary>How batteries that act alone keep out of each other's way.</summary>
    public Deconfliction Deconfliction { get; init; }
}
