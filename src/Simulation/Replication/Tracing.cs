namespace Testudo.Simulation.Replication;

/// <summary>What a trace tells.</summary>
public enum TraceKind
{
    /// <summary>A threat was launched; value is the route.</summary>
    Launched,

    /// <summary>A threat failed at launch.</summary>
    LaunchFailed,

    /// <summary>A sensor found a threat.</summary>
    Detected,

    /// <summary>A track is there for others to use.</summary>
    Tracked,

    /// <summary>The public was alerted because of a threat; value is the asset.</summary>
    Alerted,

    /// <summary>Fighters were ordered up; value is the time at which they are airborne.</summary>
    Scrambled,

    /// <summary>A battery could not engage; value is the <see cref="LeakCause"/>.</summary>
    Blocked,

    /// <summary>A battery was told to engage; value is the time of the intercept to come.</summary>
    Engaged,

    /// <summary>Rounds reached a threat; value is 1 for a kill, 0 for a miss, -1 for rounds at nothing.</summary>
    Intercepted,

    /// <summary>An engagement was assessed; value is 1 where called a kill.</summary>
    Assessed,

    /// <summary>A battery's rounds were refilled; value is the number ready.</summary>
    Reloaded,

    /// <summary>A threat was diverted by electronic warfare.</summary>
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
}

/// <summary>One thing that happened in a replication.</summary>
/// <param name="Time">Seconds from midnight of the scenario's date.</param>
/// <param name="Kind">What.</param>
/// <param name="Threat">The threat, or -1.</param>
/// <param name="Battery">The battery, or -1.</param>
/// <param name="Sensor">The sensor, or -1.</param>
/// <param name="Rounds">Rounds fired.</param>
/// <param name="Value">Depends on the kind.</param>
public readonly record struct TraceEvent(double Time, TraceKind Kind, int Threat, int Battery, int Sensor, int Rounds, double Value);

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
