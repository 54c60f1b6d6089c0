namespace Testudo.World.Geodesy;

/// <summary>
/// The WGS-84 ellipsoid and its radii. Source: NIMA TR8350.2, "Department of Defense World Geodetic System 1984",
/// third edition, amendment 1 (2000), tables 3.1 and 3.3. The first two constants are definitions, the rest follows.
/// </summary>
public static class Wgs84
{
    /// <summary>The semi-major axis a, in metres: 6 378 137, exact by definition (TR8350.2 table 3.1).</summary>
    public const double SemiMajorAxisMetres = 6378137.0;

    /// <summary>The flattening f, dimensionless: 1 / 298.257223563, exact by definition (TR8350.2 table 3.1).</summary>
    public const double Flattening = 1 / 298.257223563;

    /// <summary>The semi-minor axis b = a (1 - f), in metres: 6 356 752.3142 (TR8350.2 table 3.3), to round-off.</summary>
    public const double SemiMinorAxisMetres = SemiMajorAxisMetres * (1 - Flattening);

    /// <summary>
    /// The mean radius of the semi-axes R1 = (2a + b) / 3, in metres: 6 371 008.7714 (TR8350.2 table 3.3), to
    /// round-off. As the radius of a sphere in place of the ellipsoid it is wrong by up to 0.56 %.
    /// </summary>
    public const double MeanRadiusMetres = ((2 * SemiMajorAxisMetres) + SemiMinorAxisMetres) / 3;

    /// <summary>First eccentricity squared, f (2 - f).</summary>
    internal const double EccentricitySquared = Flattening * (2 - Flattening);

    /// <summary>Second eccentricity squared, e² / (1 - f)².</summary>
    internal const double SecondEccentricitySquared = EccentricitySquared / ((1 - Flattening) * (1 - Flattening));

    /// <summary>Third flattening, (a - b) / (a + b).</summary>
    internal const double ThirdFlattening = Flattening / (2 - Flattening);

    /// <summary>
    /// The radius of curvature in the meridian, M = a (1 - e²) / (1 - e² sin² latitude)^(3/2), in metres, from
    /// 6 335 439.327 (equator) to 6 399 593.626 (poles). Source: Torge, "Geodesy", 3rd ed., equation 4.15; to round-off.
    /// </summary>
    /// <param name="latitudeDegrees">Geodetic latitude in degrees, in [-90, 90].</param>
    /// <returns>The radius in metres.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The latitude is outside [-90, 90] or not a number.</exception>
    public static double MeridianRadiusMetres(double latitudeDegrees)
    {
        double squared = CurvatureTerm(latitudeDegrees);
        return SemiMajorAxisMetres * (1 - EccentricitySquared) / (squared * Math.Sqrt(squared));
    }

    /// <summary>
    /// The radius of curvature in the prime vertical (east and west), N = a / (1 - e² sin² latitude)^(1/2), in metres,
    /// from 6 378 137 (equator) to 6 399 593.626 (poles). Source: Torge, "Geodesy", 3rd ed., equation 4.16; to round-off.
    /// </summary>
    /// <param name="latitudeDegrees">Geodetic latitude in degrees, in [-90, 90].</param>
    /// <returns>The radius in metres.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The latitude is outside [-90, 90] or not a number.</exception>
    public static double PrimeVerticalRadiusMetres(double latitudeDegrees) =>
        SemiMajorAxisMetres / Math.Sqrt(CurvatureTerm(latitudeDegrees));

    /// <summary>
    /// The Gaussian mean radius of curvature, sqrt(M N) = b / (1 - e² sin² latitude), in metres, from 6 356 752.314
    /// (equator) to 6 399 593.626 (poles): the sphere that fits the ellipsoid best around a place. Source: Torge,
    /// "Geodesy", 3rd ed., equation 4.20; to round-off.
    /// </summary>
    /// <param name="latitudeDegrees">Geodetic latitude in degrees, in [-90, 90].</param>
    /// <returns>The radius in metres.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The latitude is outside [-90, 90] or not a number.</exception>
    public static double GaussianRadiusMetres(double latitudeDegrees) =>
        SemiMinorAxisMetres / CurvatureTerm(latitudeDegrees);

    /// <summary>1 - e² sin² latitude.</summary>
    private static double CurvatureTerm(double latitudeDegrees)
    {
        if (!(Math.Abs(latitudeDegrees) <= 90))
        {
            throw new ArgumentOutOfRangeException(nameof(latitudeDegrees), latitudeDegrees, "It must be from -90 to 90.");
        }

        double sin = SineCosine.FromDegrees(latitudeDegrees).Sin;
        return 1 - (EccentricitySquared * sin * sin);
    }
}
