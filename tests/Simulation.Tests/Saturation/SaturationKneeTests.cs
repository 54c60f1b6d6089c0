using System.Text.Json;
using Testudo.Simulation.Replication;
using Testudo.Simulation.Saturation;
using Testudo.World.Scenarios;

namespace Testudo.Simulation.Tests.Saturation;

public sealed class SaturationKneeTests
{
    private static RaidSaturation Find(Scenario scenario, KneeOptions options) => SaturationKnee.Find(scenario, options with { Threads = 2 }, "test", null, CancellationToken.None);

    private static Scenario Shipped => ScenarioLoader.Load(Path.Combine(TestScenarios.Root, "scenarios", "2024-01-02.yaml"), TestScenarios.Catalogue);

    // M = 64 rounds in salvos of n = 2 with p = .7: E[L] = N - min(N, 32) (1 - .3^2) (measures.md).
    private static Scenario FiniteStock => TestScenarios.With(
        "id: wave, threat: dart, count: 40, launch: from 01:00 to 05:00, from: launch-site, spread: 0 km, targets: {test-city: 40}",
        "{system: guard, near: test-city}",
        "rules: [{salvo: 2, looks: 1}]",
        TestScenarios.Definitions.Replace("kill: 0.6", "kill: 0.7").Replace("rounds: 1000", "rounds: 64"));

    private static double FiniteStockRate(int threats) => (threats - (Math.Min(threats, 32) * 0.91)) / threats;

    [Theory]
    [InlineData(0.13, 34)]
    [InlineData(0.2, 37)]
    [InlineData(0.25, 39)]
    public void A_finite_stock_saturates_at_the_size_of_the_closed_form_and_rounds_bind(double tolerance, int expected)
    {
        // The leakage rates of the sizes around are some 2 points apart; the interval of 4,000 replications is 0.3 wide.
        Assert.True(FiniteStockRate(expected) > tolerance && FiniteStockRate(expected - 1) <= tolerance);
        var found = Find(FiniteStock, new KneeOptions { Tolerance = tolerance, Replications = 4000 });
        Assert.Equal(KneeStatus.Found, found.Status);
        Assert.Equal(expected, found.Knee!.Threats);
        Assert.InRange(expected, found.Knee.Low!.Value, found.Knee.High!.Value);
        Assert.Equal(Resource.Rounds, found.Binding);
        var binding = found.Resources[0];
        Assert.True(binding.Binds);
        Assert.Equal(Resource.Rounds, binding.Resource);
        // Unlimited rounds: 9 % leak. 5 standard errors, with less than 1 binary outcome a threat.
        Assert.Equal(FiniteStockRate(expected) - 0.09, binding.AtKnee.Mean, 5 * Math.Sqrt(0.25 / (4000.0 * expected)));
        Assert.Equal(0, binding.AtStart.Mean);
        Assert.All(found.Resources.Where(r => r.Resource is Resource.Channels or Resource.Reload or Resource.Time), r => Assert.Equal(0, r.OfRise.Mean));
        // More looks stop what leaks from the smallest raid; at the knee there is no round to look again with. They explain none of the rise.
        var rules = found.Resources.Single(r => r.Resource == Resource.Rules);
        Assert.Equal(0.09, rules.AtStart.Mean, 0.02);
        Assert.True(rules.OfRise.High < 0);
        Assert.Equal("guard", Assert.Single(found.Systems).System);
        foreach (var size in found.Curve)
        {
            Assert.Equal(FiniteStockRate(size.Threats), size.LeakageRate.Mean, 5 * Math.Sqrt(0.09 * 0.91 / (4000.0 * Math.Min(size.Threats, 32))));
        }
    }

    [Fact]
    public void The_usual_tolerance_hangs_on_the_smallest_raid()
    {
        var found = Find(FiniteStock, new KneeOptions { Replications = 4000 });
        Assert.Equal(found.Curve[0].LeakageRate.Mean + 0.05, found.Tolerance, 12);
        Assert.Equal(0.05, found.Rise);
        // .09 + .05 is between the rates of 33 (.118) and 34 (.144).
        Assert.Equal(34, found.Knee!.Threats);
    }

