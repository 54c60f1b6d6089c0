using FsCheck.Fluent;
using Testudo.World.Geodesy;

namespace Testudo.World.Tests.Geodesy;

public sealed class HorizonTests
{
    // Handbook formulas; height in metres, range in kilometres, the precision that the formula's constant allows.
    // 4.12 (sqrt h1 + sqrt h2) km, k = 4/3 and 3.57 sqrt h km, k = 1: e.g. ITU Handbook on Radiometeorology.
    [Theory]
    [InlineData(20, 0, 1.3333333333333333, 4.12)]
    [InlineData(20, 100, 1.3333333333333333, 4.12)]
    [InlineData(100, 3000, 1.3333333333333333, 4.12)]
    [InlineData(9000, 50, 1.3333333333333333, 4.12)]
    [InlineData(20, 100, 1, 3.57)]
    public void Range_is_that_of_the_handbook_formula(double antenna, double target, double refraction, double kilometres)
    {
        double handbook = 1000 * kilometres * (Math.Sqrt(antenna) + Math.Sqrt(target));
        Assert.InRange(Horizon.DistanceMetres(antenna, target, refraction) / handbook, 1 - 0.001, 1 + 0.001);
    }

    // M. I. Skolnik, Introduction to Radar Systems, 3rd ed. (2001), section 8.4, k = 4/3: d(nmi) = 1.23 sqrt(h in feet),
    // d(km) = 130 sqrt(h in km). Three digits: the second is 0.3 % below the first, and below 4.12.
    [Fact]
    public void Range_is_that_of_Skolnik()
    {
        Assert.Equal(1.23, Horizon.DistanceMetres(0.3048, 0) / 1852, 0.005);
        Assert.Equal(130, Horizon.DistanceMetres(1000, 0) / 1000, 0.5);
    }

    [Fact]
    public void Default_refraction_is_the_standard_one() =>
        Assert.Equal(Horizon.DistanceMetres(10, 20, Horizon.StandardRefraction), Horizon.DistanceMetres(10, 20));

    // The right-angled triangle of tangent, effective radius and radius plus height: tan(ground / kR) = tangent / kR.
    [Theory]
    [InlineData(0.001)]
    [InlineData(30)]
    [InlineData(12_000)]
    [InlineData(400_000)]
    public void Ground_range_and_tangent_close_a_right_angled_triangle(double height)
    {
        double radius = Wgs84.MeanRadiusMetres * 4 / 3;
        double tangent = Math.Sqrt((2 * radius * height) + (height * height));
        Assert.Equal(1, radius * Math.Tan(Horizon.DistanceMetres(height, 0) / radius) / tangent, 1e-14);
    }

    // The figures of the remarks: the tangent is 0.08 % longer for 10 km; 4.12 is 0.04 % short low down, 0.01 % at 10 km.
    [Fact]
    public void Remarks_are_right()
    {
        double radius = Wgs84.MeanRadiusMetres * 4 / 3;
        Assert.Equal(0.0008, (Math.Sqrt((2 * radius * 1e4) + 1e8) / Horizon.DistanceMetres(1e4, 0)) - 1, 0.00005);
        Assert.Equal(-0.0004, (4120 / Horizon.DistanceMetres(1, 0)) - 1, 0.00005);
        Assert.Equal(0, (412_000 / Horizon.DistanceMetres(1e4, 0)) - 1, 0.0001);
    }

    [Fact]
    public void Least_visible_height_undoes_the_range() => Positions.ForAll(
        Gen.Three(Positions.Unit),
        t =>
        {
            double antenna = 100 * t.Item1, target = Math.Pow(10, (7 * t.Item2) - 2), refraction = 1 + t.Item3;
            double range = Horizon.DistanceMetres(antenna, target, refraction);
            double height = Horizon.MinimumVisibleHeightMetres(antenna, range, refraction);

            // What a rounding of the range (1e-9 m at 1000 km) can move the height by: dh/ds = tan(dip).
            Assert.Equal(target, height, (1e-9 * Math.Sqrt(target)) + (1e-12 * target));
        });

    [Fact]
    public void Least_visible_height_is_zero_up_to_the_antenna_s_own_horizon_and_infinite_out_of_all_sight()
    {
        Assert.Equal(0, Horizon.MinimumVisibleHeightMetres(25, 0));
        Assert.Equal(0, Horizon.MinimumVisibleHeightMetres(25, 20_000));
        Assert.True(Horizon.MinimumVisibleHeightMetres(25, 21_000) > 0);
        Assert.Equal(double.PositiveInfinity, Horizon.MinimumVisibleHeightMetres(25, 15e6));
    }

    [Theory]
    [InlineData(-1, 0, 1)]
    [InlineData(0, -1, 1)]
    [InlineData(double.NaN, 0, 1)]
    [InlineData(0, double.PositiveInfinity, 1)]
    [InlineData(0, 0, 0)]
    [InlineData(0, 0, double.NaN)]
    public void Impossible_arguments_throw(double antenna, double other, double refraction)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Horizon.DistanceMetres(antenna, other, refraction));
        Assert.Throws<ArgumentOutOfRangeException>(() => Horizon.MinimumVisibleHeightMetres(antenna, other, refraction));
    }
}
