using Testudo.World;
using Testudo.World.Text;

namespace Testudo.Evidence.Record;

/// <summary>Reads a version of the public record row by row, in steady memory: for imports into a store.</summary>
/// <remarks>The header has been checked when the reader is there. Not for several threads at once.</remarks>
public sealed class RecordReader : IDisposable
{
    private const int MostReasons = 5;

    private readonly RecordTable table;
    private readonly RowReading reading;
    private readonly List<Diagnostic> remarks;
    private readonly List<Diagnostic> firstReasons = [];
    private int read;
    private int kept;
    private int repaired;
    private int remarked;
    private bool isRead;

    private RecordReader(RecordTable table, RecordColumns columns, Catalogue catalogue)
    {
        this.table = table;
        reading = new RowReading(table, columns, catalogue);
        remarks = [.. columns.Remarks];
    }

    /// <summary>The file as the user named it.</summary>
    public string File => table.File;

    /// <summary>What stands between fields: a comma or a semicolon.</summary>
    public char Delimiter => table.Delimiter;

    /// <summary>The columns in the order of the file; lower case with underscores.</summary>
    public IReadOnlyList<string> Columns => table.Columns.Names;

    /// <summary>Bytes read so far, out of <see cref="Length"/>.</summary>
    public long BytesRead => table.BytesRead;

    /// <summary>The length of the file in bytes; null where it cannot be known, as of a pipe.</summary>
    public long? Length { get; private init; }

    /// <summary>What became of the rows so far.</summary>
    public RecordCounts Counts => new(read, kept, read - kept, repaired, remarked);

    /// <summary>What a reader should know of the file as a whole; complete at its end.</summary>
    public IReadOnlyList<Diagnostic> Remarks => remarks;

    /// <summary>The hash of the bytes, lower-case hexadecimal; null before the end.</summary>
    public string? Sha256 { get; private set; }

    /// <summary>Opens a file and checks its header.</summary>
    /// <param name="path">The path, also used in messages.</param>
    /// <param name="catalogue">Where threat types are looked up.</param>
    /// <param name="cancellation">Stops reading.</param>
    /// <exception cref="InputException">The file is absent, unreadable, or not the public record.</exception>
    internal static RecordReader Open(string path, Catalogue catalogue, CancellationToken cancellation)
    {
        var opened = RecordTable.Open(path, RecordColumns.Known, cancellation);
        try
        {
            var info = new FileInfo(path);
            return new RecordReader(opened, new RecordColumns(opened), catalogue) { Length = info.Exists && info.Length > 0 ? info.Length : null };
        }
        catch
        {
            opened.Dispose();
            throw;
        }
    }

    /// <summary>The rows in the order of the file; can be gone through once.</summary>
    /// <exception cref="InputException">The file cannot be read any further, or at its end no row could be kept.</exception>
    /// <exception cref="OperationCanceledException">Reading was stopped.</exception>
    public IEnumerable<RecordEntry> Entries()
    {
        if (isRead)
        {
            throw new InvalidOperationException("The rows of a record can be gone through once; open the file again.");
        }

        isRead = true;
        while (table.Read())
        {
            read++;
            yield return Next();
        }

        if (!table.EndsWithLineBreak)
        {
            remarks.Add(new Diagnostic(new TextLocation(File, table.Line, ""), $"the file does not end with a line break; it may be cut off"));
        }

        Sha256 = table.Sha256();
        if (read == 0)
        {
            throw TableStart.Refuse(File, 0, $"the file has a header and no rows");
        }

        if (kept == 0)
        {
            throw new InputException([new Diagnostic(new TextLocation(File, 0, ""), $"none of the {read} rows can be used; the first reasons follow"), .. firstReasons]);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => table.Dispose();

    private RecordEntry Next()
    {
        var problem = table.Problem;
        if (problem is null && reading.Read(out problem) is { } row)
        {
            kept++;
            repaired += row.Repairs.Count > 0 ? 1 : 0;
            remarked += row.Remarks.Count > 0 ? 1 : 0;
            return new RecordEntry(row, null);
        }

        if (firstReasons.Count < MostReasons)
        {
            firstReasons.Add(problem!);
        }

        var text = table.Excerpt.Length > 0 ? table.Excerpt : string.Join(table.Delimiter, table.Fields);
        return new RecordEntry(null, new SetAsideRow(table.Line, problem!, text.Length > 200 ? text[..200] : text));
    }
}
