using Testudo.Evidence.Claims;
using Testudo.Evidence.Facts;
using Testudo.Evidence.Reconciliation;

namespace Testudo.Evidence.Tests;

public sealed class ReconciliationTests
{
    [Theory]
    [InlineData("72", "72", Verdict.Agree)]
    [InlineData("72", "71", Verdict.Conflict)]
    [InlineData("about 160", "158", Verdict.Agree)]
    [InlineData("about 160", "122", Verdict.Conflict)]
    [InlineData("over 40", "42", Verdict.Agree)]
    [InlineData("over 40", "40", Verdict.Conflict)]
    [InlineData("at least 5", "5", Verdict.Agree)]
    [InlineData("over 40", "over 50", Verdict.Agree)]
    [InlineData("up to 20", "over 20", Verdict.Conflict)]
    [InlineData("some", "8", Verdict.Agree)]
    [InlineData("between 15 and 20", "about 20", Verdict.Agree)]
    public void Numbers_agree_where_some_count_agrees_with_both(string one, string other, Verdict verdict)
    {
        var group = Assert.Single(TestFacts.Raid(TestFacts.Account("A", $"{{of: missiles, launched: {one}}}") + TestFacts.Account("B", $"{{of: missiles, launched: {other}}}")).Groups);

        Assert.Equal(verdict, group.Verdict);
        Assert.Equal(2, group.Entries.Count);
        Assert.Equal(verdict == Verdict.Conflict, group.Findings.Any(f => f.Kind == FindingKind.Conflict));
    }

    [Fact]
    public void Numbers_stay_side_by_side_and_nothing_lies_between_them()
    {
        var group = Assert.Single(TestFacts.Raid(TestFacts.Account("A", "{of: missiles, launched: 60}") + TestFacts.Account("B", "{of: missiles, launched: 80}")).Groups);

        Assert.Equal([(60, 60), (80, 80)], group.Entries.Select(e => (e.Low, e.High)));
        Assert.Equal(["A: 60 missiles; B: 80 missiles"], group.Findings.Select(f => TestFacts.Said(f.Message)));
    }

    [Theory]
    [InlineData("{of: air targets, launched: 158}", FindingKind.OtherScope, "B counts more than that: 158 air targets")]
    [InlineData("{of: cruise missiles, launched: 90}", FindingKind.OtherScope, "B counts only a part of that: 90 cruise missiles")]
    [InlineData("{of: missiles, where: Kyiv, launched: 16}", FindingKind.OtherPlace, "B counts only at Kyiv: 16")]
    public void Different_scopes_are_not_compared(string claim, FindingKind kind, string message)
    {
        var raid = TestFacts.Raid(TestFacts.Account("A", "{of: missiles, launched: 122}") + TestFacts.Account("B", claim));
        var group = raid.Groups.Single(g => g.Subject.Class == "missile" && g.Places.Count == 0);

        Assert.Equal(Verdict.NotComparable, group.Verdict);
        Assert.Equal([(kind, message)], group.Findings.Select(f => (f.Kind, TestFacts.Said(f.Message))));
    }

    [Fact]
    public void A_part_that_is_more_than_the_whole_conflicts_with_it()
    {
        var raid = TestFacts.Raid(TestFacts.Account("A", "{of: missiles, launched: 83}") + TestFacts.Account("B", "{of: [Kh-101/Kh-555, Kalibr], launched: 84}"));
        var conflicts = raid.Groups.Where(g => g.Verdict == Verdict.Conflict).ToList();

        Assert.Equal("missile", Assert.Single(conflicts).Subject.Class);
        Assert.Equal(["A: 83 missiles; the parts that B names are already 84: 84 Kh-101/Kh-555 and Kalibr"], conflicts[0].Findings.Where(f => f.Kind == FindingKind.PartsExceedWhole).Select(f => TestFacts.Said(f.Message)));
    }

    [Fact]
    public void Without_a_complete_list_a_sum_is_only_a_lower_bound()
    {
        const string Types = "{of: Kh-101, launched: 40}, {of: Kalibr, launched: 20}";
        var open = TestFacts.Raid(TestFacts.Account("A", Types) + TestFacts.Account("B", "{of: missiles, launched: 70}"));
        var complete = TestFacts.Raid(TestFacts.Complete("A", Types) + TestFacts.Account("B", "{of: missiles, launched: 70}"));

        Assert.Equal(Verdict.OneAccount, open.Groups.Single(g => g.Subject.Class == "missile").Verdict);
        Assert.Equal(Verdict.Conflict, complete.Groups.Single(g => g.Subject.Class == "missile").Verdict);
    }

