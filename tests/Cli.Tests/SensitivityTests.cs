using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Testudo.Cli.Tests;

/// <summary>Which numbers the uncertainty comes from, as the command line tells it.</summary>
public sealed class SensitivityTests : IDisposable
{
    // The raid of the tutorial with two uncertain numbers: the kill, and a cost that nothing leaks by.
    private const string Kill = "kill: 0.6";
    private const string Cost = "roundCost: 500000 USD";

    private readonly Scratch scratch = new();

    public SensitivityTests()
    {
        var tutorial = File.ReadAllText(Cli.File("scenarios", "tutorial.yaml"));
        Assert.Contains(Kill, tutorial, StringComparison.Ordinal);
        Assert.Contains(Cost, tutorial, StringComparison.Ordinal);
        File.WriteAllText(scratch["raid.yaml"], tutorial.Replace(Kill, "kill: {value: 0.6, low: 0.4, high: 0.8}").Replace(Cost, "roundCost: {value: 500000 USD, low: 300000 USD, high: 900000 USD}"));
    }

    public static TheoryData<string> Languages => [.. Words.Languages];

    public void Dispose() => scratch.Dispose();

    [Theory]
    [MemberData(nameof(Languages))]
    public void The_tables_follow_the_summary(string language)
    {
        var words = Words.In(language);
        var outcome = Assess("out", "--sensitivity", "--draws", "300", "--lang", language);

        Assert.Equal(ExitCodes.Ok, outcome.ExitCode);
        Assert.Contains(outcome.Lines, l => l == words["Which numbers the uncertainty comes from"]);
        Assert.All(outcome.Lines, l => Assert.InRange(l.Length, 0, 100));
        Assert.Contains(outcome.Lines, l => l.StartsWith("training-battery.against.cruise.kill", StringComparison.Ordinal) && l.Contains(words.Kind("judgement"), StringComparison.Ordinal));
        Assert.Contains(outcome.Lines, l => l.StartsWith("  " + words.NumberKind("cost"), StringComparison.Ordinal));
    }

    [Fact]
    public void The_result_has_what_the_tables_tell_and_is_the_same_for_any_number_of_threads()
    {
        Assess("one", "--sensitivity", "--draws", "300", "--threads", "1");
        Assess("three", "--sensitivity", "--draws", "300", "--threads", "3");

        Assert.Equal(File.ReadAllBytes(scratch["one/result.json"]), File.ReadAllBytes(scratch["three/result.json"]));
        var sensitivity = Result("one")["sensitivity"]!;
        Assert.Equal(2, (int)sensitivity["parameters"]!);
        Assert.Equal(300, (int)sensitivity["draws"]!);
        var leaked = sensitivity["outcomes"]![0]!;
        Assert.Equal("leaked", (string)leaked["outcome"]!);
        Assert.True((bool)leaked["isTold"]!);
        Assert.Equal("training-battery.against.cruise.kill", (string)leaked["numbers"]![0]!["path"]!);
        // Nothing else touches what leaks.
        Assert.InRange((double)leaked["grades"]![0]!["first"]!["value"]!, 0.9, 1.1);
        Assert.InRange((double)leaked["numbers"]![1]!["first"]!["value"]!, -0.05, 0.05);
    }

    [Fact]
    public void Without_the_question_there_is_no_answer()
    {
        Assess("out");

        Assert.Null(Result("out")["sensitivity"]);
    }

    [Fact]
    public void A_raid_without_an_uncertain_number_says_so()
    {
        var outcome = Cli.Run("assess", Cli.File("scenarios", "tutorial.yaml"), "--replications", "100", "--no-report", "--out", scratch["out"], "--sensitivity");

        Assert.Equal(ExitCodes.Ok, outcome.ExitCode);
        Assert.Contains("No number that this raid uses is uncertain: there is nothing to share out.", outcome.Output, StringComparison.Ordinal);
        Assert.Equal(0, (int)Result("out")["sensitivity"]!["parameters"]!);
        Assert.Empty(Result("out")["sensitivity"]!["outcomes"]!.AsArray());
    }

    [Fact]
    public void Too_few_draws_are_refused_before_anything_runs()
    {
        var outcome = Assess("out", "--sensitivity", "--draws", "299");

        Assert.Equal((ExitCodes.WrongInput, ""), (outcome.ExitCode, outcome.Output));
        Assert.Contains("--draws is 299; 2 uncertain numbers cannot be told apart with fewer than 300", outcome.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(scratch["out"]));

        // A raid with many numbers needs more: two functions for each, eight draws for each function.
        var many = Cli.Run("assess", Cli.File("scenarios", "2024-01-02.yaml"), "--sensitivity", "--draws", "300", "--out", scratch["out"]).Error;
        var told = Regex.Match(many, @"; (\d+) uncertain numbers cannot be told apart with fewer than ([\d,]+)");
        Assert.True(told.Success, many);
        Assert.Equal(16 * int.Parse(told.Groups[1].Value, CultureInfo.InvariantCulture), int.Parse(told.Groups[2].Value, NumberStyles.AllowThousands, CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("--draws", "400")]
    [InlineData("--sensitivity", "--draws", "0")]
    [InlineData("--sensitivity", "--draws", "30001")]
    [InlineData("--sensitivity", "--draws", "many")]
    public void Draws_are_a_number_that_needs_the_question(params string[] options)
    {
        var outcome = Assess("out", options);

        Assert.Equal(ExitCodes.WrongInput, outcome.ExitCode);
        Assert.Contains("--draws", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stop_leaves_no_file()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() || OperatingSystem.IsMacOS(), "needs signals");
        using var process = Cli.Start(scratch.Folder, "assess", Cli.File("scenarios", "2024-01-02.yaml"), "--replications", "20", "--no-report", "--sensitivity", "--draws", "30000");
        var output = process.StandardOutput.ReadToEndAsync();
        var first = await process.StandardError.ReadLineAsync();
        using (Process.Start("kill", ["-TERM", process.Id.ToString(CultureInfo.InvariantCulture)]))
        {
        }

        await process.WaitForExitAsync();
        Assert.Matches(@"^\d+ % of which numbers the uncertainty comes from$", first);
        Assert.Equal((ExitCodes.Stopped, ""), (process.ExitCode, await output));
        Assert.Equal("Stopped while it was asked which numbers the uncertainty comes from; nothing was written.\n", await process.StandardError.ReadToEndAsync());
        Assert.Equal(["raid.yaml"], scratch.Files);
    }

    private Outcome Assess(string folder, params string[] more) =>
        Cli.Run(["assess", scratch["raid.yaml"], "--replications", "1000", "--no-report", "--out", scratch[folder], .. more]);

    private JsonNode Result(string folder) => JsonNode.Parse(File.ReadAllText(scratch[$"{folder}/result.json"]))!;
}
