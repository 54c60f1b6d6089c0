using Testudo.Simulation.Measures;
using Testudo.Simulation.Replication;

namespace Testudo.Simulation.Tests;

/// <summary>Each rule of the defence, in a scenario small enough to know the answer.</summary>
public sealed class DefenceTests
{
    private const string AtTheCity = "{system: guard, near: test-city}";
    private const string SureKill = "kill: 1";

    [Fact]
    public void Every_cause_of_a_leak_can_be_the_cause()
    {
        Assert.Equal("not-detected", CauseOf(Definitions("detection: 1", "detection: 0")));
        Assert.Equal("detected-too-late", CauseOf(Definitions(), "trackDelay: 2000 s"));
        Assert.Equal("out-of-reach", CauseOf(Definitions(), batteries: "{system: guard, near: Lviv}"));
        Assert.Equal("no-free-channel", CauseOf(Definitions("channels: 50", "channels: 1"), "assessmentDelay: 10000 s", count: 2));
        Assert.Equal("no-round", CauseOf(Definitions("rounds: 1000", "rounds: 1"), count: 2));
        Assert.Equal("held-by-doctrine", CauseOf(Definitions(), "rules: [{hold: true}]"));
        Assert.Equal("held-by-doctrine", CauseOf(Definitions("rounds: 1000", "rounds: 10"), "rules: [{keep: 9}]", count: 2));
        Assert.Equal("missed", CauseOf(Definitions("kill: 1", "kill: 0")));
        Assert.Equal("out-of-reach", CauseOf(Definitions("500000 USD, availability: 1", "500000 USD, availability: 0")));
    }

    [Fact]
    public void A_battery_without_time_to_react_is_detected_too_late()
    {
        // 40 km at 200 m/s leave 200 s; a reaction of 199 s leaves 1 s for a fly-out that is then short, 201 s leave nothing.
        Assert.Equal(0, LeakedMean(Definitions("reaction: 1 s", "reaction: 150 s"), "trackDelay: 0 s"));
        Assert.Equal(1, LeakedMean(Definitions("reaction: 1 s", "reaction: 1300 s").Replace("range: 500 km", "range: 200 km"), "trackDelay: 0 s"));
    }

    [Fact]
    public void A_freed_channel_goes_to_the_class_that_is_served_first()
    {
        // One channel, one look each. Both wait while the first is dealt with; the drone came earlier, the cruise missile is served first.
        var definitions = Definitions("channels: 50", "channels: 1")
            .Replace("against: {cruise:", "against: {one-way-drone: {range: 40 km, maxAltitude: 20 km, kill: 1}, cruise:")
            .Replace("  systems:", "    - {id: moth, like: dart, class: one-way-drone}\n  systems:");
        var scenario = TestScenarios.Parse($$"""
            scenario: priority
            date: 2024-01-02
            {{definitions}}
            raid:
              - {id: first, threat: dart, count: 1, arrive: at 08:00:00, from: launch-site, spread: 0 km, targets: test-city}
              - {id: drone, threat: moth, count: 1, arrive: at 08:00:10, from: launch-site, spread: 0 km, targets: test-city}
              - {id: cruise, threat: dart, count: 1, arrive: at 08:00:20, from: launch-site, spread: 0 km, targets: test-city}
            laydown:
              batteries: [{{AtTheCity}}]
              sensors: [{sensor: all-seeing, near: test-city}]
            doctrine: {priority: [cruise, one-way-drone], assessmentDelay: 140 s, rules: [{looks: 1}]}
            """);
        var leaker = Assert.Single(TestScenarios.Run(scenario, 1).Leakers);
        Assert.Equal(1, leaker.Salvo);
        Assert.Equal(LeakCause.NoFreeChannel, leaker.Cause);
    }

    [Fact]
    public void Reloading_brings_the_reserve_into_play()
    {
        var definitions = Definitions("rounds: 1000", "rounds: 2, reserve: 2, reload: 1 s");
        Assert.Equal(0, LeakedMean(definitions, count: 4, launch: "from 06:00 to 12:00"));
        var (answer, _) = Assess(definitions, "", count: 8, launch: "from 06:00 to 12:00");
        Assert.Equal(4, answer.Raid.Rounds.Mean, 12);
        Assert.Equal(1, answer.Systems[0].EmptyBatteries.Mean, 12);
    }

    [Fact]
    public void Central_command_spends_one_salvo_where_autonomous_batteries_spend_two()
    {
        const string two = "{system: guard, near: test-city, id: a}, {system: guard, near: test-city, id: b}";
        Assert.Equal(1, Assess(Definitions(), "rules: [{looks: 1}]", two).Answer.Raid.Rounds.Mean, 12);
        var (autonomous, _) = Assess(Definitions(), "coordination: autonomous, rules: [{looks: 1}]", two);
        Assert.Equal(2, autonomous.Raid.Rounds.Mean, 12);
        Assert.Equal(1, autonomous.Systems[0].WastedRounds.Mean, 12);
    }

