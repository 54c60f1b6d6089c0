using Testudo.Simulation.Measures;
using Testudo.Simulation.Replication;
using Testudo.World.Scenarios;

namespace Testudo.Simulation.Tests;

/// <summary>What a replication promises: the same bytes, no allocation, shared draws, a complete trace.</summary>
public sealed class ReplicationTests
{
    private static readonly Lazy<Scenario> Raid = new(() =>
        ScenarioLoader.Load(Path.Combine(TestScenarios.Root, "scenarios", "2024-01-02.yaml"), TestScenarios.Catalogue));

    [Fact]
    public void Any_number_of_threads_counts_the_same()
    {
        var one = TestScenarios.Run(Raid.Value, 500, threads: 1);
        var seven = TestScenarios.Run(Raid.Value, 500, threads: 7);
        Assert.Equal(one.Blocks.SelectMany(b => b.Sums), seven.Blocks.SelectMany(b => b.Sums));
        Assert.Equal(one.Squares, seven.Squares);
        Assert.Equal(one.Leakers, seven.Leakers);
        Assert.Equal(
            System.Text.Json.JsonSerializer.Serialize(AssessmentBuilder.Build(one, "v")),
            System.Text.Json.JsonSerializer.Serialize(AssessmentBuilder.Build(seven, "v")));
    }

    [Fact]
    public void Another_seed_counts_otherwise()
    {
        Assert.NotEqual(TestScenarios.Run(Raid.Value, 100, seed: 1).Leakers, TestScenarios.Run(Raid.Value, 100, seed: 2).Leakers);
    }

