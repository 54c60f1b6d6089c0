using System.Text.Json.Nodes;

namespace Testudo.Cli.Tests;

/// <summary>What would have stopped the leakers, and where two runs part, as the command line tells it.</summary>
public sealed class WhyTests : IDisposable
{
    private readonly Scratch scratch = new();

    public static TheoryData<string> Languages => [.. Words.Languages];

    public void Dispose() => scratch.Dispose();

    [Theory]
    [MemberData(nameof(Languages))]
    public void The_tables_follow_the_summary(string language)
    {
        var outcome = Assess("out", "--why", "--lang", language);

        // On a slow machine standard error has progress.
        Assert.Equal(ExitCodes.Ok, outcome.ExitCode);
        Assert.Contains(outcome.Lines, l => l == Words.In(language)["What would have stopped them"]);
        Assert.All(outcome.Lines, l => Assert.InRange(l.Length, 0, 100));
        Assert.Contains("1. ", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Each_written_scenario_gives_the_difference_that_the_result_has()
    {
        Assess("before", "--why", "--why-scenarios", scratch["changes"]);
        var result = Result("before");
        var changes = result["autopsy"]!["changes"]!.AsArray();

        Assert.NotEmpty(changes);
        Assert.Equal(changes.Select(c => $"{c!["id"]}.yaml").Order(StringComparer.Ordinal), Directory.EnumerateFiles(scratch["changes"]).Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal));
        foreach (var change in changes)
        {
            var id = (string)change!["id"]!;
            var outcome = Cli.Run("assess", scratch[$"changes/{id}.yaml"], "--replications", $"{result["autopsy"]!["replications"]}", "--no-report", "--quiet", "--out", scratch[id]);

            Assert.Equal((ExitCodes.Ok, ""), (outcome.ExitCode, outcome.Error));
            Assert.Equal((double)change["averted"]!["mean"]!, Leaked(result) - Leaked(Result(id)), 1e-9);
        }
    }

    [Fact]
    public void Scenarios_of_changes_need_the_question()
    {
        var outcome = Assess("out", "--why-scenarios", scratch["changes"]);

        Assert.Equal(ExitCodes.WrongInput, outcome.ExitCode);
        Assert.Contains("--why", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_the_question_there_is_no_autopsy()
    {
        Assess("out");

        Assert.Null(Result("out")["autopsy"]);
    }

    [Fact]
    public void Two_runs_part_where_they_differ()
    {
        Assess("a", "--stage-hashes", scratch["a.stages"], "--trace", scratch["a.jsonl"], "--replication", "0");
        Assess("b", "--stage-hashes", scratch["b.stages"], "--trace", scratch["b.jsonl"], "--replication", "0", "--seed", "2");
        Assess("c", "--stage-hashes", scratch["c.stages"], "--threads", "1");

        Assert.Equal(File.ReadAllBytes(scratch["a.stages"]), File.ReadAllBytes(scratch["c.stages"]));
        Assert.Contains("All 1,000 replications are the same in every stage.", Cli.Run("diff", scratch["a.stages"], scratch["c.stages"]).Output, StringComparison.Ordinal);
        var stages = Cli.Run("diff", scratch["a.stages"], scratch["b.stages"]);
        Assert.Equal((ExitCodes.Ok, ""), (stages.ExitCode, stages.Error));
        Assert.Contains("They differ in seed: A 1, B 2", stages.Output, StringComparison.Ordinal);
        Assert.Contains("They part first in replication ", stages.Output, StringComparison.Ordinal);
        var events = Cli.Run("diff", scratch["a.jsonl"], scratch["b.jsonl"]);
        Assert.Contains("events are the same. Then:", events.Output, StringComparison.Ordinal);
        Assert.Contains("All ", Cli.Run("diff", scratch["a.jsonl"], scratch["a.jsonl"]).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void What_cannot_be_compared_is_refused()
    {
        Assess("a", "--stage-hashes", scratch["a.stages"], "--trace", scratch["a.jsonl"]);

        Assert.Equal(ExitCodes.WrongInput, Cli.Run("diff", scratch["a.stages"], scratch["a.jsonl"]).ExitCode);
        Assert.Equal(ExitCodes.WrongInput, Cli.Run("diff", scratch["a.stages"], scratch["a/result.json"]).ExitCode);
        Assert.Equal(ExitCodes.WrongInput, Cli.Run("diff", scratch["a.stages"], scratch["missing"]).ExitCode);
    }

    private Outcome Assess(string folder, params string[] more) =>
        Cli.Run(["assess", Cli.File("scenarios", "tutorial.yaml"), "--replications", "1000", "--no-report", "--out", scratch[folder], .. more]);

    private JsonNode Result(string folder) => JsonNode.Parse(File.ReadAllText(scratch[$"{folder}/result.json"]))!;

    private static double Leaked(JsonNode result) => (double)result["raid"]!["leaked"]!["expected"]!["mean"]!;
}
