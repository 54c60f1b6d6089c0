using Testudo.Evidence.Record;

namespace Testudo.Reporting.Evidence;

/// <summary>How many rows were read, and what became of them.</summary>
/// <param name="Read">Rows read: kept and set aside together.</param>
/// <param name="Kept">Rows kept.</param>
/// <param name="SetAside">Rows set aside.</param>
/// <param name="Repaired">Rows kept in which something was mended.</param>
/// <param name="Remarked">Rows kept on which there is a remark.</param>
public sealed record ImportCounts(long Read, long Kept, long SetAside, long Repaired, long Remarked);

/// <summary>A row that could not be used.</summary>
/// <param name="Line">Its line in the file, from 1.</param>
/// <param name="Reason">Why, in words.</param>
/// <param name="Text">The row, or its beginning.</param>
public sealed record SetAsideEntry(int Line, string Reason, string Text);

/// <summary>Something to say of a line.</summary>
/// <param name="Line">The line in the file, from 1; 0 where the whole file is meant.</param>
/// <param name="Text">What, in words.</param>
public sealed record LineEntry(int Line, string Text);

/// <summary>A field that reads differently in two versions.</summary>
/// <param name="Column">The column.</param>
/// <param name="Before">The earlier value; null where there was none.</param>
/// <param name="After">The later value; null where there is none.</param>
public sealed record DifferenceEntry(string Column, string? Before, string? After);

/// <summary>A row that is not the same in two versions.</summary>
/// <param name="Kind">added, revised or withdrawn.</param>
/// <param name="Row">The row: of the later version, or of the earlier one where it was withdrawn.</param>
/// <param name="Differences">What is different, where it was revised.</param>
public sealed record ChangeEntry(string Kind, RowEntry Row, IReadOnlyList<DifferenceEntry> Differences);

/// <summary>What a version changed against the one before it.</summary>
/// <param name="Before">The version before.</param>
/// <param name="Added">Rows that only the later version has.</param>
/// <param name="Revised">Rows that read differently.</param>
/// <param name="Withdrawn">Rows that only the earlier version has.</param>
/// <param name="Unchanged">Rows that are the same.</param>
/// <param name="NewColumns">Columns that only the later version has.</param>
/// <param name="LostColumns">Columns that only the earlier version has.</param>
/// <param name="Rows">The rows: added, then revised, then withdrawn.</param>
public sealed record ImportChanges(
    RecordUsed Before,
    int Added,
    int Revised,
    int Withdrawn,
    int Unchanged,
    IReadOnlyList<string> NewColumns,
    IReadOnlyList<string> LostColumns,
    IReadOnlyList<ChangeEntry> Rows)
{
    /// <summary>The changes between two versions.</summary>
    /// <param name="before">The version before.</param>
    /// <param name="changes">What changed since.</param>
    public static ImportChanges Of(RecordUsed before, RecordChanges changes)
    {
        ArgumentNullException.ThrowIfNull(changes);
        return new ImportChanges(
            before,
            changes.Added.Count,
            changes.Revised.Count,
            changes.Withdrawn.Count,
            changes.Unchanged,
            changes.NewColumns,
            changes.LostColumns,
            [
                .. changes.Added.Select(r => new ChangeEntry("added", RowEntry.Of(r), [])),
                .. changes.Revised.Select(r => new ChangeEntry("revised", RowEntry.Of(r.After), [.. r.Fields.Select(f => new DifferenceEntry(f.Column, f.From, f.To))])),
                .. changes.Withdrawn.Select(r => new ChangeEntry("withdrawn", RowEntry.Of(r), [])),
            ]);
    }
}

/// <summary>What an import of the public record read, mended and set aside, and what it changed.</summary>
public sealed record ImportDocument
{
    /// <summary>The format and its version.</summary>
    public string Format { get; init; } = "testudo-evidence-import/1";

    /// <summary>What it was made by and from; its record is the file that was read.</summary>
    public required Provenance Provenance { get; init; }

    /// <summary>Whether the version now counts; false where it was only looked at.</summary>
    public required bool IsAccepted { get; init; }

    /// <summary>How many rows were read, and what became of them.</summary>
    public required ImportCounts Counts { get; init; }

    /// <summary>The rows set aside, in the order of the file.</summary>
    public required IReadOnlyList<SetAsideEntry> SetAside { get; init; }

    /// <summary>What was mended, in the order of the file.</summary>
    public required IReadOnlyList<LineEntry> Repairs { get; init; }

    /// <summary>What a reader should know although nothing was changed, the file as a whole first.</summary>
    public required IReadOnlyList<LineEntry> Remarks { get; init; }

    /// <summary>What changed against the version that counted before; null where there was none.</summary>
    public ImportChanges? Changes { get; init; }
}

/// <summary>What is different between two versions of the public record.</summary>
public sealed record ChangesDocument
{
    /// <summary>The format and its version.</summary>
    public string Format { get; init; } = "testudo-evidence-changes/1";

    /// <summary>What it was made by and from; its record is the later version.</summary>
    public required Provenance Provenance { get; init; }

    /// <summary>What changed.</summary>
    public required ImportChanges Changes { get; init; }
}
