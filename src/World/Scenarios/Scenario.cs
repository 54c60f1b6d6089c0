using System.Globalization;
using Testudo.World.Geodesy;
using Testudo.World.Sensors;
using Testudo.World.Systems;
using Testudo.World.Threats;

namespace Testudo.World.Scenarios;

/// <summary>A raid against a laydown under a doctrine: everything that one assessment needs.</summary>
public sealed record Scenario
{
    /// <summary>The id, such as <c>2024-01-02</c>; names the output folder.</summary>
    public required string Id { get; init; }

    /// <summary>The title in each language.</summary>
    public required LocalisedText Title { get; init; }

    /// <summary>The date to which clock times refer.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>Remarks of whoever wrote it, in each language; null where none.</summary>
    public LocalisedText? Notes { get; init; }

    /// <summary>The threats.</summary>
    public required IReadOnlyList<Salvo> Raid { get; init; }

    /// <summary>The batteries.</summary>
    public required IReadOnlyList<Battery> Batteries { get; init; }

    /// <summary>The sensors that belong to no battery.</summary>
    public required IReadOnlyList<SensorSite> Sensors { get; init; }

    /// <summary>The crews that load the batteries at some places.</summary>
    public IReadOnlyList<LoadingCrews> Crews { get; init; } = [];

    /// <summary>What is defended.</summary>
    public required IReadOnlyList<Asset> Assets { get; init; }

    /// <summary>Who shoots what, when and how often.</summary>
    public required Doctrine Doctrine { get; init; }

    /// <summary>Who is warned, when, by what.</summary>
    public required AlertPlan Alerts { get; init; }

    /// <summary>Who counts as exposed to impacts and debris.</summary>
    public required ExposureRule Exposure { get; init; }

    /// <summary>The countries whose border crossings are reported.</summary>
    public required IReadOnlyList<Country> Watched { get; init; }

    /// <summary>The catalogue with the scenario's own definitions.</summary>
    public required Catalogue Catalogue { get; init; }

    /// <summary>Night and weather; null where the scenario leaves them out.</summary>
    public Conditions.RaidConditions? Conditions { get; init; }

    /// <summary>Noise jamming of radars.</summary>
    public IReadOnlyList<Conditions.RadarJamming> Jamming { get; init; } = [];

    /// <summary>The shape of the ground; null for a smooth earth.</summary>
    public Terrain.TerrainModel? Terrain { get; init; }

    /// <summary>The file as the user named it.</summary>
    public required string File { get; init; }

    /// <summary>SHA-256 of the file, with the files of elevations that it names, lower-case hexadecimal.</summary>
    public required string Hash { get; init; }

    /// <summary>A moment in ISO 8601, in the clock of the scenario, to a tenth of a second.</summary>
    /// <param name="seconds">Seconds from midnight of the date.</param>
    public string MomentAt(double seconds) =>
        Date.ToDateTime(TimeOnly.MinValue).AddSeconds(seconds).ToString("yyyy-MM-ddTHH:mm:ss.f", CultureInfo.InvariantCulture);
}

/// <summary>Threats of one type, launched together.</summary>
public sealed record Salvo
{
    /// <summary>The id, unique within the raid.</summary>
    public required string Id { get; init; }

    /// <summary>The type.</summary>
    public required ThreatType Threat { get; init; }

    /// <summary>How many; the mean where <see cref="IsPoisson"/>.</summary>
    public required int Count { get; init; }

    /// <summary>Whether the count is Poisson distributed, so that uniform times make a Poisson process.</summary>
    public required bool IsPoisson { get; init; }

    /// <summary>When they are launched or arrive, uniformly spread. Unit: seconds from midnight of the date.</summary>
    public required ClockWindow When { get; init; }

    /// <summary>Whether <see cref="When"/> is the time of arrival instead of launch.</summary>
    public required bool IsArrival { get; init; }

    /// <summary>Where they are launched.</summary>
    public required GeoPosition From { get; init; }

    /// <summary>The name of that place.</summary>
    public required LocalisedText FromName { get; init; }

