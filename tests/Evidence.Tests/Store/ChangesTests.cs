using Testudo.Evidence.Killed;
using Testudo.Evidence.Record;
using Testudo.Evidence.Store;
using Testudo.Evidence.Tests.Records;

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

    [Fact]
    public void How_a_number_is_written_and_a_column_of_one_version_alone_are_no_revision()
    {
        using var store = EvidenceStore.Open(stores.New());
        Import(store, "time_start,time_end,model,launched,destroyed,source,carrier\n2024-03-01 20:00,2024-03-02 06:00,Kalibr,30,28,kpszsu/a,ship\n");

        using var same = Stage(store, "weather;time_start;time_end;model;launched;destroyed;source\nrain;2024-03-01 20:00;2024-03-02 6:00;Kalibr;30.0;28.0;kpszsu/a\n");
        var changes = same.Changes();

        Assert.Equal("0 added, 0 revised, 0 withdrawn, 1 unchanged", Said(changes));
        Assert.True(changes.AreNone);
        Assert.Equal(("weather", "carrier"), (Assert.Single(changes.NewColumns), Assert.Single(changes.LostColumns)));
        Assert.False(same.IsSameAsCurrent);
    }

    [Fact]
    public void What_is_understood_differently_from_the_same_words_is_a_revision()
    {
        using var store = EvidenceStore.Open(stores.New());
        var row = SyntheticRows.Row(4);
        Samples.Import(store, [row]);

        using var session = Samples.Stage(store, [row with { Threats = ["molniya"], Class = "drone", IsTactical = false, IsNational = false, NotReached = 7 }]);

        Assert.Equal(
            ["class: other, drone", "threats: , molniya", "is_tactical: yes, no", "is_national: yes, no", "not_reach_goal: 0, 7"],
            Assert.Single(session.Changes().Revised).Fields.Select(f => $"{f.Column}: {f.From}, {f.To}"));
    }

    [Fact]
    public void A_row_whose_key_changed_in_one_part_is_revised_and_not_withdrawn_and_added()
    {
        using var store = EvidenceStore.Open(stores.New());
        Import(store, Table("2024-03-02,2024-03-02,Kalibr,Black Sea,8,8,kpszsu/b", "2024-03-03,2024-03-03,X-59,,1,1,kpszsu/c"));

        using var session = Stage(store, Table("2024-03-03,2024-03-03,X-59,,1,1,kpszsu/c", "2024-03-02,2024-03-02,Kalibr,Azov Sea,8,8,kpszsu/b"));
        var revised = Assert.Single(session.Changes().Revised);

        Assert.True(revised.IsRenamed);
        Assert.Equal([new FieldChange("launch_place", "Black Sea", "Azov Sea")], revised.Fields);
    }

    [Fact]
    public void Rows_of_one_key_that_change_places_are_no_revision()
    {
        using var store = EvidenceStore.Open(stores.New());
        string[] rows = ["2024-03-02,2024-03-02,Kalibr,Black Sea,8,8,kpszsu/b", "2024-03-02,2024-03-02,Kalibr,Black Sea,5,4,kpszsu/b"];
        Import(store, Table(rows));

        using var session = Stage(store, Table(rows[1], "2024-03-02,2024-03-02,Kalibr,Black Sea,1,1,kpszsu/b", rows[0]));

        Assert.Equal("1 added, 0 revised, 0 withdrawn, 2 unchanged", Said(session.Changes()));
        Assert.Equal("1", Assert.Single(session.Changes().Added).Fields["launched"]);
    }

    [Theory]
    [InlineData("sorted", 0)]
    [InlineData("shuffled", 0)]
    [InlineData("without source", 0)]
    [InlineData("without launch_place, target", 0)]
    [InlineData("without border_crossing, turbojet, not_reach_goal, destroyed_details", 0)]
    [InlineData("columns turned round", 0)]
    [InlineData("newer", 7)]
    public void Versions_of_the_public_file_go_back_and_forth(string kind, int changed)
    {
        using var store = EvidenceStore.Open(stores.New());
        var file = PublicFile.Record;
        var other = Sheet.ReadText(Variant(file, kind));
        var first = Samples.Import(store, file.Rows, columns: file.Columns);
        Assert.Equal(file.Rows.Count, other.Rows.Count);

        using (var session = Samples.Stage(store, other.Rows, columns: other.Columns))
        {
            var there = session.Changes();
            Assert.Equal($"0 added, {changed} revised, 0 withdrawn, {file.Rows.Count - changed} unchanged", Said(there));
            Assert.Equal(there.LostColumns, file.Columns.Except(other.Columns));
            session.Accept();
        }

        using var again = Samples.Stage(store, file.Rows, columns: file.Columns);
        var back = again.Changes();
        Assert.Equal($"0 added, {changed} revised, 0 withdrawn, {file.Rows.Count - changed} unchanged", Said(back));
        Assert.Equal(back.NewColumns, file.Columns.Except(other.Columns));
        Assert.False(again.IsSameAsCurrent);
        Assert.True(store.Changes(first.Id, again.Accept().Id).AreNone);
    }

    [Fact]
    public void The_store_says_what_is_said_of_rows_in_memory()
    {
        using var store = EvidenceStore.Open(stores.New());
        var all = PublicFile.Record.Rows.Take(300).ToList();
        var random = new Random(4);
        for (var round = 0; round < 8; round++)
        {
            var columns = PublicFile.Record.Columns.Where(c => c is "time_start" or "time_end" or "model" or "launched" or "destroyed" or "target" || random.Next(5) > 0).ToList();
            var version = Sheet.ReadText(Csv(columns, all.Where(_ => random.Next(20) > 0).OrderBy(r => random.Next(4) > 0 ? r.Line : random.Next(300)).Select(Touched)));
            var before = store.CurrentRows().ToList();
            using var session = Samples.Stage(store, version.Rows, columns: version.Columns);

            Assert.Equal(Everything(RecordChanges.Between(before, version.Rows)), Everything(session.Changes()));

            session.Accept();
        }

        Dictionary<string, string> Touched(RecordRow row)
        {
            var fields = new Dictionary<string, string>(row.Fields, StringComparer.Ordinal);
            if (random.Next(10) == 0)
            {
                fields[random.Next(3) switch { 0 => "target", 1 => "destroyed", _ => "source" }] += "1";
            }

            return fields;
        }

        static string Everything(RecordChanges c) => string.Join(
            '\n',
            [
                Said(c),
                .. c.Added.Select(r => $"+ {r.Key}"),
                .. c.Revised.Select(r => $"* {r.Before.Line} {r.After.Line} {string.Join(' ', r.Fields)}"),
                .. c.Withdrawn.Select(r => $"- {r.Key}"),
                .. c.NewColumns,
                "",
                .. c.LostColumns,
            ]);
    }

    [Fact]
    public void More_changes_than_memory_should_hold_are_read_from_the_store_and_not_paired()
    {
        var db = stores.New();
        using var store = EvidenceStore.Open(db, new StoreOptions { MostChangesInMemory = 9 });
        Samples.Import(store, Samples.Rows(250));
        var after = Samples.Rows(252, version: 1).Where((_, i) => i is not (3 or 4)).ToList();

        using var session = Samples.Stage(store, after);
        var changes = session.Changes();

        Assert.Equal("2 added, 3 revised, 2 withdrawn, 245 unchanged", Said(changes));
        Assert.False(changes.ArePaired);
        Assert.Equal([252, 253], changes.Added.Select(r => r.Line));
        Assert.Equal([2, 102, 202], changes.Revised.Select(r => r.After.Line));
        Assert.Equal([5, 6], changes.Withdrawn.Select(r => r.Line));
        Assert.Equal([new FieldChange("launched", "1.0", "2.0")], changes.Revised.First().Fields);
        session.Accept();
        Assert.Equal(Said(changes), Said(store.Changes(1, 2)));
    }

    private static void Import(EvidenceStore store, string text) => Stage(store, text, accept: true).Dispose();

    private static ImportSession Stage(EvidenceStore store, string text, bool accept = false)
    {
        var version = Sheet.ReadText(text);
        var session = Samples.Stage(store, version.Rows, columns: version.Columns);
        if (accept)
        {
            session.Accept();
        }

        return session;
    }

    private static string Table(params string[] rows) => string.Join('\n', ["time_start,time_end,model,launch_place,launched,destroyed,source", .. rows]) + "\n";

    private static string Variant(RecordVersion file, string kind)
    {
        const string Without = "without ";
        var columns = file.Columns.ToList();
        var rows = file.Rows.Select(r => new Dictionary<string, string>(r.Fields, StringComparer.Ordinal)).ToList();
        switch (kind)
        {
            case "sorted":
                rows = [.. rows.OrderBy(r => r["time_end"], StringComparer.Ordinal).ThenBy(r => r["model"], StringComparer.Ordinal).ThenBy(r => r["launched"], StringComparer.Ordinal)];
                break;
            case "shuffled":
                new Random(3).Shuffle(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(rows));
                break;
            case "columns turned round":
                columns.Reverse();
                break;
            case "newer":
                foreach (var row in rows.Where((_, i) => i % 450 == 3))
                {
                    row["destroyed"] = "999.0";
                }

                break;
            default:
                columns = [.. columns.Except(kind[Without.Length..].Split(", "))];
                break;
        }

        return Csv(columns, rows);
    }

    private static string Csv(IReadOnlyList<string> columns, IEnumerable<IReadOnlyDictionary<string, string>> rows) =>
        string.Concat(rows.Select(r => columns.Select(c => r.GetValueOrDefault(c, ""))).Prepend(columns).Select(l => string.Join(',', l.Select(f => '"' + f.Replace("\"", "\"\"", StringComparison.Ordinal) + '"')) + "\n"));

    private static string Said(RecordChanges changes)
    {
        Assert.Equal((changes.Added.Count, changes.Revised.Count, changes.Withdrawn.Count), (changes.Added.ToList().Count, changes.Revised.ToList().Count, changes.Withdrawn.ToList().Count));
        return $"{changes.Added.Count} added, {changes.Revised.Count} revised, {changes.Withdrawn.Count} withdrawn, {changes.Unchanged} unchanged";
    }
}
