using Testudo.Calibration;
using Testudo.Calibration.Inference;
using Testudo.Calibration.Overlays;
using Testudo.Calibration.Raids;
using Testudo.Campaigns;
using Testudo.Campaigns.Answers;
using Testudo.Campaigns.Running;
using Testudo.Forecast.Cells;
using Testudo.Forecast.Scoring;
using Testudo.Planning.Comparison;
using Testudo.Planning.Options;
using Testudo.Planning.Packages;
using Testudo.Reporting.Calibrations;
using Testudo.Reporting.Evidence;
using Testudo.Reporting.Forecasts;
using Testudo.Reporting.Page;
using Testudo.Simulation.Autopsy;
using Testudo.Simulation.Footprints;
using Testudo.Simulation.Measures;
using Testudo.Simulation.Saturation;
using Testudo.Simulation.Sensitivity;
using Testudo.World.Scenarios;
using Testudo.World.Text;

namespace Testudo.Reporting.Tests;

/// <summary>Small footprints, knees, comparisons, plans, scores, an autopsy, shares of a variance and a calibration, and their pages.</summary>
internal static class Analyses
{
    private static readonly Lazy<DefendedFootprint> Mapped = new(() => MapOf("kalibr", 40_000));

    // Far from every battery that could reach it, and with a large step: nothing is stopped anywhere.
    private static readonly Lazy<DefendedFootprint> NothingMapped = new(() => MapOf("kinzhal", 200_000));

    private static readonly Lazy<RaidSaturation> Found = new(() => Find(null));

    private static readonly Lazy<RaidSaturation> NotReached = new(() => Find(0.99));

    private static readonly Lazy<CampaignAssessment> Fought = new(() =>
    {
        var text = YamlSource.Parse("fortnight.yaml", """
            campaign: fortnight
            title: {en: Fortnight, uk: Два тижні, ru: Две недели}
            from: 2024-01-01
            to: 2024-01-14
            scenario: tutorial.yaml
            raids: {months: [{month: 2024-01, cruise: {launched: 60, days: 20, stopped: 5%}}]}
            stocks:
              - {id: rounds, title: {en: Training rounds, uk: Навчальні ракети, ru: Учебные ракеты}, systems: training-battery, rounds: {value: 20, low: 10, high: 40}, deliveries: [{on: 2024-01-05, rounds: 3, delayDays: 2}]}
            policies:
              - {id: as-it-is, title: {en: As it is, uk: Як є, ru: Как есть}}
              - {id: twice, title: {en: Two at once, uk: По дві, ru: По две}, doctrine: shoot-first}
            """u8);
        var campaign = CampaignLoader.Read(text, YamlSource.Read(Raid.Shipped("tutorial.yaml")), Raid.Catalogue);
        return new CampaignStudy(campaign, [], CampaignEvidence.None, new CampaignOptions { Replications = 40, BreakEvenReplications = 10 }).Fight(new FinishedReplications(""), null, CancellationToken.None).Answer("test");
    });

    private static readonly Lazy<Raid> Examined = new(() =>
    {
        var raid = Raid.Tutorial;
        var options = new MonteCarloOptions { Replications = raid.Result.Replications, Threads = Environment.ProcessorCount };
        var autopsy = LeakerAutopsy.Of(YamlSource.Read(Raid.Shipped("tutorial.yaml")), Raid.Catalogue, options, null, CancellationToken.None);
        return raid with { Assessment = raid.Assessment with { Autopsy = autopsy.Answer } };
    });

    // The tutorial with two uncertain numbers: the kill, and a cost that nothing leaks by.
    private static readonly Lazy<Raid> SharedOut = new(() =>
    {
        var text = File.ReadAllText(Raid.Shipped("tutorial.yaml"))
            .Replace("kill: 0.6", "kill: {value: 0.6, low: 0.4, high: 0.8}").Replace("roundCost: 500000 USD", "roundCost: {value: 500000 USD, low: 300000 USD, high: 900000 USD}");
        var raid = Raid.Of(YamlSource.Parse("tutorial.yaml", System.Text.Encoding.UTF8.GetBytes(text)), 400);
        var options = new SensitivityOptions { Draws = 600, Threads = Environment.ProcessorCount };
        return raid with { Assessment = raid.Assessment with { Sensitivity = RaidSensitivity.Of(raid.Result.Model, options, null, CancellationToken.None) } };
    });

