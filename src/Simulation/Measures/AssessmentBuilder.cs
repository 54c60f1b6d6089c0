using System.Globalization;
using Testudo.Simulation.ClosedForms;
using Testudo.Simulation.Replication;
using Testudo.World;
using Testudo.World.Scenarios;
using Testudo.World.Text;

namespace Testudo.Simulation.Measures;

/// <summary>Turns what a run counted into the answer.</summary>
public static class AssessmentBuilder
{
    private const double Thousand = 1e3;
    private const double Millionth = 1e-6;

    /// <summary>The answer of a run.</summary>
    /// <param name="result">What the run counted; at least one replication.</param>
    /// <param name="version">The version of Testudo.</param>
    public static RaidAssessment Build(MonteCarloResult result, string version)
    {
        ArgumentNullException.ThrowIfNull(result);
        if (result.Replications == 0)
        {
            throw new ArgumentException("nothing was replicated", nameof(result));
        }

        var model = result.Model;
        var scenario = model.Scenario;
        var statistics = new Statistics(result);
        var layout = result.Layout;
        return new RaidAssessment
        {
            Version = version,
            Scenario = scenario.Id,
            Title = NamesOf(scenario.Title),
            Date = scenario.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            Notes = scenario.Notes is { } notes ? NamesOf(notes) : null,
            ScenarioHash = scenario.Hash,
            CatalogueHash = scenario.Catalogue.Hash,
            Seed = result.Options.Seed,
            Replications = result.Replications,
            ParameterDraws = result.ParameterDraws,
            Interrupted = result.WasStopped,
            Raid = Class(result, statistics, layout.Whole, "all"),
            Classes = [.. model.Classes.Select((c, i) => Class(result, statistics, i, MapReader.WordFor(c)))],
            Leakers = Leakers(result, statistics),
            Assets = [.. scenario.Assets.Select((a, i) => AssetOf(result, statistics, i, a))],
            Systems = [.. model.Systems.Select((_, i) => SystemOf(result, statistics, i))],
            Batteries = [.. scenario.Batteries.Select((b, i) => BatteryOf(result, statistics, i, b))],
            Sensors = [.. scenario.Sensors.Select(s => new SensorAnswer(s.Id, s.Sensor.Id, NamesOf(s.Sensor.Name), MapReader.WordFor(s.Sensor.Kind), s.Position.LatitudeDegrees, s.Position.LongitudeDegrees, s.Sensor.Range?.Value))],
            Countries = [.. scenario.Watched.Select((c, i) => CountryOf(statistics, layout, i, c))],
            Cost = Cost(statistics, layout),
            PeopleThreatened = statistics.Of(TallyLayout.Of(RaidTally.PeopleThreatened)),
            PeopleSheltered = statistics.Of(TallyLayout.Of(RaidTally.PeopleSheltered)),
            Command = CommandOf(statistics),
            Reaction = new ReactionChain(
                statistics.Times(t => t.Detection), statistics.Times(t => t.Track), statistics.Times(t => t.Decision), statistics.Times(t => t.FlyOut), statistics.Times(t => t.BeforeImpact), statistics.Times(t => t.InterceptHeight, TimeTallies.HeightUnit), statistics.Times(t => t.InterceptDistance, TimeTallies.DistanceUnit)),
            ClosedForm = ClosedForm(model),
            Salvos = [.. scenario.Raid.Select(s => new SalvoAnswer(s.Id, s.Threat.Id, NamesOf(s.Threat.Name), MapReader.WordFor(s.Threat.Class), s.Count, NamesOf(s.FromName), s.When.From, s.When.To + s.Waves.LastDelay, s.IsArrival))],
            Routes = [.. Enumerable.Range(0, model.RouteCount).Select(r => RouteOf(model, r))],
            Representatives = RepresentativesOf(result),
            Assumptions = [.. Assumptions(model)],
            Sources = [.. SourcesOf(model)],
            Spread = RaidSpreadAnswer.Of(result),
            People = PeopleAnswer.Of(result, statistics),
            SensorsLost = statistics.Of(TallyLayout.Of(RaidTally.SensorsLost)),
            Controlled = ControlledAnswer.Of(result),
            Doctrine = scenario.Doctrine.Use is { } use && scenario.Catalogue.Doctrines.Find(use) is { } ready ? new DoctrineAnswer(use, NamesOf(ready.Name), scenario.Doctrine.IsReplaced) : null,
        };
    }

