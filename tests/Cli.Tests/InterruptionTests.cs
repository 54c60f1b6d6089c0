using System.Diagnostics;

namespace Testudo.Cli.Tests;

public sealed class InterruptionTests
{
    [Theory]
    [InlineData("-INT")]
    [InlineData("-TERM")]
    public async Task A_stopped_run_says_how_far_it_came_and_writes_no_file(string signal)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() || OperatingSystem.IsMacOS(), "needs signals");
        Assert.SkipWhen(signal == "-INT" && Testudo.Tests.Signals.IsInterruptIgnored, "Ctrl-C is ignored by whoever started the tests");
        using var scratch = new Scratch();
        scratch.Raid();
        using var process = Cli.Start(scratch.Folder, "assess", "raid.yaml", "--replications", "5000000", "--trace", "t/trace.jsonl");
        var output = process.StandardOutput.ReadToEndAsync();

        // Its first line of progress says that it is under way.
        var first = await process.StandardError.ReadLineAsync();
        using (Process.Start("kill", [signal, process.Id.ToString()]))
        {
        }

        var clock = Stopwatch.StartNew();
        await process.WaitForExitAsync();

        Assert.InRange(clock.Elapsed.TotalSeconds, 0, 1.5);
        Assert.Equal(ExitCodes.Stopped, process.ExitCode);
        Assert.Matches(@"^[\d,]+ of 5,000,000 replications$", first);
        Assert.Matches(@"Stopped after [\d,]+ of 5,000,000 replications; nothing was written\. .*--replications \d+\n$", await process.StandardError.ReadToEndAsync());
        Assert.Contains("replications that were complete", await output, StringComparison.Ordinal);
        Assert.Equal(["raid.yaml"], scratch.Files);
        Assert.False(Directory.Exists(scratch["out"]));
        Assert.False(Directory.Exists(scratch["t"]));
    }
}
