using Testudo.Simulation.Measures;
using Testudo.Simulation.Replication;
using Testudo.Simulation.Stories;
using Testudo.World.Scenarios;

namespace Testudo.Simulation.Tests.Stories;

/// <summary>What holds for every story of a raid of real size.</summary>
public sealed class ManyStoriesTests
{
    private const int Leakers = 200;

    private static readonly Lazy<MonteCarloResult> Raid = new(() =>
        TestScenarios.Run(ScenarioLoader.Load(Path.Combine(TestScenarios.Root, "scenarios", "2024-01-02.yaml"), TestScenarios.Catalogue), 600));

    [Fact]
    public void The_story_of_a_leaker_ends_as_the_run_counted_it_and_explains_why()
    {
        // Leakers from all over the run, and some of every cause, however rare.
        var leakers = Raid.Value.Leakers.Where((_, i) => i % (Raid.Value.Leakers.Count / Leakers) == 0)
            .Concat(Raid.Value.Leakers.GroupBy(l => l.Cause).SelectMany(g => g.Take(4))).Distinct().ToList();
        Assert.InRange(leakers.Count, Leakers, Leakers + 50);
        Assert.Equal(Enum.GetValues<LeakCause>(), leakers.Select(l => l.Cause).Distinct().Order());
        foreach (var told in leakers.GroupBy(l => l.Replication))
        {
            var raid = ReplayedRaid.Of(Raid.Value.Model, 1, told.Key);
            foreach (var leaker in told)
            {
                var story = StoryTeller.Tell(Raid.Value.Model, 1, raid, leaker.Salvo, leaker.Member, "test")!;
                Assert.Equal(leaker.Cause, story.End.Cause);
                Assert.Equal(Raid.Value.Model.Scenario.MomentAt(leaker.Impact), story.End.Time);
                Assert.Equal(leaker.Warning, story.End.WarningSeconds!.Value, 0.051);
                Assert.Contains(leaker.Cause, Implied(story));
                Assert.Equal(story.Moments.OrderBy(m => m.SinceLaunchSeconds).Select(m => m.SinceLaunchSeconds), story.Moments.Select(m => m.SinceLaunchSeconds));
                Assert.Equal(
                    Raid.Value.Model.Scenario.Batteries.Count(b => b.System.Kind != World.Systems.SystemKind.ElectronicWarfare),
                    story.InReach.Count + story.BeyondReach.Count);
            }
        }
    }

    [Theory]
    [InlineData("2024-01-02.yaml")]
    [InlineData("2023-12-29.yaml")]
    [InlineData("air-policing.yaml")]
    [InlineData("national.yaml")]
    [InlineData("tutorial.yaml")]
    public void Every_threat_of_a_raid_has_a_story_that_ends_once(string file)
    {
        var model = RaidModel.Prepare(ScenarioLoader.Load(Path.Combine(TestScenarios.Root, "scenarios", file), TestScenarios.Catalogue));
        var raid = ReplayedRaid.Of(model, 1, 5);
        var stories = Enumerable.Range(0, model.Scenario.Raid.Count)
            .SelectMany(s => Enumerable.Range(0, model.Salvos[s].MostThreats).Select(m => StoryTeller.Tell(model, 1, raid, s, m, "test")))
            .OfType<ThreatStory>()
            .ToList();
        int Count(EndKind kind) => stories.Count(s => s.End.Kind == kind);
        Assert.Equal(raid.Events.Count(e => e.Kind == TraceKind.Launched), stories.Count);
        Assert.Equal(raid.Leakers.Count, Count(EndKind.Leaked));
        Assert.Equal(raid.Events.Count(e => e.Kind == TraceKind.Intercepted && e.Value > 0), Count(EndKind.HardKilled));
        Assert.Equal(raid.Events.Count(e => e.Kind == TraceKind.SoftKilled), Count(EndKind.SoftKilled));
        Assert.Equal(raid.Events.Count(e => e.Kind is TraceKind.FlightFailed), Count(EndKind.FlightFailed));
        Assert.All(stories, s =>
        {
            Assert.Equal(s.End.Kind == EndKind.Leaked, s.End.Cause is not null);
            Assert.Equal(TraceKind.Launched, s.Moments[0].Kind);
            Assert.Equal(s.InReach.Sum(p => p.Rounds), s.Moments.Where(m => m.Kind == TraceKind.Engaged).Sum(m => m.Rounds!.Value));
            Assert.All(s.Moments.Where(m => m.Kind is TraceKind.Engaged or TraceKind.Intercepted), m => Assert.InRange(m.KillProbability!.Value, 0, 1));
            Assert.All(s.InReach, p => Assert.True(p.Role == BatteryRole.Fired == p.Salvos > 0 && p.ToSeconds >= p.FromSeconds));
        });
    }

