using System.Diagnostics;
using Dapper;
using Testudo.Evidence.Killed;
using Testudo.Evidence.Store;

namespace Testudo.Evidence.Tests.Store;

public sealed class SqliteConcurrencyTests() : ConcurrencyTests(new SqliteStores());

public sealed class PostgresConcurrencyTests(PostgresServer server) : ConcurrencyTests(new PostgresStores(server.Address()));

public abstract class ConcurrencyTests(TestStores stores) : IDisposable
{
    public void Dispose()
    {
        stores.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Readers_see_the_old_version_or_the_new_one_and_never_wait()
    {
        const int Old = 500, New = 30_000;
        var db = stores.New();
        using var store = EvidenceStore.Open(db);
        Samples.Import(store, Samples.Rows(Old));
        var seen = new List<(int Count, double Seconds)>();
        using var done = new CancellationTokenSource();
        var begun = new TaskCompletionSource();
        var reader = Task.Run(() =>
        {
            using var other = EvidenceStore.Open(db);
            do
            {
                var clock = Stopwatch.StartNew();
                var import = other.CurrentImport()!;
                var first = clock.Elapsed.TotalSeconds;
                seen.Add((import.Counts.Kept, first));
                Assert.Equal(import.Counts.Kept, other.Rows(import.Id).Count());
                begun.TrySetResult();
            }
            while (!done.IsCancellationRequested);
        });

        await Task.WhenAny(begun.Task, reader);
        using (var session = Samples.Stage(store, SyntheticRows.Make(New)))
        {
            session.Accept();
        }

        done.Cancel();
        await reader;
        Assert.Equal(New, store.CurrentRows().Count());
        Assert.All(seen, s => Assert.Contains(s.Count, new[] { Old, New }));
        Assert.Equal(seen.Select(s => s.Count), seen.Select(s => s.Count).Order());
        Assert.Equal(Old, seen[0].Count);
        // Far less than accepting takes.
        Assert.InRange(seen.Average(s => s.Seconds), 0, 1);
    }

    [Fact]
    public async Task Two_writers_wait_for_each_other()
    {
        var db = stores.New();
        using var store = EvidenceStore.Open(db);
        using var session = Samples.Stage(store, Samples.Rows(10));
        using var database = Database.Open(StorePlace.Find(db), new StoreOptions());
        using var connection = database.Connect();
        using var turn = database.BeginWriting(connection);

        var report = Task.Run(() => store.SaveReport(Samples.Report()));
        var import = Task.Run(session.Accept);
        await Task.Delay(400);
        Assert.False(report.IsCompleted || import.IsCompleted);
        turn.Commit();

        Assert.Equal(SaveOutcome.New, (await report).Outcome);
        Assert.Equal(10, (await import).Counts.Kept);
    }

    [Fact]
    public async Task Of_two_processes_that_import_at_once_both_end_well_or_one_is_told()
    {
        var db = stores.New();
        EvidenceStore.Open(db).Dispose();

        var ends = await Task.WhenAll(Enumerable.Range(0, 3).Select(version => Task.Run(() => Child.Run("import", db, "3000", $"{version}"))));

        Assert.All(ends, e => Assert.True(e.ExitCode == 0 || (e.ExitCode == 4 && e.Error.Contains("another version of the data set was accepted while this one was compared; nothing was changed", StringComparison.Ordinal)), e.Error));
        using var store = EvidenceStore.Open(db);
        Assert.Equal(ends.Count(e => e.ExitCode == 0), store.Imports().Count);
        Assert.All(store.Imports(), i => Assert.Equal(3000, store.Rows(i.Id).Count()));
        Assert.NotEmpty(store.Imports());
    }

    [Fact]
    public void A_writer_does_not_wait_for_ever()
    {
        var db = stores.New();
        using var store = EvidenceStore.Open(db, new StoreOptions { Patience = TimeSpan.FromSeconds(0.3) });
        using var session = Samples.Stage(store, Samples.Rows(10));
        using (var database = Database.Open(StorePlace.Find(db), new StoreOptions()))
        using (var connection = database.Connect())
        using (database.BeginWriting(connection))
        {
            var clock = Stopwatch.StartNew();
            Assert.Equal("another program has held the store for more than 0.3 s", Trouble.Said(() => store.SaveReport(Samples.Report())));
            Assert.Equal("another program has held the store for more than 0.3 s", Trouble.Said(() => session.Accept()));
            Assert.InRange(clock.Elapsed.TotalSeconds, 0.6, 10);
            Assert.Empty(store.Reports());
        }

        store.SaveReport(Samples.Report());
        Assert.Single(store.Reports());
    }

    [Fact]
    public async Task Many_writers_lose_nothing()
    {
        var db = stores.New();
        using var shared = EvidenceStore.Open(db);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(writer => Task.Run(() =>
        {
            // Two of them share a store, two have their own.
            using var own = EvidenceStore.Open(db);
            var store = writer % 2 == 0 ? shared : own;
            for (var i = 0; i < 10; i++)
            {
                Assert.Equal(SaveOutcome.New, store.SaveReport(Samples.Report($"{writer}-{i}")).Outcome);
                store.SaveReport(Samples.Report("of all", Samples.FiveKilled with { Speaker = $"{writer}-{i}" }));
            }
        })));

        Assert.Equal(41, shared.Reports().Count);
        Assert.Equal(Enumerable.Range(1, 40), shared.Revisions("of all").Select(r => r.Revision));
        Assert.Equal(40, shared.Revisions("of all").DistinctBy(r => r.Report.Claims[0].Speaker).Count());
    }

    [Fact]
    public async Task A_store_that_many_open_at_once_is_made_once()
    {
        for (var round = 0; round < 5; round++)
        {
            var db = stores.New();
            using var gate = new ManualResetEventSlim();
            var openings = Enumerable.Range(0, 6).Select(i => Task.Factory.StartNew(
                () =>
                {
                    gate.Wait();
                    using var store = EvidenceStore.Open(db);
                    store.SaveReport(Samples.Report($"{i}"));
                },
                TaskCreationOptions.LongRunning)).ToArray();
            gate.Set();
            await Task.WhenAll(openings);

            using var store = EvidenceStore.Open(db);
            Assert.Equal(6, store.Reports().Count);
            using var connection = stores.Connect(db);
            Assert.Equal(Migration.All.Select(m => m.Version), connection.Query<int>("SELECT version FROM schema_version ORDER BY version"));
        }
    }

    [Fact]
    public async Task A_store_that_many_processes_open_at_once_is_made_once()
    {
        var db = stores.New();

        var ends = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => Task.Run(() => Child.Run("open", db))));

        Assert.All(ends, e => Assert.Equal((0, ""), (e.ExitCode, e.Error)));
        using var connection = stores.Connect(db);
        Assert.Equal(Migration.All.Select(m => m.Version), connection.Query<int>("SELECT version FROM schema_version ORDER BY version"));
    }
}
