using Testudo.Simulation.Geometry;
using Testudo.World.Geodesy;
using Testudo.World.Scenarios;
using Testudo.World.Sensors;
using Testudo.World.Systems;
using Testudo.World.Threats;

namespace Testudo.Simulation.Tests.Geometry;

public sealed class CoverageTests
{
    private const double Speed = 200;

    private static readonly GeoPosition Launch = new(50, 35);
    private static readonly GeoPosition Target = new(50, 30);

    private static readonly Trajectory Flight = FlightOf(Scene("{system: guard, near: test-city}"));

    [Theory]
    [InlineData(0)]
    [InlineData(5_000)]
    [InlineData(20_000)]
    [InlineData(39_000)]
    public void The_time_in_an_envelope_is_that_of_a_circle_cut_by_a_line(double offsetMetres)
    {
        const double range = 40_000;
        var site = Beside(offsetMetres);
        var span = Assert.Single(Coverage.Of(EnvelopeOf(""), site, Flight));
        // On the sphere of the site: cos(half the way) = cos(range) / cos(offset). In the plane: half the way = sqrt(R² - d²).
        var radius = Wgs84.GaussianRadiusMetres(site.LatitudeDegrees);
        var distance = Flight.Pieces[0].Arc.ClosestApproach(site.ToUnitVector(), out _);
        var angle = 2 * Math.Acos(Math.Cos(range / radius) / Math.Cos(distance));
        var whole = Flight.Pieces[0].Arc.AngleRadians;
        Assert.Equal(angle / whole * Flight.Duration, span.To - span.From, 1e-6);
        var plane = 2 * Math.Sqrt((range * range) - (offsetMetres * offsetMetres)) / Speed;
        // The leg is timed on the ellipsoid, the range laid on its sphere: they part by up to 0.4 %, more where the line only grazes.
        Assert.Equal(plane, span.To - span.From, plane * 0.004 * range * range / ((range * range) - (offsetMetres * offsetMetres)));
        Assert.Equal((span.From + span.To) / 2, Flight.Duration * NearestFraction(site), 1e-6);
    }

    [Fact]
    public void A_flight_past_the_range_is_not_in_it() => Assert.Empty(Coverage.Of(EnvelopeOf(""), Beside(40_500), Flight));

    [Fact]
    public void A_flight_that_ends_inside_is_in_it_to_the_end()
    {
        var span = Assert.Single(Coverage.Of(EnvelopeOf(""), Target, Flight));
        Assert.Equal(Flight.Duration, span.To, 1e-9);
        Assert.Equal(40_000 / Speed, span.To - span.From, 40_000 / Speed * 0.004);
    }

    [Fact]
    public void A_dead_zone_splits_the_time_in_two()
    {
        var site = Beside(3_000);
        var whole = Assert.Single(Coverage.Of(EnvelopeOf(""), site, Flight));
        var parts = Coverage.Of(EnvelopeOf("minRange: 10 km, "), site, Flight);
        Assert.Equal(2, parts.Count);
        Assert.Equal((whole.From, whole.To), (parts[0].From, parts[1].To));
        var hole = 2 * Math.Sqrt((10_000.0 * 10_000) - (3_000.0 * 3_000)) / Speed;
        Assert.Equal(hole, parts[1].From - parts[0].To, hole * 0.005);
        // A dead zone that is only passed by makes no hole.
        Assert.Single(Coverage.Of(EnvelopeOf("minRange: 2 km, "), site, Flight));
        // One that reaches to the end leaves the way in.
        Assert.Single(Coverage.Of(EnvelopeOf("minRange: 10 km, "), Target, Flight));
    }

    [Theory]
    [InlineData("minAltitude: 101 m, ", 0)]
    [InlineData("minAltitude: 100 m, ", 1)]
    [InlineData("minAltitude: 99 m, ", 1)]
    public void A_level_flight_is_within_heights_or_not_at_all(string limits, int expected) =>
        Assert.Equal(expected, Coverage.Of(EnvelopeOf(limits), Target, Flight).Count);

