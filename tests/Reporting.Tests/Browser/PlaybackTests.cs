using Testudo.Simulation.Replication;

namespace Testudo.Reporting.Tests.Browser;

/// <summary>The playback counts what the trace tells.</summary>
public sealed class PlaybackTests(Reader reader)
{
    // The page rounds times to a tenth of a second; nearer to an event than this nobody can say on which side it is.
    private const double TooNear = 0.2;
    private const int Moments = 20;
    private const int LeastMoments = 12;

    [Theory]
    [InlineData("median")]
    [InlineData("worst decile")]
    [InlineData("asked")]
    [InlineData("first")]
    public async Task At_any_moment_the_counts_are_those_of_the_trace(string which) =>
        await reader.Read(RaidPage.SecondOfJanuary, Look.Desktop.In("en"), async visit =>
        {
            var playback = new Playback(visit);
            await Follow(playback, Raid.SecondOfJanuary, await Show(playback, which));
        });

    [Fact]
    public async Task A_page_opens_on_the_median_replication() =>
        await reader.Read(RaidPage.SecondOfJanuary, Look.Desktop.In("en"), async visit =>
            await Follow(new Playback(visit), Raid.SecondOfJanuary, Raid.SecondOfJanuary.Assessment.Representatives.Median));

    [Fact]
    public async Task At_the_end_every_threat_is_accounted_for() =>
        await reader.Read(RaidPage.SecondOfJanuary, Look.Desktop.In("en"), async visit =>
        {
            var playback = new Playback(visit);
            foreach (var replication in new[] { Raid.SecondOfJanuary.Assessment.Representatives.Median, RaidPage.Asked, 0u })
            {
                await playback.Show($"{replication}");
                var end = await playback.Seek(1);

                Assert.Equal(0, end.Counts.Air);
                Assert.Equal(Tally.Of(Raid.SecondOfJanuary.Result.Trace(replication), double.PositiveInfinity), end.Counts);
            }
        });

    [Fact]
    public async Task Going_back_in_time_takes_back_what_was_counted() =>
        await reader.Read(RaidPage.SecondOfJanuary, Look.Desktop.In("en"), async visit =>
        {
            var playback = new Playback(visit);
            var middle = await playback.Seek(0.8);
            await playback.Seek(1);
            var begin = await playback.Seek(0);
            var again = await playback.Seek(0.8);

            Assert.Equal(middle, again);
            Assert.Equal(Tally.Of(Raid.SecondOfJanuary.Result.Trace(Raid.SecondOfJanuary.Assessment.Representatives.Median), begin.Time), begin.Counts);
        });

    [Fact]
    public async Task Playing_moves_the_time_until_it_is_paused() =>
        await reader.Read(RaidPage.SecondOfJanuary, Look.Desktop.In("en"), async visit =>
        {
            var playback = new Playback(visit);
            await playback.Seek(0.5);
            var start = await playback.Now();

            await playback.PlayButton.ClickAsync();
            await Task.Delay(1000, TestContext.Current.CancellationToken);
            var later = await playback.Now();
            await visit.Page.Keyboard.PressAsync("Space");
            await visit.Frames();
            var paused = await playback.Now();
            await Task.Delay(500, TestContext.Current.CancellationToken);

            Assert.True(later.Time > start.Time, "the time stands still");
            Assert.Equal(paused, await playback.Now());
        });

    [Fact]
    public async Task A_replication_that_is_not_there_is_not_shown() =>
        await reader.Read(RaidPage.SecondOfJanuary, Look.Desktop.In("en"), async visit =>
        {
            var playback = new Playback(visit);
            var traces = Enumerable.Range(0, Raid.SecondOfJanuary.Result.Replications).Select(r => Raid.SecondOfJanuary.Result.Trace((uint)r)).ToList();
            await playback.Seek(0.9);
            foreach (var number in new[] { "-1", "398", "400", "1.5", "", "99999999999" })
            {
                await playback.Show(number);
                var now = await playback.Now();

                // Whatever is shown instead, it is a replication of this run.
                Assert.Contains(traces, trace => Tally.Of(trace, now.Time) == now.Counts);
            }
        });

    private static async Task<uint> Show(Playback playback, string which)
    {
        var chosen = Raid.SecondOfJanuary.Assessment.Representatives;
        switch (which)
        {
            case "median":
                await playback.ShowWorstDecile();
                await playback.ShowMedian();
                return chosen.Median;
            case "worst decile":
                await playback.ShowWorstDecile();
                return chosen.WorstDecile;
            case "asked":
                await playback.Show($"{RaidPage.Asked}");
                return RaidPage.Asked;
            default:
                await playback.Show("0");
                return 0;
        }
    }

    private static async Task Follow(Playback playback, Raid raid, uint replication)
    {
        var trace = raid.Result.Trace(replication);
        var (begin, end) = (await playback.Seek(0), await playback.Seek(1));
        Assert.InRange(begin.Time, double.NegativeInfinity, trace[0].Time);
        Assert.InRange(end.Time, trace.Last(e => e.Kind is TraceKind.Leaked or TraceKind.Intercepted or TraceKind.FlightFailed).Time, double.PositiveInfinity);

        var compared = 0;
        foreach (var time in QuietMoments(trace))
        {
            var shown = await playback.Seek((time - begin.Time) / (end.Time - begin.Time));
            if (trace.All(e => Math.Abs(e.Time - shown.Time) > TooNear))
            {
                Assert.Equal((shown.Time, Tally.Of(trace, shown.Time)), (shown.Time, shown.Counts));
                compared++;
            }
        }

        Assert.InRange(compared, LeastMoments, Moments);
    }

    /// <summary>Moments without events around them, spread over what happens in a replication.</summary>
    private static IEnumerable<double> QuietMoments(List<TraceEvent> trace)
    {
        var gaps = trace.Select(e => e.Time).Distinct().Order().ToList() is var times
            ? times.Zip(times.Skip(1)).Where(g => g.Second - g.First > 10 * TooNear).Select(g => (g.First + g.Second) / 2).ToList()
            : [];
        Assert.InRange(gaps.Count, Moments, int.MaxValue);
        return Enumerable.Range(0, Moments).Select(i => gaps[i * (gaps.Count - 1) / (Moments - 1)]);
    }
}
