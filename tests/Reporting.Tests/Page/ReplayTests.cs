using System.Text.Json.Nodes;
using Testudo.Reporting.Page;
using Testudo.Simulation.Replication;
using Testudo.World.Text;

namespace Testudo.Reporting.Tests.Page;

/// <summary>The replications that a page can play.</summary>
public sealed class ReplayTests
{
    private const double Tenth = 0.1;

    [Fact]
    public void The_median_the_worst_decile_and_the_one_asked_for_come_first()
    {
        var raid = Raid.SecondOfJanuary;
        const uint Asked = 399;

        var replays = Replays(raid, Asked).Select(r => (uint)r["replication"]!).ToList();

        Assert.Equal([raid.Assessment.Representatives.Median, raid.Assessment.Representatives.WorstDecile, Asked], replays.Take(3));
        Assert.Equal(replays.Distinct(), replays);
        Assert.True(replays.Count >= 10, $"only {replays.Count} replications can be played");
    }

    [Fact]
    public void A_replication_that_is_asked_for_and_chosen_anyway_is_there_once()
    {
        var median = Raid.Tutorial.Assessment.Representatives.Median;

        Assert.Single(Replays(Raid.Tutorial, median), r => (uint)r["replication"]! == median);
    }

    [Fact]
    public void Every_replay_tells_its_trace_to_a_tenth_of_a_second()
    {
        foreach (var raid in new[] { Raid.SecondOfJanuary, Raid.Tutorial })
        {
            foreach (var replay in Replays(raid, 17))
            {
                // The alarm of a region is told for each of its assets.
                var regions = raid.Result.Model.Scenario.Alerts.Regions;
                var shown = ReplayWriter.Shown(raid.Result.Trace((uint)replay["replication"]!))
                    .SelectMany(e => e.Kind == TraceKind.AlarmRaised ? regions[(int)e.Value].Assets.Select(a => e with { Kind = TraceKind.Alerted, Value = a }) : [e]);
                Same([.. shown], Decode(replay));
            }
        }
    }

    [Fact]
    public void What_the_numbers_of_a_replay_stand_for_is_written_beside_it()
    {
        var model = Raid.SecondOfJanuary.Result.Model;
        var json = PageText.Of(Raid.SecondOfJanuary.Page()).Json;
        var (salvo, member) = (Numbers(json["threats"]!["salvo"]), Numbers(json["threats"]!["member"]));

        Assert.Equal(Enum.GetValues<TraceKind>().Select(k => MapReader.WordFor(k)), Texts(json["kinds"]));
        Assert.Equal(Enum.GetValues<LeakCause>().Select(c => MapReader.WordFor(c)), Texts(json["causes"]));
        Assert.Equal(Enumerable.Range(0, model.SensorCount).Select(model.SensorAt), Texts(json["sensors"]));
        Assert.Equal(Enumerable.Range(0, model.MostThreats).Select(t => (model.ThreatAt(t).Salvo.Id, model.ThreatAt(t).Member + 1L)), salvo.Zip(member, (s, m) => (model.Scenario.Raid[(int)s].Id, m)));
    }

    [Theory]
    [InlineData(130)]
    [InlineData(1000)]
    public void A_page_stays_within_its_budget_and_can_play_the_chosen_replications(int threats)
    {
        var raid = Raid.OfThreats(threats);
        Assert.Equal(threats, raid.Result.Model.MostThreats);

        var page = raid.Page(new PageOptions { Command = Raid.Command, Replication = 39 });

        TestContext.Current.TestOutputHelper?.WriteLine($"{threats} threats: {page.Length} bytes");
        Assert.InRange(page.Length, 1, AssessmentPage.MostBytes - 1);
        Assert.InRange(PageText.Of(page).Json["replays"]!.AsArray().Count, 2, int.MaxValue);
    }

    private static List<JsonObject> Replays(Raid raid, uint asked) =>
        [.. PageText.Of(raid.Page(new PageOptions { Command = Raid.Command, Replication = asked })).Json["replays"]!.AsArray().Select(r => r!.AsObject())];

    private static List<(double Time, TraceKind Kind, int Threat, int Battery, int Sensor, int Rounds, double Value)> Decode(JsonObject replay)
    {
        long[] Column(string name) => Numbers(replay[name]);
        var (time, kind, threat, battery) = (Column("time"), Column("kind"), Column("threat"), Column("battery"));
        var (sensor, rounds, value) = (Column("sensor"), Column("rounds"), Column("value"));
        var events = new List<(double, TraceKind, int, int, int, int, double)>();
        var tenths = 0L;
        for (var i = 0; i < time.Length; i++)
        {
            tenths += time[i];
            var isWait = (TraceKind)kind[i] is TraceKind.Engaged or TraceKind.Scrambled && value[i] >= 0;
            events.Add((tenths * Tenth, (TraceKind)kind[i], (int)threat[i], (int)battery[i], (int)sensor[i], (int)rounds[i], isWait ? (tenths + value[i]) * Tenth : value[i]));
        }

        return events;
    }

    private static void Same(List<TraceEvent> trace, List<(double Time, TraceKind Kind, int Threat, int Battery, int Sensor, int Rounds, double Value)> told)
    {
        Assert.Equal(trace.Count, told.Count);
        foreach (var (expected, shown) in trace.Zip(told))
        {
            Assert.Equal((expected.Kind, expected.Threat, expected.Battery, expected.Sensor, expected.Rounds), (shown.Kind, shown.Threat, shown.Battery, shown.Sensor, shown.Rounds));
            Assert.Equal(expected.Time, shown.Time, Tenth / 2 * 1.001);
            if (expected.Kind is TraceKind.Engaged or TraceKind.Scrambled)
            {
                Assert.Equal(double.IsFinite(expected.Value) ? expected.Value : -1, shown.Value, Tenth / 2 * 1.001);
            }
            else
            {
                Assert.Equal(expected.Value, shown.Value);
            }
        }
    }

    private static long[] Numbers(JsonNode? column) => [.. column!.AsArray().Select(n => (long)n!)];

    private static IEnumerable<string> Texts(JsonNode? column) => column!.AsArray().Select(n => (string)n!);
}
