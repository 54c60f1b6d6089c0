using System.Data;
using System.Data.Common;
using System.Diagnostics;
using System.Text;
using Dapper;
using Microsoft.Data.Sqlite;
using SQLitePCL;
using Testudo.World.Text;

namespace Testudo.Evidence.Store;

/// <summary>A store in one file.</summary>
internal sealed class SqliteDatabase : Database
{
    // "TSDO": says that a SQLite file is a store of Testudo.
    private const int ApplicationId = 0x5453444F;
    private const string SetApplicationId = "PRAGMA application_id = 0x5453444F";

    private const string Damage = "what it holds cannot be read as SQLite wrote it";

    private readonly string connectionString;

    // While one connection stays open, closing another does not make SQLite tidy up.
    private SqliteConnection? keeper;

    static SqliteDatabase() => Batteries_V2.Init();

    /// <summary>The store in the file of a place.</summary>
    public SqliteDatabase(StorePlace place, StoreOptions options)
        : base(place, options, Dialect.Sqlite) =>
        connectionString = new SqliteConnectionStringBuilder
        {
            DataSource = place.File,
            Mode = options.MayCreate ? SqliteOpenMode.ReadWriteCreate : SqliteOpenMode.ReadWrite,
            ForeignKeys = true,
            Pooling = false,
            // SQLite itself waits (busy_timeout below), and sooner sees that the turn has come than the driver, which sleeps.
            DefaultTimeout = 1,
        }.ToString();

    /// <inheritdoc/>
    public override int LongCommandSeconds => 1;

    /// <inheritdoc/>
    public override DbConnection Connect(bool isForImport = false) => Open(isForImport);

    /// <inheritdoc/>
    public override DbTransaction BeginWriting(DbConnection connection) =>
        // BEGIN IMMEDIATE: waits for the turn now, and not in the middle.
        ((SqliteConnection)connection).BeginTransaction(IsolationLevel.Serializable, deferred: false);

    /// <inheritdoc/>
    public override void Add(DbConnection connection, StagedTable table, IReadOnlyList<object?[]> rows)
    {
        // Deferred: it only touches a table of this connection, so that nobody else waits.
        using var transaction = ((SqliteConnection)connection).BeginTransaction(IsolationLevel.Serializable, deferred: true);
        var database = ((SqliteConnection)connection).Handle!;
        // Past the driver, whose commands look every parameter up by its name for every row: that doubles the time of an import.
        SqliteException.ThrowExceptionForRC(raw.sqlite3_prepare_v2(database, table.Insert, out var statement), database);
        using (statement)
        {
            var buffer = new byte[4096];
            foreach (var row in rows)
            {
                for (var i = 0; i < row.Length; i++)
                {
                    SqliteException.ThrowExceptionForRC(Bind(statement, i + 1, row[i], ref buffer), database);
                }

                var result = raw.sqlite3_step(statement);
                if (result != raw.SQLITE_DONE)
                {
                    SqliteException.ThrowExceptionForRC(result, database);
                }

                SqliteException.ThrowExceptionForRC(raw.sqlite3_reset(statement), database);
            }
        }

        transaction.Commit();
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        keeper?.Dispose();
        keeper = null;
    }

    /// <inheritdoc/>
    protected override void Prepare()
    {
        PrepareFolder();
        keeper = Open(isForImport: false);
        if (raw.sqlite3_db_readonly(keeper.Handle, "main") == 1)
        {
            throw Refuse($"the store cannot be written to", $"give yourself the right to write to it, or copy it to a folder of your own and name the copy with --db");
        }

        // Nothing is written to a file before it is known to be ours.
        int version;
        using (var look = keeper.BeginTransaction(IsolationLevel.Serializable, deferred: true))
        {
            version = ReadVersion(keeper, look);
        }

        if (MustMigrate(version))
        {
            BeginLog(keeper);
            using var transaction = BeginWriting(keeper);
            version = ReadVersion(keeper, transaction);
            if (MustMigrate(version))
            {
                Migrate(keeper, transaction, version);
                keeper.Execute(SetApplicationId, transaction: transaction);
            }

            transaction.Commit();
        }
        else
        {
            BeginLog(keeper);
        }
    }

