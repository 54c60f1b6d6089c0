namespace Testudo.World.Geodesy;

/// <summary>
/// A direction in space: for a place on the ellipsoid its n-vector, the outward normal. X points to latitude 0,
/// longitude 0; Y to latitude 0, longitude 90° east; Z to the North pole. Dimensionless, length 1 to within a few
/// units of 1e-16, which is about a nanometre on the ground. Source: K. Gade, "A Non-singular Horizontal Position
/// Representation", Journal of Navigation 63 (2010) 395-417.
/// </summary>
/// <remarks>
/// The constructor trusts its caller, because inner loops build vectors that are of unit length by construction;
/// <see cref="Normalise"/> takes any non-zero triple. The default value (0, 0, 0) is not a direction.
/// </remarks>
/// <param name="X">Component towards latitude 0, longitude 0; dimensionless, in [-1, 1].</param>
/// <param name="Y">Component towards latitude 0, longitude 90° east; dimensionless, in [-1, 1].</param>
/// <param name="Z">Component towards the North pole; dimensionless, in [-1, 1].</param>
public readonly record struct UnitVector3(double X, double Y, double Z)
{
    /// <summary>The direction of any finite, non-zero triple; dimensionless, accurate to round-off.</summary>
    /// <param name="x">Component along X, any unit, finite.</param>
    /// <param name="y">Component along Y, same unit, finite.</param>
    /// <param name="z">Component along Z, same unit, finite.</param>
    /// <returns>The triple divided by its length.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The triple is zero or not finite.</exception>
    public static UnitVector3 Normalise(double x, double y, double z)
    {
        double largest = Math.Max(Math.Abs(x), Math.Max(Math.Abs(y), Math.Abs(z)));
        if (!(largest > 0) || !double.IsFinite(largest))
        {
            throw new ArgumentOutOfRangeException(nameof(x), largest, "The vector (x, y, z) must be finite and not zero.");
        }

        // Scaling first keeps the squares of very long and very short vectors representable.
        (x, y, z) = (x / largest, y / largest, z / largest);
        double length = Math.Sqrt((x * x) + (y * y) + (z * z));
        return new(x / length, y / length, z / length);
    }

    /// <summary>The dot product: the cosine of the angle between two directions; dimensionless, in [-1, 1] to round-off.</summary>
    /// <param name="other">The other direction.</param>
    /// <returns>The cosine of the angle. For the angle itself prefer <see cref="AngleRadiansTo"/>.</returns>
    public double Dot(in UnitVector3 other) => (X * other.X) + (Y * other.Y) + (Z * other.Z);

    /// <summary>
    /// The cross product; dimensionless, right-handed, its length the sine of the angle, in [0, 1]. A plain triple,
    /// since it is a unit vector only for directions at right angles.
    /// </summary>
    /// <param name="other">The other direction.</param>
    /// <returns>The three components of the product.</returns>
    public (double X, double Y, double Z) Cross(in UnitVector3 other) =>
        ((Y * other.Z) - (Z * other.Y), (Z * other.X) - (X * other.Z), (X * other.Y) - (Y * other.X));

    /// <summary>
    /// The angle between two directions, in radians, in [0, pi]. Taken as atan2(|a × b|, a · b), accurate to about
    /// 2e-16 rad everywhere; the arc cosine loses half the digits near 0 and near pi.
    /// </summary>
    /// <param name="other">The other direction.</param>
    /// <returns>The angle in radians.</returns>
    public double AngleRadiansTo(in UnitVector3 other)
    {
        (double x, double y, double z) = Cross(other);
        return Math.Atan2(Math.Sqrt((x * x) + (y * y) + (z * z)), Dot(other));
    }
}