    [Theory]
    [InlineData(20, 100)]
    [InlineData(5, 50)]
    [InlineData(30, 30)]
    public void A_radar_sees_a_low_missile_from_the_horizon_on(double antenna, double height)
    {
        var (sensor, threat) = Seen($"kind: radar, range: 300 km, maxRange: 300 km, antennaHeight: {antenna} m", height);
        var flight = FlightOf(Scene("", $"altitude: {height} m"));
        var span = Assert.Single(Coverage.Of(sensor, Target, flight, threat));
        Assert.Equal(flight.Duration, span.To, 1e-9);
        var seenAt = Coverage.GroundRangeMetres(Target, flight.At(span.From).Position);
        Assert.Equal(Horizon.DistanceMetres(antenna, height), seenAt, 1e-3);
    }

    [Fact]
    public void A_high_flight_is_seen_from_the_range_on_that_its_cross_section_gives()
    {
        var (sensor, threat) = Seen("kind: radar, range: 100 km, maxRange: 300 km, antennaHeight: 20 m", 10_000);
        var flight = FlightOf(Scene("", "altitude: 10 km"));
        var span = Assert.Single(Coverage.Of(sensor, Target, flight, threat));
        // 0.1 m²: the fourth root is .562
        Assert.Equal(100_000 * Math.Pow(0.1, 0.25), Coverage.GroundRangeMetres(Target, flight.At(span.From).Position), 1e-3);
        Assert.Equal(56_234.13, Coverage.RadarRangeMetres(sensor, 0.1), 0.01);
        Assert.Equal(200_000, Coverage.RadarRangeMetres(sensor, 16), 1e-6);
        Assert.Equal(300_000, Coverage.RadarRangeMetres(sensor, 1000), 1e-6);
    }

    [Fact]
    public void A_climbing_flight_is_seen_when_it_rises_over_the_horizon()
    {
        var scenario = Scene("", "altitude: 10 km", "class: ballistic, profile: arc, apogee: 80 km, speed: 1000 m/s");
        var (flight, threat) = (FlightOf(scenario), scenario.Raid[0].Threat);
        var (sensor, _) = Seen("kind: radar, range: 1000 km, maxRange: 1000 km, antennaHeight: 20 m", 100);
        var span = Assert.Single(Coverage.Of(sensor, Target, flight, threat));
        var (position, height) = flight.At(span.From);
        Assert.Equal(Horizon.DistanceMetres(20, height), Coverage.GroundRangeMetres(Target, position), 20.0);
        Assert.Equal(flight.Duration, span.To, 1e-6);
        Assert.InRange(span.From, 1, flight.Duration / 2);
    }

    [Fact]
    public void Airborne_radar_sees_farther_down()
    {
        var (ground, threat) = Seen("kind: radar, range: 500 km, maxRange: 500 km, antennaHeight: 20 m", 100);
        var (air, _) = Seen("kind: airborne-radar, range: 500 km, maxRange: 500 km, antennaHeight: 9 km", 100);
        var (near, far) = (Assert.Single(Coverage.Of(ground, Target, Flight, threat)), Assert.Single(Coverage.Of(air, Target, Flight, threat)));
        Assert.True(far.From < near.From);
    }

    [Fact]
    public void A_launch_warning_covers_the_whole_flight_wherever_it_stands()
    {
        var (sensor, threat) = Seen("kind: launch-warning", 100);
        Assert.Equal([new Span(0, Flight.Duration)], Coverage.Of(sensor, new GeoPosition(-30, 150), Flight, threat));
    }

    [Fact]
    public void A_sensor_sees_only_its_classes()
    {
        var (sensor, threat) = Seen("kind: launch-warning, classes: [ballistic]", 100);
        Assert.Empty(Coverage.Of(sensor, Target, Flight, threat));
        Assert.Single(Coverage.Of(sensor, Target, Flight, threat with { Class = ThreatClass.Ballistic }));
    }

    [Theory]
    [InlineData("acoustic-network", 100, 1)]
    [InlineData("observer-network", 100, 1)]
    [InlineData("acoustic-network", 99, 0)]
    [InlineData("observer-network", 99, 0)]
    public void A_network_notices_what_flies_low_enough(string kind, double ceiling, int expected)
    {
        var (sensor, threat) = Seen($"kind: {kind}, range: 15 km, maxAltitude: {ceiling} m", 100);
        var spans = Coverage.Of(sensor, Target, Flight, threat);
        Assert.Equal(expected, spans.Count);
        Assert.All(spans, s => Assert.Equal(15_000, Coverage.GroundRangeMetres(Target, Flight.At(s.From).Position), 1e-3));
    }

