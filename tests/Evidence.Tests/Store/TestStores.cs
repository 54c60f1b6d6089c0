using System.Data.Common;
using Dapper;
using Npgsql;
using Testudo.Evidence.Store;
using Testudo.World.Text;

namespace Testudo.Evidence.Tests.Store;

/// <summary>Makes stores for tests, and removes them.</summary>
public abstract class TestStores : IDisposable
{
    /// <summary>The name of a place where there is no store yet.</summary>
    public abstract string New();

    /// <summary>A connection past the store.</summary>
    public DbConnection Connect(string db)
    {
        using var database = Database.Open(StorePlace.Find(db), new StoreOptions());
        return database.Connect();
    }

    public abstract void Dispose();
}

/// <summary>Stores in files of a temporary folder.</summary>
public sealed class SqliteStores : TestStores
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("testudo-store-");
    private int made;

    /// <summary>The folder.</summary>
    public string Folder => folder.FullName;

    public override string New() => Path.Combine(Folder, $"evidence{made++}.db");

    public override void Dispose() => folder.Delete(recursive: true);
}

/// <summary>Stores in new databases of a server.</summary>
public sealed class PostgresStores(string server) : TestStores
{
    private readonly List<string> made = [];

    public override string New()
    {
        // The name is ours, so it may stand in a statement.
        var name = $"testudo_test_{Guid.NewGuid():N}";
        Do($"CREATE DATABASE {name}");
        made.Add(name);
        return OfDatabase(name);
    }

    /// <summary>The address of a database of the server.</summary>
    public string OfDatabase(string name) => new NpgsqlConnectionStringBuilder(Settings()) { Database = name }.ConnectionString;

    /// <summary>Does something as the user who made the databases.</summary>
    public void Do(string sql)
    {
        using var connection = new NpgsqlConnection(Settings());
        connection.Open();
        connection.Execute(sql);
    }

    public override void Dispose()
    {
        NpgsqlConnection.ClearAllPools();
        made.ForEach(name => Do($"DROP DATABASE IF EXISTS {name} WITH (FORCE)"));
    }

    private string Settings() => new NpgsqlConnectionStringBuilder(StorePlace.Find(server).Server!.ConnectionString) { Pooling = false }.ConnectionString;
}

/// <summary>What tests say about troubles.</summary>
internal static class Trouble
{
    /// <summary>The one trouble of a piece of work.</summary>
    public static Diagnostic Of(Action work) => Assert.Single(Assert.Throws<InputException>(work).Diagnostics);

    /// <summary>The trouble in English: one line, with something to do.</summary>
    public static string Said(Action work)
    {
        var trouble = Of(work);
        Assert.DoesNotContain('\n', trouble.ToString());
        Assert.NotNull(trouble.Suggestion);
        return FormattableString.Invariant(trouble.Message);
    }
}
