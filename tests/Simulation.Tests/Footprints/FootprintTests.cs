using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Testudo.Simulation.Footprints;
using Testudo.Simulation.Measures;
using Testudo.Simulation.Replication;
using Testudo.World.Geodesy;
using Testudo.World.Scenarios;

namespace Testudo.Simulation.Tests.Footprints;

public sealed class FootprintTests
{
    // Far from every country of the catalogue, so that the area is a box around the battery.
    private static string Definitions(double kill = 0.6, double availability = 1) => FormattableString.Invariant($$$"""
        define:
          places:
            - {id: test-city, position: [40.0, 10.0], population: 100000}
            - {id: far-city, position: [40.0, 10.55], population: 50000}
            - {id: launch-site, kind: launch-area, position: [40.0, 12.5]}
          sensors:
            - {id: all-seeing, kind: launch-warning, detection: 1, delay: 0 s, availability: 1}
          threats:
            - {id: arrow, class: ballistic, profile: arc, armed: true, speed: 1500 m/s, apogee: 60 km, range: 300 km, radarCrossSection: 0.1 m2,
               launchReliability: 0.9, flightReliability: 0.8, jamming: 0, warhead: 400 kg, unitCost: 1000000 USD}
            - {id: dart, class: cruise, profile: cruise, armed: true, speed: 200 m/s, altitude: 100 m, range: 2000 km, radarCrossSection: 0.1 m2,
               launchReliability: 1, flightReliability: 1, jamming: 0, warhead: 400 kg, unitCost: 1000000 USD}
          systems:
            - {id: guard, kind: sam, layer: upper, channels: 1, reaction: 1 s, interceptorSpeed: 2000 m/s, rounds: 100, roundCost: 500000 USD, availability: {{{availability}}},
               against: {ballistic: {footprint: 40 km, maxAltitude: 25 km, kill: {{{kill}}} }, cruise: {range: 40 km, maxAltitude: 20 km, kill: {{{kill}}} } } }
        """);

    private static Scenario OneBattery(string rules, double kill = 0.6, double availability = 1) => TestScenarios.With(
        "id: any, threat: arrow, count: 1, launch: at 01:00, from: launch-site, targets: {test-city: 1}",
        "{system: guard, near: test-city}",
        $"trackDelay: 0 s, assessmentDelay: 0 s, assessmentMissedKill: 0, assessmentFalseKill: 0, raidEffect: 0, rules: [{rules}]",
        Definitions(kill, availability));

    private static FootprintOptions Options(Scenario scenario, string threat, double spacing = 4000, int azimuths = 4) => new()
    {
        Threat = scenario.Catalogue.Threats.Find(threat)!,
        Azimuths = azimuths,
        SpacingMetres = spacing,
        Draws = 1,
        Replications = 4,
    };

    private static DefendedFootprint Map(Scenario scenario, FootprintOptions options) => Footprint.Map(scenario, options, "test", null, CancellationToken.None);

    private static Scenario Shipped => ScenarioLoader.Load(Path.Combine(TestScenarios.Root, "scenarios", "2024-01-02.yaml"), TestScenarios.Catalogue);

