using Testudo.World.Geodesy;

namespace Testudo.World.Tests.Geodesy;

public sealed class Wgs84Tests
{
    // NIMA TR8350.2, 3rd ed., amendment 1 (2000), tables 3.1 and 3.3: derived geometric constants.
    [Fact]
    public void Derived_constants_are_those_of_TR8350_2()
    {
        Assert.Equal(6356752.3142, Wgs84.SemiMinorAxisMetres, 0.5e-4);
        Assert.Equal(6371008.7714, Wgs84.MeanRadiusMetres, 0.5e-4);
        Assert.Equal(6399593.6258, Wgs84.MeridianRadiusMetres(90), 0.5e-4);
        Assert.Equal(6399593.6258, Wgs84.PrimeVerticalRadiusMetres(-90), 0.5e-4);
        Assert.Equal(6399593.6258, Wgs84.GaussianRadiusMetres(90), 0.5e-4);
    }

    // Latitude, M, N; digits as in the tests of pymap3d and of MATLAB's rcurve, which agree.
    [Theory]
    [InlineData(0, 6335439.3273, 6378137.0)]
    [InlineData(45, 6367381.8156, 6388838.2901)]
    [InlineData(-45, 6367381.8156, 6388838.2901)]
    public void Radii_of_curvature_are_the_published_ones(double latitude, double meridian, double primeVertical)
    {
        Assert.Equal(meridian, Wgs84.MeridianRadiusMetres(latitude), 0.5e-4);
        Assert.Equal(primeVertical, Wgs84.PrimeVerticalRadiusMetres(latitude), 0.5e-4);
        Assert.Equal(Math.Sqrt(meridian * primeVertical), Wgs84.GaussianRadiusMetres(latitude), 1e-4);
    }

    [Theory]
    [InlineData(90.1)]
    [InlineData(double.NaN)]
    public void Latitude_outside_the_earth_throws(double latitude)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Wgs84.GaussianRadiusMetres(latitude));
        Assert.Throws<ArgumentOutOfRangeException>(() => Wgs84.MeridianRadiusMetres(latitude));
        Assert.Throws<ArgumentOutOfRangeException>(() => Wgs84.PrimeVerticalRadiusMetres(latitude));
    }
}
