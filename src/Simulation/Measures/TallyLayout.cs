using Testudo.Simulation.Replication;
using Testudo.World.Systems;

namespace Testudo.Simulation.Measures;

/// <summary>What is counted for each class of threat.</summary>
public enum ClassTally
{
    /// <summary>Threats of the raid.</summary>
    Launched,

    /// <summary>Destroyed or diverted: the sum of the next two.</summary>
    Stopped,

    /// <summary>Destroyed by fire.</summary>
    HardKilled,

    /// <summary>Diverted by electronic warfare.</summary>
    SoftKilled,

    /// <summary>Failed at launch or in flight.</summary>
    Failed,

    /// <summary>Armed and at the target.</summary>
    Leaked,

    /// <summary>Unarmed and at the target.</summary>
    Expended,

    /// <summary>Tracked.</summary>
    Tracked,

    /// <summary>Shot at.</summary>
    Engaged,

    /// <summary>Rounds fired at them.</summary>
    Rounds,

    /// <summary>Called killed while still flying.</summary>
    Dismissed,

    /// <summary>Rounds that reached them when they were dead already.</summary>
    WastedRounds,

    /// <summary>Rounds fired at them while others were on their way to them.</summary>
    OverlappingRounds,

    /// <summary>Tracked, and taken for what they are not.</summary>
    Mistaken,

    /// <summary>Of those, never shot at.</summary>
    MistakenSpared,

    /// <summary>Armed, at the target, and taken for what they are not.</summary>
    MistakenLeaked,

    /// <summary>Threats at which a battery was ready to shoot while their track was lost.</summary>
    TrackLost,

    /// <summary>Armed, at the target, and the last that was short was an operator.</summary>
    ShortOfOperators,
}

/// <summary>What is counted for each asset.</summary>
public enum AssetTally
{
    /// <summary>Threats aimed at it.</summary>
    Aimed,

    /// <summary>Armed threats that would have come without a defence.</summary>
    Undefended,

    /// <summary>Armed threats that came.</summary>
    Leaked,

    /// <summary>1 where at least one came.</summary>
    Hit,

    /// <summary>Intercepts over its built-up area.</summary>
    InterceptsOver,

    /// <summary>Worth destroyed. Unit: millionths of the worth of all assets.</summary>
    Damage,

    /// <summary>Worth that would have been destroyed without a defence. Unit: millionths of the worth of all assets.</summary>
    UndefendedDamage,

    /// <summary>1 where the first alert came the shelter time or more before the first impact that was due.</summary>
    Sheltered,

    /// <summary>1 where an impact was due.</summary>
    Threatened,

    /// <summary>People within the radius of exposure of impacts, once for each impact. Unit: thousandths of a person.</summary>
    Exposed,

    /// <summary>Of those, people who heard of an alarm the shelter time before. Unit: thousandths of a person.</summary>
    ExposedSheltered,

    /// <summary>People under the debris of intercepts, once for each intercept. Unit: thousandths of a person.</summary>
    UnderDebris,
}

/// <summary>What is counted for each region that is alarmed as a whole.</summary>
public enum RegionTally
{
    /// <summary>Alarms.</summary>
    Alarms,

    /// <summary>Alarms during which nothing came down in the region.</summary>
    AlarmsWithoutImpact,

    /// <summary>Time under alarm. Unit: seconds.</summary>
    Seconds,

    /// <summary>Time under alarms without an impact. Unit: seconds.</summary>
    SecondsWithoutImpact,
}

/// <summary>What is counted for each defence system.</summary>
public enum SystemTally
{
    /// <summary>Salvos fired.</summary>
    Engagements,

    /// <summary>Rounds fired.</summary>
    Rounds,

    /// <summary>Threats destroyed or diverted.</summary>
    Kills,

    /// <summary>Rounds fired at unarmed threats.</summary>
    DecoyRounds,

    /// <summary>Rounds fired at what was dead already.</summary>
    WastedRounds,

    /// <summary>Cost of the rounds. Unit: thousand USD.</summary>
    Cost,

    /// <summary>Batteries without a round at the end.</summary>
    Empty,

    /// <summary>1 where every battery that was up is without a round at the end.</summary>
    AllEmpty,

    /// <summary>Times that a battery had a target and no free channel.</summary>
    Blocked,

    /// <summary>Rounds fired at threats to which others were on their way.</summary>
    OverlappingRounds,

    /// <summary>Batteries lost to attacks on them.</summary>
    Lost,
}

