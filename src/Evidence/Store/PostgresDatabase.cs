using System.Data;
using System.Data.Common;
using System.Net.Sockets;
using Dapper;
using Npgsql;
using NpgsqlTypes;
using Testudo.World.Text;

namespace Testudo.Evidence.Store;

/// <summary>A store that a team shares: the schema <c>testudo</c> of a PostgreSQL database.</summary>
internal sealed class PostgresDatabase : Database
{
    // Of the lock that whoever writes to the store holds: "TSDO" and "evid".
    private const long WritersLock = 0x5453_444F_6576_6964;

    private readonly NpgsqlDataSource source;

    private bool wasReached;

    // Not every server can look after its clients.
    private bool noticesKilledClients = true;

    /// <summary>The store in the database of a place.</summary>
    public PostgresDatabase(StorePlace place, StoreOptions options)
        : base(place, options, Dialect.Postgres)
    {
        var patience = (int)Math.Ceiling(options.Patience.TotalSeconds);
        var settings = new NpgsqlConnectionStringBuilder(place.Server!.ConnectionString);
        settings.ApplicationName ??= "testudo";
        // Npgsql's own builder says of every setting that it has it.
        var given = new DbConnectionStringBuilder { ConnectionString = settings.ConnectionString };
        if (!given.ContainsKey("Timeout"))
        {
            settings.Timeout = patience;
        }

        if (!given.ContainsKey("Command Timeout"))
        {
            settings.CommandTimeout = patience + 60;
        }

        // A server that is gone without a word is noticed within a minute.
        settings.TcpKeepAlive = true;
        settings.TcpKeepAliveTime = 30;
        settings.TcpKeepAliveInterval = 10;
        source = NpgsqlDataSource.Create(settings);
    }

    /// <inheritdoc/>
    public override int LongCommandSeconds => 0;

    /// <inheritdoc/>
    public override DbConnection Connect(bool isForImport = false)
    {
        // A connection that was kept for later may have died since; then another one is made, once.
        for (var isFirst = true; ; isFirst = false)
        {
            var connection = source.CreateConnection();
            try
            {
                connection.Open();
                Settings(connection);
                return connection;
            }
            catch (NpgsqlException) when (isFirst && connection.FullState != ConnectionState.Open && wasReached)
            {
                connection.Dispose();
                source.Clear();
            }
            catch
            {
                connection.Dispose();
                throw;
            }
        }
    }

