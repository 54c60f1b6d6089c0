using Testudo.Evidence.Tests;

namespace Testudo.Cli.Tests;

/// <summary>The schema of facts files, held by an independent checker against what is shipped; that the loader refuses the same mistakes is checked beside the loader.</summary>
public sealed class EvidenceSchemaTests
{
    [Fact]
    public async Task Facts_files_are_valid_by_the_schema_and_mistakes_are_not()
    {
        using var scratch = new Scratch();
        var wrong = FactsMistakes.All.Select((m, i) => scratch.Write($"wrong-{i}.yaml", FactsMistakes.Right.Replace(m.From, m.To, StringComparison.Ordinal))).ToList();
        string[] right = [scratch.Write("right.yaml", FactsMistakes.Right), .. Directory.GetFiles(Cli.File("evidence"), "*.yaml")];

        Assert.All(await SchemaChecker.Verdicts(scratch, "evidence.schema.json", isStrict: false, right), v => Assert.Equal("valid", v));
        var verdicts = await SchemaChecker.Verdicts(scratch, "evidence.schema.json", isStrict: false, [.. wrong]);
        Assert.Empty(FactsMistakes.All.Zip(verdicts).Where(v => v.Second == "valid").Select(v => v.First.To));
    }
}
