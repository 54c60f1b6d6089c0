using Testudo.World;
using Testudo.World.Scenarios;

namespace Testudo.Simulation.Measures;

/// <summary>Who was warned, and who was near: exposures, never casualties.</summary>
/// <remarks>
/// The model does not know who goes to shelter, what a shelter withstands, nor where anybody is at that hour. Casualties are only what reports say, as evidence.
/// See <c>docs/methods/exposure.md</c>.
/// </remarks>
/// <param name="HasPlan">Whether the scenario says who is alarmed when and by what; otherwise each asset is alarmed for what is aimed at it.</param>
/// <param name="WarnedShare">Of the people at assets where an impact was due, those who heard of an alarm the shelter time before; null where none ever was.</param>
/// <param name="Exposed">People within the radius of exposure of impacts, once for each impact.</param>
/// <param name="ExposedSheltered">Of those, people who had the shelter time.</param>
/// <param name="ExposedUnsheltered">The others.</param>
/// <param name="UnderDebris">People under the debris of intercepts over built-up area, once for each intercept.</param>
/// <param name="AlertPersonHours">Time under alarm times the people of the region. Unit: hours of one person.</param>
/// <param name="AlertPersonHoursWithoutImpact">The same for alarms during which nothing came down in the region.</param>
/// <param name="FalseAlarmShare">Alarms during which nothing came down in the region over all alarms; null without alarms.</param>
/// <param name="Regions">Each region that is alarmed as a whole.</param>
/// <param name="Assets">Each asset.</param>
public sealed record PeopleAnswer(
    bool HasPlan, Estimate? WarnedShare, Estimate Exposed, Estimate ExposedSheltered, Estimate ExposedUnsheltered, Estimate UnderDebris, Estimate AlertPersonHours, Estimate AlertPersonHoursWithoutImpact, Estimate? FalseAlarmShare, IReadOnlyList<RegionAnswer> Regions, IReadOnlyList<AssetExposure> Assets)
{
    private const double Person = 1 / TallyLayout.PartsOfPerson;

    internal static PeopleAnswer Of(MonteCarloResult result, Statistics statistics)
    {
        var layout = result.Layout;
        var scenario = result.Model.Scenario;
        Estimate Raid(RaidTally tally, double unit = 1) => statistics.Of(TallyLayout.Of(tally), unit);
        return new PeopleAnswer(
            scenario.Alerts.IsWritten,
            statistics.Ratio(TallyLayout.Of(RaidTally.PeopleSheltered), TallyLayout.Of(RaidTally.PeopleThreatened)),
            Raid(RaidTally.Exposed, Person),
            Raid(RaidTally.ExposedSheltered, Person),
            statistics.Difference(TallyLayout.Of(RaidTally.Exposed), TallyLayout.Of(RaidTally.ExposedSheltered), Person),
            Raid(RaidTally.UnderDebris, Person),
            Raid(RaidTally.AlertPersonHours),
            Raid(RaidTally.AlertPersonHoursWithoutImpact),
            statistics.Ratio(TallyLayout.Of(RaidTally.AlarmsWithoutImpact), TallyLayout.Of(RaidTally.Alarms)),
            [.. scenario.Alerts.Regions.Select((region, r) => RegionAnswer.Of(result, statistics, region, r))],
            [.. scenario.Assets.Select((asset, a) => new AssetExposure(
                asset.Id,
                statistics.Of(layout.Of(a, AssetTally.Exposed), Person),
                statistics.Of(layout.Of(a, AssetTally.ExposedSheltered), Person),
                statistics.Of(layout.Of(a, AssetTally.UnderDebris), Person)))]);
    }
}

/// <summary>The alarms of one region.</summary>
/// <param name="Id">The id.</param>
/// <param name="Name">The name.</param>
/// <param name="Assets">The ids of its assets.</param>
/// <param name="Population">People of its assets; null where none is given.</param>
/// <param name="Alarms">Alarms.</param>
/// <param name="AlertHours">Time under alarm.</param>
/// <param name="AlertHoursWithoutImpact">Time under alarms during which nothing came down in the region.</param>
/// <param name="FalseAlarmShare">Alarms without an impact over all alarms; null without alarms.</param>
public sealed record RegionAnswer(string Id, Names Name, IReadOnlyList<string> Assets, double? Population, Estimate Alarms, Estimate AlertHours, Estimate AlertHoursWithoutImpact, Estimate? FalseAlarmShare)
{
    private const double Hour = 1 / 3600.0;

    internal static RegionAnswer Of(MonteCarloResult result, Statistics statistics, AlertRegion region, int r)
    {
        var layout = result.Layout;
        var assets = region.Assets.Select(a => result.Model.Scenario.Assets[a]).ToList();
        return new RegionAnswer(
            region.Id,
            NamesOf(region.Name),
            [.. assets.Select(a => a.Id)],
            assets.Exists(a => a.Population is not null) ? assets.Sum(a => a.Population?.Value ?? 0) : null,
            statistics.Of(layout.Of(r, RegionTally.Alarms)),
            statistics.Of(layout.Of(r, RegionTally.Seconds), Hour),
            statistics.Of(layout.Of(r, RegionTally.SecondsWithoutImpact), Hour),
            statistics.Ratio(layout.Of(r, RegionTally.AlarmsWithoutImpact), layout.Of(r, RegionTally.Alarms)));
    }

    private static Names NamesOf(LocalisedText text) => new(text.English, text.Ukrainian, text.Russian);
}

/// <summary>Who was near impacts and debris at one asset.</summary>
/// <param name="Id">The id of the asset.</param>
/// <param name="Exposed">People within the radius of exposure of impacts, once for each impact.</param>
/// <param name="ExposedSheltered">Of those, people who had the shelter time.</param>
/// <param name="UnderDebris">People under the debris of intercepts, once for each intercept.</param>
public sealed record AssetExposure(string Id, Estimate Exposed, Estimate ExposedSheltered, Estimate UnderDebris);
