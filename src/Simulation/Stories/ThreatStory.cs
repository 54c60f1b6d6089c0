using Testudo.Simulation.Measures;
using Testudo.Simulation.Replication;
using Testudo.World.Threats;

namespace Testudo.Simulation.Stories;

/// <summary>The story of one threat in one raid: what saw it, who could have stopped it, who tried, and how it ended.</summary>
public sealed record ThreatStory
{
    /// <summary>The format and its version.</summary>
    public string Format { get; init; } = "testudo-story/1";

    /// <summary>The version of Testudo.</summary>
    public required string Version { get; init; }

    /// <summary>The id of the scenario.</summary>
    public required string Scenario { get; init; }

    /// <summary>The date to which clock times refer.</summary>
    public required string Date { get; init; }

    /// <summary>SHA-256 of the scenario file.</summary>
    public required string ScenarioHash { get; init; }

    /// <summary>SHA-256 over the catalogue.</summary>
    public required string CatalogueHash { get; init; }

    /// <summary>The seed of the run.</summary>
    public required ulong Seed { get; init; }

    /// <summary>The number of the raid in the run, from 0.</summary>
    public required uint Replication { get; init; }

    /// <summary>Its row in leakers.csv, from 1; null where it was not named by that.</summary>
    public int? Leaker { get; init; }

    /// <summary>The salvo.</summary>
    public required string Salvo { get; init; }

    /// <summary>Its number within the salvo, from 1.</summary>
    public required int Member { get; init; }

    /// <summary>The type.</summary>
    public required string Threat { get; init; }

    /// <summary>The name of the type.</summary>
    public required Names ThreatName { get; init; }

    /// <summary>The class.</summary>
    public required ThreatClass Class { get; init; }

    /// <summary>Whether it carries a warhead.</summary>
    public required bool IsArmed { get; init; }

    /// <summary>The asset that it is aimed at.</summary>
    public required string Target { get; init; }

    /// <summary>The name of that asset.</summary>
    public required Names TargetName { get; init; }

    /// <summary>Its way.</summary>
    public required StoryRoute Route { get; init; }

    /// <summary>What happened, in order of time.</summary>
    public required IReadOnlyList<StoryMoment> Moments { get; init; }

    /// <summary>The batteries that could have reached it on its way, the first opportunity first.</summary>
    public required IReadOnlyList<BatteryPart> InReach { get; init; }

    /// <summary>The batteries that could not, by reason and then the nearest first. Electronic warfare is not among them.</summary>
    public required IReadOnlyList<BatteryBeyond> BeyondReach { get; init; }

    /// <summary>The sensors whose coverage it never touched, by reason and then the nearest first.</summary>
    public required IReadOnlyList<SensorBeyond> Blind { get; init; }

    /// <summary>How it ended.</summary>
    public required StoryEnd End { get; init; }
}

/// <summary>The way of a threat.</summary>
/// <param name="Number">The number of the route to the target, from 0.</param>
/// <param name="From">Where it was launched.</param>
/// <param name="LengthMetres">The way over ground.</param>
/// <param name="DurationSeconds">From launch to target.</param>
/// <param name="Points">Latitude and longitude in degrees, height in metres, seconds after launch.</param>
public sealed record StoryRoute(int Number, Names From, double LengthMetres, double DurationSeconds, IReadOnlyList<double[]> Points);

/// <summary>How the flight of a threat ended.</summary>
/// <param name="Kind">How.</param>
/// <param name="Time">ISO 8601, in the clock of the scenario.</param>
/// <param name="SinceLaunchSeconds">Time after its launch.</param>
/// <param name="Cause">Why it came through; null unless it leaked.</param>
/// <param name="WarningSeconds">From alert to impact, 0 where there was none; null unless it leaked.</param>
public sealed record StoryEnd(EndKind Kind, string Time, double SinceLaunchSeconds, LeakCause? Cause = null, double? WarningSeconds = null);

/// <summary>How a flight ends.</summary>
public enum EndKind
{
    /// <summary>It failed at launch.</summary>
    LaunchFailed,

