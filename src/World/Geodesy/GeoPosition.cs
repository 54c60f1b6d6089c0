namespace Testudo.World.Geodesy;

/// <summary>
/// A place on the WGS-84 ellipsoid by geodetic latitude and longitude. Always valid; the default value is latitude 0,
/// longitude 0. Source: NIMA TR8350.2, third edition (2000). Accuracy: a double holds 180° to 3e-14°, 3 nanometres.
/// </summary>
public readonly record struct GeoPosition
{
    /// <summary>A place from its geodetic coordinates.</summary>
    /// <param name="latitudeDegrees">Geodetic latitude in degrees, north positive, in [-90, 90].</param>
    /// <param name="longitudeDegrees">Longitude in degrees, east positive, any finite number; stored in [-180, 180).</param>
    /// <exception cref="ArgumentOutOfRangeException">A coordinate is not finite, or the latitude is outside [-90, 90].</exception>
    public GeoPosition(double latitudeDegrees, double longitudeDegrees)
    {
        if (!(Math.Abs(latitudeDegrees) <= 90))
        {
            throw new ArgumentOutOfRangeException(nameof(latitudeDegrees), latitudeDegrees, "It must be from -90 to 90.");
        }

        if (!double.IsFinite(longitudeDegrees))
        {
            throw new ArgumentOutOfRangeException(nameof(longitudeDegrees), longitudeDegrees, "It must be finite.");
        }

        LatitudeDegrees = latitudeDegrees;
        LongitudeDegrees = NormaliseLongitude(longitudeDegrees);
    }

    /// <summary>Geodetic latitude on WGS-84, in degrees, in [-90, 90], north positive. The default value is 0.</summary>
    public double LatitudeDegrees { get; }

    /// <summary>Longitude on WGS-84, in degrees, in [-180, 180), east positive. The default value is 0.</summary>
    public double LongitudeDegrees { get; }

    /// <summary>The place of an n-vector, the inverse of <see cref="ToUnitVector"/>; exact to about 2e-14 degrees.</summary>
    /// <param name="vector">The outward normal of the ellipsoid at the place. At a pole the longitude is that of X, Y, or 0.</param>
    /// <returns>The place.</returns>
    public static GeoPosition FromUnitVector(UnitVector3 vector)
    {
        double equatorial = Math.Sqrt((vector.X * vector.X) + (vector.Y * vector.Y));
        double latitude = Math.Atan2(vector.Z, equatorial) * SineCosine.DegreesPerRadian;
        return new(Math.Clamp(latitude, -90, 90), Math.Atan2(vector.Y, vector.X) * SineCosine.DegreesPerRadian);
    }

    /// <summary>
    /// The n-vector of the place: the outward normal of the ellipsoid, from the geodetic (not the geocentric)
    /// latitude. Dimensionless, length 1, components exact to about 2e-16. Source: Gade (2010), equation 3.
    /// </summary>
    /// <returns>The normal as a unit vector.</returns>
    public UnitVector3 ToUnitVector()
    {
        SineCosine latitude = SineCosine.FromDegrees(LatitudeDegrees);
        SineCosine longitude = SineCosine.FromDegrees(LongitudeDegrees);
        return new(latitude.Cos * longitude.Cos, latitude.Cos * longitude.Sin, latitude.Sin);
    }

    private static double NormaliseLongitude(double degrees)
    {
        // The remainder is exact, and lies in [-180, 180]; 180 east and 180 west are one meridian.
        double reduced = degrees is >= -180 and < 180 ? degrees : Math.IEEERemainder(degrees, 360);
        return reduced == 180 ? -180 : reduced;
    }
}
