using Testudo.Forecast.Scoring;

namespace Testudo.Forecast.Tests.Scoring;

public sealed class PairedDifferenceTests
{
    private static readonly RollingScores Scores = RollingScores.Of(Cells.MadeUp(4, 200), new DateOnly(2024, 4, 1), new DateOnly(2024, 7, 18));

    [Fact]
    public void A_difference_is_that_of_the_means_and_its_interval_holds_it()
    {
        foreach (var difference in PairedDifference.Of(Scores, "B0", "B5"))
        {
            var cells = Scores.Cells.Where(c => difference.Name == "all" || c.Class == difference.Name).ToList();
            var other = RollingScores.Forecasters.Index().First(f => f.Item == difference.Baseline).Index;

            Assert.Equal(cells.Average(c => c.Scores[0].LogScore) - cells.Average(c => c.Scores[other].LogScore), difference.LogScore.Value, 1e-10);
            Assert.Equal(cells.Average(c => c.Scores[0].Crps) - cells.Average(c => c.Scores[other].Crps), difference.Crps.Value, 1e-10);
            Assert.InRange(difference.LogScore.Value, difference.LogScore.Low, difference.LogScore.High);
            Assert.Equal(cells.Count, difference.Cells);
        }
    }

    // Of independent raids with one cell each the bootstrap's interval is the textbook one: two standard errors on both sides.
    [Fact]
    public void The_interval_is_as_wide_as_the_textbook_has_it()
    {
        var difference = PairedDifference.Of(Scores, "B1").Single(d => d.Name == "drone");
        var values = Scores.Cells.Where(c => c.Class == "drone").Select(c => c.Scores[0].Crps - c.Scores[2].Crps).ToList();
        var mean = values.Average();
        var error = Math.Sqrt(values.Sum(v => (v - mean) * (v - mean)) / values.Count / values.Count);

        // 2,000 resamples: the ends scatter by 5 % of a standard error each, the width by less than a tenth of it.
        Assert.Equal(2 * 1.96 * error, difference.Crps.High - difference.Crps.Low, 0.4 * error);
    }

    [Fact]
    public void Of_a_few_raids_the_difference_is_told_without_an_interval()
    {
        // The last six nights: six raids, two of them with ballistic missiles.
        var few = PairedDifference.Of(RollingScores.Of(Cells.MadeUp(4, 200), new DateOnly(2024, 7, 14), new DateOnly(2024, 7, 19)), "B2", "B5");

        Assert.All(few, d => Assert.InRange(d.Raids, 1, PairedDifference.LeastRaids - 1));
        Assert.All(few.SelectMany(d => new[] { d.LogScore, d.Crps }), i => Assert.True(double.IsFinite(i.Value) && double.IsNaN(i.Low) && double.IsNaN(i.High)));
    }

    [Fact]
    public void Draws_are_the_same_in_every_run() => Assert.Equal(PairedDifference.Of(Scores, "B2"), PairedDifference.Of(Scores, "B2"));

    [Fact]
    public void Groups_hold_every_cell_once()
    {
        var groups = ScoreGroup.Of(Scores);

        Assert.Equal(Scores.Cells.Count, groups.Where(g => g.Kind == ScoreGroupKind.Class).Sum(g => g.Summaries[0].Cells));
        Assert.Equal(Scores.Cells.Count, groups.Where(g => g.Kind == ScoreGroupKind.Size).Sum(g => g.Summaries[0].Cells));
        Assert.Equal(Scores.Totals.Count, groups.Single(g => g.Kind == ScoreGroupKind.Total).Summaries[0].Cells);
        Assert.All(groups.SelectMany(g => g.Summaries), s => Assert.Equal(1, s.Histogram.Sum(), 1e-9));
        Assert.All(groups.SelectMany(g => g.Summaries), s => Assert.InRange(s.Unreliability, 0, 1));
    }
}
