using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Testudo.Simulation.Replication;
using Testudo.Tests;
using Testudo.World;
using Testudo.World.Scenarios;

namespace Testudo.Reporting.Tests.Page;

/// <summary>What the catalogue says in English, the page says in every language.</summary>
public sealed partial class CatalogueWordsTests
{
    private static readonly Lazy<IReadOnlyList<Parameter>> Assumptions = new(() =>
    {
        var catalogue = Catalogue.Load(Path.Combine(RepositoryRoot.Folder, "catalogue"));
        return [.. Directory.EnumerateFiles(Path.Combine(RepositoryRoot.Folder, "scenarios"), "*.yaml").SelectMany(f => RaidModel.Prepare(ScenarioLoader.Load(f, catalogue)).Parameters.Parameters)];
    });

    [Fact]
    public void Every_note_of_an_assumption_is_translated()
    {
        var words = Words("catalogue");

        Assert.NotEmpty(Assumptions.Value);
        Assert.All(Assumptions.Value.Select(a => a.Note).OfType<string>().Distinct(StringComparer.Ordinal), note =>
        {
            Assert.NotEqual("", words[note]?["uk"]?.GetValue<string>() ?? "");
            Assert.NotEqual("", words[note]?["ru"]?.GetValue<string>() ?? "");
        });
    }

    [Fact]
    public void Every_quantity_of_an_assumption_has_a_name() =>
        Assert.All(
            Assumptions.Value.Select(a => a.Path.Split('.')[^1]).Distinct(StringComparer.Ordinal),
            key => Assert.NotNull(Words("parameters")[$"parameter.{Hyphen().Replace(key, m => m.Groups[1].Value.ToUpperInvariant())}"]));

    private static JsonObject Words(string table) =>
        JsonNode.Parse(File.ReadAllText(Path.Combine(RepositoryRoot.Folder, "web", "src", "words", $"{table}.json")))!.AsObject();

    [GeneratedRegex("-([a-z])")]
    private static partial Regex Hyphen();
}
