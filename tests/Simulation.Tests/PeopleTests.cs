using Testudo.Simulation.Measures;
using Testudo.Simulation.Replication;
using Testudo.World.Scenarios;

namespace Testudo.Simulation.Tests;

/// <summary>Alarms, warning and exposure, on cases worked out by hand.</summary>
public sealed class PeopleTests
{
    // The dart flies 200 m/s; the built-up area of the city has a radius of 5 km: within 50 km of it begins 55 km, or 275 s, before the impact.
    private const double NearWarning = 275;
    private const double Density = 100_000 / (Math.PI * 5_000 * 5_000);

    [Fact]
    public void Without_a_plan_the_alarm_follows_the_track_of_what_is_aimed_there()
    {
        var (leaker, people) = One("");
        Assert.Equal(leaker.Impact - leaker.Launch, leaker.Warning, 3);
        Assert.Equal(1, people.WarnedShare!.Mean);
        Assert.False(people.HasPlan);
    }

    [Theory]
    [InlineData("{when: near, within: 50 km}", NearWarning)]
    [InlineData("{when: near, within: 50 km, ahead: 60 s}", NearWarning + 60)]
    [InlineData("{against: ballistic, when: launched}, {against: cruise, when: near, within: 50 km}", NearWarning)]
    [InlineData("{regions: [town], when: near, within: 10 km}, {when: launched}", 75)]
    [InlineData("{when: border, countries: [Poland]}", 0)]
    public void An_alarm_is_raised_by_its_rule(string rules, double warning)
    {
        var (leaker, _) = One($"alerts: {{regions: [{{id: town, assets: [test-city]}}], rules: [{rules}]}}");
        Assert.Equal(warning, leaker.Warning, 0.5);
    }

    [Fact]
    public void The_alarm_of_a_launch_is_for_everybody_and_that_of_an_aim_for_the_target()
    {
        const string other = "assets: [{place: test-city, population: 100000, radius: 5 km}, {id: other, position: [48.0, 30.0], population: 5000}]";
        var launched = Assess("alerts: {rules: [{when: launched}]}", assets: other).People.Regions;
        var aimed = Assess("alerts: {rules: [{when: aimed}]}", assets: other).People.Regions;
        Assert.Equal([1, 1], launched.Select(r => r.Alarms.Mean));
        Assert.Equal([1, 0], aimed.Select(r => r.Alarms.Mean));
        Assert.Equal([0.0, 1.0], launched.Select(r => r.FalseAlarmShare!.Mean));
    }

    [Fact]
    public void The_alarm_of_a_border_begins_where_the_border_is()
    {
        var scenario = Scenario("alerts: {rules: [{when: border, countries: [Ukraine]}]}", from: "[51.0, 39.5]", sensorRange: "1000 km");
        var model = RaidModel.Prepare(scenario);
        var flight = model.RouteAt(0).Trajectory;
        var ukraine = scenario.Catalogue.Countries.Single(c => c.Id == "ukraine");
        var entry = Enumerable.Range(0, (int)flight.Duration).First(t => ukraine.Contains(flight.At(t).Position));
        var leaker = ReplayedRaid.Of(model, 1, 0).Leakers.Single();
        Assert.InRange(leaker.Warning, flight.Duration - entry - 1, flight.Duration - entry + 1);
        Assert.InRange(entry, 100, flight.Duration - 100);
    }

    [Fact]
    public void Each_means_reaches_its_share_after_its_delay()
    {
        // Ordered 275 - 25 s before: heard after 10 s by half, by half of the others after 100 s, which leaves 150 s.
        const string means = "alerts: {rules: [{when: near, within: 50 km}], means: [{by: broadcast, delay: 100 s, reach: 50%}, {by: app, delay: 10 s, reach: 50%}]}";
        double Share(int shelterSeconds) => Assess(means, doctrine: $"alertDelay: 25 s, shelterTime: {shelterSeconds} s").People.WarnedShare!.Mean;
        Assert.Equal(0.75, Share(149), 6);
        Assert.Equal(0.5, Share(151), 6);
        Assert.Equal(0.5, Share(239), 6);
        Assert.Equal(0, Share(241), 6);
    }

