namespace Testudo.Reporting.Tests.Browser;

/// <summary>Large raids play. The bounds are alarms: on a machine without a graphics card everything is drawn by its processor.</summary>
[Collection(Timed.Name)]
public sealed class SmoothnessTests(Reader reader)
{
    private const double LeastFramesPerSecond = 10;
    private const double Seconds = 3;
    private const int MostAttempts = 3;

    [Fact]
    public async Task Three_hundred_threats_move_at_ten_frames_a_second_without_a_graphics_card()
    {
        var best = 0.0;
        for (var attempt = 0; attempt < MostAttempts && best < LeastFramesPerSecond; attempt++)
        {
            best = Math.Max(best, await Rate(300));
        }

        Machine.SkipWhereBusy(best >= LeastFramesPerSecond, $"{best:0.0} frames/s");
        Assert.InRange(best, LeastFramesPerSecond, double.PositiveInfinity);
    }

    [Fact]
    public async Task A_thousand_threats_can_be_played()
    {
        var rate = await Rate(1000);

        Assert.True(rate > 0, "nothing moves");
    }

    /// <summary>Frames a second while most threats are in the air.</summary>
    private async Task<double> Rate(int threats)
    {
        var rate = 0.0;
        await reader.Read(RaidPage.OfThreats(threats), Look.Desktop.In("en"), async visit =>
        {
            var playback = new Playback(visit);
            var busiest = await Busiest(playback);
            await playback.Slider.ScrollIntoViewIfNeededAsync();
            await playback.PlayButton.ClickAsync();
            var (frames, seconds) = await playback.CountFrames(Seconds);
            rate = frames / seconds;
            TestContext.Current.TestOutputHelper?.WriteLine($"{threats} threats, {busiest.Counts.Air} in the air: {rate:0.0} frames/s");
            Assert.InRange(busiest.Counts.Air, threats / 4, threats);
        });
        return rate;
    }

    private static async Task<Moment> Busiest(Playback playback)
    {
        var (best, most) = (0.0, -1);
        for (var part = 0.0; part < 0.9; part += 0.05)
        {
            if ((await playback.Seek(part)).Counts.Air is var air && air > most)
            {
                (best, most) = (part, air);
            }
        }

        return await playback.Seek(best);
    }
}
