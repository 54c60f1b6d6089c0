using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Testudo.Reporting.Results;
using Testudo.Simulation.Measures;

namespace Testudo.Cli.Tests;

/// <summary>The published schema of results: made from the types, compared with the committed file, and used by an independent checker.</summary>
public sealed partial class SchemaTests
{
    private static readonly string Published = Cli.File("schema", "result.schema.json");

    [Fact]
    public void The_published_schema_describes_the_types()
    {
        var text = Generate().ToJsonString(new JsonSerializerOptions { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }) + "\n";
        if (Cli.IsUpdate)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Published)!);
            File.WriteAllText(Published, text);
        }

        Assert.Equal(File.ReadAllText(Published), text);
    }

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
        var remarks = XDocument.Load(Path.Combine(AppContext.BaseDirectory, "Testudo.Simulation.xml"));
        var definitions = new SortedDictionary<string, JsonNode>(StringComparer.Ordinal);
        var root = SchemaOf(typeof(RaidAssessment), definitions, remarks);
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
        schema["$defs"] = new JsonObject(definitions.Select(d => KeyValuePair.Create(d.Key, (JsonNode?)d.Value)));
        return schema;
    }

    private static JsonNode SchemaOf(Type type, SortedDictionary<string, JsonNode> definitions, XDocument remarks)
    {
        var options = new JsonSchemaExporterOptions
        {
            TreatNullObliviousAsNonNullable = true,
            TransformSchemaNode = (context, node) => Transform(context, node, type, definitions, remarks),
        };
        return AssessmentJson.Default.Options.GetJsonSchemaAsNode(type, options);
    }

    private static JsonNode Transform(JsonSchemaExporterContext context, JsonNode node, Type root, SortedDictionary<string, JsonNode> definitions, XDocument remarks)
    {
        var type = Nullable.GetUnderlyingType(context.TypeInfo.Type) ?? context.TypeInfo.Type;
        if (type == typeof(double))
        {
            node = new JsonObject { ["type"] = new JsonArray("number", "null") };
        }

        var isRecord = type.Namespace == typeof(RaidAssessment).Namespace && type.IsClass;
        if (isRecord && type != root)
        {
            if (!definitions.ContainsKey(type.Name))
            {
                definitions[type.Name] = new JsonObject();
                definitions[type.Name] = SchemaOf(type, definitions, remarks);
            }

            var isNullable = context.PropertyInfo is { IsGetNullable: true };
            var reference = new JsonObject { ["$ref"] = $"#/$defs/{type.Name}" };
            node = isNullable ? new JsonObject { ["anyOf"] = new JsonArray(reference, new JsonObject { ["type"] = "null" }) } : reference;
        }

        var member = context.PropertyInfo is { } property ? Remark(remarks, property.DeclaringType, property.Name) : type == root ? Summary(remarks, $"T:{type.FullName}") : null;
        if (member is not null && node is JsonObject described)
        {
            described.Insert(0, "description", member);
        }

        return node;
    }

    // Parameters of records are described at their type, other properties by themselves.
    private static string? Remark(XDocument remarks, Type type, string jsonName)
    {
        var name = char.ToUpperInvariant(jsonName[0]) + jsonName[1..];
        return Summary(remarks, $"P:{type.FullName}.{name}")
            ?? Text(Member(remarks, $"T:{type.FullName}")?.Elements("param").FirstOrDefault(p => p.Attribute("name")!.Value == name))
            ?? throw new InvalidOperationException($"{type.Name}.{name} has no description");
    }

    private static string? Summary(XDocument remarks, string id) => Text(Member(remarks, id)?.Element("summary"));

    private static XElement? Member(XDocument remarks, string id) => remarks.Descendants("member").FirstOrDefault(m => m.Attribute("name")!.Value == id);

    private static string? Text(XElement? element)
    {
        if (element is null)
        {
            return null;
        }

        var words = string.Concat(element.Nodes().Select(n => n is XElement e ? e.Attribute("cref")?.Value.Split('.')[^1] is { } name ? char.ToLowerInvariant(name[0]) + name[1..] : e.Value : n.ToString()));
        return Spaces().Replace(System.Net.WebUtility.HtmlDecode(words), " ").Trim();
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
