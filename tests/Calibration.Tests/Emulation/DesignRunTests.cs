using Testudo.Calibration.Emulation;

namespace Testudo.Calibration.Tests.Emulation;

public sealed class DesignRunTests
{
    private static readonly CalibrationOptions Tiny = TestRaid.Quick with { Points = 6, Settings = 3, Spreads = 2, Replications = 2 };

    [Fact]
    public void Threads_change_nothing()
    {
        var one = Lines(new DesignRun(TestRaid.National(), TestRaid.Catalogue, Tiny with { Threads = 1 }).Run([], null, null, CancellationToken.None));
        var three = Lines(new DesignRun(TestRaid.National(), TestRaid.Catalogue, Tiny with { Threads = 3 }).Run([], null, null, CancellationToken.None));

        Assert.Equal(one, three);
        Assert.Equal(18, one.Count);
        Assert.True(one.Distinct(StringComparer.Ordinal).Count() > 9);
    }

    [Fact]
    public void A_run_that_was_stopped_goes_on_and_ends_the_same()
    {
        var file = Path.Combine(Path.GetTempPath(), $"testudo-{Guid.NewGuid():N}.partial");
        try
        {
            var run = new DesignRun(TestRaid.National(), TestRaid.Catalogue, Tiny with { Threads = 1 });
            using var stop = new CancellationTokenSource();
            using (var checkpoint = Checkpoint.Open(file, "s", "c", "1", Tiny))
            {
                Assert.Empty(checkpoint.Known);
                var count = 0;
                Assert.ThrowsAny<OperationCanceledException>(() => run.Run(
                    [],
                    outcome =>
                    {
                        checkpoint.Note(outcome);
                        if (++count == 5)
                        {
                            stop.Cancel();
                        }
                    },
                    null,
                    stop.Token));
            }

            // As if the power had failed in the middle of a line.
            File.AppendAllText(file, "6 1 2 3");
            using (var again = Checkpoint.Open(file, "s", "c", "1", Tiny))
            {
                Assert.InRange(again.Known.Count, 5, 6);
                var fresh = 0;
                var ended = Lines(run.Run(again.Known, _ => fresh++, null, CancellationToken.None));
                Assert.Equal(18 - again.Known.Count, fresh);
                Assert.Equal(Lines(run.Run([], null, null, CancellationToken.None)), ended);
            }

            using (var other = Checkpoint.Open(file, "another scenario", "c", "1", Tiny))
            {
                Assert.Empty(other.Known);
                other.Remove();
            }

            Assert.False(File.Exists(file));
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static List<string> Lines(IReadOnlyList<RowOutcome> outcomes) =>
        [.. outcomes.Select(o => $"{o.Row}: {string.Join(',', o.Stopped)} {string.Join(',', o.Squares)} {string.Join(',', o.Thin)}")];
}
