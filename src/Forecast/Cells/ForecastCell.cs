using Testudo.Evidence.Raids;
using Testudo.Evidence.Record;

namespace Testudo.Forecast.Cells;

/// <summary>How many of one model were launched and shot down in a cell.</summary>
/// <param name="Model">The model as the record writes it; compounds such as <c>X-101/X-555 and Kalibr</c> as one.</param>
/// <param name="Launched">Launched.</param>
/// <param name="Destroyed">Shot down; 0 where it is not known yet.</param>
public readonly record struct ModelCount(string Model, double Launched, double Destroyed);

/// <summary>One class in one raid with its outcome: what forecasts are learned from and scored on.</summary>
/// <remarks>
/// Cells are those of <see cref="RaidGrouping.Cells"/> with at least one launched. The outcome of drones is destroyed or not reached, because only
/// their sum can be compared across reporting regimes; that of missiles is destroyed. Neither is ever more than launched.
/// </remarks>
public sealed record ForecastCell
{
    /// <summary>The id of the raid.</summary>
    public required string Raid { get; init; }

    /// <summary>When the raid began, Kyiv time: a forecast of it knows reports that ended by then.</summary>
    public required DateTime Begin { get; init; }

    /// <summary>When the raid ended, Kyiv time: from then on others may learn from it.</summary>
    public required DateTime End { get; init; }

    /// <summary>The class, one of <see cref="RecordClasses.OfCells"/>.</summary>
    public required string Class { get; init; }

    /// <summary>Launched, at least 1.</summary>
    public required int Launched { get; init; }

    /// <summary>Stopped, from 0 to launched.</summary>
    public required int Stopped { get; init; }

    /// <summary>Launched in the same raid in other classes and in rows without an outcome.</summary>
    public required double LaunchedOtherwise { get; init; }

    /// <summary>Launched and shot down by model.</summary>
    public required IReadOnlyList<ModelCount> Models { get; init; }

    /// <summary>Whether more were reported stopped than launched; the outcome is then launched.</summary>
    public bool IsOverLaunched { get; init; }

    /// <summary>The cells of raids in the order in which the raids ended.</summary>
    /// <param name="raids">The raids.</param>
    public static IReadOnlyList<ForecastCell> Of(IEnumerable<ReportedRaid> raids) =>
        [.. RaidGrouping.Cells(raids).Select(CellOf).Where(c => c.Launched >= 1)];

    private static ForecastCell CellOf(RaidCell cell)
    {
        var count = cell.Count;
        var stopped = cell.Class == RecordClasses.Drone ? count.Destroyed + (count.NotReached ?? 0) : count.Destroyed;
        return new ForecastCell
        {
            Raid = cell.Raid.Id,
            Begin = cell.Raid.Begin,
            End = cell.Raid.End,
            Class = cell.Class,
            Launched = (int)count.Launched,
            Stopped = (int)Math.Min(count.Launched, stopped),
            LaunchedOtherwise = cell.LaunchedOtherwise,
            Models = [.. cell.Rows.Select(r => new ModelCount(r.Model, r.Launched!.Value, r.Destroyed!.Value))],
            IsOverLaunched = stopped > count.Launched,
        };
    }
}
