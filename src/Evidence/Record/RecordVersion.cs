using Testudo.World.Text;

namespace Testudo.Evidence.Record;

/// <summary>A row that was read and cannot be used.</summary>
/// <param name="Line">The line in the file, from 1; the first line of a row that spans several.</param>
/// <param name="Reason">Why, with its place.</param>
/// <param name="Text">The row, or its beginning, to recognise it: at most 200 letters.</param>
public sealed record SetAsideRow(int Line, Diagnostic Reason, string Text);

/// <summary>One row of a file as it is read: kept or set aside, never both and never neither.</summary>
/// <param name="Row">The row; null where it was set aside.</param>
/// <param name="SetAside">Why it was set aside; null where it is kept.</param>
public readonly record struct RecordEntry(RecordRow? Row, SetAsideRow? SetAside);

/// <summary>How many rows of a file were read, and what became of them.</summary>
/// <param name="Read">Rows read; always kept and set aside together. Blank lines and the header are no rows.</param>
/// <param name="Kept">Rows kept.</param>
/// <param name="SetAside">Rows set aside.</param>
/// <param name="Repaired">Rows kept in which something was mended.</param>
/// <param name="Remarked">Rows kept on which there is a remark.</param>
public sealed record RecordCounts(int Read, int Kept, int SetAside, int Repaired, int Remarked);

/// <summary>A version of the public record, read whole.</summary>
public sealed record RecordVersion
{
    /// <summary>The file as the user named it.</summary>
    public required string File { get; init; }

    /// <summary>The hash of its bytes, lower-case hexadecimal: what names this version.</summary>
    public required string Sha256 { get; init; }

    /// <summary>What stands between fields: a comma or a semicolon.</summary>
    public required char Delimiter { get; init; }

    /// <summary>The columns in the order of the file; lower case with underscores.</summary>
    public required IReadOnlyList<string> Columns { get; init; }

    /// <summary>The rows kept, in the order of the file.</summary>
    public required IReadOnlyList<RecordRow> Rows { get; init; }

    /// <summary>The rows set aside, in the order of the file.</summary>
    public required IReadOnlyList<SetAsideRow> SetAside { get; init; }

    /// <summary>How many of each.</summary>
    public required RecordCounts Counts { get; init; }

    /// <summary>What a reader should know of the file as a whole: columns that this version lacks, an end without a line break.</summary>
    public required IReadOnlyList<Diagnostic> Remarks { get; init; }
}
