using System.Data.Common;
using System.Text.Json;
using Dapper;
using Testudo.World.Text;

namespace Testudo.Evidence.Store;

/// <summary>The database that holds a store: how it is reached, locked, filled and what its errors mean.</summary>
/// <remarks>Each piece of work has a connection of its own, so that one store may be used from several threads and read while it is written.</remarks>
internal abstract class Database(StorePlace place, StoreOptions options, Dialect dialect) : IDisposable
{
    /// <summary>Where it is.</summary>
    public StorePlace Place { get; } = place;

    /// <summary>How it was opened.</summary>
    public StoreOptions Options { get; } = options;

    /// <summary>How it spells what the other does not.</summary>
    public Dialect Dialect { get; } = dialect;

    /// <summary>The migrations that it is to have.</summary>
    protected IReadOnlyList<Migration> Migrations { get; } = options.Migrations ?? Migration.All;

    /// <summary>The store at a place; made or brought to this version where necessary.</summary>
    public static Database Open(StorePlace place, StoreOptions options)
    {
        Database database = place.IsServer ? new PostgresDatabase(place, options) : new SqliteDatabase(place, options);
        try
        {
            database.Guard(() =>
            {
                database.Prepare();
                return true;
            });
            return database;
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }

    /// <summary>A connection of its own, ready for work; throws what the driver throws.</summary>
    /// <param name="isForImport">Whether it is to take many rows.</param>
    public abstract DbConnection Connect(bool isForImport = false);

    /// <summary>Begins a transaction that is the only one to write; waits for the others.</summary>
    public abstract DbTransaction BeginWriting(DbConnection connection);

    /// <summary>Adds rows to a table of this connection, quickly; all of them or none.</summary>
    public abstract void Add(DbConnection connection, StagedTable table, IReadOnlyList<object?[]> rows);

    /// <summary>Called after rows were staged, and before they are looked for.</summary>
    public virtual void SettleStaged(DbConnection connection)
    {
    }

    /// <summary>Called after rows were accepted.</summary>
    public virtual void SettleAccepted(DbConnection connection)
    {
    }

    /// <summary>Does what has to be done in one transaction, or nothing of it.</summary>
    public T Write<T>(Func<DbConnection, DbTransaction, T> work) => Guard(() =>
    {
        using var connection = Connect();
        return Write(connection, work);
    });

    /// <summary>The same on a connection that is there; the caller guards.</summary>
    public T Write<T>(DbConnection connection, Func<DbConnection, DbTransaction, T> work)
    {
        using var transaction = BeginWriting(connection);
        // Another process may have brought a newer Testudo since this one opened the store.
        RefuseNewer(connection.QuerySingle<int>("SELECT max(version) FROM schema_version", transaction: transaction));
        var result = work(connection, transaction);
        try
        {
            transaction.Commit();
        }
        catch (Exception e) when (IsInDoubt(e))
        {
            throw Refuse($"the connection was lost while the server was storing; it is not known whether it finished", $"look at what is stored before you try again");
        }

        return result;
    }

    /// <summary>What a query gives, all of it.</summary>
    public List<T> Read<T>(string sql, object? parameters, Func<DbDataReader, T> map) => Guard(() =>
    {
        using var connection = Connect();
        return Read(connection, sql, parameters, map);
    });

    /// <summary>The same on a connection that is there; the caller guards.</summary>
    public List<T> Read<T>(DbConnection connection, string sql, object? parameters, Func<DbDataReader, T> map, DbTransaction? transaction = null)
    {
        using var reader = (DbDataReader)connection.ExecuteReader(Dialect.Spell(sql), parameters, transaction);
        var all = new List<T>();
        while (reader.Read())
        {
            all.Add(Understand(reader, map));
        }

        return all;
    }

    /// <summary>What a query gives, one by one, on a connection of its own.</summary>
    public IEnumerable<T> Stream<T>(string sql, object? parameters, Func<DbDataReader, T> map)
    {
        using var connection = Guard(() => Connect());
        foreach (var item in Stream(connection, sql, parameters, map))
        {
            yield return item;
        }
    }

    /// <summary>The same on a connection that is there.</summary>
    public IEnumerable<T> Stream<T>(DbConnection connection, string sql, object? parameters, Func<DbDataReader, T> map)
    {
        // Not buffered by Dapper: it would hold every row. No time limit, as the caller may take its time between rows.
        using var reader = Guard(() => (DbDataReader)connection.ExecuteReader(Dialect.Spell(sql), parameters, commandTimeout: LongCommandSeconds));
        var isAtEnd = false;
        try
        {
            while (Guard(() => reader.Read() ? (Item: Understand(reader, map), IsOne: true) : default) is { IsOne: true } row)
            {
                yield return row.Item;
            }

            isAtEnd = true;
        }
        finally
        {
            if (!isAtEnd)
            {
                // Whoever leaves early does not wait until the server has sent the rest.
                ((IWrappedDataReader)reader).Command.Cancel();
            }
        }
    }

    /// <summary>The number of seconds after which a command that takes long is given up; 0 for never.</summary>
    public abstract int LongCommandSeconds { get; }

    /// <summary>Does something with the database and tells its troubles in one sentence.</summary>
    /// <exception cref="InputException">The database cannot do it.</exception>
    public T Guard<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (Exception e) when (e is not InputException)
        {
            if (Explain(e) is { } input)
            {
                throw input;
            }

            throw;
        }
    }

