using Testudo.Evidence.Claims;
using Testudo.Evidence.Facts;
using Testudo.Evidence.Reconciliation;
using Testudo.World;

namespace Testudo.Evidence.Tests;

/// <summary>The facts files that Testudo ships.</summary>
public sealed class ShippedFactsTests
{
    // What the public record of the posts has for the raid, grouped by docs/methods/reconciliation.md and added up by a program of its own:
    // missiles launched and shot down, drones launched, shot down, lost, and (since 24 July 2025) stopped; -1 where it has no number.
    [Theory]
    [InlineData("2022-10-10", 84, 43, 13, 10, -1, -1)]
    [InlineData("2022-11-15", 98, 77, 10, 10, -1, -1)]
    [InlineData("2022-11-23", 70, 51, 0, 0, -1, -1)]
    [InlineData("2022-12-05", 70, 60, 0, 0, -1, -1)]
    [InlineData("2022-12-16", 103, 60, 0, 0, -1, -1)]
    [InlineData("2022-12-29", 70, 58, 0, 0, -1, -1)]
    [InlineData("2023-01-14", 38, 25, 0, 0, -1, -1)]
    [InlineData("2023-02-10", 106, 61, 7, 5, -1, -1)]
    [InlineData("2023-03-09", 81, 34, 8, 4, -1, -1)]
    [InlineData("2023-05-08", 8, -1, 35, 35, -1, -1)]
    [InlineData("2023-05-16", 25, 25, 6, 6, -1, -1)]
    [InlineData("2023-06-24", 51, 41, 2, 2, -1, -1)]
    [InlineData("2023-09-21", 43, 36, 0, 0, -1, -1)]
    [InlineData("2023-11-25", 1, 1, 75, 74, -1, -1)]
    [InlineData("2023-12-29", 122, 87, 36, 27, -1, -1)]
    [InlineData("2024-01-02", 99, 72, 35, 35, -1, -1)]
    [InlineData("2024-01-08", 51, 18, 8, 8, -1, -1)]
    [InlineData("2024-01-23", 41, 21, 0, 0, -1, -1)]
    [InlineData("2024-02-07", 44, 29, 20, 15, -1, -1)]
    [InlineData("2024-03-21", 31, 31, 0, 0, -1, -1)]
    [InlineData("2024-03-22", 88, 37, 63, 55, -1, -1)]
    [InlineData("2024-03-29", 39, 26, 60, 58, -1, -1)]
    [InlineData("2024-04-11", 42, 18, 40, 39, -1, -1)]
    [InlineData("2024-06-01", 53, 35, 47, 46, -1, -1)]
    [InlineData("2024-07-08", 38, 30, 0, 0, -1, -1)]
    [InlineData("2024-08-26", 127, 102, 109, 99, -1, -1)]
    [InlineData("2024-09-02", 35, 22, 23, 20, 3, -1)]
    [InlineData("2024-11-17", 120, 102, 90, 42, 41, -1)]
    [InlineData("2024-11-28", 91, 79, 97, 35, 62, -1)]
    [InlineData("2024-12-13", 93, 81, 193, 80, 105, -1)]
    [InlineData("2024-12-25", 78, 59, 106, 54, 52, -1)]
    [InlineData("2025-01-15", 43, 30, 74, 47, 27, -1)]
    [InlineData("2025-02-23", 3, 0, 267, 138, 115, -1)]
    [InlineData("2025-03-07", 58, 34, 194, 100, 86, -1)]
    [InlineData("2025-04-24", 70, 48, 145, 64, 68, -1)]
    [InlineData("2025-05-25", 69, 45, 298, 139, 127, -1)]
    [InlineData("2025-06-01", 7, 3, 472, 210, 172, -1)]
    [InlineData("2025-06-09", 18, 15, 479, 277, 183, -1)]
    [InlineData("2025-06-29", 60, 38, 477, 211, 225, -1)]
    [InlineData("2025-07-04", 11, 2, 539, 268, 208, -1)]
    [InlineData("2025-07-09", 13, 7, 728, 296, 415, -1)]
    [InlineData("2025-08-28", 31, 26, 598, -1, -1, 563)]
    [InlineData("2025-09-07", 13, 4, 810, -1, -1, 747)]
    [InlineData("2025-09-28", 50, 45, 593, -1, -1, 566)]
    public void Types_of_the_posts_add_up_to_the_record(string id, int missiles, int missilesDown, int drones, int dronesDown, int dronesLost, int dronesStopped)
    {
        var post = Assert.Single(TestFacts.Shipped.Find(id)).Accounts[0];

        Assert.Equal(Confidence.Official, post.Report.Confidence);
        Assert.Equal((missiles, missilesDown), (Sum(post, isDrone: false, ReportedOutcome.Launched), Sum(post, isDrone: false, ReportedOutcome.Destroyed)));
        Assert.Equal(
            (drones, dronesDown, dronesLost, dronesStopped),
            (Sum(post, isDrone: true, ReportedOutcome.Launched), Sum(post, isDrone: true, ReportedOutcome.Destroyed), Sum(post, isDrone: true, ReportedOutcome.NotReached), Sum(post, isDrone: true, ReportedOutcome.Stopped)));
    }