/// <summary>What is counted for each battery.</summary>
public enum BatteryTally
{
    /// <summary>Rounds fired.</summary>
    Rounds,

    /// <summary>Threats destroyed or diverted.</summary>
    Kills,

    /// <summary>1 where no round is left.</summary>
    Empty,

    /// <summary>1 where it was lost to an attack on it.</summary>
    Lost,
}

/// <summary>What is counted for each watched country.</summary>
public enum CountryTally
{
    /// <summary>Border crossings into it.</summary>
    Entries,

    /// <summary>1 where at least one threat entered.</summary>
    Entered,

    /// <summary>Threats stopped over it.</summary>
    Stopped,

    /// <summary>Time that threats were over it after entering. Unit: seconds.</summary>
    Seconds,
}

/// <summary>What is counted for the whole raid.</summary>
public enum RaidTally
{
    /// <summary>Cost of the threats. Unit: thousand USD.</summary>
    AttackerCost,

    /// <summary>Cost of the rounds fired. Unit: thousand USD.</summary>
    DefenderCost,

    /// <summary>Rounds fired.</summary>
    Rounds,

    /// <summary>Rounds fired at unarmed threats.</summary>
    DecoyRounds,

    /// <summary>Worth destroyed. Unit: millionths of the worth of all assets.</summary>
    Damage,

    /// <summary>Worth that would have been destroyed without a defence. Unit: millionths of the worth of all assets.</summary>
    UndefendedDamage,

    /// <summary>Worth of the assets that were hit. Unit: millionths of the worth of all assets.</summary>
    WeightedLeakage,

    /// <summary>People at assets that had the shelter time.</summary>
    PeopleSheltered,

    /// <summary>People at assets where an impact was due.</summary>
    PeopleThreatened,

    /// <summary>Decisions that operators began.</summary>
    Decisions,

    /// <summary>Decisions that had to wait for an operator.</summary>
    DecisionsQueued,

    /// <summary>Time that decisions waited for an operator. Unit: milliseconds.</summary>
    DecisionWait,

    /// <summary>Batteries that were up and without a link.</summary>
    CutOff,

    /// <summary>1 where the command post was lost.</summary>
    CommandPostLost,

    /// <summary>Sensors that belong to no battery, lost to attacks on them.</summary>
    SensorsLost,

    /// <summary>People within the radius of exposure of impacts. Unit: thousandths of a person.</summary>
    Exposed,

    /// <summary>Of those, people who had the shelter time. Unit: thousandths of a person.</summary>
    ExposedSheltered,

    /// <summary>People under the debris of intercepts. Unit: thousandths of a person.</summary>
    UnderDebris,

    /// <summary>Alarms of all regions.</summary>
    Alarms,

    /// <summary>Alarms during which nothing came down in the region.</summary>
    AlarmsWithoutImpact,

    /// <summary>Time under alarm times the people of the region. Unit: hours of one person.</summary>
    AlertPersonHours,

    /// <summary>The same for alarms without an impact.</summary>
    AlertPersonHoursWithoutImpact,
}

/// <summary>Where each count stands in the row of one replication.</summary>
public sealed class TallyLayout
{
    /// <summary>People are counted in thousandths.</summary>
    public const double PartsOfPerson = 1000;

    private static readonly int RegionWidth = Enum.GetValues<RegionTally>().Length;
    private static readonly int LayerWidth = Enum.GetValues<DefenceLayer>().Length;
    private static readonly int CauseWidth = Enum.GetValues<LeakCause>().Length;
    private static readonly int ClassWidth = Enum.GetValues<ClassTally>().Length;
    private static readonly int AssetWidth = Enum.GetValues<AssetTally>().Length;
    private static readonly int SystemWidth = Enum.GetValues<SystemTally>().Length;
    private static readonly int BatteryWidth = Enum.GetValues<BatteryTally>().Length;
    private static readonly int CountryWidth = Enum.GetValues<CountryTally>().Length;

    private readonly int classes;
    private readonly int causes;
    private readonly int layers;
    private readonly int assets;
    private readonly int assetCauses;
    private readonly int systems;
    private readonly int batteries;
    private readonly int countries;
    private readonly int regions;

