using System.ComponentModel;
using System.Diagnostics;

namespace Testudo.Cli.Tests;

/// <summary>The independent checker of JSON Schemas: ajv under Node.js, with js-yaml for YAML.</summary>
internal static class SchemaChecker
{
    private const string Script = """
        const [modules, schema, strict, ...files] = process.argv.slice(2);
        const Ajv = require(modules + '/ajv/dist/2020');
        const yaml = require(modules + '/js-yaml');
        const { readFileSync } = require('fs');
        const ajv = new Ajv({ allErrors: true, strict: strict === 'strict', allowUnionTypes: true });
        require(modules + '/ajv-formats')(ajv);
        const validate = ajv.compile(JSON.parse(readFileSync(schema)));
        const read = file => file.endsWith('.json') ? JSON.parse(readFileSync(file)) : yaml.load(readFileSync(file, 'utf8'), { schema: yaml.CORE_SCHEMA });
        for (const file of files) console.log(validate(read(file)) ? 'valid' : JSON.stringify(validate.errors.slice(0, 5)));
        """;

    /// <summary>What the checker says of each file: <c>valid</c>, or its errors. Skips the test where the checker cannot be had.</summary>
    /// <param name="scratch">Where the script may be put.</param>
    /// <param name="schema">The name of the schema.</param>
    /// <param name="isStrict">Whether the schema itself is held to ajv's strict mode.</param>
    /// <param name="files">The files.</param>
    public static async Task<string[]> Verdicts(Scratch scratch, string schema, bool isStrict, params IReadOnlyCollection<string> files)
    {
        var tools = Cli.File("tests", "tools", "node_modules");
        Assert.SkipUnless(new[] { "ajv", "ajv-formats", "js-yaml" }.All(m => Directory.Exists(Path.Combine(tools, m))), "the checker is not installed: ./build.sh test installs it");
        Process? node;
        try
        {
            node = Process.Start(new ProcessStartInfo("node", [scratch.Write("check.cjs", Script), tools, Cli.File("schema", schema), isStrict ? "strict" : "lax", .. files]) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false });
        }
        catch (Win32Exception)
        {
            node = null;
        }

        Assert.SkipWhen(node is null, "Node.js is not installed");
        using (node)
        {
            var output = await node!.StandardOutput.ReadToEndAsync();
            Assert.Equal("", await node.StandardError.ReadToEndAsync());
            var verdicts = output.TrimEnd('\n').Split('\n');
            Assert.Equal(files.Count, verdicts.Length);
            return verdicts;
        }
    }
}
