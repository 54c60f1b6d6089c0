using Testudo.Evidence.Claims;
using Testudo.Evidence.Facts;
using Testudo.Evidence.Raids;
using Testudo.Evidence.Reconciliation;
using Testudo.Evidence.Tests.Records;

namespace Testudo.Evidence.Tests;

public sealed class KnownRaidTests
{
    [Theory]
    [InlineData("2023-12-29", 158, 114)]
    [InlineData("2024-01-02", 134, 107)]
    public void Facts_files_alone_give_the_named_raids(string id, double launched, double destroyed)
    {
        var raid = RaidGrouping.Find(RaidGrouping.Group(FactsRecord.Rows(TestFacts.Shipped)), id)!;

        Assert.Equal((launched, destroyed), (raid.Launched, raid.Destroyed));
    }

    [Fact]
    public void Only_raids_whose_official_account_counts_every_type_have_rows() =>
        Assert.Equal(
            TestFacts.Shipped.Raids.Where(r => r.Accounts.Any(a => a.IsComplete)).Select(r => r.Id),
            FactsRecord.Rows(TestFacts.Shipped).Select(r => r.Key.Split('|')[0]).Distinct());

    [Fact]
    public void The_facts_file_is_the_record_where_both_have_a_raid()
    {
        var record = PublicFile.Record;
        var own = RaidGrouping.Group(FactsRecord.Rows(TestFacts.Shipped)).ToDictionary(r => r.Id);

        var known = KnownRaid.Of(RaidGrouping.Group(record.Rows), TestFacts.Shipped).Where(k => k.Facts.Count > 0).ToList();

        Assert.Equal(TestFacts.Shipped.Raids.Count, known.Sum(k => k.Facts.Count));
        Assert.All(known, k => Assert.NotNull(k.Record));
        var different = known.Where(k => own.TryGetValue(k.Id, out var mine) && (mine.Launched, mine.Destroyed) != (k.Record!.Launched, k.Record.Destroyed)).Select(k => k.Id).ToList();
        Assert.Empty(different);
    }

    [Fact]
    public void A_total_does_not_count_what_its_types_count_already()
    {
        var rows = FactsRecord.Rows(TestFacts.Read("""
            raids:
              - id: 2031-05-01
                date: 2031-05-01
                accounts:
                  - publisher: Air Force of Ukraine
                    published: 2031-05-01
                    source: kpszsu/posts/1
                    confidence: official
                    complete: true
                    claims:
                      - {of: missiles, launched: 12, destroyed: 9}
                      - {of: Kalibr, launched: 12, destroyed: 9}
                      - {of: Shahed-136/131, launched: about 40, destroyed: 31}
            """));

        Assert.Equal([("cruise", 12, 9), ("drone", null, 31)], rows.Select(r => (r.Class, r.Launched, r.Destroyed)));
    }

    [Fact]
    public void A_raid_of_facts_is_the_one_that_it_shares_most_time_with()
    {
        var record = Sheet.Read(
            "2031-05-01 01:00,2031-05-01 02:00,Shahed-136/131,,Ukraine,50,40,,kpszsu/posts/1",
            "2031-05-01 12:00,2031-05-01 14:00,Kalibr,,Ukraine,5,4,,kpszsu/posts/2");
        var facts = TestFacts.Read("""
            raids:
              - id: 2031-05-01
                from: 2031-05-01 11:30
                to: 2031-05-01 13:00
                accounts:
                  - publisher: A newspaper
                    published: 2031-05-01
                    source: page 1
                    confidence: press
                    claims: [{of: Kalibr, launched: 6}]
            """);

        var known = KnownRaid.Of(RaidGrouping.Group(record.Rows), facts);

        Assert.Equal(["2031-05-01", "2031-05-01-b"], known.Select(k => k.Id));
        Assert.Equal([0, 1], known.Select(k => k.Facts.Count));
        var group = Assert.Single(known[1].Evidence([], PublicFile.Catalogue, isRecordApart: true).Groups, g => g.Outcome == ReportedOutcome.Launched);
        Assert.Equal(Verdict.Conflict, group.Verdict);
        Assert.Equal([6d, 5d], group.Entries.Select(e => e.Low));
    }

