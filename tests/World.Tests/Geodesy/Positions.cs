using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Testudo.World.Geodesy;

namespace Testudo.World.Tests.Geodesy;

/// <summary>Random and awkward places, and the way properties over them are checked: always from the same seed.</summary>
internal static class Positions
{
    private static readonly double[] AwkwardLatitudes = [-90, -89.9999999, -45, -1e-9, 0, 1e-9, 45, 50, 89.9999999, 90];
    private static readonly double[] AwkwardLongitudes = [-180, -179.9999999, -90, -1e-9, 0, 1e-9, 90, 179.5, 179.9999999];

    /// <summary>Uniform in [0, 1).</summary>
    public static readonly Gen<double> Unit = Gen.Choose(0, int.MaxValue - 1).Select(n => n / (double)int.MaxValue);

    /// <summary>Uniform on the sphere.</summary>
    public static readonly Gen<GeoPosition> Anywhere =
        from height in Unit
        from turn in Unit
        select new GeoPosition(Math.Asin((2 * height) - 1) * 180 / Math.PI, (360 * turn) - 180);

    public static readonly Gen<GeoPosition> Awkward =
        from latitude in Gen.Elements(AwkwardLatitudes)
        from longitude in Gen.Elements(AwkwardLongitudes)
        select new GeoPosition(latitude, longitude);

    public static readonly Gen<GeoPosition> Any = Gen.Frequency((3, Anywhere), (1, Awkward));

    /// <summary>Two places: unrelated, the same, a millimetre to 100 km apart, or near each other's antipode.</summary>
    public static readonly Gen<(GeoPosition A, GeoPosition B)> Pair =
        Gen.Frequency(
            (4, from a in Any from b in Any select (a, b)),
            (1, from a in Any select (a, a)),
            (2, from a in Any from b in Near(a) select (a, b)),
            (2, from a in Any from b in Near(Antipode(a)) select (a, b)));

    public static Gen<GeoPosition> Near(GeoPosition place) =>
        from exponent in Unit
        from north in Unit
        from east in Unit
        let degrees = Math.Pow(10, (8 * exponent) - 8)
        select new GeoPosition(
            Math.Clamp(place.LatitudeDegrees + (degrees * ((2 * north) - 1)), -90, 90),
            place.LongitudeDegrees + (degrees * ((2 * east) - 1)));

    public static GeoPosition Antipode(GeoPosition place) => new(-place.LatitudeDegrees, place.LongitudeDegrees + 180);

    /// <summary>An angle of degrees and minutes, signed by the degrees.</summary>
    public static double Degrees(double degrees, double minutes) => degrees + Math.CopySign(minutes / 60, degrees);

    public static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    /// <summary>The difference of two bearings or longitudes, without regard to full turns.</summary>
    public static double TurnBetween(double aDegrees, double bDegrees) => Math.Abs(Math.IEEERemainder(aDegrees - bDegrees, 360));

    public static void ForAll<T>(Gen<T> values, Action<T> property, int cases = 1000) =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(cases).WithReplay(20240102UL, 7UL), Prop.ForAll(values.ToArbitrary(), property));
}
