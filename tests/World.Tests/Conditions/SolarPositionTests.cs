using Testudo.World.Conditions;
using Testudo.World.Geodesy;

namespace Testudo.World.Tests.Conditions;

public sealed class SolarPositionTests
{
    private static readonly GeoPosition Kyiv = new(50.4547, 30.5238);

    /// <summary>Published: Ukrainian News, 2023-11-15 (ukranews.com/ua/news/760281): in Kyiv on 21 June, by winter time (UTC+2), the sun rises at 3:46 and sets at 20:13.</summary>
    [Fact]
    public void The_sun_of_kyiv_rises_and_sets_when_it_was_published()
    {
        Assert.Equal(At(3, 46), Crossing(new DateOnly(2023, 6, 21), 2, isRise: true), 90.0);
        Assert.Equal(At(20, 13), Crossing(new DateOnly(2023, 6, 21), 2, isRise: false), 90.0);
    }

    [Fact]
    public void At_the_equinox_the_sun_stands_at_noon_as_high_as_the_pole_is_far()
    {
        // 2024-03-20 03:06 UTC is the equinox; solar noon in Kyiv is at about 10:05 UTC.
        var noon = Enumerable.Range(0, 240).Max(m => SolarPosition.ElevationDegrees(Kyiv, new DateTime(2024, 3, 20, 8, 0, 0, DateTimeKind.Unspecified).AddMinutes(m)));
        Assert.Equal(90 - Kyiv.LatitudeDegrees, noon, 0.15);
    }

    [Fact]
    public void At_the_solstice_the_sun_of_the_tropic_stands_overhead()
    {
        var highest = Enumerable.Range(0, 24 * 60).Max(m => SolarPosition.ElevationDegrees(new GeoPosition(23.436, 0), new DateTime(2024, 6, 20, 0, 0, 0, DateTimeKind.Unspecified).AddMinutes(m)));
        Assert.InRange(highest, 89.85, 90);
    }

    [Fact]
    public void A_night_begins_and_ends_where_its_changes_say()
    {
        var conditions = new RaidConditions(new DateOnly(2024, 1, 2), 2 * 3600, []);
        var changes = conditions.Changes(Kyiv, 0, 86_400);
        Assert.Equal(2, changes.Count);
        Assert.True(conditions.IsNight(Kyiv, 3 * 3600));
        Assert.False(conditions.IsNight(Kyiv, 12 * 3600));
        foreach (var change in changes)
        {
            Assert.NotEqual(conditions.IsNight(Kyiv, change - 2), conditions.IsNight(Kyiv, change + 2));
            var utc = new DateTime(2024, 1, 2, 0, 0, 0, DateTimeKind.Unspecified).AddSeconds(change - (2 * 3600));
            Assert.Equal(SolarPosition.CivilTwilightDegrees, SolarPosition.ElevationDegrees(Kyiv, utc), 0.01);
        }
    }

    [Fact]
    public void Within_the_polar_circle_a_summer_day_has_no_night() =>
        Assert.Empty(new RaidConditions(new DateOnly(2024, 6, 21), 0, []).Changes(new GeoPosition(75, 20), -86_400, 2 * 86_400));

    [Fact]
    public void The_first_weather_that_fits_a_place_and_time_counts()
    {
        var odesa = new GeoPosition(46.48, 30.73);
        var conditions = new RaidConditions(new DateOnly(2024, 1, 2), 7200, [new(Weather.Fog, new(0, 3600), Kyiv, 50_000), new(Weather.Rain, null, null, double.PositiveInfinity)]);
        Assert.Equal(Weather.Fog, conditions.WeatherAt(Kyiv, 1800));
        Assert.Equal(Weather.Rain, conditions.WeatherAt(Kyiv, 3600));
        Assert.Equal(Weather.Rain, conditions.WeatherAt(odesa, 1800));
        Assert.Contains(3600.0, conditions.Changes(Kyiv, -86_400, 86_400));
        Assert.DoesNotContain(3600.0, conditions.Changes(odesa, -86_400, 86_400));
    }

    private static double At(int hours, int minutes) => ((hours * 60) + minutes) * 60;

    private static double Crossing(DateOnly date, int utcOffset, bool isRise)
    {
        double Elevation(double seconds) => SolarPosition.ElevationDegrees(Kyiv, date.ToDateTime(TimeOnly.MinValue).AddSeconds(seconds).AddHours(-utcOffset));
        var (low, high) = isRise ? (0.0, 12 * 3600.0) : (12 * 3600.0, 86_400.0);
        while (high - low > 0.5)
        {
            var middle = (low + high) / 2;
            (low, high) = Elevation(middle) < SolarPosition.RiseAndSetDegrees == isRise ? (middle, high) : (low, middle);
        }

        return low;
    }
}