    [Fact]
    public void A_list_that_adds_up_to_its_own_total_is_complete()
    {
        var raid = TestFacts.Raid(TestFacts.Account("A", "{of: air targets, launched: 96}", "{of: Kh-101, launched: 40}", "{of: Kalibr, launched: 20}", "{of: Shahed, launched: 36}") + TestFacts.Account("B", "{of: missiles, launched: 60}"));
        var missiles = raid.Groups.Single(g => g.Subject.Class == "missile");

        Assert.Equal(Verdict.Agree, missiles.Verdict);
        Assert.Equal([(Origin.Sum, 60), (Origin.Stated, 60)], missiles.Entries.Select(e => (e.Origin, (int)e.Low)));
    }

    [Fact]
    public void A_part_taken_from_the_whole_leaves_the_rest()
    {
        var raid = TestFacts.Raid(TestFacts.Account("A", "{of: air targets, launched: about 160}", "{of: drones, launched: 36}") + TestFacts.Account("B", "{of: missiles, launched: 122}"));
        var missiles = raid.Groups.Single(g => g.Subject.Class == "missile");

        Assert.Equal(Verdict.Agree, missiles.Verdict);
        Assert.Equal((Origin.Difference, 116, 132), missiles.Entries.Select(e => (e.Origin, e.Low, e.High)).First());
    }

    [Fact]
    public void A_compound_that_reaches_beyond_counts_from_nothing_to_all()
    {
        var raid = TestFacts.Raid(TestFacts.Complete("A", "{of: Kh-101, launched: 40}", "{of: [Kalibr, Kh-22], launched: 10}") + TestFacts.Account("B", "{of: cruise missiles, launched: 45}") + TestFacts.Account("C", "{of: cruise missiles, launched: 51}"));
        var cruise = raid.Groups.Single(g => g.Subject.Class == "cruise");

        Assert.Equal((40, 50), (cruise.Entries[0].Low, cruise.Entries[0].High));
        Assert.Contains(cruise.Findings, f => f.Kind == FindingKind.Conflict && f.Accounts.Select(a => a.Who).SequenceEqual(["A", "C"]));
        Assert.DoesNotContain(cruise.Findings, f => f.Accounts.Select(a => a.Who).SequenceEqual(["A", "B"]));
    }

    [Fact]
    public void Shot_down_and_lost_together_explain_a_number_of_shot_down()
    {
        var raid = TestFacts.Raid(TestFacts.Complete("A", "{of: Shahed, launched: 298, destroyed: 139, lost: 127}") + TestFacts.Account("B", "{of: drones, destroyed: 266}"));
        var drones = raid.Groups.Single(g => g.Subject.Class == "drone");

        Assert.Equal(Verdict.Conflict, drones.Verdict);
        Assert.Equal(["266 is what A has for shot down and lost together"], drones.Findings.Where(f => f.Kind == FindingKind.MixedUp).Select(f => TestFacts.Said(f.Message)));
    }

    [Fact]
    public void One_number_for_shot_down_and_suppressed_is_not_compared_with_shot_down()
    {
        var raid = TestFacts.Raid(TestFacts.Account("A", "{of: drones, stopped: 563}") + TestFacts.Account("B", "{of: drones, destroyed: 563}"));
        var destroyed = raid.Groups.Single(g => g.Outcome == ReportedOutcome.Destroyed);

        Assert.Equal(Verdict.NotComparable, destroyed.Verdict);
        Assert.Equal(["A counts shot down and suppressed as one number: 563"], destroyed.Findings.Select(f => TestFacts.Said(f.Message)));
    }

    [Fact]
    public void What_reports_leave_out_explains_a_smaller_number()
    {
        var raid = TestFacts.Raid(TestFacts.Complete("A", "{of: Kh-101, launched: 74}", "{of: Kalibr, launched: 2}", "{of: S-300, launched: 27}") + TestFacts.Account("B", "{of: missiles, launched: 76}") + TestFacts.Account("C", "{of: missiles, launched: 101}"));
        var findings = raid.Groups.Single(g => g.Subject.Class == "missile").Findings;

        Assert.Equal(["76 is what A has without 27 S-300"], findings.Where(f => f.Kind == FindingKind.MixedUp).Select(f => TestFacts.Said(f.Message)));
    }

    [Fact]
    public void A_number_without_an_upper_bound_is_explained_by_nothing()
    {
        var raid = TestFacts.Raid(TestFacts.Complete("A", "{of: Kh-101, launched: 60}", "{of: Shahed, launched: 477}") + TestFacts.Account("B", "{of: missiles, launched: over 60}"));

        Assert.DoesNotContain(raid.Groups.SelectMany(g => g.Findings), f => f.Kind == FindingKind.MixedUp);
    }