    /// <inheritdoc/>
    protected override InputException? Explain(Exception e) => (e as SqliteException)?.SqliteErrorCode switch
    {
        raw.SQLITE_BUSY or raw.SQLITE_LOCKED or raw.SQLITE_PROTOCOL => Refuse($"another program has held the store for more than {Options.Patience.TotalSeconds:0.#} s", $"try again when it is done; nothing was changed"),
        raw.SQLITE_READONLY or raw.SQLITE_PERM or raw.SQLITE_AUTH => Refuse($"the store cannot be written to", $"give yourself the right to write to it, or copy it to a folder of your own and name the copy with --db"),
        raw.SQLITE_CANTOPEN => Refuse($"the store cannot be opened, or no file can be made beside it", $"look at the rights of the file and its folder, or name another store with --db"),
        raw.SQLITE_FULL => Refuse($"there is no room left, on the disk of the store or on that of temporary files; nothing was changed", $"make room and try again; SQLITE_TMPDIR names another folder for temporary files"),
        raw.SQLITE_IOERR => Refuse($"the disk of the store fails: {e!.Message}; nothing was changed", $"look whether the disk is full, whole and still there"),
        raw.SQLITE_NOTADB => Refuse($"this is not a store of Testudo", $"name another file with --db"),
        raw.SQLITE_CORRUPT => RefuseDamaged(Damage),
        // Ours are constants that tests run; what they do not find was taken away, and what is no JSON was written by somebody else.
        raw.SQLITE_ERROR when e!.Message.Contains("no such", StringComparison.Ordinal) || e.Message.Contains("malformed JSON", StringComparison.Ordinal) => RefuseDamaged(e.Message),
        _ => null,
    };

    private static int Bind(sqlite3_stmt statement, int at, object? value, ref byte[] buffer)
    {
        switch (value)
        {
            case null:
                return raw.sqlite3_bind_null(statement, at);
            case string text:
                if (Encoding.UTF8.GetMaxByteCount(text.Length) is var most && most > buffer.Length)
                {
                    buffer = new byte[Math.Max(most, 2 * buffer.Length)];
                }

                // SQLite copies the text.
                return raw.sqlite3_bind_text(statement, at, buffer.AsSpan(0, Encoding.UTF8.GetBytes(text, buffer)));
            case int number:
                return raw.sqlite3_bind_int(statement, at, number);
            case long number:
                return raw.sqlite3_bind_int64(statement, at, number);
            case double number:
                return raw.sqlite3_bind_double(statement, at, number);
            case bool flag:
                return raw.sqlite3_bind_int(statement, at, flag ? 1 : 0);
            case byte[] bytes:
                return raw.sqlite3_bind_blob(statement, at, bytes);
            default:
                throw new NotSupportedException($"No column takes a {value.GetType().Name}.");
        }
    }

    private void PrepareFolder()
    {
        var file = Place.File!;
        if (Directory.Exists(file))
        {
            throw Refuse($"this is a folder", $"name a file in it");
        }

        if (!Options.MayCreate && !System.IO.File.Exists(file))
        {
            throw Refuse($"there is no store here", $"import something first, or name another store with --db or TESTUDO_DB");
        }

        var folder = Path.GetDirectoryName(file)!;
        if (Directory.Exists(folder))
        {
            return;
        }

        if (!Place.IsDefault)
        {
            throw Refuse($"there is no folder {folder}", $"make it first, or name another store with --db");
        }

        try
        {
            Directory.CreateDirectory(folder);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Refuse($"the folder of the store cannot be made: {e.Message}", $"name a store with --db or TESTUDO_DB");
        }
    }

    private SqliteConnection Open(bool isForImport)
    {
        var connection = new SqliteConnection(connectionString);
        try
        {
            connection.Open();
            // FULL: what was said to be stored is still there after a power cut; it costs one flush for each of the rare writes.
            connection.Execute("PRAGMA synchronous = FULL; PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON; PRAGMA temp_store = FILE; PRAGMA journal_size_limit = 67108864");
            raw.sqlite3_busy_timeout(connection.Handle, (int)Options.Patience.TotalMilliseconds);
            if (isForImport)
            {
                // In KiB: the index of keys of a million rows stays in memory.
                connection.Execute("PRAGMA cache_size = -65536; PRAGMA temp.cache_size = -16384; PRAGMA temp.journal_mode = OFF");
            }

            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    // Zero where the file is new. A transaction, as another process may make the store between two looks.
    private int ReadVersion(SqliteConnection connection, DbTransaction transaction)
    {
        var id = connection.ExecuteScalar<long>("PRAGMA application_id", transaction: transaction);
        if (id == ApplicationId)
        {
            return connection.QuerySingle<int?>("SELECT max(version) FROM schema_version", transaction: transaction) ?? throw RefuseDamaged("it has no version");
        }

        return id == 0 && connection.ExecuteScalar<long>("SELECT count(*) FROM sqlite_schema", transaction: transaction) == 0
            ? 0
            : throw Refuse($"this is not a store of Testudo", $"name another file with --db");
    }

    // Write-ahead logging: readers see the state before while somebody writes.
    private void BeginLog(SqliteConnection connection)
    {
        var clock = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                if (connection.ExecuteScalar<string>("PRAGMA journal_mode = WAL") is "wal")
                {
                    return;
                }

                throw Refuse($"the folder of the store cannot be shared by programs, as it must be; perhaps it is on a network drive", $"put the store on a disk of this machine, or share one on PostgreSQL");
            }
            catch (SqliteException e) when (e.SqliteErrorCode == raw.SQLITE_BUSY && clock.Elapsed < Options.Patience)
            {
                // Two who make the same store at once: SQLite does not wait here by itself.
                Thread.Sleep(20);
            }
        }
    }
}
