using System.Data.Common;
using Dapper;
using Testudo.Evidence.Store;

namespace Testudo.Evidence.Tests.Store;

public sealed class SqliteMigrationTests() : MigrationTests(new SqliteStores(), "sqlite")
{
    /// <inheritdoc/>
    protected override string Fill(string db, string dump)
    {
        SQLitePCL.Batteries_V2.Init();
        using var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={db};Pooling=false");
        connection.Open();
        connection.Execute(dump);
        return db;
    }
}

public sealed class PostgresMigrationTests(PostgresServer server) : MigrationTests(new PostgresStores(server.Address()), "postgres")
{
    /// <inheritdoc/>
    protected override string Fill(string db, string dump)
    {
        using var connection = new Npgsql.NpgsqlConnection(db + ";Pooling=false");
        connection.Open();
        connection.Execute(dump);
        return db;
    }
}

public abstract class MigrationTests(TestStores stores, string kind) : IDisposable
{
    private static readonly Migration Next = new(Migration.All.Count + 1, "ALTER TABLE reports ADD COLUMN mood {text}; CREATE TABLE moods (mood {text} NOT NULL PRIMARY KEY) {strict}; UPDATE reports SET mood = 'grim'");

    private static readonly StoreOptions Newer = new() { Migrations = [.. Migration.All, Next] };

    /// <summary>Every version that was ever released, and this one.</summary>
    public static TheoryData<int> Versions => [.. Migration.All.Select(m => m.Version)];

    public void Dispose()
    {
        stores.Dispose();
        GC.SuppressFinalize(this);
    }

    // Dumps/README.md says how they are made; the one of a version is never changed after its release.
    [Theory]
    [MemberData(nameof(Versions))]
    public void A_store_of_every_version_is_brought_to_this_one_with_all_it_holds(int version)
    {
        var dump = Path.Combine(Testudo.Tests.RepositoryRoot.Folder, "tests", "Evidence.Tests", "Store", "Dumps", $"v{version}.{kind}.sql");
        var db = Fill(stores.New(), File.ReadAllText(dump));

        using var store = EvidenceStore.Open(db);

        Assert.Equal([("first.csv", false), ("second.csv", true)], store.Imports().Select(i => (i.File.Name, i.IsCurrent)));
        Assert.Equivalent(Samples.Rows(3), store.Rows(store.Imports()[0].Id).ToList(), strict: true);
        Assert.Equivalent(Samples.Rows(2, version: 1), store.CurrentRows().ToList(), strict: true);
        Assert.Equal(["second.csv:9: no row <html>"], store.SetAsideRows(store.CurrentImport()!.Id).Select(r => $"{r.Reason} {r.Text}"));
        Assert.Equal(["second.csv: semicolons (commas)"], store.Remarks(store.CurrentImport()!.Id).Select(r => r.ToString()));
        Assert.Equivalent(Samples.Report(), store.Revisions("af-2024-01-02")[0].Report, strict: true);
        Assert.Equivalent(Samples.Report(claims: Samples.FiveKilled), store.FindReport("af-2024-01-02"), strict: true);
        Assert.Equal(SaveOutcome.Revised, store.SaveReport(Samples.Report()).Outcome);
        using var connection = stores.Connect(db);
        using var fresh = stores.Connect(stores.New());
        Assert.Equal(Schema(fresh), Schema(connection));
    }

    [Fact]
    public void A_newer_version_keeps_what_is_there()
    {
        var db = stores.New();
        using (var store = EvidenceStore.Open(db))
        {
            Samples.Import(store, Samples.Rows(5));
            store.SaveReport(Samples.Report());
        }

        using (var store = EvidenceStore.Open(db, Newer))
        {
            Assert.Equivalent(Samples.Rows(5), store.CurrentRows().ToList(), strict: true);
            Assert.Equivalent(Samples.Report(), Assert.Single(store.Reports()), strict: true);
        }

        Assert.Equal("grim", Ask<string>(db, "SELECT mood FROM reports"));
        Assert.Equal(Next.Version, Ask<long>(db, "SELECT count(*) FROM schema_version"));
    }

    [Fact]
    public void A_store_of_a_newer_version_is_refused_with_one_sentence()
    {
        var db = stores.New();
        EvidenceStore.Open(db, Newer).Dispose();

        var trouble = Trouble.Of(() => EvidenceStore.Open(db));

        Assert.Equal($"this store has version {Next.Version}; this Testudo knows versions up to {Next.Version - 1}", FormattableString.Invariant(trouble.Message));
        Assert.Equal(StorePlace.Find(db).Name, trouble.Location.File);
    }

    [Fact]
    public void A_store_that_becomes_newer_while_it_is_open_is_not_written_any_more()
    {
        var db = stores.New();
        using var store = EvidenceStore.Open(db);
        using var session = Samples.Stage(store, Samples.Rows(3));
        EvidenceStore.Open(db, Newer).Dispose();

        Assert.Contains("this store has version", Trouble.Said(() => store.SaveReport(Samples.Report())), StringComparison.Ordinal);
        Assert.Contains("this store has version", Trouble.Said(() => session.Accept()), StringComparison.Ordinal);
    }

    [Fact]
    public void A_migration_that_fails_changes_nothing()
    {
        var db = stores.New();
        using (var store = EvidenceStore.Open(db))
        {
            store.SaveReport(Samples.Report());
        }

        var broken = new StoreOptions { Migrations = [.. Migration.All, Next, new Migration(Next.Version + 1, "CREATE TABLE half (a {text}) {strict}; INSERT INTO half VALUES (1, 2, 3)")] };
        Assert.ThrowsAny<DbException>(() => EvidenceStore.Open(db, broken));
        Assert.ThrowsAny<DbException>(() => EvidenceStore.Open(stores.New(), broken));

        using var again = EvidenceStore.Open(db);
        Assert.Single(again.Reports());
        using var connection = stores.Connect(db);
        Assert.Equal(Migration.All.Count, connection.QuerySingle<long>("SELECT count(*) FROM schema_version"));
    }

    [Fact]
    public void A_store_is_made_only_where_it_may_be()
    {
        var db = stores.New();
        Assert.Equal("there is no store here", Trouble.Said(() => EvidenceStore.Open(db, new StoreOptions { MayCreate = false })));
        EvidenceStore.Open(db).Dispose();

        using var store = EvidenceStore.Open(db, new StoreOptions { MayCreate = false });
        Assert.Empty(store.Imports());
    }

    /// <summary>Fills a new place with a dump.</summary>
    protected abstract string Fill(string db, string dump);

    // Without Testudo's own check of the version.
    private T Ask<T>(string db, string sql)
    {
        using var database = Database.Open(StorePlace.Find(db), Newer);
        using var connection = database.Connect();
        return connection.QuerySingle<T>(sql);
    }

    private List<string> Schema(DbConnection connection) => [.. connection.Query<string>(kind == "sqlite"
        ? "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY type, name"
        : "SELECT table_name || '.' || column_name || ' ' || data_type || ' ' || is_nullable FROM information_schema.columns WHERE table_schema = 'testudo' UNION ALL SELECT indexdef FROM pg_indexes WHERE schemaname = 'testudo' UNION ALL SELECT conrelid::regclass || ' ' || pg_get_constraintdef(oid) FROM pg_constraint WHERE connamespace = 'testudo'::regnamespace ORDER BY 1")];
}
