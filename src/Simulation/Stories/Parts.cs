using Testudo.Simulation.Replication;

namespace Testudo.Simulation.Stories;

/// <summary>What a battery did that could reach a threat.</summary>
public enum BatteryRole
{
    /// <summary>It fired.</summary>
    Fired,

    /// <summary>Something kept it from firing.</summary>
    Blocked,

    /// <summary>It was not up in this raid.</summary>
    NotUp,

    /// <summary>There was no track of the threat.</summary>
    NoTrack,

    /// <summary>Another battery had the threat.</summary>
    AnotherChosen,

    /// <summary>The threat was taken for destroyed.</summary>
    ThoughtDestroyed,

    /// <summary>The flight was over before its turn.</summary>
    Over,
}

/// <summary>The part of a battery that could reach a threat.</summary>
/// <param name="Battery">The battery.</param>
/// <param name="System">The system.</param>
/// <param name="FromSeconds">The first decision that leads to an intercept. After the launch of the threat.</param>
/// <param name="ToSeconds">The last decision that leads to an intercept, no earlier than the first. After the launch of the threat.</param>
/// <param name="Role">What it did.</param>
/// <param name="Salvos">Salvos that it fired.</param>
/// <param name="Rounds">Rounds that it fired.</param>
/// <param name="Refusals">What kept it from firing, in order of time.</param>
public sealed record BatteryPart(string Battery, string System, double FromSeconds, double ToSeconds, BatteryRole Role, int Salvos, int Rounds, IReadOnlyList<Refusal> Refusals);

/// <summary>What kept a battery from firing.</summary>
/// <param name="Reason">What.</param>
/// <param name="FirstSeconds">When it was first found. After the launch of the threat.</param>
/// <param name="LastSeconds">When it was last found. After the launch of the threat.</param>
/// <param name="Times">How often it was found.</param>
public sealed record Refusal(BlockReason Reason, double FirstSeconds, double LastSeconds, int Times);

/// <summary>Why a battery could not reach a threat anywhere on its way.</summary>
public enum BeyondReason
{
    /// <summary>The way lies beyond its range, or the target outside the area that it defends.</summary>
    OutOfRange,

    /// <summary>Within its range the threat is too low, too high or too near.</summary>
    OutOfHeights,

    /// <summary>Its own sensor does not see the threat where it could be met.</summary>
    OwnSensorBlind,

    /// <summary>It could be met only over a country where fire is not allowed.</summary>
    NotAllowedThere,

    /// <summary>The system has no means against this class.</summary>
    NotAgainstClass,

    /// <summary>Its interceptors do not get there with enough speed, or in time.</summary>
    OutOfSpeed,
}

/// <summary>A battery that could not reach a threat.</summary>
/// <param name="Battery">The battery.</param>
/// <param name="System">The system.</param>
/// <param name="Reason">Why.</param>
/// <param name="NearestMetres">The least distance over ground from the way; from the target, where the system defends an area around itself.</param>
/// <param name="ReachMetres">Its range, or the radius of the area that it defends; null without means against this class.</param>
public sealed record BatteryBeyond(string Battery, string System, BeyondReason Reason, double NearestMetres, double? ReachMetres = null);

/// <summary>Why a threat never came into the coverage of a sensor.</summary>
public enum BlindReason
{
    /// <summary>It flies behind the horizon of the radar.</summary>
    BehindHorizon,

    /// <summary>It flies higher than the network notices.</summary>
    TooHigh,

    /// <summary>It does not come within range.</summary>
    OutOfRange,

    /// <summary>The sensor does not find this class.</summary>
    NotForClass,

    /// <summary>The ground hides it from the radar.</summary>
    Masked,

    /// <summary>Jamming hides it from the radar.</summary>
    Jammed,
}

/// <summary>A sensor whose coverage a threat never touched.</summary>
/// <param name="Sensor">The sensor: its id, or that of the battery to which it belongs.</param>
/// <param name="Type">The type of the sensor.</param>
/// <param name="Reason">Why.</param>
/// <param name="NearestMetres">The least distance over ground from the way.</param>
/// <param name="ReachMetres">How far it sees such a threat there; null where it does not find the class.</param>
public sealed record SensorBeyond(string Sensor, string Type, BlindReason Reason, double NearestMetres, double? ReachMetres = null);
