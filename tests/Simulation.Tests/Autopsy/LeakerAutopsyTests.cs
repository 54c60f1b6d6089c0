using System.Text;
using System.Text.Json;
using Testudo.Simulation.Autopsy;
using Testudo.Simulation.Measures;
using Testudo.Simulation.Replication;
using Testudo.World.Scenarios;
using Testudo.World.Text;

namespace Testudo.Simulation.Tests.Autopsy;

public sealed class LeakerAutopsyTests
{
    [Theory]
    [InlineData("{system: guard, near: test-city, rounds: 4}", "", "no-round", "rounds-test-city-guard")]
    [InlineData("{system: guard, near: test-city}", "rules: [{against: cruise, hold: true}]", "held-by-doctrine", "release-rule-1")]
    [InlineData("{system: guard, near: test-city}", "rules: [{against: cruise, keep: 1000}]", "held-by-doctrine", "spend-rule-1")]
    [InlineData("{system: guard, near: test-city}", "rules: [{against: cruise, looks: 1}]", "missed", "look-rule-1")]
    [InlineData("{system: guard, near: test-city}", "", "missed", "look-rule-for-cruise")]
    [InlineData("{system: guard, near: [45.0, 30.0]}", "", "out-of-reach", "battery-test-city-guard")]
    public void Each_cause_has_the_change_that_answers_it(string battery, string doctrine, string cause, string change)
    {
        var autopsy = Of(Text(battery, doctrine), 1000);

        var found = autopsy.Answer.Causes.First(c => c.Cause == cause);
        Assert.Equal(change, found.Smallest);
        Assert.True(found.SmallestStops!.Low > 0);
        Assert.True(autopsy.Answer.Changes.Single(c => c.Id == change).Averted.Low > 0);
    }

    [Fact]
    public void A_battery_without_a_free_channel_asks_for_one()
    {
        var autopsy = Of(Text("{system: guard, near: test-city, channels: 1}", "").Replace("count: 10", "count: 60", StringComparison.Ordinal).Replace("test-city: 10", "test-city: 60", StringComparison.Ordinal), 400);

        Assert.Equal(("no-free-channel", "channel-test-city-guard"), (autopsy.Answer.Causes[0].Cause, autopsy.Answer.Causes[0].Smallest));
    }

    [Fact]
    public void An_undetected_raid_asks_for_a_sensor()
    {
        var autopsy = Of(Text("{system: guard, near: test-city}", "", sensorNear: "[0, 0]"), 400);

        Assert.Equal(("not-detected", "sensor-test-city-all-seeing"), (autopsy.Answer.Causes[0].Cause, autopsy.Answer.Causes[0].Smallest));
        Assert.Equal(1, autopsy.Answer.Causes[0].Share, 1e-9);
    }

    [Fact]
    public void Tracks_that_come_too_late_come_sooner()
    {
        // At 200 m/s the last decision that leads to an intercept is taken about a second before the end.
        var autopsy = Of(Text("{system: guard, near: test-city}", "trackDelay: 21 s", sensorRange: "2 km"), 400);

        Assert.Equal(("detected-too-late", "sooner"), (autopsy.Answer.Causes[0].Cause, autopsy.Answer.Causes[0].Smallest));
        Assert.Equal(["  trackSooner: 20 s"], autopsy.Answer.Changes.Single(c => c.Id == "sooner").After);
    }

    [Fact]
    public void One_more_look_averts_what_the_closed_form_says()
    {
        // Ten threats with one look leak with 0.4, with two with 0.16: 2.4 fewer.
        var look = Of(Text("{system: guard, near: test-city}", "rules: [{against: cruise, looks: 1}]"), 4000).Answer.Changes.Single(c => c.Id == "look-rule-1");

        var error = (look.Averted.High - look.Averted.Mean) / 1.96;
        Assert.InRange(look.Averted.Mean, 2.4 - (5 * error), 2.4 + (5 * error));
        Assert.Equal(0, look.NewlyThrough.Mean);
    }

