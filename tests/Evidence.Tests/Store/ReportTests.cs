using Testudo.Evidence.Claims;
using Testudo.Evidence.Store;

namespace Testudo.Evidence.Tests.Store;

public sealed class SqliteReportTests() : ReportTests(new SqliteStores());

public sealed class PostgresReportTests(PostgresServer server) : ReportTests(new PostgresStores(server.Address()));

public abstract class ReportTests(TestStores stores) : IDisposable
{
    public void Dispose()
    {
        stores.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public void A_report_comes_back_whole()
    {
        var db = stores.New();
        using (var store = EvidenceStore.Open(db))
        {
            Assert.Equal(new SavedReport("af-2024-01-02", 1, SaveOutcome.New), store.SaveReport(Samples.Report()));
        }

        using var again = EvidenceStore.Open(db);
        Assert.Equivalent(Samples.Report(), again.FindReport("af-2024-01-02"), strict: true);
        Assert.Null(again.FindReport("AF-2024-01-02"));
    }

    [Fact]
    public void The_same_report_is_saved_once_and_a_changed_one_is_a_new_revision()
    {
        using var store = EvidenceStore.Open(stores.New());
        var first = Samples.Report();
        var second = Samples.Report(claims: [Samples.FiveKilled]);
        store.SaveReport(first);

        Assert.Equal(new SavedReport(first.Id, 1, SaveOutcome.Unchanged), store.SaveReport(Samples.Report()));
        Assert.Equal(new SavedReport(first.Id, 2, SaveOutcome.Revised), store.SaveReport(second));
        Assert.Equal(new SavedReport(first.Id, 2, SaveOutcome.Unchanged), store.SaveReport(second));
        Assert.Equal(new SavedReport(first.Id, 3, SaveOutcome.Revised), store.SaveReport(second with { Title = null }));
        Assert.Equal(new SavedReport(first.Id, 4, SaveOutcome.Revised), store.SaveReport(first));

        Assert.Equivalent(
            new[] { new ReportRevision(1, first), new ReportRevision(2, second), new ReportRevision(3, second with { Title = null }), new ReportRevision(4, first) },
            store.Revisions(first.Id),
            strict: true);
        Assert.Equal(2, store.Claims(new ClaimQuery()).Count);
        Assert.Equal(first.Claims.Count, Assert.Single(store.Reports()).Claims.Count);
    }

    [Fact]
    public void Reports_are_saved_all_or_none()
    {
        using var store = EvidenceStore.Open(stores.New());

        Assert.Equal("a report has an id of 401 characters; it must have 1 to 400", Trouble.Of(() => store.SaveReports([Samples.Report("a"), Samples.Report(new string('b', 401))])).Message.ToString());
        Assert.Empty(store.Reports());

        Assert.Equal([SaveOutcome.New, SaveOutcome.New, SaveOutcome.Unchanged], store.SaveReports([Samples.Report("a"), Samples.Report(new string('\0', 400)), Samples.Report("a")]).Select(r => r.Outcome));
        Assert.Equal(2, store.Reports().Count);
        Assert.Empty(store.SaveReports([]));
    }

    [Fact]
    public void Reports_are_found_by_when_they_were_published()
    {
        using var store = EvidenceStore.Open(stores.New());
        var noon = new DateTime(2024, 1, 2, 12, 0, 0);
        store.SaveReports(
        [
            Samples.Report("unknown") with { Published = null },
            Samples.Report("second") with { Published = noon.AddTicks(1) },
            Samples.Report("first") with { Published = noon },
            Samples.Report("third") with { Published = DateTime.SpecifyKind(noon.AddSeconds(1), DateTimeKind.Utc) },
        ]);

        Assert.Equal(["first", "second", "third", "unknown"], store.Reports().Select(r => r.Id));
        Assert.Equal(["first", "second"], store.Reports(noon, noon.AddTicks(1)).Select(r => r.Id));
        Assert.Equal(["third"], store.Reports(from: noon.AddTicks(2)).Select(r => r.Id));
        Assert.Equal(["first"], store.Reports(to: noon).Select(r => r.Id));
        Assert.Equal(DateTimeKind.Utc, store.FindReport("third")!.Published!.Value.Kind);
    }

    [Fact]
    public void Claims_are_found_by_time_subject_outcome_kind_and_report()
    {
        using var store = EvidenceStore.Open(stores.New());
        var launched = Samples.SeventyTwo with { Outcome = ReportedOutcome.Launched, Subject = new ClaimSubject("Ракети різних ТИПІВ", [], "cruise", ["kalibr"]) };
        store.SaveReports([Samples.Report("b", Samples.SeventyTwo, Samples.TenKinzhals, Samples.FiveKilled), Samples.Report("a", launched)]);

        Assert.Equal([("b", 1), ("a", 0), ("b", 0), ("b", 2)], Found(new ClaimQuery()));
        Assert.Equal([("b", 1), ("a", 0), ("b", 0)], Found(new ClaimQuery { From = new DateTime(2024, 1, 2, 9, 0, 0), To = new DateTime(2024, 1, 3) }));
        Assert.Equal([("b", 1)], Found(new ClaimQuery { From = new DateTime(2024, 1, 2, 9, 0, 1) }));
        Assert.Equal([("b", 1)], Found(new ClaimQuery { To = new DateTime(2024, 1, 2, 5, 29, 59) }));
        Assert.Equal([("b", 0)], Found(new ClaimQuery { Threats = ["kalibr", "kh-22"] }));
        Assert.Equal([("b", 1), ("b", 0)], Found(new ClaimQuery { Threats = ["kalibr", "kinzhal"] }));
        Assert.Equal([("b", 1), ("a", 0), ("b", 0)], Found(new ClaimQuery { Threats = ["kinzhal"], Class = "cruise" }));
        Assert.Equal([("a", 0), ("b", 0)], Found(new ClaimQuery { Class = "cruise" }));
        Assert.Equal([("a", 0)], Found(new ClaimQuery { Subject = "різних типів" }));
        Assert.Equal([("a", 0)], Found(new ClaimQuery { Outcome = ReportedOutcome.Launched }));
        Assert.Equal([("b", 2)], Found(new ClaimQuery { Kind = ClaimKind.Casualties }));
        Assert.Equal([("a", 0)], Found(new ClaimQuery { Report = "a", Class = "cruise" }));
        Assert.Empty(Found(new ClaimQuery { Threats = ["%", "' OR 1=1 --"] }));
        Assert.Equal("Air Force of Ukraine", store.Claims(new ClaimQuery())[0].Report.Publisher);

        IEnumerable<(string, int)> Found(ClaimQuery query) => store.Claims(query).Select(c => (c.Report.Id, c.Number));
    }

    [Fact]
    public void Everything_on_a_day_is_found()
    {
        using var store = EvidenceStore.Open(stores.New());
        Samples.Import(store, Samples.Rows(500));
        store.SaveReport(Samples.Report(claims: [Samples.SeventyTwo with { Time = new ReportedTime(new DateTime(2022, 9, 29, 23, 0, 0), new DateTime(2022, 9, 30, 8, 0, 0), false) }]));

        var (day, next) = (store.Find(new DateOnly(2022, 9, 30), new DateOnly(2022, 9, 30)), store.Find(new DateOnly(2022, 10, 1), new DateOnly(2022, 10, 1)));

        Assert.All(day.Rows, r => Assert.True(r.Time.From < new DateTime(2022, 10, 1) && r.Time.To >= new DateTime(2022, 9, 30)));
        Assert.Equal(Samples.Rows(500).Count(r => r.Time.From < new DateTime(2022, 10, 1) && r.Time.To >= new DateTime(2022, 9, 30)), day.Rows.Count);
        Assert.Single(day.Claims);
        Assert.Empty(day.Reports);
        Assert.Empty(next.Claims);
        Assert.Single(store.Find(new DateOnly(2024, 1, 1), new DateOnly(2024, 1, 2)).Reports);
    }
}
