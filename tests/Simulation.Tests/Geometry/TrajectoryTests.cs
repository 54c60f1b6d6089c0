using Testudo.Simulation.Geometry;
using Testudo.World.Geodesy;
using Testudo.World.Scenarios;

namespace Testudo.Simulation.Tests.Geometry;

public sealed class TrajectoryTests
{
    private static readonly GeoPosition Launch = new(50, 35);
    private static readonly GeoPosition Target = new(50, 30);

    [Fact]
    public void A_cruise_missile_flies_level_and_takes_its_way_over_its_speed()
    {
        var flight = Build("dart", "class: cruise", "spread: 0 km");
        var piece = Assert.Single(flight.Pieces);
        Assert.Equal(Geodesic.Inverse(Launch, Target).DistanceMetres / 200, flight.Duration, 1e-9);
        Assert.Equal((100, 100), (piece.StartHeight, piece.EndHeight));
        Assert.Equal(0, Geodesic.Inverse(Target, flight.At(flight.Duration).Position).DistanceMetres, 1e-3);
        Assert.Equal(0, Geodesic.Inverse(Launch, flight.At(0).Position).DistanceMetres, 1e-3);
    }

    [Fact]
    public void Points_on_the_way_are_passed_in_order()
    {
        var flight = Build("dart", "class: cruise", "spread: 0 km, via: [[51, 34], [49, 32]]");
        Assert.Equal(3, flight.Pieces.Count);
        Assert.Equal([Launch, new GeoPosition(51, 34), new GeoPosition(49, 32)], flight.Pieces.Select(p => p.From));
        Assert.Equal([new GeoPosition(51, 34), new GeoPosition(49, 32), Target], flight.Pieces.Select(p => p.To));
        Assert.All(flight.Pieces, p => Assert.Equal(Geodesic.Inverse(p.From, p.To).DistanceMetres, 200 * p.Duration, 1e-6));
        Assert.All(flight.Pieces.Zip(flight.Pieces.Skip(1)), p => Assert.Equal(p.First.End, p.Second.Start));
        Assert.Equal(flight.Pieces[1], flight.PieceAt(flight.Pieces[1].Start));
        Assert.Equal(flight.Pieces[2], flight.PieceAt(flight.Duration + 1));
    }

    [Fact]
    public void Routes_lie_in_the_corridor_each_by_itself_and_even_to_both_sides()
    {
        var salvo = Salvo("dart", "class: cruise", "spread: 20 km, routes: 4");
        var straight = GreatCircleArc.Between(Launch, Target);
        var offsets = Enumerable.Range(0, 4)
            .Select(r => TrajectoryBuilder.Build(salvo, Target, r))
            .Select(f => straight.CrossTrackRadians(f.Pieces[1].From) * Wgs84.GaussianRadiusMetres(50))
            .ToList();
        Assert.Equal(-15_000, offsets[0], 30.0);
        Assert.Equal(-5_000, offsets[1], 30.0);
        Assert.Equal(5_000, offsets[2], 30.0);
        Assert.Equal(15_000, offsets[3], 30.0);
    }

    // A parabola through both ends: 4 h x (1 - x). Top height as given at maximum range, a quarter of the range where that is less.
    [Theory]
    [InlineData(50_000, 50_000)]
    [InlineData(80_000, 80_000)]
    [InlineData(200_000, 89_620)]
    public void An_arc_rises_to_its_apogee_and_has_its_heights_in_time(double apogee, double expected)
    {
        var flight = Build("arrow", $"class: ballistic, profile: arc, apogee: {apogee} m, speed: 1000 m/s", "");
        Assert.Equal(TrajectoryBuilder.ArcPieces, flight.Pieces.Count);
        var length = Geodesic.Inverse(Launch, Target).DistanceMetres;
        var top = Math.Min(apogee, length / 4);
        Assert.Equal(expected, top, 50.0);
        Assert.Equal(length / 1000, flight.Duration, 1e-9);
        Assert.Equal(top, flight.At(flight.Duration / 2).Height, 1e-6);
        foreach (var (part, share) in new[] { (0.0, 0.0), (0.125, 0.4375), (0.25, 0.75), (0.5, 1.0), (0.75, 0.75), (0.875, 0.4375), (1.0, 0.0) })
        {
            Assert.Equal(share * top, flight.At(part * flight.Duration).Height, 1e-6);
        }

        // Between the ends of its pieces within 0.1 % of the apogee.
        for (var i = 0; i <= 1000; i++)
        {
            var x = i / 1000.0;
            Assert.Equal(4 * top * x * (1 - x), flight.At(x * flight.Duration).Height, top * 0.001);
        }
    }

