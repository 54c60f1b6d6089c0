using System.Text.Json;
using System.Text.Json.Nodes;
using Testudo.Campaigns.Answers;
using Testudo.Cli.Assigning;
using Testudo.Planning.Comparison;
using Testudo.Planning.Packages;
using Testudo.Reporting.Results;
using Testudo.Simulation.Footprints;
using Testudo.Simulation.Saturation;

namespace Testudo.Cli.Tests;

/// <summary>The commands <c>footprint</c> and <c>knee</c>: their schemas, files, bytes and refusals.</summary>
public sealed class AnalysisTests
{
    private static readonly string Raid = Cli.File("scenarios", "2024-01-02.yaml");

    private static readonly string[] QuickFootprint = ["--threat", "iskander-m", "--azimuths", "3", "--grid", "20km", "--draws", "3", "--replications", "4"];

    private static readonly string[] QuickKnee = ["--scale", "0.25..4", "--steps", "3", "--replications", "40"];

    [Fact]
    public void The_published_schemas_describe_the_types()
    {
        DocumentSchema.Check("footprint.schema.json", Generate(new TypeSchema(FootprintJson.Default.Options), typeof(DefendedFootprint), "The result of testudo footprint", "testudo-footprint/1"));
        DocumentSchema.Check("knee.schema.json", Generate(new TypeSchema(KneeJson.Default.Options), typeof(RaidSaturation), "The result of testudo knee", "testudo-knee/1"));
        DocumentSchema.Check("campaign-result.schema.json", Generate(new TypeSchema(CampaignJson.Default.Options), typeof(CampaignAssessment), "The result of testudo campaign", "testudo-campaign/1"));
        DocumentSchema.Check("plan.schema.json", Generate(new TypeSchema(PlanJson.Default.Options), typeof(ReinforcementPlan), "The result of testudo plan", "testudo-plan/1"));
        DocumentSchema.Check("compare.schema.json", Generate(new TypeSchema(ComparisonJson.Default.Options), typeof(ComparisonAnswer), "The result of testudo compare", "testudo-compare/1"));
        DocumentSchema.Check("assignment.schema.json", Generate(new TypeSchema(AssignmentJson.Default.Options), typeof(AssignmentResult), "The result of testudo assign", "testudo-assignment/1"));
    }

    [Fact]
    public async Task An_assignment_is_valid_by_its_schema()
    {
        using var scratch = new Scratch();
        Assert.Equal(ExitCodes.Ok, Cli.Run("assign", "--random", "4x6", "--json", scratch["a.json"], "--quiet").ExitCode);
        var broken = scratch.Write("broken.json", File.ReadAllText(scratch["a.json"]).Replace("\"status\": \"optimal\",", "", StringComparison.Ordinal));
        var verdicts = await SchemaChecker.Verdicts(scratch, "assignment.schema.json", isStrict: true, [scratch["a.json"], broken]);
        Assert.Equal("valid", verdicts[0]);
        Assert.NotEqual("valid", verdicts[1]);
    }

    [Fact]
    public async Task Results_are_valid_by_the_published_schemas_and_the_same_for_any_threads()
    {
        using var scratch = new Scratch();
        foreach (var (command, options) in new[] { ("footprint", QuickFootprint), ("knee", QuickKnee) })
        {
            var files = new List<string>();
            foreach (var threads in new[] { "1", "3" })
            {
                var run = Cli.Run([command, Raid, .. options, "--threads", threads, "--quiet", "--no-report", "--out", scratch[command + threads]]);
                Assert.True(run.ExitCode == ExitCodes.Ok, run.Error);
                files.Add(scratch[$"{command}{threads}/{command}.json"]);
            }

            Assert.Equal(File.ReadAllText(files[0]), File.ReadAllText(files[1]));
            files.Add(scratch.Write(command + "-broken.json", File.ReadAllText(files[0]).Replace("\"seed\": 1,", "\"seed\": \"1\",", StringComparison.Ordinal)));
            var verdicts = await SchemaChecker.Verdicts(scratch, command + ".schema.json", isStrict: true, [.. files]);
            Assert.Equal("valid", verdicts[0]);
            Assert.Contains("/seed", verdicts[^1], StringComparison.Ordinal);
        }

        using var map = JsonDocument.Parse(File.ReadAllText(scratch["footprint1/footprint.geojson"]));
        Assert.Equal("FeatureCollection", map.RootElement.GetProperty("type").GetString());
        var kinds = map.RootElement.GetProperty("features").EnumerateArray().Select(f => f.GetProperty("geometry").GetProperty("type").GetString()).Distinct();
        Assert.Equal(["Polygon", "Point"], kinds);
    }

