using System.Diagnostics;
using System.Globalization;
using Dapper;
using Testudo.Evidence.Killed;
using Testudo.Evidence.Store;

namespace Testudo.Evidence.Tests.Store;

public sealed class SqliteKillTests() : KillTests(new SqliteStores(), "PRAGMA integrity_check");

public sealed class PostgresKillTests(PostgresServer server) : KillTests(new PostgresStores(server.Address()), "SELECT 'ok'");

/// <summary>A process that writes is killed as <c>kill -9</c> does, at points that differ from run to run; the store holds the old state or the new one.</summary>
public abstract class KillTests(TestStores stores, string integrity) : IDisposable
{
    private const int Kills = 9;

    private readonly int seed = Environment.TickCount;

    public void Dispose()
    {
        stores.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task A_killed_import_leaves_the_old_state_or_the_new_one()
    {
        const int Rows = 6_000;
        var db = stores.New();
        var random = new Random(seed);
        // Not killed: how long it takes.
        var (exit, output, error) = Child.Run("import", db, Rows.ToString(), "0");
        Assert.True(exit == 0, error);
        var (opened, compared, accepted) = (After(output, "opened"), After(output, "compared"), After(output, "accepted"));
        var versions = new List<int> { 0 };
        var killed = new List<string>();

        for (var version = 1; version <= Kills; version++)
        {
            using (var child = Child.Start("import", db, Rows.ToString(), version.ToString()))
            {
                // In turn: anywhere; while it is accepted; as early as there is a store to spoil.
                var (line, most) = (version % 3) switch { 0 => ("compared", 1.3 * (accepted - compared)), 1 => ("opened", 1.1 * (accepted - opened)), _ => ("opened", compared - opened) };
                var said = await Until(child, line);
                await Task.Delay(TimeSpan.FromMilliseconds(random.NextDouble() * most));
                child.Kill();
                said += await child.StandardOutput.ReadToEndAsync();
                await child.WaitForExitAsync();
                killed.Add(said);
                if (said.Contains("accepted", StringComparison.Ordinal))
                {
                    // What was said to be stored is stored.
                    versions.Add(version);
                }
            }

            using var store = EvidenceStore.Open(db);
            // The server may still be at the last words of the dead; whoever writes waits for it.
            store.SaveReport(Samples.Report($"after {version}"));
            var names = store.Imports().Select(i => i.File.Name).ToList();
            if (names.Count > versions.Count)
            {
                versions.Add(version);
            }

            Assert.Equal(versions.Select(v => $"synthetic-{v}.csv"), names);
            Assert.Equal(versions[^1], int.Parse(store.CurrentImport()!.File.Name.AsSpan("synthetic-".Length)[..^".csv".Length], CultureInfo.InvariantCulture));
            foreach (var (stored, made) in store.CurrentRows().Zip(SyntheticRows.Make(Rows, versions[^1])))
            {
                Assert.True(stored.Key == made.Key && stored.Launched == made.Launched && stored.Line == made.Line && stored.Fields.SequenceEqual(made.Fields), $"line {made.Line}, seed {seed}");
            }

            using var connection = stores.Connect(db);
            Assert.Equal((long)versions.Count * Rows, connection.QuerySingle<long>("SELECT count(*) FROM record_rows"));
            Assert.Equal("ok", connection.QuerySingle<string>(integrity));
        }

        // The test is worth something only where most were killed before the end.
        Assert.True(killed.Count(k => !k.Contains("accepted", StringComparison.Ordinal)) >= Kills / 2, string.Join("; ", killed));
        Assert.Equal(0, Child.Run("import", db, Rows.ToString(), "99").ExitCode);
    }

    [Fact]
    public async Task An_import_that_is_interrupted_leaves_the_old_state_and_nothing_beside_it()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() || OperatingSystem.IsMacOS(), "sends a signal as Ctrl-C does");
        Assert.SkipWhen(Testudo.Tests.Signals.IsInterruptIgnored, "Ctrl-C is ignored by whoever started the tests");
        var db = stores.New();
        Assert.Equal(0, Child.Run("import", db, "10").ExitCode);
        using (var child = Child.Start("import", db, "200000", "1"))
        {
            await Until(child, "opened");
            await Task.Delay(300);
            using var kill = Process.Start("kill", ["-INT", child.Id.ToString(CultureInfo.InvariantCulture)]);
            await child.WaitForExitAsync();
            Assert.NotEqual(0, child.ExitCode);
        }

        using (var store = EvidenceStore.Open(db))
        {
            Assert.Equal((1, 10), (store.Imports().Count, store.CurrentRows().Count()));
            store.SaveReport(Samples.Report());
        }

        if (stores is SqliteStores files)
        {
            Assert.Equal([db], Directory.EnumerateFiles(files.Folder));
        }
    }

    [Fact]
    public async Task A_killed_process_loses_no_report_that_it_saved_and_leaves_no_half()
    {
        var db = stores.New();
        var random = new Random(seed);
        var last = 0;
        for (var kill = 0; kill < 4; kill++)
        {
            string said;
            using (var child = Child.Start("save", db, "100000"))
            {
                said = await Until(child, "saved 1 ");
                await Task.Delay(random.Next(150));
                child.Kill();
                said += await child.StandardOutput.ReadToEndAsync();
                await child.WaitForExitAsync();
            }

            using var store = EvidenceStore.Open(db);
            store.SaveReport(Samples.Report($"after {kill}"));
            var revisions = store.Revisions("again");
            var saved = said.Split('\n').Count(l => l.StartsWith("saved ", StringComparison.Ordinal) && l.EndsWith("ms", StringComparison.Ordinal));

            Assert.InRange(revisions.Count, last + saved, last + saved + 1);
            Assert.Equal(Enumerable.Range(1, revisions.Count), revisions.Select(r => r.Revision));
            Assert.All(revisions, r => Assert.Equal(5, r.Report.Claims.Count));
            last = revisions.Count;
        }
    }

    [Fact]
    public async Task A_process_killed_while_it_makes_the_store_leaves_one_that_can_be_used()
    {
        var random = new Random(seed);
        for (var kill = 0; kill < 4; kill++)
        {
            var db = stores.New();
            var clock = Stopwatch.StartNew();
            using (var child = Child.Start("open", db))
            {
                // It takes about 0.2 s to start and 0.05 s to make the store.
                await Task.Delay(80 + random.Next(250));
                child.Kill();
                await child.WaitForExitAsync();
            }

            using var store = EvidenceStore.Open(db);
            Assert.Empty(store.Imports());
            store.SaveReport(Samples.Report());
            Assert.Single(store.Reports());
        }
    }

    private static double After(string output, string line) =>
        double.Parse(output.Split('\n').First(l => l.StartsWith(line, StringComparison.Ordinal)).Split(" after ")[1].Split(' ')[0], CultureInfo.InvariantCulture);

    private static async Task<string> Until(Process child, string begin)
    {
        var said = "";
        while (await child.StandardOutput.ReadLineAsync() is { } line)
        {
            said += line + "\n";
            if (line.StartsWith(begin, StringComparison.Ordinal))
            {
                return said;
            }
        }

        throw new InvalidOperationException($"The process ended with {said}{await child.StandardError.ReadToEndAsync()}");
    }
}
