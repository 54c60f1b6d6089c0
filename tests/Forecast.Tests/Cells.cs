using Testudo.Evidence.Raids;
using Testudo.Evidence.Record;
using Testudo.Evidence.Tests;
using Testudo.Forecast.Cells;

namespace Testudo.Forecast.Tests;

/// <summary>Cells for tests: made up, or those of the public record.</summary>
internal static class Cells
{
    private static readonly Lazy<IReadOnlyList<ForecastCell>> Public = new(() => ForecastCell.Of(RaidGrouping.Group(PublicRows())));

    /// <summary>The cells of the public record up to September 2025; skips the test where it is not there.</summary>
    public static IReadOnlyList<ForecastCell> OfRecord
    {
        get
        {
            PublicFile.Path("missile_attacks_daily.csv");
            return Public.Value;
        }
    }

    /// <summary>The rows of the public record up to September 2025.</summary>
    public static IEnumerable<RecordRow> PublicRows() => PublicFile.Record.Rows.Where(r => r.Time.To < new DateTime(2025, 10, 1));

    /// <summary>A cell of a night.</summary>
    public static ForecastCell Cell(int night, string recordClass, int launched, int stopped, double otherwise = 0, string model = "Shahed-136/131") => new()
    {
        Raid = FormattableString.Invariant($"{Day(night).AddDays(1):yyyy-MM-dd}"),
        Begin = Day(night).AddHours(20),
        End = Day(night).AddHours(32),
        Class = recordClass,
        Launched = launched,
        Stopped = stopped,
        LaunchedOtherwise = otherwise,
        Models = [new ModelCount(model, launched, stopped)],
    };

    /// <summary>The day on which a raid of this number begins.</summary>
    public static DateTime Day(int night) => new DateTime(2024, 1, 1).AddDays(night);

    /// <summary>Nights of drones, whose chance differs from night to night, and every third night ballistic missiles that share its luck.</summary>
    public static IReadOnlyList<ForecastCell> MadeUp(int seed, int nights, double mean = 0.8, double correlation = 0.05)
    {
        var random = new Random(seed);
        var cells = new List<ForecastCell>();
        for (var night = 0; night < nights; night++)
        {
            var launched = random.Next(20, 200);
            var chance = Beta(random, mean * (1 - correlation) / correlation, (1 - mean) * (1 - correlation) / correlation);
            if (night % 3 == 0)
            {
                cells.Add(Cell(night, RecordClasses.Ballistic, 4, Binomial(random, 4, chance / 2), launched, "Iskander-M"));
            }

            cells.Add(Cell(night, RecordClasses.Drone, launched, Binomial(random, launched, chance), night % 3 == 0 ? 4 : 0));
        }

        return cells;
    }

    private static int Binomial(Random random, int trials, double chance) => Enumerable.Range(0, trials).Count(_ => random.NextDouble() < chance);

    private static double Beta(Random random, double a, double b)
    {
        var (x, y) = (MathNet.Numerics.Distributions.Gamma.Sample(random, a, 1), MathNet.Numerics.Distributions.Gamma.Sample(random, b, 1));
        return x / (x + y);
    }
}
