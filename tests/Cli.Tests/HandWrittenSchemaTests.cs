namespace Testudo.Cli.Tests;

/// <summary>The schemas that editors use, held by an independent checker against what is shipped and against the loader.</summary>
public sealed class HandWrittenSchemaTests
{
    // Mistakes that loader and editor should both see, as changes to the tutorial.
    private static readonly (string From, string To)[] Mistakes =
    [
        ("doctrine:", "doctrin:"),
        ("threat: training-missile", "threats: training-missile"),
        ("count: 1", "count: -1"),
        ("launch: at 06:00", "launch: at six"),
        ("speed: 200 m/s", "speed: 200"),
        ("defaults: ideal", "defaults: perfect"),
        ("scenario: tutorial", "scenario: .."),
        ("kill: 0.6", "kill: 1.6"),
    ];

    [Fact]
    public async Task Scenarios_and_catalogue_are_valid_by_the_schemas_and_mistakes_are_not()
    {
        using var scratch = new Scratch();
        var tutorial = File.ReadAllText(Cli.File("scenarios", "tutorial.yaml"));
        var wrong = Mistakes.Select((m, i) =>
        {
            Assert.Contains(m.From, tutorial, StringComparison.Ordinal);
            return scratch.Write($"wrong-{i}.yaml", tutorial.Replace(m.From, m.To, StringComparison.Ordinal));
        }).ToList();

        Assert.All(await SchemaChecker.Verdicts(scratch, "scenario.schema.json", isStrict: false, [.. Cli.Scenarios]), v => Assert.Equal("valid", v));
        Assert.All(await SchemaChecker.Verdicts(scratch, "catalogue.schema.json", isStrict: false, Directory.GetFiles(Cli.File("catalogue"), "*.yaml")), v => Assert.Equal("valid", v));
        var overlay = Cli.File("calibration", "national.overlay.yaml");
        var broken = scratch.Write("broken.yaml", File.ReadAllText(overlay).Replace("identification: told", "identification: tald", StringComparison.Ordinal));
        Assert.Equal("valid", Assert.Single(await SchemaChecker.Verdicts(scratch, "calibration.schema.json", isStrict: false, overlay)));
        Assert.NotEqual("valid", Assert.Single(await SchemaChecker.Verdicts(scratch, "calibration.schema.json", isStrict: false, broken)));
        Assert.All(await SchemaChecker.Verdicts(scratch, "options.schema.json", isStrict: false, Directory.GetFiles(Cli.File("options"), "*.yaml")), v => Assert.Equal("valid", v));
        Assert.All(await SchemaChecker.Verdicts(scratch, "scenario.schema.json", isStrict: false, [.. wrong]), v => Assert.NotEqual("valid", v));
        Assert.All(wrong, file => Assert.Equal(ExitCodes.WrongInput, Cli.Run("validate", file).ExitCode));
    }
}
