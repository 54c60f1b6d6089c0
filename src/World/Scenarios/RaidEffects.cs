using Testudo.World.Threats;

namespace Testudo.World.Scenarios;

/// <summary>The classes of the public record, within which one raid goes well or badly as a whole.</summary>
public enum RaidEffectGroup
{
    /// <summary>One-way drones and the decoys that fly among them.</summary>
    OneWayDrone,

    /// <summary>Cruise missiles.</summary>
    Cruise,

    /// <summary>Ballistic missiles, from the ground or from aircraft, and surface-to-air missiles used against the ground.</summary>
    Ballistic,

    /// <summary>Everything else.</summary>
    Other,
}

/// <summary>How far the kill odds of one raid lie from the usual, by class, and how far the classes do so together.</summary>
/// <remarks>See <c>docs/methods/kill-and-raid-effect.md</c>.</remarks>
/// <param name="Sizes">Standard deviation of the shift of the log-odds; groups that are absent use <see cref="Doctrine.RaidEffect"/>.</param>
/// <param name="Shared">Correlation of the shifts of two groups, 0 to 1; null where one shift serves all.</param>
public sealed record RaidEffects(IReadOnlyDictionary<RaidEffectGroup, Parameter> Sizes, Parameter? Shared)
{
    /// <summary>One shift of one size for all classes: the rule where nothing else is written.</summary>
    public static readonly RaidEffects OneForAll = new(new Dictionary<RaidEffectGroup, Parameter>(), null);

    /// <summary>Whether one shift of one size serves all classes.</summary>
    public bool IsOneForAll => Sizes.Count == 0 && Shared is null;

    /// <summary>The group of a class.</summary>
    /// <param name="threatClass">The class.</param>
    public static RaidEffectGroup GroupOf(ThreatClass threatClass) => threatClass switch
    {
        ThreatClass.OneWayDrone or ThreatClass.Decoy => RaidEffectGroup.OneWayDrone,
        ThreatClass.Cruise => RaidEffectGroup.Cruise,
        ThreatClass.Ballistic or ThreatClass.Aeroballistic or ThreatClass.SamAgainstGround => RaidEffectGroup.Ballistic,
        _ => RaidEffectGroup.Other,
    };
}
