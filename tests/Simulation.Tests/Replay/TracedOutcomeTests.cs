using Testudo.Simulation.Measures;
using Testudo.Simulation.Replay;
using Testudo.Simulation.Replication;
using Testudo.World.Scenarios;

namespace Testudo.Simulation.Tests.Replay;

public sealed class TracedOutcomeTests
{
    public static TheoryData<string> Shipped => [.. Directory.EnumerateFiles(Path.Combine(TestScenarios.Root, "scenarios"), "*.yaml").Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Shipped))]
    public void The_outcome_worked_out_from_a_trace_is_that_of_the_run(string file)
    {
        var model = RaidModel.Prepare(ScenarioLoader.Load(Path.Combine(TestScenarios.Root, "scenarios", file), TestScenarios.Catalogue));
        var runner = new ReplicationRunner(model, new TallyLayout(model), 1);
        for (var r = 0u; r < 60; r++)
        {
            runner.UseDrawOf(r);
            runner.Run(r, default(NoTracer));

            Assert.Empty(TracedOutcome.Of(model, ReplayedRaid.Of(model, 1, r).Events).Differences(runner.Row));
        }
    }

    [Theory]
    [InlineData(TraceKind.Launched)]
    [InlineData(TraceKind.Detected)]
    [InlineData(TraceKind.Tracked)]
    [InlineData(TraceKind.Engaged)]
    [InlineData(TraceKind.Intercepted)]
    [InlineData(TraceKind.Leaked)]
    [InlineData(TraceKind.SoftKilled)]
    [InlineData(TraceKind.FlightFailed)]
    [InlineData(TraceKind.LaunchFailed)]
    public void A_trace_with_an_event_less_gives_another_outcome(TraceKind kind)
    {
        var model = RaidModel.Prepare(ScenarioLoader.Load(Path.Combine(TestScenarios.Root, "scenarios", "2024-01-02.yaml"), TestScenarios.Catalogue));
        var whole = TracedOutcome.Of(model, ReplayedRaid.Of(model, 1, 3).Events);
        // A detection matters to the outcome where the threat was never shot at and came through.
        var differ = ReplayedRaid.Of(model, 1, 3).Events.Where(e => e.Kind == kind)
            .Count(left => TracedOutcome.Of(model, [.. ReplayedRaid.Of(model, 1, 3).Events.Where(e => e != left)]).Differences(whole.Row).Count > 0);

        Assert.True(differ > 0);
    }

    [Fact]
    public void Stage_hashes_are_the_same_for_the_same_run_and_part_where_the_scenarios_part()
    {
        var shipped = ScenarioLoader.Load(Path.Combine(TestScenarios.Root, "scenarios", "2024-01-02.yaml"), TestScenarios.Catalogue);
        static List<StageHashes> Of(Scenario scenario, ulong seed = 1) => [.. StageHashes.Of(RaidModel.Prepare(scenario), seed, 40, CancellationToken.None)];
        Stage? FirstStage(List<StageHashes> one, List<StageHashes> other) =>
            StageHashes.Stages.Cast<Stage?>().FirstOrDefault(s => one.Zip(other).Any(p => p.First.Hashes[(int)s!.Value] != p.Second.Hashes[(int)s.Value]));
        var before = Of(shipped);

        Assert.Null(FirstStage(before, Of(shipped)));
        Assert.Equal(Stage.Raid, FirstStage(before, Of(shipped, seed: 2)));
        Assert.Equal(Stage.Detection, FirstStage(before, Of(shipped with { Doctrine = shipped.Doctrine with { TrackSooner = 20 } })));
        Assert.Equal(Stage.Engagement, FirstStage(before, Of(shipped with { Batteries = [.. shipped.Batteries.Select(b => b.Id == "kharkiv-buk-m1" ? b with { Rounds = 1 } : b)] })));
    }
}
