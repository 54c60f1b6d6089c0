using Testudo.Forecast.Scoring;
using Testudo.Reporting.Evidence;
using Testudo.World.Text;

namespace Testudo.Reporting.Forecasts;

/// <summary>Cells that belong together, and the scores of every forecaster on them.</summary>
/// <param name="Kind">What they have in common: all, class, size or total, the last for totals of raids.</param>
/// <param name="Name">The class of the record or the range of launches; <c>all</c> for all.</param>
/// <param name="Scores">The scores, this program's first.</param>
public sealed record ScoreGroupEntry(string Kind, string Name, IReadOnlyList<ScoreSummary> Scores);

/// <summary>The scores of forecasts of a period, each made from what was reported before the raid began.</summary>
public sealed record ScoreDocument
{
    /// <summary>The format and its version.</summary>
    public string Format { get; init; } = "testudo-score/1";

    /// <summary>What it was made by and from.</summary>
    public required Provenance Provenance { get; init; }

    /// <summary>The first day on which a raid ended.</summary>
    public required DateOnly From { get; init; }

    /// <summary>The last day on which a raid ended.</summary>
    public required DateOnly To { get; init; }

    /// <summary>How many raids were forecast.</summary>
    public required int Raids { get; init; }

    /// <summary>How many cells, one for each class of a raid.</summary>
    public required int Cells { get; init; }

    /// <summary>The correlation of the effect that classes of a raid share, at the end of the period.</summary>
    public required double SharedEffect { get; init; }

    /// <summary>The scores: all cells, then by class, by size, and totals of raids.</summary>
    public required IReadOnlyList<ScoreGroupEntry> Groups { get; init; }

    /// <summary>How much this program is better than baselines on the same cells, with 95 % intervals.</summary>
    public required IReadOnlyList<PairedDifference> Differences { get; init; }

    /// <summary>The document of scores.</summary>
    /// <param name="provenance">What it is made by and from.</param>
    /// <param name="from">The first day.</param>
    /// <param name="to">The last day.</param>
    /// <param name="scores">The scores.</param>
    public static ScoreDocument Of(Provenance provenance, DateOnly from, DateOnly to, RollingScores scores)
    {
        ArgumentNullException.ThrowIfNull(scores);
        return new ScoreDocument
        {
            Provenance = provenance,
            From = from,
            To = to,
            Raids = scores.Cells.Select(c => c.Raid).Distinct(StringComparer.Ordinal).Count(),
            Cells = scores.Cells.Count,
            SharedEffect = scores.SharedEffect,
            Groups = [.. ScoreGroup.Of(scores).Select(g => new ScoreGroupEntry(MapReader.WordFor(g.Kind), g.Name, g.Summaries))],
            Differences = PairedDifference.Of(scores, "B2", "B5"),
        };
    }
}
