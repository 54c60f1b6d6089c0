using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Testudo.Evidence.Facts;
using Testudo.Reporting.Evidence;
using Testudo.Reporting.Tests.Evidence;

namespace Testudo.Reporting.Tests.Browser;

/// <summary>The page of evidence, as somebody reads it.</summary>
public sealed partial class EvidenceTests(Reader reader)
{
    private static readonly RaidPage Everything = new("evidence", () => EvidenceSamples.Page(EvidenceSamples.Everything));

    private static readonly RaidPage FactsAlone = new("evidence-facts", () =>
    {
        var provenance = EvidenceSamples.Provenance with { Record = null };
        return EvidenceSamples.Page(new EvidenceContent { Provenance = provenance, Raids = RaidsDocument.Of(provenance, [], EvidenceSamples.Facts, Raid.Catalogue) });
    });

    private static readonly RaidPage Hostile = new("evidence-hostile", () => EvidenceSamples.Page(HostileEvidence.Everything));

    [Theory]
    [InlineData("desktop", "en")]
    [InlineData("dark desktop", "uk")]
    [InlineData("phone", "ru")]
    public async Task A_page_has_no_violation_of_the_rules_of_axe_and_is_not_wider_than_the_screen(string look, string language) =>
        await reader.Read(Everything, Look.Of(look).In(language), async visit =>
        {
            await Choose(visit);
            await visit.Unfold();

            AccessibilityTests.AssertClean(await AccessibilityTests.Axe(visit));
            Findings.None("wider than the screen", await visit.Overhang());
        });

    [Theory]
    [InlineData("uk")]
    [InlineData("en")]
    public async Task A_page_has_no_text_of_another_language(string language) =>
        await reader.Read(Everything, Look.Desktop.In(language), async visit =>
        {
            var known = new ForeignWords(Raid.Tutorial, language, "Facebook", "record.csv", EvidenceSamples.Record.Sha256[..12]);
            await Choose(visit);
            Findings.None("foreign words", await LanguageTests.Foreign(visit, language, known));

            var other = language == "uk" ? "ru" : "uk";
            await visit.Page.Locator($"header button[lang={other}]").ClickAsync();
            await visit.Redrawn();
            Findings.None("foreign words after the switch", await LanguageTests.Foreign(visit, other, new ForeignWords(Raid.Tutorial, other, "Facebook", "record.csv", EvidenceSamples.Record.Sha256[..12])));
        });

    [Theory]
    [InlineData("en")]
    [InlineData("ru")]
    public async Task The_first_answer_has_the_numbers_of_the_data(string language) =>
        await reader.Read(Everything, Look.Desktop.In(language), async visit =>
        {
            var numbers = ShownNumber.In(await visit.Page.Locator("[data-answer]").InnerTextAsync(), language);
            var raids = EvidenceSamples.Raids;
            var record = raids.Raids.Where(r => r.Origin == "record").ToList();
            double[] expected = [record.Count, record.Sum(r => r.Launched!.Value), .. raids.Stopped.SelectMany(r => new[] { r.Launched, 100 * r.Value!.Value, 100 * r.Low!.Value, 100 * r.High!.Value })];

            Assert.All(expected, e => Assert.Contains(numbers, n => n.Shows(e)));
        });

    [Fact]
    public async Task The_arrow_keys_go_from_raid_to_raid_and_each_shows_its_numbers() =>
        await reader.Read(Everything, Look.Desktop.In("en"), async visit =>
        {
            var raids = EvidenceSamples.Raids.Raids;
            var timeline = visit.Page.Locator("[data-timeline]");
            await timeline.FocusAsync();
            foreach (var (key, place) in new[] { ("Home", 0), ("ArrowRight", 1), ("End", raids.Count - 1), ("ArrowLeft", raids.Count - 2) })
            {
                await visit.Page.Keyboard.PressAsync(key);
                Assert.Equal((raids[place].Id, raids[place].Origin), await ShownRaid(visit));
            }

            var record = Enumerable.Range(0, raids.Count).Last(i => raids[i].Origin == "record");
            await visit.Page.Keyboard.PressAsync("End");
            for (var i = raids.Count - 1; i > record; i--)
            {
                await visit.Page.Keyboard.PressAsync("ArrowLeft");
            }

            foreach (var entry in raids[record].Classes)
            {
                var cells = await visit.Page.Locator($"section[data-raid] tr[data-class={entry.Class}] td").AllInnerTextsAsync();
                Assert.Equal([entry.Launched, entry.Destroyed, entry.NotReached, entry.Stopped, entry.Leaked], cells.Select(c => c == "–" ? (double?)null : double.Parse(c, System.Globalization.CultureInfo.InvariantCulture)));
            }
        });