    [Fact]
    public void One_battery_that_always_sees_defends_the_disc_of_its_footprint_with_1_minus_misses_of_the_salvo()
    {
        var scenario = OneBattery("{against: ballistic, salvo: 2, looks: 1}");
        var map = Map(scenario, Options(scenario, "arrow"));
        Assert.Empty(map.Area.Countries);
        Assert.All(map.Cells.Worst.Concat(map.Cells.Mean), p => Assert.Equal(0.84, p));
        var level = map.Levels.Single(l => l.Probability == 0.5);
        var disc = Math.PI * 40 * 40;
        // A cell is in or out by its centre: the error of a disc is about the root of its edge cells, some 63, over 314 cells.
        Assert.InRange(level.WorstSquareKilometres.Mean, disc * 0.96, disc * 1.04);
        Assert.Equal(level.WorstSquareKilometres.Mean, level.MeanSquareKilometres.Mean);
        Assert.Equal(0, map.Levels.Single(l => l.Probability == 0.9).WorstSquareKilometres.Mean);
        Assert.Equal(100_000, level.WorstPopulation.Mean);
        Assert.Equal(0, map.Cities.Single(c => c.Id == "far-city").Worst.Mean);
        Assert.Equal(180, map.DistanceMetres!.Value / 1000, 6);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Looks_at_a_slow_threat_aimed_at_the_battery_make_1_minus_the_power_of_misses(int looks)
    {
        var scenario = OneBattery($"{{against: cruise, salvo: 1, looks: {looks}}}");
        var city = Map(scenario, Options(scenario, "dart", 40_000)).Cities.Single(c => c.Id == "test-city");
        Assert.Equal(1 - Math.Pow(0.4, looks), city.Worst.Mean, 12);
        Assert.Equal(1 - Math.Pow(0.4, looks), city.Mean.Mean, 12);
    }

    [Fact]
    public void A_finer_grid_comes_nearer_to_the_disc()
    {
        var scenario = OneBattery("{against: ballistic, salvo: 1, looks: 1}");
        double Error(double spacing) => Math.Abs(Map(scenario, Options(scenario, "arrow", spacing, 1)).Levels.Single(l => l.Probability == 0.5).MeanSquareKilometres.Mean / (Math.PI * 1600) - 1);
        Assert.InRange(Error(2000), 0, 0.015);
    }

    [Fact]
    public void Availability_is_in_the_probability_and_flight_reliability_is_not()
    {
        var scenario = OneBattery("{against: ballistic, salvo: 2, looks: 1}", availability: 0.75);
        const int Replications = 20_000;
        var city = Map(scenario, Options(scenario, "arrow", 40_000, 1) with { Replications = Replications }).Cities.Single(c => c.Id == "test-city");
        // 5 standard errors: fails for one seed in 1.7 million.
        Assert.Equal(0.75 * 0.84, city.Mean.Mean, 5 * 0.84 * Math.Sqrt(0.75 * 0.25 / Replications));
        Assert.InRange(0.63, city.Mean.SamplingLow - 0.01, city.Mean.SamplingHigh + 0.01);
    }

    [Theory]
    [InlineData("kalibr", 49.84, 24.03, 320)]
    [InlineData("shahed-136", 50.0, 36.23, 45)]
    [InlineData("iskander-m", 50.45, 30.52, 45)]
    [InlineData("kinzhal", 50.45, 30.52, 45)]
    public void The_product_along_the_path_of_survival_is_the_mean_of_plain_replications(string threat, double latitude, double longitude, double azimuth)
    {
        const int Replications = 6000;
        var shipped = Shipped;
        var aim = new GeoPosition(latitude, longitude);
        var options = Options(shipped, threat, 100_000, 1) with { Sector = new AzimuthSector(azimuth - 1, azimuth + 1) };
        foreach (var coordination in new[] { Coordination.Central, Coordination.Autonomous })
        {
            var scenario = shipped with { Doctrine = shipped.Doctrine with { Coordination = coordination } };
            var paths = new ApproachPaths(scenario, DefendedArea.Of(scenario, options), options);
            var raid = scenario with { Raid = paths.Salvos(aim), Assets = [shipped.Assets[0] with { Position = aim }], Alerts = shipped.Alerts with { Regions = [shipped.Alerts.Regions[0] with { Assets = [0] }] }, Watched = [] };
            var model = RaidModel.Prepare(raid);
            var runner = new ReplicationRunner(model, new TallyLayout(model), 1);
            var plain = new ReplicationRunner(model, new TallyLayout(model), 1);
            var (differences, squares, smooth, rough) = (0.0, 0.0, 0.0, 0.0);
            var mean = 0.0;
            for (var r = 0u; r < Replications; r++)
            {
                runner.UseDrawOf(r);
                plain.UseDrawOf(r);
                var survival = runner.SurvivalOf(r, 0);
                plain.Run(r, default(NoTracer));
                var leaked = plain.Leakers.Count;
                Assert.InRange(survival, 0, 1);
                (differences, squares) = (differences + leaked - survival, squares + ((leaked - survival) * (leaked - survival)));
                (smooth, rough, mean) = (smooth + (survival * survival), rough + leaked, mean + survival);
            }

            // 5 standard errors of the paired difference: fails for one seed in 1.7 million, each.
            Assert.InRange(mean / Replications, 0.01, 0.99);
            Assert.InRange(Math.Abs(differences), 0, 5 * Math.Sqrt(squares));
            // The variance falls, as it must (Blackwell 1947).
            Assert.True(smooth < rough);
        }
    }

    [Theory]
    [InlineData("iskander-m")]
    [InlineData("kalibr")]
    [InlineData("shahed-136")]
    public void What_is_out_of_reach_is_left_out_without_changing_a_bit(string threat)
    {
        var scenario = Shipped;
        var options = Options(scenario, threat, 100_000, 3) with { Draws = 2 };
        var paths = new ApproachPaths(scenario, DefendedArea.Of(scenario, options), options);
        var point = new AimPoint(scenario, options, paths);
        foreach (var aim in new GeoPosition[] { new(50.4, 30.6), new(46.6, 31.0), new(48.1, 24.3) })
        {
            var pruned = point.Evaluate(aim);
            var whole = point.Evaluate(aim, isPruned: false);
            Assert.Equal(whole.InDraw, pruned.InDraw);
            Assert.Equal((whole.Worst, whole.Mean, whole.WorstBearing), (pruned.Worst, pruned.Mean, pruned.WorstBearing));
        }
    }

    [Fact]
    public void Threads_change_no_bit()
    {
        var scenario = Shipped;
        var options = Options(scenario, "iskander-m", 80_000, 4) with { Draws = 3 };
        var one = JsonSerializer.Serialize(Map(scenario, options));
        Assert.Equal(one, JsonSerializer.Serialize(Map(scenario, options with { Threads = 3 })));
    }

    [Fact]
    public void A_better_interceptor_never_defends_less()
    {
        static double Worst(double kill)
        {
            var scenario = OneBattery("{against: ballistic, salvo: 2, looks: 2}", kill, 0.8);
            return Map(scenario, Options(scenario, "arrow", 60_000, 2)).Cities[0].Worst.Mean;
        }

        var percent = Gen.Choose(0, 100);
        Prop.ForAll(Gen.Zip(percent, percent).ToArbitrary(), pair =>
            Worst(Math.Min(pair.Item1, pair.Item2) / 100.0) <= Worst(Math.Max(pair.Item1, pair.Item2) / 100.0) + 1e-12)
            .Check(Config.QuickThrowOnFailure.WithMaxTest(30));
    }

    [Fact]
    public void A_stopped_run_says_so()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        Assert.Throws<OperationCanceledException>(() => Footprint.Map(Shipped, Options(Shipped, "iskander-m", 80_000), "test", null, source.Token));
    }

    [Fact]
    public void Directions_lie_all_around_or_over_the_sector_with_both_ends()
    {
        var options = new FootprintOptions { Threat = Shipped.Raid[0].Threat, Azimuths = 4 };
        Assert.Equal([0, 90, 180, 270], options.Bearings());
        Assert.Equal([300, 340, 20, 60], (options with { Sector = new AzimuthSector(300, 60) }).Bearings());
        Assert.Equal([0.0], (options with { Azimuths = 1, Sector = new AzimuthSector(300, 60) }).Bearings());
    }
}
