using Testudo.World.Geodesy;

namespace Testudo.World.Tests.Geodesy;

/// <summary>Published lines on WGS-84, from tests/Reference/geodesy.csv; sources and licences in the README beside it.</summary>
public sealed class GeodesicPublishedTests
{
    public static TheoryData<string> LinesToInvert => Lines("inverse");

    public static TheoryData<string> LinesToFollow => Lines("direct");

    [Theory]
    [MemberData(nameof(LinesToInvert))]
    public void Inverse_of_a_published_line_has_its_distance_and_bearings(string row)
    {
        string[] cells = row.Split(',');
        GeodesicLine line = Geodesic.Inverse(Place(cells, 1), Place(cells, 4));

        Assert.Equal(Positions.Number(cells[7]), line.DistanceMetres, Positions.Number(cells[8]));
        AssertBearing(cells[3], line.InitialBearingDegrees, cells[9]);
        AssertBearing(cells[6], line.FinalBearingDegrees, cells[9]);
    }

    [Theory]
    [MemberData(nameof(LinesToFollow))]
    public void Direct_along_a_published_line_ends_at_its_end(string row)
    {
        string[] cells = row.Split(',');
        GeoPosition end = Geodesic.Direct(Place(cells, 1), Positions.Number(cells[3]), Positions.Number(cells[7]));
        GeoPosition expected = Place(cells, 4);

        double tolerance = Positions.Number(cells[10]);
        Assert.Equal(expected.LatitudeDegrees, end.LatitudeDegrees, tolerance);
        Assert.InRange(Positions.TurnBetween(expected.LongitudeDegrees, end.LongitudeDegrees), 0, tolerance);
    }

    [Fact]
    public void Both_tables_have_rows()
    {
        Assert.Equal(100, LinesToInvert.Count);
        Assert.Equal(65, LinesToFollow.Count);
    }

    // The length of the WGS-84 meridian quadrant, 10 001 965.7293 m, is published in many places, among them
    // H. Kawase, Bulletin of the Geospatial Information Authority of Japan 59 (2011).
    [Fact]
    public void Equator_to_pole_is_the_meridian_quadrant() =>
        Assert.Equal(10001965.7293, Geodesic.Inverse(new(0, 30), new(90, 0)).DistanceMetres, 1e-4);

    private static TheoryData<string> Lines(string solve) =>
        [.. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Reference", "geodesy.csv"))
            .Where(row => row.StartsWith(solve, StringComparison.Ordinal) || row.StartsWith("both", StringComparison.Ordinal))];

    private static GeoPosition Place(string[] cells, int column) =>
        new(Positions.Number(cells[column]), Positions.Number(cells[column + 1]));

    private static void AssertBearing(string expected, double actual, string tolerance)
    {
        if (expected.Length > 0)
        {
            Assert.InRange(Positions.TurnBetween(Positions.Number(expected), actual), 0, Positions.Number(tolerance));
        }
    }
}