    /// <summary>It failed in flight.</summary>
    FlightFailed,

    /// <summary>It was diverted by electronic warfare.</summary>
    SoftKilled,

    /// <summary>It was destroyed by fire.</summary>
    HardKilled,

    /// <summary>It reached its target.</summary>
    Leaked,

    /// <summary>It reached its target without a warhead.</summary>
    Expended,
}

/// <summary>What rounds found.</summary>
public enum ShotResult
{
    /// <summary>They destroyed the threat.</summary>
    Kill,

    /// <summary>They missed.</summary>
    Miss,

    /// <summary>The threat was no longer there.</summary>
    NothingThere,
}

/// <summary>One thing that happened to a threat. What does not belong to the kind is null.</summary>
/// <param name="Kind">What.</param>
/// <param name="Time">ISO 8601, in the clock of the scenario.</param>
/// <param name="SinceLaunchSeconds">Time after its launch.</param>
/// <param name="HeightMetres">How high the threat was; null after its end.</param>
/// <param name="ToTargetMetres">Its distance over ground from its target; null after its end.</param>
/// <param name="Battery">The battery.</param>
/// <param name="Sensor">The sensor: its id, or that of the battery to which it belongs.</param>
/// <param name="Asset">The asset.</param>
/// <param name="Country">The country.</param>
/// <param name="Rounds">Rounds fired.</param>
/// <param name="KillProbability">The probability that one round, or one pass of electronic warfare, stops it in this raid.</param>
/// <param name="Result">What the rounds found.</param>
/// <param name="CalledKilled">Whether the battery took it for destroyed.</param>
/// <param name="Reason">What kept the battery from engaging.</param>
/// <param name="Oversight">Why the sensor did not see it.</param>
/// <param name="DueSeconds">When what was begun comes to its end: the track, the intercept, the fighters in the air. After the launch of the threat.</param>
/// <param name="Times">How often the same was found at the same battery.</param>
/// <param name="UntilSeconds">When it was last found. After the launch of the threat.</param>
/// <param name="Shot">Where the rounds meet the threat, seen from the battery.</param>
/// <param name="Region">The region that is alarmed.</param>
/// <param name="DetectionProbability">The probability that the sensor finds such a threat on this pass.</param>
/// <param name="TakenFor">The class for which the threat was taken.</param>
/// <param name="WaitedSeconds">How long the decision waited for an operator.</param>
public sealed record StoryMoment(
    TraceKind Kind,
    string Time,
    double SinceLaunchSeconds,
    double? HeightMetres = null,
    double? ToTargetMetres = null,
    string? Battery = null,
    string? Sensor = null,
    string? Asset = null,
    string? Country = null,
    int? Rounds = null,
    double? KillProbability = null,
    ShotResult? Result = null,
    bool? CalledKilled = null,
    BlockReason? Reason = null,
    Oversight? Oversight = null,
    double? DueSeconds = null,
    int? Times = null,
    double? UntilSeconds = null,
    StoryShot? Shot = null,
    string? Region = null,
    double? DetectionProbability = null,
    ThreatClass? TakenFor = null,
    double? WaitedSeconds = null);

/// <summary>Where rounds meet a threat, and what that leaves of their chance. Factors are null where they are 1 to two digits.</summary>
/// <param name="RangeMetres">Ground range from the battery.</param>
/// <param name="HeightMetres">Height of the intercept.</param>
/// <param name="SpeedLeftMetresPerSecond">The interceptor's speed there; null where its mean speed is all that is known.</param>
/// <param name="RangeFactor">What is left of the kill probability so far out.</param>
/// <param name="AspectFactor">What is left of it at this aspect.</param>
/// <param name="JammingFactor">What is left of it against countermeasures.</param>
public sealed record StoryShot(double RangeMetres, double HeightMetres, double? SpeedLeftMetresPerSecond = null, double? RangeFactor = null, double? AspectFactor = null, double? JammingFactor = null);
