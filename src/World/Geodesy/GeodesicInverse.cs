namespace Testudo.World.Geodesy;

/// <summary>
/// The inverse problem in Karney's canonical position: beta1 &lt;= 0, beta1 &lt;= beta2 &lt;= -beta1, end 0 to 180° to the
/// east. Karney (2013), sections 4 and 5. The longitude reached grows steadily with the initial bearing alpha1, so its
/// root is bracketed by [0, pi] and Newton's steps are kept inside the bracket; the paper's starting guess near the
/// antipode (section 5, the astroid) is left out: it saves a few iterations in a case that raids do not have.
/// </summary>
internal static class GeodesicInverse
{
    private const double RoundOff = 2.220446049250313e-16;
    private const double AxisRatio = 1 - Wgs84.Flattening;
    private const int MaxNewtonSteps = 20;
    private const int MaxSteps = MaxNewtonSteps + 63;

    /// <summary>Below this arc, 0.2 m, a sphere of the local radius is exact to round-off and Newton's method is not.</summary>
    private const double ShortArcRadians = 3.6e-8;

    internal static (double DistanceMetres, SineCosine Alpha1, SineCosine Alpha2) Solve(
        SineCosine beta1, SineCosine beta2, double eastDegrees)
    {
        SineCosine lambda12 = SineCosine.FromDegrees(eastDegrees);
        double lambda12Radians = eastDegrees * SineCosine.RadiansPerDegree;
        beta2 = MatchOpposite(beta1, beta2);

        if (lambda12.Sin == 0 || beta1.Cos == Geodesic.Tiny)
        {
            // Along a meridian; with 180° between them over the pole, which on an oblate body is always the shortest way.
            SineCosine sigma1 = new SineCosine(beta1.Sin, lambda12.Cos * beta1.Cos).Normalised();
            SineCosine sigma2 = new SineCosine(beta2.Sin, beta2.Cos).Normalised();
            double arc = sigma2.MinusWithinHalfTurn(sigma1).Radians;
            double length = Lengths(GeodesicSeries.Epsilon(1), arc, sigma1, sigma2, beta1, beta2).Distance;
            return (length, lambda12, new(0, 1));
        }

        if (beta1.Sin == 0 && lambda12Radians <= AxisRatio * Math.PI)
        {
            return (Wgs84.SemiMajorAxisMetres * lambda12Radians, new(1, 0), new(1, 0));
        }

        (SineCosine alpha1, bool isShort, double shortDistance, SineCosine shortAlpha2) =
            SphericalStart(beta1, beta2, lambda12, lambda12Radians);
        if (isShort)
        {
            return (shortDistance, alpha1, shortAlpha2);
        }

        Trial trial = FindBearing(ref alpha1, beta1, beta2, lambda12);
        (double distance, _) = Lengths(trial.Epsilon, trial.Sigma12, trial.Sigma1, trial.Sigma2, beta1, beta2);
        return (distance, alpha1, trial.Alpha2);
    }

    /// <summary>Makes beta2 exactly ±beta1 where only the last digit differs, since the formulas test for equality.</summary>
    private static SineCosine MatchOpposite(SineCosine beta1, SineCosine beta2)
    {
        if (beta1.Cos < -beta1.Sin)
        {
            return beta1.Cos == beta2.Cos ? beta2 with { Sin = Math.CopySign(beta1.Sin, beta2.Sin) } : beta2;
        }

        return Math.Abs(beta2.Sin) == -beta1.Sin ? beta2 with { Cos = beta1.Cos } : beta2;
    }