    [Fact]
    public void Fighters_that_wait_at_the_border_say_that_it_is_too_late_there()
    {
        // Fire is allowed over Poland only, and strays cut a corner of it.
        var model = RaidModel.Prepare(ScenarioLoader.Load(Path.Combine(TestScenarios.Root, "scenarios", "air-policing.yaml"), TestScenarios.Catalogue));
        var parts = Enumerable.Range(0, 20).Select(r => ReplayedRaid.Of(model, 1, (uint)r))
            .SelectMany(raid => Enumerable.Range(0, model.Salvos.Length).SelectMany(s => Enumerable.Range(0, model.Salvos[s].MostThreats).Select(m => StoryTeller.Tell(model, 1, raid, s, m, "test"))))
            .OfType<ThreatStory>().SelectMany(s => s.InReach).ToList();
        var late = parts.Where(p => p.Refusals.Any(r => r.Reason == BlockReason.AllowedTooLate)).ToList();
        Assert.NotEmpty(late);
        Assert.All(late.Where(p => p.Refusals.Count == 1), p => Assert.Equal((BatteryRole.Blocked, p.FromSeconds), (p.Role, p.ToSeconds)));
        Assert.Contains(parts, p => p.Role == BatteryRole.Fired);
    }

    [Fact]
    public void Whoever_listens_changes_nothing()
    {
        var model = Raid.Value.Model;
        var (quiet, heard) = (new ReplicationRunner(model, new TallyLayout(model), 1), new ReplicationRunner(model, new TallyLayout(model), 1));
        for (var r = 0u; r < 60; r++)
        {
            quiet.UseDrawOf(r);
            heard.UseDrawOf(r);
            quiet.Run(r, default(NoTracer));
            heard.Run(r, new ListTracer([]));
            Assert.Equal(quiet.Row.ToArray(), heard.Row.ToArray());
            Assert.Equal(quiet.Leakers, heard.Leakers);
        }

        Assert.Equal(quiet.EventsTaken, heard.EventsTaken);
    }

    // The rules of docs/methods/leak-causes.md, read from nothing but what the story tells. Two shortages of one instant are told as one.
    private static IReadOnlyList<LeakCause> Implied(ThreatStory story)
    {
        bool Has(TraceKind kind) => story.Moments.Any(m => m.Kind == kind);
        if (Has(TraceKind.Engaged))
        {
            return [LeakCause.Missed];
        }

        var refusals = story.InReach.SelectMany(p => p.Refusals).ToList();
        var shortages = refusals.Where(r => r.Reason is BlockReason.Empty or BlockReason.Reloading or BlockReason.ChannelsBusy or BlockReason.OperatorsBusy).ToList();
        if (shortages.Count > 0)
        {
            return [.. shortages.Where(r => r.LastSeconds == shortages.Max(s => s.LastSeconds)).Select(r => r.Reason is BlockReason.ChannelsBusy or BlockReason.OperatorsBusy ? LeakCause.NoFreeChannel : LeakCause.NoRound)];
        }

        if (refusals.Any(r => r.Reason is BlockReason.FireHeld or BlockReason.RoundsKept or BlockReason.OutsideSector))
        {
            return [LeakCause.HeldByDoctrine];
        }

        if (!Has(TraceKind.Tracked))
        {
            return [Has(TraceKind.Detected) ? LeakCause.DetectedTooLate : LeakCause.NotDetected];
        }

        return [refusals.Count > 0 ? LeakCause.DetectedTooLate : LeakCause.OutOfReach];
    }
}
