using FsCheck.Fluent;
using Testudo.Simulation.Measures;
using Testudo.Simulation.Replication;
using Testudo.Simulation.Tests.Geometry;
using Testudo.World.Scenarios;

namespace Testudo.Simulation.Tests;

/// <summary>Rounds, crews and wheels: each rule in a scenario small enough to know the answer.</summary>
public sealed class EffectorTests
{
    private const string AtTheCity = "{system: guard, near: test-city}";
    private const string OneShot = "rules: [{looks: 1}]";

    [Fact]
    public void Fly_out_follows_boost_and_drag()
    {
        // The threat is met at the edge, 40 km out: 40 s at 1,000 m/s, 2.5 s more with 5 s of boost, and (e^(40/20) - 1) 20 s where drag over 20 km slows it down; at
        // 100 m of height the air is thinner by half a percent.
        Assert.Equal(40, FirstFlyOut(Definitions()), 0.01);
        Assert.Equal(42.5, FirstFlyOut(Definitions("interceptorSpeed: 1000 m/s", "interceptorSpeed: 1000 m/s, flight: {boost: 5 s, topSpeed: 1000 m/s}")), 0.05);
        Assert.Equal((Math.Exp(2) - 1) * 20, FirstFlyOut(Definitions("interceptorSpeed: 1000 m/s", "interceptorSpeed: 1000 m/s, flight: {topSpeed: 1000 m/s, dragLength: 20 km}")), 1.5);
    }

    [Fact]
    public void A_battery_that_cannot_get_there_with_enough_speed_has_no_window()
    {
        // 10 km of reach: 20 km ln(1000 / 607); the threat passes over the battery, so it is met within that.
        var definitions = Definitions("interceptorSpeed: 1000 m/s", "interceptorSpeed: 1000 m/s, flight: {topSpeed: 1000 m/s, dragLength: 20 km, leastSpeed: 607 m/s}");
        var intercept = Trace(TestScenarios.With(Raid(1), AtTheCity, OneShot, definitions)).First(e => e.Kind == TraceKind.Intercepted);
        var engaged = Trace(TestScenarios.With(Raid(1), AtTheCity, OneShot, definitions)).First(e => e.Kind == TraceKind.Engaged);
        var reach = 20_000 * Math.Log(1000 / 607.0);
        // It flies at 200 m/s towards the city: the intercept is reach / 200 s before the impact.
        var due = 8 * 3600;
        Assert.Equal(due - (reach / 200), intercept.Time, 1.0);
        Assert.True(engaged.Time < intercept.Time);
        // Beside the way, 15 km off, there is none.
        Assert.Equal(LeakCause.OutOfReach, CauseOf(TestScenarios.With(Raid(1), "{system: guard, near: [50.2, 30.0]}", OneShot, definitions)));
    }

    [Fact]
    public void Command_guidance_frees_the_channel_at_the_intercept_and_a_seeker_after_the_hand_over()
    {
        // One channel, four threats together, a long assessment: how many the battery can take on one after the other.
        double Killed(string guidance) => Mean(TestScenarios.Assess(
            TestScenarios.With(Raid(4), AtTheCity, OneShot + ", assessmentDelay: 1000 s", Definitions("channels: 50", "channels: 1" + guidance)), 1));
        Assert.Equal(1, Killed(""));
        Assert.InRange(Killed(", guidance: semi-active"), 2, 4);
        Assert.Equal(Killed(", guidance: semi-active"), Killed(", guidance: command"));
        Assert.Equal(4, Killed(", guidance: infrared"));
        Assert.InRange(Killed(", guidance: active, handOver: 10 s"), Killed(", guidance: semi-active"), 4);

        var events = Trace(TestScenarios.With(Raid(2), AtTheCity, OneShot + ", assessmentDelay: 1000 s", Definitions("channels: 50", "channels: 1, guidance: active, handOver: 10 s")));
        var engaged = events.Where(e => e.Kind == TraceKind.Engaged).ToList();
        Assert.Equal(engaged[0].Value - 10, engaged[1].Time, 1e-6);
    }

