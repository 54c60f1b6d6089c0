using System.Text.Json;
using Testudo.Reporting.Page;
using Testudo.Reporting.Results;

namespace Testudo.Cli.Tests;

public sealed class AssessTests
{
    [Fact]
    public void Files_and_summary_are_written_and_named()
    {
        using var scratch = new Scratch();

        var outcome = Cli.Run("assess", scratch.Raid(), "--replications", "200", "--out", scratch["results"]);

        Assert.Equal(ExitCodes.Ok, outcome.ExitCode);
        Assert.Equal(["raid.yaml", "results/leakers.csv", .. Cli.WithPage("results/report.html"), "results/result.json"], scratch.Files);
        Assert.Contains("result.json", outcome.Output, StringComparison.Ordinal);
        using var result = JsonDocument.Parse(File.ReadAllText(scratch["results/result.json"]));
        Assert.Equal("sample", result.RootElement.GetProperty("scenario").GetString());
        Assert.Equal(200, result.RootElement.GetProperty("replications").GetInt32());
    }

    [Fact]
    public async Task The_folder_is_named_after_the_scenario_unless_another_is_asked_for()
    {
        using var scratch = new Scratch();
        scratch.Raid();

        var outcome = await Cli.RunProcess(scratch.Folder, "assess", "raid.yaml", "--replications", "50");

        Assert.Equal(ExitCodes.Ok, outcome.ExitCode);
        Assert.Equal(["out/sample/leakers.csv", .. Cli.WithPage("out/sample/report.html"), "out/sample/result.json", "raid.yaml"], scratch.Files);
        Assert.EndsWith($"Written to out/sample: {string.Join(", ", ["result.json", "leakers.csv", .. Cli.WithPage("report.html")])}\n", outcome.Output.Replace('\\', '/'), StringComparison.Ordinal);
        Assert.Empty(outcome.Error);
    }

    [Fact]
    public async Task Json_on_standard_output_is_the_same_for_any_number_of_threads_and_writes_no_file()
    {
        using var scratch = new Scratch();
        scratch.Raid();
        string[] args = ["assess", "raid.yaml", "--replications", "500", "--json", "-", "--threads"];

        var one = await Cli.RunProcess(scratch.Folder, [.. args, "1"]);
        var two = await Cli.RunProcess(scratch.Folder, [.. args, "2"]);
        var seven = Cli.Run(["assess", scratch["raid.yaml"], .. args[2..], "7"]);

        Assert.Equal(ExitCodes.Ok, one.ExitCode);
        Assert.Equal(one.Output, two.Output);
        Assert.Equal(one.Output, seven.Output);
        Assert.Equal(["raid.yaml"], scratch.Files);
        using var result = JsonDocument.Parse(one.Output);
        Assert.Equal("testudo-assessment/1", result.RootElement.GetProperty("format").GetString());
    }

