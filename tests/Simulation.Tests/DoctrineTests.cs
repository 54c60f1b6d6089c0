using Testudo.Simulation.Measures;
using Testudo.Simulation.Replication;
using Testudo.World.Scenarios;

namespace Testudo.Simulation.Tests;

/// <summary>Each rule of a doctrine keeps what it says, and more means never less.</summary>
public sealed class DoctrineTests
{
    private const string Two = "{system: guard, near: test-city, id: a}, {system: guard, near: test-city, id: b}";
    private static readonly string[] ReadyMade = [.. TestScenarios.Catalogue.Doctrines.Ids];

    [Theory]
    [InlineData("keep: [{rounds: 4, for: ballistic}]", 6)]
    [InlineData("keep: [{rounds: 4, systems: guard, for: ballistic}]", 6)]
    [InlineData("keep: [{rounds: 4, systems: hawk, for: ballistic}]", 10)]
    [InlineData("keep: [{rounds: 4, for: [cruise, ballistic]}]", 10)]
    [InlineData("keep: [{rounds: 3, for: ballistic}, {rounds: 2, for: decoy}]", 5)]
    [InlineData("keep: [{rounds: 3, for: ballistic}, {rounds: 2, for: cruise}]", 7)]
    [InlineData("keep: [{rounds: 3, for: cruise}, {rounds: 2, for: ballistic}]", 10)]
    [InlineData("keep: [{rounds: 4, for: ballistic}], rules: [{keep: 7}]", 3)]
    [InlineData("ration: [{rounds: 5}]", 5)]
    [InlineData("ration: [{against: decoy, rounds: 1}, {against: cruise, rounds: 8}]", 8)]
    public void Rounds_that_are_kept_or_rationed_are_not_fired(string doctrine, double fired)
    {
        var answer = Assess(doctrine, "{system: guard, near: test-city}", count: 20, Definitions("rounds: 1000", "rounds: 10"));
        Assert.Equal(fired, answer.Raid.Rounds.Mean, 12);
        Assert.Equal(fired < 10 ? 20 - fired : 0, Caused(answer, "held-by-doctrine"), 12);
        Assert.Equal(fired < 10 ? 0 : 10, Caused(answer, "no-round"), 12);
    }

    [Theory]
    [InlineData("central", "salvo: 1", 3)]
    [InlineData("central", "salvo: 2", 3)]
    [InlineData("autonomous", "salvo: 2", 3)]
    [InlineData("autonomous", "salvo: 64", 3)]
    public void No_more_rounds_are_fired_at_one_threat_than_allowed_by_all_together(string coordination, string salvo, double fired)
    {
        var answer = Assess($"coordination: {coordination}, atOneThreat: [{{against: cruise, rounds: 3}}], rules: [{{{salvo}, looks: 5}}]", Two, count: 1, Definitions("kill: 1", "kill: 0"));
        Assert.Equal(fired, answer.Raid.Rounds.Mean, 12);
        Assert.Equal(1, Caused(answer, "missed"), 12);
    }

    [Fact]
    public void A_ration_is_shared_by_all_batteries_of_a_raid_and_full_again_in_the_next()
    {
        var result = TestScenarios.Run(Scenario("ration: [{systems: guard, rounds: 7}], rules: [{looks: 1}]", Two, count: 20, Definitions()), 30);
        for (var r = 0u; r < 30; r++)
        {
            Assert.Equal(7, result.Trace(r).Where(e => e.Kind == TraceKind.Engaged).Sum(e => e.Rounds));
        }
    }

    [Fact]
    public void A_salvo_that_two_limits_cut_takes_from_both_what_it_fires()
    {
        var answer = Assess("atOneThreat: [{rounds: 4}], ration: [{rounds: 5}], rules: [{salvo: 3, looks: 9}]", "{system: guard, near: test-city}", count: 2, Definitions("kill: 1", "kill: 0"));
        Assert.Equal(5, answer.Raid.Rounds.Mean, 12);
    }

    [Theory]
    [InlineData("", 1)]
    [InlineData("weapons: tight", 0)]
    [InlineData("weapons: tight, within: 500 km", 1)]
    public void Tight_weapons_spare_what_heads_elsewhere(string rule, double rounds)
    {
        // The threat flies over the battery on its way to Lviv.
        var raid = "id: s, threat: dart, count: 1, launch: from 06:00 to 08:00, from: launch-site, spread: 0 km, targets: {Lviv: 1}";
        var scenario = TestScenarios.With(raid, "{system: guard, near: test-city}", $"rules: [{{{(rule.Length > 0 ? rule + "," : "")} looks: 1}}]", Definitions());
        var answer = TestScenarios.Assess(scenario, 20);
        Assert.Equal(rounds, answer.Raid.Rounds.Mean, 12);
        Assert.Equal(1 - rounds, Caused(answer, "held-by-doctrine"), 12);
        Assert.Equal(rounds == 0, Reasons(scenario).Contains(BlockReason.NotItsAsset));
        Assert.Equal(1, Assess("rules: [{weapons: tight, looks: 1}]", "{system: guard, near: test-city}", 1, Definitions()).Raid.Rounds.Mean, 12);
    }

