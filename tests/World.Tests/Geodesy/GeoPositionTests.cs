using Testudo.World.Geodesy;

namespace Testudo.World.Tests.Geodesy;

public sealed class GeoPositionTests
{
    [Theory]
    [InlineData(180, -180)]
    [InlineData(-180, -180)]
    [InlineData(540, -180)]
    [InlineData(190, -170)]
    [InlineData(-190, 170)]
    [InlineData(720.5, 0.5)]
    [InlineData(179.99999999999997, 179.99999999999997)]
    public void Longitude_is_stored_between_180_west_and_east(double given, double stored) =>
        Assert.Equal(stored, new GeoPosition(10, given).LongitudeDegrees);

    [Theory]
    [InlineData(90.0000001, 0)]
    [InlineData(-91, 0)]
    [InlineData(double.NaN, 0)]
    [InlineData(double.PositiveInfinity, 0)]
    [InlineData(0, double.NaN)]
    [InlineData(0, double.NegativeInfinity)]
    public void Impossible_coordinates_throw(double latitude, double longitude) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new GeoPosition(latitude, longitude));

    [Fact]
    public void Same_meridian_under_two_names_is_one_place() => Assert.Equal(new GeoPosition(1, -180), new GeoPosition(1, 180));

    [Fact]
    public void Unit_vectors_point_along_the_axes_exactly()
    {
        Assert.Equal(new UnitVector3(1, 0, 0), new GeoPosition(0, 0).ToUnitVector());
        Assert.Equal(new UnitVector3(0, 1, 0), new GeoPosition(0, 90).ToUnitVector());
        Assert.Equal(new UnitVector3(0, 0, 1), new GeoPosition(90, 77).ToUnitVector());
        Assert.Equal(new UnitVector3(0, 0, -1), new GeoPosition(-90, -50).ToUnitVector());
    }

    [Fact]
    public void Unit_vector_and_back_is_the_same_place() => Positions.ForAll(
        Positions.Any,
        place =>
        {
            UnitVector3 vector = place.ToUnitVector();
            Assert.Equal(1, vector.Dot(vector), 1e-15);
            Assert.Equal(0, GeoPosition.FromUnitVector(vector).ToUnitVector().AngleRadiansTo(vector), 1e-15);
            Assert.Equal(place.LatitudeDegrees, GeoPosition.FromUnitVector(vector).LatitudeDegrees, 3e-14);
        },
        cases: 5000);

    // An angle of x between (1, 0, 0) and (cos x, sin x, 0), where an arc cosine would give 0 or pi.
    [Theory]
    [InlineData(1e-12)]
    [InlineData(0.5)]
    [InlineData(Math.PI / 2)]
    [InlineData(Math.PI - 1e-12)]
    public void Angle_is_accurate_from_small_to_nearly_straight(double angle) =>
        Assert.Equal(angle, new UnitVector3(1, 0, 0).AngleRadiansTo(new(Math.Cos(angle), Math.Sin(angle), 0)), 2e-16 * Math.Max(1, angle));

    [Fact]
    public void Cross_of_two_axes_is_the_third() => Assert.Equal((0.0, 0.0, 1.0), new UnitVector3(1, 0, 0).Cross(new(0, 1, 0)));

    [Fact]
    public void Normalise_takes_any_length_but_none()
    {
        Assert.Equal(new UnitVector3(0.6, 0, -0.8), UnitVector3.Normalise(3e300, 0, -4e300));
        Assert.Equal(new UnitVector3(0.6, 0, -0.8), UnitVector3.Normalise(3e-300, 0, -4e-300));
        Assert.Throws<ArgumentOutOfRangeException>(() => UnitVector3.Normalise(0, 0, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => UnitVector3.Normalise(1, double.NaN, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => UnitVector3.Normalise(1, 0, double.PositiveInfinity));
    }
}
