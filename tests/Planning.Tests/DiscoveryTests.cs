using System.Text.Json;
using Testudo.Planning.Comparison;
using Testudo.Planning.Discovery;
using Testudo.Simulation.Comparison;
using Testudo.Simulation.Replication;

namespace Testudo.Planning.Tests;

public sealed class DiscoveryTests
{
    private const string Ranges = """
        set: ranges
        options:
          - {id: look, daysInHand: 20, changes: [{set: looks, of: doctrine.rules, to: 4}]}
        ranges:
          - {id: size, vary: {scale: count, of: raid}, from: 0.5, to: 1.25}
          - {id: odds, vary: {odds: all}, from: 0.4, to: 1.6}
          - {id: delay, vary: {delay: deliveries}, from: 0, to: 40}

        """;

    private static DiscoveryAnswer Discover(string yaml, int threads = 2, int futures = 1000, string? folder = null) => OptionComparison.Run(
        Bench.Tutorial, Bench.Read(yaml), new ComparisonOptions { Replications = 4000, Futures = futures, Threads = threads }, "test", folder, null, CancellationToken.None).Discovery!;

    [Fact]
    public void The_box_of_the_tutorial_is_that_of_its_closed_form()
    {
        // (1 - p)^3 leak, whatever the size and the delay: as it is, it fails where the odds are below those of today.
        var answer = Discover(Ranges);
        var baseline = answer.Options[0];
        var limit = Assert.Single(baseline.Boxes[0].Limits);
        Assert.Equal("odds", limit.Range);
        Assert.Null(limit.Low);
        Assert.Equal(1, limit.High!.Value, 0.15);
        Assert.True(baseline.Boxes[0].Coverage.Value > 0.8 && baseline.Boxes[0].Density.Value > 0.8);

        // One look more fails below odds of 0.66; where it comes too late, it is as if it were not there.
        var look = answer.Options[1];
        Assert.True(look.Fails.High < baseline.Fails.Low);
        Assert.Equal(20, look.DaysInHand);
        foreach (var (point, f) in answer.Points.Select((p, f) => (p, f)))
        {
            if (point[2] > 20)
            {
                Assert.Equal(baseline.Leakage[f], look.Leakage[f]);
            }
        }

        // (1 - p)^4 in the mean of those on time with the odds of today; five standard errors of 60 raids of two missiles at least.
        var onTime = answer.Points.Select((p, f) => (p, f)).Where(x => x.p[2] < 20 && Math.Abs(x.p[1] - 1) < 0.05).Select(x => look.Leakage[x.f]).ToList();
        Assert.Equal(Math.Pow(0.4, 4), onTime.Average(), 5 * Math.Sqrt(Math.Pow(0.4, 4) / (onTime.Count * 60 * 2)));
    }

    [Fact]
    public void The_same_for_any_number_of_threads()
    {
        var whole = JsonSerializer.Serialize(Discover(Ranges, threads: 1, futures: 120));
        Assert.Equal(whole, JsonSerializer.Serialize(Discover(Ranges, threads: 3, futures: 120)));
    }

    [Fact]
    public void A_hypercube_has_one_future_in_each_slice_of_each_range()
    {
        var space = new FutureSpace(Bench.Read(Ranges), Bench.Tutorial.Baseline);
        var futures = space.Draw(50, 7);
        for (var d = 0; d < 3; d++)
        {
            Assert.Equal(Enumerable.Range(0, 50), futures.Select(f => (int)(f[d] * 50)).Order());
        }

        Assert.NotEqual(futures.Select(f => f[0]), futures.Select(f => f[1]));
    }

    [Theory]
    [InlineData("national.yaml", "kill: all, odds: 1")]
    [InlineData("2024-01-02.yaml", "kill: all, odds: 1")]
    [InlineData("national.yaml", "set: doctrine.prefer, to: best-kill")]
    public void A_raid_of_other_numbers_on_routes_laid_before_is_that_raid_to_the_last_count(string scenario, string change)
    {
        var file = Bench.Read($$"""
            set: numbers
            options: [{id: one, changes: [{ {{change}} }]}]
            ranges:
              - {id: size, vary: {scale: count, of: raid}, from: 0.5, to: 2}
              - {id: ballistic, vary: {share: [ballistic, aeroballistic]}, from: 4%, to: 40%}
              - {id: odds, vary: {odds: all}, from: 0.4, to: 1.6}

            """);
        var bench = Bench.Of(scenario);
        var space = new FutureSpace(file, bench.Baseline);
        var model = RaidModel.Prepare(bench.With(file.File, file.Options[0]));
        foreach (var places in new[] { new[] { 0.0, 0.9, 0.2 }, [0.8, 0.1, 0.9] })
        {
            var other = space.In(model.Scenario, places);
            var (again, anew) = (new MeasuredRun(model.For(other), 3), new MeasuredRun(RaidModel.Prepare(other), 3));
            again.Advance(2, 1, CancellationToken.None);
            anew.Advance(2, 1, CancellationToken.None);
            Assert.All(Enum.GetValues<Measure>(), m => Assert.Equal(anew.MeansOf(m), again.MeansOf(m)));
            Assert.Equal(space.Launched(places), again.Mean(Measure.Launched));
            Assert.NotEqual(model.Scenario.Raid.Sum(s => s.Count), other.Raid.Sum(s => s.Count));
        }
    }

