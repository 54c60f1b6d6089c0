namespace Testudo.World.Geodesy;

/// <summary>
/// The radio horizon over a smooth Earth. Rays are bent by the air; on a sphere of k times the Earth's radius they are
/// straight, k = 4/3 in a standard atmosphere. Source: M. I. Skolnik, "Introduction to Radar Systems", 3rd ed. (2001),
/// section 8.4; ITU-R P.834. Valid for heights up to a few kilometres, where refractivity falls in proportion to
/// height; terrain, masts and ducts are not seen, and k itself varies from 1 to 2 with the weather.
/// </summary>
public static class Horizon
{
    /// <summary>The refraction factor k of a standard atmosphere, dimensionless: 4/3 (Skolnik 2001, section 8.4; ITU-R P.834).</summary>
    public const double StandardRefraction = 4.0 / 3.0;

    /// <summary>
    /// The greatest ground range, in metres, at which an antenna and a target above the surface see each other:
    /// k R (acos(k R / (k R + h1)) + acos(k R / (k R + h2))), R = <see cref="Wgs84.MeanRadiusMetres"/>.
    /// </summary>
    /// <remarks>
    /// It is the arc along the ground, so that it compares with geodesic distances; the straight tangents,
    /// sqrt(2 k R h + h²), are longer by 2 h / (3 k R) of themselves (0.08 % for 10 km). The handbook formula
    /// 4.12 (sqrt h1 + sqrt h2) km is the limit for small heights, where sqrt(2 k R) = 4122 m per square root of a
    /// metre: it is 0.04 % short (its rounding) for small heights, and exact to 0.01 % for 10 km.
    /// </remarks>
    /// <param name="antennaHeightMetres">Height of the antenna above the smooth surface, in metres, from 0.</param>
    /// <param name="targetHeightMetres">Height of the target above the smooth surface, in metres, from 0.</param>
    /// <param name="refraction">Effective-earth factor k, dimensionless, above 0. The default value is 4/3; 1 ignores refraction.</param>
    /// <returns>The ground range in metres.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A height is negative or not finite, or the factor not positive and finite.</exception>
    public static double DistanceMetres(double antennaHeightMetres, double targetHeightMetres, double refraction = StandardRefraction)
    {
        RequireNotNegative(antennaHeightMetres, nameof(antennaHeightMetres));
        RequireNotNegative(targetHeightMetres, nameof(targetHeightMetres));
        double radius = EffectiveRadius(refraction);
        return radius * (DipRadians(antennaHeightMetres, radius) + DipRadians(targetHeightMetres, radius));
    }

    /// <summary>
    /// The least height of a target, in metres, that an antenna sees at a ground range: the inverse of
    /// <see cref="DistanceMetres"/>. 0 up to the antenna's own horizon; infinite from a quarter of the effective Earth beyond it.
    /// </summary>
    /// <param name="antennaHeightMetres">Height of the antenna above the smooth surface, in metres, from 0.</param>
    /// <param name="groundRangeMetres">Distance along the ground, in metres, from 0.</param>
    /// <param name="refraction">Effective-earth factor k, dimensionless, above 0. The default value is 4/3.</param>
    /// <returns>The height in metres, from 0 to positive infinity.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A length is negative or not finite, or the factor not positive and finite.</exception>
    public static double MinimumVisibleHeightMetres(
        double antennaHeightMetres, double groundRangeMetres, double refraction = StandardRefraction)
    {
        RequireNotNegative(antennaHeightMetres, nameof(antennaHeightMetres));
        RequireNotNegative(groundRangeMetres, nameof(groundRangeMetres));
        double radius = EffectiveRadius(refraction);
        double beyond = (groundRangeMetres / radius) - DipRadians(antennaHeightMetres, radius);
        if (beyond <= 0)
        {
            return 0;
        }

        // radius (1 / cos - 1), without the cancellation that would cost a metre-high target its digits.
        double halfSin = Math.Sin(beyond / 2);
        return beyond < Math.PI / 2 ? radius * 2 * halfSin * halfSin / Math.Cos(beyond) : double.PositiveInfinity;
    }

    /// <summary>acos(R / (R + h)) as an arc tangent, which keeps its digits for small heights.</summary>
    private static double DipRadians(double heightMetres, double radiusMetres) =>
        Math.Atan(Math.Sqrt(heightMetres * ((2 * radiusMetres) + heightMetres)) / radiusMetres);

    private static double EffectiveRadius(double refraction)
    {
        if (!(refraction > 0) || !double.IsFinite(refraction))
        {
            throw new ArgumentOutOfRangeException(nameof(refraction), refraction, "It must be finite and greater than 0.");
        }

        return refraction * Wgs84.MeanRadiusMetres;
    }

    private static void RequireNotNegative(double value, string name)
    {
        if (!(value >= 0) || !double.IsFinite(value))
        {
            throw new ArgumentOutOfRangeException(name, value, "It must be finite and at least 0.");
        }
    }
}
