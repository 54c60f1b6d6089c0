using System.Net;
using System.Net.Sockets;
using Dapper;
using Npgsql;
using Testudo.Evidence.Killed;
using Testudo.Evidence.Store;
using Testudo.World.Text;

namespace Testudo.Evidence.Tests.Store;

/// <summary>Servers that are not there, refuse, or go away.</summary>
public sealed class PostgresTroubleTests(PostgresServer server) : IDisposable
{
    private readonly PostgresStores stores = new(server.Address());

    public void Dispose() => stores.Dispose();

    [Fact]
    public void A_server_that_is_not_there_is_told()
    {
        using var free = new TcpListener(IPAddress.Loopback, 0);
        free.Start();
        var port = ((IPEndPoint)free.LocalEndpoint).Port;
        free.Stop();

        var trouble = Trouble.Of(() => EvidenceStore.Open($"postgres://olena:secret@127.0.0.1:{port}/evidence"));

        Assert.Equal($"postgres://olena@127.0.0.1:{port}/evidence", trouble.Location.File);
        Assert.StartsWith("the PostgreSQL server cannot be reached, or went away: ", FormattableString.Invariant(trouble.Message), StringComparison.Ordinal);
        Assert.StartsWith("the PostgreSQL server cannot be reached, or went away: ", Trouble.Said(() => EvidenceStore.Open("postgres://olena@no.such.host.invalid/evidence")), StringComparison.Ordinal);
        Assert.DoesNotContain("secret", trouble.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_does_not_answer_is_told_after_a_while()
    {
        using var mute = new TcpListener(IPAddress.Loopback, 0);
        mute.Start();
        var port = ((IPEndPoint)mute.LocalEndpoint).Port;

        var clock = System.Diagnostics.Stopwatch.StartNew();
        var trouble = await Task.Run(() => Trouble.Said(() => EvidenceStore.Open($"postgres://olena@127.0.0.1:{port}/evidence", new StoreOptions { Patience = TimeSpan.FromSeconds(1) })));

        Assert.Equal("the PostgreSQL server did not answer in time; nothing was changed", trouble);
        Assert.InRange(clock.Elapsed.TotalSeconds, 0.9, 10);
    }

    [Fact]
    public void A_database_that_is_not_there_is_told() =>
        Assert.Equal("the PostgreSQL server has no such database", Trouble.Said(() => EvidenceStore.Open(stores.OfDatabase("testudo_test_no_such"))));

    [Fact]
    public void A_user_without_rights_is_told()
    {
        var db = stores.New();
        var role = $"testudo_test_{Guid.NewGuid():N}";
        stores.Do($"CREATE ROLE {role} LOGIN");
        try
        {
            var settings = new NpgsqlConnectionStringBuilder(db) { Username = role, Pooling = false };
            Assert.StartsWith("the user has not the right to do this in the database: ", Trouble.Said(() => EvidenceStore.Open(settings.ConnectionString)), StringComparison.Ordinal);

            // With the right to read, and no more, the store can be read.
            using (var store = EvidenceStore.Open(db))
            {
                store.SaveReport(Samples.Report());
            }

            Raw(db, $"GRANT USAGE ON SCHEMA testudo TO {role}; GRANT SELECT ON ALL TABLES IN SCHEMA testudo TO {role}");
            using var reader = EvidenceStore.Open(settings.ConnectionString);
            Assert.Single(reader.Reports());
            Assert.StartsWith("the user has not the right to do this in the database: ", Trouble.Said(() => reader.SaveReport(Samples.Report("another"))), StringComparison.Ordinal);
            Raw(db, $"DROP OWNED BY {role}");
        }
        finally
        {
            stores.Do($"DROP ROLE {role}");
        }
    }

    // docs/guide/evidence-store.md says which.
    [Fact]
    public void Few_rights_are_enough_to_import_and_to_save()
    {
        var db = stores.New();
        var role = $"testudo_test_{Guid.NewGuid():N}";
        EvidenceStore.Open(db).Dispose();
        stores.Do($"CREATE ROLE {role} LOGIN");
        try
        {
            Raw(db, $"GRANT TEMPORARY ON DATABASE {new NpgsqlConnectionStringBuilder(db).Database} TO {role}; GRANT USAGE ON SCHEMA testudo TO {role}; GRANT SELECT, INSERT ON ALL TABLES IN SCHEMA testudo TO {role}");
            using (var store = EvidenceStore.Open(new NpgsqlConnectionStringBuilder(db) { Username = role, Pooling = false }.ConnectionString))
            {
                Assert.Equal(7, Samples.Import(store, Samples.Rows(7)).Counts.Kept);
                store.SaveReport(Samples.Report());
                Assert.Equal(SaveOutcome.Revised, store.SaveReport(Samples.Report(claims: Samples.FiveKilled)).Outcome);
            }

            Raw(db, $"DROP OWNED BY {role}");
        }
        finally
        {
            stores.Do($"DROP ROLE {role}");
        }
    }

    [Fact]
    public void A_schema_of_something_else_is_refused()
    {
        var db = stores.New();
        Raw(db, "CREATE SCHEMA testudo; CREATE TABLE testudo.notes (note text)");

        Assert.Equal("the schema testudo of this database is not a store of Testudo", Trouble.Said(() => EvidenceStore.Open(db)));

        Raw(db, "DROP TABLE testudo.notes");
        EvidenceStore.Open(db).Dispose();
    }

    [Fact]
    public void A_server_that_takes_no_changes_is_told()
    {
        var db = stores.New();
        EvidenceStore.Open(db).Dispose();
        stores.Do($"ALTER DATABASE {new NpgsqlConnectionStringBuilder(db).Database} SET default_transaction_read_only = on");

        NpgsqlConnection.ClearAllPools();
        using var store = EvidenceStore.Open(db);
        Assert.Empty(store.Reports());
        Assert.StartsWith("the PostgreSQL server takes no changes now: ", Trouble.Said(() => store.SaveReport(Samples.Report())), StringComparison.Ordinal);
    }

    [Fact]
    public void A_connection_that_died_while_nobody_used_it_is_made_again()
    {
        var db = stores.New();
        using var store = EvidenceStore.Open(db);
        store.SaveReport(Samples.Report());

        EndConnections(db);

        Assert.Single(store.Reports());
        EndConnections(db);
        Assert.Equal(SaveOutcome.New, store.SaveReport(Samples.Report("another")).Outcome);
    }

    [Fact]
    public void A_connection_that_ends_in_the_middle_of_an_import_loses_nothing_that_is_stored()
    {
        var db = stores.New();
        using var store = EvidenceStore.Open(db);
        Samples.Import(store, Samples.Rows(100));
        Action<ImportSession>[] ways =
        [
            session => session.Add(SyntheticRows.Make(100_000).Select((row, i) => Ending(row, i == 5000))),
            session => End(session, s => Samples.Complete(s)),
            session => Complete(session, s => _ = s.Changes()),
            session => Complete(session, s => s.Accept()),
            session => Complete(session, s => _ = s.Rows().Select((c, i) => Ending(c, i == 3)).Count()),
        ];
        for (var way = 0; way < ways.Length; way++)
        {
            using var session = Samples.Begin(store);
            if (way > 0)
            {
                session.Add(SyntheticRows.Make(5000));
            }

            var trouble = Xunit.Record.Exception(() => ways[way](session));

            // What the driver had read already it may still give.
            Assert.True(trouble is InputException || (trouble is null && way == 4), $"way {way}: {trouble}");
            Assert.True(trouble is null || trouble.Message.Contains("cannot be reached, or went away", StringComparison.Ordinal), trouble?.Message);
            Assert.Equal(100, store.CurrentRows().Count());
            Assert.Single(store.Imports());
        }

        Samples.Import(store, Samples.Rows(200));
        Assert.Equal(200, store.CurrentRows().Count());

        T Ending<T>(T thing, bool isNow)
        {
            if (isNow)
            {
                EndConnections(db);
            }

            return thing;
        }

        void End(ImportSession session, Action<ImportSession> then)
        {
            EndConnections(db);
            then(session);
        }

        void Complete(ImportSession session, Action<ImportSession> then)
        {
            Samples.Complete(session);
            End(session, then);
        }
    }

    [Fact]
    public void A_wrong_password_and_none_are_told()
    {
        using var own = PrivatePostgres.Start();
        var file = Raw<string>(own.Address, "SHOW hba_file");
        Raw(own.Address, "CREATE ROLE olena LOGIN PASSWORD 'right'; GRANT ALL ON DATABASE postgres TO olena");
        Raw(own.Address, $"COPY (SELECT * FROM (VALUES ('host all olena all scram-sha-256'), ('host all all all trust')) AS lines) TO '{file}'");
        Raw(own.Address, "SELECT pg_reload_conf()");
        var address = own.Address.Replace("testudo@", "olena:{0}@", StringComparison.Ordinal);
        // The server takes a moment to read it.
        var clock = System.Diagnostics.Stopwatch.StartNew();
        while (Xunit.Record.Exception(() => EvidenceStore.Open(string.Format(null, address, "wrong")).Dispose()) is null && clock.Elapsed.TotalSeconds < 20)
        {
            Thread.Sleep(50);
        }

        Assert.Equal("the PostgreSQL server refuses the user: password authentication failed for user \"olena\"", Trouble.Said(() => EvidenceStore.Open(string.Format(null, address, "wrong"))));
        Assert.StartsWith("the PostgreSQL server refuses the user: ", Trouble.Said(() => EvidenceStore.Open(own.Address.Replace("testudo@", "olena@", StringComparison.Ordinal))), StringComparison.Ordinal);
        Assert.DoesNotContain("wrong", Trouble.Of(() => EvidenceStore.Open(string.Format(null, address, "wrong"))).ToString(), StringComparison.Ordinal);
        EvidenceStore.Open(string.Format(null, address, "right")).Dispose();
    }

    [Fact]
    public async Task A_server_killed_in_the_middle_of_an_import_comes_back_with_the_old_state_or_the_new_one()
    {
        const int Old = 1000, New = 30_000;
        using var own = PrivatePostgres.Start();
        using var store = EvidenceStore.Open(own.Address);
        Samples.Import(store, Samples.Rows(Old));
        var expected = Old;
        var random = new Random();
        for (var kill = 0; kill < 3; kill++)
        {
            using var session = Samples.Stage(store, SyntheticRows.Make(New + kill));
            var accepting = Task.Run(() => session.Accept());
            await Task.Delay(random.Next(20, 600));
            own.Kill();

            var trouble = await Xunit.Record.ExceptionAsync(() => accepting);
            Assert.True(trouble is null or InputException, trouble?.ToString());
            Assert.IsType<InputException>(Xunit.Record.Exception(() => store.Imports()));
            own.Restart();

            var count = store.CurrentRows().Count();
            if (trouble is null)
            {
                Assert.Equal(New + kill, count);
            }

            Assert.Contains(count, new[] { expected, New + kill });
            Assert.Equal(store.Imports().Sum(i => i.Counts.Kept), Raw<long>(own.Address, "SELECT count(*) FROM testudo.record_rows"));
            expected = count;
        }

        Samples.Import(store, Samples.Rows(10));
        Assert.Equal(10, store.CurrentRows().Count());
    }

    [Theory]
    [InlineData("28P01", "the PostgreSQL server refuses the user: said")]
    [InlineData("28000", "the PostgreSQL server refuses the user: said")]
    [InlineData("53100", "the disk of the PostgreSQL server is full; nothing was changed")]
    [InlineData("53300", "the PostgreSQL server has too much to do: said")]
    [InlineData("57014", "the PostgreSQL server stopped the work: said")]
    [InlineData("57P01", "the PostgreSQL server cannot be reached, or went away: said; what was not finished was not stored")]
    [InlineData("57P03", "the PostgreSQL server cannot be reached, or went away: said; what was not finished was not stored")]
    [InlineData("XX001", "the store is damaged: said")]
    [InlineData("42P01", "the store is damaged: said")]
    [InlineData("22P02", "the store is damaged: said")]
    public void What_a_server_says_is_explained(string code, string expected)
    {
        using var database = Database.Open(StorePlace.Find(stores.New()), new StoreOptions());

        Assert.Equal(expected, Trouble.Said(() => database.Guard<int>(() => throw new PostgresException("said", "ERROR", "ERROR", code))));
    }

    [Fact]
    public void A_fault_of_ours_is_no_trouble_of_the_user()
    {
        using var database = Database.Open(StorePlace.Find(stores.New()), new StoreOptions());

        Assert.Throws<PostgresException>(() => database.Guard<int>(() => throw new PostgresException("syntax error", "ERROR", "ERROR", "42601")));
    }

    // Ends every connection to a database but its own.
    private static void EndConnections(string db)
    {
        Raw(db, "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()");
        while (Raw<long>(db, "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'") > 0)
        {
            Thread.Sleep(5);
        }
    }

    private static void Raw(string db, string sql) => Raw<object>(db, sql);

    private static T? Raw<T>(string db, string sql)
    {
        using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(StorePlace.Find(db).Server!.ConnectionString) { Pooling = false }.ConnectionString);
        connection.Open();
        return connection.ExecuteScalar<T>(sql);
    }
}