    [Fact]
    public async Task A_click_chooses_the_raid_under_the_pointer_and_zooming_shows_fewer() =>
        await reader.Read(Everything, Look.Desktop.In("en"), async visit =>
        {
            var all = await Shown(visit);
            await Choose(visit);
            var (id, _) = await ShownRaid(visit);
            await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Closer" }).ClickAsync();
            await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Closer" }).ClickAsync();
            Assert.InRange(await Shown(visit), 1, all - 1);
            Assert.Equal(id, (await ShownRaid(visit)).Id);

            await visit.Page.GetByRole(AriaRole.Button, new() { Name = "All", Exact = true }).ClickAsync();
            Assert.Equal(all, await Shown(visit));
        });

    [Fact]
    public async Task One_raid_shows_every_number_of_every_account_and_its_verdict() =>
        await reader.Read(Everything, Look.Desktop.In("en"), async visit =>
        {
            var raid = EvidenceSamples.OneRaid;
            var shown = await visit.Ask("""
                () => [...document.querySelectorAll('article[data-verdict]')].map(a => ({
                  verdict: a.dataset.verdict, outcome: a.dataset.outcome, findings: [...a.querySelectorAll('[data-finding]')].map(f => f.textContent),
                  numbers: [...a.querySelectorAll('.value')].map(v => [v.dataset.low, v.dataset.high ?? '']), shapes: [...a.querySelectorAll('[data-shape]')].map(s => s.dataset.shape) }))
                """);
            var articles = shown.EnumerateArray().ToList();

            Assert.Equal(raid.Groups.Count, articles.Count);
            foreach (var (group, article) in raid.Groups.Zip(articles))
            {
                Assert.Equal((group.Verdict, group.Outcome), (article.GetProperty("verdict").GetString(), article.GetProperty("outcome").GetString()));
                Assert.Equal(group.Numbers.Select(n => $"{n.Low} {n.High}"), article.GetProperty("numbers").EnumerateArray().Select(n => $"{n[0].GetString()} {n[1].GetString()}"));
                Assert.Equal(group.Findings.Select(f => f.Text.En), article.GetProperty("findings").EnumerateArray().Select(f => f.GetString()));
                Assert.Equal(group.Numbers.Count > 1 ? group.Numbers.Count : 0, article.GetProperty("shapes").GetArrayLength());
            }

            Assert.Equal(raid.Sums.Count, await visit.Page.Locator("[data-table=sums] tbody tr").CountAsync());
            Assert.Equal(raid.Record!.Rows.Count, await visit.Page.Locator("[data-table=rows] tbody tr").CountAsync());
            Assert.Equal(raid.Record.Regional.Count, await visit.Page.Locator("[data-table=regional] tbody tr").CountAsync());

            await visit.Page.GetByRole(AriaRole.Button, new() { Name = "conflict" }).ClickAsync();
            Assert.Equal(raid.Groups.Count(g => g.Verdict == "conflict"), await visit.Page.Locator("article[data-verdict]").CountAsync());
        });

