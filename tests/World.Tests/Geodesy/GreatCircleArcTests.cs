using Testudo.World.Geodesy;

namespace Testudo.World.Tests.Geodesy;

/// <summary>Worked examples with published or hand-made answers.</summary>
public sealed class GreatCircleArcTests
{
    // E. Williams, Aviation Formulary V1.47, "Worked examples": Los Angeles to New York.
    private static readonly GeoPosition LosAngeles = new(Positions.Degrees(33, 57), Positions.Degrees(-118, 24));
    private static readonly GeoPosition NewYork = new(Positions.Degrees(40, 38), Positions.Degrees(-73, 47));
    private static readonly GreatCircleArc Flight = GreatCircleArc.Between(LosAngeles, NewYork);

    [Fact]
    public void Los_Angeles_to_New_York_is_as_long_as_published()
    {
        Assert.Equal(0.623585, Flight.AngleRadians, 0.5e-6);
        Assert.Equal(2143.727, Flight.AngleRadians * 180 * 60 / Math.PI, 0.002); // The formulary multiplies its rounded 0.623585.
    }

    // Formulary, "Enroute waypoint", "Lat/lon given radial and distance", "Cross track error" and "Intermediate points".
    // Fraction; latitude and longitude in degrees and minutes; tolerance in minutes, half of the last digit.
    [Theory]
    [InlineData(0.4, 38, 40.167, -101, 37.570, 0.0005)]
    [InlineData(100 / 2143.727, 34, 37, -116, 33, 0.5)]
    public void Points_of_the_flight_are_as_published(
        double fraction, double degreesN, double minutesN, double degreesE, double minutesE, double minutes)
    {
        GeoPosition point = Flight.PointAt(fraction);
        Assert.Equal(Positions.Degrees(degreesN, minutesN), point.LatitudeDegrees, minutes / 60);
        Assert.Equal(Positions.Degrees(degreesE, minutesE), point.LongitudeDegrees, minutes / 60);
    }

    [Fact]
    public void Cross_and_along_track_are_as_published_and_positive_to_the_right()
    {
        // "Suppose enroute from LAX to JFK you find yourself at (D) N34:30 W116:30": 0.00216747 rad = 7.4512 nm right of
        // course, 0.0289691 rad = 99.588 nm along. The formulary carries 5 digits of the course, hence 1 in the fourth digit.
        var d = new GeoPosition(34.5, -116.5);
        Assert.Equal(0.00216747, Flight.CrossTrackRadians(d), 4e-7);
        Assert.Equal(0.0289691, Flight.AlongTrackRadians(d), 2e-6);
    }

    // On the equator eastwards from 0 to 60: everything is read off the coordinates.
    // latitude, longitude -> cross (right = south), along, closest approach, its fraction; degrees
    [Theory]
    [InlineData(0, 30, 0, 30, 0, 0.5)]
    [InlineData(10, 30, -10, 30, 10, 0.5)]
    [InlineData(-10, 45, 10, 45, 10, 0.75)]
    [InlineData(0, -20, 0, -20, 20, 0)]
    [InlineData(0, 70, 0, 70, 10, 1)]
    [InlineData(0, 180, 0, 180, 120, 1)]
    [InlineData(0, -140, 0, -140, 140, 0)]
    [InlineData(90, 0, -90, 0, 90, 0)]
    [InlineData(-90, 0, 90, 0, 90, 0)]
    public void Equator_track_coordinates_are_the_geographic_ones(
        double latitude, double longitude, double cross, double along, double closest, double fraction)
    {
        var arc = GreatCircleArc.Between(new(0, 0), new(0, 60));
        var place = new GeoPosition(latitude, longitude);
        Assert.Equal(cross, arc.CrossTrackRadians(place) * 180 / Math.PI, 1e-13);
        Assert.Equal(along, arc.AlongTrackRadians(place) * 180 / Math.PI, 1e-13);
        Assert.Equal(closest, arc.ClosestApproach(place.ToUnitVector(), out double at) * 180 / Math.PI, 1e-13);
        Assert.Equal(fraction, at, 1e-14);
    }

    // The dwell of a straight track through a circle: 2 acos(cos(radius) / cos(distance off track)).
    [Theory]
    [InlineData(5, 0)]
    [InlineData(5, 3)]
    [InlineData(5, 4.999)]
    [InlineData(0.001, 0.0005)]
    [InlineData(89, 80)]
    public void Dwell_has_its_closed_form(double radius, double offTrack)
    {
        var arc = GreatCircleArc.Between(new(0, -89.5), new(0, 89.5));
        Assert.True(arc.TryWithin(new GeoPosition(offTrack, 0).ToUnitVector(), radius * Math.PI / 180, out double enter, out double exit));

        double dwell = 2 * Math.Acos(Math.Cos(radius * Math.PI / 180) / Math.Cos(offTrack * Math.PI / 180));
        double precision = Math.Max(1e-12, 1e-14 / dwell); // of the arc cosine, not of the code under test
        Assert.Equal(dwell, (exit - enter) * arc.AngleRadians, precision);
        Assert.Equal(1, enter + exit, 1e-12);
    }

