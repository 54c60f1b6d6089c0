using Testudo.Simulation.Measures;
using Testudo.Simulation.Replication;

namespace Testudo.Simulation.Tests;

/// <summary>The intervals say what they claim, on cases whose distribution is known.</summary>
public sealed class StatisticsTests
{
    private const string OneLook = "rules: [{salvo: 1, looks: 1}]";
    private const string AtTheCity = "{system: guard, near: test-city}";

    private static readonly string Uncertain = TestScenarios.Definitions.Replace("kill: 0.6", "kill: {value: 0.6, low: 0.4, high: 0.8}");

    [Theory]
    [InlineData(20_000)]
    [InlineData(300_000)] // kept in blocks of two draws
    public void The_input_band_of_one_uncertain_probability_is_its_own_percentiles(int replications)
    {
        // One threat, one shot: the mean leakage given p is 1 - p, so that its 90 % band is [1 - .8, 1 - .4].
        var leaked = TestScenarios.Assess(With(Uncertain, 20), replications).Raid.LeakageRate;
        Assert.InRange(leaked.InputLow!.Value, 0.18, 0.22);
        Assert.InRange(leaked.InputHigh!.Value, 0.57, 0.62);
        Assert.InRange(leaked.SamplingHigh - leaked.SamplingLow, 0.001, 0.03);
    }

    [Fact]
    public void The_input_band_does_not_widen_with_chance()
    {
        // One threat a raid instead of twenty: twenty times the chance, the same input.
        var leaked = TestScenarios.Assess(With(Uncertain, 1), 40_000).Raid.LeakageRate;
        Assert.InRange(leaked.InputLow!.Value, 0.14, 0.26);
        Assert.InRange(leaked.InputHigh!.Value, 0.54, 0.66);
    }

    [Fact]
    public void Without_uncertain_inputs_the_input_band_is_the_mean()
    {
        var leaked = TestScenarios.Assess(With(TestScenarios.Definitions, 5), 1_000).Raid.Leaked.Expected;
        Assert.Equal(leaked.Mean, leaked.InputLow);
        Assert.Equal(leaked.Mean, leaked.InputHigh);
    }

    [Fact]
    public void The_sampling_interval_covers_the_truth_as_often_as_it_says()
    {
        // 300 runs; a right 95 % interval covers 285 of them, and fewer than 270 or all 300 with probability below 1e-4.
        var scenario = With(TestScenarios.Definitions, 4);
        var model = RaidModel.Prepare(scenario);
        var covered = 0;
        for (var seed = 1UL; seed <= 300; seed++)
        {
            var run = MonteCarlo.Run(model, new MonteCarloOptions { Replications = 400, Seed = seed }, null, CancellationToken.None);
            var leaked = new Statistics(run).Of(run.Layout.Of(run.Layout.Whole, ClassTally.Leaked));
            covered += leaked.SamplingLow <= 1.6 && 1.6 <= leaked.SamplingHigh ? 1 : 0;
        }

        Assert.InRange(covered, 270, 299);
    }

    [Fact]
    public void A_run_stops_at_the_precision_asked_for()
    {
        // Leakage rate .4 of four threats: a width of .02 needs about 4 1.96² .24 / (4 .02²) = 2,305 replications; waves of 1,000.
        var model = RaidModel.Prepare(With(TestScenarios.Definitions, 4));
        var run = MonteCarlo.Run(model, new MonteCarloOptions { Precision = 0.02 }, null, CancellationToken.None);
        var rate = AssessmentBuilder.Build(run, "test").Raid.LeakageRate;
        Assert.InRange(rate.SamplingHigh - rate.SamplingLow, 0, 0.02);
        Assert.InRange(run.Replications, 2_000, 4_000);
        Assert.False(run.WasStopped);
    }

    [Fact]
    public void Never_seen_is_not_never()
    {
        // No leaker in n raids: P(L = 0) may still be as low as 1 - 3/n and a little (Wilson: 3.84 / (n + 3.84)).
        var answer = TestScenarios.Assess(With(TestScenarios.Definitions.Replace("kill: 0.6", "kill: 1"), 3), 1_000);
        Assert.Equal(1, answer.Leakers.None.Value);
        Assert.Equal(1 - (3.8415 / 1003.8415), answer.Leakers.None.Low, 6);
        Assert.Equal(1, answer.Leakers.None.High, 12);
        Assert.Equal(3.0 / 1000, answer.Raid.Leaked.Expected.SamplingHigh, 12);
    }

