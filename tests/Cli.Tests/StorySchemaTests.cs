using System.Text.Json.Nodes;
using Testudo.Reporting.Results;
using Testudo.Simulation.Stories;

namespace Testudo.Cli.Tests;

/// <summary>The published schema of stories: made from the types, compared with the committed file, and used by an independent checker.</summary>
public sealed class StorySchemaTests
{
    private const string Name = "story.schema.json";

    [Fact]
    public void The_published_schema_describes_the_types() => DocumentSchema.Check(Name, Generate());

    [Fact]
    public async Task Stories_are_valid_by_the_published_schema()
    {
        using var scratch = new Scratch();
        Assert.Equal(ExitCodes.Ok, Cli.Run("assess", Cli.File("scenarios", "2024-01-02.yaml"), "--replications", "20", "--quiet", "--no-report", "--out", scratch["o"]).ExitCode);
        var rows = File.ReadAllLines(scratch["o/leakers.csv"])[1..].Select((line, i) => (Row: i + 1, Cause: line.Split(',')[7])).DistinctBy(r => r.Cause).ToList();
        Assert.InRange(rows.Count, 4, 7);
        var files = rows.Select(r => scratch.Write($"{r.Row}.json", Cli.Run("explain", scratch["o/result.json"], "--leaker", $"{r.Row}", "--json").Output)).ToList();
        files.Add(scratch.Write("any.json", Cli.Run("explain", scratch["o/result.json"], "--replication", "3", "--salvo", "kinzhal", "--member", "2", "--json").Output));
        files.Add(scratch.Write("broken.json", File.ReadAllText(files[0]).Replace("\"replication\": 0", "\"replication\": \"0\"", StringComparison.Ordinal)));
        var verdicts = await SchemaChecker.Verdicts(scratch, Name, isStrict: true, [.. files]);
        Assert.All(verdicts[..^1], v => Assert.Equal("valid", v));
        Assert.Contains("/replication", verdicts[^1], StringComparison.Ordinal);
    }

    private static JsonObject Generate()
    {
        var types = new TypeSchema(StoryJson.Default.Options);
        var root = types.Of(typeof(ThreatStory));
        var schema = new JsonObject
        {
            ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
            ["title"] = "The story of one threat, as testudo explain --json tells it",
        };
        foreach (var (key, value) in root.AsObject().ToList())
        {
            root.AsObject().Remove(key);
            schema[key] = value;
        }

        schema["description"] = $"{schema["description"]} What does not belong to an entry is absent. Units: SI, unless a description says otherwise.";
        schema["properties"]!["format"]!.AsObject()["const"] = "testudo-story/1";
        schema["$defs"] = types.Definitions;
        return schema;
    }
}
