using Testudo.Simulation.Replication;
using Testudo.Simulation.Stories;
using Testudo.World.Scenarios;

namespace Testudo.Simulation.Tests.Stories;

/// <summary>Stories of a dart that flies 200 m/s at a city which a battery guards, in scenarios small enough to know them by hand.</summary>
public sealed class StoryTests
{
    private const string Guard = "{system: guard, near: test-city, id: one}";
    private const string Never = "kill: 0";

    [Fact]
    public void A_missed_threat_has_the_story_that_paper_gives_it()
    {
        // Decided 41 s before the edge of the envelope at 40 km: 1 s of reaction, 40 s of fly-out. Then each look begins where the last missed:
        // 1 s of reaction brings the threat 200 m nearer, and it is met after (d - 200 m) / 1200 m/s.
        var story = Told(Definitions("kill: 0.6", Never), "rules: [{looks: 3}]");
        Assert.Equal(
            [TraceKind.Launched, TraceKind.Detected, TraceKind.Tracked, TraceKind.Alerted, TraceKind.Engaged, TraceKind.Intercepted, TraceKind.Assessed, TraceKind.Engaged, TraceKind.Intercepted, TraceKind.Assessed, TraceKind.Engaged, TraceKind.Intercepted, TraceKind.Assessed, TraceKind.Leaked],
            story.Moments.Select(m => m.Kind));
        var misses = story.Moments.Where(m => m.Kind == TraceKind.Intercepted).ToList();
        Assert.All(misses, m => Assert.Equal((ShotResult.Miss, 1, 0.0), (m.Result!.Value, m.Rounds!.Value, m.KillProbability!.Value)));
        foreach (var (expected, miss) in new[] { 40_000, 33_167, 27_472 }.Zip(misses))
        {
            Assert.Equal(expected, miss.ToTargetMetres!.Value, 60.0);
        }

        Assert.Equal(41, misses[0].SinceLaunchSeconds - story.Moments.First(m => m.Kind == TraceKind.Engaged).SinceLaunchSeconds, 0.05);
        Assert.Equal(story.Moments.First(m => m.Kind == TraceKind.Engaged).DueSeconds, misses[0].SinceLaunchSeconds);
        Assert.Equal(story.Route.LengthMetres / 200, story.End.SinceLaunchSeconds, story.End.SinceLaunchSeconds * 0.003);
        Assert.Equal((EndKind.Leaked, LeakCause.Missed), (story.End.Kind, story.End.Cause));
        Assert.Equal(story.End.SinceLaunchSeconds, story.End.WarningSeconds!.Value, 0.051);
        var part = Assert.Single(story.InReach);
        Assert.Equal((BatteryRole.Fired, 3, 3, 0), (part.Role, part.Salvos, part.Rounds, part.Refusals.Count));
        Assert.Equal("2024-01-02T06:00:00.0", story.Moments[0].Time);
    }

    [Theory]
    [InlineData("rules: [{hold: true}]", "", "", 1, BlockReason.FireHeld, LeakCause.HeldByDoctrine)]
    [InlineData("rules: [{keep: 1000}]", "", "", 1, BlockReason.RoundsKept, LeakCause.HeldByDoctrine)]
    [InlineData("rules: [{looks: 1}]", "rounds: 1000", "rounds: 1", 2, BlockReason.Empty, LeakCause.NoRound)]
    [InlineData("rules: [{looks: 1}]", "rounds: 1000", "rounds: 1, reserve: 9, reload: 3000 s", 2, BlockReason.Reloading, LeakCause.NoRound)]
    [InlineData("assessmentDelay: 9000 s", "channels: 50", "channels: 1", 2, BlockReason.ChannelsBusy, LeakCause.NoFreeChannel)]
    [InlineData("trackDelay: 1720 s", "{range: 40 km", "{range: 40 km, minRange: 20 km", 1, BlockReason.TrackTooLate, LeakCause.DetectedTooLate)]
    [InlineData("", "kind: sam", "kind: fighter, scramble: 7000 s, endurance: 3600 s, turnaround: 60 s", 1, BlockReason.NotAirborne, LeakCause.DetectedTooLate)]
    [InlineData("coordination: autonomous", "kind: sam", "kind: sam, sensor: sleepy", 1, BlockReason.NotSeenItself, LeakCause.DetectedTooLate)]
    public void A_battery_that_does_not_fire_says_why(string doctrine, string from, string to, int count, BlockReason reason, LeakCause cause)
    {
        const string Sleepy = "sensors:\n            - {id: sleepy, kind: observer-network, range: 500 km, maxAltitude: 50 km, scan: 0 s, detection: 1, delay: 9000 s, availability: 1}";
        var definitions = Definitions("kill: 0.6", Never).Replace("sensors:", Sleepy.Replace("            -", "    -"), StringComparison.Ordinal);
        if (from.Length > 0)
        {
            Assert.Contains(from, definitions, StringComparison.Ordinal);
            definitions = definitions.Replace(from, to, StringComparison.Ordinal);
        }

        // Of two that come together the second is the one for whom something is short.
        var stories = Enumerable.Range(0, count).Select(m => Told(definitions, doctrine, member: m, count: count)).ToList();
        var story = Assert.Single(stories, s => s.End.Cause != LeakCause.Missed);
        var part = Assert.Single(story.InReach);
        Assert.Equal(BatteryRole.Blocked, part.Role);
        Assert.Contains(part.Refusals, r => r.Reason == reason && r.Times >= 1 && r.LastSeconds >= r.FirstSeconds);
        Assert.Contains(story.Moments, m => m.Kind == TraceKind.Blocked && m.Reason == reason && m.Battery == "one");
        Assert.Equal(cause, story.End.Cause);
    }

