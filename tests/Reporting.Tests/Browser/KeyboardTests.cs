namespace Testudo.Reporting.Tests.Browser;

/// <summary>Everything can be done without a mouse, and one sees where one is.</summary>
public sealed class KeyboardTests(Reader reader)
{
    private const int MostControls = 2_000;

    [Theory]
    [InlineData("desktop")]
    [InlineData("dark desktop")]
    public async Task Tab_reaches_every_control_and_shows_where_it_is(string look) =>
        await reader.Read(RaidPage.SecondOfJanuary, Look.Of(look) with { IsStill = true }, async visit =>
        {
            // Remembers the controls that a reader can see, and the look of each without focus.
            var names = await visit.Ask<string[]>("""
                () => {
                  const list = 'a[href], button, input, select, textarea, summary, [tabindex], [contenteditable]';
                  window.controls = [...document.querySelectorAll(list)].filter(e =>
                    (e.tabIndex >= 0 || e.matches('[data-playback] :is(input, button)')) && !e.disabled && e.checkVisibility({ visibilityProperty: true }) && (e.type !== 'radio' || e.checked));
                  return window.controls.map(e => `${e.tagName.toLowerCase()} ${(e.getAttribute('aria-label') ?? e.innerText ?? '').slice(0, 40)}`);
                }
                """);
            Assert.InRange(names.Length, 10, MostControls);

            var (reached, unseen) = (new HashSet<int>(), new List<string>());
            for (var press = 0; press < names.Length + 10 && reached.Count < names.Length; press++)
            {
                await visit.Page.Keyboard.PressAsync("Tab");
                var focus = await visit.Ask("""
                    () => {
                      const e = document.activeElement;
                      const style = getComputedStyle(e);
                      const hasOutline = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 1;
                      const box = e.getBoundingClientRect();
                      const isOnScreen = box.width > 0 && box.height > 0 && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
                      return { at: window.controls.indexOf(e), isSeen: (hasOutline || style.boxShadow !== 'none') && isOnScreen, what: e.outerHTML.slice(0, 120) };
                    }
                    """);
                if (focus.GetProperty("at").GetInt32() is >= 0 and var at)
                {
                    reached.Add(at);
                    if (!focus.GetProperty("isSeen").GetBoolean())
                    {
                        unseen.Add(focus.GetProperty("what").GetString()!);
                    }
                }
            }

            Findings.None("Tab does not reach", names.Where((_, i) => !reached.Contains(i)));
            Findings.None("the focus cannot be seen on", unseen);
        });

    [Fact]
    public async Task The_first_stop_leads_past_the_header_to_the_answer() =>
        await reader.Read(RaidPage.Tutorial, Look.Desktop with { IsStill = true }, async visit =>
        {
            await visit.Page.Keyboard.PressAsync("Tab");
            await visit.Page.Keyboard.PressAsync("Enter");
            await visit.Page.Keyboard.PressAsync("Tab");

            Assert.False(await visit.Ask<bool>("() => !!document.activeElement.closest('header')"));
        });

    [Fact]
    public async Task Arrows_move_the_slider_and_Home_and_End_go_to_its_ends() =>
        await reader.Read(RaidPage.SecondOfJanuary, Look.Desktop.In("en"), async visit =>
        {
            var playback = new Playback(visit);
            var (begin, end) = (await playback.Seek(0), await playback.Seek(1));
            await playback.Seek(0.5);
            async Task<double> After(string key)
            {
                await playback.Slider.PressAsync(key);
                await visit.Frames();
                return (await playback.Now()).Time;
            }

            var middle = (await playback.Now()).Time;
            var right = await After("ArrowRight");
            Assert.True(right > middle, "the right arrow does not move on");
            Assert.True(await After("ArrowLeft") < right, "the left arrow does not move back");
            Assert.Equal(begin.Time, await After("Home"));
            Assert.Equal(end.Time, await After("End"));
        });

    [Fact]
    public async Task Space_plays_and_pauses() =>
        await reader.Read(RaidPage.SecondOfJanuary, Look.Desktop.In("en"), async visit =>
        {
            var playback = new Playback(visit);
            var start = await playback.Seek(0.3);
            await playback.PlayButton.FocusAsync();
            await visit.Page.Keyboard.PressAsync("Space");
            await Task.Delay(800, TestContext.Current.CancellationToken);
            await visit.Page.Keyboard.PressAsync("Space");
            await visit.Frames();
            var paused = await playback.Now();
            await Task.Delay(400, TestContext.Current.CancellationToken);

            Assert.True(paused.Time > start.Time, "Space does not play");
            Assert.Equal(paused.Time, (await playback.Now()).Time);
        });

    [Fact]
    public async Task Every_control_says_what_it_is() =>
        await reader.Read(RaidPage.SecondOfJanuary, Look.Desktop.In("en"), async visit =>
        {
            // Their texts alone would all be "CSV", "SVG" and "PNG".
            var names = (await visit.Ask($"() => [...document.querySelectorAll('{Plot.Figures}')].map(f => [...f.querySelectorAll('button')].map(b => b.getAttribute('aria-label') ?? b.innerText))"))
                .EnumerateArray().SelectMany(f => f.EnumerateArray()).Select(n => n.GetString()!).ToList();

            Assert.DoesNotContain("", names);
            Assert.Equal(names.Distinct(StringComparer.Ordinal), names);
        });
}
