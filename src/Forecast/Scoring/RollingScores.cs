using Testudo.Evidence.Record;
using Testudo.Forecast.Baselines;
using Testudo.Forecast.Cells;
using Testudo.Forecast.Distributions;
using Testudo.Forecast.Dynamics;

namespace Testudo.Forecast.Scoring;

/// <summary>A period forecast one step ahead: each raid from what was reported before it began, and scored against what was reported of it.</summary>
public sealed class RollingScores
{
    private RollingScores(IReadOnlyList<ScoredCell> cells, IReadOnlyList<ScoredCell> totals, double sharedEffect) =>
        (Cells, Totals, SharedEffect) = (cells, totals, sharedEffect);

    /// <summary>Who forecasts: this program first, then the baselines.</summary>
    public static IReadOnlyList<string> Forecasters { get; } = ["testudo", .. BaselineForecasts.Names];

    /// <summary>The cells of the period, in the order in which their raids ended.</summary>
    public IReadOnlyList<ScoredCell> Cells { get; }

    /// <summary>The totals of raids of which two classes or more were scored; baselines take classes as independent.</summary>
    public IReadOnlyList<ScoredCell> Totals { get; }

    /// <summary>The correlation of the effect that classes share, at the end of the period.</summary>
    public double SharedEffect { get; }

    /// <summary>Forecasts and scores a period.</summary>
    /// <param name="cells">Cells in the order of <see cref="ForecastCell.Of"/>; those after the period are of no consequence.</param>
    /// <param name="from">The first day on which a raid ended.</param>
    /// <param name="to">The last day on which a raid ended.</param>
    /// <param name="progress">Told what share is done; null for nobody.</param>
    /// <param name="cancellation">Ends it early.</param>
    /// <exception cref="OperationCanceledException">It was ended early.</exception>
    public static RollingScores Of(IReadOnlyList<ForecastCell> cells, DateOnly from, DateOnly to, IProgress<double>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(cells);
        var begin = from.ToDateTime(TimeOnly.MinValue);
        var end = to.AddDays(1).ToDateTime(TimeOnly.MinValue);
        var known = cells.Where(c => c.End < end).ToList();
        var baselines = Baselines(known, from, to);
        var (scored, totals) = (new List<ScoredCell>(), new List<ScoredCell>());
        var model = new ForecastModel();
        var raids = known.GroupBy(c => c.Raid, StringComparer.Ordinal).Select(g => g.ToArray()).ToList();
        var learned = 0;
        foreach (var raid in raids.Where(r => r[0].End >= begin).OrderBy(r => r[0].Begin).ThenBy(r => r[0].Raid, StringComparer.Ordinal))
        {
            cancellation.ThrowIfCancellationRequested();
            var at = raid[0].Begin;
            for (; learned < raids.Count && raids[learned][0].End <= at; learned++)
            {
                model.Learn(raids[learned]);
            }

            var forecasts = raid.Select(c => (IReadOnlyList<CountForecast>)[model.Forecast(at, new PlannedWeapons(c.Class, c.Launched, c.Models), c.LaunchedOtherwise), .. baselines[c]]).ToList();
            scored.AddRange(raid.Zip(forecasts, Score));
            if (raid.Length > 1)
            {
                var sums = Forecasters.Select((_, f) => f == 0 ? model.Total([.. forecasts.Select(c => c[f])]) : Dynamics.SharedEffect.Total([.. forecasts.Select(c => c[f])], 0)).ToList();
                var observed = raid.Sum(c => c.Stopped);
                totals.Add(new ScoredCell(raid[0].Raid, ScoredCell.AllClasses, sums[0].Largest, observed, sums[0], [.. sums.Select(s => CellScore.Of(s, observed))]));
            }

            progress?.Report((double)learned / raids.Count);
        }

        return new RollingScores([.. scored.OrderBy(s => s.Cell!.End).ThenBy(s => s.Cell!.Begin)], totals, model.Correlation);
    }

    private static ScoredCell Score(ForecastCell cell, IReadOnlyList<CountForecast> forecasts) =>
        new(cell.Raid, cell.Class, cell.Launched, cell.Stopped, forecasts[0], [.. forecasts.Select(f => CellScore.Of(f, cell.Stopped))]) { Cell = cell };

    private static Dictionary<ForecastCell, CountForecast[]> Baselines(List<ForecastCell> known, DateOnly from, DateOnly to)
    {
        var result = new Dictionary<ForecastCell, CountForecast[]>(ReferenceEqualityComparer.Instance);
        foreach (var ofClass in RecordClasses.OfCells.Select(c => BaselineForecasts.Of(known.Where(k => k.Class == c), from, to)))
        {
            foreach (var (i, cell) in ofClass.Cells.Index())
            {
                result[cell] = [.. ofClass.Forecasts.Select(b => BetaBinomial.Distribution(cell.Launched, b[i].Mean, b[i].Correlation))];
            }
        }

        return result;
    }
}
