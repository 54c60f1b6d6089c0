using Testudo.Evidence.Record;
using Testudo.Evidence.Store;

namespace Testudo.Evidence.Tests.Store;

public sealed class SqliteChangesTests() : ChangesTests(new SqliteStores());

public sealed class PostgresChangesTests(PostgresServer server) : ChangesTests(new PostgresStores(server.Address()));

/// <summary>What a store says is different between versions.</summary>
public abstract class ChangesTests(TestStores stores) : IDisposable
{
    public void Dispose()
    {
        stores.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public void Staged_rows_are_compared_with_the_current_version()
    {
        using var store = EvidenceStore.Open(stores.New());
        var before = Samples.Rows(250);
        Samples.Import(store, before);
        // Row 3 is withdrawn, rows 0, 100 and 200 are revised, rows 250 and 251 are new; every row stands on another line.
        var after = Samples.Rows(252, version: 1).Where((_, i) => i != 3).Select(r => r with { Line = r.Line + 5 });

        using var session = Samples.Stage(store, after);
        var changes = session.Changes();

        Assert.Equal([7, 107, 207], changes.Revised.Select(r => r.After.Line));
        Assert.Equal([257, 258], changes.Added.Select(r => r.Line));
        Assert.Equal([5], changes.Withdrawn.Select(r => r.Line));
        Assert.Equal((246, true, false), (changes.Unchanged, changes.ArePaired, changes.AreNone));
        Assert.Equal([new FieldChange("launched", "1.0", "2.0")], changes.Revised.First().Fields);
        Assert.Equivalent(before[0], changes.Revised.First().Before, strict: true);

        var second = session.Accept();
        Assert.Equal("2 added, 3 revised, 1 withdrawn, 246 unchanged", Said(store.Changes(second.Id - 1, second.Id)));
        Assert.Equal("1 added, 3 revised, 2 withdrawn, 246 unchanged", Said(store.Changes(second.Id, second.Id - 1)));
    }

    [Fact]
    public void Every_row_of_a_first_import_is_added()
    {
        using var store = EvidenceStore.Open(stores.New());
        using var session = Samples.Stage(store, Samples.Rows(7));

        var changes = session.Changes();

        Assert.Equal("7 added, 0 revised, 0 withdrawn, 0 unchanged", Said(changes));
        Assert.Empty(changes.NewColumns);
    }

    private static string Said(RecordChanges changes)
    {
        Assert.Equal((changes.Added.Count, changes.Revised.Count, changes.Withdrawn.Count), (changes.Added.ToList().Count, changes.Revised.ToList().Count, changes.Withdrawn.ToList().Count));
        return $"{changes.Added.Count} added, {changes.Revised.Count} revised, {changes.Withdrawn.Count} withdrawn, {changes.Unchanged} unchanged";
    }
}
