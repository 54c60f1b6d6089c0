using Dapper;
using Microsoft.Data.Sqlite;
using Testudo.Evidence.Killed;
using Testudo.Evidence.Store;
using Testudo.World.Text;

namespace Testudo.Evidence.Tests.Store;

/// <summary>Files that are no store, were spoilt, or cannot be written.</summary>
public sealed class SqliteTroubleTests : IDisposable
{
    private readonly SqliteStores stores = new();

    public void Dispose() => stores.Dispose();

    [Theory]
    [InlineData("a note\n")]
    [InlineData("<!DOCTYPE html><html><body>Sign in to download</body></html>")]
    [InlineData("SQLite format 3")]
    public void A_file_of_something_else_is_refused_and_left_alone(string content)
    {
        var file = stores.New();
        content = content.PadRight(2000, '.');
        File.WriteAllText(file, content);

        Assert.Contains(Trouble.Said(() => EvidenceStore.Open(file)), new[] { "this is not a store of Testudo", "the store is damaged: what it holds cannot be read as SQLite wrote it" });

        Assert.Equal(content, File.ReadAllText(file));
        Assert.Equal([Path.GetFileName(file)], Directory.EnumerateFiles(stores.Folder).Select(f => Path.GetFileName(f)));
    }

    [Theory]
    [InlineData("CREATE TABLE notes (text)")]
    [InlineData("PRAGMA application_id = 7")]
    [InlineData("PRAGMA application_id = 7; PRAGMA journal_mode = WAL")]
    public void A_database_of_another_program_is_refused_and_left_alone(string sql)
    {
        var file = stores.New();
        Raw(file, sql);
        var before = File.ReadAllBytes(file);

        Assert.Equal("this is not a store of Testudo", Trouble.Said(() => EvidenceStore.Open(file)));

        Assert.Equal(before, File.ReadAllBytes(file));
    }

    [Fact]
    public void An_empty_file_becomes_a_store()
    {
        var file = stores.New();
        File.WriteAllText(file, "");

        using var store = EvidenceStore.Open(file);
        store.SaveReport(Samples.Report());

        Assert.Single(store.Reports());
    }

    [Fact]
    public void A_folder_and_a_file_in_no_folder_are_refused()
    {
        Assert.Equal("this is a folder", Trouble.Said(() => EvidenceStore.Open(stores.Folder)));
        Assert.Equal($"there is no folder {stores.Folder}/no", Trouble.Said(() => EvidenceStore.Open(Path.Combine(stores.Folder, "no", "e.db"))));
        Assert.Equal($"there is no folder {stores.New()}/no", Trouble.Said(() =>
        {
            File.WriteAllText(Path.Combine(stores.Folder, "evidence0.db"), "");
            EvidenceStore.Open(Path.Combine(stores.Folder, "evidence0.db", "no", "e.db"));
        }));
    }

    [Fact]
    public void The_users_own_folder_is_made()
    {
        var place = StorePlace.Find(null, _ => null, Path.Combine(stores.Folder, "data"));

        EvidenceStore.Open(place).Dispose();

        Assert.True(File.Exists(Path.Combine(stores.Folder, "data", "testudo", "evidence.db")));
        Assert.StartsWith("the folder of the store cannot be made: ", Trouble.Said(() => EvidenceStore.Open(StorePlace.Find(null, _ => null, "/proc/nowhere"))), StringComparison.Ordinal);
    }

    [Fact]
    public void A_closed_store_is_one_file()
    {
        var file = stores.New();
        using (var store = EvidenceStore.Open(file))
        {
            Samples.Import(store, Samples.Rows(100));
            Assert.True(File.Exists(file + "-wal"));
        }

        Assert.Equal([file], Directory.EnumerateFiles(stores.Folder));
    }

    [Fact]
    public void Settings_are_as_decided()
    {
        var file = stores.New();
        using var store = EvidenceStore.Open(file);
        using var connection = stores.Connect(file);

        Assert.Equal(("wal", 1L, 2L, 20_000L, 0x5453444FL), (Ask<string>("journal_mode"), Ask<long>("foreign_keys"), Ask<long>("synchronous"), Ask<long>("busy_timeout"), Ask<long>("application_id")));

        T Ask<T>(string setting) => connection.QuerySingle<T>($"PRAGMA {setting}");
    }

    [Fact]
    public void A_store_cut_short_is_told_to_be_damaged()
    {
        var whole = Filled();
        for (var part = 1; part < 10; part++)
        {
            var file = stores.New();
            File.WriteAllBytes(file, whole[..(whole.Length * part / 10)]);

            var trouble = Trouble.Said(() => ReadAll(file));

            Assert.Equal("the store is damaged: what it holds cannot be read as SQLite wrote it", trouble);
        }
    }

    [Fact]
    public void Whatever_happens_to_the_file_there_is_one_clear_trouble_or_none()
    {
        var whole = Filled();
        var random = new Random(22);
        var troubles = 0;
        for (var round = 0; round < 150; round++)
        {
            var spoilt = (byte[])whole.Clone();
            var at = random.Next(whole.Length);
            switch (round % 3)
            {
                case 0:
                    random.NextBytes(spoilt.AsSpan(at, Math.Min(4096, spoilt.Length - at)));
                    break;
                case 1:
                    spoilt.AsSpan(at, Math.Min(512, spoilt.Length - at)).Clear();
                    break;
                default:
                    // The first page, where the schema is.
                    random.NextBytes(spoilt.AsSpan(random.Next(16, 4000), 16));
                    break;
            }

            var file = stores.New();
            File.WriteAllBytes(file, spoilt);
            if (Xunit.Record.Exception(() => ReadAll(file)) is { } e)
            {
                troubles++;
                Assert.True(e is InputException, $"round {round}: {e}");
                Assert.Single(((InputException)e).Diagnostics);
            }
        }

        // Few of the spoilt files happen to be spoilt where nobody looks.
        Assert.InRange(troubles, 75, 150);
    }

