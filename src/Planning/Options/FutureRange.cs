using Testudo.World;
using Testudo.World.Threats;

namespace Testudo.Planning.Options;

/// <summary>What a range of futures is about.</summary>
public enum RangeKind
{
    /// <summary>The number of threats, as a factor.</summary>
    Size,

    /// <summary>The share that some classes have of all threats; the others keep their proportions.</summary>
    Share,

    /// <summary>The odds p/(1-p) of a kill, as a factor.</summary>
    Odds,

    /// <summary>The days by which deliveries are late.</summary>
    Delay,
}

/// <summary>A number that is not known of the future, and between what limits it is thought to lie.</summary>
/// <param name="Id">The id.</param>
/// <param name="Name">The name in each language.</param>
/// <param name="Kind">What it is about.</param>
/// <param name="Classes">The classes of a share; empty for other kinds.</param>
/// <param name="System">The system whose odds are meant, an id or name; null for all.</param>
/// <param name="From">The least value. Unit: a factor, a share from 0 to 1, or days.</param>
/// <param name="To">The greatest value.</param>
/// <param name="Line">The line on which it begins.</param>
public sealed record FutureRange(string Id, LocalisedText Name, RangeKind Kind, IReadOnlyList<ThreatClass> Classes, string? System, double From, double To, int Line)
{
    /// <summary>The value at a place between the limits.</summary>
    /// <param name="place">From 0 to 1.</param>
    public double At(double place) => From + (place * (To - From));
}