    private static ClassAnswer Class(MonteCarloResult result, Statistics statistics, int c, string name)
    {
        var layout = result.Layout;
        Estimate Of(ClassTally tally) => statistics.Of(layout.Of(c, tally));
        return new ClassAnswer(
            name,
            Of(ClassTally.Launched),
            statistics.Spread(layout.Of(c, ClassTally.Stopped), result.Stopped[c]),
            Of(ClassTally.HardKilled),
            Of(ClassTally.SoftKilled),
            Of(ClassTally.Failed),
            statistics.Spread(layout.Of(c, ClassTally.Leaked), result.Leaked[c]),
            Of(ClassTally.Expended),
            statistics.Ratio(layout.Of(c, ClassTally.Leaked), layout.Of(c, ClassTally.Launched)) ?? new Estimate(0, 0, 0, 0, 0),
            Of(ClassTally.Tracked),
            Of(ClassTally.Engaged),
            Of(ClassTally.Rounds),
            Of(ClassTally.Dismissed),
            [.. result.Model.Systems.Select(s => s.Layer).Distinct().Order().Select(l => new LayerAnswer(MapReader.WordFor(l), statistics.Of(layout.OfLayer(c, l))))],
            [.. Causes(cause => statistics.Of(layout.OfCause(c, cause)))],
            c == layout.Whole ? null : statistics.Times(t => t.WarningByClass[c]),
            Of(ClassTally.WastedRounds),
            Of(ClassTally.OverlappingRounds),
            Of(ClassTally.Mistaken),
            Of(ClassTally.MistakenSpared),
            Of(ClassTally.MistakenLeaked),
            Of(ClassTally.TrackLost),
            Of(ClassTally.ShortOfOperators));
    }

    private static IEnumerable<CauseAnswer> Causes(Func<LeakCause, Estimate> of) =>
        Enum.GetValues<LeakCause>().Select(cause => new CauseAnswer(MapReader.WordFor(cause), of(cause)));

    private static LeakerDistribution Leakers(MonteCarloResult result, Statistics statistics)
    {
        var all = result.Leaked[result.Layout.Whole];
        return new LeakerDistribution(
            statistics.Of(result.Layout.Of(result.Layout.Whole, ClassTally.Leaked)),
            statistics.LeakerQuantile(0.05),
            statistics.LeakerQuantile(0.5),
            statistics.LeakerQuantile(0.9),
            statistics.LeakerQuantile(0.95),
            all.MeanOfLargest(0.05),
            statistics.AtMost(0),
            [.. all.Filled().Select(f => new AtMost(f.Number, statistics.AtMost(f.Number)))],
            [.. all.Filled().Select(f => new HistogramBin(f.Number, f.Count))]);
    }

