using Testudo.Evidence.Record;

namespace Testudo.Evidence.Raids;

/// <summary>What was reported of one class in one raid: sums over the rows that give both launched and destroyed.</summary>
/// <param name="Class">The class of the record.</param>
/// <param name="Launched">Launched.</param>
/// <param name="Destroyed">Destroyed.</param>
/// <param name="NotReached">Did not reach the target; null where no row reports it.</param>
/// <param name="Rows">How many rows were summed.</param>
/// <param name="RowsLeftOut">How many rows lack launched or destroyed, and are in no sum.</param>
public sealed record RaidCount(string Class, double Launched, double Destroyed, double? NotReached, int Rows, int RowsLeftOut)
{
    /// <summary>Destroyed or not reached, never more than launched: the outcome that can be compared across reporting regimes.</summary>
    public double Stopped => Math.Min(Launched, Destroyed + (NotReached ?? 0));

    /// <summary>Neither destroyed nor lost.</summary>
    public double Leaked => Launched - Stopped;
}

/// <summary>One raid on the whole country, as bulletins reported it.</summary>
/// <remarks>
/// The id is the date on which it ended, which is the date that bulletins and newspapers give it: the night from 1 to 2 January 2024 is
/// <c>2024-01-02</c>. Where several end on one day, the first to begin has the date alone and the others add <c>-b</c>, <c>-c</c> and so on.
/// A later version of the record that puts in a raid may move these letters; dates stay.
/// </remarks>
public sealed record ReportedRaid
{
    /// <summary>The id, such as <c>2024-01-02</c> or <c>2024-01-01-b</c>.</summary>
    public required string Id { get; init; }

    /// <summary>When the first window began, Kyiv time.</summary>
    public required DateTime Begin { get; init; }

    /// <summary>When the last window ended, Kyiv time: the moment from which the reports exist.</summary>
    public required DateTime End { get; init; }

    /// <summary>Whether no row gives times.</summary>
    public required bool IsDateOnly { get; init; }

    /// <summary>The rows, by begin, end and key.</summary>
    public required IReadOnlyList<RecordRow> Rows { get; init; }

    /// <summary>What was reported of each class, in the order of <see cref="RecordClasses.OfRaids"/>; without classes of which no row gives both launched and destroyed.</summary>
    public required IReadOnlyList<RaidCount> Counts { get; init; }

    /// <summary>Launched in all, of every class and whether or not destroyed is reported.</summary>
    public double Launched => Rows.Sum(r => r.Launched ?? 0);

    /// <summary>Launched in rows that do not tell what was destroyed: in no share.</summary>
    public double LaunchedWithoutOutcome => Rows.Where(r => r.Destroyed is null).Sum(r => r.Launched ?? 0);

    /// <summary>Destroyed in all.</summary>
    public double Destroyed => Rows.Sum(r => r.Destroyed ?? 0);

    /// <summary>The day on which it ended.</summary>
    public DateOnly Date => DateOnly.FromDateTime(End);
}

/// <summary>One class in one raid: the unit in which forecasts are scored.</summary>
/// <param name="Raid">The raid.</param>
/// <param name="Count">What was reported of the class.</param>
public sealed record RaidCell(ReportedRaid Raid, RaidCount Count)
{
    /// <summary>The class.</summary>
    public string Class => Count.Class;

    /// <summary>Launched in the raid besides.</summary>
    public double LaunchedOtherwise => Raid.Launched - Count.Launched;

    /// <summary>The rows of which it is the sum.</summary>
    public IEnumerable<RecordRow> Rows => Raid.Rows.Where(r => r.Class == Class && r is { Launched: not null, Destroyed: not null });
}
