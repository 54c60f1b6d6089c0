using System.Text.RegularExpressions;
using Testudo.Cli.Summary;

namespace Testudo.Cli.Tests;

public sealed partial class SummaryTests
{
    public static TheoryData<string> Languages => [.. Words.Languages];

    /// <summary>Golden files are read by a person before they are committed; TESTUDO_UPDATE_GOLDEN=1 writes them.</summary>
    [Theory]
    [MemberData(nameof(Languages))]
    public void The_summary_of_the_tutorial_is_as_reviewed(string language)
    {
        using var scratch = new Scratch();
        var golden = Cli.File("tests", "Cli.Tests", "Golden", $"tutorial.{language}.txt");

        var outcome = Cli.Run("assess", Cli.File("scenarios", "tutorial.yaml"), "--out", scratch["o"], "--lang", language);
        // What changes with every edit of a remark or with the release is not what is reviewed.
        var text = Hash().Replace(outcome.Output, "............").Replace(scratch.Folder, "", StringComparison.Ordinal).Replace($"testudo {Commands.CommandLine.Version}", "testudo", StringComparison.Ordinal);
        if (Cli.IsUpdate)
        {
            File.WriteAllText(golden, text);
        }

        Assert.Equal(File.ReadAllText(golden), text);
    }

    [Fact]
    public void Every_summary_fits_a_screen_in_every_language()
    {
        using var scratch = new Scratch();
        foreach (var scenario in Cli.Scenarios)
        {
            foreach (var language in Words.Languages)
            {
                var lines = Cli.Run("assess", scenario, "--replications", "200", "--lang", language, "--out", scratch[$"{Path.GetFileName(scratch.Folder)}-0123456789-0123456789"]).Lines;

                Assert.True(lines.Length <= RaidSummary.MostLines, $"{scenario} {language}: {lines.Length} lines");
                Assert.All(lines[..^2], line => Assert.True(TextTable.Width(line) <= Terminal.UsualWidth, $"{scenario} {language}: {line}"));
            }
        }
    }

    [Theory]
    [InlineData(40)]
    [InlineData(60)]
    [InlineData(80)]
    public void A_narrow_screen_breaks_no_line(int width)
    {
        using var scratch = new Scratch();
        var narrow = new Terminal(TextWriter.Null, TextWriter.Null) { Width = width };

        var large = Cli.RunOn(narrow, "assess", Cli.File("scenarios", "2024-01-02.yaml"), "--replications", "40", "--out", scratch["large"]);
        Assert.True(large.ExitCode == ExitCodes.Ok, large.Error);
        Assert.True(large.Lines.Count(l => l.Length > 0) > 30);
        var lines = Cli.RunOn(narrow, "assess", scratch.Raid(), "--replications", "100", "--out", scratch["o"]).Lines;

        Assert.All(lines.Where(l => l.Trim().Contains(' ')), line => Assert.True(line.Length <= width || !line.Trim().Contains("  "), line));
        Assert.All(lines.Where(l => l.Contains("  ", StringComparison.Ordinal) && !l.StartsWith(' ')), line => Assert.True(line.Length <= width, line));
    }

    [Fact]
    public void Styles_are_for_screens_that_have_them()
    {
        using var scratch = new Scratch();
        var screen = new Terminal(TextWriter.Null, TextWriter.Null) { IsOutputScreen = true };
        string[] args = ["assess", scratch.Raid(), "--replications", "50", "--out", scratch["o"]];
        Func<string, string?> without = name => name == "NO_COLOR" ? "1" : null;

        Assert.Contains(Page.Bold, Cli.RunOn(screen with { Variable = _ => null }, args).Output, StringComparison.Ordinal);
        Assert.DoesNotContain("\e", Cli.RunOn(screen with { Variable = without }, args).Output, StringComparison.Ordinal);
        Assert.DoesNotContain("\e", Cli.Run(args).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Numbers_of_the_summary_are_those_of_the_result()
    {
        using var scratch = new Scratch();
        var outcome = Cli.Run("assess", scratch.Raid(), "--replications", "400", "--out", scratch["o"]);
        using var result = System.Text.Json.JsonDocument.Parse(File.ReadAllText(scratch["o/result.json"]));
        var raid = result.RootElement.GetProperty("raid");

        var total = outcome.Lines.First(l => l.StartsWith("Total", StringComparison.Ordinal));

        Assert.Contains($" {raid.GetProperty("leaked").GetProperty("expected").GetProperty("mean").GetDouble():0.00} ", total, StringComparison.Ordinal);
        Assert.EndsWith($" {raid.GetProperty("leaked").GetProperty("oneRaidLow").GetDouble():0}–{raid.GetProperty("leaked").GetProperty("oneRaidHigh").GetDouble():0}", total, StringComparison.Ordinal);
    }

    [GeneratedRegex("[0-9a-f]{12}")]
    private static partial Regex Hash();
}