    [Fact]
    public void Two_numbers_of_one_speaker_are_told_as_a_revision()
    {
        const string Speaker = "speaker: \"Yurii Ihnat, A\", ";
        var raid = TestFacts.Raid(TestFacts.Account("A", "{of: drones, destroyed: 74}") + TestFacts.Account("B", "{of: drones, destroyed: 71}").Replace("confidence", Speaker + "confidence", StringComparison.Ordinal));

        Assert.Equal(
            ["A: 74 drones; Yurii Ihnat, A (B): 71 drones", "both numbers are of A: one may revise the other"],
            raid.Groups.Single().Findings.Select(f => TestFacts.Said(f.Message)));
    }

    [Theory]
    [InlineData("{of: missiles, launched: 99}, {of: Kh-101, launched: 70}, {of: Kalibr, launched: 29}", true, SumVerdict.AddUp)]
    [InlineData("{of: missiles, launched: about 100}, {of: Kh-101, launched: 70}, {of: Kalibr, launched: 29}", true, SumVerdict.AddUp)]
    [InlineData("{of: missiles, launched: 98}, {of: Kh-101, launched: 70}, {of: Kalibr, launched: 29}", true, SumVerdict.Exceed)]
    [InlineData("{of: missiles, launched: 100}, {of: Kh-101, launched: 70}, {of: Kalibr, launched: 29}", true, SumVerdict.FallShort)]
    [InlineData("{of: missiles, launched: 100}, {of: Kh-101, launched: 70}, {of: Kalibr, launched: 29}", false, SumVerdict.NotAllNamed)]
    [InlineData("{of: missiles, launched: 100}, {of: Kh-101, launched: 101}", false, SumVerdict.Exceed)]
    public void Sums_of_parts_are_held_against_totals(string claims, bool isComplete, SumVerdict verdict) =>
        Assert.Equal(verdict, Assert.Single(TestFacts.Raid(isComplete ? TestFacts.Complete("A", claims) : TestFacts.Account("A", claims)).Sums).Verdict);

    [Fact]
    public void Ten_Kinzhals_among_72_are_no_sum_of_72() =>
        Assert.Empty(TestFacts.Raid(TestFacts.Account("A", "{of: missiles, destroyed: 72, outOf: 99}", "{of: Kinzhal, destroyed: 10}")).Sums);

    [Fact]
    public void Further_reports_are_put_to_the_raid_that_their_time_falls_into()
    {
        static Report News(string id, ReportedTime? time) => new()
        {
            Id = id,
            Publisher = id,
            Claims = [new Claim { Kind = ClaimKind.Count, Subject = new ClaimSubject("missiles", [], "missile", []), Outcome = ReportedOutcome.Launched, Quantity = HedgedQuantity.Of(7), Time = time }],
        };
        static DateTime At(int day, int hour) => new(2024, 1, day, hour, 0, 0);
        ReportedTime Day(int day) => new(At(day, 0), At(day, 23).AddMinutes(59), true);

        var facts = TestFacts.Read(FactsMistakes.Right);
        var raid = Assert.Single(RaidEvidence.Collect(
            "2024-01-02",
            facts,
            [News("that day", Day(2)), News("evening before", Day(1)), News("same hours", new(At(2, 6), At(2, 8), false)), News("afternoon", new(At(2, 14), At(2, 15), false)), News("no time", null), News("seed", Day(2))],
            TestFacts.Catalogue));

        Assert.Equal(["Air Force of Ukraine", "A newspaper", "that day", "same hours"], raid.Raid.Accounts.Select(a => a.Who));
        Assert.Equal(["afternoon"], Assert.Single(RaidEvidence.Collect("2024-01-02", FactBook.None, [News("afternoon", new(At(2, 14), At(2, 15), false))], TestFacts.Catalogue)).Raid.Accounts.Select(a => a.Who));
        Assert.Empty(RaidEvidence.Collect("2024-01-05", facts, [News("that day", Day(2))], TestFacts.Catalogue));
    }

    [Fact]
    public void Messages_keep_their_numbers_apart_from_their_words()
    {
        var message = TestFacts.Raid(TestFacts.Account("A", "{of: missiles, launched: about 60}") + TestFacts.Account("B", "{of: missiles, launched: 80}")).Groups.Single().Findings.Single().Message;

        Assert.Equal("{0}: {1}; {2}: {3}", message.Format);
        var told = Assert.IsAssignableFrom<FormattableString>(message.GetArgument(1));
        Assert.Equal("about {0:N0}", Assert.IsAssignableFrom<FormattableString>(told.GetArgument(0)).Format);
    }
}