    [Fact]
    public void Bursts_kill_as_the_time_in_reach_allows()
    {
        // Through 2 x 5.05 km at 200 m/s past a gun, 2 s a burst: 25 bursts, each of which kills with 0.02.
        var gun = Definitions("kind: sam", "kind: gun, burstTime: 2 s").Replace("range: 40 km", "range: 5.05 km").Replace("kill: 1", "kill: 0.02")
            .Replace("interceptorSpeed: 1000 m/s", "interceptorSpeed: 100000 m/s").Replace("reaction: 1 s", "reaction: 0 s").Replace("rounds: 1000", "rounds: 10000");
        var scenario = TestScenarios.With(Raid(50), "{system: guard, near: [50.0, 30.2]}", OneShot, gun);
        var result = TestScenarios.Run(scenario, 400);
        var answer = AssessmentBuilder.Build(result, "test");
        // The mean of 20,000 draws is within 5 standard errors: a chance of 6e-7 to fail by itself.
        var expected = 1 - Math.Pow(1 - 0.02, 25);
        var leaked = answer.Raid.Leaked.Expected.Mean / 50;
        var error = Math.Sqrt(expected * (1 - expected) / 20_000);
        Assert.InRange(leaked, 1 - expected - (5 * error), 1 - expected + (5 * error));
        // Bursts until the first that kills: (1 - (1 - p)^n) / p.
        Assert.Equal(expected / 0.02, answer.Raid.Rounds.Mean / 50, 5 * Math.Sqrt(100.0 / 20_000));
    }

    [Fact]
    public void Larger_kill_probability_never_hurts_and_factors_never_help() => Samples.ForAll(
        from p in Samples.Between(0.05, 0.9)
        from more in Samples.Between(0, 0.1)
        from edge in Samples.Between(0, 1)
        from crossing in Samples.Between(0, 1)
        from at in Samples.Between(-0.25, 0.25)
        select (p, more, edge, crossing, at),
        s =>
        {
            double Leaked(double kill, string factors) => TestScenarios.Assess(
                TestScenarios.With(
                    Raid(20),
                    FormattableString.Invariant($"{{system: guard, near: [{50 + s.at}, 30.3]}}"),
                    OneShot,
                    Definitions("kill: 1", FormattableString.Invariant($"kill: {kill}")).Replace("rounds: 1000", "rounds: 1000" + factors)),
                8).Raid.Leaked.Expected.Mean;
            var factors = FormattableString.Invariant($", killFactors: {{edge: {s.edge}, crossing: {s.crossing}}}");
            var plain = Leaked(s.p, "");
            Assert.True(Leaked(s.p + s.more, "") <= plain);
            Assert.True(Leaked(s.p + s.more, factors) <= Leaked(s.p, factors));
            // The same draws, each compared with a smaller probability.
            Assert.True(Leaked(s.p, factors) >= plain);
        },
        cases: 25);

    [Fact]
    public void Countermeasures_take_their_part_of_the_kill_probability()
    {
        var definitions = Definitions("jamming: 0", "jamming: 0, countermeasures: 0.5").Replace("rounds: 1000", "rounds: 1000, killFactors: {jammed: 0.4}");
        var engaged = Trace(TestScenarios.With(Raid(1), AtTheCity, OneShot, definitions)).First(e => e.Kind == TraceKind.Engaged);
        Assert.Equal(1 - (0.5 * 0.6), engaged.Detail, 1e-12);
    }

    [Fact]
    public void Crews_load_one_battery_after_the_other()
    {
        // Two empty batteries, 100 s of loading each: with a crew each they are ready together, with one between them 100 s apart.
        var definitions = Definitions("rounds: 1000", "rounds: 1, reserve: 1, reload: 100 s");
        const string two = "{system: guard, near: test-city, count: 2}";
        Assert.Equal(0, SpreadOfReloads(""));
        Assert.Equal(0, SpreadOfReloads("crews: [{near: test-city, count: 2}]"));
        Assert.Equal(100, SpreadOfReloads("crews: [{near: test-city, count: 1}]"), 1e-6);

        double SpreadOfReloads(string crews)
        {
            var times = Trace(Laydown(Raid(2), two, definitions, OneShot, crews)).Where(e => e.Kind == TraceKind.Reloaded).Select(e => e.Time).ToList();
            Assert.Equal(2, times.Count);
            return times.Max() - times.Min() < 1 ? 0 : times.Max() - times.Min();
        }
    }