    [Fact]
    public async Task The_table_of_a_plot_of_rates_can_be_taken_along() =>
        await reader.Read(Everything, Look.Desktop.In("en"), async visit =>
        {
            var plots = await Plot.On(visit);
            var rates = EvidenceSamples.Rates.Rates;
            Assert.Equal(rates.Select(r => $"rates-{r.Class}-{r.Outcome}").Distinct(), plots.Select(p => p.Name));

            var plot = plots.Single(p => p.Name == "rates-drone-destroyed");
            var table = Plot.Table((await plot.Download(visit, "CSV")).Content);
            var expected = rates.Where(r => r is { Class: "drone", Outcome: "destroyed" }).ToList();
            Assert.Equal(expected.Select(r => r.Period), table.Skip(1).Select(r => r[0]));
            Assert.All(expected.Zip(table.Skip(1)), r => Assert.Equal(100 * r.First.Value!.Value, double.Parse(r.Second[3], System.Globalization.CultureInfo.InvariantCulture), 6));
            Assert.Contains(table, r => r[^1].Contains("not comparable", StringComparison.Ordinal));

            var svg = Encoding.UTF8.GetString((await plot.Download(visit, "SVG")).Content);
            Assert.Contains("One-way drones: shot down", svg, StringComparison.Ordinal);
        });

    [Fact]
    public async Task Raids_of_the_facts_file_alone_make_a_page() =>
        await reader.Read(FactsAlone, Look.Phone.In("uk"), async visit =>
        {
            await Choose(visit);
            Assert.Equal("facts", (await ShownRaid(visit)).Origin);
            Assert.Equal(0, await visit.Page.Locator("[data-plot]").CountAsync());
            Findings.None("wider than the screen", await visit.Overhang());
            AccessibilityTests.AssertClean(await AccessibilityTests.Axe(visit));
        });

    [Theory]
    [InlineData("desktop", "uk")]
    [InlineData("phone", "en")]
    public async Task Hostile_text_is_shown_and_does_nothing(string look, string language)
    {
        var benign = 0;
        await reader.Read(Everything, Look.Of(look).In(language), async visit => benign = await visit.Ask<int>("() => document.scripts.length"));
        await reader.Read(Hostile, Look.Of(look).In(language), async visit =>
        {
            await Choose(visit);
            await visit.Unfold();
            await HostileTextTests.AssertHarmless(visit, benign);
            foreach (var figure in await visit.Page.Locator("figure").AllAsync())
            {
                await figure.HoverAsync();
            }

            await HostileTextTests.AssertHarmless(visit, benign);
            Findings.None("links", await visit.Ask<string[]>("() => [...document.querySelectorAll('main a[href]')].map(a => a.href)"));
            Assert.Contains(HostileScenario.Text("command"), await visit.Page.Locator("[data-facts]").TextContentAsync() ?? "", StringComparison.Ordinal);
            Findings.None("wider than the screen", await visit.Overhang());
        });
    }

    [Fact]
    public async Task A_page_prints_on_some_sheets_without_controls_and_nothing_sticks_out() =>
        await reader.Read(Everything, Look.Of("dark desktop").In("uk"), async visit =>
        {
            await visit.Printable();
            var pdf = await visit.Page.PdfAsync(new() { Format = "A4", PreferCSSPageSize = true, PrintBackground = true });
            Assert.InRange(Sheet().Count(Encoding.Latin1.GetString(pdf)), 2, 14);

            await PrintTests.AssertFitsTheSheet(visit);
        });

    /// <summary>Clicks into the middle of the timeline.</summary>
    private static async Task Choose(Visit visit)
    {
        await visit.Page.Locator("[data-timeline] svg").ClickAsync();
        await visit.Frames();
    }

    private static async Task<(string? Id, string? Origin)> ShownRaid(Visit visit)
    {
        var raid = visit.Page.Locator("section[data-raid]");
        return (await raid.GetAttributeAsync("data-raid"), await raid.GetAttributeAsync("data-origin"));
    }

    private static Task<int> Shown(Visit visit) => visit.Ask<int>("() => Number(document.querySelector('[data-timeline]').getAttribute('aria-valuemax'))");

    [GeneratedRegex(@"/Type\s*/Page\b(?!s)")]
    private static partial Regex Sheet();
}
