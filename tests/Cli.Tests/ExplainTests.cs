using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Testudo.Cli.Stories;
using Testudo.Cli.Summary;
using Testudo.Reporting.Results;
using Testudo.Simulation.Replication;
using Testudo.Simulation.Stories;
using Testudo.World;
using Testudo.World.Scenarios;

namespace Testudo.Cli.Tests;

/// <summary>The story of one threat as the command line tells it.</summary>
public sealed partial class ExplainTests : IDisposable
{
    private const int Leakers = 200;

    private readonly Scratch scratch = new();

    public static TheoryData<string> Languages => [.. Words.Languages];

    public void Dispose() => scratch.Dispose();

    /// <summary>Golden files are read by a person before they are committed; TESTUDO_UPDATE_GOLDEN=1 writes them.</summary>
    [Theory]
    [MemberData(nameof(Languages))]
    public void A_story_is_as_reviewed(string language)
    {
        var golden = Cli.File("tests", "Cli.Tests", "Golden", $"story.{language}.txt");
        var result = Run("seen", "--leakers", "all");
        var row = File.ReadAllLines(scratch["seen/leakers.csv"])[1..].Index().First(l => l.Item.Contains(",missed,", StringComparison.Ordinal) && l.Item.Contains(",north,", StringComparison.Ordinal)).Index + 1;

        var outcome = Explain(result, "--leaker", $"{row}", "--lang", language);
        var text = outcome.Output.Replace(scratch.Folder + Path.DirectorySeparatorChar, "", StringComparison.Ordinal);
        if (Cli.IsUpdate)
        {
            File.WriteAllText(golden, text);
        }

        Assert.Equal((ExitCodes.Ok, ""), (outcome.ExitCode, outcome.Error));
        Assert.Equal(File.ReadAllText(golden), text);
    }

