using System.Diagnostics;

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
        var tools = Cli.File("tests", "tools", "node_modules");
        Assert.SkipUnless(Directory.Exists(Path.Combine(tools, "js-yaml")), "ajv and js-yaml are not installed: ./build.sh test installs them");
        using var scratch = new Scratch();
        var tutorial = File.ReadAllText(Cli.File("scenarios", "tutorial.yaml"));
        var wrong = Mistakes.Select((m, i) =>
        {
            Assert.Contains(m.From, tutorial, StringComparison.Ordinal);
            return scratch.Write($"wrong-{i}.yaml", tutorial.Replace(m.From, m.To, StringComparison.Ordinal));
        }).ToList();
        var script = scratch.Write("check.cjs", """
            const [modules, schema, ...files] = process.argv.slice(2);
            const Ajv = require(modules + '/ajv/dist/2020');
            const yaml = require(modules + '/js-yaml');
            const { readFileSync } = require('fs');
            const ajv = new Ajv({ allErrors: true, strict: false });
            require(modules + '/ajv-formats')(ajv);
            const validate = ajv.compile(JSON.parse(readFileSync(schema)));
            for (const file of files) console.log(validate(yaml.load(readFileSync(file, 'utf8'), { schema: yaml.CORE_SCHEMA })) ? 'valid' : JSON.stringify(validate.errors.slice(0, 3)));
            """);

        Assert.All(await Verdicts(script, tools, "scenario.schema.json", [.. Cli.Scenarios]), v => Assert.Equal("valid", v));
        Assert.All(await Verdicts(script, tools, "catalogue.schema.json", Directory.GetFiles(Cli.File("catalogue"), "*.yaml")), v => Assert.Equal("valid", v));
        Assert.All(await Verdicts(script, tools, "scenario.schema.json", [.. wrong]), v => Assert.NotEqual("valid", v));
        Assert.All(wrong, file => Assert.Equal(ExitCodes.WrongInput, Cli.Run("validate", file).ExitCode));
    }

    private static async Task<string[]> Verdicts(string script, string tools, string schema, string[] files)
    {
        using var node = Process.Start(new ProcessStartInfo("node", [script, tools, Cli.File("schema", schema), .. files]) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false })!;
        var output = await node.StandardOutput.ReadToEndAsync();
        Assert.Equal("", await node.StandardError.ReadToEndAsync());
        var verdicts = output.TrimEnd('\n').Split('\n');
        Assert.Equal(files.Length, verdicts.Length);
        return verdicts;
    }
}
