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

    private readonly Database database;
    private readonly DbConnection connection;
    private readonly ImportedFile file;
    private readonly List<object?[]> rows = [];
    private readonly List<object?[]> setAside = [];
    private readonly List<object?[]> remarks = [];
    private string[]? columns;
    private long characters;
    private long remarkCount;
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

    /// <summary>Rows that were added.</summary>
    public long RowsKept { get; private set; }

    /// <summary>Rows that were set aside.</summary>
    public long RowsSetAside { get; private set; }

    /// <summary>Rows that were added and in which something had been mended.</summary>
    public long RowsRepaired { get; private set; }

    /// <summary>Adds a row.</summary>
    /// <param name="row">The row.</param>
    /// <exception cref="InputException">The database cannot take it; the session is over, and the store is as it was.</exception>
    public void Add(RecordRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        Expect(Step.Adding);
        columns ??= [.. row.Fields.Keys];
        Keep(rows, RowColumns.Of(row, RowsKept, columns));
        RowsKept++;
        RowsRepaired += row.Repairs.Count > 0 ? 1 : 0;
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
    public void SetAside(StoredSetAside row)
    {
        ArgumentNullException.ThrowIfNull(row);
        Expect(Step.Adding);
        Keep(setAside, [RowsSetAside, row.Line, StoredText.Encode(row.Content), StoredText.Encode(row.Reason)]);
        RowsSetAside++;
    }

    /// <summary>Keeps a remark on the file.</summary>
    /// <param name="remark">The remark.</param>
    /// <exception cref="InputException">The database cannot take it; the session is over, and the store is as it was.</exception>
    public void Remark(ImportRemark remark)
    {
        ArgumentNullException.ThrowIfNull(remark);
        Expect(Step.Adding);
        Keep(remarks, [remarkCount, remark.Line, StoredText.Encode(remark.Text)]);
        remarkCount++;
    }

    /// <summary>Ends the adding.</summary>
    /// <param name="rowsRead">How many rows the file has: every one was kept or set aside.</param>
    /// <exception cref="ArgumentException">Rows were lost on the way: a fault of the importer.</exception>
    /// <exception cref="InvalidOperationException">Two rows have the same key: a fault of the importer.</exception>
    /// <exception cref="InputException">The database cannot take them; the session is over, and the store is as it was.</exception>
    public void Complete(long rowsRead)
    {
        Expect(Step.Adding);
        if (rowsRead != RowsKept + RowsSetAside)
        {
            throw new ArgumentException($"The file has {rowsRead} rows, but {RowsKept} were kept and {RowsSetAside} set aside; every row is one or the other.", nameof(rowsRead));
        }

        Try(() =>
        {
            Flush();
            MakeKeysUnique();
            connection.Execute(RecordTables.OrderStaged, commandTimeout: database.LongCommandSeconds);
            database.SettleStaged(connection);
            return true;
        });
        step = Step.Complete;
    }

    /// <summary>The rows that were added, as the store will give them.</summary>
    /// <exception cref="InputException">The database cannot give them.</exception>
    public IEnumerable<RecordRow> Rows()
    {
        Expect(Step.Complete);
        return database.Stream(connection, RecordTables.Staged, null, r => RowColumns.Read(r, columns ?? []));
    }

    /// <summary>What is different from the current version: first rows added or revised, in the order of the new file, then rows withdrawn. Everything is added where there is no version yet.</summary>
    /// <remarks>Read to the end, or leave the loop, before anything else is asked of this session.</remarks>
    /// <exception cref="InputException">The database cannot give them.</exception>
    public IEnumerable<RowChange> Changes()
    {
        Expect(Step.Complete);
        comparedWith = (database.Guard(() => RecordTables.Current(connection)), true);
        // No version has the number 0.
        var before = new { Before = comparedWith.Import ?? 0 };
        var (after, earlier) = (columns ?? [], database.Guard(() => RecordTables.Columns(connection, before.Before)));
        return RecordTables.Changes(
            database.Stream(connection, RecordTables.StagedAgainstImport, before, r => RecordTables.ReadPair(r, after, earlier)),
            database.Stream(connection, RecordTables.NotStaged, before, r => RowColumns.Read(r, earlier)));
    }

    /// <summary>Puts the version into the store and makes it the current one, in one transaction.</summary>
    /// <returns>The version.</returns>
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

            var id = RecordTables.AddStaged(database, connection, transaction, file, columns ?? [], RowsKept, RowsSetAside, RowsRepaired);
            RecordTables.Accept(connection, transaction, id, file.ImportedAt);
            return id;
        }));
        step = Step.Accepted;
        database.SettleAccepted(connection);
        return new RecordImport(import, file, columns ?? [], RowsKept + RowsSetAside, RowsKept, RowsSetAside, RowsRepaired, file.ImportedAt, IsCurrent: true);
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
