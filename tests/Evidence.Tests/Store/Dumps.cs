using System.Diagnostics;
using System.Text;
using Dapper;
using Testudo.Evidence.Record;
using Testudo.Evidence.Store;

namespace Testudo.Evidence.Tests.Store;

/// <summary>Writes the dumps of the newest version; Dumps/README.md says when.</summary>
public sealed class DumpTests(PostgresServer server)
{
    private static readonly string Folder = Path.Combine(Testudo.Tests.RepositoryRoot.Folder, "tests", "Evidence.Tests", "Store", "Dumps");

    [Fact]
    public void Dumps_of_the_newest_version_are_there()
    {
        var version = Migration.All[^1].Version;
        if (Environment.GetEnvironmentVariable("TESTUDO_UPDATE_GOLDEN") == "1")
        {
            using var files = new SqliteStores();
            File.WriteAllText(Path.Combine(Folder, $"v{version}.sqlite.sql"), Sqlite(files, Filled(files)));
            using var databases = new PostgresStores(server.Address());
            File.WriteAllText(Path.Combine(Folder, $"v{version}.postgres.sql"), Postgres(Filled(databases)));
        }

        Assert.True(File.Exists(Path.Combine(Folder, $"v{version}.sqlite.sql")));
        Assert.True(File.Exists(Path.Combine(Folder, $"v{version}.postgres.sql")));
    }

    private static string Filled(TestStores stores)
    {
        var db = stores.New();
        using var store = EvidenceStore.Open(db);
        Samples.Import(store, Samples.Rows(3), "first.csv");
        using (var session = Samples.Begin(store, "second.csv"))
        {
            session.Add(Samples.Rows(2, version: 1));
            session.SetAside(new SetAsideRow(9, Samples.Remark(9, "no row"), "<html>"));
            session.Remark(Samples.Remark(0, "semicolons", suggestion: "commas"));
            Samples.Complete(session);
            session.Accept();
        }

        store.SaveReport(Samples.Report());
        store.SaveReport(Samples.Report(claims: Samples.FiveKilled));
        return db;
    }

    private static string Sqlite(TestStores stores, string db)
    {
        using var connection = stores.Connect(db);
        var dump = new StringBuilder("PRAGMA application_id = 0x5453444F;\nBEGIN;\n");
        foreach (var table in connection.Query<string>("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%' ORDER BY rowid"))
        {
            dump.AppendLine(connection.QuerySingle<string>("SELECT sql || ';' FROM sqlite_schema WHERE name = @table", new { table }));
            var columns = string.Join(" || ', ' || ", connection.Query<string>("SELECT 'quote(' || name || ')' FROM pragma_table_info(@table)", new { table }));
            foreach (var row in connection.Query<string>($"SELECT {columns} FROM {table} ORDER BY rowid"))
            {
                dump.AppendLine($"INSERT INTO {table} VALUES ({row});");
            }
        }

        foreach (var sql in connection.Query<string>("SELECT sql || ';' FROM sqlite_schema WHERE type <> 'table' AND sql IS NOT NULL ORDER BY rowid"))
        {
            dump.AppendLine(sql);
        }

        return dump.AppendLine("COMMIT;").ToString();
    }

    private static string Postgres(string db)
    {
        var place = StorePlace.Find(db);
        using var process = Process.Start(new ProcessStartInfo("pg_dump", ["--inserts", "--schema=testudo", "--no-owner", place.Name]) { RedirectStandardOutput = true, UseShellExecute = false })!;
        var dump = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
        // Commands of psql, comments, and the name of the machine's own version are left out; so are settings, of which one empties the search path.
        var lines = dump.Split('\n').Where(l => !l.StartsWith('\\') && !l.StartsWith("--", StringComparison.Ordinal) && !l.StartsWith("SET ", StringComparison.Ordinal) && !l.StartsWith("SELECT pg_catalog.set_config", StringComparison.Ordinal));
        return string.Join('\n', lines).Replace("\n\n\n", "\n", StringComparison.Ordinal).Trim('\n') + "\n";
    }
}
