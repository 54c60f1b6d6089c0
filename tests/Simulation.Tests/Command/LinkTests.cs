using Testudo.Simulation.Measures;
using Testudo.Simulation.Replication;
using Testudo.World.Scenarios;

namespace Testudo.Simulation.Tests.Command;

/// <summary>Links that fail, batteries that act alone, and what they spend at the same threat.</summary>
public sealed class LinkTests
{
    private const string Two = "{system: seeing, near: test-city, id: a}, {system: seeing, near: test-city, id: b}";
    private const double Five = 5; // standard errors

    [Fact]
    public void Without_links_central_command_is_autonomous()
    {
        // Two batteries with radars of their own; half the rounds are spent beside the other's.
        foreach (var rest in new[] { "assessmentDelay: 5 s, rules: [{looks: 3}]", "trackDelay: 20 s, decisionTime: 6 s, decisionSpread: 0.4, rules: [{salvo: 2, looks: 2}]" })
        {
            var alone = Run($"coordination: autonomous, {rest}", 300);
            foreach (var cut in new[] { "link: 0", "commandPost: 0" })
            {
                Assert.Equal(alone.Leakers, Run($"{cut}, {rest}", 300).Leakers);
            }

            var (autonomous, cutOff) = (AssessmentBuilder.Build(alone, "test"), Assess($"link: 0, {rest}", 300));
            Assert.Equal(autonomous.Raid.Rounds, cutOff.Raid.Rounds);
            Assert.Equal(autonomous.Raid.OverlappingRounds, cutOff.Raid.OverlappingRounds);
            Assert.Equal(2, cutOff.Command.CutOff.Mean, 12);
        }
    }

    [Fact]
    public void A_link_that_always_holds_changes_nothing() =>
        Assert.Equal(Run("assessmentDelay: 5 s", 200).Leakers, Run("assessmentDelay: 5 s, link: 1, commandPost: 1", 200).Leakers);

    [Fact]
    public void Without_link_and_sensor_a_battery_does_not_fire()
    {
        const int runs = 4000;
        var answer = Assess("link: 0.3", runs, "{system: guard, near: test-city}");
        Assert.InRange(answer.Raid.Leaked.Expected.Mean, 0.7 - (Five * Math.Sqrt(0.21 / runs)), 0.7 + (Five * Math.Sqrt(0.21 / runs)));
        Assert.Equal(answer.Raid.Leaked.Expected.Mean, answer.Raid.Causes.Single(c => c.Cause == "detected-too-late").Leaked.Mean);
        Assert.Equal(answer.Raid.Leaked.Expected.Mean, answer.Command.CutOff.Mean);
        // The number of the battery goes before that of the doctrine.
        Assert.Equal(0, Assess("link: 0", 20, "{system: guard, near: test-city, link: 1}").Raid.Leaked.Expected.Mean);
    }

    [Fact]
    public void A_lost_command_post_takes_all_with_it()
    {
        const int runs = 4000;
        var answer = Assess("commandPost: 0.8", runs, "{system: guard, near: test-city, count: 3}");
        Assert.InRange(answer.Command.CommandPostLost.Value, 0.2 - (Five * Math.Sqrt(0.16 / runs)), 0.2 + (Five * Math.Sqrt(0.16 / runs)));
        Assert.Equal(3 * answer.Command.CommandPostLost.Value, answer.Command.CutOff.Mean, 9);
        Assert.Equal(answer.Command.CommandPostLost.Value, answer.Raid.Leaked.Expected.Mean, 9);
    }

    [Fact]
    public void A_battery_without_link_sees_what_the_network_does_not()
    {
        // Nobody else sees anything: with its link its radar makes the track of the network, without it one of its own.
        foreach (var link in new[] { 0, 1 })
        {
            var scenario = Written($"link: {link}, trackDelay: 10 s", "{system: seeing, near: test-city}");
            var raid = ReplayedRaid.Of(RaidModel.Prepare(scenario with { Sensors = [] }), 1, 0);
            Assert.Single(raid.Events, e => e.Kind == TraceKind.Engaged);
            Assert.Equal(link, raid.Events.Count(e => e.Kind == TraceKind.Tracked));
            Assert.Equal(1 - link, raid.Events.Count(e => e.Kind == TraceKind.LinkDown));
        }
    }

    [Fact]
    public void Rounds_beside_others_are_over_kill()
    {
        // Both fire one round at once: the second overlaps; when the first kills, the second finds nothing.
        var alone = Assess("coordination: autonomous, rules: [{looks: 1}]", 20);
        Assert.Equal((2.0, 1.0, 1.0), (alone.Raid.Rounds.Mean, alone.Raid.OverlappingRounds.Mean, alone.Raid.WastedRounds.Mean));
        Assert.Equal(1, alone.Systems[0].OverlappingRounds.Mean);
        var central = Assess("rules: [{looks: 1}]", 20);
        Assert.Equal((1.0, 0.0, 0.0), (central.Raid.Rounds.Mean, central.Raid.OverlappingRounds.Mean, central.Raid.WastedRounds.Mean));
    }

    [Fact]
    public void In_sectors_each_battery_fires_where_its_asset_is_nearest()
    {
        // The threat flies to the city from the east; the second battery belongs to an asset 60 km further west and reaches it too.
        const string batteries = "{system: wide, near: test-city, id: a}, {system: wide, near: [50.0, 29.2], id: b}";
        Assert.Equal(2, Rounds("deconfliction: none"));
        Assert.Equal(1, Rounds("deconfliction: sectors"));
        double Rounds(string rest) => TestScenarios.Assess(
            Written($"coordination: autonomous, {rest}, rules: [{{looks: 1}}]", batteries, "kill: 0") is var scenario
                ? scenario with { Assets = [.. scenario.Assets, scenario.Assets[0] with { Id = "west", Position = scenario.Batteries[1].Position }] }
                : throw new InvalidOperationException(),
            20).Raid.Rounds.Mean;
    }

    private static MonteCarloResult Run(string doctrine, int runs) => TestScenarios.Run(Written(doctrine.Replace("SALVO", "1"), Two, "kill: 0.5"), runs);

    private static RaidAssessment Assess(string doctrine, int runs, string batteries = Two) => TestScenarios.Assess(Written(doctrine, batteries, doctrine.Contains("assessmentDelay: 5") || doctrine.Contains("decisionTime") ? "kill: 0.5" : "kill: 1"), runs);

    private static Scenario Written(string doctrine, string batteries, string kill = "kill: 1") => TestScenarios.With(
        "id: s, threat: dart, count: 1, launch: from 06:00 to 08:00, from: launch-site, spread: 0 km, targets: test-city",
        batteries,
        doctrine,
        TestScenarios.Definitions.Replace("kill: 0.6", kill)
            .Replace("  threats:", "    - {id: eye, kind: radar, range: 200 km, maxRange: 200 km, antennaHeight: 30 m, scan: 0 s, detection: 1, delay: 0 s, availability: 1}\n  threats:")
        + "\n    - {id: seeing, like: guard, sensor: eye}\n    - {id: wide, like: guard, against: {cruise: {range: 150 km, maxAltitude: 20 km, kill: 0}}}");
}
