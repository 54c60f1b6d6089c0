using Testudo.Simulation.Measures;
using Testudo.Simulation.Replication;
using Testudo.World.Scenarios;

namespace Testudo.Simulation.Tests;

/// <summary>Optimal assignment in the engine.</summary>
public sealed class MatchingTests
{
    private static readonly Lazy<Scenario> Raid = new(() => ScenarioLoader.Load(
        Path.Combine(TestScenarios.Root, "scenarios", "2024-01-02.yaml"), TestScenarios.Catalogue, TestScenarios.Catalogue.Doctrines.Find("matched")));

    [Theory]
    [InlineData("greedy", 30, 1)]
    [InlineData("optimal", 30, 0)]
    [InlineData("optimal", 0, 1)]
    public void Optimal_leaves_the_battery_that_reaches_both_to_the_threat_that_only_it_reaches(string assign, int lookAhead, double leaked)
    {
        // Two sure batteries with one channel each. The wide one, slightly cheaper, reaches the threats to both cities, the narrow one only the one to
        // the first city. Greedy spends the wide one on the first threat; seconds later the other comes into its reach, and into nobody else's.
        var answer = TestScenarios.Assess(Trap($"assign: {assign}, lookAhead: {lookAhead} s"), 20);
        Assert.Equal(leaked, answer.Raid.Leaked.Expected.Mean, 12);
    }

    [Fact]
    public void Nobody_is_held_back_for_a_threat_to_come()
    {
        // Only the wide battery is there: the first threat is engaged as soon as it can be, whoever comes next.
        var both = new[] { "greedy", "optimal" }.Select(a => TestScenarios.Run(Trap($"assign: {a}", narrow: ""), 1).Trace(0).Where(e => e.Kind == TraceKind.Engaged).ToList()).ToList();
        Assert.Equal(both[0], both[1]);
    }

    [Fact]
    public void Without_competition_the_best_battery_is_taken_for_every_threat()
    {
        var definitions = TestScenarios.Definitions + "\n    - {id: better, like: guard, against: {cruise: {range: 40 km, maxAltitude: 20 km, kill: 0.8}}}";
        var scenario = TestScenarios.With(
            "id: s, threat: dart, count: 12, launch: from 06:00 to 08:00, from: launch-site, spread: 0 km, targets: test-city", "{system: guard, near: test-city}, {system: better, near: test-city}", "assign: optimal, rules: [{looks: 1}]", definitions);
        var answer = TestScenarios.Assess(scenario, 200);
        // The worse one has the second look: 12 + 12 x .2 rounds, within five standard errors of 200 raids.
        Assert.Equal(12, answer.Systems.Single(s => s.Id == "better").Rounds.Mean, 12);
        Assert.InRange(answer.Systems.Single(s => s.Id == "guard").Rounds.Mean, 2.4 - 0.5, 2.4 + 0.5);
    }

    [Fact]
    public void Any_number_of_threads_counts_the_same()
    {
        var one = TestScenarios.Run(Raid.Value, 300, threads: 1);
        var three = TestScenarios.Run(Raid.Value, 300, threads: 3);
        Assert.Equal(one.Blocks.SelectMany(b => b.Sums), three.Blocks.SelectMany(b => b.Sums));
        Assert.Equal(one.Leakers, three.Leakers);
    }

    [Fact]
    public void A_replication_allocates_nothing_after_warm_up()
    {
        var model = RaidModel.Prepare(Raid.Value);
        var runner = new ReplicationRunner(model, new TallyLayout(model), 1);
        for (var r = 0u; r < 300; r++)
        {
            runner.Run(r, default(NoTracer));
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var r = 0u; r < 300; r++)
        {
            runner.Run(r, default(NoTracer));
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void A_threat_has_one_engagement_at_a_time_and_a_battery_no_more_than_its_channels()
    {
        var result = TestScenarios.Run(Raid.Value, 40);
        for (var replication = 0u; replication < 40; replication += 13)
        {
            var (busy, engaged) = (new int[Raid.Value.Batteries.Count], new int[134]);
            var events = result.Trace(replication);
            var alone = events.Where(e => e.Kind == TraceKind.LinkDown).Select(e => e.Battery).ToHashSet();
            foreach (var happened in events.Where(e => e.Kind is TraceKind.Engaged or TraceKind.Intercepted or TraceKind.Assessed && !alone.Contains(e.Battery) && !alone.Contains(-1)))
            {
                // A round that finds its target by itself leaves its channel on the way; one that is guided holds it to the intercept.
                var handOver = result.Model.Effectors[happened.Battery].HandOver;
                var frees = double.IsNaN(handOver) ? TraceKind.Assessed : TraceKind.Intercepted;
                busy[happened.Battery] += handOver > 0 ? 0 : happened.Kind == TraceKind.Engaged ? 1 : happened.Kind == frees ? -1 : 0;
                engaged[happened.Threat] += happened.Kind == TraceKind.Engaged ? 1 : happened.Kind == TraceKind.Assessed ? -1 : 0;
                Assert.InRange(busy[happened.Battery], 0, Raid.Value.Batteries[happened.Battery].Channels);
                Assert.InRange(engaged[happened.Threat], 0, 1);
            }
        }
    }

    /// <summary>Two cities 78 km apart, the wide battery half-way between them, the narrow one at the first. The first threat is seen late, when both could fire.</summary>
    private static Scenario Trap(string doctrine, string narrow = "- {system: guard, near: test-city}")
    {
        var definitions = TestScenarios.Definitions
            .Replace("channels: 50", "channels: 1", StringComparison.Ordinal)
            .Replace("kill: 0.6", "kill: 1", StringComparison.Ordinal)
            .Replace("range: 500 km", "range: 16 km", StringComparison.Ordinal)
            .Replace("  threats:", "    - {id: far-seeing, like: all-seeing, range: 60 km}\n  threats:", StringComparison.Ordinal);
        return TestScenarios.Parse($$"""
            scenario: trap
            date: 2024-01-02
            {{definitions}}
                - {id: wide, like: guard, roundCost: 400000 USD}
            raid:
              - {id: first, threat: dart, count: 1, arrive: at 08:00:00, from: [50.0, 35.0], spread: 0 km, targets: test-city}
              - {id: second, threat: dart, count: 1, arrive: at 08:00:15, from: [50.7, 35.0], spread: 0 km, targets: second-city}
            assets: [{id: second-city, position: [50.7, 30.0]}]
            laydown:
              batteries:
                - {system: wide, near: [50.35, 30.0]}
                {{narrow}}
              sensors: [{sensor: all-seeing, near: test-city}, {sensor: far-seeing, near: [50.7, 30.0]}]
            doctrine: { assessmentDelay: 300 s, {{doctrine}}, rules: [ {looks: 1} ] }
            """);
    }
}
