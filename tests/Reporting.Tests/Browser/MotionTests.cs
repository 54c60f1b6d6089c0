namespace Testudo.Reporting.Tests.Browser;

/// <summary>Nothing moves for a reader who does not want it.</summary>
[Collection(Timed.Name)]
public sealed class MotionTests(Reader reader)
{
    [Theory]
    [InlineData("desktop")]
    [InlineData("phone")]
    public async Task Nothing_moves_by_itself_where_less_motion_is_asked_for(string look) =>
        await reader.Read(RaidPage.SecondOfJanuary, Look.Of(look).In("en") with { IsStill = true }, async visit =>
        {
            var playback = new Playback(visit);
            var before = await playback.Now();
            Assert.Equal(0, await Animations(visit));

            await visit.Page.Locator("header button[lang=uk]").ClickAsync();
            await visit.Frames();
            Assert.Equal(0, await Animations(visit));

            await Task.Delay(500, TestContext.Current.CancellationToken);
            Assert.Equal(before.Time, (await playback.Now()).Time);
            Assert.Equal("auto", await visit.Ask<string>("() => getComputedStyle(document.documentElement).scrollBehavior"));
        });

    [Fact]
    public async Task The_playback_waits_to_be_started() =>
        await reader.Read(RaidPage.SecondOfJanuary, Look.Desktop, async visit =>
        {
            var playback = new Playback(visit);
            var before = await playback.Now();
            await Task.Delay(500, TestContext.Current.CancellationToken);

            Assert.Equal(before.Time, (await playback.Now()).Time);
        });

    private static Task<int> Animations(Visit visit) =>
        visit.Ask<int>("() => document.getAnimations().length");
}
