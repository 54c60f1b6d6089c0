using MathNet.Numerics;
using Testudo.Evidence.Record;
using Testudo.Forecast.Cells;
using Testudo.Forecast.Distributions;

namespace Testudo.Forecast.Baselines;

/// <summary>A baseline's forecast of one cell: a beta-binomial.</summary>
/// <param name="Mean">The mean share.</param>
/// <param name="Correlation">The correlation of weapons within the raid; 0 for a binomial.</param>
public readonly record struct BaselineForecast(double Mean, double Correlation);

/// <summary>The baselines B0 to B5 against which forecasts are scored.</summary>
/// <remarks>
/// <list type="bullet">
/// <item>B0: binomial, the rate of the class before the period.</item>
/// <item>B1: binomial, the rate of the 90 days before the raid, shrunk to B0 with two launches.</item>
/// <item>B2: beta-binomial with the mean of B1; its correlation by maximum likelihood before the period.</item>
/// <item>B3: as B2, with the mean of 180-day rates by model, each shrunk to B1 with ten launches. Of drones there is one model: B3 is B2.</item>
/// <item>B4: beta-binomial regression on B1, launched and launched otherwise, fitted to the last 365 days before the period, with a ridge towards B1.</item>
/// <item>B5: as B4 on the mean of B3, fitted again before each month to the 365 days before it, weighted with a half-life of 120 days.</item>
/// </list>
/// All are of the same kind and made the same way as those of the program that the record's notes describe; see <c>docs/methods/forecast.md</c>.
/// </remarks>
public sealed class BaselineForecasts
{
    private const double DaysOfTrailingRate = 90;
    private const double DaysOfModelRate = 180;
    private const double DaysOfFit = 365;
    private const double HalfLifeDays = 120;
    private const double LaunchesOfClass = 2;
    private const double LaunchesOfModel = 10;
    private const int Coefficients = 4;

    private readonly ForecastCell[] cells;
    private readonly double[] trailing;
    private readonly double[] byModel;
    private readonly bool[] isWarm;
    private readonly double correlation;

    private BaselineForecasts(IEnumerable<ForecastCell> ofClass, DateOnly from, DateOnly to)
    {
        cells = [.. ofClass.OrderBy(c => c.End).ThenBy(c => c.Begin).ThenBy(c => c.Raid, StringComparer.Ordinal)];
        var begin = from.ToDateTime(TimeOnly.MinValue);
        var end = to.AddDays(1).ToDateTime(TimeOnly.MinValue);
        var before = cells.Where(c => c.End < begin).ToList();
        var pooled = (before.Sum(c => c.Stopped) + 0.5) / (before.Sum(c => c.Launched) + 1.0);
        var known = new double[cells.Length];
        trailing = new double[cells.Length];
        for (var i = 0; i < cells.Length; i++)
        {
            (trailing[i], known[i]) = TrailingRate(cells[i].Begin, pooled);
        }

        byModel = cells.Length > 0 && cells[0].Class == RecordClasses.Drone ? trailing : [.. cells.Select((c, i) => ModelRate(c, trailing[i]))];
        isWarm = [.. known.Select(k => k > 0)];
        var training = Indices(c => c.End < begin);
        correlation = CorrelationAround(trailing, training);
        Cells = [.. cells.Where(c => c.End >= begin && c.End < end)];
        var scored = Indices(c => c.End >= begin && c.End < end, warmOnly: false);
        var ofModels = ReferenceEquals(byModel, trailing) ? correlation : CorrelationAround(byModel, training);
        var year = begin.AddDays(-1).AddDays(-DaysOfFit);
        var b4 = Regression.Fit(this, trailing, Indices(c => c.End < begin && c.End >= year), _ => 1, correlation);
        var b5 = scored.Select(i => Month(cells[i].End)).Distinct().ToDictionary(month => month, Monthly);
        Forecasts =
        [
            [.. scored.Select(_ => new BaselineForecast(pooled, 0))],
            [.. scored.Select(i => new BaselineForecast(trailing[i], 0))],
            [.. scored.Select(i => new BaselineForecast(trailing[i], correlation))],
            [.. scored.Select(i => new BaselineForecast(byModel[i], ofModels))],
            [.. scored.Select(i => b4.At(i))],
            [.. scored.Select(i => b5[Month(cells[i].End)].At(i))],
        ];
    }

    /// <summary>Their names, in order.</summary>
    public static IReadOnlyList<string> Names { get; } = ["B0", "B1", "B2", "B3", "B4", "B5"];

    /// <summary>The cells that are forecast: those of the class that ended in the period.</summary>
    public IReadOnlyList<ForecastCell> Cells { get; }

    /// <summary>The forecasts, by baseline in the order of <see cref="Names"/> and by cell in the order of <see cref="Cells"/>.</summary>
    public IReadOnlyList<IReadOnlyList<BaselineForecast>> Forecasts { get; }

    /// <summary>Forecasts the cells of one class that ended in a period, each from what was reported before its raid began.</summary>
    /// <param name="cells">Cells of the class, also of the time before the period.</param>
    /// <param name="from">The first day of the period.</param>
    /// <param name="to">The last day of the period.</param>
    public static BaselineForecasts Of(IEnumerable<ForecastCell> cells, DateOnly from, DateOnly to)
    {
        ArgumentNullException.ThrowIfNull(cells);
        return new BaselineForecasts(cells, from, to);
    }