    /// <inheritdoc/>
    public abstract void Dispose();

    /// <summary>Makes the store or brings it to this version.</summary>
    protected abstract void Prepare();

    /// <summary>What an error of the driver means to the user; null where it is a fault of ours.</summary>
    protected abstract InputException? Explain(Exception e);

    /// <summary>Whether an error while a transaction is completed leaves open if it was.</summary>
    protected virtual bool IsInDoubt(Exception e) => false;

    /// <summary>Whether the store has to be made or brought to this version.</summary>
    /// <param name="version">Its version; 0 where there is none.</param>
    /// <exception cref="InputException">It is of a newer version, or not there and not to be made.</exception>
    protected bool MustMigrate(int version)
    {
        if (version == 0 && !Options.MayCreate)
        {
            throw Refuse($"there is no store here", $"import something first, or name another store with --db or TESTUDO_DB");
        }

        RefuseNewer(version);
        return version < Migrations[^1].Version;
    }

    /// <summary>Applies what is missing, inside a transaction of the caller.</summary>
    protected void Migrate(DbConnection connection, DbTransaction transaction, int version)
    {
        if (version == 0)
        {
            connection.Execute(Dialect.Spell("CREATE TABLE schema_version (version {integer} NOT NULL PRIMARY KEY) {strict}"), transaction: transaction);
        }

        foreach (var migration in Migrations.Where(m => m.Version > version))
        {
            connection.Execute(Dialect.Spell(migration.Sql), transaction: transaction, commandTimeout: LongCommandSeconds);
            connection.Execute("INSERT INTO schema_version (version) VALUES (@Version)", new { migration.Version }, transaction);
        }
    }

    /// <summary>A trouble with this store.</summary>
    internal InputException Refuse(FormattableString message, FormattableString? suggestion = null) =>
        new(new Diagnostic(new TextLocation(Place.Name, 0, ""), message, suggestion));

    /// <summary>A store whose content is not what was stored.</summary>
    protected InputException RefuseDamaged(string what) =>
        Refuse($"the store is damaged: {what}", $"put a backup in its place; docs/guide/evidence-store.md says how to save what can be read");

    private void RefuseNewer(int version)
    {
        if (version > Migrations[^1].Version)
        {
            throw Refuse($"this store has version {version}; this Testudo knows versions up to {Migrations[^1].Version}", $"use the newer Testudo that made it");
        }
    }

    // What is read is what was written, unless the file was changed under way.
    private T Understand<T>(DbDataReader reader, Func<DbDataReader, T> map)
    {
        try
        {
            return map(reader);
        }
        catch (Exception e) when (e is FormatException or JsonException or InvalidCastException or InvalidOperationException or ArgumentException or KeyNotFoundException)
        {
            throw RefuseDamaged(e.Message);
        }
    }
}

/// <summary>A table of a connection that takes rows before they are accepted, and disappears with it.</summary>
/// <param name="Make">Makes it.</param>
/// <param name="Insert">Adds a row, with parameters @p0, @p1 and so on.</param>
/// <param name="Copy">Adds rows as PostgreSQL takes many.</param>
internal sealed record StagedTable(string Make, string Insert, string Copy);
