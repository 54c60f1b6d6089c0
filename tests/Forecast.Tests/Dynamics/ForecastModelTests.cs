using FsCheck;
using FsCheck.Fluent;
using Testudo.Evidence.Record;
using Testudo.Forecast.Cells;
using Testudo.Forecast.Distributions;
using Testudo.Forecast.Dynamics;
using Testudo.Forecast.Scoring;

namespace Testudo.Forecast.Tests.Dynamics;

public sealed class ForecastModelTests
{
    [Fact]
    public void It_finds_the_truth_that_made_its_data()
    {
        var model = Learned(Cells.MadeUp(7, 600, mean: 0.8, correlation: 0.05));

        var forecast = model.Forecast(Cells.Day(601), new PlannedWeapons(RecordClasses.Drone, 100, []), 0);

        // The last fifty nights or so count: their mean scatters by sqrt(0.8 * 0.2 * 0.06 / 50), 1.4 points; five of these, and a tenth of the spread.
        Assert.InRange(forecast.Mean, 73, 87);
        var spread = BetaBinomial.Distribution(100, 0.8, 0.05).StandardDeviation;
        Assert.InRange(forecast.StandardDeviation, 0.8 * spread, 1.3 * spread);
    }

    [Fact]
    public void Its_intervals_hold_what_a_beta_binomial_world_does()
    {
        var scores = RollingScores.Of(Cells.MadeUp(11, 700), new DateOnly(2024, 7, 1), new DateOnly(2025, 11, 1));
        var drones = scores.Cells.Where(c => c.Class == RecordClasses.Drone).ToList();
        var summary = ScoreSummary.Of(0, drones);

        // 489 nights: five standard errors of a share of 0.9 are 0.068, and of 0.5 0.113.
        Assert.InRange(drones.Count, 480, 495);
        Assert.InRange(summary.Coverage90, 0.832, 0.968);
        Assert.InRange(summary.Coverage50, 0.387, 0.613);
        Assert.InRange(ScoreSummary.Of(0, scores.Totals).Coverage80, 0.643, 0.957);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2000)]
    [InlineData(5000)]
    public void One_and_thousands_are_forecast(int launched)
    {
        var model = Learned(Cells.MadeUp(3, 200));
        foreach (var recordClass in RecordClasses.OfCells)
        {
            var forecast = model.Forecast(Cells.Day(201), new PlannedWeapons(recordClass, launched, []), 100);

            Assert.Equal(launched, forecast.Largest);
            Assert.Equal(1, forecast.Probabilities.Sum(), 1e-9);
            Assert.All(forecast.Probabilities, p => Assert.True(p > 0 && double.IsFinite(p)));
        }
    }

    // The mean stays where it was learned; what is not known grows.
    [Fact]
    public void Beyond_the_largest_raid_only_doubt_grows()
    {
        var cells = Cells.MadeUp(3, 200);
        var most = cells.Where(c => c.Class == RecordClasses.Drone).Max(c => c.Launched);
        CountForecast Forecast(int launched) => Learned(cells).Forecast(Cells.Day(201), new PlannedWeapons(RecordClasses.Drone, launched, []), 0);
        var (at, four, sixteen) = (Forecast(most), Forecast(4 * most), Forecast(16 * most));

        Assert.Equal(at.Mean / at.Largest, four.Mean / four.Largest, 0.06);
        Assert.True(four.StandardDeviation / four.Largest > 1.3 * at.StandardDeviation / at.Largest);
        Assert.True(sixteen.StandardDeviation / sixteen.Largest > 1.2 * four.StandardDeviation / four.Largest);
    }

    // What one drone alone meets, raids of dozens do not tell: a slope learned from those is not followed down to it.
    [Fact]
    public void Below_the_usual_sizes_of_the_year_before_only_doubt_grows()
    {
        var random = new Random(1);
        ForecastCell[] cells = [.. Enumerable.Range(0, 200).Select(night =>
        {
            // The larger a raid, the more is stopped of it.
            var launched = random.Next(60, 600);
            return Cells.Cell(night, RecordClasses.Drone, launched, Enumerable.Range(0, launched).Count(_ => random.NextDouble() < 0.5 + (0.45 * launched / 600)));
        })];
        CountForecast Forecast(int launched) => Learned(cells).Forecast(Cells.Day(201), new PlannedWeapons(RecordClasses.Drone, launched, []), 0);
        var least = UsualSizes.Least(cells.Select(c => c.Launched));

        Assert.InRange(least, 60, 120);
        Assert.True(Forecast(500).Mean / 500 > 0.2 + (Forecast(least).Mean / least), "the slope was not learned");
        Assert.Equal(Forecast(least).Mean / least, Forecast(1).Mean, 0.06);
        Assert.Equal(Forecast(least).Mean / least, Forecast(10).Mean / 10, 0.06);
        // The doubt of six halvings leaves hardly a chance out.
        Assert.InRange(Forecast(10).Interval(0.9).High - Forecast(10).Interval(0.9).Low, 7, 10);

        // Of nineteen raids nothing is said, nor two years later.
        Assert.Equal(1, UsualSizes.Least(cells.Take(19).Select(c => c.Launched)));
        var doubt = Assert.Single(ForecastBasis.Of(cells, new PlannedRaid(Cells.Day(201), [new PlannedWeapons(RecordClasses.Drone, 10, [])])).Doubts);
        Assert.Equal((DoubtKind.SmallerThanUsual, (double)least), (doubt.Kind, doubt.Value));
        Assert.DoesNotContain(ForecastBasis.Of(cells, new PlannedRaid(Cells.Day(900), [new PlannedWeapons(RecordClasses.Drone, 10, [])])).Doubts, d => d.Kind == DoubtKind.SmallerThanUsual);
    }

    [Fact]
    public void The_same_cells_give_the_same_bits()
    {
        var cells = Cells.MadeUp(5, 150);
        var raid = new PlannedRaid(Cells.Day(151), [new PlannedWeapons(RecordClasses.Drone, 90, []), new PlannedWeapons(RecordClasses.Ballistic, 5, [new ModelCount("Iskander-M", 5, 0)])]);

        Assert.Equal(Learned(cells).Forecast(raid).Total.Probabilities, Learned(cells).Forecast(raid).Total.Probabilities);
    }

    [Fact]
    public void It_does_not_go_back_in_time()
    {
        var cells = Cells.MadeUp(5, 10);
        var model = Learned(cells);

        Assert.Throws<InvalidOperationException>(() => model.Learn([cells[0]]));
        Assert.Throws<InvalidOperationException>(() => model.Forecast(Cells.Day(3), new PlannedWeapons(RecordClasses.Drone, 10, []), 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => model.Forecast(Cells.Day(100), new PlannedWeapons("mixed", 10, []), 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => model.Forecast(Cells.Day(100), new PlannedWeapons(RecordClasses.Drone, 0, []), 0));
    }

    // The outcome of a raid, and everything after it, may be what it likes.
    [Fact]
    public void No_forecast_changes_when_later_cells_are_altered_or_removed() => Check.One(Config.QuickThrowOnFailure.WithMaxTest(25), Prop.ForAll(Gen.Choose(20, 79).ToArbitrary(), Gen.Choose(0, 1000).ToArbitrary(), (night, seed) =>
    {
        var cells = Cells.MadeUp(seed, 80);
        var (first, last) = (DateOnly.FromDateTime(Cells.Day(20)), DateOnly.FromDateTime(Cells.Day(90)));
        var random = new Random(seed);
        var altered = cells.Select(c => c.Begin < Cells.Day(night) ? c : c with { Stopped = random.Next(0, c.Launched + 1) }).ToList();
        var before = Forecasts(cells, first, last).Where(f => string.CompareOrdinal(f.Raid, Id(night)) <= 0).ToList();

        Assert.Equal(before, Forecasts(altered, first, last).Where(f => string.CompareOrdinal(f.Raid, Id(night)) <= 0));
        Assert.Equal(before, Forecasts([.. cells.Where(c => string.CompareOrdinal(c.Raid, Id(night)) <= 0)], first, last));
    }));

    [Fact]
    public void What_came_before_does_change_it()
    {
        var cells = Cells.MadeUp(2, 60);
        ForecastCell[] altered = [.. cells.Select((c, i) => i == cells.Count - 3 ? c with { Stopped = 0 } : c)];

        Assert.NotEqual(
            Learned(cells).Forecast(Cells.Day(61), new PlannedWeapons(RecordClasses.Drone, 50, []), 0).Probabilities,
            Learned(altered).Forecast(Cells.Day(61), new PlannedWeapons(RecordClasses.Drone, 50, []), 0).Probabilities);
    }

    [Fact]
    public void Doubts_are_told()
    {
        ForecastCell[] cells = [.. Cells.MadeUp(2, 25), Cells.Cell(25, RecordClasses.Drone, 9, 9) with { IsOverLaunched = true }];
        var raid = new PlannedRaid(Cells.Day(300), [new PlannedWeapons(RecordClasses.Drone, 900, [new ModelCount("Shahed-136/131", 800, 0), new ModelCount("Something new", 100, 0)]), new PlannedWeapons(RecordClasses.Ballistic, 4, []), new PlannedWeapons(RecordClasses.Sam, 4, [])]);

        var basis = ForecastBasis.Of(cells, raid);

        Assert.Equal(26, basis.Raids);
        Assert.Equal(Cells.Day(25).AddHours(32), basis.Latest);
        Assert.Equal(
            [
                (DoubtKind.FewRaids, null, 26), (DoubtKind.OldReports, null, 273), (DoubtKind.OldReportsOfClass, "drone", 273), (DoubtKind.LargerThanSeen, "drone", cells.Where(c => c.Class == "drone").Max(c => c.Launched)),
                (DoubtKind.UnseenModel, "drone", 100), (DoubtKind.ContradictoryCounts, "drone", 1), (DoubtKind.FewRaidsOfClass, "ballistic", 9), (DoubtKind.OldReportsOfClass, "ballistic", 274), (DoubtKind.FewRaidsOfClass, "sam", 0),
            ],
            basis.Doubts.Select(d => (d.Kind, d.Class, d.Value)));
    }

    private static string Id(int night) => FormattableString.Invariant($"{Cells.Day(night).AddDays(1):yyyy-MM-dd}");

    private static List<(string Raid, string Class, string Probabilities)> Forecasts(IReadOnlyList<ForecastCell> cells, DateOnly from, DateOnly to) =>
        [.. RollingScores.Of(cells, from, to).Cells.Select(c => (c.Raid, c.Class, string.Join(' ', c.Forecast.Probabilities.Select(p => p.ToString("R", System.Globalization.CultureInfo.InvariantCulture)))))];

    private static ForecastModel Learned(IReadOnlyList<ForecastCell> cells)
    {
        var model = new ForecastModel();
        foreach (var raid in cells.GroupBy(c => c.Raid, StringComparer.Ordinal))
        {
            model.Learn([.. raid]);
        }

        return model;
    }
}
