using Testudo.Simulation.Geometry;
using Testudo.World.Geodesy;
using Testudo.World.Sensors;

namespace Testudo.Simulation.Sensing;

/// <summary>When a flight is within the slant range of a radar, over the horizon and below the cone of silence.</summary>
internal sealed class RadarSpans
{
    // Parts of a climb or dive on which changes of sight are sought, and the time to which they are found. Unit of the time: seconds.
    private const int Parts = 16;
    private const double Tolerance = 1e-3;

    // Height shortens a way over ground less than this, for what radars meet.
    private const double GroundOverSlant = 1.01;

    private readonly GeoPosition site;
    private readonly UnitVector3 normal;
    private readonly double radius;
    private readonly double range;
    private readonly bool isScanned;
    private readonly double antenna;
    private readonly double antennaLift;
    private readonly double targetLift;
    private readonly double maxElevation;

    /// <summary>A radar at its place.</summary>
    /// <param name="type">The type.</param>
    /// <param name="site">Where it stands.</param>
    /// <param name="range">Its range against the target. Unit: metres.</param>
    /// <param name="lift">The ground below it over the lowest ground: with it the smooth horizon is the farthest that any ground allows. Unit: metres.</param>
    /// <param name="relief">The highest ground over the lowest. Unit: metres.</param>
    public RadarSpans(SensorType type, GeoPosition site, double range, double lift, double relief)
    {
        (this.site, this.range, normal) = (site, range, site.ToUnitVector());
        radius = Wgs84.GaussianRadiusMetres(site.LatitudeDegrees);
        isScanned = type.IsScanned;
        antenna = type.AntennaHeight!.Value;
        antennaLift = lift;
        targetLift = relief;
        maxElevation = (type.MaxElevation?.Value ?? 90) * Math.PI / 180;
    }

    /// <summary>Slant range on a sphere. Unit: metres.</summary>
    public static double SlantMetres(double ground, double antenna, double height, double radius)
    {
        var half = Math.Sin(ground / radius / 2);
        var rise = height - antenna;
        return Math.Sqrt((rise * rise) + (4 * (radius + antenna) * (radius + height) * half * half));
    }

    public List<Span> Of(Trajectory flight)
    {
        var spans = new List<Span>();
        foreach (var piece in flight.Pieces)
        {
            if (piece.StartHeight == piece.EndHeight)
            {
                AppendLevel(spans, piece);
            }
            else
            {
                AppendSloping(spans, piece);
            }
        }

        return spans;
    }

    // All limits are circles over ground.
    private void AppendLevel(List<Span> spans, FlightPiece piece)
    {
        var height = piece.StartHeight;
        var far = Math.Min(GroundMetres(height), HorizonMetres(height));
        if (!(far > 0) || Within(piece, far) is not { } near)
        {
            return;
        }

        var silent = SilentMetres(height);
        if (silent > 0 && Within(piece, silent) is { } above)
        {
            Span.Append(spans, near with { To = Math.Min(near.To, Math.Max(near.From, above.From)) });
            Span.Append(spans, near with { From = Math.Max(near.From, Math.Min(near.To, above.To)) });
        }
        else
        {
            Span.Append(spans, near);
        }
    }

    private void AppendSloping(List<Span> spans, FlightPiece piece)
    {
        if (Within(piece, range * GroundOverSlant) is not { } near)
        {
            return;
        }

        bool IsSeen(double time)
        {
            var height = Math.Max(0, piece.HeightAt(time));
            var ground = Coverage.GroundRangeMetres(site, piece.Arc.PointAt(piece.FractionAt(time)));
            return ground <= GroundMetres(height) && ground <= HorizonMetres(height) && ground >= SilentMetres(height);
        }

        var (last, seen) = (near.From, IsSeen(near.From));
        for (var i = 1; i <= Parts; i++)
        {
            var next = near.From + ((near.To - near.From) * i / Parts);
            var seenNext = IsSeen(next);
            if (seen && seenNext)
            {
                Span.Append(spans, new Span(last, next));
            }
            else if (seen || seenNext)
            {
                var (low, high) = (last, next);
                while (high - low > Tolerance)
                {
                    var middle = (low + high) / 2;
                    (low, high) = IsSeen(middle) == seen ? (middle, high) : (low, middle);
                }

                Span.Append(spans, seen ? new Span(last, low) : new Span(high, next));
            }

            (last, seen) = (next, seenNext);
        }
    }

    // The distance over ground at which the slant range to a height is the range; below 0 where it never is. Unit: metres.
    private double GroundMetres(double height)
    {
        if (!isScanned)
        {
            return range;
        }

        var rise = height - antenna;
        var square = ((range * range) - (rise * rise)) / (4 * (radius + antenna) * (radius + height));
        return square < 0 ? -1 : 2 * radius * Math.Asin(Math.Min(1, Math.Sqrt(square)));
    }

    private double HorizonMetres(double height) => Horizon.DistanceMetres(antenna + antennaLift, height + targetLift);

    // The distance over ground within which a height stands above the greatest elevation. Unit: metres.
    private double SilentMetres(double height)
    {
        if (maxElevation >= Math.PI / 2 || height <= antenna)
        {
            return 0;
        }

        return radius * (Math.Acos((radius + antenna) * Math.Cos(maxElevation) / (radius + height)) - maxElevation);
    }

    private Span? Within(FlightPiece piece, double ground) =>
        piece.Arc.TryWithin(normal, ground / radius, out var enter, out var exit) && exit > enter
            ? new Span(piece.TimeAt(enter), piece.TimeAt(exit))
            : null;
}
