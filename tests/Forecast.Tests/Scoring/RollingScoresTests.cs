using Testudo.Evidence.Raids;
using Testudo.Evidence.Record;
using Testudo.Forecast.Cells;
using Testudo.Forecast.Scoring;
using Testudo.Forecast.Tests.Baselines;

namespace Testudo.Forecast.Tests.Scoring;

public sealed class RollingScoresTests
{
    private static readonly (DateOnly From, DateOnly To) Latest = (new(2025, 4, 1), new(2025, 9, 30));

    [Fact]
    public void There_are_814_raids_and_1422_cells()
    {
        Assert.Equal(814, RaidGrouping.Group(Cells.PublicRows()).Count);
        Assert.Equal(1422, Cells.OfRecord.Count);
    }

    // The bar of the record's notes: better than B5 in total, and than every baseline in every class with thirty cells or more.
    [Fact]
    public void From_April_to_September_2025_no_baseline_is_better()
    {
        var groups = ScoreGroup.Of(RollingScores.Of(Cells.OfRecord, Latest.From, Latest.To));

        foreach (var group in groups.Where(g => g.Kind is ScoreGroupKind.All or ScoreGroupKind.Class && g.Summaries[0].Cells >= 30))
        {
            Assert.True(group.Summaries.Skip(1).All(b => group.Summaries[0].LogScore <= b.LogScore), $"log score of {group.Name}");
            Assert.True(group.Summaries.Skip(1).All(b => group.Summaries[0].Crps <= b.Crps), $"CRPS of {group.Name}");
        }

        Assert.Equal(310, groups[0].Summaries[0].Cells);
        Assert.InRange(groups[0].Summaries[0].Coverage90, 0.87, 0.93);
    }

    // Ours to a hair, so that whoever changes a prior sees what it does, in all periods at once.
    [Theory]
    [InlineData("2023-04-01", "2023-09-30", 165, 1.632, 1.127, 1.734, 1.254)]
    [InlineData("2023-10-01", "2024-03-31", 263, 1.451, 1.1635, 1.489, 1.208)]
    [InlineData("2024-04-01", "2024-09-30", 287, 1.222, 0.808, 1.293, 0.875)]
    [InlineData("2024-10-01", "2025-03-31", 301, 1.831, 1.511, 1.988, 1.928)]
    [InlineData("2025-04-01", "2025-09-30", 310, 2.666, 4.107, 2.815, 5.443)]
    public void Half_years_score_as_documented(string from, string to, int cells, double logScore, double crps, double logScoreOfB5, double crpsOfB5)
    {
        var all = ScoreGroup.Of(RollingScores.Of(Cells.OfRecord, BaselineForecastsTests.Day(from), BaselineForecastsTests.Day(to)))[0];

        Assert.Equal(cells, all.Summaries[0].Cells);
        Assert.Equal(logScore, all.Summaries[0].LogScore, 0.0006);
        Assert.Equal(crps, all.Summaries[0].Crps, 0.0006);
        Assert.Equal(logScoreOfB5, all.Summaries[6].LogScore, 0.0006);
        Assert.Equal(crpsOfB5, all.Summaries[6].Crps, 0.0006);
    }

    // Rows, not cells: joining rows into raids must not look ahead either.
    [Theory]
    [InlineData("2025-06-09")]
    [InlineData("2025-07-09")]
    [InlineData("2025-09-07")]
    public void No_forecast_changes_when_later_rows_of_the_record_are_removed_or_altered(string last)
    {
        var rows = Cells.PublicRows().ToList();
        var end = BaselineForecastsTests.Day(last).ToDateTime(TimeOnly.MinValue).AddDays(1);
        var whole = Forecasts(rows, last);
        Assert.True(whole.Count > 100);

        Assert.Equal(whole, Forecasts([.. rows.Where(r => r.Time.From < end)], last));
        Assert.Equal(whole, Forecasts([.. rows.Select((r, i) => r.Time.From < end ? r : r with { Destroyed = i % 2, NotReached = 0, Launched = 1 + (i % 90) })], last));
    }

    [Fact]
    public void Altering_what_is_scored_changes_no_forecast_of_it()
    {
        var rows = Cells.PublicRows().ToList();
        var raid = RaidGrouping.Find(RaidGrouping.Group(rows), "2025-07-09")!;
        var own = raid.Rows.Select(r => r.Key).ToHashSet(StringComparer.Ordinal);
        var altered = rows.Select(r => own.Contains(r.Key) ? r with { Destroyed = 0, NotReached = 0 } : r).ToList();

        var (before, after) = (Of(rows), Of(altered));

        Assert.NotEmpty(before);
        Assert.Equal(before.Select(c => c.Forecast.Probabilities), after.Select(c => c.Forecast.Probabilities));
        Assert.NotEqual(before.Select(c => c.Observed), after.Select(c => c.Observed));

        List<ScoredCell> Of(List<RecordRow> all) =>
            [.. RollingScores.Of(ForecastCell.Of(RaidGrouping.Group(all)), new DateOnly(2025, 7, 1), new DateOnly(2025, 7, 31)).Cells.Where(c => c.Raid == raid.Id)];
    }

    [Fact]
    public void It_can_be_stopped()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();

        Assert.Throws<OperationCanceledException>(() => RollingScores.Of(Cells.MadeUp(1, 30), new DateOnly(2024, 1, 10), new DateOnly(2024, 2, 10), cancellation: source.Token));
    }

    private static List<(string Raid, string Class, string Probabilities)> Forecasts(IReadOnlyList<RecordRow> rows, string last) =>
        [.. RollingScores.Of(ForecastCell.Of(RaidGrouping.Group(rows)), Latest.From, Latest.To).Cells
            .Where(c => string.CompareOrdinal(c.Raid, last) < 0)
            .Select(c => (c.Raid, c.Class, string.Join(' ', c.Forecast.Probabilities.Select(p => p.ToString("R", System.Globalization.CultureInfo.InvariantCulture)))))];
}