    [Fact]
    public void A_battery_that_was_not_asked_says_who_was_or_why_nobody_thought_of_it()
    {
        const string Two = "{system: guard, near: test-city, id: one}, {system: guard, near: test-city, id: two}";
        var missed = Definitions("kill: 0.6", Never);
        Assert.Equal([BatteryRole.Fired, BatteryRole.AnotherChosen], Roles(Told(missed, "assessmentDelay: 9000 s", Two)));
        Assert.Equal([BatteryRole.Fired, BatteryRole.ThoughtDestroyed], Roles(Told(missed, "assessmentFalseKill: 1", Two)));
        Assert.Equal([BatteryRole.NotUp], Roles(Told(Definitions("500000 USD, availability: 1", "500000 USD, availability: 0"), "")));
        Assert.Equal([BatteryRole.NoTrack], Roles(Told(Definitions("detection: 1", "detection: 0"), "")));
        var killed = Told(Definitions("kill: 0.6", "kill: 1"), "", "{system: guard, near: [50.0, 34.0], id: one}, {system: guard, near: test-city, id: two}");
        Assert.Equal([BatteryRole.Fired, BatteryRole.Over], Roles(killed));
        Assert.Equal((EndKind.HardKilled, (LeakCause?)null), (killed.End.Kind, killed.End.Cause));
    }

    [Theory]
    [InlineData("[51.0, 32.5]", "", "", "", BeyondReason.OutOfRange)]
    [InlineData("test-city", "maxAltitude: 20 km", "minAltitude: 1 km, maxAltitude: 20 km", "", BeyondReason.OutOfHeights)]
    [InlineData("test-city", "against: {cruise", "against: {one-way-drone", "", BeyondReason.NotAgainstClass)]
    [InlineData("[50.2, 32.5]", "kind: sam", "kind: sam, sensor: short-sighted", "", BeyondReason.OwnSensorBlind)]
    [InlineData("test-city", "", "", "engageOver: [Poland]", BeyondReason.NotAllowedThere)]
    public void A_battery_that_could_not_reach_the_threat_says_why(string near, string from, string to, string doctrine, BeyondReason reason)
    {
        const string ShortSighted = "sensors:\n    - {id: short-sighted, kind: observer-network, range: 1 km, maxAltitude: 50 km, scan: 0 s, detection: 1, delay: 0 s, availability: 1}";
        var definitions = TestScenarios.Definitions.Replace("sensors:", ShortSighted, StringComparison.Ordinal);
        var story = Told(from.Length > 0 ? definitions.Replace(from, to, StringComparison.Ordinal) : definitions, doctrine, $"{{system: guard, near: {near}, id: one}}");
        Assert.Empty(story.InReach);
        var beyond = Assert.Single(story.BeyondReach);
        Assert.Equal(("one", reason, LeakCause.OutOfReach), (beyond.Battery, beyond.Reason, story.End.Cause!.Value));
        if (reason == BeyondReason.OutOfRange)
        {
            // One degree of latitude north of a way along the 50th parallel, of which the great circle bulges north by some 4 km.
            Assert.InRange(beyond.NearestMetres, 106_000, 111_300);
            Assert.Equal(40_000, beyond.ReachMetres);
        }
    }

