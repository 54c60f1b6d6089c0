using System.Text.Json;

namespace Testudo.Reporting.Tests.Browser;

/// <summary>A page speaks one language at a time, the one that its reader wants.</summary>
public sealed class LanguageTests(Reader reader)
{
    [Theory]
    [InlineData("uk-UA", "uk")]
    [InlineData("ru-RU", "ru")]
    [InlineData("en-GB", "en")]
    [InlineData("de-DE", "en")]
    public async Task A_page_opens_in_the_language_of_the_browser_or_else_in_English(string locale, string language) =>
        await Opens(RaidPage.Tutorial, Look.Desktop with { Locale = locale }, language);

    [Fact]
    public async Task Whoever_makes_a_page_may_choose_its_language() =>
        await Opens(RaidPage.In("uk"), Look.Desktop with { Locale = "ru-RU" }, "uk");

    [Theory]
    [InlineData("#lang=ru", "ru")]
    [InlineData("#lang=en", "en")]
    [InlineData("#lang=de", "uk")]
    [InlineData("#lang=", "uk")]
    public async Task The_address_has_the_last_word_where_it_names_a_language_of_the_page(string fragment, string language) =>
        await Opens(RaidPage.In("uk"), Look.Desktop with { Fragment = fragment }, language);

    [Fact]
    public async Task The_title_of_the_window_is_that_of_the_raid_in_the_language_of_the_page() =>
        await reader.Read(RaidPage.Tutorial, Look.Desktop, async visit =>
        {
            var title = Raid.Tutorial.Assessment.Title;
            foreach (var (language, expected) in new[] { ("uk", title.Uk), ("ru", title.Ru), ("en", title.En) })
            {
                await Switch(visit, language);
                Assert.Equal(expected, await visit.Page.TitleAsync());
                Assert.Equal(expected, await visit.Page.Locator("h1").InnerTextAsync());
            }
        });

    [Theory]
    [InlineData("uk")]
    [InlineData("ru")]
    [InlineData("en")]
    public async Task A_page_that_opens_in_a_language_has_no_text_of_another(string language) =>
        await reader.Read(RaidPage.SecondOfJanuary, Look.Desktop.In(language), async visit => Findings.None("foreign words", await Foreign(visit, language)));

    [Fact]
    public async Task Switching_the_language_leaves_no_text_of_the_one_before() =>
        await reader.Read(RaidPage.SecondOfJanuary, Look.Desktop.In("en"), async visit =>
        {
            foreach (var language in new[] { "uk", "ru", "en", "ru", "uk" })
            {
                await Switch(visit, language);
                Findings.None("foreign words", await Foreign(visit, language));
            }
        });

    [Theory]
    [InlineData("uk", "Нічого", 0)]
    [InlineData("uk", "Это было", 1)]
    [InlineData("ru", "Перехоплення їх", 1)]
    [InlineData("uk", "Комплекс NASAMS, kh-101, CSV", 0)]
    [InlineData("uk", "Ракета one-way-drone", 1)]
    [InlineData("en", "Kyiv, Київ", 1)]
    public void A_text_of_another_language_is_found(string language, string text, int expected) =>
        Assert.Equal(expected, new ForeignWords(Raid.SecondOfJanuary, language).In(text).Take(1).Count());

    /// <summary>Chooses a language as a reader does.</summary>
    internal static async Task Switch(Visit visit, string language)
    {
        await visit.Page.Locator($"header button[lang={language}]").ClickAsync();
        await visit.Page.Locator($"html[lang={language}]").WaitForAsync(new() { State = Microsoft.Playwright.WaitForSelectorState.Attached });
        await visit.Redrawn();
    }

    /// <summary>What a reader sees or hears that is of another language than the page, each with the element that holds it.</summary>
    internal static async Task<IReadOnlyList<string>> Foreign(Visit visit, string language, ForeignWords? known = null)
    {
        await visit.Unfold();
        var texts = await visit.Ask("""
            () => {
              const own = document.documentElement.lang;
              const found = [];
              const isCode = e => e.closest('script, style, noscript, code, kbd, samp, [translate=no]');
              const isOther = e => e.closest('[lang]').lang.split('-')[0] !== own;
              const isSeen = e => e.closest('option, svg title, svg desc') || e.checkVisibility({ visibilityProperty: true });
              const add = (e, text) => text.trim() && !isCode(e) && !isOther(e) && isSeen(e) && found.push([`${e.tagName.toLowerCase()}.${e.getAttribute('class') ?? ''}`, text.trim()]);
              const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
              while (walker.nextNode()) add(walker.currentNode.parentElement, walker.currentNode.data);
              for (const e of document.body.querySelectorAll('*'))
                for (const name of ['aria-label', 'aria-description', 'aria-roledescription', 'aria-valuetext', 'title', 'alt', 'placeholder'])
                  if (e.hasAttribute(name)) add(e, e.getAttribute(name));
              return found;
            }
            """);
        var words = known ?? new ForeignWords(Raid.SecondOfJanuary, language);
        return [.. texts.EnumerateArray().Select(Pair).SelectMany(t => words.In(t.Text).Select(w => $"{w} in <{t.Element}> {t.Text}")).Distinct(StringComparer.Ordinal)];
    }

    private async Task Opens(RaidPage page, Look look, string language) =>
        await reader.Read(page, look, async visit =>
        {
            Assert.Equal(language, await visit.Page.Locator("html").GetAttributeAsync("lang"));
            Assert.Equal("true", await visit.Page.Locator($"header button[lang={language}]").GetAttributeAsync("aria-pressed"));
        });

    private static (string Element, string Text) Pair(JsonElement pair) => (pair[0].GetString()!, pair[1].GetString()!);
}