    [Fact]
    public void A_proportion_under_shared_parameters_is_less_certain()
    {
        var known = TestScenarios.Assess(With(TestScenarios.Definitions, 6), 4_000).Leakers.AtMost.Single(a => a.K == 2).Probability;
        var unknown = TestScenarios.Assess(With(Uncertain, 6), 4_000).Leakers.AtMost.Single(a => a.K == 2).Probability;
        Assert.True(unknown.High - unknown.Low > 1.5 * (known.High - known.Low));
    }

    [Fact]
    public void A_raid_effect_widens_single_raids_and_keeps_certain_kills_certain()
    {
        var alone = TestScenarios.Assess(With(TestScenarios.Definitions, 40), 4_000).Raid.Leaked;
        var shared = TestScenarios.Assess(TestScenarios.With(Raid(40), AtTheCity, OneLook + ", raidEffect: 0.8"), 4_000).Raid.Leaked;
        Assert.True(shared.OneRaidHigh - shared.OneRaidLow > 1.5 * (alone.OneRaidHigh - alone.OneRaidLow));
        var certain = TestScenarios.With(Raid(40), AtTheCity, OneLook + ", raidEffect: 0.8", TestScenarios.Definitions.Replace("kill: 0.6", "kill: 1"));
        Assert.Equal(0, TestScenarios.Assess(certain, 200).Raid.Leaked.Expected.Mean);
    }

    [Fact]
    public void A_raid_effect_of_sigma_makes_the_mean_of_the_logistic_normal()
    {
        // E[logistic(logit .6 + .8 Z)] by the trapezoid rule; five standard errors, with the raid effect as the larger part of the variance.
        var expected = 0.0;
        for (var z = -8.0; z <= 8; z += 0.001)
        {
            expected += 0.001 * Math.Exp(-z * z / 2) / Math.Sqrt(2 * Math.PI) / (1 + Math.Exp(-(Math.Log(0.6 / 0.4) + (0.8 * z))));
        }

        var stopped = TestScenarios.Assess(TestScenarios.With(Raid(10), AtTheCity, OneLook + ", raidEffect: 0.8"), 40_000).Raid.Stopped.Expected.Mean / 10;
        Assert.InRange(stopped, expected - 0.006, expected + 0.006);
    }

    [Fact]
    public void A_replication_is_the_same_raid_in_every_run()
    {
        var scenario = With(Uncertain, 6);
        var small = TestScenarios.Run(scenario, 60);
        var large = TestScenarios.Run(scenario, 90_000);
        Assert.Equal(small.Leakers, large.Leakers.Where(l => l.Replication < 60));
        Assert.Equal(small.Trace(41), large.Trace(41));
        Assert.Equal(4_500, large.ParameterDraws);
    }

    [Fact]
    public void One_replication_has_no_interval()
    {
        var leaked = TestScenarios.Assess(With(Uncertain, 6), 1).Raid.Leaked.Expected;
        Assert.True(double.IsNaN(leaked.SamplingLow) && double.IsNaN(leaked.SamplingHigh));
        Assert.Null(leaked.InputLow);
    }

    [Fact]
    public void A_stopped_run_returns_what_is_complete()
    {
        using var source = new CancellationTokenSource();
        var model = RaidModel.Prepare(With(TestScenarios.Definitions, 4));
        var progress = new StopAfter(source, 2_000);
        var run = MonteCarlo.Run(model, new MonteCarloOptions { Replications = 1_000_000 }, progress, source.Token);
        Assert.True(run.WasStopped);
        Assert.InRange(run.Replications, 2_000, 900_000);
    }

    private static World.Scenarios.Scenario With(string definitions, int threats) =>
        TestScenarios.With(Raid(threats), AtTheCity, OneLook, definitions);

    private static string Raid(int threats) =>
        $"id: s, threat: dart, count: {threats}, launch: from 06:00 to 08:00, from: launch-site, spread: 0 km, targets: test-city";

    private sealed class StopAfter(CancellationTokenSource source, int replications) : IProgress<MonteCarloProgress>
    {
        public void Report(MonteCarloProgress value)
        {
            if (value.Done >= replications)
            {
                source.Cancel();
            }
        }
    }
}
