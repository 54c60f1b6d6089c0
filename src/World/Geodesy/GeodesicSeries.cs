namespace Testudo.World.Geodesy;

/// <summary>
/// The series of C. F. F. Karney, "Algorithms for geodesics", Journal of Geodesy 87 (2013) 43-55, in epsilon (equation
/// 16) and the third flattening n. On WGS-84 epsilon is at most 0.0017. The paper goes to the sixth order; kept here is
/// every term that can move a place by more than 1e-10 metres, which no test could tell from round-off.
/// </summary>
internal static class GeodesicSeries
{
    private const double N = Wgs84.ThirdFlattening;

    /// <summary>Epsilon for a geodesic that crosses the equator at a bearing of cosine <paramref name="cosAlpha0"/>.</summary>
    internal static double Epsilon(double cosAlpha0)
    {
        double kSquared = cosAlpha0 * cosAlpha0 * Wgs84.SecondEccentricitySquared;
        return kSquared / ((2 * (1 + Math.Sqrt(1 + kSquared))) + kSquared);
    }

    /// <summary>Equation 17: mean of the distance integral.</summary>
    internal static double A1(double e) => (1 + (e * e * ((1.0 / 4) + (e * e / 64)))) / (1 - e);

    /// <summary>Equation 18: distance from arc length.</summary>
    internal static SineSeries DistanceSeries(double e)
    {
        double e2 = e * e, e3 = e2 * e, e4 = e2 * e2, e5 = e4 * e;
        return new(
            (-e / 2) + (3 * e3 / 16) - (e5 / 32),
            (-e2 / 16) + (e4 / 32),
            (-e3 / 48) + (3 * e5 / 256),
            -5 * e4 / 512,
            -7 * e5 / 1280);
    }

    /// <summary>Equation 21: arc length from distance, the reversion of the previous series.</summary>
    internal static SineSeries ArcSeries(double e)
    {
        double e2 = e * e, e3 = e2 * e, e4 = e2 * e2, e5 = e4 * e;
        return new(
            (e / 2) - (9 * e3 / 32) + (205 * e5 / 1536),
            (5 * e2 / 16) - (37 * e4 / 96),
            (29 * e3 / 96) - (75 * e5 / 128),
            539 * e4 / 1536,
            3467 * e5 / 7680);
    }

    /// <summary>Equation 42: mean of the second integral of the reduced length, which only steers Newton's method.</summary>
    internal static double A2(double e) => (1 + (e * e / 4)) * (1 - e);

    /// <summary>Equation 43: periodic part of the second integral of the reduced length, likewise to the third order.</summary>
    internal static SineSeries ReducedLengthSeries(double e)
    {
        double e2 = e * e, e3 = e2 * e;
        return new((e / 2) + (e3 / 16), 3 * e2 / 16, 5 * e3 / 48, 0, 0);
    }

    /// <summary>Equation 24: mean of the longitude integral.</summary>
    internal static double A3(double e)
    {
        const double First = (1 - N) / 2;
        const double Second = (1.0 / 4) + (N / 8) - (3 * N * N / 8);
        const double Third = (1.0 / 16) + (3 * N / 16);
        return 1 - (e * (First + (e * (Second + (e * (Third + (e * 3 / 64)))))));
    }

    /// <summary>Equation 25: periodic part of the longitude integral.</summary>
    internal static SineSeries LongitudeSeries(double e)
    {
        double e2 = e * e, e3 = e2 * e, e4 = e2 * e2;
        return new(
            (e * (1 - N) / 4) + (e2 * (1 - (N * N)) / 8) + (3 * e3 * (1 + N) / 64) + (5 * e4 / 128),
            (e2 * (2 - (3 * N) + (N * N)) / 32) + (e3 * (3 - (2 * N)) / 64) + (3 * e4 / 128),
            (e3 * (5 - (9 * N)) / 192) + (3 * e4 / 128),
            7 * e4 / 512,
            0);
    }
}
