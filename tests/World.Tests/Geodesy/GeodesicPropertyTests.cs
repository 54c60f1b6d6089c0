using FsCheck.Fluent;
using Testudo.World.Geodesy;

namespace Testudo.World.Tests.Geodesy;

/// <summary>What must hold for every geodesic, wherever it runs.</summary>
public sealed class GeodesicPropertyTests
{
    /// <summary>The claimed accuracy is 20 nanometres for one solution; three of them are compared here.</summary>
    private const double RoundTripMetres = 6e-8;

    private const double LongestLineMetres = 20003931.4587;

    [Fact]
    public void Direct_undoes_Inverse() => Positions.ForAll(
        Positions.Pair,
        pair =>
        {
            GeodesicLine line = Geodesic.Inverse(pair.A, pair.B);
            GeoPosition end = Geodesic.Direct(pair.A, line.InitialBearingDegrees, line.DistanceMetres);
            Assert.InRange(Geodesic.Inverse(end, pair.B).DistanceMetres, 0, RoundTripMetres);
        },
        cases: 20000);

    [Fact]
    public void Inverse_is_finite_and_in_range_everywhere() => Positions.ForAll(
        Positions.Pair,
        pair =>
        {
            GeodesicLine line = Geodesic.Inverse(pair.A, pair.B);
            Assert.InRange(line.DistanceMetres, 0, LongestLineMetres);
            Assert.True(line.InitialBearingDegrees is >= 0 and < 360 && line.FinalBearingDegrees is >= 0 and < 360, line.ToString());
        },
        cases: 20000);

    [Fact]
    public void Inverse_backwards_has_the_same_length_and_opposite_bearings() => Positions.ForAll(
        Positions.Pair,
        pair =>
        {
            GeodesicLine there = Geodesic.Inverse(pair.A, pair.B);
            GeodesicLine back = Geodesic.Inverse(pair.B, pair.A);
            Assert.Equal(there.DistanceMetres, back.DistanceMetres, 3e-8);

            // Near the antipode and near 0 the bearings hang on the last digit of the positions; between, on nothing.
            if (there.DistanceMetres is > 1 and < 19_900_000 && NotAtPole(pair.A) && NotAtPole(pair.B))
            {
                Assert.InRange(Positions.TurnBetween(there.InitialBearingDegrees + 180, back.FinalBearingDegrees), 0, 1e-6);
                Assert.InRange(Positions.TurnBetween(there.FinalBearingDegrees + 180, back.InitialBearingDegrees), 0, 1e-6);
            }
        });

    [Fact]
    public void Inverse_keeps_the_triangle_inequality() => Positions.ForAll(
        from pair in Positions.Pair from c in Positions.Any select (pair.A, pair.B, C: c),
        t => Assert.True(
            Geodesic.Inverse(t.A, t.B).DistanceMetres
                <= Geodesic.Inverse(t.A, t.C).DistanceMetres + Geodesic.Inverse(t.C, t.B).DistanceMetres + RoundTripMetres));

    /// <summary>A. C. Clairaut (1735): the parallel's radius times the sine of the bearing is constant along a geodesic.</summary>
    [Fact]
    public void Radius_of_the_parallel_times_sine_of_the_bearing_is_constant_along_a_line() => Positions.ForAll(
        Positions.Pair.Where(pair => NotAtPole(pair.A) && NotAtPole(pair.B)),
        pair =>
        {
            GeodesicLine line = Geodesic.Inverse(pair.A, pair.B);
            Assert.Equal(Clairaut(pair.A, line.InitialBearingDegrees), Clairaut(pair.B, line.FinalBearingDegrees), 1e-7);
        });

    [Fact]
    public void Direct_in_two_legs_equals_direct_in_one() => Positions.ForAll(
        from start in Positions.Anywhere
        from bearing in Positions.Unit
        from first in Positions.Unit
        from second in Positions.Unit
        select (start, 360 * bearing, 9e6 * first, 9e6 * second),
        t =>
        {
            (GeoPosition start, double bearing, double first, double second) = t;
            GeoPosition middle = Geodesic.Direct(start, bearing, first);
            double onward = Geodesic.Inverse(start, middle).FinalBearingDegrees;
            GeoPosition end = Geodesic.Direct(start, bearing, first + second);

            // A metre of the first leg fixes the bearing to 1e-8 rad only.
            double tolerance = first > 1000 ? 1e-3 : 100;
            Assert.InRange(Geodesic.Inverse(Geodesic.Direct(middle, onward, second), end).DistanceMetres, 0, tolerance);
        });

    [Fact]
    public void Direct_backwards_is_direct_in_the_opposite_bearing() => Positions.ForAll(
        from start in Positions.Anywhere
        from bearing in Positions.Unit
        from length in Positions.Unit
        select (start, 360 * bearing, 2e7 * length),
        t => Assert.InRange(
            Geodesic.Inverse(Geodesic.Direct(t.start, t.Item2, -t.Item3), Geodesic.Direct(t.start, t.Item2 + 180, t.Item3)).DistanceMetres,
            0,
            RoundTripMetres));

    [Fact]
    public void Inverse_of_a_place_with_itself_is_nothing() => Assert.Equal(default, Geodesic.Inverse(new(50, 30), new(50, 390)));

    [Theory]
    [InlineData(double.NaN, 1.0)]
    [InlineData(double.PositiveInfinity, 1.0)]
    [InlineData(1.0, double.NaN)]
    [InlineData(1.0, double.NegativeInfinity)]
    public void Direct_of_what_is_not_finite_throws(double bearingDegrees, double distanceMetres) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Geodesic.Direct(new(50, 30), bearingDegrees, distanceMetres));

    [Fact]
    public void Nothing_is_allocated()
    {
        GeoPosition a = new(50, 30), b = new(46.5, 30.7), opposite = new(-49.9, -149.8);
        double sum = Everything(a, b, opposite);
        long before = GC.GetAllocatedBytesForCurrentThread();
        sum += Everything(a, b, opposite);
        long after = GC.GetAllocatedBytesForCurrentThread();

        Assert.Equal(0, after - before);
        Assert.True(sum > 0);
    }

    private static double Everything(GeoPosition a, GeoPosition b, GeoPosition opposite)
    {
        GreatCircleArc arc = GreatCircleArc.Between(a, b);
        arc.TryWithin(a.ToUnitVector(), 0.01, out double enter, out double exit);
        return Geodesic.Inverse(a, b).DistanceMetres + Geodesic.Inverse(a, opposite).DistanceMetres
            + Geodesic.Direct(a, 200, 1e5).LatitudeDegrees + enter + exit + arc.PointAt(0.5).LatitudeDegrees
            + arc.ClosestApproach(b.ToUnitVector(), out _) + arc.CrossTrackRadians(b) + arc.AlongTrackRadians(b)
            + Horizon.DistanceMetres(20, 100) + Wgs84.GaussianRadiusMetres(50);
    }

    private static bool NotAtPole(GeoPosition place) => Math.Abs(place.LatitudeDegrees) < 89.99;

    private static double Clairaut(GeoPosition place, double bearingDegrees)
    {
        (double sinLatitude, double cosLatitude) = Math.SinCos(place.LatitudeDegrees * Math.PI / 180);
        double parallel = Wgs84.PrimeVerticalRadiusMetres(place.LatitudeDegrees) * cosLatitude;
        Assert.InRange((sinLatitude * sinLatitude) + (cosLatitude * cosLatitude), 1 - 1e-15, 1 + 1e-15);
        return parallel * Math.Sin(bearingDegrees * Math.PI / 180) / Wgs84.SemiMajorAxisMetres;
    }
}
