using System.Data.Common;
using Dapper;
using Testudo.Evidence.Record;
using Testudo.World.Text;

namespace Testudo.Evidence.Store;

/// <summary>A version of the public data set on its way into the store.</summary>
/// <remarks>
/// What is added is staged: it lies in temporary tables of this session, beside the store, where nobody else sees it and which the database
/// removes with the session, however that ends. <see cref="Complete"/> ends the adding, <see cref="Changes"/> compares, and <see cref="Accept"/>
/// puts all of it into the store in one transaction. One thread uses a session; others may read and write the store meanwhile.
/// </remarks>
public sealed class ImportSession : IDisposable
{
    // Rows go to the database in batches, of this many or of about so many characters, whichever comes first.
    private const int MostRows = 2_000;
    private const long MostCharacters = 4_000_000;

    private const int RowsBetweenReports = 1024;

    private readonly Database database;
    private readonly DbConnection connection;
    private readonly List<object?[]> rows = [];
    private readonly List<object?[]> setAside = [];
    private readonly List<object?[]> remarks = [];
    private ImportedFile file;
    private IReadOnlyList<string>? columns;
    private RecordCounts counts = new(0, 0, 0, 0, 0);
    private long characters;
    private int remarkCount;
    private (long? Import, bool IsKnown) comparedWith;
    private Step step;