    [Fact]
    public void Json_on_standard_output_is_the_file_byte_for_byte()
    {
        using var scratch = new Scratch();

        var outcome = Cli.Run("assess", scratch.Raid(), "--replications", "60", "--json", "-", "--out", scratch["results"]);

        Assert.Equal(File.ReadAllText(scratch["results/result.json"]), outcome.Output);
        Assert.EndsWith("}\n", outcome.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("NaN", outcome.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(scratch.Folder, outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_json_file_comes_in_addition()
    {
        using var scratch = new Scratch();

        Cli.Run("assess", scratch.Raid(), "--replications", "60", "--json", scratch["deep/copy.json"], "--out", scratch["results"]);

        Assert.Equal(File.ReadAllBytes(scratch["results/result.json"]), File.ReadAllBytes(scratch["deep/copy.json"]));
    }

    [Fact]
    public void The_seed_decides_the_result()
    {
        using var scratch = new Scratch();
        string Of(string seed) => Cli.Run("assess", scratch.Raid(), "--replications", "60", "--json", "-", "--seed", seed).Output;

        Assert.Equal(Of("5"), Of("5"));
        Assert.NotEqual(Of("5"), Of("6"));
        Assert.Contains("\"seed\": 18446744073709551615", Of("18446744073709551615"), StringComparison.Ordinal);
    }

    [Fact]
    public void Quiet_shows_nothing_and_writes_the_files()
    {
        using var scratch = new Scratch();

        Assert.Equal(new Outcome(ExitCodes.Ok, "", ""), Cli.Run("assess", scratch.Raid(), "--replications", "60", "--quiet", "--out", scratch["results"]));
        Assert.Equal(["raid.yaml", "results/leakers.csv", .. Cli.WithPage("results/report.html"), "results/result.json"], scratch.Files);
    }

    [Fact]
    public void The_page_is_left_out_when_it_is_not_wanted()
    {
        using var scratch = new Scratch();

        Cli.Run("assess", scratch.Raid(), "--replications", "60", "--no-report", "--out", scratch["results"]);

        Assert.Equal(["raid.yaml", "results/leakers.csv", "results/result.json"], scratch.Files);
    }

    [Fact]
    public void The_page_goes_where_it_is_asked_for_and_says_how_to_make_it_again_without_the_folders_of_its_maker()
    {
        Assert.SkipUnless(AssessmentPage.IsAvailable, "Testudo was built without the page.");
        using var scratch = new Scratch();

        File.Move(scratch.Raid(), scratch["it's a raid.yaml"]);

        var outcome = Cli.Run("assess", scratch["it's a raid.yaml"], "--replications", "60", "--seed", "7", "--json", "-", "--report", scratch["pages/raid.html"], "--lang", "uk");

        Assert.Equal(ExitCodes.Ok, outcome.ExitCode);
        Assert.Equal(["it's a raid.yaml", "pages/raid.html"], scratch.Files);
        using var data = PageData(scratch["pages/raid.html"]);
        Assert.Equal(@"./testudo assess 'it'\''s a raid.yaml' --replications 60 --seed 7", data.RootElement.GetProperty("command").GetString());
        Assert.Equal("uk", data.RootElement.GetProperty("language").GetString());
        Assert.DoesNotContain(scratch.Folder, File.ReadAllText(scratch["pages/raid.html"]), StringComparison.Ordinal);
    }

    [Fact]
    public void The_page_opens_in_the_language_of_the_browser_unless_one_is_asked_for_and_has_the_replication_asked_for()
    {
        Assert.SkipUnless(AssessmentPage.IsAvailable, "Testudo was built without the page.");
        using var scratch = new Scratch();

        Cli.Run("assess", scratch.Raid(), "--replications", "200", "--replication", "171", "--quiet", "--out", scratch["results"]);

        using var data = PageData(scratch["results/report.html"]);
        Assert.Equal(JsonValueKind.Null, data.RootElement.GetProperty("language").ValueKind);
        Assert.Contains(171, data.RootElement.GetProperty("replays").EnumerateArray().Select(r => r.GetProperty("replication").GetInt32()));
    }

    private static JsonDocument PageData(string file)
    {
        const string Before = "id=\"data\">";
        var page = File.ReadAllText(file);
        var start = page.IndexOf(Before, StringComparison.Ordinal) + Before.Length;
        return JsonDocument.Parse(page[start..page.IndexOf("</script>", start, StringComparison.Ordinal)]);
    }

    [Fact]
    public void Precision_runs_until_the_interval_is_narrow()
    {
        using var scratch = new Scratch();

        using var result = JsonDocument.Parse(Cli.Run("assess", scratch.Raid(), "--precision", "2%", "--json", "-").Output);

        var rate = result.RootElement.GetProperty("raid").GetProperty("leakageRate");
        Assert.InRange(rate.GetProperty("samplingHigh").GetDouble() - rate.GetProperty("samplingLow").GetDouble(), 0, 0.02);
    }

    [Fact]
    public void One_replication_is_enough_to_write_everything()
    {
        using var scratch = new Scratch();

        var outcome = Cli.Run("assess", scratch.Raid(), "--replications", "1", "--out", scratch["results"]);

        Assert.Equal("", outcome.Error);
        Assert.Equal(ExitCodes.Ok, outcome.ExitCode);
        Assert.DoesNotContain("NaN", outcome.Output + File.ReadAllText(scratch["results/result.json"]), StringComparison.Ordinal);
    }

    [Fact]
    public void Leakers_are_a_table_of_known_words()
    {
        using var scratch = new Scratch();
        Cli.Run("assess", scratch.Raid(), "--replications", "60", "--quiet", "--out", scratch["all"], "--leakers", "all");
        Cli.Run("assess", scratch.Raid(), "--replications", "60", "--quiet", "--out", scratch["ten"], "--leakers", "10");
        Cli.Run("assess", scratch.Raid(), "--replications", "60", "--quiet", "--out", scratch["none"], "--leakers", "0");
        using var result = JsonDocument.Parse(File.ReadAllText(scratch["all/result.json"]));

        var all = File.ReadAllLines(scratch["all/leakers.csv"]);

        Assert.Equal("replication,salvo,member,threat,class,target,route,cause,launch,impact,warningSeconds", all[0]);
        Assert.All(all.Skip(1), line => Assert.Matches(@"^\d+,(north|drones|lures),\d+,(kh-101|shahed-136),(cruise|one-way-drone),(kyiv|dnipro|odesa),\d+,[a-z-]+,2024-01-02T\d\d:\d\d:\d\d\.\d,2024-01-02T\d\d:\d\d:\d\d\.\d,\d+(\.\d)?$", line));
        Assert.Equal(result.RootElement.GetProperty("raid").GetProperty("leaked").GetProperty("expected").GetProperty("mean").GetDouble(), (all.Length - 1) / 60.0, 9);
        Assert.Equal(all.Where((line, i) => i == 0 || int.Parse(line.Split(',')[0]) < 10), File.ReadAllLines(scratch["ten/leakers.csv"]));
        Assert.Equal([LeakerList.Heading], File.ReadAllLines(scratch["none/leakers.csv"]));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("17")]
    public void A_trace_tells_one_replication_in_order_of_time(string? replication)
    {
        using var scratch = new Scratch();
        string[] which = replication is null ? [] : ["--replication", replication];
        Cli.Run(["assess", scratch.Raid(), "--replications", "60", "--quiet", "--out", scratch["results"], "--leakers", "all", "--trace", scratch["trace.jsonl"], .. which]);
        using var result = JsonDocument.Parse(File.ReadAllText(scratch["results/result.json"]));

        var lines = File.ReadAllLines(scratch["trace.jsonl"]).Select(l => JsonDocument.Parse(l).RootElement).ToList();
        var (heading, events) = (lines[0], lines[1..]);
        string Of(JsonElement e, string key) => e.TryGetProperty(key, out var value) ? value.ToString() : "";

        Assert.Equal(TraceFile.Format, Of(heading, "format"));
        Assert.Equal(Of(result.RootElement, "scenarioHash"), Of(heading, "scenarioHash"));
        var shown = replication ?? result.RootElement.GetProperty("representatives").GetProperty("median").ToString();
        Assert.Equal(shown, Of(heading, "replication"));
        var times = events.Select(e => e.GetProperty("seconds").GetDouble()).ToList();
        Assert.Equal(times.Order(), times);
        var launched = events.Where(e => Of(e, "kind") == "launched").ToList();
        Assert.All(launched, e => Assert.True(e.GetProperty("points").GetArrayLength() >= 2));
        Assert.Equal(launched.Select(e => Of(e, "threat")).Distinct(), launched.Select(e => Of(e, "threat")));
        Assert.All(Enumerable.Range(1, 12), n => Assert.Contains(launched, e => Of(e, "threat") == $"north#{n}"));
        Assert.All(events.Where(e => Of(e, "kind") == "detected"), e => Assert.NotEmpty(Of(e, "sensor")));
        Assert.All(events.Where(e => Of(e, "kind") == "engaged"), e => Assert.NotEmpty(Of(e, "battery")));

        // The trace and the list of leakers tell the same story.
        var leaked = events.Where(e => Of(e, "kind") == "leaked").Select(e => $"{Of(e, "threat")} {Of(e, "asset")}").Order(StringComparer.Ordinal);
        var listed = File.ReadAllLines(scratch["results/leakers.csv"]).Skip(1).Select(l => l.Split(',')).Where(l => l[0] == shown).Select(l => $"{l[1]}#{l[2]} {l[5]}").Order(StringComparer.Ordinal);
        Assert.Equal(listed, leaked);
    }

    [Fact]
    public void A_replication_that_was_not_run_cannot_be_traced()
    {
        using var scratch = new Scratch();

        var outcome = Cli.Run("assess", scratch.Raid(), "--replications", "60", "--out", scratch["results"], "--trace", scratch["deep/t.jsonl"], "--replication", "60");

        Assert.Equal(new Outcome(ExitCodes.WrongInput, "", "testudo: --replication is 60; the run has replications 0 to 59\n"), outcome);
        Assert.Equal(["raid.yaml"], scratch.Files);
        Assert.False(Directory.Exists(scratch["deep"]));
    }

    [Fact]
    public void The_catalogue_folder_can_be_named()
    {
        using var scratch = new Scratch();

        Assert.Equal(ExitCodes.Ok, Cli.Run("assess", scratch.Raid(), "--replications", "5", "--quiet", "--out", scratch["o"], "--catalogue", Cli.File("catalogue")).ExitCode);
        var missing = Cli.Run("assess", scratch.Raid(), "--catalogue", scratch["none"]);
        Assert.Equal(ExitCodes.WrongInput, missing.ExitCode);
        Assert.Contains("there is no such folder", missing.Error, StringComparison.Ordinal);
    }
}
