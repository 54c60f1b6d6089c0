using Testudo.World.Systems;

namespace Testudo.Simulation.Geometry;

/// <summary>The flight of an interceptor to a point, in closed form: boost, sustained flight, coast against drag and gravity.</summary>
/// <remarks>See <c>docs/methods/interceptors.md</c>.</remarks>
/// <param name="Seconds">Time from launch; infinite where the point is not reached.</param>
/// <param name="SpeedLeft">Speed at the point. Unit: metres per second; 0 where it is not reached.</param>
public readonly record struct InterceptorPath(double Seconds, double SpeedLeft)
{
    // The standard atmosphere (ISO 2533:1975): temperature falls evenly to 11 km, and is constant above. Units: 1 per metre, metres.
    private const double Lapse = 2.25577e-5;
    private const double DensityPower = 4.25588;
    private const double Tropopause = 11_000;
    private const double DensityAtTropopause = 0.29707;
    private const double ScaleAbove = 6341.62;

    // Standard gravity. Unit: metres per second squared.
    private const double Gravity = 9.80665;

    // The coast is cut into parts that cover equal ground, each with its own mean density and slope. See the errors in the chapter.
    private const int CoastParts = 6;

    /// <summary>Whether the point is reached with enough speed and in time.</summary>
    public bool IsReached => double.IsFinite(Seconds);

    /// <summary>The flight to a point.</summary>
    /// <param name="flight">How the interceptor flies.</param>
    /// <param name="groundRange">Ground range of the point. Unit: metres.</param>
    /// <param name="height">Its height above the launcher. Unit: metres.</param>
    public static InterceptorPath To(InterceptorFlight flight, double groundRange, double height)
    {
        ArgumentNullException.ThrowIfNull(flight);
        var top = flight.TopSpeed.Value;
        var boost = flight.Boost?.Value ?? 0;
        var sustain = flight.Sustain?.Value ?? 0;
        var way = new Parabola(groundRange, height, (flight.Loft?.Value ?? 0) * groundRange);
        var length = way.LengthTo(1);
        var boosted = top * boost / 2;
        if (length <= boosted)
        {
            var fraction = boosted > 0 ? Math.Sqrt(length / boosted) : 0;
            return Limited(flight, boost * fraction, top * fraction, isCoasting: false);
        }

        var powered = boosted + (top * sustain);
        return length <= powered
            ? Limited(flight, boost + ((length - boosted) / top), top, isCoasting: false)
            : Coast(flight, boost + sustain, way, way.PlaceAt(powered));
    }

    private static InterceptorPath Coast(InterceptorFlight flight, double time, in Parabola way, double place)
    {
        var speed = flight.TopSpeed.Value;
        var drag = flight.DragLength is { } scale ? 1 / scale.Value : 0;
        var step = (1 - place) / CoastParts;
        var (low, behind) = (way.HeightAt(place), way.LengthTo(place));
        var air = AirBelow(low);
        for (var i = 1; i <= CoastParts; i++)
        {
            var (high, ahead) = (way.HeightAt(place + (i * step)), way.LengthTo(place + (i * step)));
            var part = ahead - behind;
            // Drag and gravity as they are over the part: v dv/ds = -k v^2 - g sin(slope).
            var above = AirBelow(high);
            var k = drag * (Math.Abs(high - low) < 1 ? DensityAt((low + high) / 2) : (above - air) / (high - low));
            var pull = Gravity * (high - low) / part;
            var loss = 2 * k * part;
            var square = (speed * speed * Math.Exp(-loss)) - (2 * pull * part * (loss < 1e-9 ? 1 : (1 - Math.Exp(-loss)) / loss));
            if (square <= 0)
            {
                return new InterceptorPath(double.PositiveInfinity, 0);
            }

            var left = Math.Sqrt(square);
            time += TimeBetween(speed, left, k, pull, part);
            (speed, low, behind, air) = (left, high, ahead, above);
        }

        return Limited(flight, time, speed, isCoasting: true);
    }

    /// <summary>Time over a part at the ends of which the speeds are known.</summary>
    private static double TimeBetween(double from, double to, double k, double pull, double part)
    {
        if (k * part < 1e-6)
        {
            return 2 * part / (from + to);
        }

        if (pull > 1e-6)
        {
            // dv/dt = -k v^2 - pull.
            var root = Math.Sqrt(k * pull);
            return (Math.Atan(from * k / root) - Math.Atan(to * k / root)) / root;
        }

        if (pull < -1e-6)
        {
            // dv/dt = -k v^2 + |pull|: towards the speed at which both are equal, from above or from below.
            var limit = Math.Sqrt(-pull / k);
            double Distance(double v) => Math.Log(Math.Abs((v + limit) / (v - limit)));
            return Math.Abs(from - limit) < 1e-6 * limit || Math.Abs(to - limit) < 1e-6 * limit ? 2 * part / (from + to) : (Distance(to) - Distance(from)) / (2 * k * limit);
        }

        // s(t) = ln(1 + k v t) / k
        return (Math.Exp(k * part) - 1) / (k * from);
    }

    /// <summary>Density of the standard atmosphere as a part of that at sea level; above 20 km it is followed as if it stayed as cold.</summary>
    /// <param name="height">Height. Unit: metres.</param>
    public static double DensityAt(double height) => height <= Tropopause
        ? Math.Pow(1 - (Lapse * Math.Max(0, height)), DensityPower)
        : DensityAtTropopause * Math.Exp((Tropopause - height) / ScaleAbove);

    // The integral of the density from the ground, in closed form: its differences give the mean over a climb.
    private static double AirBelow(double height)
    {
        var lower = (1 - Math.Pow(1 - (Lapse * Math.Clamp(height, 0, Tropopause)), DensityPower + 1)) / (Lapse * (DensityPower + 1));
        return height <= Tropopause ? lower + Math.Min(0, height) : lower + (DensityAtTropopause * ScaleAbove * (1 - Math.Exp((Tropopause - height) / ScaleAbove)));
    }

    private static InterceptorPath Limited(InterceptorFlight flight, double time, double speed, bool isCoasting) =>
        (isCoasting && speed < (flight.LeastSpeed?.Value ?? 0)) || time > (flight.Longest?.Value ?? double.PositiveInfinity)
            ? new InterceptorPath(double.PositiveInfinity, 0)
            : new InterceptorPath(time, speed);

    /// <summary>The way of an interceptor: a parabola over the ground, a straight line where it is not lofted.</summary>
    private readonly struct Parabola(double ground, double height, double sag)
    {
        // Slope at the beginning and at the end.
        private readonly double first = ground > 0 ? (height + (4 * sag)) / ground : 0;
        private readonly double last = ground > 0 ? (height - (4 * sag)) / ground : 0;

        public double HeightAt(double place) => (height * place) + (4 * sag * place * (1 - place));

        /// <summary>The length to a part of the ground range, in closed form.</summary>
        public double LengthTo(double place) => first - last < 1e-9
            ? place * Math.Sqrt((ground * ground) + (height * height))
            : ground * (Turned(first) - Turned(first - (place * (first - last)))) / (first - last);

        /// <summary>The part of the ground range at a length: Newton's method, from the part of the length.</summary>
        public double PlaceAt(double length)
        {
            var place = length / LengthTo(1);
            for (var i = 0; i < 4 && first - last >= 1e-9; i++)
            {
                var slope = first - (place * (first - last));
                place = Math.Clamp(place - ((LengthTo(place) - length) / (ground * Math.Sqrt(1 + (slope * slope)))), 0, 1);
            }

            return place;
        }

        private static double Turned(double slope) => ((slope * Math.Sqrt(1 + (slope * slope))) + Math.Asinh(slope)) / 2;
    }
}
