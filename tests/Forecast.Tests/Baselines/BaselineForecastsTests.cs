using System.Globalization;
using Testudo.Forecast.Baselines;
using Testudo.Forecast.Scoring;

namespace Testudo.Forecast.Tests.Baselines;

public sealed class BaselineForecastsTests
{
    private static readonly string Reference = Path.Combine(Testudo.Tests.RepositoryRoot.Folder, "tests", "Reference", "forecast-baselines.csv");

    // Mean scores by the script of the baselines on the record up to September 2025; recipe in tests/Reference/README.md. Its regression (B4, B5) stops near the
    // minimum, as far as differences of rounded numbers tell it: that is worth up to 5e-7 of a score, and of a coverage 1.5e-6. "exact" is the script with its minimum
    // found to rounding.
    [Theory]
    [InlineData("2023-10-01", "2024-03-31", "exact", 29, 1e-7)]
    [InlineData("2025-04-01", "2025-09-30", "exact", 10, 1e-7)]
    [InlineData("2025-04-01", "2025-09-30", "script", 29, 1e-6)]
    public void Scores_are_those_of_the_script(string from, string to, string minimum, int count, double tolerance)
    {
        var scores = RollingScores.Of(Cells.OfRecord, Day(from), Day(to));
        var lines = File.ReadLines(Reference).Select(l => l.Split(',')).Where(l => l[0] == from && l[2] == minimum).ToList();
        Assert.Equal(count, lines.Count);
        foreach (var line in lines)
        {
            var summary = ScoreSummary.Of(RollingScores.Forecasters.Index().First(f => f.Item == line[4]).Index, [.. scores.Cells.Where(c => c.Class == line[3])]);
            (double Found, double Tolerance)[] found =
                [(summary.LogScore, tolerance), (summary.Crps, tolerance), (summary.Coverage50, 2 * tolerance), (summary.Coverage80, 2 * tolerance), (summary.Coverage90, 2 * tolerance)];
            Assert.Equal(line[5], summary.Cells.ToString(CultureInfo.InvariantCulture));
            foreach (var ((value, within), text) in found.Zip(line.Skip(6)))
            {
                var expected = double.Parse(text, CultureInfo.InvariantCulture);
                Assert.True(Math.Abs(value - expected) <= within * Math.Max(1, Math.Abs(expected)), $"{line[3]} {line[4]}: {value:R} and not {text}");
            }
        }
    }

    [Fact]
    public void The_trailing_rate_knows_only_what_ended_before_the_raid_began()
    {
        var cells = new[] { Cells.Cell(0, "cruise", 10, 10), Cells.Cell(1, "cruise", 10, 0), Cells.Cell(2, "cruise", 10, 5), Cells.Cell(120, "cruise", 10, 5) };

        var baselines = BaselineForecasts.Of(cells, new DateOnly(2024, 1, 3), new DateOnly(2024, 12, 31));

        // Known at the begin of the third: 10 of 10, and 10 of 10 with 0 of 10; nothing within 90 days of the last.
        Assert.Equal(3, baselines.Cells.Count);
        var pooled = 10.5 / 11;
        Assert.All(baselines.Forecasts[0], f => Assert.Equal((pooled, 0), (f.Mean, f.Correlation)));
        Assert.Equal([(10 + (2 * pooled)) / 12, (10 + (2 * pooled)) / 22, pooled], baselines.Forecasts[1].Select(f => f.Mean), (a, b) => Math.Abs(a - b) < 1e-12);
    }

    [Fact]
    public void Without_anything_before_the_period_they_are_still_forecasts()
    {
        var baselines = BaselineForecasts.Of([Cells.Cell(0, "sam", 3, 0)], new DateOnly(2024, 1, 1), new DateOnly(2024, 12, 31));

        Assert.All(baselines.Forecasts, b => Assert.InRange(b[0].Mean, 0.49, 0.51));
    }

    internal static DateOnly Day(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
