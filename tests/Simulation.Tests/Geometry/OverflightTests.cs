using FsCheck;
using FsCheck.Fluent;
using Testudo.Simulation.Geometry;
using Testudo.World;
using Testudo.World.Geodesy;
using Testudo.World.Scenarios;

namespace Testudo.Simulation.Tests.Geometry;

public sealed class OverflightTests
{
    /// <summary>Flights of two legs over Eastern Europe.</summary>
    private static readonly Gen<Trajectory> Flights =
        from a in Place
        from b in Place
        from c in Place
        select Flight(a, b, c);

    private static Gen<GeoPosition> Place =>
        from latitude in Samples.Between(43, 57)
        from longitude in Samples.Between(15, 45)
        select new GeoPosition(latitude, longitude);

    [Fact]
    public void A_flight_is_over_a_country_when_its_position_is() => Samples.ForAll(
        Flights,
        flight =>
        {
            foreach (var country in TestScenarios.Catalogue.Countries)
            {
                var spans = Overflights.Of(country, flight);
                for (var i = 0; i <= 50; i++)
                {
                    var time = flight.Duration * i / 50;
                    // Within 100 m of a border either answer is right: at most 20 m between chord and circle, flown at 1 km/s.
                    if (spans.Any(s => Math.Abs(s.From - time) < 0.1 || Math.Abs(s.To - time) < 0.1))
                    {
                        continue;
                    }

                    var expected = country.Contains(flight.At(time).Position);
                    Assert.True(expected == spans.Any(s => s.From <= time && time <= s.To), $"{country.Id} at {time} of {flight.Duration}: {string.Join(", ", flight.Pieces.Select(p => p.From))} {flight.Pieces[^1].To}");
                }
            }
        },
        cases: 200);

    [Fact]
    public void No_border_is_missed_where_a_stretch_is_skipped() => Samples.ForAll(
        Flights,
        flight =>
        {
            Span<double> fractions = stackalloc double[Country.MostCrossings];
            foreach (var country in TestScenarios.Catalogue.Countries)
            {
                // Every step of the circle by itself.
                var (borders, inside) = (0, country.Contains(flight.Pieces[0].From));
                foreach (var piece in flight.Pieces)
                {
                    var steps = Math.Max(1, (int)Math.Ceiling(piece.Arc.AngleRadians / 0.002));
                    for (var i = 0; i < steps; i++)
                    {
                        borders += country.Crossings(i == 0 ? piece.From : piece.Arc.PointAt((double)i / steps), i == steps - 1 ? piece.To : piece.Arc.PointAt((i + 1.0) / steps), fractions);
                    }
                }

                Assert.Equal((borders + (inside ? 2 : 1)) / 2, Overflights.Of(country, flight).Count);
            }
        },
        cases: 200);

    [Fact]
    public void The_parity_of_borders_crossed_says_whether_the_ends_lie_on_different_sides() => Samples.ForAll(
        Flights,
        flight =>
        {
            foreach (var country in TestScenarios.Catalogue.Countries)
            {
                var spans = Overflights.Of(country, flight);
                var borders = spans.Sum(s => (s.From > 0 ? 1 : 0) + (s.To < flight.Duration ? 1 : 0));
                Assert.Equal(country.Contains(flight.Pieces[0].From) != country.Contains(flight.Pieces[^1].To), borders % 2 == 1);
                Assert.All(spans.Zip(spans.Skip(1)), p => Assert.True(p.First.To < p.Second.From));
            }
        },
        cases: 500);

    [Fact]
    public void A_long_leg_that_bulges_over_a_border_crosses_it()
    {
        // Belarus ends at 51.3 N; the ends of the leg lie at 49.6 N and 50.2 N.
        var flight = Flight(new GeoPosition(49.56, 61.88), new GeoPosition(50.19, 15.56));
        var belarus = TestScenarios.Catalogue.Countries.Single(c => c.Id == "belarus");
        var inside = Enumerable.Range(0, 401).Select(i => flight.Duration * i / 400).Where(t => belarus.Contains(flight.At(t).Position)).ToList();
        Assert.NotEmpty(inside);
        var spans = Overflights.Of(belarus, flight);
        Assert.All(inside, t => Assert.Contains(spans, s => s.From <= t && t <= s.To));
    }

    [Fact]
    public void The_built_up_area_of_an_asset_is_a_disc()
    {
        var position = new GeoPosition(50, 30);
        var asset = new Asset("a", LocalisedText.Same("A"), position, 1, 0.02, null, 10_000);
        var across = Flight(new GeoPosition(50, 28), position, new GeoPosition(50, 32));
        var span = Assert.Single(Overflights.Of(asset, across));
        Assert.Equal(20_000 / 1000.0, span.To - span.From, 0.1);
        Assert.Equal(10_000, Coverage.GroundRangeMetres(position, across.At(span.From).Position), 1e-3);
        Assert.Empty(Overflights.Of(asset, Flight(new GeoPosition(51, 28), new GeoPosition(51, 30), new GeoPosition(51, 32))));
    }

    private static Trajectory Flight(params GeoPosition[] points)
    {
        var pieces = new List<FlightPiece>();
        var time = 0.0;
        for (var i = 1; i < points.Length; i++)
        {
            var end = time + (Geodesic.Inverse(points[i - 1], points[i]).DistanceMetres / 1000);
            pieces.Add(new FlightPiece(GreatCircleArc.Between(points[i - 1], points[i]), points[i - 1], points[i], time, end, 100, 100));
            time = end;
        }

        return new Trajectory(pieces);
    }
}