    [Fact]
    public void A_battery_further_on_does_not_shoot_at_what_is_dead()
    {
        const string two = "{system: guard, near: [50.0, 33.0], id: a}, {system: guard, near: test-city, id: b}";
        foreach (var coordination in new[] { "central", "autonomous" })
        {
            var (answer, _) = Assess(Definitions(), $"coordination: {coordination}, assessmentMissedKill: 1, rules: [{{looks: 1}}]", two);
            Assert.Equal(1, answer.Raid.Rounds.Mean, 12);
            Assert.Equal(0, answer.Systems[0].WastedRounds.Mean);
        }
    }

    [Fact]
    public void A_threat_that_one_layer_takes_for_dead_is_seen_by_the_next()
    {
        const string two = "{system: guard, near: [50.0, 33.0], id: a}, {system: guard, near: test-city, id: b}";
        var (answer, _) = Assess(Definitions(SureKill, "kill: 0"), "assessmentFalseKill: 1, rules: [{looks: 5}]", two);
        Assert.Equal(2, answer.Raid.Rounds.Mean, 12);
        Assert.Equal(2, answer.Raid.Dismissed.Mean, 12);
    }

    [Fact]
    public void After_a_miss_doctrine_chooses_again()
    {
        // The dear battery reaches further and shoots first; once the cheap one can reach the threat, it is preferred for every look.
        var definitions = Definitions(SureKill, "kill: 0") + "\n    - {id: dear, like: guard, roundCost: 4000000 USD, against: {cruise: {range: 60 km, maxAltitude: 20 km, kill: 0}}}";
        var (answer, _) = Assess(definitions, "assessmentDelay: 5 s, rules: [{looks: 100}]", "{system: guard, near: test-city}, {system: dear, near: test-city}");
        var (cheap, dear) = (answer.Systems.Single(s => s.Id == "guard").Rounds.Mean, answer.Systems.Single(s => s.Id == "dear").Rounds.Mean);
        Assert.InRange(dear, 1, 5);
        Assert.True(cheap > 2 * dear);
    }

    [Fact]
    public void Looks_are_counted_for_a_battery_and_not_for_each_of_its_windows()
    {
        // A dead zone splits the window in two.
        var definitions = Definitions("range: 40 km,", "range: 40 km, minRange: 10 km,").Replace(SureKill, "kill: 0");
        var raid = "id: s, threat: dart, count: 1, launch: from 06:00 to 08:00, from: launch-site, spread: 0 km, targets: {Lviv: 1}";
        var scenario = TestScenarios.With(raid, "{system: guard, near: [50.05, 30.0]}", "rules: [{looks: 2}]", definitions);
        var answer = TestScenarios.Assess(scenario, 20);
        Assert.Equal(2, answer.Raid.Rounds.Mean, 12);
        Assert.Equal(2, answer.ClosedForm.Rounds!.Value, 12);
    }

    [Fact]
    public void Jamming_is_tried_once_in_each_pass()
    {
        // A hole in the middle makes two passes: (1 - .5)^2
        var definitions = Definitions("jamming: 0", "jamming: 1") + "\n    - {id: jammer, kind: electronic-warfare, layer: area, availability: 1, against: {cruise: {range: 40 km, minRange: 10 km, kill: 0.5}}}";
        var raid = "id: s, threat: dart, count: 1, launch: from 06:00 to 08:00, from: launch-site, spread: 0 km, targets: {Lviv: 1}";
        var answer = TestScenarios.Assess(TestScenarios.With(raid, "{system: jammer, near: [50.05, 30.0]}", "", definitions), 20_000);
        Assert.Equal(0.25, answer.ClosedForm.Leakers, 12);
        Assert.InRange(answer.Raid.Leaked.Expected.Mean, 0.25 - 0.0153, 0.25 + 0.0153); // five standard errors
    }

    [Fact]
    public void A_battery_that_is_down_is_blind_too()
    {
        // Only the battery's own radar sees the threat: both fail together, so that half the raids leak, and not three quarters.
        var definitions = Definitions("500000 USD, availability: 1", "500000 USD, sensor: eye, availability: 0.5")
            .Replace("  threats:", "    - {id: eye, kind: radar, range: 200 km, maxRange: 200 km, antennaHeight: 30 m, detection: 1, delay: 0 s, availability: 1}\n  threats:")
            .Replace("detection: 1, delay: 0 s, availability: 1}\n    - {id: eye", "detection: 0, delay: 0 s, availability: 1}\n    - {id: eye");
        var (answer, _) = Assess(definitions, "", replications: 20_000);
        Assert.Equal(0.5, answer.ClosedForm.Leakers, 12);
        Assert.Null(answer.ClosedForm.NoLeaker);
        Assert.InRange(answer.Raid.Leaked.Expected.Mean, 0.5 - 0.0177, 0.5 + 0.0177); // five standard errors
    }