    [Fact]
    public void A_battery_loads_what_is_missing_while_it_still_has_rounds()
    {
        var plain = Definitions("rounds: 1000", "rounds: 4, reserve: 4, reload: 100 s");
        var byTwo = Definitions("rounds: 1000", "rounds: 4, reserve: 4, reload: 100 s, loadSize: 2");
        const string slowly = "launch: from 06:00 to 06:30";
        Assert.DoesNotContain(Trace(TestScenarios.With(Raid(3, slowly), AtTheCity, OneShot, plain)), e => e.Kind == TraceKind.Reloaded);
        var events = Trace(TestScenarios.With(Raid(3, slowly), AtTheCity, OneShot, byTwo));
        var load = Assert.Single(events, e => e.Kind == TraceKind.Reloaded);
        // Two of four shot, two loaded, perhaps the third shot meanwhile.
        Assert.InRange(load.Value, 3, 4);
        // 1 s of reaction after the second shot, then half of the time for all four.
        Assert.Equal(events.Where(e => e.Kind == TraceKind.Engaged).ElementAt(1).Time + 1 + 50, load.Time, 1e-6);
    }

    [Fact]
    public void A_transport_brings_rounds_after_its_time()
    {
        var definitions = Definitions("rounds: 1000", "rounds: 1, reserve: 0, reload: 10 s");
        const string slowly = "launch: from 06:00 to 12:00";
        Assert.Equal(1, TestScenarios.Assess(TestScenarios.With(Raid(3, slowly), AtTheCity, OneShot, definitions), 1).Raid.Rounds.Mean);
        var events = Trace(TestScenarios.With(Raid(3, slowly), "{system: guard, near: test-city, supply: {rounds: 1, after: 60 s}}", OneShot, definitions));
        Assert.Equal(3, events.Count(e => e.Kind == TraceKind.Engaged));
        Assert.Equal(events.First(e => e.Kind == TraceKind.Engaged).Time + 61, events.First(e => e.Kind == TraceKind.Supplied).Time, 1e-6);
        Assert.Equal(events.First(e => e.Kind == TraceKind.Supplied).Time + 10, events.First(e => e.Kind == TraceKind.Reloaded).Time, 1e-6);
    }

    [Fact]
    public void A_group_drives_to_the_way_of_a_tracked_threat_and_shoots_from_there()
    {
        // 33.4 km north of the way, reach 10 km: it drives 28.4 km. At 20 m/s that takes 1,418 s; the track comes at launch, 358 km and 1,790 s before the city.
        var definitions = Definitions("range: 40 km", "range: 10 km").Replace("range: 500 km", "range: 1000 km");
        Assert.Equal(LeakCause.OutOfReach, Cause("{system: guard, near: [50.3, 30.2]}"));
        Assert.Equal(LeakCause.OutOfReach, Cause("{system: guard, near: [50.3, 30.2], moves: 20 m/s, movesUpTo: 10 km}"));
        Assert.Equal(LeakCause.DetectedTooLate, Cause("{system: guard, near: [50.3, 30.2], moves: 10 m/s}"));
        var events = Trace(TestScenarios.With(Raid(1), "{system: guard, near: [50.3, 30.2], moves: 20 m/s}", OneShot, definitions));
        var moved = Assert.Single(events, e => e.Kind == TraceKind.Moved);
        Assert.Equal(28_400 / 20.0, moved.Value - moved.Time, 30.0);
        Assert.True(events.First(e => e.Kind == TraceKind.Engaged).Time >= moved.Value);
        Assert.Contains(events, e => e.Kind == TraceKind.Intercepted && e.Value == 1);

        LeakCause Cause(string battery) => CauseOf(TestScenarios.With(Raid(1), battery, OneShot, definitions));
    }

