using Testudo.Simulation.Geometry;
using Testudo.Simulation.Replication;
using Testudo.World.Geodesy;
using Testudo.World.Scenarios;
using Testudo.World.Text;

namespace Testudo.Simulation.Tests.Geometry;

/// <summary>Heights on the way, climbs before the target, waves and decoys.</summary>
public sealed class RaidFormsTests
{
    private static readonly GeoPosition Target = new(50, 30);

    [Fact]
    public void Heights_change_evenly_from_point_to_point()
    {
        var flight = TrajectoryBuilder.Build(Salvo("spread: 0 km, via: [{at: [51, 34], height: 50 m}, [50.5, 33], {at: [49, 32], height: 30 m}]"), Target, 0);
        Assert.Equal([(100, 50), (50, 100), (100, 30), (30, 30)], flight.Pieces.Select(p => ((int)p.StartHeight, (int)p.EndHeight)));
        Assert.Equal(75, flight.At(flight.Pieces[0].End / 2).Height, 1e-9);
    }

    [Fact]
    public void Points_without_heights_are_flown_as_before()
    {
        var plain = TrajectoryBuilder.Build(Salvo("spread: 0 km, via: [[51, 34], [49, 32]]"), Target, 0);
        var written = TrajectoryBuilder.Build(Salvo("spread: 0 km, via: [{at: [51, 34]}, {at: [49, 32]}]"), Target, 0);
        Assert.Equal(plain.Pieces, written.Pieces);
    }

    [Fact]
    public void A_pop_up_climbs_at_its_distance_and_dives_onto_the_target()
    {
        var salvo = Salvo("spread: 0 km, popUp: {from: 10 km, height: 500 m, dive: 4 km}");
        var flight = TrajectoryBuilder.Build(salvo, Target, 0);
        Assert.Equal(3, flight.Pieces.Count);
        Assert.Equal(Geodesic.Inverse(salvo.From, Target).DistanceMetres / 200, flight.Duration, 1e-9);
        foreach (var (left, height) in new[] { (12_000, 100), (10_000, 100), (7_000, 300), (4_000, 500), (2_000, 250), (0, 0) })
        {
            Assert.Equal(height, flight.At(flight.Duration - (left / 200.0)).Height, 1e-6);
        }

        Assert.Equal(10_000, Geodesic.Inverse(flight.Pieces[1].From, Target).DistanceMetres, 30.0);
    }

    [Fact]
    public void Members_take_turns_in_waves_and_keep_all_else()
    {
        var single = Launches("count: 9, launch: from 06:00 to 06:05, targets: {test-city: 9}");
        var waves = Launches("count: 9, launch: from 06:00 to 06:05, targets: {test-city: 9}, waves: {count: 3, every: 20 min}");
        Assert.Equal(9, single.Count);
        Assert.Equal(single.Select((t, i) => t + (i % 3 * 1200.0)), waves, (a, b) => Math.Abs(a - b) < 1e-6);
        Assert.Equal(3, waves.Count(t => t is >= 22_800 and <= 23_100));
    }

    // A slow drone from near, a cruise missile from far and a ballistic missile, launched at other times, are due in the same window.
    [Fact]
    public void Mixed_types_with_one_arrival_window_arrive_together()
    {
        var scenario = TestScenarios.Parse("""
            scenario: test
            date: 2024-01-02
            raid:
              - {threat: shahed-136, count: 5, arrive: from 06:00 to 06:02, from: [51.5, 33.0], targets: Kyiv}
              - {threat: kh-101, count: 5, arrive: from 06:00 to 06:02, from: Engels and Saratov launch area, targets: Kyiv}
              - {threat: iskander-m, count: 5, arrive: from 06:00 to 06:02, from: Bryansk oblast launch area, targets: Kyiv}
            laydown: {}
            """);
        var starts = new List<double>();
        foreach (var (start, end) in Times(scenario))
        {
            Assert.InRange(end, 21_600, 21_720);
            starts.Add(start);
        }

        Assert.Equal(15, starts.Count);
        Assert.True(starts.Max() - starts.Min() > 3600);
    }

    [Fact]
    public void Decoys_fly_beside_to_the_same_targets_in_proportion()
    {
        var scenario = TestScenarios.With(
            "id: night, threat: shahed-136, count: 30, launch: from 01:00 to 02:00, from: launch-site, via: [50.5, 33], targets: {Kyiv: 20, Odesa: 7, Lviv: 3}, waves: {count: 2, every: 10 min}, decoys: {threat: gerbera, count: 7}",
            "");
        Assert.Equal(["night", "night-decoys"], scenario.Raid.Select(s => s.Id));
        var (main, decoys) = (scenario.Raid[0], scenario.Raid[1]);
        Assert.Equal(("gerbera", 7, main.When, main.Waves, main.Routes), (decoys.Threat.Id, decoys.Count, decoys.When, decoys.Waves, decoys.Routes));
        // 7 (20, 7, 3) / 30 = 4.67, 1.63, 0.7: the largest remainders get the two that are left.
        Assert.Equal([5, 1, 1], decoys.Targets.Select(t => t.Count!.Value));
        Assert.Equal(main.Targets.Select(t => t.Asset), decoys.Targets.Select(t => t.Asset));
    }

    [Theory]
    [InlineData("popUp: {from: 3 km, height: 500 m, dive: 4 km}", "the dive begins 4 km before the target, but the climb only 3 km before it")]
    [InlineData("waves: {count: 1, every: 20 min}", "waves.count")]
    [InlineData("decoys: {threat: gerberra, count: 5}", "the threat type \"gerberra\" is not in the catalogue")]
    [InlineData("decoys: {threat: kinzhal, count: 5}", "kinzhal cannot fly beside dart: its profile is arc, not cruise")]
    [InlineData("via: [{height: 50 m}]", "the key \"at\" is missing")]
    public void Mistakes_are_told(string keys, string expected)
    {
        var error = Assert.Throws<InputException>(() => Salvo(keys));
        Assert.Contains(error.Diagnostics, d => d.ToString().Contains(expected, StringComparison.Ordinal));
    }

    private static Salvo Salvo(string keys) =>
        TestScenarios.With("threat: dart, count: 1, launch: at 06:00, from: launch-site, targets: test-city, " + keys, "").Raid[0];

    private static List<double> Launches(string keys) => [.. Times(TestScenarios.With("threat: dart, from: launch-site, " + keys, "")).Select(t => t.Start)];

    private static List<(double Start, double End)> Times(Scenario scenario)
    {
        var model = RaidModel.Prepare(scenario);
        return [.. ReplayedRaid.Of(model, 7, 0).Events.Where(e => e.Kind == TraceKind.Launched).OrderBy(e => e.Threat).Select(e => (e.Time, e.Time + model.Routes[(int)e.Value].Duration))];
    }
}
