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
            var last = piece.From;
            for (var i = 1; i <= steps; i++)
            {
                var next = i == steps ? piece.To : piece.Arc.PointAt((double)i / steps);
                var count = country.Crossings(last, next, fractions);
                for (var c = 0; c < count; c++)
                {
                    crossings.Add(piece.TimeAt((i - 1 + fractions[c]) / steps));
                }

                last = next;
            }
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
