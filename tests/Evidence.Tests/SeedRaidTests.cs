using Testudo.Evidence.Claims;
using Testudo.Evidence.Reconciliation;

namespace Testudo.Evidence.Tests;

/// <summary>Both raids of the news report with which the project began, beside the Air Force's own numbers.</summary>
public sealed class SeedRaidTests
{
    private const string NewsReport = "news-after-2024-01-02";

    private static readonly RaidEvidence December = Assert.Single(RaidEvidence.Collect("2023-12-29", TestFacts.Shipped, [], TestFacts.Catalogue));
    private static readonly RaidEvidence January = Assert.Single(RaidEvidence.Collect("2024-01-02", TestFacts.Shipped, [], TestFacts.Catalogue));

    [Fact]
    public void About_160_missiles_excluding_Kalibr_conflict_with_122_and_158_explains_them()
    {
        var group = Assert.Single(December.Groups, g => g.Subject.Excluding.Count > 0);

        Assert.Equal(Verdict.Conflict, group.Verdict);
        Assert.Equal([("Air Force of Ukraine", Origin.Sum, 122, 122), ("News report without a name", Origin.Stated, 152, 168)], group.Entries.Select(e => (e.Account.Who, e.Origin, e.Low, e.High)));
        Assert.Equal(new HedgedQuantity(160, Hedge.About), group.Entries[1].Quantity);
        Assert.Equal(
            [
                (FindingKind.Conflict, "Air Force of Ukraine: 122, the sum of 90 Kh-101/Kh-555 + 1 Kh-59 + 5 Kinzhal + 14 S-300/S-400 and Iskander-M + 8 Kh-22/Kh-32 + 4 Kh-31P; News report without a name: about 160 missiles of various types, excluding Kalibr"),
                (FindingKind.MixedUp, "158 is what Air Force of Ukraine has for air targets, which counts besides: 36 Shahed-136/131"),
                (FindingKind.PartsExceedWhole, "News report without a name: about 160 missiles of various types, excluding Kalibr; Ukrainian officials (CTV News (Associated Press)) has no more in all than 122 missiles"),
            ],
            group.Findings.Select(f => (f.Kind, TestFacts.Said(f.Message))));
    }

    [Fact]
    public void The_number_of_all_missiles_is_not_in_conflict()
    {
        var missiles = Group(December, ReportedOutcome.Launched, "missile");

        Assert.Equal(Verdict.Agree, missiles.Verdict);
        Assert.Equal([122, 122], missiles.Entries.Select(e => e.Low));
        Assert.Empty(missiles.Findings);
    }

    [Fact]
    public void The_114_air_targets_agree_and_are_87_missiles_and_27_drones()
    {
        var group = Group(December, ReportedOutcome.Destroyed, "air-target");

        Assert.Equal(Verdict.Agree, group.Verdict);
        Assert.Contains(group.Entries, e => e.Account.Report.Id == NewsReport && e.Quantity == HedgedQuantity.Of(114));
        Assert.All(group.Entries, e => Assert.Equal((114, 114), (e.Low, e.High)));
        Assert.Equal([(SumVerdict.AddUp, 158, 158), (SumVerdict.AddUp, 114, 114)], December.Sums.Select(s => (s.Verdict, s.Low, s.High)));
        Assert.Equal([0, 0, 0, 0, 0, 27, 87], December.Sums[1].Parts.Select(p => p.Quantity!.Low).Order());
    }

    [Fact]
    public void Both_sums_of_2_January_add_up()
    {
        Assert.Equal([(ReportedOutcome.Launched, SumVerdict.AddUp, 99), (ReportedOutcome.Destroyed, SumVerdict.AddUp, 72)], January.Sums.Where(s => s.Account.IsComplete).Select(s => (s.Outcome, s.Verdict, (int)s.Low)));
        Assert.Equal([3, 4, 10, 12, 70], January.Sums[0].Parts.Select(p => p.Quantity!.Low).Order());
        Assert.Equal([0, 0, 3, 10, 59], January.Sums[1].Parts.Select(p => p.Quantity!.Low).Order());
    }

    [Theory]
    [InlineData(ReportedOutcome.Launched, 99, Origin.OutOf)]
    [InlineData(ReportedOutcome.Destroyed, 72, Origin.Stated)]
    public void The_72_of_99_agree(ReportedOutcome outcome, int number, Origin origin)
    {
        var group = Group(January, outcome, "missile");

        Assert.Equal(Verdict.Agree, group.Verdict);
        Assert.Contains(group.Entries, e => e.Account.IsComplete && e.Low == number);
        Assert.Contains(group.Entries, e => e.Account.Report.Id == NewsReport && (e.Low, e.High, e.Origin) == (number, number, origin));
    }

    [Fact]
    public void All_ten_Kinzhals_agree()
    {
        foreach (var outcome in new[] { ReportedOutcome.Launched, ReportedOutcome.Destroyed })
        {
            var kinzhal = Assert.Single(January.Groups, g => g.Outcome == outcome && g.Subject.Threats is ["kinzhal"]);
            Assert.Equal(Verdict.Agree, kinzhal.Verdict);
            Assert.True(kinzhal.Entries.Count >= 3);
            Assert.All(kinzhal.Entries, e => Assert.Equal((10, 10), (e.Low, e.High)));
        }
    }

    [Fact]
    public void At_least_five_killed_agree_with_five_and_tolls_of_injured_rise()
    {
        var killed = Assert.Single(January.Groups, g => g.Outcome == ReportedOutcome.Killed);
        var injured = Assert.Single(January.Groups, g => g.Outcome == ReportedOutcome.Injured);

        Assert.Equal(Verdict.Agree, killed.Verdict);
        Assert.Contains(killed.Entries, e => e.Account.Report.Id == NewsReport && e.Quantity == new HedgedQuantity(5, Hedge.AtLeast));
        Assert.Contains(injured.Entries, e => e.Account.Report.Id == NewsReport && e.Quantity == new HedgedQuantity(100, Hedge.Over));
        Assert.DoesNotContain(injured.Findings, f => f.Accounts.Any(a => a.Report.Id == NewsReport));
        Assert.Single(injured.Findings, f => f.Kind == FindingKind.TollRises);
    }

    [Fact]
    public void Kyiv_is_the_main_target_by_the_news_report() =>
        Assert.Equal(["kyiv"], Assert.Single(January.Raid.Accounts, a => a.Report.Id == NewsReport).Targets);

    private static EvidenceGroup Group(RaidEvidence raid, ReportedOutcome outcome, string ofClass) =>
        Assert.Single(raid.Groups, g => g.Outcome == outcome && g.Subject.Class == ofClass && g.Subject.Excluding.Count == 0 && g.Places.Count == 0);
}