    [Theory]
    [InlineData(0.4, 0)]
    [InlineData(0.5, 1)]
    public void A_round_that_costs_too_much_for_the_threat_is_not_fired(double ratio, double rounds)
    {
        // 500,000 for a round, 1,000,000 for the threat.
        var doctrine = FormattableString.Invariant($"rules: [{{maxCostRatio: {ratio}, looks: 1}}]");
        Assert.Equal(rounds, Assess(doctrine, "{system: guard, near: test-city}", 1, Definitions()).Raid.Rounds.Mean, 12);
        Assert.Equal(rounds == 0, Reasons(Scenario(doctrine, "{system: guard, near: test-city}", 1, Definitions())).Contains(BlockReason.TooDear));
    }

    [Fact]
    public void A_decoy_is_thought_to_cost_what_the_drones_of_the_raid_cost()
    {
        var definitions = Definitions()
            .Replace("against: {cruise:", "against: {decoy: {range: 40 km, maxAltitude: 20 km, kill: 1}, cruise:", StringComparison.Ordinal)
            .Replace("  systems:", "    - {id: moth, like: dart, class: one-way-drone, unitCost: 500000 USD}\n    - {id: lure, like: dart, class: decoy, armed: false, unitCost: 1000 USD}\n  systems:", StringComparison.Ordinal);
        Scenario With(string more) => TestScenarios.Parse($$"""
            scenario: test
            date: 2024-01-02
            {{definitions}}
            raid:
              - {id: lures, threat: lure, count: 1, launch: at 06:00, from: launch-site, spread: 0 km, targets: test-city}
              {{more}}
            laydown: {batteries: [{system: guard, near: test-city}], sensors: [{sensor: all-seeing, near: test-city}]}
            doctrine: {rules: [{maxCostRatio: 1, looks: 1}]}
            """);
        Assert.Equal(0, TestScenarios.Assess(With(""), 5).Raid.Rounds.Mean);
        Assert.Equal(1, TestScenarios.Assess(With("- {id: moths, threat: moth, count: 1, launch: at 09:00, from: launch-site, spread: 0 km, targets: test-city}"), 5).Raid.Rounds.Mean);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(50)]
    [InlineData(150)]
    public void Fire_is_not_opened_before_the_threat_is_identified(double seconds)
    {
        // Late detection, so that track and window come together.
        var definitions = Definitions("range: 500 km", "range: 40 km");
        foreach (var coordination in new[] { "coordination: central", "coordination: autonomous", "assign: optimal" })
        {
            var result = TestScenarios.Run(Scenario(FormattableString.Invariant($"{coordination}, rules: [{{identify: {seconds} s, looks: 1}}]"), Two, 3, definitions), 20);
            var trace = result.Trace(3);
            var tracked = trace.Where(e => e.Kind == TraceKind.Tracked).ToDictionary(e => e.Threat, e => e.Time);
            var engaged = trace.Where(e => e.Kind == TraceKind.Engaged).ToList();
            Assert.Equal(coordination == "coordination: autonomous" ? 6 : 3, engaged.Count);
            Assert.All(engaged, e => Assert.Equal(tracked[e.Threat] + seconds, e.Time, 6));
        }

        Assert.Equal(3, Caused(Assess("rules: [{identify: 2000 s}]", Two, 3, definitions), "held-by-doctrine"), 12);
    }