    [Fact]
    public void A_high_dive_is_level_until_its_dive_and_then_sinks_in_a_straight_line()
    {
        var flight = Build("arrow", "class: supersonic-anti-ship, profile: high-dive, altitude: 20 km, diveRange: 30 km, speed: 1000 m/s", "spread: 0 km");
        Assert.Equal(2, flight.Pieces.Count);
        var dive = flight.Duration - 30;
        Assert.Equal(dive, flight.Pieces[1].Start, 1e-9);
        foreach (var (before, height) in new[] { (100.0, 20_000.0), (30.0, 20_000.0), (15.0, 10_000.0), (3.0, 2_000.0), (0.0, 0.0) })
        {
            Assert.Equal(height, flight.At(flight.Duration - before).Height, 1e-6);
        }

        Assert.Equal(30_000, Geodesic.Inverse(flight.Pieces[1].From, Target).DistanceMetres, 150.0);
        Assert.Equal(Target, flight.Pieces[1].To);
    }

    [Fact]
    public void A_high_dive_may_begin_before_the_last_leg_and_before_the_launch()
    {
        var legs = Build("arrow", "class: supersonic-anti-ship, profile: high-dive, altitude: 20 km, diveRange: 100 km, speed: 1000 m/s", "spread: 0 km, via: [50.2, 30.5]");
        Assert.Equal(3, legs.Pieces.Count);
        Assert.All(legs.Pieces.Zip(legs.Pieces.Skip(1)), p => Assert.Equal(p.First.EndHeight, p.Second.StartHeight, 1e-6));
        Assert.Equal(0, legs.Pieces[^1].EndHeight, 1e-9);
        Assert.Equal(20_000, legs.At(legs.Duration - 101).Height, 1e-6);
        Assert.Equal(10_000, legs.At(legs.Duration - 50).Height, 1e-6);
        var short_ = Build("arrow", "class: supersonic-anti-ship, profile: high-dive, altitude: 20 km, diveRange: 300 km, speed: 1000 m/s", "spread: 0 km", "[50.0, 31.0]");
        Assert.Equal(20_000, short_.At(0).Height, 1e-6);
        Assert.Equal(10_000, short_.At(short_.Duration / 2).Height, 1e-6);
    }

    [Theory]
    [InlineData(0, 10_000, 2_000, 5_000, 20, 50)]
    [InlineData(10_000, 0, 2_000, 5_000, 50, 80)]
    [InlineData(0, 10_000, -5, 20_000, 0, 100)]
    [InlineData(0, 1_000, 2_000, 5_000, double.NaN, double.NaN)]
    [InlineData(3_000, 3_000, 2_000, 5_000, 0, 100)]
    [InlineData(1_999, 1_999, 2_000, 5_000, double.NaN, double.NaN)]
    public void Heights_are_met_in_closed_form(double start, double end, double lowest, double highest, double from, double to)
    {
        var piece = new FlightPiece(GreatCircleArc.Between(Launch, Target), Launch, Target, 0, 100, start, end);
        Assert.Equal(double.IsNaN(from) ? null : new Span(from, to), piece.WithinHeights(lowest, highest));
    }

    [Fact]
    public void Spans_that_touch_are_one_and_common_parts_are_found()
    {
        var spans = new List<Span>();
        foreach (var span in new Span[] { new(0, 1), new(1, 2), new(3, 3), new(4, 5), new(5 + 1e-9, 6) })
        {
            Span.Append(spans, span);
        }

        Assert.Equal([new Span(0, 2), new Span(4, 6)], spans);
        Assert.Equal([new Span(1, 2), new Span(4, 4.5), new Span(5, 6)], Span.Intersect(spans, [new Span(1, 4.5), new Span(5, 9)]));
        Assert.Empty(Span.Intersect(spans, [new Span(2, 4)]));
    }

    private static Trajectory Build(string id, string threat, string salvo, string from = "launch-site")
    {
        var built = Salvo(id, threat, salvo, from);
        return TrajectoryBuilder.Build(built, Target, 0);
    }

    private static Salvo Salvo(string id, string threat, string salvo, string from = "launch-site") => TestScenarios.With(
        $"threat: {id}, count: 1, launch: at 06:00, from: {from}, targets: test-city{(salvo.Length > 0 ? ", " + salvo : "")}",
        "",
        "",
        id == "dart" ? null : TestScenarios.Definitions.Replace("  systems:", $"    - {{id: {id}, like: dart, {threat}}}\n  systems:")).Raid[0];
}
