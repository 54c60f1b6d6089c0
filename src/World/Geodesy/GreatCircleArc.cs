namespace Testudo.World.Geodesy;

/// <summary>
/// The shorter great-circle arc between two places, on the unit sphere of n-vectors. Closed form throughout: nothing
/// is stepped, iterated or allocated. Angles are in radians; times <see cref="Wgs84.GaussianRadiusMetres"/> at the
/// middle latitude they give metres within 0.2 % of the ellipsoid where that latitude is above 40°, within 0.4 %
/// anywhere (up to 1000 km). Source: the vector algebra of Gade, Journal of Navigation 63 (2010) 395-417, sections 5, 6.
/// </summary>
/// <remarks>
/// An arc shorter than 1e-15 rad (6 nanometres) has length 0 and is taken to head north. Between antipodes the arc
/// runs over the North pole; from a pole to its antipode it runs along longitude 0. Make arcs with
/// <see cref="Between"/>; the default value is not an arc.
/// </remarks>
public readonly record struct GreatCircleArc
{
    private const double Negligible = 1e-15;

    private readonly UnitVector3 origin;

    /// <summary>The direction of travel at the start, at right angles to it: p(theta) = start cos(theta) + ahead sin(theta).</summary>
    private readonly UnitVector3 heading;

    /// <summary>start × ahead: the pole of the circle on the left of the track.</summary>
    private readonly UnitVector3 pole;

    private GreatCircleArc(in UnitVector3 start, in UnitVector3 ahead, double angleRadians)
    {
        (double x, double y, double z) = start.Cross(ahead);
        origin = start;
        heading = ahead;
        pole = new(x, y, z);
        AngleRadians = angleRadians;
    }

    /// <summary>The length of the arc, in radians, in [0, pi], accurate to about 3e-16.</summary>
    public double AngleRadians { get; }

    /// <summary>The shorter arc from one place to another.</summary>
    /// <param name="from">Where fraction 0 lies.</param>
    /// <param name="to">Where fraction 1 lies.</param>
    /// <returns>The arc; see the remarks of the type for coincident and antipodal places.</returns>
    public static GreatCircleArc Between(GeoPosition from, GeoPosition to)
    {
        UnitVector3 start = from.ToUnitVector();
        UnitVector3 end = to.ToUnitVector();
        double angle = start.AngleRadiansTo(end);
        if (angle is > Negligible and < Math.PI - Negligible)
        {
            // The pole is normalised first: its cross product with the start is then exact to round-off at any length.
            (double x, double y, double z) = start.Cross(end);
            UnitVector3 left = UnitVector3.Normalise(x, y, z);
            (x, y, z) = left.Cross(start);
            return new(start, UnitVector3.Normalise(x, y, z), angle);
        }

        SineCosine latitude = SineCosine.FromDegrees(from.LatitudeDegrees);
        SineCosine longitude = latitude.Cos == 0 ? new(0, 1) : SineCosine.FromDegrees(from.LongitudeDegrees);
        UnitVector3 north = new(-latitude.Sin * longitude.Cos, -latitude.Sin * longitude.Sin, latitude.Cos);
        return new(start, north, angle < 1 ? 0 : angle);
    }

    /// <summary>The place at a fraction of the arc; accurate to about 3e-16 rad, 2 nanometres.</summary>
    /// <param name="fraction">Fraction of the length, dimensionless; outside [0, 1] the circle is followed beyond the arc.</param>
    /// <returns>The place.</returns>
    public GeoPosition PointAt(double fraction) => GeoPosition.FromUnitVector(UnitVectorAt(fraction));

    /// <summary>The n-vector at a fraction of the arc: as <see cref="PointAt"/>, without the way back to degrees.</summary>
    /// <param name="fraction">Fraction of the length, dimensionless; outside [0, 1] the circle is followed beyond the arc.</param>
    /// <returns>The n-vector.</returns>
    public UnitVector3 UnitVectorAt(double fraction)
    {
        (double sin, double cos) = Math.SinCos(fraction * AngleRadians);
        return new(
            (origin.X * cos) + (heading.X * sin),
            (origin.Y * cos) + (heading.Y * sin),
            (origin.Z * cos) + (heading.Z * sin));
    }

    /// <summary>
    /// The distance of a place from the whole great circle, in radians, in [-pi/2, pi/2]: positive to the right of the
    /// track, negative to the left. Source: E. Williams, Aviation Formulary V1.47, "Cross track error"; here by atan2,
    /// accurate to about 2e-16.
    /// </summary>
    /// <param name="p">The place.</param>
    /// <returns>The signed angle in radians.</returns>
    public double CrossTrackRadians(GeoPosition p)
    {
        UnitVector3 vector = p.ToUnitVector();
        double along = origin.Dot(vector), across = heading.Dot(vector);
        return Math.Atan2(-pole.Dot(vector), Math.Sqrt((along * along) + (across * across)));
    }

    /// <summary>
    /// How far along the track, from its start, the point of the great circle nearest to a place lies, in radians, in
    /// (-pi, pi]: negative behind the start. At the pole of the circle, where every point is as near, it is 0.
    /// Source: as <see cref="CrossTrackRadians"/>, but signed; accurate to about 2e-16 near the track.
    /// </summary>
    /// <param name="p">The place.</param>
    /// <returns>The signed angle in radians.</returns>
    public double AlongTrackRadians(GeoPosition p)
    {
        (double nearest, _, _) = Locate(p.ToUnitVector());
        return nearest;
    }

    /// <summary>
    /// The part of the arc within an angular radius of a centre, the rim included. With p(theta) on the circle, the dot
    /// product with the centre is cos(d) cos(theta - phi), d the distance of the centre from the circle and phi its
    /// angle along it; so the part is phi ± w, cos(w) = cos(radius) / cos(d), clipped to the arc. Exact to about
    /// 1e-15 rad except where the rim only grazes the circle: there the square root of that.
    /// </summary>
    /// <param name="centre">The centre as an n-vector.</param>
    /// <param name="radiusRadians">Angular radius in radians; from pi on everything is within, below 0 nothing.</param>
    /// <param name="enterFraction">Fraction of the arc, in [0, 1], where the part begins; 0 when there is none.</param>
    /// <param name="exitFraction">Fraction of the arc, in [enterFraction, 1], where the part ends; 0 when there is none.</param>
    /// <returns>
    /// Whether there is such a part. An arc of no length is within from 0 to 1 or not at all. A radius above pi/2 can
    /// leave two parts, at both ends of the arc; then the first is returned.
    /// </returns>
    /// <exception cref="ArgumentOutOfRangeException">The radius is not a number.</exception>
    public bool TryWithin(in UnitVector3 centre, double radiusRadians, out double enterFraction, out double exitFraction)
    {
        if (double.IsNaN(radiusRadians))
        {
            throw new ArgumentOutOfRangeException(nameof(radiusRadians), radiusRadians, "It must be a number.");
        }

        (enterFraction, exitFraction) = (0, 0);
        if (AngleRadians == 0)
        {
            exitFraction = origin.AngleRadiansTo(centre) <= radiusRadians ? 1 : 0;
            return exitFraction > 0;
        }

        (double nearest, double distance, _) = Locate(centre);
        if (distance > radiusRadians)
        {
            return false;
        }

        // The whole circle lies within, also one that is pi/2 away everywhere.
        if (radiusRadians + distance >= Math.PI)
        {
            exitFraction = 1;
            return true;
        }

        // tan²(w/2) = (cos d - cos r) / (cos d + cos r), in a form that does not cancel for a radius of metres.
        double halfWidth = 2 * Math.Atan(Math.Sqrt(
            Math.Tan((radiusRadians + distance) / 2) * Math.Tan((radiusRadians - distance) / 2)));
        double enter = nearest - halfWidth, exit = nearest + halfWidth;
        if (exit < 0)
        {
            // Beyond the antipode of the start the same part comes round again.
            (enter, exit) = (enter + Math.Tau, exit + Math.Tau);
        }

        if (enter > AngleRadians)
        {
            return false;
        }

        enterFraction = Math.Max(0, enter) / AngleRadians;
        exitFraction = Math.Min(AngleRadians, exit) / AngleRadians;
        return true;
    }

    /// <summary>The smallest angle between a centre and any point of the arc, in radians, in [0, pi], accurate to about 3e-16.</summary>
    /// <param name="centre">The centre as an n-vector.</param>
    /// <param name="fraction">Fraction of the arc, in [0, 1], where it is reached; 0 where every point is as near.</param>
    /// <returns>The angle in radians.</returns>
    public double ClosestApproach(in UnitVector3 centre, out double fraction)
    {
        (double nearest, double distance, bool isPole) = Locate(centre);
        fraction = 0;
        if (isPole && AngleRadians > 0)
        {
            return distance;
        }

        if (nearest >= 0 && nearest <= AngleRadians && AngleRadians > 0)
        {
            fraction = nearest / AngleRadians;
            return distance;
        }

        double fromStart = origin.AngleRadiansTo(centre);
        double fromEnd = UnitVectorAt(1).AngleRadiansTo(centre);
        fraction = fromEnd < fromStart ? 1 : 0;
        return Math.Min(fromStart, fromEnd);
    }

    /// <summary>Where on the whole circle the point nearest to a place lies, and how far from it the place is.</summary>
    private (double NearestRadians, double DistanceRadians, bool IsPole) Locate(in UnitVector3 place)
    {
        double alongStart = origin.Dot(place), alongAhead = heading.Dot(place);
        double onCircle = Math.Sqrt((alongStart * alongStart) + (alongAhead * alongAhead));
        return onCircle < Negligible
            ? (0, Math.PI / 2, true)
            : (Math.Atan2(alongAhead, alongStart), Math.Atan2(Math.Abs(pole.Dot(place)), onCircle), false);
    }
}
