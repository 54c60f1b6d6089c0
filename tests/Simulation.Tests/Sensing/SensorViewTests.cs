using Testudo.Simulation.Geometry;
using Testudo.Simulation.Replication;
using Testudo.Simulation.Sensing;
using Testudo.World.Geodesy;
using Testudo.World.Scenarios;
using Testudo.World.Terrain;

namespace Testudo.Simulation.Tests.Sensing;

public sealed class SensorViewTests
{
    private const string Search = "range: 60 km, maxRange: 300 km, antennaHeight: 20 m, scan: 5 s, scanDetection: 0.8, falseAlarm: 0.000001";

    // An earth of 4/3 of its radius.
    private const double Effective = Horizon.StandardRefraction * Wgs84.MeanRadiusMetres;

    private static readonly GeoPosition Target = new(50, 30);

    [Fact]
    public void A_target_is_held_within_the_slant_range_that_its_cross_section_gives()
    {
        var (view, flight, scenario) = View(Search, "altitude: 15 km");
        var span = Assert.Single(view.Held(flight, scenario.Raid[0].Threat));
        var (position, height) = flight.At(span.From);
        // 0.1 m²: the fourth root is .562. The triangle of the earth's middle, the antenna and the target, by the law of cosines.
        var radius = Wgs84.GaussianRadiusMetres(50);
        var (a, b) = (radius + 20, radius + height);
        var slant = Math.Sqrt((a * a) + (b * b) - (2 * a * b * Math.Cos(Coverage.GroundRangeMetres(Target, position) / radius)));
        Assert.Equal(60_000 * Math.Pow(0.1, 0.25), slant, 1.0);
        Assert.Equal(0.8, view.ScanDetection(scenario.Raid[0].Threat, position, height), 1e-4);
    }

    [Fact]
    public void Search_begins_where_a_scan_has_a_chance_of_one_in_a_hundred()
    {
        var (view, flight, scenario) = View(Search, "altitude: 15 km");
        var span = Assert.Single(Assert.Single(view.Searched(flight, scenario.Raid[0].Threat)));
        var (position, height) = flight.At(span.From);
        Assert.Equal(0.01, view.ScanDetection(scenario.Raid[0].Threat, position, height), 1e-4);
    }

    [Fact]
    public void Above_the_greatest_elevation_is_the_cone_of_silence()
    {
        var (view, _, scenario) = View(Search + ", maxElevation: 45 deg", "altitude: 10 km");
        // A flight over the radar and beyond: its target lies on the other side.
        var flight = TrajectoryBuilder.Build(scenario.Raid[0], new GeoPosition(50, 28), 0);
        var spans = view.Held(flight, scenario.Raid[0].Threat);
        Assert.Equal(2, spans.Count);
        // At 45 degrees the distance over ground is the height over the antenna; the way passes beside the radar.
        var aside = flight.Pieces[0].Arc.ClosestApproach(Target.ToUnitVector(), out _) * Wgs84.GaussianRadiusMetres(50);
        Assert.InRange(aside, 1, 9_000);
        Assert.Equal(2 * Math.Sqrt((9_980.0 * 9_980) - (aside * aside)) / 200, spans[1].From - spans[0].To, 1.0);
    }

    [Theory]
    [InlineData(10)]
    [InlineData(20)]
    [InlineData(40)]
    public void Jamming_shortens_the_range_to_burn_through(double decibels)
    {
        var free = View(Search, "altitude: 3 km");
        var jammed = View(Search, "altitude: 3 km", $"jamming: [{{near: launch-site, within: 500 km, jammingToNoise: {decibels} dB}}]");
        double SlantAt((SensorView View, Trajectory Flight, Scenario Scenario) scene)
        {
            var span = Assert.Single(scene.View.Held(scene.Flight, scene.Scenario.Raid[0].Threat));
            var (position, height) = scene.Flight.At(span.From);
            return RadarSpans.SlantMetres(Coverage.GroundRangeMetres(Target, position), 20, height, Wgs84.GaussianRadiusMetres(50));
        }

        Assert.Equal(SlantAt(free) * Math.Pow(1 + Math.Pow(10, decibels / 10), -0.25), SlantAt(jammed), 1.0);
        // A jammer beyond its distance, and one in a sector that the threat does not come from, do nothing.
        var far = View(Search, "altitude: 3 km", $"jamming: [{{near: launch-site, within: 300 km, jammingToNoise: {decibels} dB}}]");
        Assert.Equal(SlantAt(free), SlantAt(far));
        var aside = View(Search, "altitude: 3 km", $"jamming: [{{near: [45, 30], within: 600 km, jammingToNoise: {decibels} dB, sector: 60 deg}}]");
        Assert.Equal(SlantAt(free), SlantAt(aside), 1.0);
        var ahead = View(Search, "altitude: 3 km", $"jamming: [{{near: launch-site, within: 500 km, jammingToNoise: {decibels} dB, sector: 60 deg}}]");
        Assert.Equal(SlantAt(jammed), SlantAt(ahead), 1.0);
    }

    [Fact]
    public void A_radar_without_a_radar_equation_is_jammed_by_the_same_law()
    {
        const string old = "range: 60 km, maxRange: 300 km, antennaHeight: 20 m";
        var (view, flight, scenario) = View(old, "altitude: 3 km", "jamming: [{near: launch-site, within: 500 km, jammingToNoise: 20 dB}]");
        var span = Assert.Single(view.Held(flight, scenario.Raid[0].Threat));
        Assert.Equal(60_000 * Math.Pow(0.1, 0.25) * Math.Pow(101, -0.25), Coverage.GroundRangeMetres(Target, flight.At(span.From).Position), 1e-3);
    }

