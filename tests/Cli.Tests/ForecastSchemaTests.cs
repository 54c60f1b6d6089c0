using System.Text.Json.Nodes;
using Testudo.Reporting.Forecasts;

namespace Testudo.Cli.Tests;

/// <summary>The published schema of forecasts and scores: made from the types, compared with the committed file, and used by an independent checker.</summary>
public sealed class ForecastSchemaTests
{
    private const string Name = "forecast-output.schema.json";

    [Fact]
    public void The_published_schema_describes_the_types() => DocumentSchema.Check(Name, Generate());

    [Fact]
    public async Task What_the_commands_print_is_valid_by_the_published_schema()
    {
        using var scratch = new Scratch();
        var db = scratch["e.db"];
        Assert.Equal(ExitCodes.Ok, Cli.Run("evidence", "import", scratch.Write("record.csv", RecordSheet.Text(RecordSheet.Nights(60))), "--db", db).ExitCode);
        var forecast = scratch.Write("forecast.json", Cli.Run("forecast", "--raid", "drone=150,Kalibr=8", "--db", db, "--json").Output);
        var score = scratch.Write("score.json", Cli.Run("score", "--from", "2031-02", "--db", db, "--json").Output);
        var broken = scratch.Write("broken.json", File.ReadAllText(forecast).Replace("\"launched\": 150", "\"launched\": \"150\"", StringComparison.Ordinal));

        var verdicts = await SchemaChecker.Verdicts(scratch, Name, isStrict: true, [forecast, score, broken]);

        Assert.All(verdicts[..^1], v => Assert.Equal("valid", v));
        Assert.Contains("/launched", verdicts[^1], StringComparison.Ordinal);
    }

    private static JsonObject Generate() => DocumentSchema.Of(
        ForecastJson.Default.Options,
        [("testudo-forecast/1", typeof(ForecastDocument)), ("testudo-score/1", typeof(ScoreDocument))],
        "What testudo forecast and testudo score print with --json",
        "One of two documents, which \"format\" tells apart. Times are Kyiv time, days are year-month-day. Lists keep their order from run to run.");
}
