using Testudo.World;
using Testudo.World.Geodesy;
using Testudo.World.Scenarios;

namespace Testudo.Simulation.Geometry;

/// <summary>When a flight is over a country or a built-up area.</summary>
public static class Overflights
{
    // A great circle is followed by straight lines in latitude and longitude of this length: at 50 degrees they part by less than 20 m. Unit: radians (about 13 km).
    private const double StepRadians = 0.002;

    /// <summary>When a flight is over a country. Unit: seconds after launch.</summary>
    /// <param name="country">The country.</param>
    /// <param name="flight">The flight.</param>
    public static IReadOnlyList<Span> Of(Country country, Trajectory flight)
    {
        ArgumentNullException.ThrowIfNull(country);
        ArgumentNullException.ThrowIfNull(flight);
        var crossings = new List<double>();
        Span<double> fractions = stackalloc double[Country.MostCrossings];
        foreach (var piece in flight.Pieces)
        {
            if (!country.MayTouch(piece.From, piece.To))
            {
                continue;
            }

            var steps = Math.Max(1, (int)Math.Ceiling(piece.Arc.AngleRadians / StepRadians));
            AddCrossings(country, piece, steps, (0, piece.From), (steps, piece.To), fractions, crossings);
        }

        crossings.Sort();
        var inside = country.Contains(flight.Pieces[0].From);
        var spans = new List<Span>();
        var from = 0.0;
        foreach (var time in crossings.Append(flight.Duration))
        {
            if (inside)
            {
                Span.Append(spans, new Span(from, time));
            }

            (inside, from) = (!inside, time);
        }

        return spans;
    }

    // Most of a flight is nowhere near the border: a stretch is halved only where its box holds a part of it. Every step looks at 2 µs of tree otherwise.
    private static void AddCrossings(Country country, FlightPiece piece, int steps, (int Step, GeoPosition At) from, (int Step, GeoPosition At) to, Span<double> fractions, List<double> crossings)
    {
        if (to.Step - from.Step > 1)
        {
            if (country.MayCross(from.At, to.At))
            {
                var middle = (from.Step + to.Step) / 2;
                var halfway = (middle, piece.Arc.PointAt((double)middle / steps));
                AddCrossings(country, piece, steps, from, halfway, fractions, crossings);
                AddCrossings(country, piece, steps, halfway, to, fractions, crossings);
            }

            return;
        }

        var count = country.Crossings(from.At, to.At, fractions);
        for (var c = 0; c < count; c++)
        {
            crossings.Add(piece.TimeAt((from.Step + fractions[c]) / steps));
        }
    }

    /// <summary>When a flight is over the built-up area of an asset. Unit: seconds after launch.</summary>
    /// <param name="asset">The asset.</param>
    /// <param name="flight">The flight.</param>
    public static IReadOnlyList<Span> Of(Asset asset, Trajectory flight)
    {
        ArgumentNullException.ThrowIfNull(asset);
        ArgumentNullException.ThrowIfNull(flight);
        var spans = new List<Span>();
        var radius = asset.Radius / Wgs84.GaussianRadiusMetres(asset.Position.LatitudeDegrees);
        foreach (var piece in flight.Pieces)
        {
            if (piece.Arc.TryWithin(asset.Position.ToUnitVector(), radius, out var enter, out var exit))
            {
                Span.Append(spans, new Span(piece.TimeAt(enter), piece.TimeAt(exit)));
            }
        }

        return spans;
    }
}