    [Fact]
    public void The_cause_and_the_impact_told_are_those_of_the_list_of_leakers()
    {
        Assert.Equal(ExitCodes.Ok, Cli.Run("assess", Cli.File("scenarios", "2024-01-02.yaml"), "--replications", "40", "--quiet", "--no-report", "--out", scratch["o"]).ExitCode);
        var rows = File.ReadAllLines(scratch["o/leakers.csv"])[1..];
        var step = rows.Length / Leakers;
        Assert.InRange(step, 1, rows.Length);
        var scenario = ScenarioLoader.Load(Cli.File("scenarios", "2024-01-02.yaml"), Catalogue.Load(Cli.File("catalogue")));
        var model = RaidModel.Prepare(scenario);
        for (var i = 0; i < Leakers; i++)
        {
            // The command itself for some, and what it does for all: reading the catalogue 200 times would only take time.
            var row = LeakerRow.Of(rows[i * step])!;
            var salvo = scenario.Raid.Index().First(s => s.Item.Id == row.Salvo).Index;
            var json = i % 40 == 0
                ? Cli.Run("explain", scratch["o/result.json"], "--leaker", $"{(i * step) + 1}", "--json").Output
                : PublishedJson.Text(StoryTeller.Tell(model, 1, ReplayedRaid.Of(model, 1, row.Replication), salvo, row.Member - 1, "test")!, StoryJson.Default);
            var story = JsonNode.Parse(json)!;
            var (route, end) = (story["route"]!, story["end"]!);
            string[] told =
            [
                $"{story["replication"]}", $"{story["salvo"]}", $"{story["member"]}", $"{story["threat"]}", $"{story["class"]}", $"{story["target"]}",
                $"{route["number"]}", $"{end["cause"]}", $"{story["moments"]![0]!["time"]}", $"{end["time"]}", $"{end["warningSeconds"]}",
            ];
            Assert.Equal(rows[i * step].Split(','), told);
        }
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void Every_story_of_a_raid_fits_a_screen(string language)
    {
        var catalogue = Catalogue.Load(Cli.File("catalogue"));
        var ends = new HashSet<EndKind>();
        foreach (var file in Cli.Scenarios.Append(scratch.Raid()))
        {
            var scenario = ScenarioLoader.Load(file, catalogue);
            var model = RaidModel.Prepare(scenario);
            var raid = ReplayedRaid.Of(model, 1, 3);
            foreach (var (salvo, s) in scenario.Raid.Select((r, i) => (r, i)))
            {
                for (var m = 0; m < salvo.Count; m++)
                {
                    if (StoryTeller.Tell(model, 1, raid, s, m, "test") is { } story)
                    {
                        var lines = new List<string>();
                        new StoryPage(story, scenario, Words.In(language)).Write(new Page((line, _) => lines.Add(line), Terminal.UsualWidth), "result.json");
                        ends.Add(story.End.Kind);
                        Assert.All(lines, line => Assert.True(TextTable.Width(line) <= Terminal.UsualWidth && !line.Contains('{', StringComparison.Ordinal), $"{story.Salvo}#{story.Member}: {line}"));
                    }
                }
            }
        }

        Assert.Equal(Enum.GetValues<EndKind>().Except([EndKind.LaunchFailed]), ends.Except([EndKind.LaunchFailed]).Order());
    }

    [Fact]
    public void A_narrow_screen_puts_the_text_below_the_times()
    {
        var result = Run("o");
        var narrow = Cli.RunOn(new Terminal(TextWriter.Null, TextWriter.Null) { Width = 40 }, "explain", result, "--leaker", "1", "--scenario", scratch["raid.yaml"]);
        Assert.Equal((ExitCodes.Ok, ""), (narrow.ExitCode, narrow.Error));
        Assert.All(narrow.Lines[1..].Where(l => l.Trim().Contains(' ', StringComparison.Ordinal)), line => Assert.True(TextTable.Width(line) <= 40, line));
    }

    [Fact]
    public void Any_threat_of_any_raid_can_be_told()
    {
        var result = Run("o");
        var outcome = Explain(result, "--replication", "7", "--salvo", "lures", "--member", "2");

        Assert.Equal((ExitCodes.Ok, ""), (outcome.ExitCode, outcome.Error));
        Assert.Contains("lures#2", outcome.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("The results count it under", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_leaker_named_either_way_has_the_same_story()
    {
        var result = Run("o");
        var cells = File.ReadAllLines(scratch["o/leakers.csv"])[2].Split(',');
        var byRow = JsonNode.Parse(Explain(result, "--leaker", "2", "--json").Output)!.AsObject();
        var byName = JsonNode.Parse(Explain(result, "--replication", cells[0], "--salvo", cells[1], "--member", cells[2], "--json").Output)!.AsObject();

        Assert.Equal(2, (int)byRow["leaker"]!);
        byRow.Remove("leaker");
        Assert.True(JsonNode.DeepEquals(byRow, byName));
    }

    [Fact]
    public void What_is_no_result_is_refused()
    {
        var result = Run("o");
        Refused("nowhere.json cannot be read", scratch["nowhere.json"], "--leaker", "1");
        Refused("cannot be read", scratch.Folder, "--leaker", "1");
        Refused("the name of a file or folder is empty", "", "--leaker", "1");
        Refused("is not a result of testudo assess", scratch["raid.yaml"], "--leaker", "1");
        Refused("is not a result of testudo assess", scratch.Write("list.json", "[]"), "--leaker", "1");
        Refused("is not a result of testudo assess", scratch.Write("other.json", "{\"format\": \"testudo-evidence-raids/1\"}"), "--leaker", "1");
        Refused("was made by testudo 0.0.1, and this is testudo", Changed(result, "\"version\": \"[^\"]*\"", "\"version\": \"0.0.1\""), "--leaker", "1");
        Refused($"made with another catalogue: its hash is {new string('0', 64)}, that of the catalogue here is ", Changed(result, "\"catalogueHash\": \"[^\"]*\"", $"\"catalogueHash\": \"{new string('0', 64)}\""), "--leaker", "1");
    }

    [Fact]
    public void What_names_no_threat_is_refused()
    {
        var result = Run("o");
        var rows = File.ReadAllLines(scratch["o/leakers.csv"]).Length - 1;
        Refused($"--leaker is {rows + 1}; {scratch["o/leakers.csv"]} has rows 1 to {rows}", result, "--leaker", $"{rows + 1}");
        Refused("--leaker is \"0\"; allowed is a whole number from 1", result, "--leaker", "0");
        Refused("--leaker is \"first\"; allowed is a whole number from 1", result, "--leaker", "first");
        Refused("--leaker and --replication, --salvo, --member exclude each other", result, "--leaker", "1", "--salvo", "north");
        Refused("which threat?", result);
        Refused("which threat?", result, "--replication", "1", "--salvo", "north");
        Refused("--replication is 50; the run has replications 0 to 49", result, "--replication", "50", "--salvo", "north", "--member", "1");
        Refused("the scenario has no salvo \"nort\" (did you mean north?)", result, "--replication", "1", "--salvo", "nort", "--member", "1");
        Refused("north#13 was not launched in replication 1", result, "--replication", "1", "--salvo", "north", "--member", "13");
        Refused("drones#100 was not launched in replication 1", result, "--replication", "1", "--salvo", "drones", "--member", "100");
    }

    [Fact]
    public void Another_list_of_leakers_is_refused()
    {
        var result = Run("o");
        var (list, text) = (scratch["o/leakers.csv"], File.ReadAllText(scratch["o/leakers.csv"]));
        File.WriteAllText(list, new Regex(",(missed|out-of-reach|not-detected|no-round|no-free-channel|detected-too-late|held-by-doctrine),").Replace(text, ",no-free-channel,", 1));
        Refused($"row 1 of {list} does not belong to {result}", result, "--leaker", "1");
        File.WriteAllText(list, text.Split('\n')[0] + "\n");
        Refused($"{list} has no leakers", result, "--leaker", "1");
        File.WriteAllText(list, text.Split('\n')[0] + "\nx\n");
        Refused($"{list}:2: this is not a list of leakers", result, "--leaker", "1");
        File.WriteAllText(list, "a,b\n");
        Refused($"{list}:1: this is not a list of leakers", result, "--leaker", "1");
        File.Delete(list);
        Refused($"{list} cannot be read", result, "--leaker", "1");
    }

    [Fact]
    public void Another_scenario_is_refused_with_both_hashes()
    {
        var result = Run("o");
        var changed = scratch.Write("changed.yaml", File.ReadAllText(scratch["raid.yaml"]).Replace("count: 12", "count: 13", StringComparison.Ordinal));
        var hash = (string)JsonNode.Parse(File.ReadAllText(result))!["scenarioHash"]!;

        var outcome = Cli.Run("explain", result, "--leaker", "1", "--scenario", changed);
        Assert.Equal(ExitCodes.WrongInput, outcome.ExitCode);
        Assert.Contains(hash, outcome.Error, StringComparison.Ordinal);
        Assert.Equal(2, HashPattern().Count(outcome.Error));
        Refused("nowhere.yaml", result, "--leaker", "1", "--scenario", scratch["nowhere.yaml"]);
        Refused("the name of a file or folder is empty", result, "--leaker", "1", "--scenario", "");
    }

    [Fact]
    public void The_scenario_is_found_beside_the_result_by_its_hash_and_asked_for_where_it_is_not()
    {
        var result = Run("o");
        var missing = Cli.Run("explain", result, "--leaker", "1");
        Assert.Equal((ExitCodes.WrongInput, ""), (missing.ExitCode, missing.Output));
        Assert.Contains("the scenario sample of", missing.Error, StringComparison.Ordinal);
        Assert.Contains("name its file with --scenario", missing.Error, StringComparison.Ordinal);
        Assert.Single(missing.Error.TrimEnd('\n').Split('\n'));

        File.WriteAllText(scratch["o/sample.yaml"], "another: one");
        Assert.Contains("or was changed since", Cli.Run("explain", result, "--leaker", "1").Error, StringComparison.Ordinal);
        File.Copy(scratch["raid.yaml"], scratch["o/renamed.yaml"]);
        Assert.Equal(Explain(result, "--leaker", "1"), Cli.Run("explain", result, "--leaker", "1"));
    }

    private string Run(string folder, params string[] more)
    {
        Assert.Equal(ExitCodes.Ok, Cli.Run(["assess", scratch.Raid(), "--replications", "50", "--quiet", "--no-report", "--out", scratch[folder], .. more]).ExitCode);
        return scratch[$"{folder}/result.json"];
    }

    private Outcome Explain(string result, params string[] more) =>
        File.Exists(scratch["raid.yaml"]) ? Cli.Run(["explain", result, "--scenario", scratch["raid.yaml"], .. more]) : Cli.Run(["explain", result, .. more]);

    private string Changed(string result, string pattern, string replacement)
    {
        var text = File.ReadAllText(result);
        var changed = new Regex(pattern).Replace(text, replacement, 1);
        Assert.NotEqual(text, changed);
        return scratch.Write($"o/changed-{changed.Length}.json", changed);
    }

    private void Refused(string expected, params string[] args)
    {
        var outcome = args.Contains("--scenario") ? Cli.Run(["explain", .. args]) : Cli.Run(["explain", .. args, "--scenario", scratch["raid.yaml"]]);
        Assert.Equal((ExitCodes.WrongInput, ""), (outcome.ExitCode, outcome.Output));
        Assert.Contains(expected, outcome.Error, StringComparison.Ordinal);
        Assert.Single(outcome.Error.TrimEnd('\n').Split('\n'));
    }

    [GeneratedRegex("[0-9a-f]{64}")]
    private static partial Regex HashPattern();
}
