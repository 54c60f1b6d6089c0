namespace Testudo.World.Geodesy;

/// <summary>
/// An angle kept as its sine and cosine, so that sums and differences need no trigonometric call and keep full
/// relative precision near 0, 90 and 180 degrees.
/// </summary>
/// <param name="Sin">Sine of the angle, times a common positive scale.</param>
/// <param name="Cos">Cosine of the angle, times the same scale.</param>
internal readonly record struct SineCosine(double Sin, double Cos)
{
    internal const double RadiansPerDegree = Math.PI / 180;
    internal const double DegreesPerRadian = 180 / Math.PI;

    internal double Radians => Math.Atan2(Sin, Cos);

    /// <summary>The angle as a bearing in [0, 360) degrees.</summary>
    internal double BearingDegrees
    {
        get
        {
            double degrees = Radians * DegreesPerRadian;
            degrees = degrees < 0 ? degrees + 360 : degrees;

            // -1e-15 + 360 rounds to 360; "+ 0.0" turns a negative zero into a positive one.
            return degrees >= 360 ? 0 : degrees + 0.0;
        }
    }

    internal static SineCosine FromRadians(double radians)
    {
        (double sin, double cos) = Math.SinCos(radians);
        return new(sin, cos);
    }

    /// <summary>Reduces to [-45, 45] degrees exactly first, so that cos 90° is 0 and not 6e-17.</summary>
    internal static SineCosine FromDegrees(double degrees)
    {
        double quarters = Math.Round(degrees / 90);
        (double sin, double cos) = Math.SinCos(Math.IEEERemainder(degrees, 90) * RadiansPerDegree);
        return ((long)Math.IEEERemainder(quarters, 4) & 3) switch
        {
            0 => new(sin, cos),
            1 => new(cos, -sin),
            2 => new(-sin, -cos),
            _ => new(-cos, sin),
        };
    }

    internal SineCosine Normalised()
    {
        double length = Math.Sqrt((Sin * Sin) + (Cos * Cos));
        return new(Sin / length, Cos / length);
    }

    internal SineCosine Plus(SineCosine other) =>
        new((Sin * other.Cos) + (Cos * other.Sin), (Cos * other.Cos) - (Sin * other.Sin));

    internal SineCosine Minus(SineCosine other) =>
        new((Sin * other.Cos) - (Cos * other.Sin), (Cos * other.Cos) + (Sin * other.Sin));

    /// <summary>The angle from <paramref name="start"/> to here, known to lie in [0, pi]; round-off below 0 becomes 0.</summary>
    internal SineCosine MinusWithinHalfTurn(SineCosine start)
    {
        SineCosine difference = Minus(start);
        return difference with { Sin = Math.Max(0, difference.Sin) };
    }
}
