namespace Testudo.World.Geodesy;

/// <summary>
/// The sum of c_k sin(2 k angle) for k = 1 to 5, held in fields so that nothing is allocated.
/// </summary>
internal readonly record struct SineSeries(double C1, double C2, double C3, double C4, double C5)
{
    /// <summary>Clenshaw summation; <paramref name="angle"/> has to be normalised.</summary>
    internal double At(SineCosine angle)
    {
        double twoCos = 2 * (angle.Cos - angle.Sin) * (angle.Cos + angle.Sin);
        double b4 = (twoCos * C5) + C4;
        double b3 = (twoCos * b4) - C5 + C3;
        double b2 = (twoCos * b3) - b4 + C2;
        double b1 = (twoCos * b2) - b3 + C1;
        return 2 * angle.Sin * angle.Cos * b1;
    }
}