    [Fact]
    public void The_cost_of_a_salvo_is_not_lost_in_rounding()
    {
        var (answer, _) = Assess(Definitions("unitCost: 1000000 USD", "unitCost: 1400 USD"), "", count: 10);
        Assert.Equal(14_000, answer.Cost.AttackerUsd.Mean, 9);
    }

    [Fact]
    public void The_cheapest_the_deadliest_or_the_earliest_battery_is_chosen()
    {
        var definitions = Definitions() + "\n    - {id: dear, like: guard, roundCost: 4000000 USD, interceptorSpeed: 2000 m/s, against: {cruise: {range: 40 km, maxAltitude: 20 km, kill: 0.99}}}"
            .Replace("\n    -", "\n    -");
        const string two = "{system: guard, near: test-city}, {system: dear, near: test-city}";
        // A track that comes while both windows are open leaves the choice to doctrine.
        string Chosen(string prefer) => Assess(definitions.Replace(SureKill, "kill: 0.9"), $"prefer: {prefer}, trackDelay: 1700 s, rules: [{{looks: 1}}]", two).Answer.Systems.Single(s => s.Rounds.Mean > 0.999).Id;
        Assert.Equal("guard", Chosen("cheapest"));
        Assert.Equal("dear", Chosen("best-kill"));
        Assert.Equal("dear", Chosen("earliest"));
    }

    [Fact]
    public void Jamming_diverts_with_its_probability_times_susceptibility()
    {
        var definitions = Definitions("jamming: 0", "jamming: 0.5") + "\n    - {id: jammer, kind: electronic-warfare, layer: area, availability: 1, against: {cruise: {range: 20 km, kill: 0.8}}}";
        var (answer, result) = Assess(definitions, "", "{system: jammer, near: test-city}", replications: 20_000);
        Assert.InRange(answer.Raid.SoftKilled.Mean, 0.4 - 0.0174, 0.4 + 0.0174); // five standard errors
        Assert.Equal(0.6, answer.ClosedForm.Leakers, 12);
        Assert.Equal(result.Replications, (int)Math.Round((answer.Raid.SoftKilled.Mean + answer.Raid.Leaked.Expected.Mean) * result.Replications));
    }

    [Fact]
    public void Fighters_on_alert_need_their_scramble_time()
    {
        // The missile is tracked 500 km out, 2,500 s before it arrives. From the ground the fighters need 1,200 s, then fly 300 m/s.
        string Fighters(int scramble) => Definitions() + $"\n    - {{id: pair, kind: fighter, layer: long, channels: 1, reaction: 0 s, interceptorSpeed: 300 m/s, rounds: 4, roundCost: 1 USD, availability: 1, scramble: {scramble} s, endurance: 2 h, turnaround: 1 h, against: {{cruise: {{range: 300 km, maxAltitude: 20 km, kill: 1}}}}}}";
        const string raid = "id: s, threat: dart, count: 1, launch: at 06:00, from: launch-site, spread: 0 km, targets: test-city";
        Assert.Equal(0, TestScenarios.Assess(TestScenarios.With(raid, "{system: pair, near: test-city}", "", Fighters(1200)), 20).Raid.Leaked.Expected.Mean);
        var late = TestScenarios.Assess(TestScenarios.With(raid, "{system: pair, near: test-city}", "", Fighters(1900)), 20);
        Assert.Equal(1, late.Raid.Leaked.Expected.Mean);
        Assert.Equal("detected-too-late", late.Raid.Causes.Single(c => c.Leaked.Mean > 0).Cause);
    }

    [Fact]
    public void Ballistic_threats_are_met_only_inside_the_footprint()
    {
        var definitions = Definitions()
            .Replace("  systems:", "    - {id: arrow, like: dart, class: ballistic, profile: arc, apogee: 50 km, speed: 1200 m/s}\n  systems:")
            .Replace("against: {cruise:", "against: {ballistic: {footprint: 25 km, minAltitude: 2 km, maxAltitude: 20 km, kill: 1}, cruise:")
            .Replace("maxAltitude: 50 km", "maxAltitude: 99 km").Replace("interceptorSpeed: 1000 m/s", "interceptorSpeed: 1500 m/s");
        double Leaked(string place) => TestScenarios.Assess(
            TestScenarios.With("id: s, threat: arrow, count: 1, launch: at 06:00, from: launch-site, targets: test-city", $"{{system: guard, near: {place}}}", "", definitions), 10).Raid.Leaked.Expected.Mean;
        Assert.Equal(0, Leaked("[50.0, 30.3]"));
        Assert.Equal(1, Leaked("[50.0, 30.4]"));
    }