    /// <summary>The points on the way.</summary>
    public required IReadOnlyList<GeoPosition> Via { get; init; }

    /// <summary>Half-width of the corridor in which routes lie. Unit: metres.</summary>
    public required double Spread { get; init; }

    /// <summary>Number of different routes to each target.</summary>
    public required int Routes { get; init; }

    /// <summary>The targets.</summary>
    public required IReadOnlyList<SalvoTarget> Targets { get; init; }

    /// <summary>Whether all threats of a replication go to one target, drawn by the shares. The default value is false.</summary>
    public bool IsTogether { get; init; }

    /// <summary>Heights above ground at the points of <see cref="Via"/>, null for that of the type; empty where none is given. Unit: metres.</summary>
    public IReadOnlyList<double?> ViaHeights { get; init; } = [];

    /// <summary>The climb before the target; null for none.</summary>
    public PopUp? PopUp { get; init; }

    /// <summary>The waves in which they come. The default value is a single one.</summary>
    public Waves Waves { get; init; }
}

/// <summary>One target of a salvo.</summary>
/// <param name="Asset">The index of the asset in the scenario.</param>
/// <param name="Count">How many are aimed at it; null where <see cref="Share"/> is drawn instead.</param>
/// <param name="Share">The probability that a threat is aimed at it.</param>
public readonly record struct SalvoTarget(int Asset, int? Count, double Share);

/// <summary>One unit of a defence system, somewhere.</summary>
public sealed record Battery
{
    /// <summary>The id, unique within the laydown.</summary>
    public required string Id { get; init; }

    /// <summary>The system.</summary>
    public required DefenceSystem System { get; init; }

    /// <summary>Its own sensor; null where the network's track is enough.</summary>
    public SensorType? Sensor { get; init; }

    /// <summary>Where it stands: notional.</summary>
    public required GeoPosition Position { get; init; }

    /// <summary>The place it was written next to.</summary>
    public required LocalisedText Near { get; init; }

    /// <summary>Rounds ready; 0 for electronic warfare.</summary>
    public required int Rounds { get; init; }

    /// <summary>Rounds in reserve.</summary>
    public required int Reserve { get; init; }

    /// <summary>Targets engaged at the same time.</summary>
    public required int Channels { get; init; }

    /// <summary>Probability that its link holds during a raid; null for that of the doctrine.</summary>
    public Parameter? Link { get; init; }

    /// <summary>What it does beside standing where it stands.</summary>
    public Deployment Deployment { get; init; } = Deployment.Standing;

    /// <summary>The entry of the list of batteries in the text to which it belongs, from 0.</summary>
    public int Entry { get; init; }
}

/// <summary>A sensor, somewhere.</summary>
/// <param name="Id">The id, unique within the laydown.</param>
/// <param name="Sensor">The type.</param>
/// <param name="Position">Where it stands: notional.</param>
/// <param name="Near">The place it was written next to.</param>
public sealed record SensorSite(string Id, SensorType Sensor, GeoPosition Position, LocalisedText Near)
{
    /// <summary>When it looks, in order; null for always. Unit: seconds from midnight of the date.</summary>
    public IReadOnlyList<ClockWindow>? Active { get; init; }
}

/// <summary>Something that is defended.</summary>
/// <param name="Id">The id.</param>
/// <param name="Name">The name in each language.</param>
/// <param name="Position">Where it is.</param>
/// <param name="Value">Its worth in any unit that suits the scenario.</param>
/// <param name="DamagePerHit">The part of the worth that remains, which one hit destroys, 0 to 1.</param>
/// <param name="Population">The people there; null where not given.</param>
/// <param name="Radius">The radius of the built-up area. Unit: metres.</param>
public sealed record Asset(string Id, LocalisedText Name, GeoPosition Position, double Value, double DamagePerHit, Parameter? Population, double Radius)
{
    /// <summary>Whether it is a battery or a sensor of the laydown with the same id: what arrives there may put it out of action.</summary>
    public bool IsUnit { get; init; }
}

