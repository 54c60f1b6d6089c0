using System.Globalization;
using Testudo.Evidence.Raids;
using Testudo.Evidence.Record;
using Testudo.Evidence.Tests;
using Testudo.Forecast.Baselines;
using Testudo.Forecast.Cells;
using Testudo.Forecast.Distributions;

namespace Testudo.Forecast.Tests;

public sealed class BaselineTests
{
    [Fact]
    public void Print()
    {
        var cells = ForecastCell.Of(RaidGrouping.Group(PublicFile.Record.Rows.Where(r => r.Time.To < new DateTime(2025, 10, 1))));
        Assert.Equal(1422, cells.Count);
        foreach (var c in RecordClasses.OfCells)
        {
            var b = BaselineForecasts.Of(cells.Where(x => x.Class == c), new DateOnly(2025, 4, 1), new DateOnly(2025, 9, 30));
            for (var k = 0; k < 6; k++)
            {
                var scores = b.Cells.Select((cell, i) =>
                {
                    var f = BetaBinomial.Distribution(cell.Launched, b.Forecasts[k][i].Mean, b.Forecasts[k][i].Correlation);
                    return (Nll: -BetaBinomial.LogProbability(cell.Stopped, cell.Launched, b.Forecasts[k][i].Mean, b.Forecasts[k][i].Correlation), Crps: f.Crps(cell.Stopped), Pit: f.Transform(cell.Stopped).Coverage(0.9));
                }).ToList();
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{c},{BaselineForecasts.Names[k]},{scores.Count},{scores.Average(s => s.Nll):R},{scores.Average(s => s.Crps):R},{scores.Average(s => s.Pit):R}"));
            }
        }
    }
}