    [Fact]
    public void An_alarm_lasts_to_the_all_clear_and_threats_in_between_prolong_it()
    {
        const string plan = "alerts: {rules: [{when: near, within: 50 km}], quiet: 4 min, allClearDelay: 1 min}";
        var region = Assess(plan, arrive: "at 10:00").People.Regions.Single();
        Assert.Equal((NearWarning + 300) / 3600, region.AlertHours.Mean, 1e-3);

        // A second threat 9 min later finds the alarm still on (it concerns the town from 265 s after the first impact), one 20 min later begins another.
        double[] Alarms(string second)
        {
            var twice = Assess(plan, arrive: "at 10:00", more: $"  - {{id: second, threat: dart, count: 1, arrive: at {second}, from: launch-site, targets: test-city, spread: 0 km}}").People.Regions.Single();
            return [twice.Alarms.Mean, Math.Round(twice.AlertHours.Mean * 3600)];
        }

        Assert.Equal([1, 275 + 540 + 300], Alarms("10:09"));
        Assert.Equal([2, 2 * (275 + 300)], Alarms("10:20"));
    }

    [Fact]
    public void An_alarm_for_what_is_shot_down_is_an_alarm_without_an_impact()
    {
        const string plan = "alerts: {rules: [{when: near, within: 50 km}], allClearDelay: 1 min}";
        Assert.Equal(0, Assess(plan).People.FalseAlarmShare!.Mean);
        var stopped = Assess(plan, kill: 1).People;
        Assert.Equal(1, stopped.FalseAlarmShare!.Mean);
        Assert.Equal(stopped.AlertPersonHours, stopped.AlertPersonHoursWithoutImpact);
        Assert.Equal(0, stopped.Exposed.Mean);
        Assert.Equal(100_000 * stopped.Regions.Single().AlertHours.Mean, stopped.AlertPersonHours.Mean, 20.0);
    }

    [Fact]
    public void What_is_shot_down_before_it_alarms_anybody_alarms_nobody()
    {
        // Stopped 35 km or more out; the alarm would begin at 10 km, 75 s before the impact, which people could not know to be off.
        var answer = Assess("alerts: {rules: [{when: near, within: 10 km}]}", kill: 1);
        Assert.Equal(0, answer.People.Regions.Single().Alarms.Mean);
        Assert.Equal(75, answer.Classes.Single().Warning!.P50!.Value, 5.0);
    }

    [Fact]
    public void Exposure_grows_with_the_cube_root_of_the_warhead()
    {
        const string exposure = "exposure: {scaledDistance: 8}";
        var heavy = Assess(exposure).People;
        var light = Assess(exposure, warhead: 50).People;
        Assert.Equal(Density * Math.PI * Math.Pow(8 * Math.Cbrt(400), 2), heavy.Exposed.Mean, 1e-3);
        Assert.Equal(4, heavy.Exposed.Mean / light.Exposed.Mean, 1e-3);
        Assert.Equal(heavy.Exposed.Mean, heavy.Assets.Single().Exposed.Mean);
    }

    [Fact]
    public void Nobody_is_exposed_who_does_not_live_there() =>
        Assert.Equal(100_000, Assess("exposure: {scaledDistance: 200}", warhead: 20_000).People.Exposed.Mean, 1e-3);

    [Fact]
    public void Exposed_people_had_the_time_or_had_not()
    {
        const string half = "exposure: {scaledDistance: 8}\nalerts: {rules: [{when: near, within: 50 km}], means: [{by: siren, delay: 10 s, reach: 30%}]}";
        var people = Assess(half, doctrine: "shelterTime: 200 s").People;
        Assert.Equal(people.Exposed.Mean, people.ExposedSheltered.Mean + people.ExposedUnsheltered.Mean, 9);
        Assert.Equal(0.3 * people.Exposed.Mean, people.ExposedSheltered.Mean, 2e-3);
    }

