namespace Testudo.Forecast.Scoring;

/// <summary>The mean scores of one forecaster over some cells.</summary>
/// <param name="Forecaster">One of <see cref="RollingScores.Forecasters"/>.</param>
/// <param name="Cells">How many cells.</param>
/// <param name="Launched">Launched in all of them.</param>
/// <param name="LogScore">The mean log score. Unit: nats.</param>
/// <param name="Crps">The mean continuous ranked probability score. Unit: weapons.</param>
/// <param name="Coverage50">The exact coverage of central 50 % intervals, from 0 to 1.</param>
/// <param name="Coverage80">The same of 80 % intervals.</param>
/// <param name="Coverage90">The same of 90 % intervals.</param>
/// <param name="Histogram">The transform in ten parts of equal width: of a calibrated forecaster each is a tenth.</param>
public sealed record ScoreSummary(
    string Forecaster, int Cells, int Launched, double LogScore, double Crps, double Coverage50, double Coverage80, double Coverage90, IReadOnlyList<double> Histogram)
{
    private const int Parts = 10;

    /// <summary>The largest difference of the transform's distribution function from a straight line, at tenths: how far from reliable, from 0 to 1.</summary>
    public double Unreliability => Histogram.Index().Max(h => Math.Abs(Histogram.Take(h.Index + 1).Sum() - ((h.Index + 1.0) / Parts)));

    /// <summary>The summary of one forecaster.</summary>
    /// <param name="forecaster">Its place in <see cref="RollingScores.Forecasters"/>.</param>
    /// <param name="cells">The cells; at least one.</param>
    public static ScoreSummary Of(int forecaster, IReadOnlyCollection<ScoredCell> cells)
    {
        ArgumentNullException.ThrowIfNull(cells);
        return new ScoreSummary(
            RollingScores.Forecasters[forecaster],
            cells.Count,
            cells.Sum(c => c.Launched),
            cells.Average(c => c.Scores[forecaster].LogScore),
            cells.Average(c => c.Scores[forecaster].Crps),
            cells.Average(c => c.Scores[forecaster].Transform.Coverage(0.5)),
            cells.Average(c => c.Scores[forecaster].Transform.Coverage(0.8)),
            cells.Average(c => c.Scores[forecaster].Transform.Coverage(0.9)),
            [.. Enumerable.Range(0, Parts).Select(p => cells.Average(c => c.Scores[forecaster].Transform.Share((double)p / Parts, (p + 1.0) / Parts)))]);
    }
}

/// <summary>Cells that belong together, and the scores of every forecaster on them.</summary>
/// <param name="Kind">What they have in common.</param>
/// <param name="Name">A class, or a range of launches such as <c>6-20</c>; <c>all</c> for all.</param>
/// <param name="Summaries">In the order of <see cref="RollingScores.Forecasters"/>.</param>
public sealed record ScoreGroup(ScoreGroupKind Kind, string Name, IReadOnlyList<ScoreSummary> Summaries)
{
    private static readonly (string Name, int Most)[] Sizes = [("1", 1), ("2-5", 5), ("6-20", 20), ("21-50", 50), ("51-100", 100), ("101-200", 200), ("over 200", int.MaxValue)];

    /// <summary>All cells, then those of each class, then those of each size, then totals of raids; without groups that have none.</summary>
    /// <param name="scores">The scores.</param>
    public static IReadOnlyList<ScoreGroup> Of(RollingScores scores)
    {
        ArgumentNullException.ThrowIfNull(scores);
        IEnumerable<(ScoreGroupKind Kind, string Name, List<ScoredCell> Cells)> groups =
        [
            (ScoreGroupKind.All, "all", [.. scores.Cells]),
            .. Evidence.Record.RecordClasses.OfCells.Select(c => (ScoreGroupKind.Class, c, scores.Cells.Where(s => s.Class == c).ToList())),
            .. Sizes.Select((s, i) => (ScoreGroupKind.Size, s.Name, scores.Cells.Where(c => c.Launched <= s.Most && (i == 0 || c.Launched > Sizes[i - 1].Most)).ToList())),
            (ScoreGroupKind.Total, "all", [.. scores.Totals]),
        ];
        return [.. groups.Where(g => g.Cells.Count > 0).Select(g => new ScoreGroup(g.Kind, g.Name, [.. Enumerable.Range(0, RollingScores.Forecasters.Count).Select(f => ScoreSummary.Of(f, g.Cells))]))];
    }
}

/// <summary>What the cells of a group have in common.</summary>
public enum ScoreGroupKind
{
    /// <summary>They are all that there are.</summary>
    All,

    /// <summary>Their class.</summary>
    Class,

    /// <summary>How many were launched.</summary>
    Size,

    /// <summary>They are totals of raids of several classes.</summary>
    Total,
}