    private static AssetAnswer AssetOf(MonteCarloResult result, Statistics statistics, int a, Asset asset)
    {
        var layout = result.Layout;
        int Of(AssetTally tally) => layout.Of(a, tally);
        return new AssetAnswer(
            asset.Id,
            NamesOf(asset.Name),
            asset.Position.LatitudeDegrees,
            asset.Position.LongitudeDegrees,
            asset.Value,
            asset.Population?.Value,
            statistics.Of(Of(AssetTally.Aimed)),
            statistics.Of(Of(AssetTally.Undefended)),
            statistics.Spread(Of(AssetTally.Leaked), result.LeakedByAsset[a]),
            statistics.Ratio(Of(AssetTally.Leaked), Of(AssetTally.Aimed)),
            statistics.Proportion(Of(AssetTally.Hit)),
            statistics.Of(Of(AssetTally.InterceptsOver)),
            statistics.Of(Of(AssetTally.Damage), Millionth),
            statistics.Of(Of(AssetTally.UndefendedDamage), Millionth),
            [.. Causes(cause => statistics.Of(layout.OfAssetCause(a, cause)))],
            statistics.Times(t => t.WarningByAsset[a]),
            result.Blocks.Any(b => b.Sums[Of(AssetTally.Threatened)] > 0) ? statistics.Proportion(Of(AssetTally.Sheltered), Of(AssetTally.Threatened)) : null);
    }

    private static SystemAnswer SystemOf(MonteCarloResult result, Statistics statistics, int s)
    {
        var layout = result.Layout;
        var system = result.Model.Systems[s];
        var batteries = result.Model.Scenario.Batteries.Where(b => b.System == system).ToList();
        Estimate Of(SystemTally tally, double unit = 1) => statistics.Of(layout.Of(s, tally), unit);
        return new SystemAnswer(
            system.Id,
            NamesOf(system.Name),
            MapReader.WordFor(system.Kind),
            MapReader.WordFor(system.Layer),
            batteries.Count,
            batteries.Sum(b => b.Rounds + b.Reserve),
            Of(SystemTally.Engagements),
            Of(SystemTally.Rounds),
            Of(SystemTally.Kills),
            statistics.Ratio(layout.Of(s, SystemTally.Rounds), layout.Of(s, SystemTally.Kills)),
            Of(SystemTally.DecoyRounds),
            Of(SystemTally.WastedRounds),
            Of(SystemTally.Cost, Thousand),
            statistics.Ratio(layout.Of(s, SystemTally.Cost), layout.Of(s, SystemTally.Kills), Thousand),
            Of(SystemTally.Empty),
            statistics.Proportion(layout.Of(s, SystemTally.AllEmpty)),
            Of(SystemTally.Blocked),
            Of(SystemTally.OverlappingRounds),
            Of(SystemTally.Lost));
    }

    private static BatteryAnswer BatteryOf(MonteCarloResult result, Statistics statistics, int b, Battery battery)
    {
        var layout = result.Layout;
        var radii = battery.System.Against.Select(e =>
            new EnvelopeRadius(MapReader.WordFor(e.Key), (e.Value.Range ?? e.Value.Footprint)?.Value ?? 0, e.Value.MaxAltitude?.Value));
        return new BatteryAnswer(
            battery.Id,
            battery.System.Id,
            NamesOf(battery.Near),
            battery.Position.LatitudeDegrees,
            battery.Position.LongitudeDegrees,
            battery.Rounds + battery.Reserve,
            statistics.Of(layout.Of(b, BatteryTally.Rounds)),
            statistics.Of(layout.Of(b, BatteryTally.Kills)),
            battery.Rounds == 0 ? null : statistics.Proportion(layout.Of(b, BatteryTally.Empty)),
            [.. radii]);
    }

    private static CountryAnswer CountryOf(Statistics statistics, TallyLayout layout, int c, Country country) => new(
        country.Id,
        NamesOf(country.Name),
        statistics.Of(layout.Of(c, CountryTally.Entries)),
        statistics.Proportion(layout.Of(c, CountryTally.Entered)),
        statistics.Of(layout.Of(c, CountryTally.Stopped)),
        statistics.Of(layout.Of(c, CountryTally.Seconds), 1 / 60.0));

