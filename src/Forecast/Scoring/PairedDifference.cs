using Testudo.Simulation.Random;

namespace Testudo.Forecast.Scoring;

/// <summary>How much better or worse this program scores than a baseline on the same cells.</summary>
/// <param name="Name">A class, or <c>all</c>.</param>
/// <param name="Baseline">The baseline.</param>
/// <param name="Cells">How many cells.</param>
/// <param name="Raids">How many raids they are of.</param>
/// <param name="LogScore">The difference of the mean log scores, with its interval: below 0 this program is better. Unit: nats.</param>
/// <param name="Crps">The difference of the mean ranked probability scores, with its interval. Unit: weapons.</param>
public sealed record PairedDifference(string Name, string Baseline, int Cells, int Raids, DifferenceInterval LogScore, DifferenceInterval Crps)
{
    /// <summary>How many times raids are drawn again.</summary>
    public const int Resamples = 2000;

    /// <summary>Of fewer raids no interval is told: drawing so few again says nothing of raids unlike them.</summary>
    public const int LeastRaids = 10;

    // A key of its own: the draws of a score are not those of any simulation.
    private const ulong Key = 0x53_43_4F_52_45;

    /// <summary>The differences from some baselines: over all cells, and of each class.</summary>
    /// <remarks>Bootstrap over raids, because cells of one raid are not independent (Efron and Tibshirani, "An introduction to the bootstrap", 1993, chapter 8): 95 % percentile intervals.</remarks>
    /// <param name="scores">The scores.</param>
    /// <param name="baselines">Their names.</param>
    public static IReadOnlyList<PairedDifference> Of(RollingScores scores, params IReadOnlyList<string> baselines)
    {
        ArgumentNullException.ThrowIfNull(scores);
        ArgumentNullException.ThrowIfNull(baselines);
        var groups = scores.Cells.GroupBy(c => c.Class, StringComparer.Ordinal).OrderBy(g => Evidence.Record.RecordClasses.OfCells.Index().First(c => c.Item == g.Key).Index)
            .Select(g => (Name: g.Key, Cells: g.ToList()))
            .Prepend((Name: ScoredCell.AllClasses, Cells: [.. scores.Cells]))
            .Where(g => g.Cells.Count > 0);
        return [.. groups.SelectMany(g => baselines.Select(b => Of(g.Name, g.Cells, b)))];
    }

    private static PairedDifference Of(string name, List<ScoredCell> cells, string baseline)
    {
        var other = RollingScores.Forecasters.Index().First(f => f.Item == baseline).Index;
        var raids = cells.GroupBy(c => c.Raid, StringComparer.Ordinal)
            .Select(g => (Cells: g.Count(), LogScore: g.Sum(c => c.Scores[0].LogScore - c.Scores[other].LogScore), Crps: g.Sum(c => c.Scores[0].Crps - c.Scores[other].Crps)))
            .ToArray();
        var (logScores, crps) = (new double[Resamples], new double[Resamples]);
        if (raids.Length < LeastRaids)
        {
            Array.Fill(logScores, double.NaN);
            Array.Fill(crps, double.NaN);
        }

        for (var b = 0u; b < Resamples && raids.Length >= LeastRaids; b++)
        {
            var (count, log, ranked) = (0, 0.0, 0.0);
            for (var i = 0u; i < raids.Length; i++)
            {
                var raid = raids[(int)(Philox.Words(Key, b, i, 0, 0).U0 * raids.Length)];
                count += raid.Cells;
                log += raid.LogScore;
                ranked += raid.Crps;
            }

            (logScores[b], crps[b]) = (log / count, ranked / count);
        }

        return new PairedDifference(
            name, baseline, cells.Count, raids.Length, DifferenceInterval.Of(raids.Sum(r => r.LogScore) / cells.Count, logScores), DifferenceInterval.Of(raids.Sum(r => r.Crps) / cells.Count, crps));
    }
}

/// <summary>A difference with its 95 % interval.</summary>
/// <param name="Value">The difference.</param>
/// <param name="Low">The lower end; not a number where there are fewer than <see cref="PairedDifference.LeastRaids"/> raids.</param>
/// <param name="High">The upper end; the same.</param>
public readonly record struct DifferenceInterval(double Value, double Low, double High)
{
    internal static DifferenceInterval Of(double value, double[] resampled)
    {
        Array.Sort(resampled);
        return new DifferenceInterval(value, resampled[(int)(0.025 * resampled.Length)], resampled[(int)(0.975 * resampled.Length)]);
    }
}
