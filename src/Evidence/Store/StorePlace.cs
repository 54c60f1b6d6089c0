using System.Text.RegularExpressions;
using Npgsql;
using Testudo.World.Text;

namespace Testudo.Evidence.Store;

/// <summary>Where a store is: a file for SQLite, or a database of a PostgreSQL server.</summary>
/// <remarks>
/// What <c>--db</c> gives, else the environment variable <c>TESTUDO_DB</c>, else <c>testudo/evidence.db</c> in the user's data folder. It is
/// not the current folder, because old versions of the public file can often not be had again, and folders of analyses are copied and deleted.
/// </remarks>
public sealed partial class StorePlace
{
    /// <summary>The environment variable that names a store where <c>--db</c> does not.</summary>
    public const string Variable = "TESTUDO_DB";

    private const int PostgresPort = 5432;

    private StorePlace(string name, string? file, NpgsqlConnectionStringBuilder? server, bool isDefault)
    {
        (Name, File, Server, IsDefault) = (name, file, server, isDefault);
    }

    /// <summary>The place as people know it: the file as it was named, or <c>postgres://user@host:port/database</c>, never with a password.</summary>
    public string Name { get; }

    /// <summary>Whether it is the user's own store, because none was named.</summary>
    public bool IsDefault { get; }

    /// <summary>Whether it is on a PostgreSQL server, so that others may share it.</summary>
    public bool IsServer => Server is not null;

    /// <summary>The full path of the file; null for a server.</summary>
    public string? File { get; }

    /// <summary>How the server is reached; null for a file.</summary>
    internal NpgsqlConnectionStringBuilder? Server { get; }