    [Fact]
    public void A_group_that_is_bound_for_one_way_is_not_on_another()
    {
        var definitions = Definitions("range: 40 km", "range: 10 km").Replace("range: 500 km", "range: 1000 km");
        var scenario = TestScenarios.Parse($$"""
            scenario: two-ways
            date: 2024-01-02
            {{definitions}}
            raid:
              - {id: first, threat: dart, count: 1, arrive: at 08:00:00, from: launch-site, spread: 0 km, targets: test-city}
              - {id: second, threat: dart, count: 1, arrive: at 08:05:00, from: launch-site, via: [[50.6, 33.0], [50.6, 30.2]], spread: 0 km, targets: test-city}
            laydown:
              batteries: [{system: guard, near: [50.3, 30.2], moves: 40 m/s}]
              sensors: [{sensor: all-seeing, near: test-city}]
            doctrine: {rules: [{looks: 1}]}
            """);
        var events = Trace(scenario);
        Assert.Single(events, e => e.Kind == TraceKind.Moved);
        Assert.Contains(events, e => e.Kind == TraceKind.Blocked && (BlockReason)(int)e.Detail == BlockReason.GroupElsewhere);
    }

    [Fact]
    public void Groups_stand_evenly_along_a_way_or_under_a_salvo()
    {
        var scenario = TestScenarios.With(Raid(1), "{system: guard, along: [[50.0, 30.0], [50.0, 31.0]], count: 4}, {system: guard, id: under, along: s, count: 5, spread: 3 km}");
        var along = scenario.Batteries.Take(4).ToList();
        Assert.Equal([30.125, 30.375, 30.625, 30.875], along.Select(b => Math.Round(b.Position.LongitudeDegrees, 3)));
        Assert.All(along, b => Assert.Equal(50.0, b.Position.LatitudeDegrees, 0.01));
        var under = scenario.Batteries.Skip(4).ToList();
        Assert.Equal(5, under.Count);
        Assert.All(under, b => Assert.InRange(b.Position.LongitudeDegrees, 30, 35));
        Assert.True(under.Select(b => b.Position.LatitudeDegrees).Distinct().Count() == 5);
    }

    [Fact]
    public void Fighters_from_a_base_spend_fuel_on_the_way_and_rearm_there()
    {
        var fighters = Definitions("kind: sam", "kind: fighter, scramble: 60 s, endurance: 30 min, turnaround: 20 min").Replace("rounds: 1000", "rounds: 1, reserve: 1, reload: 5 min");
        // 71.6 km to the base at 1,000 m/s.
        const string away = "{system: guard, near: test-city, base: [50.0, 31.0]}";
        double Up(string battery)
        {
            var scrambled = Trace(TestScenarios.With(Raid(1), battery, OneShot, fighters)).First(e => e.Kind == TraceKind.Scrambled);
            return scrambled.Value - scrambled.Time;
        }

        Assert.Equal(60, Up(AtTheCity), 1e-6);
        Assert.Equal(60 + 71.7, Up(away), 0.3);
        var events = Trace(TestScenarios.With(Raid(2, "arrive: from 08:00 to 08:00:10"), away, OneShot, fighters));
        Assert.Single(events, e => e.Kind == TraceKind.Engaged);
        var reload = events.First(e => e.Kind == TraceKind.Reloaded);
        Assert.Equal(events.First(e => e.Kind == TraceKind.Engaged).Time + 1 + 1200 + 71.7, reload.Time, 0.3);
    }