    private static readonly Lazy<ScoreDocument> Scored = new(() =>
    {
        var scores = RollingScores.Of(Nights(), new DateOnly(2024, 4, 1), new DateOnly(2024, 6, 30));
        return ScoreDocument.Of(new Provenance("0.0.0-test", "testudo score", null, new RecordUsed("made-up.csv", new string('0', 64), 303)), new DateOnly(2024, 4, 1), new DateOnly(2024, 6, 30), scores);
    });

    private static readonly Lazy<ComparisonAnswer> Compared = new(() =>
    {
        const string yaml = """
            set: looks
            title: {en: More looks, uk: Більше спроб, ru: Больше попыток}
            options:
              - {id: nothing, name: {en: The same rounds, uk: Ті самі ракети, ru: Те же ракеты}, changes: [{set: rounds, of: laydown.batteries, to: 12}]}
              - {id: four, name: {en: Four looks, uk: Чотири спроби, ru: Четыре попытки}, cost: {low: 1000000 USD, high: 3000000 USD}, changes: [{set: looks, of: doctrine.rules, to: 4}]}
              - {id: once, name: {en: One look, uk: Одна спроба, ru: Одна попытка}, changes: [{set: looks, of: doctrine.rules, to: 1}]}
            futures:
              - {id: twice, name: {en: Twice as many, uk: Удвічі більше, ru: Вдвое больше}, changes: [{scale: count, of: raid, by: 2}]}
            ranges:
              - {id: size, name: {en: Size of the raid, uk: Розмір нальоту, ru: Размер налёта}, vary: {scale: count, of: raid}, from: 0.5, to: 1.25}
              - {id: odds, name: {en: Odds of a kill, uk: Шанси ураження, ru: Шансы поражения}, vary: {odds: all}, from: 0.4, to: 1.6}
            flips:
              - {id: kill, name: {en: Kill probability, uk: Імовірність ураження, ru: Вероятность поражения}, between: [four, once], vary: {kill: all}, from: 0.3, to: 0.9, steps: 4}

            """;
        var bench = new OptionBench(YamlSource.Read(Raid.Shipped("tutorial.yaml")), Raid.Catalogue);
        var file = OptionFileReader.Read(YamlSource.Parse("options.yaml", System.Text.Encoding.UTF8.GetBytes(yaml)));
        return OptionComparison.Run(bench, file, new ComparisonOptions { Replications = 400, Futures = 300, Threads = Environment.ProcessorCount }, "0.0.0-test", null, null, CancellationToken.None);
    });

    private static readonly Lazy<ReinforcementPlan> Planned = new(() =>
    {
        const string yaml = """
            set: few
            title: {en: Few elements, uk: Кілька складників, ru: Несколько составляющих}
            options:
              - {id: near, name: {en: A battery more, uk: Ще одна батарея, ru: Ещё одна батарея}, source: "A made-up paper", date: 2024-01, cost: {low: 100000000 USD, high: 300000000 USD}, changes: [{add: laydown.batteries, item: {system: training-battery, near: training-town}}]}
              - {id: same, name: {en: One like it, uk: Така сама, ru: Такая же}, cost: {low: 100000000 USD, high: 300000000 USD}, changes: [{add: laydown.batteries, item: {system: training-battery, near: training-town}}]}
              - {id: far, name: {en: One far away, uk: Далека, ru: Далёкая}, cost: 60000000 USD, changes: [{add: laydown.batteries, item: {system: training-battery, near: Lviv}}]}
              - {id: looks, name: {en: Four looks, uk: Чотири спроби, ru: Четыре попытки}, cost: {low: 1000000 USD, high: 3000000 USD}, changes: [{set: looks, of: doctrine.rules, to: 4}]}
              - {id: dear, name: {en: Too dear, uk: Задорога, ru: Слишком дорогая}, cost: 900000000 USD, changes: [{add: laydown.batteries, item: {system: training-battery, near: training-town, count: 4, spread: 10 km}}]}

            """;
        var bench = new OptionBench(YamlSource.Read(Raid.Shipped("tutorial.yaml")), Raid.Catalogue);
        var file = OptionFileReader.Read(YamlSource.Parse("elements.yaml", System.Text.Encoding.UTF8.GetBytes(yaml)));
        return PackageSearch.Find(bench, file, new PlanOptions { Budget = 250e6, Difference = 0.02, Replications = 200, FinalReplications = 400, MostReplications = 800, Threads = Environment.ProcessorCount }, "0.0.0-test", null, CancellationToken.None);
    });