/// <summary>How batteries share targets.</summary>
public enum Coordination
{
    /// <summary>One picture; a threat is engaged by one battery at a time.</summary>
    Central,

    /// <summary>Each battery by itself, on its own sensor where it has one.</summary>
    Autonomous,
}

/// <summary>Which battery is chosen when several could engage.</summary>
public enum Preference
{
    /// <summary>The lowest cost of a round.</summary>
    Cheapest,

    /// <summary>The highest kill probability.</summary>
    BestKill,

    /// <summary>The earliest intercept.</summary>
    Earliest,
}

/// <summary>Who shoots what, when and how often.</summary>
public sealed record Doctrine
{
    /// <summary>How batteries share targets.</summary>
    public required Coordination Coordination { get; init; }

    /// <summary>Which battery is chosen when several could engage.</summary>
    public required Preference Prefer { get; init; }

    /// <summary>The classes, the first served first; classes not named follow.</summary>
    public required IReadOnlyList<ThreatClass> Priority { get; init; }

    /// <summary>Rules, the first that fits a class and system wins.</summary>
    public required IReadOnlyList<EngagementRule> Rules { get; init; }

    /// <summary>The countries over which intercepts are allowed; empty for anywhere.</summary>
    public required IReadOnlyList<Country> EngageOver { get; init; }

    /// <summary>From first detection to a track that others can use. Unit: seconds.</summary>
    public required Parameter TrackDelay { get; init; }

    /// <summary>By how much a track comes sooner than <see cref="TrackDelay"/> says, at the earliest with the detection. The default value is 0. Unit: seconds.</summary>
    public double TrackSooner { get; init; }

    /// <summary>From the track to the public alert. Unit: seconds.</summary>
    public required Parameter AlertDelay { get; init; }

    /// <summary>From intercept to its assessment. Unit: seconds.</summary>
    public required Parameter AssessmentDelay { get; init; }

    /// <summary>Probability that a killed threat is called missed.</summary>
    public required Parameter MissedKill { get; init; }

    /// <summary>Probability that a missed threat is called killed.</summary>
    public required Parameter FalseKill { get; init; }

    /// <summary>Standard deviation of a shift of the log-odds of every kill, shared by one raid.</summary>
    public required Parameter RaidEffect { get; init; }

    /// <summary>Time that people need to reach shelter. Unit: seconds.</summary>
    public required Parameter ShelterTime { get; init; }

    /// <summary>What the defence knows of the air and how it decides. The default value is <see cref="Command.Ideal"/>.</summary>
    public Command Command { get; init; } = Command.Ideal;

    /// <summary>Probability that what arrives at a unit of the defence puts it out of action for the rest of the raid.</summary>
    public required Parameter UnitLoss { get; init; }

    /// <summary>Probability that a radar is switched off in time, so that a tracked anti-radiation missile loses it.</summary>
    public required Parameter EmissionControl { get; init; }

    /// <summary>The raid effect by class. The default value is one shift for all.</summary>
    public RaidEffects RaidEffects { get; init; } = RaidEffects.OneForAll;

    /// <summary>Whether what it leaves out comes from the catalogue; otherwise it is ideal there.</summary>
    public bool UsesCatalogue { get; init; }

    /// <summary>The id of the doctrine of the catalogue that it is made from; null where it stands for itself.</summary>
    public string? Use { get; init; }

    /// <summary>Whether that doctrine was put in the place of the one that the scenario has.</summary>
    public bool IsReplaced { get; init; }

    /// <summary>How threats and batteries are brought together. The default value is one threat at a time.</summary>
    public AssignmentMethod Assign { get; init; }

    /// <summary>How soon a threat has to come into reach of a battery to compete for it now, under optimal assignment. Unit: seconds.</summary>
    public double LookAhead { get; init; }

    /// <summary>Whether class or asset decides first who is served.</summary>
    public ServiceOrder ServeFirst { get; init; }

    /// <summary>For each asset its place in the order of service, 0 first; empty where assets make no difference.</summary>
    public IReadOnlyList<int> AssetRanks { get; init; } = [];