    [Fact]
    public void A_replication_allocates_nothing_after_warm_up()
    {
        var model = RaidModel.Prepare(Raid.Value);
        var runner = new ReplicationRunner(model, new TallyLayout(model), 1);
        for (var r = 0u; r < 400; r++)
        {
            runner.UseDraw(r % 20);
            runner.Run(r, default(NoTracer));
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var r = 0u; r < 400; r++)
        {
            runner.UseDraw(r % 20);
            runner.Run(r, default(NoTracer));
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void Every_threat_ends_in_exactly_one_way()
    {
        var result = TestScenarios.Run(Raid.Value, 300);
        var layout = result.Layout;
        foreach (var block in result.Blocks)
        {
            long Of(ClassTally tally) => block.Sums[layout.Of(layout.Whole, tally)];
            Assert.Equal(134 * block.Size, Of(ClassTally.Launched));
            Assert.Equal(Of(ClassTally.Launched), Of(ClassTally.HardKilled) + Of(ClassTally.SoftKilled) + Of(ClassTally.Failed) + Of(ClassTally.Leaked) + Of(ClassTally.Expended));
            Assert.Equal(Of(ClassTally.Leaked), Enum.GetValues<LeakCause>().Sum(c => block.Sums[layout.OfCause(layout.Whole, c)]));
            Assert.Equal(Of(ClassTally.Leaked), Enumerable.Range(0, Raid.Value.Assets.Count).Sum(a => block.Sums[layout.Of(a, AssetTally.Leaked)]));
            Assert.Equal(Of(ClassTally.Rounds), Enumerable.Range(0, result.Model.Systems.Count).Sum(s => block.Sums[layout.Of(s, SystemTally.Rounds)]));
        }
    }

    [Fact]
    public void No_battery_fires_more_rounds_than_it_has()
    {
        var result = TestScenarios.Run(Raid.Value, 200);
        for (var b = 0; b < Raid.Value.Batteries.Count; b++)
        {
            var battery = Raid.Value.Batteries[b];
            var most = (long)(battery.Rounds + battery.Reserve);
            Assert.All(result.Blocks, block => Assert.InRange(block.Sums[result.Layout.Of(b, BatteryTally.Rounds)], 0, most * block.Size));
        }
    }

    [Fact]
    public void A_trace_tells_the_same_story_as_the_counts()
    {
        var result = TestScenarios.Run(Raid.Value, 200);
        foreach (var replication in new uint[] { 0, 57, 199 })
        {
            var trace = result.Trace(replication);
            var leaked = result.Leakers.Where(l => l.Replication == replication).Select(l => l.Impact).Order();
            Assert.Equal(leaked, trace.Where(e => e.Kind == TraceKind.Leaked).Select(e => e.Time).Order());
            Assert.Equal(134, trace.Count(e => e.Kind == TraceKind.Launched));
            Assert.Equal(trace.Count(e => e.Kind == TraceKind.Engaged), trace.Count(e => e.Kind == TraceKind.Intercepted));
            Assert.Equal(trace.Count(e => e.Kind == TraceKind.Engaged), trace.Count(e => e.Kind == TraceKind.Assessed));
            Assert.Equal(trace.OrderBy(e => e.Time), trace);
            Assert.Equal(trace, result.Trace(replication));

            // Nobody shoots at a threat whose end was seen.
            foreach (var end in trace.Where(e => e.Kind is TraceKind.Leaked or TraceKind.FlightFailed or TraceKind.SoftKilled or TraceKind.Expended))
            {
                Assert.DoesNotContain(trace, e => e.Kind == TraceKind.Engaged && e.Threat == end.Threat && e.Time > end.Time);
            }
        }
    }

    [Fact]
    public void Channels_are_never_oversubscribed()
    {
        var result = TestScenarios.Run(Raid.Value, 60);
        for (var replication = 0u; replication < 60; replication += 20)
        {
            var busy = new int[Raid.Value.Batteries.Count];
            foreach (var happened in result.Trace(replication))
            {
                busy[Math.Max(0, happened.Battery)] += happened.Kind switch { TraceKind.Engaged => 1, TraceKind.Assessed => -1, _ => 0 };
                Assert.True(happened.Battery < 0 || busy[happened.Battery] <= Raid.Value.Batteries[happened.Battery].Channels);
            }
        }
    }

    [Fact]
    public void Scenarios_that_share_a_battery_share_its_draws()
    {
        // The same raid with a second battery on the way that has a single round: every threat that it does not kill has the same fate in both.
        var alone = TestScenarios.With(Darts, "{system: guard, near: test-city, id: first}", Doctrine);
        var both = TestScenarios.With(Darts, "{system: guard, near: [50.0, 34.0], id: other, rounds: 1}, {system: guard, near: test-city, id: first}", Doctrine);
        var without = TestScenarios.Run(alone, 400).Leakers.Select(Fate).ToList();
        var with = TestScenarios.Run(both, 400).Leakers.Select(Fate).ToList();
        Assert.Subset(without.ToHashSet(), with.ToHashSet());
        Assert.InRange(without.Count - with.Count, 1, 400);

        static (uint, int, double) Fate(Leaker l) => (l.Replication, l.Member, l.Impact);
    }

    [Fact]
    public void Common_draws_make_a_difference_sharp()
    {
        var weaker = TestScenarios.With(Darts, "{system: guard, near: test-city, id: first}", "rules: [{looks: 1}]");
        var stronger = TestScenarios.With(Darts, "{system: guard, near: test-city, id: first}", "rules: [{looks: 2}]");
        var a = Leakers(TestScenarios.Run(weaker, 2_000));
        var b = Leakers(TestScenarios.Run(stronger, 2_000));
        var c = Leakers(TestScenarios.Run(stronger, 2_000, seed: 99));
        Assert.All(a.Zip(b), pair => Assert.True(pair.Second <= pair.First));
        Assert.True(Variance(a.Zip(b, (x, y) => x - y)) < 0.6 * Variance(a.Zip(c, (x, y) => x - y)));

        static List<double> Leakers(MonteCarloResult r) => [.. r.Blocks.SelectMany(k => k.Leakers).Select(l => (double)l)];
        static double Variance(IEnumerable<double> values)
        {
            var list = values.ToList();
            var mean = list.Average();
            return list.Sum(v => (v - mean) * (v - mean)) / (list.Count - 1);
        }
    }

    private const string Darts = "id: s, threat: dart, count: 12, launch: from 06:00 to 08:00, from: launch-site, spread: 0 km, targets: test-city";
    private const string Doctrine = "rules: [{salvo: 1, looks: 2}]";
}
