using System.Text.Json.Nodes;

namespace Testudo.Reporting.Tests;

/// <summary>The hostile scenario leaves out nothing that a user may write.</summary>
public sealed class HostileScenarioTests
{
    /// <summary>Texts that cannot be hostile, each with its reason.</summary>
    private static readonly Dictionary<string, string> Named = new(StringComparer.Ordinal)
    {
        ["source"] = "names an entry of sources.yaml",
        ["use"] = "names a doctrine of the catalogue",
        ["along"] = "names places or a salvo",
    };

    [Fact]
    public void Every_text_that_a_scenario_may_hold_is_hostile()
    {
        var schema = JsonNode.Parse(File.ReadAllText(Path.Combine(Testudo.Tests.RepositoryRoot.Folder, "schema", "scenario.schema.json")))!.AsObject();
        var allowed = new SortedSet<string>(StringComparer.Ordinal);
        Texts(schema, "scenario", "", allowed);
        foreach (var (name, definition) in schema["$defs"]!.AsObject())
        {
            Texts(definition!, name, "", allowed);
        }

        var written = new SortedSet<string>(StringComparer.Ordinal);
        Hostile(schema, schema, "scenario", "", HostileScenario.Scenario, written);

        Assert.InRange(allowed.Count, 20, int.MaxValue);
        allowed.ExceptWith(written);
        allowed.RemoveWhere(t => Named.ContainsKey(t.Split('.')[^1]));
        Assert.Empty(allowed);
    }

    /// <summary>The free texts of a schema, as definition and key.</summary>
    private static void Texts(JsonNode schema, string owner, string key, SortedSet<string> found)
    {
        if (IsFreeText(schema))
        {
            found.Add($"{owner}.{key}");
        }

        foreach (var (name, below) in schema["properties"]?.AsObject() ?? [])
        {
            Texts(below!, owner, name, found);
        }

        if (schema["items"] is JsonObject items)
        {
            Texts(items, owner, $"{key}[]", found);
        }

        foreach (var alternative in schema["anyOf"]?.AsArray() ?? [])
        {
            Texts(alternative!, owner, key, found);
        }
    }

    /// <summary>The free texts of a schema that are hostile in a document.</summary>
    private static void Hostile(JsonObject root, JsonNode schema, string owner, string key, JsonNode? value, SortedSet<string> found)
    {
        if ((string?)schema["$ref"] is { } reference)
        {
            var name = reference.Split('/')[^1];
            Hostile(root, root["$defs"]![name]!, name, "", value, found);
            return;
        }

        foreach (var alternative in schema["anyOf"]?.AsArray() ?? [])
        {
            Hostile(root, alternative!, owner, key, value, found);
        }

        switch (value)
        {
            case JsonObject map:
                foreach (var (name, below) in map)
                {
                    if (schema["properties"]?[name] is { } property)
                    {
                        Hostile(root, property, owner, name, below, found);
                    }
                }

                break;
            case JsonArray list when schema["items"] is JsonObject items:
                foreach (var item in list)
                {
                    Hostile(root, items, owner, $"{key}[]", item, found);
                }

                break;
            case JsonValue text when IsFreeText(schema) && text.TryGetValue<string>(out var written) && written.Contains(HostileScenario.Attacks[0], StringComparison.Ordinal):
                found.Add($"{owner}.{key}");
                break;
        }
    }

    private static bool IsFreeText(JsonNode schema) =>
        schema["pattern"] is null && schema["enum"] is null && schema["const"] is null
        && (schema["type"] is JsonArray types ? types.Any(t => (string?)t == "string") : (string?)schema["type"] == "string");
}
