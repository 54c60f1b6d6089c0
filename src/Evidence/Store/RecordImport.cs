using Testudo.Evidence.Record;

namespace Testudo.Evidence.Store;

/// <summary>A file of the public data set that is to be imported.</summary>
/// <param name="Name">Its name, without folders.</param>
/// <param name="Sha256">The SHA-256 of its bytes, 64 hexadecimal digits.</param>
/// <param name="ImportedAt">When it is imported, UTC.</param>
public sealed record ImportedFile(string Name, string Sha256, DateTime ImportedAt);

/// <summary>A version of the public data set in the store.</summary>
/// <param name="Id">Its number in the store; later ones are greater.</param>
/// <param name="File">The file that it was read from.</param>
/// <param name="Columns">The columns of the file, in their order.</param>
/// <param name="RowsRead">Rows in the file: those kept and those set aside.</param>
/// <param name="RowsKept">Rows that were understood.</param>
/// <param name="RowsSetAside">Rows that were not.</param>
/// <param name="RowsRepaired">Rows among those kept in which something was mended.</param>
/// <param name="AcceptedAt">When it was accepted last, UTC.</param>
/// <param name="IsCurrent">Whether it is the version that counts.</param>
public sealed record RecordImport(
    long Id, ImportedFile File, IReadOnlyList<string> Columns, long RowsRead, long RowsKept, long RowsSetAside, long RowsRepaired, DateTime AcceptedAt, bool IsCurrent);

/// <summary>A row that could not be understood.</summary>
/// <param name="Line">Its line in the file, from 1.</param>
/// <param name="Content">The row as written.</param>
/// <param name="Reason">Why it was set aside, in words.</param>
public sealed record StoredSetAside(int Line, string Content, string Reason);

/// <summary>Something else that was noticed in a file.</summary>
/// <param name="Line">The line, from 1; 0 where the whole file is meant.</param>
/// <param name="Text">What, in words.</param>
public sealed record ImportRemark(int Line, string Text);

/// <summary>What became of a row between two versions.</summary>
public enum RowChangeKind
{
    /// <summary>It is only in the later one.</summary>
    Added,

    /// <summary>It is in both and says something else.</summary>
    Revised,

    /// <summary>It is only in the earlier one.</summary>
    Withdrawn,
}

/// <summary>One value that a row has differently in two versions.</summary>
/// <param name="What">The column of the file, or the word for what was understood from several.</param>
/// <param name="Before">The earlier value; null where it was not reported.</param>
/// <param name="After">The later value; null where it is not reported.</param>
public sealed record RowDifference(string What, string? Before, string? After);

/// <summary>A row that is not the same in two versions of the public data set.</summary>
/// <param name="Before">The row of the earlier version; null for a row that was added.</param>
/// <param name="After">The row of the later version; null for a row that was withdrawn.</param>
/// <param name="Differences">What is different, for a row that was revised; otherwise empty.</param>
public sealed record RowChange(RecordRow? Before, RecordRow? After, IReadOnlyList<RowDifference> Differences)
{
    /// <summary>What became of it.</summary>
    public RowChangeKind Kind => Before is null ? RowChangeKind.Added : After is null ? RowChangeKind.Withdrawn : RowChangeKind.Revised;
}
