using System.Text;
using Testudo.Reporting.Page;

namespace Testudo.Reporting.Tests.Browser;

/// <summary>A page opens from disk, quickly, and needs nobody.</summary>
[Collection(Timed.Name)]
public sealed class OpeningTests(Reader reader)
{
    private const double MostSeconds = 3;
    private const int MostAttempts = 4;

    // What the yardstick takes on two processors at rest that open the page of a raid in time.
    private const double YardstickSeconds = 1;

    // Work of the kind that a page does: counting, and drawing what was counted.
    private static readonly RaidPage Yardstick = new("yardstick", () => Encoding.UTF8.GetBytes("""
        <!DOCTYPE html><html lang="en"><meta charset="utf-8"><title>Yardstick</title><body><script>
        const counted = (() => { let x = 1; for (let i = 0; i < 400_000_000; i++) { x ^= x << 13; x ^= x >>> 17; x ^= x << 5; } return x; })();
        for (let i = 0; i < 3000; i++) document.body.append(Object.assign(document.createElement("p"), { textContent: counted + i }));
        document.body.getBoundingClientRect();
        requestAnimationFrame(() => requestAnimationFrame(() => (document.documentElement.dataset.ready = "true")));
        </script></body></html>
        """));

    [Theory]
    [InlineData("desktop")]
    [InlineData("phone")]
    public async Task A_page_opens_from_disk_within_three_seconds_and_asks_nobody(string look)
    {
        var file = reader.FileOf(RaidPage.SecondOfJanuary);
        Assert.InRange(new FileInfo(file).Length, 1, AssessmentPage.MostBytes - 1);

        // A machine that is busy with something else gets another chance, and as much more time as a page of known work takes on it.
        var (best, bound) = (double.PositiveInfinity, MostSeconds);
        for (var attempt = 0; attempt < MostAttempts && best > bound; attempt++)
        {
            var yardstick = await SecondsToOpen(reader.FileOf(Yardstick), look);
            var seconds = await SecondsToOpen(file, look);
            best = Math.Min(best, seconds);
            bound = Math.Max(bound, MostSeconds * yardstick / YardstickSeconds);
            TestContext.Current.TestOutputHelper?.WriteLine($"{look}: ready after {seconds:0.00} s, the yardstick after {yardstick:0.00} s");
        }

        Assert.InRange(best, 0, bound);
    }

    [Theory]
    [InlineData("desktop", "en")]
    [InlineData("phone", "en")]
    [InlineData("phone", "uk")]
    [InlineData("phone", "ru")]
    public async Task A_page_is_no_wider_than_the_screen(string look, string language) =>
        await reader.Read(RaidPage.SecondOfJanuary, Look.Of(look).In(language), async visit => Findings.None("wider than the screen", await visit.Overhang()));

    [Fact]
    public async Task The_answer_is_on_the_first_screen() =>
        await reader.Read(RaidPage.SecondOfJanuary, Look.Desktop, async visit =>
        {
            foreach (var part in new[] { "[data-answer]", "[data-table=classes]" })
            {
                var box = await visit.Page.Locator(part).BoundingBoxAsync();
                Assert.InRange(box!.Y + box.Height, 0, Look.Desktop.Height);
            }
        });

    [Fact]
    public async Task Map_playback_and_plots_are_there_when_the_page_is_ready() =>
        await reader.Read(RaidPage.SecondOfJanuary, Look.Desktop, async visit =>
        {
            Assert.Equal(1, await visit.Page.Locator("[data-map=ready]").CountAsync());
            Assert.Equal(1, await visit.Page.Locator(Playback.Root).CountAsync());
            Assert.InRange(await visit.Page.Locator(Plot.Figures).CountAsync(), 3, 30);
        });

    [Fact]
    public async Task Without_scripts_the_page_says_in_each_language_what_is_missing() =>
        await reader.Read(reader.FileOf(RaidPage.SecondOfJanuary), Look.Desktop with { HasScripts = false }, async visit =>
        {
            await visit.Page.WaitForLoadStateAsync();
            var text = await visit.Page.Locator("body").InnerTextAsync();
            Assert.All(["JavaScript, which is switched off", "JavaScript, який тут вимкнено", "JavaScript, который здесь выключен"], part => Assert.Contains(part, text.ReplaceLineEndings(" "), StringComparison.Ordinal));
        });

    private async Task<double> SecondsToOpen(string file, string look)
    {
        var seconds = 0.0;
        await reader.Read(file, Look.Of(look), async visit =>
        {
            await visit.Ready();
            seconds = visit.Clock.Elapsed.TotalSeconds;
        });
        return seconds;
    }
}
