using Testudo.World.Geodesy;

namespace Testudo.Simulation.Geometry;

/// <summary>The distance from a battery to a threat during one piece of its flight: d²(t) = A + B (t - Start) + C (t - Start)².</summary>
/// <param name="Start">Time after launch. Unit: seconds.</param>
/// <param name="End">Time after launch. Unit: seconds.</param>
/// <param name="A">Square metres.</param>
/// <param name="B">Square metres per second.</param>
/// <param name="C">Square metres per second squared.</param>
public readonly record struct FlyOut(double Start, double End, double A, double B, double C)
{
    /// <summary>The distance during a part of a piece of flight, exact at the ends of the piece.</summary>
    /// <remarks>Both ends are laid in the azimuthal equidistant plane of the battery and joined by a straight line; over 100 km the line departs from the great circle by less than 100 m.</remarks>
    /// <param name="site">The battery.</param>
    /// <param name="piece">The piece of flight.</param>
    /// <param name="span">The part of it.</param>
    public static FlyOut Between(GeoPosition site, FlightPiece piece, Span span)
    {
        var radius = Wgs84.GaussianRadiusMetres(site.LatitudeDegrees);
        var (x0, y0, z0) = Local(site, radius, piece, span.From);
        var (x1, y1, z1) = Local(site, radius, piece, span.To);
        var duration = Math.Max(span.To - span.From, 1e-9);
        var (vx, vy, vz) = ((x1 - x0) / duration, (y1 - y0) / duration, (z1 - z0) / duration);
        return new FlyOut(span.From, span.To, (x0 * x0) + (y0 * y0) + (z0 * z0), 2 * ((x0 * vx) + (y0 * vy) + (z0 * vz)), (vx * vx) + (vy * vy) + (vz * vz));
    }

    /// <summary>Distance at a time. Unit: metres.</summary>
    /// <param name="time">Time after launch. Unit: seconds.</param>
    public double DistanceAt(double time)
    {
        var t = time - Start;
        return Math.Sqrt(Math.Max(0, A + (t * (B + (t * C)))));
    }

    /// <summary>The cosine of the angle between the threat's way and the line from the battery to it: -1 where it comes straight on, 1 where it flies straight away.</summary>
    /// <param name="time">Time after launch. Unit: seconds.</param>
    public double RecessionAt(double time)
    {
        var along = (B / 2) + (C * (time - Start));
        var scale = DistanceAt(time) * Math.Sqrt(C);
        return scale > 0 ? Math.Clamp(along / scale, -1, 1) : 0;
    }

    /// <summary>The earliest intercept within the piece by an interceptor that leaves at a time, in closed form.</summary>
    /// <param name="launch">When the interceptor leaves. Unit: seconds after the threat's launch.</param>
    /// <param name="speed">Speed of the interceptor. Unit: metres per second.</param>
    /// <param name="earliest">The earliest time allowed. Unit: seconds after the threat's launch.</param>
    /// <returns>The time, or NaN where there is none in the piece.</returns>
    public double InterceptAt(double launch, double speed, double earliest)
    {
        var from = Math.Max(Math.Max(Start, earliest), launch);
        if (from > End)
        {
            return double.NaN;
        }

        // The interceptor could be there already, and waits: only the caller knows whether to leave later.
        if (DistanceAt(from) <= speed * (from - launch) + 1e-6)
        {
            return from;
        }

        // d²(t) = v² (t - launch)², with t = Start + s
        var lead = Start - launch;
        var square = speed * speed;
        var (a, b, c) = (C - square, B - (2 * square * lead), A - (square * lead * lead));
        if (Math.Abs(a) < 1e-12 * square)
        {
            return Accept(-c / b, from);
        }

        var discriminant = (b * b) - (4 * a * c);
        if (discriminant < 0)
        {
            return double.NaN;
        }

        var q = -0.5 * (b + Math.CopySign(Math.Sqrt(discriminant), b));
        var (s1, s2) = (q / a, q == 0 ? q / a : c / q);
        var first = Accept(Math.Min(s1, s2), from);
        return double.IsNaN(first) ? Accept(Math.Max(s1, s2), from) : first;
    }

    private double Accept(double s, double from)
    {
        var time = Start + s;
        return time >= from && time <= End + 1e-9 ? time : double.NaN;
    }

    private static (double X, double Y, double Z) Local(GeoPosition site, double radius, FlightPiece piece, double time)
    {
        var point = piece.Arc.PointAt(piece.FractionAt(time));
        var range = GreatCircleArc.Between(site, point).AngleRadians * radius;
        if (range == 0)
        {
            return (0, 0, piece.HeightAt(time));
        }

        var bearing = Geodesic.Inverse(site, point).InitialBearingDegrees * Math.PI / 180;
        return (range * Math.Sin(bearing), range * Math.Cos(bearing), piece.HeightAt(time));
    }
}
