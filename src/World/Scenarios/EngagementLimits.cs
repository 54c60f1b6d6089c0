using Testudo.World.Systems;
using Testudo.World.Threats;

namespace Testudo.World.Scenarios;

/// <summary>How threats and batteries are brought together.</summary>
public enum AssignmentMethod
{
    /// <summary>One threat at a time, in the order in which they can be engaged.</summary>
    Greedy,

    /// <summary>All threats that can be engaged, and those that soon can, matched with all batteries at once.</summary>
    Optimal,
}

/// <summary>Whether the class of a threat or the asset it heads for decides first who is served.</summary>
public enum ServiceOrder
{
    /// <summary>The class, then the asset.</summary>
    Class,

    /// <summary>The asset, then the class.</summary>
    Asset,
}

/// <summary>What batteries may fire at under a rule.</summary>
public enum WeaponsControl
{
    /// <summary>Whatever they can reach.</summary>
    Free,

    /// <summary>Only what heads for an asset near them.</summary>
    Tight,
}

/// <summary>Rounds of each battery that are kept for some classes.</summary>
/// <param name="Systems">The systems; null for all.</param>
/// <param name="For">The classes for which they are kept.</param>
/// <param name="Rounds">How many, ready and reserve together.</param>
public sealed record RoundsKept(IReadOnlyList<DefenceSystem>? Systems, IReadOnlyList<ThreatClass> For, int Rounds);

/// <summary>A most of rounds: at one threat, or in a raid.</summary>
/// <param name="Systems">The systems that it binds, counted together; null for all.</param>
/// <param name="Against">The classes at which rounds are counted.</param>
/// <param name="Rounds">The most.</param>
public sealed record RoundLimit(IReadOnlyList<DefenceSystem>? Systems, IReadOnlyList<ThreatClass> Against, int Rounds)
{
    /// <summary>Whether rounds of a system at a class count.</summary>
    /// <param name="threatClass">The class.</param>
    /// <param name="system">The system.</param>
    public bool Binds(ThreatClass threatClass, DefenceSystem system) => Against.Contains(threatClass) && (Systems is null || Systems.Contains(system));
}