    internal ImportSession(Database database, ImportedFile file)
    {
        (this.database, this.file) = (database, file);
        connection = database.Guard(() => database.Connect(isForImport: true));
        try
        {
            database.Guard(() => connection.Execute(RecordTables.StagedRows.Make) + connection.Execute(RecordTables.StagedSetAside.Make) + connection.Execute(RecordTables.StagedRemarks.Make));
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private enum Step
    {
        Adding,
        Complete,
        Accepted,
        Failed,
        Disposed,
    }

    /// <summary>What was added so far.</summary>
    public RecordCounts Counts => counts;

    /// <summary>Whether the current version has the very same bytes, and reads alike: then there is nothing to accept. False before <see cref="Complete"/>.</summary>
    public bool IsSameAsCurrent { get; private set; }

    /// <summary>The number of the version that <see cref="Changes"/> compared with; null before, and where there was none.</summary>
    public long? ComparedWith => comparedWith.Import;

    /// <summary>Adds everything that a file holds, row by row, and completes the session.</summary>
    /// <param name="reader">The file; nothing of it was read yet.</param>
    /// <param name="progress">Is told the share of the file that has been read, from 0 to 1; null where nobody asks.</param>
    /// <param name="cancellation">Stops reading.</param>
    /// <exception cref="InputException">The file cannot be read, or the database cannot take it; the session is over, and the store is as it was.</exception>
    /// <exception cref="OperationCanceledException">Reading was stopped; the session is over, and the store is as it was.</exception>
    public void Read(RecordReader reader, IProgress<double>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(reader);
        Expect(Step.Adding);
        try
        {
            foreach (var entry in reader.Entries())
            {
                cancellation.ThrowIfCancellationRequested();
                if (entry.Row is { } row)
                {
                    Add(row);
                }
                else
                {
                    SetAside(entry.SetAside!);
                }

                if (progress is not null && counts.Read % RowsBetweenReports == 0 && reader.Length is { } length)
                {
                    progress.Report(Math.Min(1, (double)reader.BytesRead / length));
                }
            }
        }
        catch
        {
            step = Step.Failed;
            throw;
        }

        foreach (var remark in reader.Remarks)
        {
            Remark(remark);
        }

        Complete(reader.Sha256!, reader.Columns, reader.Counts);
        progress?.Report(1);
    }

    /// <summary>Adds a row.</summary>
    /// <param name="row">The row.</param>
    /// <exception cref="InputException">The database cannot take it; the session is over, and the store is as it was.</exception>
    public void Add(RecordRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        Expect(Step.Adding);
        columns ??= [.. row.Fields.Keys];
        Keep(rows, RowColumns.Of(row, counts.Kept, columns));
        counts = counts with
        {
            Read = counts.Read + 1,
            Kept = counts.Kept + 1,
            Repaired = counts.Repaired + (row.Repairs.Count > 0 ? 1 : 0),
            Remarked = counts.Remarked + (row.Remarks.Count > 0 ? 1 : 0),
        };
    }

    /// <summary>Adds rows, reading one after the other.</summary>
    /// <param name="rows">The rows.</param>
    /// <exception cref="InputException">The database cannot take them; the session is over, and the store is as it was.</exception>
    public void Add(IEnumerable<RecordRow> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        foreach (var row in rows)
        {
            Add(row);
        }
    }

    /// <summary>Keeps a row that was not understood, with the reason.</summary>
    /// <param name="row">The row.</param>
    /// <exception cref="InputException">The database cannot take it; the session is over, and the store is as it was.</exception>
    public void SetAside(SetAsideRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        Expect(Step.Adding);
        Keep(setAside, StoredDiagnostic.Of(counts.SetAside, row));
        counts = counts with { Read = counts.Read + 1, SetAside = counts.SetAside + 1 };
    }

    /// <summary>Keeps a remark on the file.</summary>
    /// <param name="remark">The remark.</param>
    /// <exception cref="InputException">The database cannot take it; the session is over, and the store is as it was.</exception>
    public void Remark(Diagnostic remark)
    {
        ArgumentNullException.ThrowIfNull(remark);
        Expect(Step.Adding);
        Keep(remarks, StoredDiagnostic.Of(remarkCount, remark));
        remarkCount++;
    }

    /// <summary>Ends the adding.</summary>
    /// <param name="sha256">The SHA-256 of the bytes of the file, 64 hexadecimal digits.</param>
    /// <param name="fileColumns">The columns of the file, in their order.</param>
    /// <param name="fileCounts">What became of the rows of the file, as whoever read it counted: the same as was added here.</param>
    /// <exception cref="ArgumentException">Rows were lost on the way, or have other columns: a fault of the importer.</exception>
    /// <exception cref="InvalidOperationException">Two rows have the same key: a fault of the importer.</exception>
    /// <exception cref="InputException">The database cannot take them; the session is over, and the store is as it was.</exception>
    public void Complete(string sha256, IReadOnlyList<string> fileColumns, RecordCounts fileCounts)
    {
        Expect(Step.Adding);
        if (sha256 is not { Length: 64 } || !sha256.All(char.IsAsciiHexDigit))
        {
            throw new ArgumentException($"The SHA-256 is \"{sha256}\"; it must have 64 hexadecimal digits.", nameof(sha256));
        }

        ArgumentNullException.ThrowIfNull(fileColumns);
        if (columns is not null && !columns.SequenceEqual(fileColumns, StringComparer.Ordinal))
        {
            throw new ArgumentException($"The file has the columns {string.Join(", ", fileColumns)}, but its first row has {string.Join(", ", columns)}.", nameof(fileColumns));
        }

        if (counts != fileCounts)
        {
            throw new ArgumentException($"The file has {fileCounts}, but {counts} came here; every row is kept or set aside.", nameof(fileCounts));
        }

        columns = [.. fileColumns];
        file = file with { Sha256 = sha256.ToLowerInvariant() };
        IsSameAsCurrent = Try(() =>
        {
            Flush();
            MakeKeysUnique();
            connection.Execute(RecordTables.OrderStaged, commandTimeout: database.LongCommandSeconds);
            database.SettleStaged(connection);
            return FindSame(null) is not null;
        });
        step = Step.Complete;
    }

    /// <summary>The rows that were added, as the store will give them.</summary>
    /// <exception cref="InputException">The database cannot give them.</exception>
    public IEnumerable<RecordRow> Rows()
    {
        Expect(Step.Complete);
        var names = new ColumnNames(columns ?? []);
        return database.Stream(connection, RecordTables.Staged, null, r => RowColumns.Read(r, names));
    }

    /// <summary>What is different from the current version; everything is added where there is no version yet.</summary>
    /// <remarks>More than 40,000 rows that changed (a revised one counts twice) are not held in memory: they are read from this session when they are gone through, one list after the other (<see cref="RecordChanges.ArePaired"/>).</remarks>
    /// <exception cref="InputException">The database cannot give them; the session is over, and the store is as it was.</exception>
    public RecordChanges Changes()
    {
        Expect(Step.Complete);
        return Try(() =>
        {
            var current = RecordTables.CurrentImport(database, connection);
            comparedWith = (current?.Id, true);
            // No version has the number 0.
            var before = new { Before = current?.Id ?? 0 };
            var after = new ColumnNames(columns ?? []);
            var earlier = current is null ? after : new ColumnNames(current.Columns);
            return new StoredChanges(
                current is null ? null : earlier.Names,
                after.Names,
                counts.Kept,
                () => database.Stream(connection, RecordTables.StagedAgainstImport, before, r => RecordTables.ReadPair(r, after, earlier)),
                () => database.Stream(connection, RecordTables.NotStaged, before, r => RowColumns.Read(r, earlier))).Compare(database.Options.MostChangesInMemory);
        });
    }

    /// <summary>Puts the version into the store and makes it the current one, in one transaction. The same as the current version is not put there again.</summary>
    /// <returns>The version that is current now.</returns>
    /// <exception cref="InputException">The database cannot take it, or another version was accepted since <see cref="Changes"/>; the store is as it was.</exception>
    public RecordImport Accept()
    {
        Expect(Step.Complete);
        var import = Try(() => database.Write(connection, (_, transaction) =>
        {
            if (comparedWith.IsKnown && comparedWith.Import != RecordTables.Current(connection, transaction))
            {
                throw database.Refuse($"another version of the data set was accepted while this one was compared; nothing was changed", $"import again and look at the changes");
            }

            if (FindSame(transaction) is { } same)
            {
                return same;
            }

            var id = RecordTables.AddStaged(database, connection, transaction, file, columns!, counts);
            RecordTables.Accept(connection, transaction, id, file.ImportedAt);
            return new RecordImport(id, file, columns!, counts, file.ImportedAt, IsCurrent: true);
        }));
        step = Step.Accepted;
        database.SettleAccepted(connection);
        return import;
    }

    /// <summary>Ends the session; what was not accepted is gone.</summary>
    public void Dispose()
    {
        if (step != Step.Disposed)
        {
            step = Step.Disposed;
            connection.Dispose();
        }
    }

    private void Keep(List<object?[]> batch, object?[] values)
    {
        batch.Add(values);
        characters += RowColumns.Size(values);
        if (batch.Count >= MostRows || characters >= MostCharacters)
        {
            Try(() =>
            {
                Flush();
                return true;
            });
        }
    }

    private void Flush()
    {
        foreach (var (table, batch) in new[] { (RecordTables.StagedRows, rows), (RecordTables.StagedSetAside, setAside), (RecordTables.StagedRemarks, remarks) })
        {
            if (batch.Count > 0)
            {
                database.Add(connection, table, batch);
                batch.Clear();
            }
        }

        characters = 0;
    }

    private RecordImport? FindSame(DbTransaction? transaction) =>
        RecordTables.CurrentImport(database, connection, transaction) is { } current
        && current.File.Sha256 == file.Sha256
        && current.Counts == counts
        && current.Columns.SequenceEqual(columns!, StringComparer.Ordinal)
        && RecordTables.IsReadAlike(connection, transaction, current.Id)
            ? current
            : null;

    private void MakeKeysUnique()
    {
        try
        {
            connection.Execute(RecordTables.MakeStagedKeysUnique, commandTimeout: database.LongCommandSeconds);
        }
        catch (DbException e)
        {
            foreach (var (first, last, key) in database.Read(connection, RecordTables.TwoStagedWithOneKey, null, r => (r.GetInt32(0), r.GetInt32(1), r.GetString(2))))
            {
                throw new InvalidOperationException($"The rows of lines {first} and {last} have the same key: {key}", e);
            }

            throw;
        }
    }

    private T Try<T>(Func<T> work)
    {
        try
        {
            return database.Guard(work);
        }
        catch
        {
            step = Step.Failed;
            throw;
        }
    }

    private void Expect(Step expected)
    {
        ObjectDisposedException.ThrowIf(step == Step.Disposed, this);
        if (step != expected)
        {
            throw new InvalidOperationException(step switch
            {
                Step.Adding => "The session is still adding; call Complete first.",
                Step.Complete => "The session is complete; nothing can be added.",
                Step.Accepted => "The session was accepted already.",
                _ => "The session has failed; begin another one.",
            });
        }
    }
}