    /// <summary>Lays the counts of a model side by side.</summary>
    /// <param name="model">The model.</param>
    public TallyLayout(RaidModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        var scenario = model.Scenario;
        Whole = model.Classes.Count;
        classes = Enum.GetValues<RaidTally>().Length;
        causes = classes + ((Whole + 1) * ClassWidth);
        layers = causes + ((Whole + 1) * CauseWidth);
        assets = layers + ((Whole + 1) * LayerWidth);
        assetCauses = assets + (scenario.Assets.Count * AssetWidth);
        systems = assetCauses + (scenario.Assets.Count * CauseWidth);
        batteries = systems + (model.Systems.Count * SystemWidth);
        countries = batteries + (scenario.Batteries.Count * BatteryWidth);
        regions = countries + (scenario.Watched.Count * CountryWidth);
        Width = regions + (scenario.Alerts.Regions.Count * RegionWidth);
    }

    /// <summary>The number of counts.</summary>
    public int Width { get; }

    /// <summary>The whole raid, in the place of a class.</summary>
    public int Whole { get; }

    /// <summary>The place of a count of the raid.</summary>
    /// <param name="tally">The count.</param>
    public static int Of(RaidTally tally) => (int)tally;

    /// <summary>The place of a count of a class.</summary>
    /// <param name="threatClass">The class, as an index in <see cref="RaidModel.Classes"/>, or <see cref="Whole"/>.</param>
    /// <param name="tally">The count.</param>
    public int Of(int threatClass, ClassTally tally) => classes + (threatClass * ClassWidth) + (int)tally;

    /// <summary>The place of a count of a class by cause.</summary>
    /// <param name="threatClass">The class, or <see cref="Whole"/>.</param>
    /// <param name="cause">The cause.</param>
    public int OfCause(int threatClass, LeakCause cause) => causes + (threatClass * CauseWidth) + (int)cause;

    /// <summary>The place of a count of a class that a layer stopped.</summary>
    /// <param name="threatClass">The class, or <see cref="Whole"/>.</param>
    /// <param name="layer">The layer.</param>
    public int OfLayer(int threatClass, DefenceLayer layer) => layers + (threatClass * LayerWidth) + (int)layer;

    /// <summary>The place of a count of an asset.</summary>
    /// <param name="asset">The asset.</param>
    /// <param name="tally">The count.</param>
    public int Of(int asset, AssetTally tally) => assets + (asset * AssetWidth) + (int)tally;

    /// <summary>The place of a count of an asset by cause.</summary>
    /// <param name="asset">The asset.</param>
    /// <param name="cause">The cause.</param>
    public int OfAssetCause(int asset, LeakCause cause) => assetCauses + (asset * CauseWidth) + (int)cause;

    /// <summary>The place of a count of a system.</summary>
    /// <param name="system">The system, as an index in <see cref="RaidModel.Systems"/>.</param>
    /// <param name="tally">The count.</param>
    public int Of(int system, SystemTally tally) => systems + (system * SystemWidth) + (int)tally;

    /// <summary>The place of a count of a battery.</summary>
    /// <param name="battery">The battery.</param>
    /// <param name="tally">The count.</param>
    public int Of(int battery, BatteryTally tally) => batteries + (battery * BatteryWidth) + (int)tally;

    /// <summary>The place of a count of a country.</summary>
    /// <param name="country">The country, as an index in the watched ones.</param>
    /// <param name="tally">The count.</param>
    public int Of(int country, CountryTally tally) => countries + (country * CountryWidth) + (int)tally;

    /// <summary>The place of a count of a region.</summary>
    /// <param name="region">The region, as an index in the plan of alerts.</param>
    /// <param name="tally">The count.</param>
    public int Of(int region, RegionTally tally) => regions + (region * RegionWidth) + (int)tally;

    /// <summary>Fills what is a sum of other counts: the whole raid, and what was stopped.</summary>
    /// <param name="row">The counts of one replication.</param>
    public void FillSums(Span<long> row)
    {
        for (var c = 0; c < Whole; c++)
        {
            row[Of(c, ClassTally.Stopped)] = row[Of(c, ClassTally.HardKilled)] + row[Of(c, ClassTally.SoftKilled)];
            for (var tally = 0; tally < ClassWidth; tally++)
            {
                row[Of(Whole, (ClassTally)tally)] += row[Of(c, (ClassTally)tally)];
            }

            for (var cause = 0; cause < CauseWidth; cause++)
            {
                row[OfCause(Whole, (LeakCause)cause)] += row[OfCause(c, (LeakCause)cause)];
            }

            for (var layer = 0; layer < LayerWidth; layer++)
            {
                row[OfLayer(Whole, (DefenceLayer)layer)] += row[OfLayer(c, (DefenceLayer)layer)];
            }
        }
    }
}
