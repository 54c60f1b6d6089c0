using System.Text.Json.Nodes;
using Testudo.Reporting.Results;
using Testudo.Simulation.Measures;

namespace Testudo.Cli.Tests;

/// <summary>The published schema of results: made from the types, compared with the committed file, and used by an independent checker.</summary>
public sealed class SchemaTests
{
    [Fact]
    public void The_published_schema_describes_the_types() => DocumentSchema.Check("result.schema.json", Generate());

    [Fact]
    public async Task The_result_of_every_scenario_is_valid_by_the_published_schema()
    {
        using var scratch = new Scratch();
        var results = Cli.Scenarios.Select((scenario, i) =>
        {
            Assert.Equal(ExitCodes.Ok, Cli.Run("assess", scenario, "--replications", "40", "--quiet", "--out", scratch[$"{i}"]).ExitCode);
            return scratch[$"{i}/result.json"];
        }).ToList();
        Cli.Run("assess", scratch.Raid(), "--replications", "1", "--quiet", "--out", scratch["one"]);
        var broken = scratch.Write("broken.json", File.ReadAllText(results[0]).Replace("\"seed\": 1,", "\"seed\": \"1\",", StringComparison.Ordinal));
        var verdicts = await SchemaChecker.Verdicts(scratch, "result.schema.json", isStrict: true, [.. results, scratch["one/result.json"], broken]);
        Assert.All(verdicts[..^1], v => Assert.Equal("valid", v));
        Assert.Contains("/seed", verdicts[^1], StringComparison.Ordinal);
    }

    private static JsonObject Generate()
    {
        var types = new TypeSchema(AssessmentJson.Default.Options);
        var root = types.Of(typeof(RaidAssessment));
        var schema = new JsonObject
        {
            ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
            ["title"] = "The result of testudo assess",
        };
        foreach (var (key, value) in root.AsObject().ToList())
        {
            root.AsObject().Remove(key);
            schema[key] = value;
        }

        schema["description"] = $"{schema["description"]} A number that cannot be told is null. Units: SI, and USD for money, unless a description says otherwise.";
        schema["properties"]!["format"]!.AsObject()["const"] = "testudo-assessment/1";
        schema["$defs"] = types.Definitions;
        return schema;
    }
}