    [Fact]
    public async Task Options_are_compared_and_wrong_ones_are_refused()
    {
        using var scratch = new Scratch();
        const string Text = "set: s\noptions:\n  - {id: once, changes: [{set: looks, of: doctrine.rules, to: 1}]}\nflips:\n  - {id: kill, between: [once], vary: {kill: training-battery}, from: 0.2, to: 0.8, steps: 3}\nranges:\n  - {id: odds, vary: {odds: all}, from: 0.4, to: 1.6}\n";
        var options = scratch.Write("options.yaml", Text);
        var tutorial = Cli.File("scenarios", "tutorial.yaml");
        foreach (var language in new[] { "en", "uk", "ru" })
        {
            var run = Cli.Run("compare", tutorial, "--options", options, "--replications", "80", "--futures", "100", "--no-report", "--out", scratch["c"], "--lang", language);
            Assert.True(run.ExitCode == ExitCodes.Ok, run.Error);
            Assert.Contains("once", run.Output, StringComparison.Ordinal);
        }

        var broken = scratch.Write("broken.json", File.ReadAllText(scratch["c/compare.json"]).Replace("\"seed\": 1,", "\"seed\": \"1\",", StringComparison.Ordinal));
        var verdicts = await SchemaChecker.Verdicts(scratch, "compare.schema.json", isStrict: true, [scratch["c/compare.json"], broken]);
        Assert.Equal("valid", verdicts[0]);
        Assert.Contains("/seed", verdicts[1], StringComparison.Ordinal);

        var wrong = Cli.Run("compare", tutorial, "--options", scratch.Write("wrong.yaml", Text.Replace("doctrine.rules", "doctrine.rule", StringComparison.Ordinal)));
        Assert.Equal(ExitCodes.WrongInput, wrong.ExitCode);
        Assert.Contains("wrong.yaml:3: options[1].changes[1]: there is no list doctrine.rule to change (did you mean \"rules\"?)", wrong.Error, StringComparison.Ordinal);
        Assert.Equal(ExitCodes.WrongInput, Cli.Run("compare", tutorial).ExitCode);
        var few = Cli.Run("compare", tutorial, "--options", options, "--futures", "20");
        Assert.Equal(ExitCodes.WrongInput, few.ExitCode);
        Assert.Contains("--futures is 20; from fewer than 50 nothing can be learned, and 0 leaves them out", few.Error, StringComparison.Ordinal);
        Assert.Equal(ExitCodes.WrongInput, Cli.Run("compare", tutorial, "--options", options, "--half-width", "0").ExitCode);
    }

    [Theory]
    [InlineData("en")]
    [InlineData("uk")]
    [InlineData("ru")]
    public void Summaries_come_in_every_language(string language)
    {
        using var scratch = new Scratch();
        var footprint = Cli.Run(["footprint", Raid, .. QuickFootprint, "--no-report", "--out", scratch["a"], "--lang", language]);
        var knee = Cli.Run(["knee", Raid, .. QuickKnee, "--no-report", "--out", scratch["b"], "--lang", language]);
        Assert.Equal((ExitCodes.Ok, ExitCodes.Ok), (footprint.ExitCode, knee.ExitCode));
        Assert.Contains(language == "en" ? "Biggest cities outside" : language == "uk" ? "Найбільші міста поза зоною" : "Крупнейшие города вне зоны", footprint.Output, StringComparison.Ordinal);
        Assert.Contains(language == "en" ? "The knee is at" : language == "uk" ? "Злам — " : "Излом — ", knee.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--threat iskanderm", "did you mean \"iskander-m")]
    [InlineData("", "Needed is --threat")]
    [InlineData("--threat kalibr --azimuths 0", "allowed is a whole number from 1 to 360")]
    [InlineData("--threat kalibr --azimuths north", "--azimuths is \"north\"")]
    [InlineData("--threat kalibr --from 400..20", "two directions in degrees")]
    [InlineData("--threat kalibr --from 20", "such as 300..60")]
    [InlineData("--threat kalibr --p0 1", "more than 0 and less than 1")]
    [InlineData("--threat kalibr --grid 20", "a length with its unit")]
    [InlineData("--threat kalibr --grid 1km", "choose a coarser grid")]
    [InlineData("--threat iskander-m --distance 900km", "flies 500 km at most")]
    [InlineData("--threat kalibr --no-report --open", "exclude each other")]
    public void A_wrong_footprint_is_refused_with_what_is_allowed(string options, string expected) => Refused("footprint", options, expected);

    [Theory]
    [InlineData("--scale 4..0.25", "the smaller first, such as 0.25..4")]
    [InlineData("--scale 1", "--scale is \"1\"")]
    [InlineData("--scale 0..4", "two numbers from 0.01 to 100")]
    [InlineData("--scale -1..4", "--scale")]
    [InlineData("--steps 1", "allowed is a whole number from 2 to 100")]
    [InlineData("--tolerance 2", "more than 0 and less than 1")]
    [InlineData("--replications 10", "from 40 to")]
    public void A_wrong_knee_is_refused_with_what_is_allowed(string options, string expected) => Refused("knee", options, expected);

    private static void Refused(string command, string options, string expected)
    {
        var run = Cli.Run([command, Raid, .. options.Split(' ', StringSplitOptions.RemoveEmptyEntries)]);
        Assert.Equal(ExitCodes.WrongInput, run.ExitCode);
        Assert.Contains(expected, run.Error, StringComparison.Ordinal);
        Assert.Empty(run.Output);
    }

    private static JsonObject Generate(TypeSchema types, Type type, string title, string format)
    {
        var root = types.Of(type);
        var schema = new JsonObject { ["$schema"] = "https://json-schema.org/draft/2020-12/schema", ["title"] = title };
        foreach (var (key, value) in root.AsObject().ToList())
        {
            root.AsObject().Remove(key);
            schema[key] = value;
        }

        schema["description"] = $"{schema["description"]} A number that cannot be told is null. Units: SI, unless a description says otherwise.";
        schema["properties"]!["format"]!.AsObject()["const"] = format;
        schema["$defs"] = types.Definitions;
        return schema;
    }
}
