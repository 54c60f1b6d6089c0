using System.Text.Json;
using Microsoft.Playwright;

namespace Testudo.Reporting.Tests.Browser;

/// <summary>Whatever a scenario says is shown as text and does nothing.</summary>
public sealed class HostileTextTests(Reader reader)
{
    [Theory]
    [InlineData("desktop", "en")]
    [InlineData("desktop", "uk")]
    [InlineData("desktop", "ru")]
    [InlineData("phone", "en")]
    public async Task Hostile_text_is_shown_and_does_nothing(string look, string language)
    {
        var benign = 0;
        await reader.Read(RaidPage.Tutorial, Look.Of(look).In(language), async visit => benign = await visit.Ask<int>("() => document.scripts.length"));

        await reader.Read(RaidPage.Hostile, Look.Of(look).In(language), async visit =>
        {
            await AssertHarmless(visit, benign);
            await Touch(visit);
            await AssertHarmless(visit, benign);
            Assert.Equal(HostileScenario.Text($"title.{language}"), await visit.Page.TitleAsync());
            await AssertShown(visit, language);
        });
    }

    [Fact]
    public async Task Hostile_text_does_nothing_while_the_language_is_switched() =>
        await reader.Read(RaidPage.Hostile, Look.Desktop.In("en"), async visit =>
        {
            var scripts = await visit.Ask<int>("() => document.scripts.length");
            foreach (var language in new[] { "uk", "ru", "en" })
            {
                await visit.Page.Locator($"header button[lang={language}]").ClickAsync();
                await visit.Frames();
                await AssertHarmless(visit, scripts);
                Assert.Equal(HostileScenario.Text($"title.{language}"), await visit.Page.TitleAsync());
            }
        });

    [Fact]
    public async Task Hostile_text_does_nothing_where_scripts_are_off() =>
        await reader.Read(reader.FileOf(RaidPage.Hostile), Look.Desktop with { HasScripts = false }, async visit =>
        {
            await visit.Page.Locator("noscript").First.WaitForAsync(new() { State = WaitForSelectorState.Attached });
            // The title is the only text of a scenario that stands in the page itself.
            Assert.Equal(HostileScenario.Text("title.en"), await visit.Page.TitleAsync());
            Assert.Equal(0, await visit.Page.Locator("img, iframe, svg, [onload], [onerror]").CountAsync());
        });

    [Fact]
    public async Task Hostile_text_does_not_make_the_page_wider_than_the_screen() =>
        await reader.Read(RaidPage.Hostile, Look.Phone, async visit => Findings.None("wider than the screen", await visit.Overhang()));

    [Fact]
    public async Task Hostile_text_prints() =>
        await reader.Read(RaidPage.Hostile, Look.Desktop, async visit =>
        {
            var pdf = await visit.Page.PdfAsync(new() { Format = "A4" });

            Assert.True(pdf.AsSpan().StartsWith("%PDF-"u8));
        });

    internal static async Task AssertHarmless(Visit visit, int scripts)
    {
        var found = await visit.Ask("""
            () => {
              const all = [...document.querySelectorAll('*')];
              const addresses = all.flatMap(e => ['href', 'src', 'action', 'formaction', 'data', 'xlink:href'].map(name => e.getAttribute(name) ?? ''));
              return {
                pwned: 'pwned' in window,
                scripts: document.scripts.length,
                handlers: all.filter(e => [...e.attributes].some(a => a.name.startsWith('on'))).map(e => e.outerHTML.slice(0, 100)),
                elements: [...document.querySelectorAll('iframe, frame, object, embed, base, form, img[src=x]')].map(e => e.outerHTML.slice(0, 100)),
                addresses: addresses.filter(a => /^[\s\u0000-\u0020]*(javascript|vbscript|http):/i.test(a)),
              };
            }
            """);

        Assert.False(found.GetProperty("pwned").GetBoolean());
        Assert.Equal(scripts, found.GetProperty("scripts").GetInt32());
        Assert.All(["handlers", "elements", "addresses"], kind => Findings.None(kind, found.GetProperty(kind).EnumerateArray().Select(e => e.GetString()!)));
        Assert.Single(visit.Page.Frames);
    }

    /// <summary>Uses what can be used: playback, map, and the marks of the plots, which tell of themselves under the mouse.</summary>
    private static async Task Touch(Visit visit)
    {
        await visit.Unfold();
        foreach (var button in await visit.Page.Locator($"{Playback.Root} button:visible:enabled").AllAsync())
        {
            await button.ClickAsync();
        }

        foreach (var part in new[] { 0.3, 0.6, 1 })
        {
            await new Playback(visit).Seek(part);
        }

        foreach (var places in new[] { "[data-map]", Plot.Figures })
        {
            foreach (var place in await visit.Page.Locator(places).AllAsync())
            {
                await place.ScrollIntoViewIfNeededAsync();
                await Hover(visit, place);
            }
        }
    }

    private static async Task Hover(Visit visit, Microsoft.Playwright.ILocator place)
    {
        if (await place.BoundingBoxAsync() is not { } box)
        {
            return;
        }

        for (var across = 0.1f; across < 1; across += 0.2f)
        {
            for (var down = 0.1f; down < 1; down += 0.2f)
            {
                await visit.Page.Mouse.MoveAsync(box.X + (across * box.Width), box.Y + (down * box.Height));
            }
        }

        await visit.Page.Mouse.ClickAsync(box.X + (box.Width / 2), box.Y + (box.Height / 2));
        await visit.Frames();
    }

    private static async Task AssertShown(Visit visit, string language)
    {
        var text = await visit.Ask<string>("""
            () => {
              const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT, n => n.parentElement.closest('script, style, noscript') ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT);
              let text = '';
              while (walker.nextNode()) text += walker.currentNode.data + '\n';
              return text;
            }
            """);
        // Names are cut to what a list can hold; titles, notes and the command are whole.
        const int Whole = 100;
        string[] expected =
        [
            .. new[] { "title", "notes" }.Select(name => HostileScenario.Text($"{name}.{language}")),
            .. new[] { "asset", "system", "threat" }.Select(name => HostileScenario.Text($"{name}.{language}")[..Whole]),
            HostileScenario.Text("speed note"),
            HostileScenario.Text("command"),
            HostileScenario.Long[..Whole],
        ];

        Assert.All(expected, e => Assert.True(text.Contains(e, StringComparison.Ordinal), $"not shown as it was written: {JsonSerializer.Serialize(e[..Math.Min(e.Length, 60)])}"));
    }
}
