using Testudo.Simulation.Replication;
using Testudo.World.Scenarios;

namespace Testudo.Simulation.Tests.Command;

/// <summary>Tracks that fade and are found again, against a brute-force merger of reports.</summary>
public sealed class AirPictureTests
{
    private const double Tolerance = 1e-6;

    [Theory]
    [InlineData(20)]
    [InlineData(90)]
    [InlineData(600)]
    public void A_track_lives_while_reports_come_and_for_the_coast_time_after(double coast)
    {
        // Sixty small discs that always see, of which a part is not up: what is left is known from the trace, so that every track can be merged by hand.
        var model = RaidModel.Prepare(Patchy($"trackCoast: {coast} s, trackDelay: 30 s"));
        var (lost, engaged) = (0, 0);
        for (uint replication = 0; replication < 40; replication++)
        {
            var raid = ReplayedRaid.Of(model, 7, replication);
            var down = raid.Events.Where(e => e.Kind == TraceKind.Down).Select(e => e.Sensor).ToHashSet();
            foreach (var launched in raid.Events.Where(e => e.Kind == TraceKind.Launched))
            {
                var own = raid.Events.Where(e => e.Threat == launched.Threat).ToList();
                var end = own.First(e => e.Kind is TraceKind.Leaked || e is { Kind: TraceKind.Intercepted, Value: > 0 }).Time;
                var tracks = Merged(model, model.Routes[(int)launched.Value], launched.Time, coast, 30, down);
                Assert.Equal(tracks.Select(t => t.From).Where(t => t < end), own.Where(e => e.Kind is TraceKind.Tracked or TraceKind.FoundAgain).Select(e => e.Time), Near);
                Assert.Equal(tracks.Select(t => t.To).Where(t => t < end), own.Where(e => e.Kind == TraceKind.TrackLost).Select(e => e.Time), Near);
                Assert.All(own.Where(e => e.Kind == TraceKind.Engaged), e => Assert.Contains(tracks, t => t.From <= e.Time + Tolerance && e.Time <= t.To + Tolerance));
                lost += own.Count(e => e.Kind == TraceKind.TrackLost);
                engaged += own.Count(e => e.Kind == TraceKind.Engaged);
            }
        }

        // The comparison is of something.
        Assert.True(engaged > 50);
        Assert.True(coast > 500 || lost > 50);
    }

    [Fact]
    public void A_battery_fires_as_soon_as_a_lost_track_is_found_again()
    {
        // Seen 250 km before the target, lost 60 s after that, found again inside the reach of the battery.
        var scenario = Discs("trackCoast: 60 s, trackDelay: 20 s", "{sensor: disc, near: [50.0, 33.5], id: far}, {sensor: disc, near: [50.0, 30.3], id: last}");
        var model = RaidModel.Prepare(scenario);
        var route = model.Routes[0];
        var raid = ReplayedRaid.Of(model, 1, 0);
        var launch = raid.Events.Single(e => e.Kind == TraceKind.Launched).Time;
        Assert.Equal(launch + route.Passes[0].To + 60, raid.Events.Single(e => e.Kind == TraceKind.TrackLost).Time, Tolerance);
        Assert.True(route.Windows[0].DecideFrom < route.Passes[1].From);
        Assert.Equal(launch + route.Passes[1].From + 20, raid.Events.Single(e => e.Kind == TraceKind.Engaged).Time, Tolerance);
        Assert.Equal(BlockReason.TrackLost, (BlockReason)(int)Assert.Single(raid.Events, e => e.Kind == TraceKind.Blocked).Detail);
        Assert.Equal(1, TestScenarios.Assess(scenario, 20).Raid.TrackLost.Mean, 12);
    }

    [Fact]
    public void A_track_that_is_not_found_again_is_a_leak()
    {
        var scenario = Discs("trackCoast: 60 s, trackDelay: 20 s", "{sensor: disc, near: [50.0, 33.5], id: far}");
        Assert.Equal(LeakCause.DetectedTooLate, Assert.Single(TestScenarios.Run(scenario, 1).Leakers).Cause);
        Assert.Empty(TestScenarios.Run(Discs("trackDelay: 20 s", "{sensor: disc, near: [50.0, 33.5], id: far}"), 1).Leakers);
    }