    [Fact]
    public void A_list_that_is_no_list_is_told_to_be_damage()
    {
        var file = stores.New();
        File.WriteAllBytes(file, Filled());
        Raw(file, "UPDATE claims SET threats = '[\"kh-101' WHERE number = 0");

        Assert.Equal("the store is damaged: SQLite Error 1: 'malformed JSON'.", Trouble.Said(() => ReadAll(file)));
    }

    [Fact]
    public void A_table_that_was_taken_away_is_told_to_be_damage()
    {
        var file = stores.New();
        EvidenceStore.Open(file).Dispose();
        Raw(file, "DROP TABLE claims");

        Assert.Equal("the store is damaged: SQLite Error 1: 'no such table: claims'.", Trouble.Said(() => ReadAll(file)));
        Raw(file, "DELETE FROM schema_version");
        Assert.Equal("the store is damaged: it has no version", Trouble.Said(() => ReadAll(file)));
    }

    [Fact]
    public void A_file_that_another_program_holds_is_told_after_a_while()
    {
        var file = stores.New();
        EvidenceStore.Open(file).Dispose();
        using var other = new SqliteConnection($"Data Source={file};Pooling=false");
        other.Open();
        other.Execute("PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE");

        Assert.Equal("another program has held the store for more than 0.2 s", Trouble.Said(() => EvidenceStore.Open(file, new StoreOptions { Patience = TimeSpan.FromSeconds(0.2) })));
    }

    [Fact]
    public void Full_disks_are_told_and_nothing_is_lost()
    {
        var (exit, output, error) = Child.RunWithDisks($"""
            cd {stores.Folder} && mkdir disk && mount -t tmpfs -o size=6m tmpfs disk
            $child import disk/e.db 1000 0 >/dev/null || exit 11
            $child import disk/e.db 20000 1 2>&1 && exit 12
            $child count disk/e.db || exit 13
            mkdir temporary && mount -t tmpfs -o size=2m tmpfs temporary
            SQLITE_TMPDIR=$PWD/temporary $child import $PWD/other.db 20000 1 2>&1 && exit 14
            $child count other.db || exit 15
            umount disk temporary
            """);

        Assert.True(exit == 0, $"{exit} {output} {error}");
        Assert.Matches(@"disk/e\.db: there is no room left, on the disk of the store or on that of temporary files; nothing was changed \(", output);
        Assert.Contains("\n1 imports, 1000 rows", output, StringComparison.Ordinal);
        Assert.Matches(@"other\.db: there is no room left", output);
        Assert.Contains("\n0 imports, 0 rows", output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_and_a_folder_that_cannot_be_written_are_told()
    {
        var (exit, output, error) = Child.RunWithDisks($"""
            cd {stores.Folder} && mkdir folder
            $child import folder/e.db 10 0 >/dev/null || exit 11
            mount --bind folder folder && mount -o remount,ro,bind folder
            $child count folder/e.db 2>&1 && exit 12
            $child open folder/new.db 2>&1 && exit 13
            umount folder
            mount --bind folder/e.db folder/e.db && mount -o remount,ro,bind folder/e.db
            $child count folder/e.db 2>&1 && exit 14
            umount folder/e.db
            $child count folder/e.db || exit 15
            """);

        Assert.True(exit == 0, $"{exit} {output} {error}");
        Assert.Equal(
            [
                "folder/e.db: the store cannot be opened, or no file can be made beside it",
                "folder/new.db: the store cannot be opened, or no file can be made beside it",
                "folder/e.db: the store cannot be written to",
                "1 imports, 10 rows",
            ],
            output.TrimEnd('\n').Split('\n').Where(l => l != "opened").Select(l => l.Split(" (")[0].Split(" after")[0]));
    }

    private static void Raw(string file, string sql)
    {
        SQLitePCL.Batteries_V2.Init();
        using var connection = new SqliteConnection($"Data Source={file};Pooling=false");
        connection.Open();
        connection.Execute(sql);
    }

    private static void ReadAll(string file)
    {
        using var store = EvidenceStore.Open(file);
        foreach (var import in store.Imports())
        {
            _ = store.Rows(import.Id).Count();
            _ = store.SetAsideRows(import.Id).Count() + store.Remarks(import.Id).Count();
        }

        _ = store.CurrentRows(DateTime.MinValue, DateTime.MaxValue).Count();
        _ = store.Claims(new ClaimQuery { Threats = ["kh-101"] }).Count + store.Reports().Count;
        store.SaveReport(Samples.Report("another"));
        using (var session = Samples.Stage(store, Samples.Rows(50, version: 3)))
        {
            _ = session.Changes();
            session.Accept();
        }

        var imports = store.Imports();
        _ = store.Changes(imports[0].Id, imports[^1].Id).AreNone;
    }

    private byte[] Filled()
    {
        var file = stores.New();
        using (var store = EvidenceStore.Open(file))
        {
            Samples.Import(store, SyntheticRows.Make(200));
            store.SaveReports([.. Enumerable.Range(0, 50).Select(i => Samples.Report($"{i}"))]);
        }

        return File.ReadAllBytes(file);
    }
}