    private static readonly Lazy<CalibrationDocument> Fitted = new(Calibrate);

    /// <summary>The national scenario fitted to invented raids, too shortly to be of use.</summary>
    public static CalibrationDocument Calibration => Fitted.Value;

    /// <summary>Cruise missiles against the laydown of 2 January 2024.</summary>
    public static DefendedFootprint Footprint => Mapped.Value;

    /// <summary>Missiles that nothing stops at the points of a wide grid.</summary>
    public static DefendedFootprint Undefended => NothingMapped.Value;

    /// <summary>The tutorial in many sizes: there is a knee.</summary>
    public static RaidSaturation Knee => Found.Value;

    /// <summary>The same where nearly everything may leak: there is none.</summary>
    public static RaidSaturation NoKnee => NotReached.Value;

    /// <summary>Two weeks on the tutorial, with a stock that runs out and a month that disagrees with what is said to be reported.</summary>
    public static CampaignAssessment Campaign => Fought.Value;

    /// <summary>More and fewer looks on the tutorial, side by side.</summary>
    public static ComparisonAnswer Comparison => Compared.Value;

    /// <summary>A package for the tutorial out of five elements, two of them alike and one too dear.</summary>
    public static ReinforcementPlan Plan => Planned.Value;

    /// <summary>The tutorial with what would have stopped its leakers.</summary>
    public static Raid Autopsy => Examined.Value;

    /// <summary>The tutorial with two uncertain numbers, and which of them its uncertainty comes from.</summary>
    public static Raid Sensitivity => SharedOut.Value;

    /// <summary>Scores of forecasts of made-up nights.</summary>
    public static ScoreDocument Scores => Scored.Value;

    /// <summary>The page of scores. Skips the test where Testudo was built without pages.</summary>
    public static byte[] Page(ScoreDocument scores) => Page(stream => DataPage.Write(stream, scores, Options));

    /// <summary>The page of a footprint. Skips the test where Testudo was built without pages.</summary>
    public static byte[] Page(DefendedFootprint footprint) => Page(stream => DataPage.Write(stream, footprint, Raid.Catalogue, Options));

    /// <summary>The page of a knee. Skips the test where Testudo was built without pages.</summary>
    public static byte[] Page(RaidSaturation knee) => Page(stream => DataPage.Write(stream, knee, Options));

    /// <summary>The page of options side by side. Skips the test where Testudo was built without pages.</summary>
    public static byte[] Page(ComparisonAnswer comparison) => Page(stream => DataPage.Write(stream, comparison, Options));

    /// <summary>The page of a package under a budget. Skips the test where Testudo was built without pages.</summary>
    public static byte[] Page(ReinforcementPlan plan) => Page(stream => DataPage.Write(stream, plan, Options));

    /// <summary>The page of a campaign. Skips the test where Testudo was built without pages.</summary>
    public static byte[] Page(CampaignAssessment campaign) => Page(stream => DataPage.Write(stream, campaign, Options));

    /// <summary>The page of a calibration. Skips the test where Testudo was built without pages.</summary>
    public static byte[] Page(CalibrationDocument calibration) => Page(stream => DataPage.Write(stream, calibration, Options));

    private static PageOptions Options => new() { Command = Raid.Command };

    private static byte[] Page(Action<Stream> write)
    {
        Assert.SkipUnless(DataPage.IsAvailable, "Testudo was built without the page: Node.js 20 or its packages were not there");
        using var stream = new MemoryStream();
        write(stream);
        return stream.ToArray();
    }