    [Fact]
    public void The_changed_scenario_run_by_itself_gives_the_same_difference()
    {
        var path = Path.Combine(TestScenarios.Root, "scenarios", "2024-01-02.yaml");
        var source = YamlSource.Read(path);
        var autopsy = LeakerAutopsy.Of(source, TestScenarios.Catalogue, new MonteCarloOptions { Seed = 3, Replications = 200, Threads = 2 }, null, CancellationToken.None);
        double Leaked(string text) => AssessmentBuilder.Build(
            MonteCarlo.Run(
                RaidModel.Prepare(ScenarioLoader.Read(YamlSource.Parse(path, Encoding.UTF8.GetBytes(text)), TestScenarios.Catalogue)),
                new MonteCarloOptions { Seed = 3, Replications = 200, Threads = 2 },
                null,
                CancellationToken.None),
            "test").Raid.Leaked.Expected.Mean;
        var before = Leaked(source.Text);

        Assert.Equal(200, autopsy.Answer.Replications);
        Assert.Equal(before, autopsy.Answer.Leaked, 1e-9);
        Assert.NotEmpty(autopsy.Answer.Changes);
        foreach (var change in autopsy.Answer.Changes)
        {
            // By hand: the lines that the answer shows, put in place of those that it shows.
            var lines = source.Text.Split('\n').ToList();
            Assert.Equal(change.Before, lines.Skip(change.Line - 1).Take(change.Before.Count));
            lines.RemoveRange(change.Line - 1, change.Before.Count);
            lines.InsertRange(change.Line - 1, change.After);

            Assert.Equal(autopsy.Changes[change.Id].Apply(source.Text), string.Join('\n', lines));
            Assert.Equal(before - Leaked(string.Join('\n', lines)), change.Averted.Mean, 1e-9);
            Assert.Equal(change.Averted.Mean, change.Stopped.Mean - change.NewlyThrough.Mean, 1e-9);
        }
    }

    [Fact]
    public void Threads_change_nothing()
    {
        var text = Text("{system: guard, near: test-city, channels: 2, rounds: 12}", "");

        Assert.Equal(JsonSerializer.Serialize(Of(text, 400, threads: 1).Answer), JsonSerializer.Serialize(Of(text, 400, threads: 3).Answer));
    }

    [Fact]
    public void Two_names_of_the_same_change_are_one_group()
    {
        // Two systems that differ in nothing but their names.
        var definitions = TestScenarios.Definitions.ReplaceLineEndings("\n") + TestScenarios.Definitions.ReplaceLineEndings("\n").Split("systems:\n")[1].Replace("id: guard", "id: sentry", StringComparison.Ordinal).Insert(0, "\n");
        var autopsy = Of(Text("{system: guard, near: [45.0, 30.0]}, {system: sentry, near: [45.0, 30.0]}", "", definitions: definitions), 1000);

        var two = autopsy.Answer.Changes.Where(c => c.Kind == "battery").ToList();
        Assert.Equal(2, two.Count);
        Assert.Equal(two[0].Group, two[1].Group);
    }

    [Fact]
    public void A_raid_that_never_leaks_has_nothing_to_ask()
    {
        var text = Text("{system: guard, near: test-city}", "").Replace("kill: 0.6", "kill: 1", StringComparison.Ordinal);

        Assert.Empty(Of(text, 100).Answer.Causes);
        Assert.Empty(Of(text, 100).Answer.Changes);
    }

    [Fact]
    public void A_stopped_autopsy_says_so() =>
        Assert.Throws<OperationCanceledException>(() => LeakerAutopsy.Of(
            YamlSource.Parse("test.yaml", Encoding.UTF8.GetBytes(Text("{system: guard, near: test-city}", ""))), TestScenarios.Catalogue, new MonteCarloOptions(), null, new CancellationToken(canceled: true)));

    private static LeakerAutopsy Of(string text, int replications, int threads = 2) => LeakerAutopsy.Of(
        YamlSource.Parse("test.yaml", Encoding.UTF8.GetBytes(text)), TestScenarios.Catalogue, new MonteCarloOptions { Replications = replications, Threads = threads }, null, CancellationToken.None);

    private static string Text(string batteries, string doctrine, string sensorNear = "test-city", string sensorRange = "500 km", string? definitions = null) => $$$"""
        scenario: test
        date: 2024-01-02
        {{{(definitions ?? TestScenarios.Definitions).Replace("range: 500 km", "range: " + sensorRange, StringComparison.Ordinal)}}}
        raid:
          - {id: first, threat: dart, count: 10, launch: at 06:00, from: launch-site, targets: {test-city: 10}}
        laydown:
          batteries: [{{{batteries}}}]
          sensors: [{sensor: all-seeing, near: {{{sensorNear}}}}]
        doctrine:
          coordination: central
          {{{doctrine}}}

        """;
}