    [Fact]
    public void A_coast_time_without_end_changes_nothing()
    {
        var raids = new[] { "", ", trackCoast: 86400 s" }.Select(c => TestScenarios.Run(Patchy($"trackDelay: 30 s{c}"), 200).Leakers);
        Assert.Equal(raids.First(), raids.Last());
    }

    [Fact]
    public void A_longer_coast_time_lets_fewer_through()
    {
        // Paired runs: no more than noise, here three standard errors of a difference of two means of 400 raids (sd of one raid under 4).
        var means = new[] { 5, 30, 120, 600 }.Select(c => TestScenarios.Run(Patchy($"trackDelay: 30 s, trackCoast: {c} s"), 400).Leakers.Count / 400.0).ToList();
        Assert.All(means.Zip(means.Skip(1)), pair => Assert.True(pair.Second <= pair.First + 0.6));
        Assert.True(means[0] > means[^1] + 0.5, string.Join(" ", means));
    }

    private static bool Near(double a, double b) => Math.Abs(a - b) < Tolerance;

    /// <summary>The tracks of a threat, by merging the reports of every pass one after the other.</summary>
    private static List<(double From, double To)> Merged(RaidModel model, RouteColumns route, double launch, double coast, double delay, HashSet<int> down)
    {
        var values = new double[model.Parameters.Parameters.Count];
        model.Parameters.Medians(values);
        var reports = route.Passes.Where(p => !down.Contains(p.Sensor))
            .Select(p => (From: launch + p.From + values[model.Sensors[p.Sensor].Delay], To: launch + p.To + values[model.Sensors[p.Sensor].Delay]))
            .OrderBy(r => r.From).ToList();
        var tracks = new List<(double From, double To)>();
        for (var i = 0; i < reports.Count;)
        {
            var (first, last) = reports[i++];
            while (i < reports.Count && reports[i].From <= last + coast)
            {
                last = Math.Max(last, reports[i++].To);
            }

            // What is lost before it is made is no track.
            if (last + coast >= first + delay)
            {
                tracks.Add((first + delay, last + coast));
            }
        }

        return tracks;
    }

    private static string Definitions => TestScenarios.Definitions.Replace("kill: 0.6", "kill: 0.4")
        .Replace("  threats:", """
                - {id: disc, kind: observer-network, range: 15 km, maxAltitude: 50 km, scan: 0 s, detection: 1, delay: 5 s, availability: 1}
                - {id: patch, kind: observer-network, range: 12 km, maxAltitude: 50 km, scan: 0 s, detection: 1, delay: 15 s, availability: 0.6}
              threats:
            """);

    private static Scenario Discs(string doctrine, string sensors) => TestScenarios.Parse($$"""
        scenario: discs
        date: 2024-01-02
        {{Definitions.Replace("kill: 0.4", "kill: 1").Replace("delay: 5 s", "delay: 0 s")}}
        raid:
          - {id: s, threat: dart, count: 1, launch: at 06:00, from: launch-site, spread: 0 km, targets: test-city}
        laydown:
          batteries: [{system: guard, near: test-city}]
          sensors: [{{sensors}}]
        doctrine: {{{doctrine}}}
        """);

    private static Scenario Patchy(string doctrine) => TestScenarios.Parse($$"""
        scenario: patchy
        date: 2024-01-02
        {{Definitions}}
        raid:
          - {id: s, threat: dart, count: 12, launch: from 06:00 to 06:30, from: launch-site, spread: 20 km, targets: test-city}
        laydown:
          batteries: [{system: guard, near: [50.0, 31.0], count: 4, spread: 40 km}]
          sensors: [{sensor: patch, near: [50.0, 31.5], count: 60, spread: 120 km}]
        doctrine: {{{doctrine}}}
        """);
}
