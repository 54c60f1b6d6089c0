using System.Security.Cryptography;
using System.Text;
using Testudo.Evidence.Raids;

namespace Testudo.Evidence.Tests.Raids;

/// <summary>Raids and cells of the public record, against the script of the baselines; recipe in <c>tests/Reference/README.md</c>.</summary>
public sealed class PublicRaidsTests
{
    // The last day of the version from which the reference was made.
    private static readonly DateTime End = new(2025, 10, 1);

    [Fact]
    public void There_are_814_raids_and_1422_cells_up_to_September_2025()
    {
        var raids = Raids();

        Assert.Equal(814, raids.Count);
        Assert.Equal(1422, RaidGrouping.Cells(raids).Count);
    }

    [Fact]
    public void Every_cell_is_that_of_the_script()
    {
        var lines = RaidGrouping.Cells(Raids())
            .Select(c => FormattableString.Invariant($"{c.Raid.Begin:yyyy-MM-dd HH:mm} {c.Raid.End:yyyy-MM-dd HH:mm} {c.Class} {c.Count.Launched} {c.Count.Destroyed} {c.Count.NotReached ?? 0} {(c.Count.NotReached is null ? 0 : 1)} {c.Count.Stopped} {c.LaunchedOtherwise}\n"))
            .Order(StringComparer.Ordinal);

        Assert.Equal("e571d66143d89cdbf6fa1818e841440946d6dc945dd1a6aba9ec470ec2b35373", Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(lines)))));
    }

    // Sums made by the script, to see where something went wrong when the hash differs.
    [Theory]
    [InlineData("ballistic", "2023 102 46 0 46 25", "2024 318 57 1 58 100", "2025 312 90 10 100 92")]
    [InlineData("cruise", "2022 542 402 0 402 19", "2023 1025 872 0 872 84", "2024 1313 1024 23 1047 131", "2025 789 626 13 639 51")]
    [InlineData("drone", "2022 400 381 0 381 38", "2023 3088 2588 0 2588 170", "2024 10926 7445 2691 10126 272", "2025 38711 23861 10225 34086 269")]
    [InlineData("sam", "2022 43 0 0 0 2", "2023 116 0 0 0 16", "2024 236 2 0 2 64", "2025 64 0 0 0 19")]
    [InlineData("supersonic", "2022 18 0 0 0 4", "2023 112 3 0 3 19", "2024 114 10 2 12 37", "2025 29 2 3 5 10")]
    public void Sums_by_class_and_year_are_those_of_the_script(string recordClass, params string[] years)
    {
        var sums = RaidGrouping.Cells(Raids())
            .Where(c => c.Class == recordClass)
            .GroupBy(c => c.Raid.End.Year, c => c.Count)
            .OrderBy(g => g.Key)
            .Select(g => FormattableString.Invariant($"{g.Key} {g.Sum(c => c.Launched)} {g.Sum(c => c.Destroyed)} {g.Sum(c => c.NotReached ?? 0)} {g.Sum(c => c.Stopped)} {g.Count()}"));

        Assert.Equal(years, sums);
    }

    // Evidence-notes of the project, section 3; the Air Force's posts of these days.
    [Theory]
    [InlineData("2023-12-29", 158, 114, "Shahed-136/131 36/27", "X-101/X-555 90/87", "X-22 and X-32 8/0", "C-300/C-400 and Iskander-M 14/0", "X-47 Kinzhal 5/0", "X-31P 4/0", "X-59 1/0")]
    [InlineData("2024-01-02", 134, 107, "Shahed-136/131 35/35", "X-101/X-555 70/59", "Kalibr 3/3", "X-47 Kinzhal 10/10", "X-31P 4/0", "C-300/C-400 and Iskander-M 12/0")]
    public void The_raids_of_the_seed_report_are_exact_to_the_model(string id, double launched, double destroyed, params string[] models)
    {
        var raid = RaidGrouping.Find(Raids(), id)!;

        Assert.Equal((id, launched, destroyed), (raid.Id, raid.Launched, raid.Destroyed));
        Assert.Equal(models.Order(StringComparer.Ordinal), raid.Rows.Select(r => FormattableString.Invariant($"{r.Model} {r.Launched}/{r.Destroyed}")).Order(StringComparer.Ordinal));
    }

    private static IReadOnlyList<ReportedRaid> Raids() => RaidGrouping.Group(PublicFile.Record.Rows.Where(r => r.Time.To < End));
}