    [Theory]
    [InlineData("", "first")]
    [InlineData("assetPriority: [Lviv]", "second")]
    [InlineData("assetPriority: by-value", "second")]
    [InlineData("assetPriority: [Lviv], priority: [cruise, one-way-drone]", "first")]
    [InlineData("assetPriority: [Lviv], priority: [cruise, one-way-drone], serveFirst: asset", "second")]
    public void A_freed_channel_goes_to_what_heads_for_the_asset_served_first(string doctrine, string served)
    {
        // One channel: while the opener is dealt with, a cruise missile on its way to the city and a drone on its way to Lviv wait.
        var definitions = Definitions("channels: 50", "channels: 1")
            .Replace("against: {cruise:", "against: {one-way-drone: {range: 40 km, maxAltitude: 20 km, kill: 1}, cruise:", StringComparison.Ordinal)
            .Replace("  systems:", "    - {id: moth, like: dart, class: one-way-drone}\n  systems:", StringComparison.Ordinal);
        var scenario = TestScenarios.Parse($$"""
            scenario: test
            date: 2024-01-02
            {{definitions}}
            raid:
              - {id: opener, threat: dart, count: 1, launch: at 06:00:00, from: launch-site, spread: 0 km, targets: test-city}
              - {id: first, threat: dart, count: 1, launch: at 06:00:05, from: launch-site, spread: 0 km, targets: test-city}
              - {id: second, threat: moth, count: 1, launch: at 06:00:06, from: launch-site, spread: 0 km, targets: Lviv}
            assets: [{place: Lviv, value: 5}]
            laydown: {batteries: [{system: guard, near: test-city}], sensors: [{sensor: all-seeing, near: test-city}]}
            doctrine: {assessmentDelay: 100 s, {{(doctrine.Length > 0 ? doctrine + "," : "")}} rules: [{looks: 1}]}
            """);
        var next = TestScenarios.Run(scenario, 1).Trace(0).Where(e => e.Kind == TraceKind.Engaged).Skip(1).First();
        Assert.Equal(served, scenario.Raid[next.Threat].Id);
    }

    [Theory]
    [MemberData(nameof(Doctrines))]
    public void A_channel_or_a_round_more_never_lets_more_through(string doctrine)
    {
        // Paired runs; the mean difference may be above zero by five standard errors (p < 3e-7) of noise at the most.
        var ready = TestScenarios.Catalogue.Doctrines.Find(doctrine)!;
        var fewer = Counts(ready, "rounds: 6, channels: 1");
        foreach (var more in new[] { "rounds: 7, channels: 1", "rounds: 6, channels: 2", "rounds: 12, channels: 1" })
        {
            var differences = fewer.Zip(Counts(ready, more), (before, after) => (double)(after - before)).ToList();
            var mean = differences.Average();
            var error = Math.Sqrt(differences.Sum(d => (d - mean) * (d - mean)) / (differences.Count - 1.0) / differences.Count);
            Assert.True(mean <= 5 * error, $"{doctrine}, {more}: {mean} +- {error}");
        }
    }

    public static TheoryData<string> Doctrines => [.. ReadyMade];

    private static List<int> Counts(ReadyDoctrine doctrine, string supply)
    {
        var text = Testudo.World.Text.YamlSource.Parse("test.yaml", System.Text.Encoding.UTF8.GetBytes($$"""
            scenario: test
            date: 2024-01-02
            raid:
              - {id: drones, threat: Shahed-136/131, count: 8, launch: from 03:00 to 03:20, from: Primorsko-Akhtarsk, targets: {Dnipro: 5, Zaporizhzhia: 3} }
              - {id: cruise, threat: X-101/X-555, count: 8, arrive: from 05:30 to 05:40, from: Volgodonsk launch area, targets: {Dnipro: 5, Zaporizhzhia: 3} }
            assets: [{place: Dnipro, value: 10}, {place: Zaporizhzhia, value: 7}]
            laydown:
              batteries:
                - {system: nasams, near: Dnipro, {{supply}} }
                - {system: gepard, near: Dnipro, {{supply}} }
                - {system: buk-m1, near: Zaporizhzhia, {{supply}} }
              sensors: [{sensor: 36d6, near: Dnipro}, {sensor: acoustic-network, near: Zaporizhzhia, count: 3, spread: 80 km}]
            doctrine: {defaults: catalogue}
            """));
        var result = TestScenarios.Run(ScenarioLoader.Read(text, TestScenarios.Catalogue, doctrine), 3_000);
        return [.. result.Blocks.SelectMany(b => b.Leakers)];
    }

    private static string Definitions(string from = "kill: 0.6", string to = "kill: 1") =>
        TestScenarios.Definitions.Replace("kill: 0.6", from.StartsWith("kill", StringComparison.Ordinal) ? to : "kill: 1", StringComparison.Ordinal).Replace(from, to, StringComparison.Ordinal);

    private static Scenario Scenario(string doctrine, string batteries, int count, string definitions) => TestScenarios.With(
        $"id: s, threat: dart, count: {count}, launch: from 06:00 to 08:00, from: launch-site, spread: 0 km, targets: test-city", batteries, doctrine, definitions);

    private static RaidAssessment Assess(string doctrine, string batteries, int count, string definitions) => TestScenarios.Assess(Scenario(doctrine, batteries, count, definitions), 20);

    private static double Caused(RaidAssessment answer, string cause) => answer.Raid.Causes.Single(c => c.Cause == cause).Leaked.Mean;

    private static HashSet<BlockReason> Reasons(Scenario scenario) =>
        [.. TestScenarios.Run(scenario, 1).Trace(0).Where(e => e.Kind == TraceKind.Blocked).Select(e => (BlockReason)(int)e.Detail)];
}
