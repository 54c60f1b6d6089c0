using FsCheck;
using FsCheck.Fluent;
using Testudo.World.Geodesy;
using Testudo.World.Tests.Geodesy;

namespace Testudo.World.Tests;

public sealed class CountryTests
{
    private static readonly GeoPosition Kyiv = new(50.4547, 30.5238);
    private static readonly GeoPosition Lviv = new(49.84, 24.03);
    private static readonly GeoPosition Warsaw = new(52.23, 21.01);

    [Theory]
    [InlineData("ukraine", 50.4547, 30.5238)]
    [InlineData("ukraine", 46.4775, 30.7326)]
    [InlineData("ukraine", 44.95, 34.10)]
    [InlineData("ukraine", 48.0, 37.8)]
    [InlineData("poland", 52.23, 21.01)]
    [InlineData("russia", 55.75, 37.62)]
    [InlineData("russia", 54.71, 20.51)]
    [InlineData("belarus", 53.90, 27.56)]
    [InlineData("moldova", 47.01, 28.86)]
    [InlineData("romania", 44.43, 26.10)]
    [InlineData("slovakia", 48.72, 21.26)]
    [InlineData("hungary", 47.50, 19.04)]
    public void A_city_lies_in_its_country_and_in_no_other(string country, double latitude, double longitude) =>
        Assert.Equal([country], TestFolder.Catalogue.Countries.Where(c => c.Contains(new GeoPosition(latitude, longitude))).Select(c => c.Id));

    [Fact]
    public void Every_city_of_the_catalogue_lies_in_the_country_it_names_or_within_3_km_of_its_simplified_outline()
    {
        var cities = TestFolder.Catalogue.Places.Items.Where(p => p.Kind == Places.PlaceKind.City && p.Country is not null).ToList();
        Assert.NotEmpty(cities);
        var around = Enumerable.Range(0, 16).Select(i => i * 22.5).ToList();
        var offenders = cities.Where(p =>
            TestFolder.Catalogue.Countries.FirstOrDefault(c => c.Name.English == p.Country) is { } country
            && !country.Contains(p.Position)
            && !around.Any(bearing => country.Contains(Geodesic.Direct(p.Position, bearing, 3_000))));
        Assert.Empty(offenders.Select(p => $"{p.Id} is not in {p.Country}"));
    }

    [Fact]
    public void The_line_from_Lviv_to_Warsaw_crosses_one_border_once()
    {
        Span<double> fractions = stackalloc double[Country.MostCrossings];
        Assert.Equal(1, Of("ukraine").Crossings(Lviv, Warsaw, fractions));
        var leaves = fractions[0];
        Assert.Equal(1, Of("poland").Crossings(Lviv, Warsaw, fractions));
        // The two outlines are simplified each for itself: 500 m of 330 km lie between them.
        Assert.Equal(leaves, fractions[0], 0.003);
        Assert.InRange(leaves, 0.1, 0.4);
        Assert.Equal(0, Of("hungary").Crossings(Lviv, Warsaw, fractions));
        Assert.Equal(0, Of("ukraine").Crossings(Lviv, Kyiv, fractions));
        Assert.Equal(1, Of("ukraine").Crossings(Warsaw, Lviv, fractions));
        Assert.Equal(1 - leaves, fractions[0], 1e-9);
    }

    [Fact]
    public void The_parity_of_crossings_says_whether_the_ends_lie_on_different_sides() => Positions.ForAll(
        Segments(3),
        t =>
        {
            Span<double> fractions = new double[1000];
            foreach (var country in TestFolder.Catalogue.Countries)
            {
                var count = country.Crossings(t.From, t.To, fractions);
                Assert.True((country.Contains(t.From) != country.Contains(t.To)) == (count % 2 == 1), $"{country.Id} {t} {count}");
                for (var i = 0; i < count; i++)
                {
                    Assert.InRange(fractions[i], i == 0 ? 0 : fractions[i - 1], 1);
                }
            }
        },
        cases: 2000);

