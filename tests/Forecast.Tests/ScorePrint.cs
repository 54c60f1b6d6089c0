using System.Diagnostics;
using System.Globalization;
using Testudo.Evidence.Raids;
using Testudo.Evidence.Tests;
using Testudo.Forecast.Cells;
using Testudo.Forecast.Scoring;

namespace Testudo.Forecast.Tests;

public sealed class ScorePrint
{
    [Fact]
    public void Print()
    {
        var cells = ForecastCell.Of(RaidGrouping.Group(PublicFile.Record.Rows));
        (string, string)[] periods = [("2023-04-01", "2023-09-30"), ("2023-10-01", "2024-03-31"), ("2024-04-01", "2024-09-30"), ("2024-10-01", "2025-03-31"), ("2025-04-01", "2025-09-30")];
        foreach (var (from, to) in periods)
        {
            var clock = Stopwatch.StartNew();
            var scores = RollingScores.Of(cells, DateOnly.Parse(from, CultureInfo.InvariantCulture), DateOnly.Parse(to, CultureInfo.InvariantCulture));
            Console.WriteLine(FormattableString.Invariant($"{from} {to} {clock.ElapsedMilliseconds} ms shared {scores.SharedEffect:F3}"));
            foreach (var g in ScoreGroup.Of(scores).Where(g => g.Kind != ScoreGroupKind.Size))
            {
                var s = g.Summaries[0];
                Console.WriteLine(FormattableString.Invariant($"  {g.Kind} {g.Name,-12} n={s.Cells,3} {s.LogScore:F3} (best {g.Summaries.Skip(1).Min(x => x.LogScore):F3}, B5 {g.Summaries[6].LogScore:F3})  {s.Crps:F3} (best {g.Summaries.Skip(1).Min(x => x.Crps):F3}, B5 {g.Summaries[6].Crps:F3})  pit {s.Coverage50:F3} {s.Coverage80:F3} {s.Coverage90:F3} unrel {s.Unreliability:F3} B5 {g.Summaries[6].Unreliability:F3}"));
            }
        }
    }
}