    [Fact]
    public void Decoys_are_spent_and_do_not_leak()
    {
        var definitions = Definitions()
            .Replace("  systems:", "    - {id: sham, like: dart, class: decoy, armed: false}\n  systems:")
            .Replace("against: {cruise:", "against: {decoy: {range: 40 km, maxAltitude: 20 km, kill: 0.5}, cruise:");
        var scenario = TestScenarios.With("id: s, threat: sham, count: 10, launch: from 06:00 to 08:00, from: launch-site, targets: test-city", AtTheCity, "rules: [{looks: 1}]", definitions);
        var answer = TestScenarios.Assess(scenario, 1_000);
        Assert.Equal(0, answer.Raid.Leaked.Expected.Mean);
        Assert.InRange(answer.Raid.Expended.Mean, 4.7, 5.3);
        Assert.Equal(10, answer.Systems[0].DecoyRounds.Mean, 12);
    }

    [Fact]
    public void Fire_is_held_outside_the_countries_named()
    {
        // From Kharkiv's longitude to Lviv, and only Poland allowed: nothing is engaged. With Ukraine allowed it is.
        double Leaked(string country) => TestScenarios.Assess(
            TestScenarios.With("id: s, threat: dart, count: 1, launch: at 06:00, from: launch-site, spread: 0 km, targets: test-city", AtTheCity, $"engageOver: [{country}]", Definitions()), 10).Raid.Leaked.Expected.Mean;
        Assert.Equal(1, Leaked("Poland"));
        Assert.Equal(0, Leaked("Ukraine"));
    }

    [Fact]
    public void Warning_runs_from_the_alert_to_the_impact_that_was_due()
    {
        // Seen at launch (the network reaches 500 km), track 30 s, alert 60 s; the flight lasts distance / 200 m/s.
        var (answer, result) = Assess(Definitions("kill: 1", "kill: 0"), "trackDelay: 30 s, alertDelay: 60 s, shelterTime: 5 min", count: 1);
        var leaker = result.Leakers[0];
        var flight = leaker.Impact - leaker.Launch;
        Assert.Equal(flight - 90, leaker.Warning, 6);
        Assert.InRange(answer.Classes[0].Warning!.P50!.Value, flight - 90 - 30, flight - 90 + 30);
        Assert.Equal(1, answer.Assets[0].Sheltered!.Value);
    }

    [Fact]
    public void Unreliable_threats_fail_by_themselves()
    {
        var definitions = Definitions("launchReliability: 1", "launchReliability: 0.9").Replace("flightReliability: 1", "flightReliability: 0.8").Replace(SureKill, "kill: 0");
        var (answer, _) = Assess(definitions, "", count: 10, replications: 4_000);
        Assert.InRange(answer.Raid.Failed.Mean, 2.8 - 0.113, 2.8 + 0.113); // five standard errors of 10 trials with p = .28
        Assert.Equal(7.2, answer.ClosedForm.Leakers, 9);
    }

    private static string Definitions(string from = SureKill, string to = SureKill) =>
        TestScenarios.Definitions.Replace("kill: 0.6", SureKill).Replace(from, to);

    private static double LeakedMean(string definitions, string doctrine = "", int count = 1, string launch = "from 06:00 to 08:00") =>
        Assess(definitions, doctrine, AtTheCity, count, 20, launch).Answer.Raid.Leaked.Expected.Mean;

    private static string CauseOf(string definitions, string doctrine = "", string batteries = AtTheCity, int count = 1)
    {
        var (answer, _) = Assess(definitions, doctrine, batteries, count);
        return answer.Raid.Causes.Single(c => c.Leaked.Mean > 0).Cause;
    }

    private static (RaidAssessment Answer, MonteCarloResult Result) Assess(string definitions, string doctrine, string batteries = AtTheCity, int count = 1, int replications = 20, string launch = "from 06:00 to 08:00")
    {
        var raid = $"id: s, threat: dart, count: {count}, launch: {launch}, from: launch-site, spread: 0 km, targets: test-city";
        var result = TestScenarios.Run(TestScenarios.With(raid, batteries, doctrine, definitions), replications);
        return (AssessmentBuilder.Build(result, "test"), result);
    }
}