    [Theory]
    [InlineData("range: 60 km, maxRange: 300 km, antennaHeight: 20 m")]
    [InlineData(Search)]
    public void A_flat_file_changes_nothing(string radar)
    {
        var (plain, flight, scenario) = View(radar);
        foreach (var elevation in new[] { 0f, 250f })
        {
            var view = new SensorView(scenario.Sensors[0].Sensor, Target, Ground((_, _) => elevation), []);
            Assert.Equal(plain.Held(flight, scenario.Raid[0].Threat), view.Held(flight, scenario.Raid[0].Threat));
            Assert.Equal(plain.Searched(flight, scenario.Raid[0].Threat).SelectMany(s => s), view.Searched(flight, scenario.Raid[0].Threat).SelectMany(s => s));
        }
    }

    [Theory]
    [InlineData(100, 150)]
    [InlineData(300, 400)]
    public void A_ridge_hides_a_low_missile_until_the_computed_point(double height, double ridge)
    {
        var (_, flight, scenario) = View("range: 100 km, maxRange: 300 km, antennaHeight: 20 m", $"altitude: {height} m");
        // A wall of five posts across the way at 30.1 degrees east, 7.2 km from the radar.
        var terrain = Ground((_, longitude) => Math.Abs(longitude - 30.1) < 0.002 ? (float)ridge : 0);
        var seen = new SensorView(scenario.Sensors[0].Sensor, Target, terrain, []).Held(flight, scenario.Raid[0].Threat)[0];
        var wall = Coverage.GroundRangeMetres(Target, new GeoPosition(50, 30.1 + (2.5 / 1200)));
        // Behind the wall the missile never rises over the ray that touches the crest: it is seen when it climbs over the wall.
        Assert.True(Tangent(height, wall * 1.02) < Tangent(ridge, wall * 0.96));
        Assert.Equal(wall, Coverage.GroundRangeMetres(Target, flight.At(seen.From).Position), 100.0);
    }

    [Fact]
    public void A_low_ridge_shortens_the_view_to_where_the_ray_over_it_meets_the_flight()
    {
        var (_, flight, scenario) = View("range: 100 km, maxRange: 300 km, antennaHeight: 20 m", "altitude: 200 m");
        var terrain = Ground((_, longitude) => Math.Abs(longitude - 30.1) < 0.002 ? 60 : 0);
        var seen = new SensorView(scenario.Sensors[0].Sensor, Target, terrain, []).Held(flight, scenario.Raid[0].Threat)[0];
        var crest = Tangent(60, Coverage.GroundRangeMetres(Target, new GeoPosition(50, 30.1 - (2 / 1200.0))));
        // (200 - 20) / d - d / 2R = crest: a quadratic.
        var expected = Effective * (-crest + Math.Sqrt((crest * crest) + (2 * 180 / Effective)));
        Assert.Equal(expected, Coverage.GroundRangeMetres(Target, flight.At(seen.From).Position), expected * 0.01);
        Assert.True(expected < Horizon.DistanceMetres(20, 200) / 1.2);
    }

    [Fact]
    public void A_hill_lifts_the_radar_over_the_horizon_of_the_plain()
    {
        var (plain, flight, scenario) = View("range: 300 km, maxRange: 300 km, antennaHeight: 20 m");
        var terrain = Ground((latitude, longitude) => Math.Abs(longitude - 30) < 0.002 && Math.Abs(latitude - 50) < 0.002 ? 280 : 0);
        var seen = new SensorView(scenario.Sensors[0].Sensor, Target, terrain, []).Held(flight, scenario.Raid[0].Threat)[0];
        // From a height of 300 m over the plain, against 100 m.
        Assert.Equal(Horizon.DistanceMetres(300, 100), Coverage.GroundRangeMetres(Target, flight.At(seen.From).Position), 50.0);
        Assert.True(seen.From < plain.Held(flight, scenario.Raid[0].Threat)[0].From);
    }

    // The tangent of the elevation from an antenna at 20 m, for small angles.
    private static double Tangent(double metres, double distance) => ((metres - 20) / distance) - (distance / (2 * Effective));

    private static TerrainModel Ground(Func<double, double, float> elevation)
    {
        const int side = 1201;
        var posts = new float[side * side * 2];
        for (var row = 0; row < side; row++)
        {
            for (var column = 0; column < 2 * side; column++)
            {
                posts[(row * 2 * side) + column] = elevation(50.5 - (row / 1200.0), 29.5 + (column / 1200.0));
            }
        }

        return new TerrainModel([new TerrainTile("made", 50.5, 29.5, 1 / 1200.0, 1 / 1200.0, 2 * side, posts)]);
    }

    private static (SensorView View, Trajectory Flight, Scenario Scenario) View(string radar, string altitude = "altitude: 100 m", string more = "")
    {
        var scenario = SensingScenes.Radar(radar, altitude, more: more);
        return (new SensorView(scenario.Sensors[0].Sensor, scenario.Sensors[0].Position, scenario.Terrain, scenario.Jamming), RaidModel.Prepare(scenario).RouteAt(0).Trajectory, scenario);
    }
}
