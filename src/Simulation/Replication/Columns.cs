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

    /// <summary>Whether the window lies in the battery's own sector; true where there are no sectors.</summary>
    public required bool IsInSector { get; init; }

    /// <summary>The first node of its table of intercepts.</summary>
    public int FirstNode { get; init; }

    /// <summary>The number of nodes; 0 where the constant speed of the interceptor is solved on the spot.</summary>
    public int Nodes { get; init; }

    /// <summary>The time that a group needs to drive to where it has this window; 0 where it stays.</summary>
    public double Travel { get; init; }
}

/// <summary>A flight through the coverage of a sensor; the ordinal counts the passes through the same sensor and is part of the key of their draws.</summary>
/// <param name="Sensor">The sensor.</param>
/// <param name="Ordinal">The number of the pass through this sensor.</param>
/// <param name="From">The beginning, after launch.</param>
/// <param name="To">The end, after launch.</param>
/// <param name="Part">The number of the part of a pass that the ground hides in between.</param>
/// <param name="FirstScan">Where its table of scans begins.</param>
/// <param name="Scans">The length of that table; 0 where the pass is judged as a whole.</param>
/// <param name="PerScan">Points of that table in one scan.</param>
internal readonly record struct PassColumns(int Sensor, int Ordinal, double From, double To, int Part = 0, int FirstScan = 0, int Scans = 0, int PerScan = 1);

/// <summary>When a pass is; what is asked most often, apart from the rest.</summary>
/// <param name="From">The beginning, after launch.</param>
/// <param name="To">The end, after launch.</param>
/// <param name="Earliest">The earliest beginning among this pass and those before it in the order.</param>
/// <param name="Pass">The pass.</param>
internal readonly record struct PassSpan(double From, double To, double Earliest, int Pass);

/// <summary>A time in which a sensor is on or off, by day or night, in one weather.</summary>
/// <param name="To">The end; the beginning is the end of the one before. Seconds from midnight of the date.</param>
/// <param name="IsOn">Whether it looks.</param>
/// <param name="Night">The parameter of what is left at night; -1 by day or where nothing is lost.</param>
/// <param name="Weather">The parameter of what is left in the weather; -1 where nothing is lost.</param>
internal readonly record struct StretchColumns(double To, bool IsOn, int Night, int Weather);

/// <summary>A flight past a soft-kill system; the ordinal counts the passes by the same system and is part of the key of their draws; the exponent is the time inside in units of the time that the probability is for.</summary>
internal readonly record struct SoftKillColumns(int Battery, int Ordinal, int Kill, double From, double To, double Exponent = 1);

/// <summary>A flight over a country or a built-up area.</summary>
internal readonly record struct OverflightColumns(int Where, double From, double To);

/// <summary>One route of a salvo to one target.</summary>
internal sealed record RouteColumns
{
    public required int Salvo { get; init; }

    public required int Asset { get; init; }

    public required int Number { get; init; }

    /// <summary>The class for which the rules of its windows are made.</summary>
    public required World.Threats.ThreatClass TakenFor { get; init; }

    /// <summary>The place of that class in the order of service.</summary>
    public required int Priority { get; init; }

    /// <summary>The same route under the rules for what its threats can be taken for; -1 where nobody can err.</summary>
    public required int Mistaken { get; init; }

    /// <summary>The batteries that can see and reach threats on it by themselves, one bit each.</summary>
    public required ulong[] OwnSensors { get; init; }

    /// <summary>The passes, the one that ends last first.</summary>
    public required PassSpan[] LongestFirst { get; init; }

    public required Trajectory Trajectory { get; init; }

    /// <summary>The pieces of the flight, in order.</summary>
    public required FlightPiece[] Pieces { get; init; }

    public required double Duration { get; init; }

    public required WindowColumns[] Windows { get; init; }

    /// <summary>The batteries of fighters that a track on this route orders up.</summary>
    public required int[] Fighters { get; init; }

    /// <summary>For each sensor, whether the route passes its coverage; empty where no unit is aimed at.</summary>
    public required bool[] Sees { get; init; }

    /// <summary>The windows of groups that drive to where the threat flies.</summary>
    public required int[] Movers { get; init; }

    /// <summary>What doctrine says of each window: what only a few decisions read.</summary>
    public required FireControl[] Controls { get; init; }

    public required PassColumns[] Passes { get; init; }

    public required SoftKillColumns[] SoftKills { get; init; }

    public required OverflightColumns[] Countries { get; init; }

    public required OverflightColumns[] BuiltUp { get; init; }

    public required ConcernColumns[] Concerns { get; init; }

    public required FlyOut[] FlyOuts { get; init; }

    /// <summary>The tables of scans of its passes, one behind the other; see <see cref="Sensing.ScanTable"/>.</summary>
    public float[] Scans { get; init; } = [];

    /// <summary>The tables of intercepts of its windows, one behind the other.</summary>
    public InterceptNode[] Nodes { get; init; } = [];

    /// <summary>The post to which groups drive for threats on this route: one for each salvo and target.</summary>
    public int Post { get; init; }

    /// <summary>Height at a time. Unit: metres.</summary>
    /// <param name="time">Time after launch. Unit: seconds.</param>
    public double HeightAt(double time)
    {
        var i = 0;
        while (i < Pieces.Length - 1 && time >= Pieces[i].End)
        {
            i++;
        }

        return Pieces[i].HeightAt(time);
    }
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

    /// <summary>Where the availability of its link stands; -1 for one that always holds.</summary>
    public required int Link { get; init; }
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

    /// <summary>Its times in order, the last without end; empty where it always looks and nothing is lost.</summary>
    public required StretchColumns[] Stretches { get; init; }
}

/// <summary>A salvo as the replication sees it.</summary>
internal readonly record struct SalvoColumns
{
    public required uint Key { get; init; }

    public required int Class { get; init; }

    public required bool IsArmed { get; init; }

    /// <summary>Where the probability stands that one is taken for what it is not; -1 where nobody can err.</summary>
    public required int Mistake { get; init; }

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

    /// <summary>How many come where the count is not drawn: all of them, or the part that a <see cref="RaidMuster"/> sets.</summary>
    public required int Coming { get; init; }

    /// <summary>The first of its threats.</summary>
    public required int FirstThreat { get; init; }
}
