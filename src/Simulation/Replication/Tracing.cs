namespace Testudo.Simulation.Replication;

/// <summary>What a trace tells.</summary>
public enum TraceKind
{
    /// <summary>A threat was launched; value is the route.</summary>
    Launched,

    /// <summary>A threat failed at launch.</summary>
    LaunchFailed,

    /// <summary>A sensor found a threat; detail is the time of the track to come, which the threat may not live to see, value the probability that a whole pass through its coverage ends so.</summary>
    Detected,

    /// <summary>A track is there for others to use.</summary>
    Tracked,

    /// <summary>The public was alerted because of a threat; value is the asset.</summary>
    Alerted,

    /// <summary>Fighters were ordered up; value is the time at which they are airborne.</summary>
    Scrambled,

    /// <summary>A battery could not engage; value is the <see cref="LeakCause"/>, detail the <see cref="BlockReason"/>.</summary>
    Blocked,

    /// <summary>A battery was told to engage; value is the time of the intercept to come, detail the kill probability of one round.</summary>
    Engaged,

    /// <summary>Rounds reached a threat; value is 1 for a kill, 0 for a miss, -1 for rounds at nothing; detail is the kill probability of one round.</summary>
    Intercepted,

    /// <summary>An engagement was assessed; value is 1 where called a kill.</summary>
    Assessed,

    /// <summary>A battery's rounds were refilled; value is the number ready.</summary>
    Reloaded,

    /// <summary>A threat was diverted by electronic warfare; detail is the probability of it.</summary>
    SoftKilled,

    /// <summary>A threat failed in flight.</summary>
    FlightFailed,

    /// <summary>A threat reached its target; value is the asset.</summary>
    Leaked,

    /// <summary>An unarmed threat reached its target; value is the asset.</summary>
    Expended,

    /// <summary>A threat entered a country; value is the country.</summary>
    CrossedBorder,

    /// <summary>A threat was destroyed over the built-up area of an asset; value is the asset.</summary>
    DebrisFell,

    /// <summary>A battery, or a sensor that belongs to none, is not up in this raid.</summary>
    Down,

    /// <summary>A threat came into the coverage of a sensor and was not seen there; value is the <see cref="Oversight"/>, detail the probability that a whole pass through it ends with a detection.</summary>
    Overlooked,

    /// <summary>A threat came past electronic warfare and was not diverted; detail is the probability with which it would have been.</summary>
    Withstood,

    /// <summary>The last report of a threat has aged: its track is lost.</summary>
    TrackLost,

    /// <summary>A threat whose track was lost has a track again.</summary>
    FoundAgain,

    /// <summary>A threat that can be mistaken was classified; value is the class for which it is taken.</summary>
    TakenFor,

    /// <summary>Somebody began to decide about a threat: an operator, or the crew of a battery; value is the time of the decision, detail the wait for an operator.</summary>
    DecisionBegun,

    /// <summary>The link of a battery does not hold in this raid; without a battery: the command post is lost.</summary>
    LinkDown,

    /// <summary>A group was sent towards the way of a threat; value is the time at which it is there.</summary>
    Moved,

    /// <summary>A transport brought rounds to a battery; value is their number.</summary>
    Supplied,

    /// <summary>What arrived at a battery or sensor put it out of action.</summary>
    UnitLost,

    /// <summary>What arrived at a battery or sensor left it in action; value is 1 where its radar was switched off in time.</summary>
    UnitSurvived,

    /// <summary>The alarm of a region was ordered; value is the region, the threat is the first reason.</summary>
    AlarmRaised,

    /// <summary>The all-clear of a region; value is the region.</summary>
    AllClear,
}

/// <summary>One thing that happened in a replication.</summary>
/// <param name="Time">Seconds from midnight of the scenario's date.</param>
/// <param name="Kind">What.</param>
/// <param name="Threat">The threat, or -1.</param>
/// <param name="Battery">The battery, or -1.</param>
/// <param name="Sensor">The sensor, or -1.</param>
/// <param name="Rounds">Rounds fired.</param>
/// <param name="Value">Depends on the kind.</param>
/// <param name="Detail">Depends on the kind too. The default value is 0.</param>
public readonly record struct TraceEvent(double Time, TraceKind Kind, int Threat, int Battery, int Sensor, int Rounds, double Value, double Detail = 0);

/// <summary>What kept a battery from engaging.</summary>
public enum BlockReason
{
    /// <summary>The track came after the last decision that leads to an intercept.</summary>
    TrackTooLate,

