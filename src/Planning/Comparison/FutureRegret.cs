using Testudo.Planning.Options;
using Testudo.Simulation.Comparison;
using Testudo.Simulation.Measures;

namespace Testudo.Planning.Comparison;

/// <summary>Tries the options in other futures: what one would regret to have chosen.</summary>
/// <remarks>Savage (1951), The theory of statistical decision, J. Amer. Statist. Assoc. 46:55. See <c>docs/methods/options.md</c>.</remarks>
internal static class FutureRegret
{
    // Regrets are read to the nearest leaker, figures more finely.
    private const int Fewer = 2;
    private const int LeastBlocks = 5;

    public static RegretAnswer Run(OptionComparison comparison, int blocksOfFigures, double bound)
    {
        var blocks = Math.Min(blocksOfFigures, Math.Max(LeastBlocks, blocksOfFigures / Fewer));
        Future?[] futures = [null, .. comparison.File.Futures];
        var columns = new List<Column>();
        foreach (var future in futures)
        {
            var row = new List<MeasuredRun>();
            foreach (var option in comparison.All)
            {
                row.Add(comparison.Take(option, comparison.SeedOf(Stage.Futures), blocks, future));
                comparison.Tell(Stage.Futures, ((double)columns.Count + ((double)row.Count / comparison.All.Count)) / futures.Length);
            }

            columns.Add(ColumnOf(row, bound));
        }

        var greatest = comparison.All.Select((_, o) => columns.Max(c => c.Regrets[o].Mean)).ToList();
        return new RegretAnswer(
            blocks * MonteCarlo.ReplicationsPerDraw, bound,
            [.. futures.Select((f, i) => new FutureAnswer(
                f?.Id ?? "present", f is null ? new Names("The present", "Сьогодення", "Настоящее") : OptionComparison.NamesOf(f.Name), f is null ? [] : [.. f.Changes.Select(ChangeSentence.Of)],
                columns[i].Launched, OptionComparison.IdOf(comparison.All[columns[i].Best])))],
            [.. comparison.All.Select((option, o) => new OptionRegret(
                OptionComparison.IdOf(option), [.. columns.Select(c => c.Leaked[o])], [.. columns.Select(c => c.Regrets[o])], greatest[o],
                columns.Average(c => c.IsBorne[o] ? 1.0 : 0), greatest[o] <= greatest.Min()))]);
    }

    // Models are large: only what is said of them is kept. Launches count without an option: one that averts launches is not held to fewer of them.
    private static Column ColumnOf(List<MeasuredRun> row, double bound)
    {
        var best = row.MinBy(r => r.Mean(Measure.Leaked))!;
        return new Column(
            row[0].Mean(Measure.Launched), row.IndexOf(best), [.. row.Select(r => r.Estimate(Measure.Leaked))], [.. row.Select(r => r.Less(best, Measure.Leaked, isControlled: false))],
            [.. row.Select(r => r.Mean(Measure.Leaked) <= bound * row[0].Mean(Measure.Launched))]);
    }

    private sealed record Column(double Launched, int Best, IReadOnlyList<PairedEstimate> Leaked, IReadOnlyList<PairedEstimate> Regrets, IReadOnlyList<bool> IsBorne);
}