    /// <summary>Equations 48-51: the bearing on a sphere; for very short lines also the whole answer.</summary>
    private static (SineCosine Alpha1, bool IsShort, double Distance, SineCosine Alpha2) SphericalStart(
        SineCosine beta1, SineCosine beta2, SineCosine lambda12, double lambda12Radians)
    {
        SineCosine beta12 = beta2.Minus(beta1);
        bool near = beta12.Cos >= 0 && beta12.Sin < 0.5 && beta2.Cos * lambda12Radians < 0.5;
        SineCosine omega12 = lambda12;
        double dn = 1;
        if (near)
        {
            double meanSin = (beta1.Sin + beta2.Sin) * (beta1.Sin + beta2.Sin);
            double meanCos = (beta1.Cos + beta2.Cos) * (beta1.Cos + beta2.Cos);
            dn = Math.Sqrt(1 + (Wgs84.SecondEccentricitySquared * meanSin / (meanSin + meanCos)));
            omega12 = SineCosine.FromRadians(lambda12Radians / (AxisRatio * dn));
        }

        // Both forms of 1 - |cos omega| avoid cancellation.
        double versine = omega12.Sin * omega12.Sin / (1 + Math.Abs(omega12.Cos));
        SineCosine alpha1 = new(
            beta2.Cos * omega12.Sin,
            omega12.Cos >= 0
                ? beta12.Sin + (beta2.Cos * beta1.Sin * versine)
                : beta2.Plus(beta1).Sin - (beta2.Cos * beta1.Sin * versine));
        double sinSigma12 = Math.Sqrt((alpha1.Sin * alpha1.Sin) + (alpha1.Cos * alpha1.Cos));
        if (near && sinSigma12 < ShortArcRadians)
        {
            SineCosine alpha2 = new(beta1.Cos * omega12.Sin, beta12.Sin - (beta1.Cos * beta2.Sin * versine));
            return (alpha1, true, Math.Asin(sinSigma12) * Wgs84.SemiMinorAxisMetres * dn, alpha2);
        }

        return (alpha1.Sin > 0 ? alpha1.Normalised() : new(1, 0), false, 0, default);
    }

    /// <summary>Newton's method for alpha1, kept inside a bracket; at most <see cref="MaxSteps"/> steps whatever happens.</summary>
    private static Trial FindBearing(ref SineCosine alpha1, SineCosine beta1, SineCosine beta2, SineCosine lambda12)
    {
        SineCosine low = new(Geodesic.Tiny, 1);
        SineCosine high = new(Geodesic.Tiny, -1);
        bool nearlyDone = false;
        bool bracketClosed = false;
        for (int step = 0; ; step++)
        {
            Trial trial = Try(alpha1, beta1, beta2, lambda12);
            double enough = (nearlyDone ? 8 : 1) * RoundOff;
            if (bracketClosed || !(Math.Abs(trial.Mismatch) >= enough) || step == MaxSteps)
            {
                return trial;
            }

            bool past = step > MaxNewtonSteps;
            if (trial.Mismatch > 0 && (past || alpha1.Cos / alpha1.Sin > high.Cos / high.Sin))
            {
                high = alpha1;
            }
            else if (trial.Mismatch < 0 && (past || alpha1.Cos / alpha1.Sin < low.Cos / low.Sin))
            {
                low = alpha1;
            }

            double turn = -trial.Mismatch / trial.Slope;
            if (step < MaxNewtonSteps && trial.Slope > 0 && Math.Abs(turn) < Math.PI)
            {
                SineCosine next = alpha1.Plus(SineCosine.FromRadians(turn));
                if (next.Sin > 0)
                {
                    alpha1 = next.Normalised();
                    nearlyDone = Math.Abs(trial.Mismatch) <= 16 * RoundOff;
                    continue;
                }
            }

            alpha1 = new SineCosine((low.Sin + high.Sin) / 2, (low.Cos + high.Cos) / 2).Normalised();
            nearlyDone = false;
            bracketClosed = Math.Abs(low.Sin - alpha1.Sin) + (low.Cos - alpha1.Cos) < RoundOff
                || Math.Abs(alpha1.Sin - high.Sin) + (alpha1.Cos - high.Cos) < RoundOff;
        }
    }

