using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;

namespace Testudo.Reporting.Tests.Browser;

/// <summary>axe finds nothing to complain of.</summary>
public sealed class AccessibilityTests(Reader reader)
{
    public static TheoryData<string, string> Looks => new MatrixTheoryData<string, string>(["desktop", "dark desktop", "phone", "dark phone"], ["en", "uk", "ru"]);

    [Theory]
    [MemberData(nameof(Looks))]
    public async Task A_page_has_no_violation_of_the_rules_of_axe(string look, string language) =>
        await reader.Read(RaidPage.SecondOfJanuary, Look.Of(look).In(language), async visit =>
        {
            var result = await Axe(visit);

            Assert.NotEmpty(result.Passes);
            AssertClean(result);
        });

    [Fact]
    public async Task Everything_that_is_folded_has_no_violation_either() =>
        await reader.Read(RaidPage.SecondOfJanuary, Look.Desktop.In("en"), async visit =>
        {
            await visit.Unfold();
            var result = await Axe(visit);

            AssertClean(result);
        });

    /// <summary>What axe finds; of rules that nothing violates it tells one element, not all of them.</summary>
    internal static Task<AxeResult> Axe(Visit visit) =>
        visit.Page.RunAxe(new AxeRunOptions { ResultTypes = [ResultType.Violations] });

    internal static void AssertClean(AxeResult result) =>
        Findings.None("axe", result.Violations.SelectMany(v => v.Nodes.Select(n => $"{v.Id} ({v.Impact}): {v.Help}: {n.Target}: {n.Html[..Math.Min(n.Html.Length, 160)]}")));
}
