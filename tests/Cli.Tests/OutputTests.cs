using System.Diagnostics;

namespace Testudo.Cli.Tests;

public sealed class OutputTests
{
    [Theory]
    [InlineData("--out", "wall/results")]
    [InlineData("--out", "wall")]
    [InlineData("--json", "wall/copy.json")]
    [InlineData("--json", ".")]
    [InlineData("--trace", "wall/t.jsonl")]
    public void A_place_that_cannot_be_written_is_found_before_the_run(string option, string path)
    {
        using var scratch = new Scratch();
        var raid = scratch.Raid();
        // Also for those whom no permission stops: nothing can lie below a regular file.
        scratch.Write("wall", "");
        string[] elsewhere = option == "--out" ? [] : ["--out", scratch["deep/results"]];
        var clock = Stopwatch.StartNew();

        var outcome = Cli.Run(["assess", raid, "--replications", "5000000", option, scratch[path], .. elsewhere]);

        Assert.Equal(ExitCodes.CannotWrite, outcome.ExitCode);
        Assert.Empty(outcome.Output);
        Assert.Single(outcome.Error.TrimEnd('\n').Split('\n'));
        Assert.Contains("cannot be written", outcome.Error, StringComparison.Ordinal);
        Assert.InRange(clock.Elapsed.TotalSeconds, 0, 30);
        Assert.Equal(["raid.yaml", "wall"], scratch.Files);
    }

    [Fact]
    public void A_result_replaces_the_one_before()
    {
        using var scratch = new Scratch();
        Directory.CreateDirectory(scratch["o"]);
        scratch.Write("o/result.json", "old");

        Cli.Run("assess", scratch.Raid(), "--replications", "5", "--quiet", "--out", scratch["o"]);

        Assert.StartsWith("{\n", File.ReadAllText(scratch["o/result.json"]), StringComparison.Ordinal);
        Assert.Equal(["o/leakers.csv", .. Cli.WithPage("o/report.html"), "o/result.json", "raid.yaml"], scratch.Files);
    }

    [Fact]
    public async Task A_closed_pipe_ends_quietly()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() || OperatingSystem.IsMacOS(), "needs a shell");
        using var scratch = new Scratch();
        scratch.Raid();
        var start = new ProcessStartInfo("bash") { WorkingDirectory = scratch.Folder, RedirectStandardError = true, RedirectStandardOutput = true, UseShellExecute = false };
        start.ArgumentList.Add("-c");
        start.ArgumentList.Add("dotnet \"$0\" assess raid.yaml --replications 20 --json - | head -n 1; echo \"${PIPESTATUS[0]}\"");
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "testudo.dll"));
        start.Environment["TESTUDO_HOME"] = Cli.Root;

        using var process = Process.Start(start)!;
        var error = await process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();

        Assert.Equal("", error);
        Assert.Equal("{\n0\n", output);
    }
}
