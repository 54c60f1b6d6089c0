using Testudo.Evidence.Record;
using Testudo.Forecast.Cells;

namespace Testudo.Calibration.Raids;

/// <summary>What was reported of one raid, by class.</summary>
/// <param name="Id">The id of the raid: the day on which it ended.</param>
/// <param name="Date">The day on which it ended.</param>
/// <param name="Launched">Launched, by class in the order of <see cref="RecordClasses.OfCells"/>; 0 where the class has no cell.</param>
/// <param name="Stopped">Stopped, likewise.</param>
public sealed record ObservedRaid(string Id, DateOnly Date, IReadOnlyList<int> Launched, IReadOnlyList<int> Stopped)
{
    /// <summary>Launched in all classes.</summary>
    public int All => Launched.Sum();

    /// <summary>The raids whose cells these are, in the order in which they ended.</summary>
    /// <param name="cells">The cells.</param>
    public static IReadOnlyList<ObservedRaid> Of(IEnumerable<ForecastCell> cells)
    {
        ArgumentNullException.ThrowIfNull(cells);
        return [.. cells.GroupBy(c => c.Raid, StringComparer.Ordinal)
            .Select(raid => new ObservedRaid(
                raid.Key,
                DateOnly.FromDateTime(raid.First().End),
                [.. RecordClasses.OfCells.Select(c => raid.Where(r => r.Class == c).Sum(r => r.Launched))],
                [.. RecordClasses.OfCells.Select(c => raid.Where(r => r.Class == c).Sum(r => r.Stopped))]))
            .OrderBy(r => r.Date).ThenBy(r => r.Id, StringComparer.Ordinal)];
    }
}