    private static DateTime Month(DateTime end) => new(end.Year, end.Month, 1);

    private Regression Monthly(DateTime month) => Regression.Fit(
        this,
        byModel,
        Indices(c => c.End < month && c.End >= month.AddDays(-DaysOfFit)),
        c => Math.Pow(0.5, (month - c.End).TotalDays / HalfLifeDays),
        correlation);

    private int[] Indices(Func<ForecastCell, bool> isChosen, bool warmOnly = true) =>
        [.. Enumerable.Range(0, cells.Length).Where(i => (!warmOnly || isWarm[i]) && isChosen(cells[i]))];

    private (double Rate, double Launched) TrailingRate(DateTime begin, double pooled)
    {
        var (launched, stopped) = (0.0, 0.0);
        foreach (var cell in cells.Where(c => c.End <= begin && c.End > begin.AddDays(-DaysOfTrailingRate)))
        {
            launched += cell.Launched;
            stopped += cell.Stopped;
        }

        return ((stopped + (LaunchesOfClass * pooled)) / (launched + LaunchesOfClass), launched);
    }

    private double ModelRate(ForecastCell cell, double ofClass)
    {
        var past = cells.Where(c => c.End <= cell.Begin && c.End > cell.Begin.AddDays(-DaysOfModelRate)).SelectMany(c => c.Models).ToLookup(m => m.Model, StringComparer.Ordinal);
        var rates = cell.Models.Select(m => m.Launched * (past[m.Model].Sum(p => p.Destroyed) + (LaunchesOfModel * ofClass)) / (past[m.Model].Sum(p => p.Launched) + LaunchesOfModel));
        return rates.Sum() / cell.Models.Sum(m => m.Launched);
    }

    private double CorrelationAround(double[] means, int[] chosen) =>
        SpecialFunctions.Logistic(BoundedMinimum.Find(t => -chosen.Sum(i => LogLikelihood(cells[i], means[i], SpecialFunctions.Logistic(t))), -9, 4));

    private static double LogLikelihood(ForecastCell cell, double mean, double correlation) =>
        BetaBinomial.LogProbability(cell.Stopped, cell.Launched, mean, correlation);

    /// <summary>The beta-binomial regression of B4 and B5.</summary>
    private sealed class Regression
    {
        private readonly double[][] rows;
        private double[] coefficients = [];
        private double correlation;

        private Regression(double[][] rows) => this.rows = rows;

        public BaselineForecast At(int cell) => new(SpecialFunctions.Logistic(Sum(rows[cell], coefficients)), correlation);

        public static Regression Fit(BaselineForecasts of, double[] means, int[] chosen, Func<ForecastCell, double> weight, double correlation)
        {
            double[][] table = [.. of.cells.Select((c, i) => new[] { 1, SpecialFunctions.Logit(Math.Clamp(means[i], 0.005, 0.995)), Math.Log2(c.Launched), Math.Log2(1 + c.LaunchedOtherwise) })];
            for (var j = 2; j < Coefficients; j++)
            {
                var mean = chosen.Length == 0 ? 0 : chosen.Average(i => table[i][j]);
                foreach (var row in table)
                {
                    row[j] -= mean;
                }
            }

            var fit = new Regression(table);
            var prior = SpecialFunctions.Logit(correlation);
            var weights = chosen.Select(i => weight(of.cells[i])).ToArray();
            var found = NewtonMinimum.Find(Loss, [0, 1, 0, 0, prior]);
            fit.coefficients = found[..Coefficients];
            fit.correlation = SpecialFunctions.Logistic(found[Coefficients]);
            return fit;

            (double Value, double[] Gradient) Loss(double[] t)
            {
                var c = SpecialFunctions.Logistic(t[Coefficients]);
                var value = 0.0;
                var gradient = new double[Coefficients + 1];
                for (var k = 0; k < chosen.Length; k++)
                {
                    var (cell, row) = (of.cells[chosen[k]], table[chosen[k]]);
                    var mean = SpecialFunctions.Logistic(Sum(row, t));
                    var (ofMean, ofCorrelation) = BetaBinomial.Slopes(cell.Stopped, cell.Launched, mean, c);
                    value -= weights[k] * LogLikelihood(cell, mean, c);
                    for (var j = 0; j < Coefficients; j++)
                    {
                        gradient[j] -= weights[k] * ofMean * mean * (1 - mean) * row[j];
                    }

                    gradient[Coefficients] -= weights[k] * ofCorrelation * c * (1 - c);
                }

                for (var j = 0; j < Coefficients; j++)
                {
                    var away = t[j] - (j == 1 ? 1 : 0);
                    value += 2 * away * away;
                    gradient[j] += 4 * away;
                }

                var from = t[Coefficients] - prior;
                gradient[Coefficients] += from;
                return (value + (0.5 * from * from), gradient);
            }
        }

        private static double Sum(double[] row, double[] t) => (row[0] * t[0]) + (row[1] * t[1]) + (row[2] * t[2]) + (row[3] * t[3]);
    }
}