    [Fact]
    public void Arc_of_no_length_is_within_wholly_or_not_at_all()
    {
        var here = new GeoPosition(50, 30);
        var arc = GreatCircleArc.Between(here, here);
        UnitVector3 centre = new GeoPosition(51, 30).ToUnitVector();
        double degree = here.ToUnitVector().AngleRadiansTo(centre);

        Assert.Equal(0, arc.AngleRadians);
        Assert.True(arc.TryWithin(centre, degree, out double enter, out double exit));
        Assert.Equal((0.0, 1.0), (enter, exit));
        Assert.False(arc.TryWithin(centre, degree * (1 - 1e-12), out _, out _));
        Assert.Equal(degree, arc.ClosestApproach(centre, out double fraction), 1e-15);
        Assert.Equal(0, fraction);
        Assert.Equal(here.LatitudeDegrees, arc.PointAt(0.7).LatitudeDegrees, 1e-13);
    }

    [Theory]
    [InlineData(89.999, false)]
    [InlineData(90, true)]
    [InlineData(91, true)]
    [InlineData(180, true)]
    public void Centre_at_the_pole_of_the_circle_sees_all_of_it_or_nothing(double radius, bool expected)
    {
        var arc = GreatCircleArc.Between(new(0, 10), new(0, 130));
        bool within = arc.TryWithin(new(0, 0, 1), radius * Math.PI / 180, out double enter, out double exit);
        Assert.Equal((expected, 0.0, expected ? 1.0 : 0.0), (within, enter, exit));
        Assert.Equal(Math.PI / 2, arc.ClosestApproach(new(0, 0, 1), out _), 1e-15);
    }

    [Fact]
    public void Hemisphere_cuts_at_a_right_angle_to_its_centre()
    {
        var arc = GreatCircleArc.Between(new(0, 0), new(0, 120));
        Assert.True(arc.TryWithin(new GeoPosition(40, 0).ToUnitVector(), Math.PI / 2, out double enter, out double exit));
        Assert.Equal(0, enter);
        Assert.Equal(0.75, exit, 1e-14);
    }

    [Fact]
    public void Cap_larger_than_a_hemisphere_that_leaves_two_parts_gives_the_first()
    {
        var arc = GreatCircleArc.Between(new(0, 0), new(0, 120));
        UnitVector3 behind = new GeoPosition(0, -120).ToUnitVector(); // blind from 40 to 80 degrees east
        Assert.True(arc.TryWithin(behind, 160 * Math.PI / 180, out double enter, out double exit));
        Assert.Equal(0, enter);
        Assert.Equal(40.0 / 120, exit, 1e-14);
    }

    [Fact]
    public void Centre_behind_the_antipode_of_the_start_is_reached_at_the_end_of_the_arc()
    {
        var arc = GreatCircleArc.Between(new(0, 0), new(0, 179));
        Assert.True(arc.TryWithin(new GeoPosition(0, -178).ToUnitVector(), 5 * Math.PI / 180, out double enter, out double exit));
        Assert.Equal(177.0 / 179, enter, 1e-14);
        Assert.Equal(1, exit);
    }

    [Fact]
    public void Negative_radius_holds_nothing_and_no_number_throws()
    {
        Assert.False(Flight.TryWithin(LosAngeles.ToUnitVector(), -1e-9, out _, out _));
        Assert.Throws<ArgumentOutOfRangeException>(() => Flight.TryWithin(LosAngeles.ToUnitVector(), double.NaN, out _, out _));
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(-50, 170)]
    [InlineData(90, 0)]
    [InlineData(-90, 0)]
    public void Arc_to_the_antipode_is_half_a_circle_and_starts_to_the_north_or_along_longitude_zero(double latitude, double longitude)
    {
        var from = new GeoPosition(latitude, longitude);
        var arc = GreatCircleArc.Between(from, Positions.Antipode(from));
        Assert.Equal(Math.PI, arc.AngleRadians, 1e-15);
        Assert.Equal(Math.Abs(latitude) < 90 ? 90 - Math.Abs(latitude) : 0, arc.PointAt(0.5).LatitudeDegrees, 1e-12);
        Assert.Equal(0, arc.UnitVectorAt(1).AngleRadiansTo(Positions.Antipode(from).ToUnitVector()), 1e-15);
    }

    // What the summary of GreatCircleArc promises of the sphere of the Gaussian radius, against the ellipsoid.
    [Theory]
    [InlineData(45, 60, 0.002)] // 1000 km keep the middle above 40 degrees
    [InlineData(-85, 85, 0.004)]
    public void Sphere_of_the_Gaussian_radius_is_as_near_to_the_ellipsoid_as_promised(double south, double north, double promise) =>
        Positions.ForAll(
            FsCheck.Fluent.Gen.Three(Positions.Unit),
            t =>
            {
                var from = new GeoPosition(south + ((north - south) * t.Item1), 30);
                GeoPosition to = Geodesic.Direct(from, 360 * t.Item2, 1000 + (999e3 * t.Item3));
                double middle = (from.LatitudeDegrees + to.LatitudeDegrees) / 2;
                double sphere = GreatCircleArc.Between(from, to).AngleRadians * Wgs84.GaussianRadiusMetres(middle);
                Assert.InRange(sphere / Geodesic.Inverse(from, to).DistanceMetres, 1 - promise, 1 + promise);
            },
            cases: 5000);
}