    /// <summary>The place that a text names, in this process.</summary>
    /// <param name="db">A path, <c>postgres://user@host:port/database</c>, or <c>Host=...;Database=...</c>; null for <c>TESTUDO_DB</c> or the user's own store.</param>
    /// <exception cref="InputException">The text names no store.</exception>
    public static StorePlace Find(string? db) =>
        Find(db, Environment.GetEnvironmentVariable, Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify));

    /// <summary>The place that a text names.</summary>
    /// <param name="db">A path, <c>postgres://user@host:port/database</c>, or <c>Host=...;Database=...</c>; null for <c>TESTUDO_DB</c> or the user's own store.</param>
    /// <param name="variable">Gives environment variables.</param>
    /// <param name="userDataFolder">The user's data folder; where it is empty, <c>.testudo</c> in the current folder takes its place.</param>
    /// <exception cref="InputException">The text names no store.</exception>
    public static StorePlace Find(string? db, Func<string, string?> variable, string userDataFolder)
    {
        ArgumentNullException.ThrowIfNull(variable);
        ArgumentNullException.ThrowIfNull(userDataFolder);
        var isVariable = db is null;
        db ??= variable(Variable) is { Length: > 0 } set ? set : null;
        if (db is null)
        {
            var folder = userDataFolder.Length > 0 ? Path.Combine(userDataFolder, "testudo") : ".testudo";
            return OfFile(Path.Combine(folder, "evidence.db"), isDefault: true);
        }

        var origin = isVariable ? Variable : "--db";
        if (string.IsNullOrWhiteSpace(db) || db.Contains('\0', StringComparison.Ordinal))
        {
            throw Refuse(origin, $"this names no store", $"give a path, postgres://user@host:port/database, or Host=...;Database=...");
        }

        if (IsPostgresAddress().IsMatch(db))
        {
            return OfServer(FromAddress(db, origin));
        }

        if (AnyScheme().Match(db) is { Success: true } other)
        {
            throw Refuse(origin, $"stores with addresses that begin with \"{other.Value}\" are not known", $"give a path, postgres://user@host:port/database, or Host=...;Database=...");
        }

        return IsConnectionString().IsMatch(db) ? OfServer(FromConnectionString(db, origin)) : OfFile(db, isDefault: false);
    }

    /// <summary>The name.</summary>
    public override string ToString() => Name;

    private static StorePlace OfFile(string path, bool isDefault) => new(path, Path.GetFullPath(path), null, isDefault);

    private static StorePlace OfServer(NpgsqlConnectionStringBuilder server)
    {
        var user = server.Username is { Length: > 0 } name ? Uri.EscapeDataString(name) + "@" : "";
        var host = server.Host!.Contains(':', StringComparison.Ordinal) ? $"[{server.Host}]" : server.Host.Contains('/', StringComparison.Ordinal) ? Uri.EscapeDataString(server.Host) : server.Host;
        return new StorePlace($"postgres://{user}{host}:{server.Port}/{Uri.EscapeDataString(server.Database ?? server.Username ?? "")}", null, server, isDefault: false);
    }

    private static NpgsqlConnectionStringBuilder FromAddress(string db, string origin)
    {
        if (!Uri.TryCreate(db, UriKind.Absolute, out var uri))
        {
            throw Refuse(origin, $"this is not an address of a PostgreSQL database", $"for example {"postgres://user@host:5432/database"}");
        }

        return Build(origin, builder =>
        {
            builder.Host = uri.Host.Length > 0 ? uri.Host.Trim('[', ']') : null;
            builder.Port = uri.Port > 0 ? uri.Port : PostgresPort;
            var user = uri.UserInfo.Split(':', 2);
            if (user[0].Length > 0)
            {
                builder.Username = Uri.UnescapeDataString(user[0]);
            }

            if (user.Length > 1)
            {
                builder.Password = Uri.UnescapeDataString(user[1]);
            }

            if (uri.AbsolutePath.Trim('/') is { Length: > 0 } database)
            {
                builder.Database = Uri.UnescapeDataString(database);
            }

            foreach (var setting in uri.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
            {
                var parts = setting.Split('=', 2);
                // The names of libpq, in Npgsql's spelling.
                var key = Uri.UnescapeDataString(parts[0]) switch
                {
                    "user" => "Username",
                    "dbname" => "Database",
                    "sslmode" => "SSL Mode",
                    "sslrootcert" => "Root Certificate",
                    "sslcert" => "SSL Certificate",
                    "sslkey" => "SSL Key",
                    "application_name" => "Application Name",
                    "connect_timeout" => "Timeout",
                    var name => name,
                };
                builder[key] = parts.Length > 1 ? Uri.UnescapeDataString(parts[1]).Replace("verify-", "Verify", StringComparison.Ordinal) : "";
            }
        });
    }

    private static NpgsqlConnectionStringBuilder FromConnectionString(string db, string origin) =>
        Build(origin, builder => builder.ConnectionString = db);

    private static NpgsqlConnectionStringBuilder Build(string origin, Action<NpgsqlConnectionStringBuilder> fill)
    {
        var builder = new NpgsqlConnectionStringBuilder();
        try
        {
            fill(builder);
        }
        catch (Exception e) when (e is ArgumentException or FormatException or InvalidCastException or OverflowException or KeyNotFoundException or NotSupportedException)
        {
            // The message names the setting, not its value: a password stays out of it.
            throw Refuse(origin, $"this is not an address of a PostgreSQL database: {e.Message}", $"for example {"postgres://user@host:5432/database"}");
        }

        return builder.Host is { Length: > 0 }
            ? builder
            : throw Refuse(origin, $"the address of the PostgreSQL database names no host", $"for example {"postgres://user@host:5432/database"}");
    }

    private static InputException Refuse(string origin, FormattableString message, FormattableString suggestion) =>
        new(new Diagnostic(new TextLocation(origin, 0, ""), message, suggestion));

    [GeneratedRegex("^postgres(ql)?://", RegexOptions.IgnoreCase)]
    private static partial Regex IsPostgresAddress();

    // Two letters at least, as a drive has one.
    [GeneratedRegex("^[a-z][a-z0-9+.-]+://", RegexOptions.IgnoreCase)]
    private static partial Regex AnyScheme();

    [GeneratedRegex(@"(^|;)\s*(host|server)\s*=", RegexOptions.IgnoreCase)]
    private static partial Regex IsConnectionString();
}