    [Theory]
    [InlineData("kind: observer-network, range: 10 km, maxAltitude: 50 km", "[51.0, 32.5]", BlindReason.OutOfRange)]
    [InlineData("kind: observer-network, range: 300 km, maxAltitude: 50 m", "test-city", BlindReason.TooHigh)]
    [InlineData("kind: radar, range: 400 km, maxRange: 400 km, antennaHeight: 5 m", "[51.0, 32.5]", BlindReason.BehindHorizon)]
    [InlineData("kind: radar, range: 400 km, maxRange: 400 km, antennaHeight: 5 m, classes: [ballistic]", "test-city", BlindReason.NotForClass)]
    public void A_sensor_that_never_had_the_threat_in_view_says_why(string sensor, string near, BlindReason reason)
    {
        var scenario = TestScenarios.Parse($$"""
            scenario: test
            date: 2024-01-02
            {{TestScenarios.Definitions.Replace("sensors:", $"sensors:\n    - {{id: blind, {sensor}, scan: 0 s, detection: 1, delay: 0 s, availability: 1}}", StringComparison.Ordinal)}}
            raid:
              - {id: s, threat: dart, count: 1, launch: at 06:00, from: launch-site, spread: 0 km, targets: test-city}
            laydown:
              batteries: []
              sensors: [{sensor: blind, near: {{near}}, id: eyes}]
            doctrine: {}
            """);
        var story = Told(scenario);
        Assert.Equal(("eyes", reason), (Assert.Single(story.Blind).Sensor, story.Blind[0].Reason));
        Assert.Equal(LeakCause.NotDetected, story.End.Cause);
        Assert.Equal(0, story.End.WarningSeconds);
    }

    [Theory]
    [InlineData("delay: 0 s, availability: 1", "delay: 0 s, availability: 0", Oversight.Down)]
    [InlineData("detection: 1", "detection: 0", Oversight.Unnoticed)]
    [InlineData("scan: 0 s", "scan: 3600 s", Oversight.GoneBeforeLook)]
    public void A_sensor_that_overlooked_the_threat_says_why(string from, string to, Oversight oversight)
    {
        // A look once an hour finds a flight of half an hour in about half of all raids; the draw of some raid misses it.
        var scenario = Scenario(Definitions(from, to), "", Guard, 1);
        var overlooked = Enumerable.Range(0, 40).Select(r => Told(scenario, replication: (uint)r)).First(s => s.End.Cause == LeakCause.NotDetected);
        var moment = Assert.Single(overlooked.Moments, m => m.Kind == TraceKind.Overlooked);
        Assert.Equal(oversight, moment.Oversight);
        Assert.Empty(overlooked.Blind);
    }

    [Fact]
    public void Jamming_is_told_whether_it_diverts_or_not()
    {
        const string Jammer = "systems:\n    - {id: jammer, kind: electronic-warfare, layer: area, availability: 1, against: {cruise: {range: 20 km, kill: 0.5}}}";
        var definitions = Definitions("jamming: 0", "jamming: 1").Replace("systems:", Jammer, StringComparison.Ordinal);
        var scenario = Scenario(definitions, "", "{system: jammer, near: [50.0, 32.0], id: noise}", 1);
        var stories = Enumerable.Range(0, 30).Select(r => Told(scenario, replication: (uint)r)).ToList();
        Assert.Contains(stories, s => s.End.Kind == EndKind.SoftKilled);
        Assert.Contains(stories, s => s.End.Kind == EndKind.Leaked);
        Assert.All(stories, s =>
        {
            var kind = s.End.Kind == EndKind.SoftKilled ? TraceKind.SoftKilled : TraceKind.Withstood;
            var moment = Assert.Single(s.Moments, m => m.Kind is TraceKind.SoftKilled or TraceKind.Withstood);
            Assert.Equal((kind, "noise", 0.5), (moment.Kind, moment.Battery, moment.KillProbability!.Value));
        });
    }

    [Fact]
    public void A_threat_that_was_not_launched_has_no_story()
    {
        var model = RaidModel.Prepare(Scenario(TestScenarios.Definitions, "", Guard, 1));
        var raid = ReplayedRaid.Of(model, 1, 0);
        Assert.NotNull(StoryTeller.Tell(model, 1, raid, 0, 0, "test"));
        Assert.Null(StoryTeller.Tell(model, 1, raid, 0, 1, "test"));
        Assert.Null(StoryTeller.Tell(model, 1, raid, 0, -1, "test"));
    }

    private static IEnumerable<BatteryRole> Roles(ThreatStory story) => story.InReach.OrderBy(p => p.Battery, StringComparer.Ordinal).Select(p => p.Role);

    private static string Definitions(string from, string to)
    {
        Assert.Contains(from, TestScenarios.Definitions, StringComparison.Ordinal);
        return TestScenarios.Definitions.Replace(from, to, StringComparison.Ordinal);
    }

    private static Scenario Scenario(string definitions, string doctrine, string batteries, int count) =>
        TestScenarios.With($"id: s, threat: dart, count: {count}, launch: at 06:00, from: launch-site, spread: 0 km, targets: test-city", batteries, doctrine, definitions);

    private static ThreatStory Told(string definitions, string doctrine, string batteries = Guard, int member = 0, int count = 1) =>
        Told(Scenario(definitions, doctrine, batteries, count), member);

    private static ThreatStory Told(Scenario scenario, int member = 0, uint replication = 0)
    {
        var model = RaidModel.Prepare(scenario);
        return StoryTeller.Tell(model, 1, ReplayedRaid.Of(model, 1, replication), 0, member, "test")!;
    }
}