    /// <summary>Fire is allowed only over some countries, and once the threat is there, no intercept is possible any more.</summary>
    AllowedTooLate,

    /// <summary>No interceptor that leaves now meets the threat within reach.</summary>
    InterceptTooLate,

    /// <summary>The fighters are not in the air.</summary>
    NotAirborne,

    /// <summary>Alone, the battery has to see the threat itself, and does not yet.</summary>
    NotSeenItself,

    /// <summary>A rule of the doctrine holds fire at this class.</summary>
    FireHeld,

    /// <summary>The rounds that are left are kept for other classes.</summary>
    RoundsKept,

    /// <summary>No round is left.</summary>
    Empty,

    /// <summary>No round is ready; the launchers are being refilled.</summary>
    Reloading,

    /// <summary>All fire channels are busy.</summary>
    ChannelsBusy,

    /// <summary>The link is down, and the battery has no sensor of its own.</summary>
    LinkDown,

    /// <summary>The network has no track of the threat yet.</summary>
    NotTrackedYet,

    /// <summary>The track of the threat is lost.</summary>
    TrackLost,

    /// <summary>All operators of the command post are busy with other threats.</summary>
    OperatorsBusy,

    /// <summary>The decision came after the last moment that leads to an intercept.</summary>
    DecisionTooLate,

    /// <summary>Alone, the battery fires in its own sector only.</summary>
    OutsideSector,

    /// <summary>The group is still driving to where it can reach the threat.</summary>
    GroupOnTheWay,

    /// <summary>The group was sent to where other threats fly.</summary>
    GroupElsewhere,

    /// <summary>Weapons are tight: the threat heads for no asset near the battery.</summary>
    NotItsAsset,

    /// <summary>A round costs too much for what the threat costs.</summary>
    TooDear,

    /// <summary>The threat is not identified yet: it has not been tracked for as long as doctrine wants.</summary>
    NotIdentified,

    /// <summary>As many rounds as doctrine allows at one threat have been fired at it.</summary>
    EnoughRounds,

    /// <summary>The rounds that doctrine allows in one raid at this class are spent.</summary>
    RationSpent,

    /// <summary>The battery was lost to an attack before.</summary>
    BatteryLost,
}

/// <summary>Why a sensor did not see a threat in its coverage.</summary>
public enum Oversight
{
    /// <summary>The sensor is not up.</summary>
    Down,

    /// <summary>It did not notice the threat: the chance that detection is less than certain.</summary>
    Unnoticed,

    /// <summary>The threat had left the coverage, or was lost, before the sensor looked there.</summary>
    GoneBeforeLook,

    /// <summary>It looked, and no scan found the threat: the echo was too weak.</summary>
    Faded,

    /// <summary>It was switched off, lost or not on station while the threat was in its coverage.</summary>
    SwitchedOff,

    /// <summary>It would have noticed the threat by day and in clear weather.</summary>
    NightOrWeather,
}

/// <summary>Receives what happens in a replication.</summary>
public interface ITracer
{
    /// <summary>Whether anybody listens; the compiler drops what nobody hears.</summary>
    static abstract bool IsListening { get; }

    /// <summary>Something happened.</summary>
    /// <param name="happened">What.</param>
    void On(in TraceEvent happened);
}

/// <summary>Listens to nothing.</summary>
public readonly struct NoTracer : ITracer
{
    /// <inheritdoc/>
    public static bool IsListening => false;

    /// <inheritdoc/>
    public void On(in TraceEvent happened)
    {
    }
}

/// <summary>Keeps everything in a list.</summary>
/// <param name="events">The list.</param>
public readonly struct ListTracer(List<TraceEvent> events) : ITracer
{
    /// <inheritdoc/>
    public static bool IsListening => true;

    /// <inheritdoc/>
    public void On(in TraceEvent happened) => events.Add(happened);
}

/// <summary>Why a threat reached its target: missed where anybody shot, otherwise the obstacle at its last opportunity.</summary>
public enum LeakCause
{
    /// <summary>No sensor reported it.</summary>
    NotDetected,

    /// <summary>Every window closed before the track, the fighters or the battery's own sensor were there.</summary>
    DetectedTooLate,

    /// <summary>No battery that was up could reach it.</summary>
    OutOfReach,

    /// <summary>All fire channels in reach were busy.</summary>
    NoFreeChannel,

    /// <summary>No round was left.</summary>
    NoRound,

    /// <summary>Doctrine held fire.</summary>
    HeldByDoctrine,

    /// <summary>It was shot at and missed.</summary>
    Missed,
}