    [Fact]
    public void Raids_are_a_few_dozen_in_the_order_of_time_and_filed_under_their_last_day()
    {
        var raids = TestFacts.Shipped.Raids;

        Assert.InRange(raids.Count, 30, 45);
        Assert.Equal(new DateOnly(2022, 10, 10), raids[0].Date);
        Assert.Equal(new DateOnly(2025, 9, 28), raids[^1].Date);
        Assert.Equal(raids.OrderBy(r => r.Time.From).Select(r => r.Id), raids.Select(r => r.Id));
        Assert.All(raids, r => Assert.Equal(r.Id, r.Date.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)));
    }

    [Fact]
    public void Every_number_has_a_source_and_a_confidence()
    {
        Assert.All(TestFacts.Shipped.Reports, r =>
        {
            Assert.False(string.IsNullOrWhiteSpace(r.Source));
            Assert.NotNull(r.Confidence);
            Assert.True(r.Published is not null || r.Note is not null, r.Id);
        });
        Assert.All(TestFacts.Shipped.Raids.SelectMany(r => r.Accounts), a => Assert.Equal(a.Report.Confidence == Confidence.Official, a.Report.Source!.Contains("/posts/", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_report_is_not_older_than_the_raid_that_it_tells_of() =>
        Assert.All(TestFacts.Shipped.Raids, raid => Assert.All(raid.Accounts, a => Assert.True(a.Report.Published is not { } day || DateOnly.FromDateTime(day) >= raid.Date, $"{raid.Id}: {a.Label}")));

    [Theory]
    [InlineData("2022-12-16", 1)] // 76 missiles do not count 27 S-300
    [InlineData("2024-01-08", 1)] // 59 missiles count 8 drones
    [InlineData("2025-05-25", 1)] // 266 drones shot down count 127 lost
    [InlineData("2025-06-29", 1)] // 249 drones shot down count 38 missiles
    [InlineData("2025-07-04", 1)] // 550 drones count 11 missiles
    [InlineData("2025-09-28", 2)] // 48 and 43 missiles do not count 2 Banderol
    public void Numbers_that_were_mixed_up_are_found(string id, int times)
    {
        var evidence = Assert.Single(RaidEvidence.Collect(id, TestFacts.Shipped, [], TestFacts.Catalogue));

        Assert.Equal(times, evidence.Groups.SelectMany(g => g.Findings).Count(f => f.Kind == FindingKind.MixedUp));
    }

    // A change here is looked at by a person: it means that an account was added, or that the comparison became another.
    [Fact]
    public void Conflicts_are_the_known_ones()
    {
        var conflicts = TestFacts.Shipped.Raids
            .Select(r => (r.Id, Count: RaidEvidence.Collect(r, [], TestFacts.Catalogue).Groups.Count(g => g.Verdict == Verdict.Conflict)))
            .Where(r => r.Count > 0);

        Assert.Equal(
            "2022-10-10 2, 2022-11-15 3, 2022-11-23 1, 2022-12-05 2, 2022-12-16 1, 2022-12-29 2, 2023-01-14 2, 2023-05-08 1, 2023-05-16 5, 2023-06-24 1, 2023-09-21 1, 2023-11-25 1, 2023-12-29 2, 2024-01-02 1, "
            + "2024-01-08 1, 2024-01-23 5, 2024-04-11 1, 2024-07-08 3, 2024-09-02 1, 2024-11-17 1, 2024-12-13 2, 2024-12-25 1, 2025-02-23 1, 2025-03-07 1, 2025-05-25 1, 2025-06-01 1, 2025-06-09 1, 2025-06-29 2, "
            + "2025-07-04 1, 2025-08-28 1, 2025-09-07 3, 2025-09-28 3",
            string.Join(", ", conflicts.Select(c => $"{c.Id} {c.Count}")));
    }

    [Fact]
    public void No_total_is_less_than_the_parts_that_its_own_account_names() =>
        Assert.DoesNotContain(TestFacts.Shipped.Raids.SelectMany(r => RaidEvidence.Collect(r, [], TestFacts.Catalogue).Sums), s => s.Verdict is SumVerdict.Exceed or SumVerdict.FallShort);

    [Fact]
    public void The_news_report_is_there_with_all_that_it_says()
    {
        var report = Assert.Single(TestFacts.Shipped.Reports, r => r.Id == "news-after-2024-01-02");
        var statements = TestFacts.Shipped.Statements.Where(s => s.Report.Id == report.Id).ToDictionary(s => s.Id);

        Assert.Null(report.Published);
        Assert.Contains(report.Claims, c => c.Subject.Excluding is ["kalibr"] && c.Quantity == new HedgedQuantity(160, Hedge.About));
        Assert.Contains(report.Claims, c => c.Outcome == ReportedOutcome.Killed && c.Quantity == new HedgedQuantity(5, Hedge.AtLeast));
        Assert.Equal([Lever.AirDefenceSystems, Lever.Ammunition, Lever.CombatDrones, Lever.LongRangeMissiles], statements["kuleba-asks"].Claim.Levers);
        Assert.Equal((ClaimKind.Request, "Western countries"), (statements["kuleba-asks"].Claim.Kind, statements["kuleba-asks"].Claim.Addressee));
        Assert.Equal([Lever.Sanctions, Lever.LongRangeMissiles], statements["polish-minister-proposes"].Claim.Levers);
        Assert.Equal((ClaimKind.Pledge, "NATO press service"), (statements["nato-intends-to-strengthen"].Claim.Kind, statements["nato-intends-to-strengthen"].Who));
        Assert.Equal(["Black Sea", "Baltic Sea"], statements["nato-black-sea-to-baltic"].Claim.Places);
        var troops = statements["nato-troops-in-poland"].Number!;
        Assert.Equal((new HedgedQuantity(10_000, Hedge.Over), ReportedOutcome.Deployed, "allied troops"), (troops.Quantity, troops.Outcome, troops.Subject.Text));
    }

    private static int Sum(RaidAccount account, bool isDrone, ReportedOutcome outcome)
    {
        var claims = account.Claims.Where(c => c.Outcome == outcome && c.Subject.Class is not (SubjectClasses.AirTargets or SubjectClasses.Missiles) && c.Subject.Threats.Contains("shahed-136") == isDrone).ToList();
        return claims.Count == 0 && outcome != ReportedOutcome.Launched && !(outcome == ReportedOutcome.Destroyed && isDrone && account.Claims.All(c => !c.Subject.Threats.Contains("shahed-136"))) ? -1
            : claims.Sum(c => (int)c.Quantity!.Low);
    }
}