    [Fact]
    public void Between_two_crossings_the_side_does_not_change() => Positions.ForAll(
        Segments(3),
        t =>
        {
            var country = Of("ukraine");
            Span<double> fractions = new double[1000];
            var count = country.Crossings(t.From, t.To, fractions);
            var inside = country.Contains(t.From);
            for (var i = 0; i <= count; i++)
            {
                var middle = ((i == 0 ? 0 : fractions[i - 1]) + (i == count ? 1 : fractions[i])) / 2;
                var point = new GeoPosition(
                    t.From.LatitudeDegrees + (middle * (t.To.LatitudeDegrees - t.From.LatitudeDegrees)),
                    t.From.LongitudeDegrees + (middle * (t.To.LongitudeDegrees - t.From.LongitudeDegrees)));
                Assert.True(country.Contains(point) == inside, $"{t} part {i} of {count}");
                inside = !inside;
            }
        });

    [Fact]
    public void Where_the_boxes_do_not_touch_nothing_is_crossed() => Positions.ForAll(
        Segments(3),
        t =>
        {
            Span<double> fractions = new double[1000];
            foreach (var country in TestFolder.Catalogue.Countries.Where(c => !c.MayTouch(t.From, t.To)))
            {
                Assert.Equal(0, country.Crossings(t.From, t.To, fractions));
            }
        });

    [Fact]
    public void No_more_crossings_are_told_than_there_is_room_for()
    {
        Span<double> fractions = stackalloc double[1];
        Assert.Equal(1, Of("ukraine").Crossings(new GeoPosition(50.5, 20), new GeoPosition(50.0, 45), fractions));
        Assert.Equal(0, Of("ukraine").Crossings(Lviv, Warsaw, []));
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("{}")]
    [InlineData("{\"features\": 1}")]
    [InlineData("{\"features\": [{}]}")]
    [InlineData("{\"features\": [{\"properties\": {\"id\": \"x\", \"name\": {\"en\": \"X\", \"uk\": \"X\", \"ru\": \"X\"}}, \"geometry\": {\"type\": \"Polygon\", \"coordinates\": []}}]}")]
    [InlineData("{\"features\": [{\"properties\": {\"id\": \"x\", \"name\": {\"en\": \"X\", \"uk\": \"X\", \"ru\": \"X\"}}, \"geometry\": {\"type\": \"Polygon\", \"coordinates\": [[[0, 0], [1, 1]]]}}]}")]
    public void A_file_that_is_no_list_of_countries_is_refused(string text) => AssertRefused(text);

    [Fact]
    public void A_point_of_one_number_is_refused() => AssertRefused(
        "{\"features\": [{\"properties\": {\"id\": \"x\", \"name\": {\"en\": \"X\", \"uk\": \"X\", \"ru\": \"X\"}}, \"geometry\": {\"type\": \"Polygon\", \"coordinates\": [[[0], [1], [2], [0]]]}}]}");

    private static Gen<(GeoPosition From, GeoPosition To)> Segments(double degrees) =>
        from latitude in Positions.Unit
        from longitude in Positions.Unit
        from north in Positions.Unit
        from east in Positions.Unit
        let start = new GeoPosition(43 + (15 * latitude), 15 + (30 * longitude))
        select (start, new GeoPosition(start.LatitudeDegrees + (degrees * ((2 * north) - 1)), start.LongitudeDegrees + (degrees * ((2 * east) - 1))));

    private static Country Of(string id) => TestFolder.Catalogue.Countries.Single(c => c.Id == id);

    private static void AssertRefused(string text)
    {
        var path = Path.GetTempFileName();
        try
        {
            File.WriteAllText(path, text);
            Assert.Contains("not a GeoJSON file of countries", TestFolder.Said(TestFolder.Problem(() => Country.ReadAll(path))));
        }
        finally
        {
            File.Delete(path);
        }
    }
}