    /// <inheritdoc/>
    public override DbTransaction BeginWriting(DbConnection connection)
    {
        var transaction = connection.BeginTransaction(IsolationLevel.ReadCommitted);
        try
        {
            connection.Execute("SELECT pg_advisory_xact_lock(@WritersLock)", new { WritersLock }, transaction, LongCommandSeconds);
            return transaction;
        }
        catch
        {
            transaction.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public override void Add(DbConnection connection, StagedTable table, IReadOnlyList<object?[]> rows)
    {
        using var copy = ((NpgsqlConnection)connection).BeginBinaryImport(table.Copy);
        foreach (var row in rows)
        {
            copy.StartRow();
            foreach (var value in row)
            {
                switch (value)
                {
                    case null:
                        copy.WriteNull();
                        break;
                    case string text:
                        copy.Write(text, NpgsqlDbType.Text);
                        break;
                    case int number:
                        copy.Write(number, NpgsqlDbType.Integer);
                        break;
                    case long number:
                        copy.Write(number, NpgsqlDbType.Bigint);
                        break;
                    case double number:
                        copy.Write(number, NpgsqlDbType.Double);
                        break;
                    case bool flag:
                        copy.Write(flag, NpgsqlDbType.Boolean);
                        break;
                    case byte[] bytes:
                        copy.Write(bytes, NpgsqlDbType.Bytea);
                        break;
                    default:
                        throw new NotSupportedException($"No column takes a {value.GetType().Name}.");
                }
            }
        }

        copy.Complete();
    }

    /// <inheritdoc/>
    public override void SettleStaged(DbConnection connection) => connection.Execute("ANALYZE staged_rows", commandTimeout: LongCommandSeconds);

    /// <inheritdoc/>
    public override void SettleAccepted(DbConnection connection)
    {
        try
        {
            // The server would do so itself within a minute; until then it would sort rows that an index has in order.
            connection.Execute("ANALYZE record_rows", commandTimeout: LongCommandSeconds);
        }
        catch (NpgsqlException)
        {
            // The rows are stored; whatever happens now will be told by whoever needs the server next.
        }
    }

    /// <inheritdoc/>
    public override void Dispose() => source.Dispose();

    /// <inheritdoc/>
    protected override void Prepare()
    {
        using var connection = Connect();
        if (!MustMigrate(ReadVersion(connection)))
        {
            return;
        }

        using var transaction = BeginWriting(connection);
        var version = ReadVersion(connection, transaction);
        if (MustMigrate(version))
        {
            if (version == 0)
            {
                connection.Execute("CREATE SCHEMA IF NOT EXISTS testudo", transaction: transaction);
            }

            Migrate(connection, transaction, version);
        }

        transaction.Commit();
    }

    /// <inheritdoc/>
    protected override bool IsInDoubt(Exception e) => e is NpgsqlException and not PostgresException or PostgresException { SqlState: PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown };

    /// <inheritdoc/>
    protected override InputException? Explain(Exception e) => e switch
    {
        PostgresException server => ExplainServer(server),
        // The driver's own words, which have no code; it does not ask the server without a password.
        NpgsqlException when e.Message.StartsWith("No password", StringComparison.Ordinal) => RefuseUser(e.Message),
        NpgsqlException { InnerException: TimeoutException } => Refuse($"the PostgreSQL server did not answer in time; nothing was changed", $"look whether it runs and can be reached, and try again"),
        NpgsqlException or SocketException => Refuse($"the PostgreSQL server cannot be reached, or went away: {Said(e)}; what was not finished was not stored", $"start it or mend the address, and try again"),
        _ => null,
    };

    private InputException? ExplainServer(PostgresException e) => e.SqlState switch
    {
        PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown or PostgresErrorCodes.CannotConnectNow or PostgresErrorCodes.IdleSessionTimeout or "25P03" =>
            Refuse($"the PostgreSQL server cannot be reached, or went away: {e.MessageText}; what was not finished was not stored", $"start it or mend the address, and try again"),
        PostgresErrorCodes.LockNotAvailable => Refuse($"another program has held the store for more than {Options.Patience.TotalSeconds:0.#} s", $"try again when it is done; nothing was changed"),
        PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification => RefuseUser(e.MessageText),
        PostgresErrorCodes.InvalidCatalogName => Refuse($"the PostgreSQL server has no such database", $"make it with createdb, or name another one"),
        PostgresErrorCodes.InsufficientPrivilege => Refuse($"the user has not the right to do this in the database: {e.MessageText}", $"ask whoever runs it; docs/guide/evidence-store.md lists the rights that are needed"),
        PostgresErrorCodes.ReadOnlySqlTransaction => Refuse($"the PostgreSQL server takes no changes now: {e.MessageText}", $"name the server that does"),
        PostgresErrorCodes.DiskFull => Refuse($"the disk of the PostgreSQL server is full; nothing was changed", $"ask whoever runs it to make room, and try again"),
        PostgresErrorCodes.TooManyConnections or PostgresErrorCodes.OutOfMemory => Refuse($"the PostgreSQL server has too much to do: {e.MessageText}", $"try again later; nothing was changed"),
        PostgresErrorCodes.QueryCanceled => Refuse($"the PostgreSQL server stopped the work: {e.MessageText}", $"try again; nothing was changed"),
        PostgresErrorCodes.IoError or PostgresErrorCodes.DataCorrupted or PostgresErrorCodes.IndexCorrupted or PostgresErrorCodes.UndefinedTable or PostgresErrorCodes.UndefinedColumn or PostgresErrorCodes.InvalidTextRepresentation => RefuseDamaged(e.MessageText),
        _ => null,
    };

    private InputException RefuseUser(string said) =>
        Refuse($"the PostgreSQL server refuses the user: {said}", $"give the user in the address, and the password in PGPASSWORD or in the password file");

    private static string Said(Exception e)
    {
        while (e.InnerException is { } inner)
        {
            e = inner;
        }

        return e.Message;
    }

    private void Settings(NpgsqlConnection connection)
    {
        var patience = ((long)Options.Patience.TotalMilliseconds).ToString();
        connection.Execute("SELECT set_config('search_path', 'testudo', false), set_config('lock_timeout', @patience, false)", new { patience });
        wasReached = true;
        try
        {
            if (noticesKilledClients)
            {
                // When this program is killed, the server lets go of its lock soon. Since PostgreSQL 14, and not on every system.
                connection.Execute("SELECT set_config('client_connection_check_interval', '1000', false)");
            }
        }
        catch (PostgresException e) when (e.SqlState is PostgresErrorCodes.UndefinedObject or PostgresErrorCodes.InvalidParameterValue or PostgresErrorCodes.CantChangeRuntimeParam)
        {
            noticesKilledClients = false;
        }
    }

    // Zero where there is none. One statement looks at both, as another process may make the store between two.
    private int ReadVersion(DbConnection connection, DbTransaction? transaction = null)
    {
        const string Look = """
            SELECT to_regclass('testudo.schema_version') IS NOT NULL, EXISTS (
                SELECT 1 FROM pg_class AS c JOIN pg_namespace AS n ON n.oid = c.relnamespace WHERE n.nspname = 'testudo')
            """;
        var (isStore, isTaken) = connection.QuerySingle<(bool, bool)>(Look, transaction: transaction);
        if (isStore)
        {
            return connection.QuerySingle<int?>("SELECT max(version) FROM testudo.schema_version", transaction: transaction) ?? throw RefuseDamaged("it has no version");
        }

        return !isTaken ? 0 : throw Refuse($"the schema testudo of this database is not a store of Testudo", $"name another database");
    }
}