    private static CostAnswer Cost(Statistics statistics, TallyLayout layout)
    {
        var defender = TallyLayout.Of(RaidTally.DefenderCost);
        var attacker = TallyLayout.Of(RaidTally.AttackerCost);
        var (damage, undefended) = (TallyLayout.Of(RaidTally.Damage), TallyLayout.Of(RaidTally.UndefendedDamage));
        return new CostAnswer(
            statistics.Of(defender, Thousand),
            statistics.Of(attacker, Thousand),
            statistics.Ratio(defender, attacker) ?? new Estimate(0, 0, 0, 0, 0),
            statistics.Ratio(defender, layout.Of(layout.Whole, ClassTally.Stopped), Thousand),
            statistics.Of(damage, Millionth),
            statistics.Of(undefended, Millionth),
            statistics.Difference(undefended, damage, Millionth),
            statistics.Of(TallyLayout.Of(RaidTally.WeightedLeakage), Millionth),
            statistics.Ratio(TallyLayout.Of(RaidTally.DecoyRounds), TallyLayout.Of(RaidTally.Rounds)));
    }

    private static CommandAnswer CommandOf(Statistics statistics) => new(
        statistics.Of(TallyLayout.Of(RaidTally.Decisions)),
        statistics.Of(TallyLayout.Of(RaidTally.DecisionsQueued)),
        statistics.Ratio(TallyLayout.Of(RaidTally.DecisionWait), TallyLayout.Of(RaidTally.Decisions), 1 / Thousand),
        statistics.Of(TallyLayout.Of(RaidTally.CutOff)),
        statistics.Proportion(TallyLayout.Of(RaidTally.CommandPostLost)));

    private static ClosedFormAnswer ClosedForm(RaidModel model)
    {
        var ideal = IdealDefence.Of(model);
        return new ClosedFormAnswer(
            ideal.Leakers, ideal.NoLeaker, ideal.Rounds, [.. model.Classes.Select((c, i) => new ClosedFormClass(MapReader.WordFor(c), ideal.LaunchedByClass[i], ideal.LeakersByClass[i]))]);
    }

    private static RouteAnswer RouteOf(RaidModel model, int r)
    {
        var (salvo, asset, number, trajectory) = model.RouteAt(r);
        var first = trajectory.Pieces[0];
        double[] Point(World.Geodesy.GeoPosition at, double height, double time) =>
            [Math.Round(at.LatitudeDegrees, 4), Math.Round(at.LongitudeDegrees, 4), Math.Round(height), Math.Round(time, 1)];
        return new RouteAnswer(
            salvo.Id,
            salvo.Threat.Id,
            MapReader.WordFor(salvo.Threat.Class),
            asset.Id,
            number,
            [Point(first.From, first.StartHeight, 0), .. trajectory.Pieces.Select(p => Point(p.To, p.EndHeight, p.End))]);
    }

    private static Representatives RepresentativesOf(MonteCarloResult result)
    {
        var all = result.Leaked[result.Layout.Whole];
        return new Representatives(result.FirstWith(all.Quantile(0.5)), result.FirstWith(all.Quantile(0.9)));
    }

    private static IEnumerable<Assumption> Assumptions(RaidModel model) =>
        model.Parameters.Parameters
            .Select((p, i) => new Assumption(p.Path, p.Quantity.ToString().ToLowerInvariant(), p.Value, p.Low, p.High, p.Source, p.Date, p.Confidence.ToString().ToLowerInvariant(), p.Note, model.Parameters.IsPropagated(i) && p.IsUncertain))
            .OrderBy(a => a.Path, StringComparer.Ordinal);

    private static IEnumerable<SourceAnswer> SourcesOf(RaidModel model)
    {
        var used = model.Parameters.Parameters.Select(p => p.Source).ToHashSet(StringComparer.Ordinal);
        return model.Scenario.Catalogue.Sources.Items
            .Where(s => used.Contains(s.Id))
            .OrderBy(s => s.Id, StringComparer.Ordinal)
            .Select(s => new SourceAnswer(s.Id, s.Title, s.Publisher, s.Published, s.Url));
    }

    private static Names NamesOf(LocalisedText text) => new(text.English, text.Ukrainian, text.Russian);
}
