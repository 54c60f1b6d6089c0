using Testudo.Simulation.Geometry;

namespace Testudo.Simulation.Replication;

/// <summary>One opportunity of a battery against threats on one route. Times are seconds after the threat's launch.</summary>
internal readonly record struct WindowColumns
{
    /// <summary>The battery.</summary>
    public required int Battery { get; init; }

    /// <summary>The first window of this battery on this route, where its looks are counted.</summary>
    public required int FirstOfBattery { get; init; }

    /// <summary>The earliest decision that is worth taking: reaction and fly-out lead to the near edge.</summary>
    public required double DecideFrom { get; init; }

    /// <summary>The last decision that can lead to an intercept inside.</summary>
    public required double DecideTo { get; init; }

    /// <summary>The earliest intercept.</summary>
    public required double Open { get; init; }

    /// <summary>The last intercept.</summary>
    public required double Close { get; init; }

    /// <summary>The first of the fly-out pieces.</summary>
    public required int FirstFlyOut { get; init; }

    /// <summary>The number of fly-out pieces.</summary>
    public required int FlyOuts { get; init; }

    /// <summary>The kill probability: its place in the table of kills.</summary>
    public required int Kill { get; init; }

    /// <summary>Rounds fired together.</summary>
    public required int Salvo { get; init; }

    /// <summary>The most salvos of this battery at one threat.</summary>
    public required int Looks { get; init; }

    /// <summary>Whether doctrine limits the rounds of this battery at one threat or in the raid, or makes it wait until the threat is identified.</summary>
    public required bool IsLimited { get; init; }

    /// <summary>Rounds kept back.</summary>
    public required int Keep { get; init; }

    /// <summary>Whether doctrine holds fire.</summary>
    public required bool IsHeld { get; init; }

    /// <summary>The order of choice among batteries that could engage, the lowest first.</summary>
    public required int Rank { get; init; }

    /// <summary>The pass of the threat through the battery's own sensor, counted from the route's first; -1 where the network's track is enough.</summary>
    public required int OwnPass { get; init; }
}

/// <summary>A flight through the coverage of a sensor; the ordinal counts the passes through the same sensor and is part of the key of their draws.</summary>
internal readonly record struct PassColumns(int Sensor, int Ordinal, double From, double To);

/// <summary>A flight past a soft-kill system; the ordinal counts the passes by the same system and is part of the key of their draws.</summary>
internal readonly record struct SoftKillColumns(int Battery, int Ordinal, int Kill, double From, double To);

/// <summary>A flight over a country or a built-up area.</summary>
internal readonly record struct OverflightColumns(int Where, double From, double To);

/// <summary>One route of a salvo to one target.</summary>
internal sealed record RouteColumns
{
    public required int Salvo { get; init; }

    public required int Asset { get; init; }

    public required int Number { get; init; }

    /// <summary>The place of its threats in the order of service.</summary>
    public required int Priority { get; init; }

    public required Trajectory Trajectory { get; init; }

    public required double Duration { get; init; }

    public required WindowColumns[] Windows { get; init; }

    /// <summary>What doctrine says of each window: what only a few decisions read.</summary>
    public required FireControl[] Controls { get; init; }

    public required PassColumns[] Passes { get; init; }

    public required SoftKillColumns[] SoftKills { get; init; }

    public required OverflightColumns[] Countries { get; init; }

    public required OverflightColumns[] BuiltUp { get; init; }

    public required FlyOut[] FlyOuts { get; init; }
}

/// <summary>A battery as the replication sees it.</summary>
internal readonly record struct BatteryColumns
{
    public required uint Key { get; init; }

    public required int System { get; init; }

    public required int Channels { get; init; }

    public required int Rounds { get; init; }

    public required int Reserve { get; init; }

    public required double Reaction { get; init; }

    public required double Reload { get; init; }

    public required double Speed { get; init; }

    public required bool IsFighter { get; init; }

    public required double Scramble { get; init; }

    public required double Endurance { get; init; }

    public required double Turnaround { get; init; }

    public required int Availability { get; init; }
}

/// <summary>A sensor as the replication sees it.</summary>
internal readonly record struct SensorColumns
{
    public required uint Key { get; init; }

    /// <summary>The battery it belongs to, or -1.</summary>
    public required int Battery { get; init; }

    public required double Scan { get; init; }

    public required int Detection { get; init; }

    public required int Delay { get; init; }

    /// <summary>Where its availability stands; not used for a battery's own sensor, which is up with its battery.</summary>
    public required int Availability { get; init; }
}

/// <summary>A salvo as the replication sees it.</summary>
internal readonly record struct SalvoColumns
{
    public required uint Key { get; init; }

    public required int Class { get; init; }

    public required bool IsArmed { get; init; }

    public required int LaunchReliability { get; init; }

    public required int FlightReliability { get; init; }

    public required int UnitCost { get; init; }

    public required int FirstRoute { get; init; }

    public required int Routes { get; init; }

    /// <summary>For each threat its target's place in the salvo, where counts are fixed; empty where drawn.</summary>
    public required int[] FixedTargets { get; init; }

    /// <summary>Cumulative probability of the targets, where drawn.</summary>
    public required double[] CumulativeShares { get; init; }

    /// <summary>The most threats that it can have.</summary>
    public required int MostThreats { get; init; }

    /// <summary>The first of its threats.</summary>
    public required int FirstThreat { get; init; }
}
