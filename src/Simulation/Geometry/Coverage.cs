using Testudo.World.Geodesy;
using Testudo.World.Sensors;
using Testudo.World.Systems;
using Testudo.World.Threats;

namespace Testudo.Simulation.Geometry;

/// <summary>When a flight is inside the coverage of a sensor or the envelope of a defence system.</summary>
/// <remarks>See <c>docs/methods/detection.md</c> and <c>docs/methods/engagement.md</c>.</remarks>
public static class Coverage
{
    // Time to which the horizon is found on a piece that climbs or dives. Unit: seconds.
    private const double HorizonTolerance = 1e-3;

    /// <summary>When a sensor covers a flight.</summary>
    /// <param name="sensor">The sensor type.</param>
    /// <param name="site">Where it stands.</param>
    /// <param name="flight">The flight.</param>
    /// <param name="threat">What flies.</param>
    /// <returns>Spans of time after launch, in order. Unit: seconds.</returns>
    public static IReadOnlyList<Span> Of(SensorType sensor, GeoPosition site, Trajectory flight, ThreatType threat)
    {
        ArgumentNullException.ThrowIfNull(sensor);
        ArgumentNullException.ThrowIfNull(flight);
        ArgumentNullException.ThrowIfNull(threat);
        if (!sensor.Classes.Contains(threat.Class))
        {
            return [];
        }

        var spans = new List<Span>();
        switch (sensor.Kind)
        {
            case SensorKind.LaunchWarning:
                spans.Add(new Span(0, flight.Duration));
                break;
            case SensorKind.AcousticNetwork or SensorKind.ObserverNetwork:
                foreach (var piece in flight.Pieces)
                {
                    if (piece.WithinHeights(0, sensor.MaxAltitude!.Value) is { } low && WithinRange(piece, site, sensor.Range!.Value) is { } near)
                    {
                        Span.Append(spans, Common(low, near));
                    }
                }

                break;
            default:
                var range = RadarRangeMetres(sensor, threat.RadarCrossSection.Value);
                foreach (var piece in flight.Pieces)
                {
                    AppendRadar(spans, piece, site, range, sensor.AntennaHeight!.Value);
                }

                break;
        }

        return spans;
    }

    /// <summary>Range of a radar against a target: its range against 1 m² times the fourth root of the cross-section, within the instrumented range. Unit: metres.</summary>
    /// <param name="radar">The radar.</param>
    /// <param name="crossSectionSquareMetres">The target's radar cross-section.</param>
    public static double RadarRangeMetres(SensorType radar, double crossSectionSquareMetres)
    {
        ArgumentNullException.ThrowIfNull(radar);
        return Math.Min(radar.Range!.Value * Math.Pow(crossSectionSquareMetres, 0.25), radar.MaxRange!.Value);
    }

    /// <summary>When a system may intercept a flight, its own sensor left aside.</summary>
    /// <param name="envelope">What the system can do against this class.</param>
    /// <param name="site">Where it stands.</param>
    /// <param name="flight">The flight.</param>
    /// <returns>Spans of time after launch, in order. Unit: seconds.</returns>
    public static IReadOnlyList<Span> Of(Envelope envelope, GeoPosition site, Trajectory flight)
    {
        ArgumentNullException.ThrowIfNull(envelope);
        ArgumentNullException.ThrowIfNull(flight);
        var spans = new List<Span>();
        var lowest = envelope.MinAltitude?.Value ?? 0;
        var highest = envelope.MaxAltitude?.Value ?? double.MaxValue;
        if (envelope.Footprint is { } footprint)
        {
            // A threat in its terminal phase: the aim point has to lie in the footprint, the intercept on the way down, and no farther out
            // than a 45-degree line from the edge of the footprint to the greatest height.
            if (GroundRangeMetres(site, flight.Pieces[^1].To) <= footprint.Value)
            {
                foreach (var piece in flight.Pieces.Where(p => p.EndHeight <= p.StartHeight))
                {
                    if (piece.WithinHeights(lowest, highest) is { } heights && WithinRange(piece, site, footprint.Value + highest) is { } ranges)
                    {
                        Span.Append(spans, Common(heights, ranges));
                    }
                }
            }

            return spans;
        }

        foreach (var piece in flight.Pieces)
        {
            if (piece.WithinHeights(lowest, highest) is not { } heights || WithinRange(piece, site, envelope.Range!.Value) is not { } ranges)
            {
                continue;
            }

            var inside = Common(heights, ranges);
            if (envelope.MinRange is { Value: > 0 } minimum && WithinRange(piece, site, minimum.Value) is { } tooNear)
            {
                Span.Append(spans, inside with { To = Math.Min(inside.To, Math.Max(inside.From, tooNear.From)) });
                Span.Append(spans, inside with { From = Math.Max(inside.From, Math.Min(inside.To, tooNear.To)) });
            }
            else
            {
                Span.Append(spans, inside);
            }
        }

        return spans;
    }

    /// <summary>Range over ground on the sphere that fits the earth at the site (Gaussian radius). Unit: metres.</summary>
    /// <param name="site">The site.</param>
    /// <param name="other">The other position.</param>
    public static double GroundRangeMetres(GeoPosition site, GeoPosition other) =>
        GreatCircleArc.Between(site, other).AngleRadians * Wgs84.GaussianRadiusMetres(site.LatitudeDegrees);

    private static Span Common(Span a, Span b) => new(Math.Max(a.From, b.From), Math.Min(a.To, b.To));

    private static Span? WithinRange(FlightPiece piece, GeoPosition site, double range) =>
        piece.Arc.TryWithin(site.ToUnitVector(), range / Wgs84.GaussianRadiusMetres(site.LatitudeDegrees), out var enter, out var exit) && exit > enter
            ? new Span(piece.TimeAt(enter), piece.TimeAt(exit))
            : null;

    private static void AppendRadar(List<Span> spans, FlightPiece piece, GeoPosition site, double range, double antennaHeight)
    {
        if (WithinRange(piece, site, range) is not { } near)
        {
            return;
        }

        if (piece.StartHeight == piece.EndHeight)
        {
            if (WithinRange(piece, site, Math.Min(range, Horizon.DistanceMetres(antennaHeight, piece.StartHeight))) is { } visible)
            {
                Span.Append(spans, visible);
            }

            return;
        }

        // The height changes along the piece, and with it the horizon: find where the target rises over it or sinks behind it.
        double Margin(double time) =>
            Horizon.DistanceMetres(antennaHeight, Math.Max(0, piece.HeightAt(time))) - GroundRangeMetres(site, piece.Arc.PointAt(piece.FractionAt(time)));
        const int Parts = 8;
        var last = near.From;
        var lastMargin = Margin(last);
        for (var i = 1; i <= Parts; i++)
        {
            var next = near.From + ((near.To - near.From) * i / Parts);
            var nextMargin = Margin(next);
            if (lastMargin >= 0 && nextMargin >= 0)
            {
                Span.Append(spans, new Span(last, next));
            }
            else if (lastMargin >= 0 || nextMargin >= 0)
            {
                var (low, high) = (last, next);
                while (high - low > HorizonTolerance)
                {
                    var middle = (low + high) / 2;
                    (low, high) = Margin(middle) >= 0 == lastMargin >= 0 ? (middle, high) : (low, middle);
                }

                Span.Append(spans, lastMargin >= 0 ? new Span(last, low) : new Span(high, next));
            }

            (last, lastMargin) = (next, nextMargin);
        }
    }
}