    [Fact]
    public void A_patrol_is_there_in_its_window_of_time_only()
    {
        var fighters = Definitions("kind: sam", "kind: fighter, scramble: 60 s, endurance: 30 min, turnaround: 20 min");
        double Leaked(string window) => TestScenarios.Assess(
            TestScenarios.With(Raid(1), $"{{system: guard, near: test-city, onStation: {window}}}", OneShot, fighters), 4).Raid.Leaked.Expected.Mean;
        Assert.Equal(0, Leaked("from 07:00 to 09:00"));
        Assert.Equal(1, Leaked("from 05:00 to 07:00"));
        Assert.Equal(1, Leaked("from 08:30 to 09:00"));
    }

    [Fact]
    public void Fighters_fly_to_missile_reach_and_then_the_missile_flies()
    {
        // 40 km head-on at 200 m/s; aircraft 300 m/s, missile 900 m/s from 20 km: 20,000 / 900 + x / 300, x = 20,000 - 200 t.
        var fighters = Definitions("kind: sam", "kind: fighter, scramble: 0 s, endurance: 120 min, turnaround: 20 min, missileReach: 20 km, missileSpeed: 900 m/s")
            .Replace("interceptorSpeed: 1000 m/s", "interceptorSpeed: 300 m/s");
        // t = (d - 20,000) / 300 + 20,000 / 900 with d at the edge, 40 km: the intercept is at the edge, where the window opens.
        Assert.Equal((20_000 / 300.0) + (20_000 / 900.0), FirstFlyOut(fighters), 0.5);
    }

    [Fact]
    public void Jamming_by_time_inside_is_one_minus_the_power()
    {
        // 20 km through at 200 m/s: 100 s; 0.3 in 50 s: 1 - 0.7^2.
        var jammer = Definitions("jamming: 0", "jamming: 1").Replace(
            "  systems:", "  systems:\n    - {id: noise, kind: electronic-warfare, layer: area, availability: 1, against: {cruise: {range: 10 km, kill: 0.3, dwell: 50 s}}}");
        var scenario = TestScenarios.With(Raid(100), "{system: noise, near: [50.0, 30.5]}", OneShot, jammer);
        var leaked = TestScenarios.Assess(scenario, 200).Raid.Leaked.Expected.Mean / 100;
        var expected = Math.Pow(0.7, 2);
        var error = Math.Sqrt(expected * (1 - expected) / 20_000);
        Assert.InRange(leaked, expected - (5 * error) - 0.001, expected + (5 * error) + 0.001);
    }

    private static string Definitions(string from = "", string to = "")
    {
        var definitions = TestScenarios.Definitions.Replace("kill: 0.6", "kill: 1");
        return from.Length == 0 ? definitions : definitions.Replace(from, to);
    }

    private static string Raid(int count, string when = "arrive: at 08:00") =>
        FormattableString.Invariant($"id: s, threat: dart, count: {count}, {when}, from: launch-site, spread: 0 km, targets: test-city");

    private static Scenario Laydown(string raid, string batteries, string definitions, string doctrine, string more) => TestScenarios.Parse($$"""
        scenario: test
        date: 2024-01-02
        {{definitions}}
        raid:
          - {{{raid}}}
        laydown:
          batteries: [{{batteries}}]
          sensors: [{sensor: all-seeing, near: test-city}]
          {{more}}
        doctrine: {{{doctrine}}}
        """);

    private static LeakCause CauseOf(Scenario scenario) => Assert.Single(TestScenarios.Run(scenario, 1).Leakers).Cause;

    private static List<TraceEvent> Trace(Scenario scenario)
    {
        var model = RaidModel.Prepare(scenario);
        var runner = new ReplicationRunner(model, new TallyLayout(model), 1);
        var events = new List<TraceEvent>();
        runner.Run(0, new ListTracer(events));
        return [.. events.OrderBy(e => e.Time)];
    }

    // From leaving to the intercept, the reaction of 1 s taken off.
    private static double FirstFlyOut(string definitions)
    {
        var engaged = Trace(TestScenarios.With(Raid(1), AtTheCity, OneShot, definitions)).First(e => e.Kind == TraceKind.Engaged);
        return engaged.Value - engaged.Time - 1;
    }

    private static double Mean(RaidAssessment answer) => 4 - answer.Raid.Leaked.Expected.Mean;
}