    /// <summary>Rounds kept for classes, those kept most strictly first.</summary>
    public IReadOnlyList<RoundsKept> Kept { get; init; } = [];

    /// <summary>The most rounds at one threat, all batteries together; the first that fits its class binds.</summary>
    public IReadOnlyList<RoundLimit> AtOneThreat { get; init; } = [];

    /// <summary>The most rounds in a raid, all batteries together; the first that fits class and system binds.</summary>
    public IReadOnlyList<RoundLimit> Rations { get; init; } = [];

    /// <summary>The rule for a class and a system.</summary>
    /// <param name="threatClass">The class.</param>
    /// <param name="system">The system.</param>
    public EngagementRule RuleFor(ThreatClass threatClass, DefenceSystem system) =>
        Rules.FirstOrDefault(r => r.Against.Contains(threatClass) && (r.Systems is null || r.Systems.Contains(system))) ?? EngagementRule.Default;

    /// <summary>The rounds that a battery keeps from a class: what its rule says, or what is kept for others, whichever is more.</summary>
    /// <param name="threatClass">The class.</param>
    /// <param name="system">The system of the battery.</param>
    public int KeepFrom(ThreatClass threatClass, DefenceSystem system)
    {
        // What is kept first is kept from all that come after: a class takes what is kept for it, and what is kept less strictly.
        var binding = Kept.Where(k => k.Systems is null || k.Systems.Contains(system)).TakeWhile(k => !k.For.Contains(threatClass));
        return Math.Max(RuleFor(threatClass, system).Keep, binding.Sum(k => k.Rounds));
    }

    /// <summary>The most rounds at one threat of a class, where a limit binds this system.</summary>
    /// <param name="threatClass">The class.</param>
    /// <param name="system">The system.</param>
    public int? MostAtOneThreat(ThreatClass threatClass, DefenceSystem system) =>
        AtOneThreat.FirstOrDefault(l => l.Against.Contains(threatClass)) is { } limit && limit.Binds(threatClass, system) ? limit.Rounds : null;

    /// <summary>The ration from which a system fires at a class: its place among <see cref="Rations"/>, or -1.</summary>
    /// <param name="threatClass">The class.</param>
    /// <param name="system">The system.</param>
    public int RationOf(ThreatClass threatClass, DefenceSystem system) =>
        Rations.Index().Where(r => r.Item.Binds(threatClass, system)).Select(r => r.Index).DefaultIfEmpty(-1).First();
}

/// <summary>How systems engage threats of some classes.</summary>
public sealed record EngagementRule
{
    /// <summary>One round, at most three looks: the rule where none is written.</summary>
    public static readonly EngagementRule Default = new() { Against = Enum.GetValues<ThreatClass>(), Salvo = 1, Looks = 3 };

    /// <summary>The classes.</summary>
    public required IReadOnlyList<ThreatClass> Against { get; init; }

    /// <summary>The systems; null for all.</summary>
    public IReadOnlyList<DefenceSystem>? Systems { get; init; }

    /// <summary>Rounds fired together.</summary>
    public required int Salvo { get; init; }

    /// <summary>The most salvos of one battery at one threat.</summary>
    public required int Looks { get; init; }

    /// <summary>Whether fire is held.</summary>
    public bool Hold { get; init; }

    /// <summary>Rounds that are kept back from these classes, ready and reserve together.</summary>
    public int Keep { get; init; }

    /// <summary>Weapons tight: the farthest that the asset a threat heads for may be from the battery; infinite where weapons are free. Unit: metres.</summary>
    public double Within { get; init; } = double.PositiveInfinity;

    /// <summary>How long a threat has to be tracked before fire is opened, so that it is identified. Unit: seconds.</summary>
    public double Identify { get; init; }

    /// <summary>The most that a round may cost, as a multiple of the cost of the threat; infinite where cost makes no difference.</summary>
    public double MaxCostRatio { get; init; } = double.PositiveInfinity;
}