    /// <summary>Equations 5, 8, 11, 12, 45 and 46: where a line of bearing alpha1 meets the latitude of the end.</summary>
    private static Trial Try(SineCosine alpha1, SineCosine beta1, SineCosine beta2, SineCosine lambda12)
    {
        if (beta1.Sin == 0 && alpha1.Cos == 0)
        {
            alpha1 = alpha1 with { Cos = -Geodesic.Tiny };
        }

        double sinAlpha0 = alpha1.Sin * beta1.Cos;
        double cosAlpha0 = Math.Sqrt((alpha1.Cos * alpha1.Cos) + (alpha1.Sin * beta1.Sin * alpha1.Sin * beta1.Sin));
        double northward1 = alpha1.Cos * beta1.Cos;
        SineCosine alpha2 = new(beta2.Cos == beta1.Cos ? alpha1.Sin : sinAlpha0 / beta2.Cos, Math.Abs(alpha1.Cos));
        if (beta2.Cos != beta1.Cos || Math.Abs(beta2.Sin) != -beta1.Sin)
        {
            double difference = beta1.Cos < -beta1.Sin
                ? (beta2.Cos - beta1.Cos) * (beta1.Cos + beta2.Cos)
                : (beta1.Sin - beta2.Sin) * (beta1.Sin + beta2.Sin);
            alpha2 = alpha2 with { Cos = Math.Sqrt((northward1 * northward1) + difference) / beta2.Cos };
        }

        double northward2 = alpha2.Cos * beta2.Cos;
        SineCosine sigma1 = new SineCosine(beta1.Sin, northward1).Normalised();
        SineCosine sigma2 = new SineCosine(beta2.Sin, northward2).Normalised();
        double sigma12 = sigma2.MinusWithinHalfTurn(sigma1).Radians;
        SineCosine omega12 = new SineCosine(sinAlpha0 * beta2.Sin, northward2)
            .MinusWithinHalfTurn(new SineCosine(sinAlpha0 * beta1.Sin, northward1));

        double epsilon = GeodesicSeries.Epsilon(cosAlpha0);
        SineSeries series = GeodesicSeries.LongitudeSeries(epsilon);
        double lag = Wgs84.Flattening * GeodesicSeries.A3(epsilon) * sinAlpha0 * (sigma12 + series.At(sigma2) - series.At(sigma1));
        double slope = alpha2.Cos == 0
            ? -2 * AxisRatio * SquareRootTerm(beta1) / beta1.Sin
            : Lengths(epsilon, sigma12, sigma1, sigma2, beta1, beta2).ReducedLength * AxisRatio / (Wgs84.SemiMinorAxisMetres * northward2);
        return new(omega12.Minus(lambda12).Radians - lag, slope, alpha2, sigma1, sigma2, sigma12, epsilon);
    }

    /// <summary>Equations 7, 15 and 38-40: the length of the line, and its reduced length (spread of neighbours), in metres.</summary>
    private static (double Distance, double ReducedLength) Lengths(
        double epsilon, double sigma12, SineCosine sigma1, SineCosine sigma2, SineCosine beta1, SineCosine beta2)
    {
        SineSeries distance = GeodesicSeries.DistanceSeries(epsilon);
        SineSeries reduced = GeodesicSeries.ReducedLengthSeries(epsilon);
        double a1 = GeodesicSeries.A1(epsilon);
        double a2 = GeodesicSeries.A2(epsilon);
        double distanceIntegral = a1 * (sigma12 + distance.At(sigma2) - distance.At(sigma1));
        double j12 = distanceIntegral - (a2 * (sigma12 + reduced.At(sigma2) - reduced.At(sigma1)));
        double reducedLength = (SquareRootTerm(beta2) * sigma1.Cos * sigma2.Sin)
            - (SquareRootTerm(beta1) * sigma1.Sin * sigma2.Cos)
            - (sigma1.Cos * sigma2.Cos * j12);
        return (Wgs84.SemiMinorAxisMetres * distanceIntegral, Wgs84.SemiMinorAxisMetres * reducedLength);
    }

    /// <summary>sqrt(1 + e'² sin² beta), which equals sqrt(1 + k² sin² sigma).</summary>
    private static double SquareRootTerm(SineCosine beta) =>
        Math.Sqrt(1 + (Wgs84.SecondEccentricitySquared * beta.Sin * beta.Sin));

    private readonly record struct Trial(
        double Mismatch, double Slope, SineCosine Alpha2, SineCosine Sigma1, SineCosine Sigma2, double Sigma12, double Epsilon);
}
