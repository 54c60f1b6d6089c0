namespace Testudo.World.Conditions;

/// <summary>Where the sun stands, in closed form.</summary>
/// <remarks>
/// The equations of the NOAA Global Monitoring Laboratory's solar calculator, after J. Meeus, "Astronomical Algorithms" (1991), chapters
/// 21, 24 and 27. Valid from 1800 to 2100; elevation to about 0.01 degrees without refraction, times of rise and set to about a minute at
/// latitudes up to 72 degrees.
/// </remarks>
public static class SolarPosition
{
    /// <summary>Elevation of the sun's centre at which the day begins and ends for a watcher: refraction at the horizon and the sun's radius. Unit: degrees.</summary>
    public const double RiseAndSetDegrees = -0.833;

    /// <summary>Elevation below which it is night here: the end of civil twilight. Unit: degrees.</summary>
    public const double CivilTwilightDegrees = -6;

    private const double Radian = Math.PI / 180;

    /// <summary>Elevation of the sun's centre over the horizon, without refraction. Unit: degrees.</summary>
    /// <param name="position">Where.</param>
    /// <param name="utc">When, in universal time.</param>
    public static double ElevationDegrees(Geodesy.GeoPosition position, DateTime utc)
    {
        var day = (utc - new DateTime(2000, 1, 1, 12, 0, 0, DateTimeKind.Unspecified)).TotalDays;
        var century = day / 36_525;
        var meanLongitude = 280.46646 + (century * (36_000.76983 + (century * 0.0003032)));
        var anomaly = (357.52911 + (century * (35_999.05029 - (0.0001537 * century)))) * Radian;
        var eccentricity = 0.016708634 - (century * (0.000042037 + (0.0000001267 * century)));
        var centre = (Math.Sin(anomaly) * (1.914602 - (century * (0.004817 + (0.000014 * century)))))
            + (Math.Sin(2 * anomaly) * (0.019993 - (0.000101 * century)))
            + (Math.Sin(3 * anomaly) * 0.000289);
        var node = (125.04 - (1934.136 * century)) * Radian;
        var longitude = (meanLongitude + centre - 0.00569 - (0.00478 * Math.Sin(node))) * Radian;
        var obliquity = (23 + ((26 + ((21.448 - (century * (46.815 + (century * (0.00059 - (century * 0.001813)))))) / 60)) / 60) + (0.00256 * Math.Cos(node))) * Radian;
        var declination = Math.Asin(Math.Sin(obliquity) * Math.Sin(longitude));
        var y = Math.Pow(Math.Tan(obliquity / 2), 2);
        var mean = meanLongitude * Radian;
        var equationOfTime = 4 / Radian * ((y * Math.Sin(2 * mean)) - (2 * eccentricity * Math.Sin(anomaly)) + (4 * eccentricity * y * Math.Sin(anomaly) * Math.Cos(2 * mean))
            - (0.5 * y * y * Math.Sin(4 * mean)) - (1.25 * eccentricity * eccentricity * Math.Sin(2 * anomaly)));
        var solarMinutes = utc.TimeOfDay.TotalMinutes + equationOfTime + (4 * position.LongitudeDegrees);
        var hourAngle = ((solarMinutes / 4) - 180) * Radian;
        var latitude = position.LatitudeDegrees * Radian;
        var sine = (Math.Sin(latitude) * Math.Sin(declination)) + (Math.Cos(latitude) * Math.Cos(declination) * Math.Cos(hourAngle));
        return Math.Asin(Math.Clamp(sine, -1, 1)) / Radian;
    }
}