    [Fact]
    public void Debris_counts_where_the_intercept_is_over_a_built_up_area()
    {
        const string wide = "assets: [{place: test-city, population: 100000, radius: 45 km}]";
        var over = Assess("exposure: {debrisRadius: 300 m}", kill: 1, assets: wide).People;
        Assert.Equal(100_000 / (45_000.0 * 45_000) * 300 * 300, over.UnderDebris.Mean, 1e-3);
        Assert.Equal(0, Assess("exposure: {debrisRadius: 300 m}", kill: 1).People.UnderDebris.Mean);
    }

    [Fact]
    public void A_trace_tells_the_alarm_and_the_all_clear()
    {
        var raid = ReplayedRaid.Of(RaidModel.Prepare(Scenario("alerts: {rules: [{when: near, within: 50 km}], allClearDelay: 1 min, quiet: 0 s}", doctrine: "alertDelay: 25 s")), 1, 0);
        var impact = raid.Leakers.Single().Impact;
        Assert.DoesNotContain(raid.Events, e => e.Kind == TraceKind.Alerted);
        Assert.Equal(impact - NearWarning + 25, raid.Events.Single(e => e.Kind == TraceKind.AlarmRaised).Time, 0.5);
        Assert.Equal(impact + 60, raid.Events.Single(e => e.Kind == TraceKind.AllClear).Time, 6);
    }

    [Fact]
    public void A_plan_changes_what_people_know_and_nothing_that_flies()
    {
        var path = Path.Combine(TestScenarios.Root, "scenarios", "2024-01-02.yaml");
        var written = File.ReadAllText(path);
        var plain = written[..written.IndexOf("\nalerts:", StringComparison.Ordinal)] + "\n";
        var with = TestScenarios.Run(TestScenarios.Parse(written), 60);
        var without = TestScenarios.Run(TestScenarios.Parse(plain), 60);
        Assert.Equal(without.Leakers.Select(l => l with { Warning = 0 }), with.Leakers.Select(l => l with { Warning = 0 }));
        Assert.NotEqual(without.Leakers, with.Leakers);
    }

    /// <summary>The whole of an assessment of a plain raid on the test city.</summary>
    internal static RaidAssessment Assess(string blocks, string doctrine = "", double kill = 0, string arrive = "at 10:00", string more = "", string? assets = null, double warhead = 400, int replications = 3) =>
        TestScenarios.Assess(Scenario(blocks, doctrine, kill, arrive, more, assets, warhead), replications);

    private static (Leaker Leaker, PeopleAnswer People) One(string blocks)
    {
        var scenario = Scenario(blocks);
        return (ReplayedRaid.Of(RaidModel.Prepare(scenario), 1, 0).Leakers.Single(), TestScenarios.Assess(scenario, 3).People);
    }

    /// <summary>A plain raid on the test city.</summary>
    internal static Scenario Scenario(string blocks, string doctrine = "", double kill = 0, string arrive = "at 10:00", string more = "", string? assets = null, double warhead = 400, string from = "launch-site", string sensorRange = "500 km") => TestScenarios.Parse($$"""
        scenario: test
        date: 2024-01-02
        {{TestScenarios.Definitions
            .Replace("kill: 0.6", FormattableString.Invariant($"kill: {kill}"), StringComparison.Ordinal)
            .Replace("range: 500 km", "range: " + sensorRange, StringComparison.Ordinal)
            .Replace("warhead: 400 kg", FormattableString.Invariant($"warhead: {warhead} kg"), StringComparison.Ordinal)}}
        raid:
          - {threat: dart, count: 1, arrive: {{arrive}}, from: {{from}}, targets: test-city, spread: 0 km}
        {{more}}
        laydown:
          batteries: [{system: guard, near: test-city}]
          sensors: [{sensor: all-seeing, near: test-city}]
        {{assets ?? "assets: [{place: test-city, population: 100000, radius: 5 km}]"}}
        {{blocks}}
        doctrine: {{{doctrine}}}
        """);
}