    [Fact]
    public void A_network_hears_an_arc_only_below_its_ceiling()
    {
        var scenario = Scene("", "altitude: 10 km", "class: ballistic, profile: arc, apogee: 80 km, speed: 1000 m/s");
        var flight = FlightOf(scenario);
        var (sensor, _) = Seen("kind: observer-network, range: 900 km, maxAltitude: 2 km", 100);
        var spans = Coverage.Of(sensor, Target, flight, scenario.Raid[0].Threat);
        Assert.Equal(2, spans.Count);
        Assert.Equal(0, spans[0].From, 1e-9);
        Assert.Equal(2000, flight.At(spans[0].To).Height, 1e-6);
        Assert.Equal(2000, flight.At(spans[1].From).Height, 1e-6);
        Assert.Equal(flight.Duration, spans[1].To, 1e-9);
    }

    [Fact]
    public void A_ballistic_threat_is_met_on_its_way_down_where_its_aim_point_is_defended()
    {
        var scenario = Scene("{system: guard, near: test-city}", "altitude: 10 km", "class: ballistic, profile: arc, apogee: 80 km, speed: 1000 m/s", "ballistic: {footprint: 25 km, minAltitude: 2 km, maxAltitude: 20 km, kill: 0.5}, ");
        var (flight, envelope) = (FlightOf(scenario), scenario.Batteries[0].System.Against[ThreatClass.Ballistic]);
        var radius = Wgs84.GaussianRadiusMetres(50);
        GeoPosition At(double metres) => new(50, 30 + (metres / radius / Math.Cos(50 * Math.PI / 180) * 180 / Math.PI));
        Assert.InRange(Coverage.GroundRangeMetres(At(24_900), Target), 24_800, 25_000);
        Assert.Empty(Coverage.Of(envelope, At(-25_100), flight));
        Assert.Empty(Coverage.Of(envelope, At(25_100), flight));
        Assert.Empty(Coverage.Of(envelope, Launch, flight));
        foreach (var site in new[] { At(-24_900), Target, At(24_900) })
        {
            var span = Assert.Single(Coverage.Of(envelope, site, flight));
            Assert.True(span.From > flight.Duration / 2);
            Assert.InRange(flight.At(span.From).Height, 2000, 20_000 + 1e-6);
            Assert.Equal(2000, flight.At(span.To).Height, 1e-6);
        }
    }

    private static double NearestFraction(GeoPosition site)
    {
        Flight.Pieces[0].Arc.ClosestApproach(site.ToUnitVector(), out var fraction);
        return fraction;
    }

    /// <summary>A site at a distance to the north of the middle of the flight.</summary>
    private static GeoPosition Beside(double metres)
    {
        var middle = Flight.Pieces[0].Arc.PointAt(0.5);
        return new GeoPosition(middle.LatitudeDegrees + (metres / Wgs84.MeridianRadiusMetres(middle.LatitudeDegrees) * 180 / Math.PI), middle.LongitudeDegrees);
    }

    private static Envelope EnvelopeOf(string limits) =>
        Scene("{system: guard, near: test-city}", envelope: limits).Batteries[0].System.Against[ThreatClass.Cruise];

    private static (SensorType Sensor, ThreatType Threat) Seen(string sensor, double height)
    {
        var scenario = Scene("", $"altitude: {height} m", sensor: sensor);
        return (scenario.Catalogue.Sensors.Find("eye")!, scenario.Raid[0].Threat);
    }

    private static Trajectory FlightOf(Scenario scenario) => TrajectoryBuilder.Build(scenario.Raid[0], Target, 0);

    private static Scenario Scene(string batteries, string altitude = "altitude: 100 m", string threat = "", string others = "", string envelope = "", string sensor = "kind: launch-warning") =>
        TestScenarios.With(
            $"threat: {(threat.Length > 0 ? "arrow" : "dart")}, count: 1, launch: at 06:00, from: launch-site, spread: 0 km, targets: test-city",
            batteries,
            "",
            TestScenarios.Definitions
                .Replace("altitude: 100 m", altitude)
                .Replace("  systems:", threat.Length > 0 ? $"    - {{id: arrow, like: dart, {threat}}}\n  systems:" : "  systems:")
                .Replace("  threats:", $"    - {{id: eye, {sensor}, detection: 1, delay: 0 s, availability: 1}}\n  threats:")
                .Replace("against: {cruise: {", $"against: {{{others}cruise: {{{envelope}"));
}
