using Testudo.World.Systems;
using Testudo.World.Threats;

namespace Testudo.Simulation.Geometry;

/// <summary>One intercept seen from the battery: where, how fast the interceptor still is, and what that does to its chance.</summary>
/// <param name="Flight">Time from launch to intercept; infinite where it is not possible. Unit: seconds.</param>
/// <param name="GroundRange">Unit: metres.</param>
/// <param name="Height">Unit: metres.</param>
/// <param name="SpeedLeft">Speed of the interceptor at the intercept. Unit: metres per second.</param>
/// <param name="RangeFactor">What is left of the kill probability so far out, 0 to 1.</param>
/// <param name="AspectFactor">What is left of it at this aspect, 0 to 1.</param>
/// <param name="JammingFactor">What is left of it against countermeasures, 0 to 1.</param>
public readonly record struct Shot(double Flight, double GroundRange, double Height, double SpeedLeft, double RangeFactor, double AspectFactor, double JammingFactor)
{
    // Up to this part of the reach nothing is lost.
    private const double FullUpTo = 0.5;

    /// <summary>What is left of the kill probability, 0 to 1.</summary>
    public double Factor => RangeFactor * AspectFactor * JammingFactor;

    /// <summary>Whether the intercept is possible.</summary>
    public bool IsPossible => double.IsFinite(Flight);

    /// <summary>The intercept of a system with a threat.</summary>
    /// <param name="system">The system.</param>
    /// <param name="envelope">What it can do against the class.</param>
    /// <param name="threat">The threat.</param>
    /// <param name="distance">Slant distance. Unit: metres.</param>
    /// <param name="height">Height of the threat. Unit: metres.</param>
    /// <param name="recession">Cosine of the angle between the threat's way and the line from the battery to it: -1 where it comes head-on, 1 where it flies away.</param>
    public static Shot At(DefenceSystem system, Envelope envelope, ThreatType threat, double distance, double height, double recession)
    {
        ArgumentNullException.ThrowIfNull(system);
        ArgumentNullException.ThrowIfNull(envelope);
        ArgumentNullException.ThrowIfNull(threat);
        var ground = Math.Sqrt(Math.Max(0, (distance * distance) - (height * height)));
        var path = PathOf(system, distance, ground, height);
        if (system.Effector.KillFactors is not { } factors)
        {
            return new Shot(path.Seconds, ground, height, path.SpeedLeft, 1, 1, 1);
        }

        return new Shot(
            path.Seconds,
            ground,
            height,
            path.SpeedLeft,
            RangeFactorOf(factors, ReachUsed(system, envelope, ground, path.SpeedLeft)),
            AspectFactorOf(factors, recession),
            1 - ((threat.Countermeasures?.Value ?? 0) * (1 - (factors.Jammed?.Value ?? 1))));
    }

    /// <summary>The part of the kill probability that is left at a part of the reach: all of it up to one half, then falling with the square to the edge.</summary>
    /// <param name="factors">The factors.</param>
    /// <param name="reach">The part of the reach, 0 to 1.</param>
    public static double RangeFactorOf(KillFactors factors, double reach)
    {
        ArgumentNullException.ThrowIfNull(factors);
        var beyond = Math.Clamp((reach - FullUpTo) / (1 - FullUpTo), 0, 1);
        return 1 - ((1 - (factors.Edge?.Value ?? 1)) * beyond * beyond);
    }

    /// <summary>The part of the kill probability that is left at an aspect: straight lines in the cosine between head-on, crossing and receding.</summary>
    /// <param name="factors">The factors.</param>
    /// <param name="recession">-1 head-on, 0 crossing, 1 receding.</param>
    public static double AspectFactorOf(KillFactors factors, double recession)
    {
        ArgumentNullException.ThrowIfNull(factors);
        var crossing = factors.Crossing?.Value ?? 1;
        var receding = factors.Receding?.Value ?? crossing;
        return recession < 0 ? 1 + ((crossing - 1) * (1 + Math.Max(-1, recession))) : crossing + ((receding - crossing) * Math.Min(1, recession));
    }

    // The greater of the part of the range over ground and the part of the speed, down to the least, that is used up.
    private static double ReachUsed(DefenceSystem system, Envelope envelope, double ground, double speedLeft)
    {
        var reach = envelope.Range is { } range ? ground / range.Value : 0;
        return system.Effector.Flight is { LeastSpeed: { } least } flight && flight.DragLength is not null
            ? Math.Max(reach, (flight.TopSpeed.Value - Math.Max(speedLeft, least.Value)) / (flight.TopSpeed.Value - least.Value))
            : reach;
    }

    private static InterceptorPath PathOf(DefenceSystem system, double distance, double ground, double height)
    {
        var effector = system.Effector;
        if (effector.Flight is { } flight)
        {
            return InterceptorPath.To(flight, ground, height);
        }

        var speed = system.InterceptorSpeed?.Value ?? 1;
        return effector.MissileReach is { } reach
            ? new InterceptorPath((Math.Max(0, distance - reach.Value) / speed) + (Math.Min(distance, reach.Value) / effector.MissileSpeed!.Value), effector.MissileSpeed.Value)
            : new InterceptorPath(distance / speed, speed);
    }
}