    [Fact]
    public void A_share_is_kept_and_the_others_keep_their_proportions()
    {
        var bench = Bench.Of("national.yaml");
        var file = Bench.Read("set: s\noptions: [{id: a, changes: [{kill: all, odds: 2}]}]\nranges:\n  - {id: b, vary: {share: ballistic}, from: 10%, to: 50%}\n");
        var space = new FutureSpace(file, bench.Baseline);
        var raid = space.In(bench.Baseline, [0.5]).Raid;
        double Of(IEnumerable<World.Scenarios.Salvo> some) => some.Sum(s => s.Count);
        Assert.Equal(Of(bench.Baseline.Raid), Of(raid), 1.0);
        Assert.Equal(0.3 * Of(raid), Of(raid.Where(s => s.Threat.Class == World.Threats.ThreatClass.Ballistic)), 2.0);
        Assert.Equal(
            Of(bench.Baseline.Raid.Where(s => s.Threat.Class == World.Threats.ThreatClass.OneWayDrone)) / Of(bench.Baseline.Raid.Where(s => s.Threat.Class == World.Threats.ThreatClass.Cruise)),
            Of(raid.Where(s => s.Threat.Class == World.Threats.ThreatClass.OneWayDrone)) / Of(raid.Where(s => s.Threat.Class == World.Threats.ThreatClass.Cruise)), 0.2);
    }

    [Theory]
    [InlineData("vary: {share: cruise}, from: 10%, to: 50%", "no threats of these classes, or none of others")]
    [InlineData("vary: {odds: patriott}, from: 0.5, to: 2", "the system \"patriott\" is not in the catalogue")]
    [InlineData("vary: {share: [ballistic, kruise]}, from: 10%, to: 50%", "kruise")]
    [InlineData("vary: {scale: rounds, of: raid}, from: 0.5, to: 2", "only the size of the raid is scaled")]
    [InlineData("vary: {delay: ships}, from: 0, to: 2", "only deliveries are delayed")]
    [InlineData("vary: {kill: all}, from: 0.5, to: 2", "is one of: scale, share, odds, delay")]
    [InlineData("vary: {odds: all}, from: 2, to: 0.5", "from has to be the smaller")]
    public void What_is_wrong_with_a_range_is_told(string range, string told) =>
        Assert.Contains(told, Bench.WrongWith($"set: r\noptions: [{{id: a, changes: [{{kill: all, odds: 2}}]}}]\nranges:\n  - {{id: b, {range}}}\n"), StringComparison.Ordinal);

    [Fact]
    public void Ranges_that_leave_nothing_or_meet_are_told()
    {
        const string Head = "set: r\noptions: [{id: a, changes: [{kill: all, odds: 2}]}]\nranges:\n";
        Assert.Contains("add up to 1.1", Bench.WrongWith(Head + "  - {id: b, vary: {share: ballistic}, from: 10%, to: 50%}\n  - {id: c, vary: {share: cruise}, from: 10%, to: 60%}\n"), StringComparison.Ordinal);
        Assert.Contains("has two shares", Bench.WrongWith(Head + "  - {id: b, vary: {share: ballistic}, from: 10%, to: 20%}\n  - {id: c, vary: {share: [cruise, ballistic]}, from: 10%, to: 20%}\n"), StringComparison.Ordinal);
        Assert.Contains("vary the same thing", Bench.WrongWith(Head + "  - {id: b, vary: {delay: deliveries}, from: 0, to: 2}\n  - {id: c, vary: {delay: deliveries}, from: 0, to: 2}\n"), StringComparison.Ordinal);
        Assert.Contains("is used twice", Bench.WrongWith(Head + "  - {id: b, vary: {odds: all}, from: 0.5, to: 2}\n  - {id: b, vary: {delay: deliveries}, from: 0, to: 2}\n"), StringComparison.Ordinal);
    }
}