    [Fact]
    public void Channels_bind_where_Erlang_B_loses_calls()
    {
        // c = 6 and 60 s of service, as in the test of Erlang-B itself; at scale 1, A = 4 erlang and the loss is .117.
        var definitions = TestScenarios.Definitions
            .Replace("channels: 50", "channels: 6").Replace("rounds: 1000", "rounds: 100000").Replace("kill: 0.6", "kill: 1")
            .Replace("reaction: 1 s", "reaction: 0 s").Replace("range: 40 km", "range: 10 m").Replace("interceptorSpeed: 1000 m/s", "interceptorSpeed: 10000000 m/s")
            .Replace("altitude: 100 m,", "altitude: 5 m,");
        var scenario = TestScenarios.Parse($$"""
            scenario: erlang
            date: 2024-01-02
            {{definitions}}
            raid:
              - {id: calls, threat: dart, count: {poisson: 960}, launch: from 06:00 to 10:00, from: launch-site, via: [50.0, 33.0], targets: test-city}
            laydown:
              batteries: [{system: guard, near: [50.0, 33.0]}]
              sensors: [{sensor: all-seeing, near: test-city}]
            doctrine: {assessmentDelay: 60 s, rules: [{salvo: 1, looks: 1}]}
            """);
        scenario = scenario with { Raid = [.. scenario.Raid.Select(s => s with { Spread = 0, Routes = 1 })] };
        var found = Find(scenario, new KneeOptions { From = 0.25, To = 2, Steps = 4, Tolerance = 0.117, Replications = 200 });
        // 200 raids of 960: the rate is known to .004 at 5 standard errors (over-dispersed 6 times), it starts a little below the steady
        // state (some 2 of 240 min), and rises by .042 for a tenth more threats.
        Assert.InRange(found.Knee!.Scale, 0.97, 1.05);
        Assert.Equal(Resource.Channels, found.Binding);
        Assert.Equal(found.Knee.LeakageRate.Mean, found.Resources[0].AtKnee.Mean, 12);
        // Rounds without limit change nothing, to the last bit.
        Assert.Equal(0, found.Resources.Single(r => r.Resource == Resource.Rounds).AtKnee.Mean);
    }

    [Fact]
    public void A_raid_that_grows_keeps_its_threats_and_their_draws()
    {
        var raid = new ScaledRaid(Shipped);
        Assert.Equal(134, raid.Whole);
        Dictionary<(string, int), (double, int)> Launches(int threats)
        {
            var scenario = raid.OfSize(threats);
            Assert.Equal(threats, scenario.Raid.Sum(s => s.Count));
            var model = RaidModel.Prepare(scenario);
            return ReplayedRaid.Of(model, 7, 3).Events.Where(e => e.Kind == TraceKind.Launched).ToDictionary(
                e => (model.ThreatAt(e.Threat).Salvo.Id, model.ThreatAt(e.Threat).Member),
                e => (e.Time, model.RouteAt((int)e.Value).Asset.Id == "" ? 0 : model.RouteAt((int)e.Value).Number));
        }

        var (small, large) = (Launches(60), Launches(300));
        Assert.Equal(60, small.Count);
        Assert.Equal(300, large.Count);
        Assert.All(small, s => Assert.Equal(s.Value, large[s.Key]));
    }

    [Fact]
    public void A_raid_taken_apart_is_the_same_raid()
    {
        // Other draws, the same distribution: 5 standard errors of the difference.
        var whole = TestScenarios.Assess(Shipped, 2000).Raid.Leaked.Expected;
        var apart = TestScenarios.Assess(new ScaledRaid(Shipped).OfSize(134), 2000).Raid.Leaked.Expected;
        var error = Math.Sqrt(Math.Pow((whole.SamplingHigh - whole.SamplingLow) / 3.92, 2) + Math.Pow((apart.SamplingHigh - apart.SamplingLow) / 3.92, 2));
        Assert.InRange(Math.Abs(whole.Mean - apart.Mean), 0, 5 * error);
    }

    [Fact]
    public void Without_a_knee_the_answer_says_on_which_side_it_lies()
    {
        var below = Find(FiniteStock, new KneeOptions { To = 0.5, Steps = 2, Tolerance = 0.5, Replications = 100 });
        Assert.Equal((KneeStatus.NotReached, null, null), (below.Status, below.Knee, below.Binding));
        var above = Find(FiniteStock, new KneeOptions { Steps = 2, Tolerance = 0.001, Replications = 100 });
        Assert.Equal((KneeStatus.OverFromTheStart, null, null), (above.Status, above.Knee, above.Binding));
    }

    [Fact]
    public void Threads_change_no_bit()
    {
        var options = new KneeOptions { To = 2, Steps = 3, Replications = 60 };
        string Text(int threads) => JsonSerializer.Serialize(SaturationKnee.Find(Shipped, options with { Threads = threads }, "test", null, CancellationToken.None));
        Assert.Equal(Text(1), Text(3));
    }

    [Fact]
    public void Relief_of_everything_leaves_only_coverage_and_misses()
    {
        var scenario = FiniteStock with { Doctrine = FiniteStock.Doctrine with { Rules = [EngagementRule.Default with { Salvo = 2, Looks = 1, Hold = true }] } };
        var free = Enum.GetValues<Resource>().Aggregate(scenario, (s, r) => Relief.Of(s, r));
        Assert.Equal(1, TestScenarios.Assess(scenario, 20).Raid.LeakageRate.Mean);
        Assert.InRange(TestScenarios.Assess(free, 200).Raid.LeakageRate.Mean, 0, 0.001);
        Assert.All(Enum.GetValues<Resource>(), r => Assert.Equal(134, Relief.Of(Shipped, r).Raid.Sum(s => s.Count)));
    }
}