    [Fact]
    public void One_speaker_told_twice_is_no_agreement()
    {
        var record = Sheet.Read("2031-05-01 01:00,2031-05-01 02:00,Kalibr,,Ukraine,5,4,,kpszsu/posts/1");
        var facts = TestFacts.Read("""
            raids:
              - id: 2031-05-01
                date: 2031-05-01
                accounts:
                  - publisher: Air Force of Ukraine
                    published: 2031-05-01
                    source: kpszsu/posts/another
                    confidence: official
                    claims: [{of: Kalibr, launched: 5}]
            """);

        var group = KnownRaid.Of(RaidGrouping.Group(record.Rows), facts)[0].Evidence([], PublicFile.Catalogue, isRecordApart: true).Groups.Single(g => g.Outcome == ReportedOutcome.Launched);

        Assert.Equal((2, Verdict.OneAccount), (group.Entries.Count, group.Verdict));
    }

    [Fact]
    public void What_an_account_has_from_the_same_post_is_not_said_once_more()
    {
        var record = Sheet.Read(
            "2031-05-01 01:00,2031-05-01 02:00,Kalibr,,Ukraine,5,4,,kpszsu/posts/1",
            "2031-05-01 01:00,2031-05-01 02:00,Shahed-136/131,,Ukraine,20,19,,kpszsu/posts/1");
        var facts = TestFacts.Read("""
            raids:
              - id: 2031-05-01
                date: 2031-05-01
                accounts:
                  - publisher: Air Force of Ukraine
                    published: 2031-05-01
                    source: kpszsu/posts/1
                    confidence: official
                    claims: [{of: Kalibr, launched: 5, destroyed: 3}, {of: Shahed-136/131, launched: 20, destroyed: 19}]
            """);

        var groups = KnownRaid.Of(RaidGrouping.Group(record.Rows), facts)[0].Evidence([], PublicFile.Catalogue, isRecordApart: true).Groups;

        Assert.Equal((2, Verdict.Conflict), groups.Where(g => g.Entries.Count > 1).Select(g => (g.Entries.Count, g.Verdict)).Single());
        Assert.Equal(4, groups.Count(g => g.Entries.All(e => e.Account.Report.Publisher == "Air Force of Ukraine") || g.Verdict == Verdict.Conflict));
    }

    [Fact]
    public void Where_destroyed_takes_in_what_was_suppressed_the_record_claims_just_that()
    {
        var raids = RaidGrouping.Group(Sheet.Read(
            "2025-07-01 20:00,2025-07-02 06:00,Shahed-136/131,,Ukraine,100,50,40,kpszsu/posts/1",
            "2025-08-01 20:00,2025-08-02 06:00,Shahed-136/131,,Ukraine,100,90,0,kpszsu/posts/2").Rows);

        var (before, after) = (RecordReport.Of(raids[0]), RecordReport.Of(raids[1]));

        Assert.Equal([ReportedOutcome.Launched, ReportedOutcome.Destroyed, ReportedOutcome.NotReached], before.Claims.Select(c => c.Outcome));
        Assert.Equal([ReportedOutcome.Launched, ReportedOutcome.Stopped], after.Claims.Select(c => c.Outcome));
        Assert.All(after.Claims, c => Assert.Equal("Air Force of Ukraine", c.Speaker));
    }

    [Fact]
    public void A_sum_over_rows_of_which_one_is_silent_is_a_least_number()
    {
        var raid = RaidGrouping.Group(Sheet.Read(
            "2031-05-01 01:00,2031-05-01 03:00,Kalibr,,Ukraine,5,4,,kpszsu/posts/1",
            "2031-05-01 02:00,2031-05-01 04:00,Kalibr,,Ukraine,,2,,kpszsu/posts/1").Rows)[0];

        var launched = RecordReport.Of(raid).Claims.Single(c => c.Outcome == ReportedOutcome.Launched);

        Assert.Equal(new HedgedQuantity(5, Hedge.AtLeast), launched.Quantity);
        Assert.Equal("1 of 2 rows do not give this number", launched.Doubt);
    }
}