    private static DefendedFootprint MapOf(string threat, double spacingMetres)
    {
        var scenario = ScenarioLoader.Load(Raid.Shipped("2024-01-02.yaml"), Raid.Catalogue);
        var options = new FootprintOptions
        {
            Threat = scenario.Catalogue.Threats.Items.Single(t => t.Id == threat),
            Azimuths = 4,
            SpacingMetres = spacingMetres,
            Draws = 4,
            Replications = 4,
            Threads = Environment.ProcessorCount,
        };
        return Simulation.Footprints.Footprint.Map(scenario, options, "0.0.0-test", null, CancellationToken.None);
    }

    private static CalibrationDocument Calibrate()
    {
        var scenario = ScenarioLoader.Load(Raid.Shipped("national.yaml"), Raid.Catalogue);
        var raids = Enumerable.Range(0, 240).Select(i => Invented(new DateOnly(2023, 6, 1).AddDays(i), i)).Where((_, i) => i % 6 == 0 || i is 211 or 215).ToList();
        var sample = RaidSample.Of(raids, raids[0].Date, raids[^1].Date);
        var options = new CalibrationOptions { Points = 24, Settings = 5, Spreads = 2, Replications = 4, Steps = 2000, Draws = 40, Threads = Environment.ProcessorCount };
        var calibrated = new NationalRaid(scenario, options.Seed);
        var answer = new Calibrator(calibrated, Raid.Catalogue, options).Fit(sample, [], null, null, CancellationToken.None);
        var origin = new OverlayOrigin("0.0.0-test", scenario.Id, scenario.Hash, Raid.Catalogue.Hash, new string('a', 64), sample.From, sample.To, sample.Fitted.Count, options.Seed);
        var check = new SelfCheck(20, 0.5, 0.9, 0.02, [.. Enumerable.Repeat(0.1, 10)]);
        return CalibrationDocument.Of(
            answer, CalibrationOverlay.Of(answer, origin, Raid.Catalogue), new Names(scenario.Title.English, scenario.Title.Ukrainian, scenario.Title.Russian), options,
            new Provenance("0.0.0-test", Raid.Command, Raid.Catalogue.Hash, new RecordUsed("invented.csv", new string('a', 64), 42)), check);
    }

    private static ObservedRaid Invented(DateOnly date, int i)
    {
        int[] launched = [5 + (i * 7 % 40), 1 + (i % 25), i % 3, 0, i % 2];
        return new ObservedRaid(date.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), date, launched, [launched[0] * 4 / 5, launched[1] * 3 / 4, launched[2] / 2, 0, 0]);
    }

    private static RaidSaturation Find(double? tolerance)
    {
        var options = new KneeOptions { Steps = 5, Replications = 200, Tolerance = tolerance, Threads = Environment.ProcessorCount };
        return SaturationKnee.Find(ScenarioLoader.Load(Raid.Shipped("tutorial.yaml"), Raid.Catalogue), options, "0.0.0-test", null, CancellationToken.None);
    }

    // Half a year of drones, every third night with cruise and every fifth with ballistic missiles.
    private static List<ForecastCell> Nights()
    {
        var random = new Random(1);
        var cells = new List<ForecastCell>();
        for (var night = 0; night < 182; night++)
        {
            var begin = new DateTime(2024, 1, 1, 20, 0, 0).AddDays(night);
            void Add(string recordClass, string model, int launched, double chance)
            {
                var stopped = Enumerable.Range(0, launched).Count(_ => random.NextDouble() < chance);
                cells.Add(new ForecastCell
                {
                    Raid = FormattableString.Invariant($"{begin:yyyy-MM-dd}"),
                    Begin = begin,
                    End = begin.AddHours(12),
                    Class = recordClass,
                    Launched = launched,
                    Stopped = stopped,
                    LaunchedOtherwise = 0,
                    Models = [new ModelCount(model, launched, stopped)],
                });
            }

            Add("drone", "Shahed-136/131", random.Next(5, 250), 0.6 + (0.3 * random.NextDouble()));
            if (night % 3 == 0)
            {
                Add("cruise", "X-101/X-555", random.Next(1, 40), 0.5 + (0.4 * random.NextDouble()));
            }

            if (night % 5 == 0)
            {
                Add("ballistic", "Iskander-M", random.Next(1, 8), 0.4 * random.NextDouble());
            }
        }

        return cells;
    }
}
