using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Testudo.Calibration.Inference;
using Testudo.Campaigns.Answers;
using Testudo.Forecast.Dynamics;
using Testudo.Forecast.Scoring;
using Testudo.Planning.Comparison;
using Testudo.Reporting.Calibrations;
using Testudo.Reporting.Evidence;
using Testudo.Reporting.Forecasts;
using Testudo.Simulation.Comparison;
using Testudo.Simulation.Measures;
using Testudo.Simulation.Stories;

namespace Testudo.Cli.Tests;

/// <summary>Makes the schema of a published document from its type and the remarks on it.</summary>
/// <param name="options">How the document is written.</param>
internal sealed partial class TypeSchema(JsonSerializerOptions options)
{
    private static readonly string?[] Described = [typeof(RaidAssessment).Namespace, typeof(RaidsDocument).Namespace, typeof(ThreatStory).Namespace, typeof(ForecastDocument).Namespace, typeof(ScoreSummary).Namespace, typeof(ClassBasis).Namespace, typeof(CampaignAssessment).Namespace, typeof(CalibrationDocument).Namespace, typeof(FactorAnswer).Namespace, typeof(ComparisonAnswer).Namespace, typeof(PairedEstimate).Namespace];

    private readonly SortedDictionary<string, JsonNode> definitions = new(StringComparer.Ordinal);
    private readonly List<XDocument> remarks = [.. new[] { "Testudo.Simulation.xml", "Testudo.Campaigns.xml", "Testudo.Forecast.xml", "Testudo.Calibration.xml", "Testudo.Planning.xml", "Testudo.Reporting.xml", "testudo.xml" }.Select(f => XDocument.Load(Path.Combine(AppContext.BaseDirectory, f)))];

    /// <summary>The schemas of the types that the documents hold.</summary>
    public JsonObject Definitions => new(definitions.Select(d => KeyValuePair.Create(d.Key, (JsonNode?)d.Value)));

    /// <summary>The schema of a type.</summary>
    /// <param name="type">The type.</param>
    public JsonNode Of(Type type)
    {
        var exporter = new JsonSchemaExporterOptions
        {
            TreatNullObliviousAsNonNullable = true,
            TransformSchemaNode = (context, node) => Transform(context, node, type),
        };
        return options.GetJsonSchemaAsNode(type, exporter);
    }

    private JsonNode Transform(JsonSchemaExporterContext context, JsonNode node, Type root)
    {
        var type = Nullable.GetUnderlyingType(context.TypeInfo.Type) ?? context.TypeInfo.Type;
        if (type == typeof(double))
        {
            node = new JsonObject { ["type"] = new JsonArray("number", "null") };
        }

        var isRecord = Described.Contains(type.Namespace) && type.IsClass;
        if (isRecord && type != root)
        {
            if (!definitions.ContainsKey(type.Name))
            {
                definitions[type.Name] = new JsonObject();
                definitions[type.Name] = Of(type);
            }

            var isNullable = context.PropertyInfo is { IsGetNullable: true };
            var reference = new JsonObject { ["$ref"] = $"#/$defs/{type.Name}" };
            node = isNullable ? new JsonObject { ["anyOf"] = new JsonArray(reference, new JsonObject { ["type"] = "null" }) } : reference;
        }

        var member = context.PropertyInfo is { } property ? Remark(property.DeclaringType, property.Name) : type == root ? Summary($"T:{type.FullName}") : null;
        if (member is not null && node is JsonObject described)
        {
            described.Insert(0, "description", member);
        }

        return node;
    }

    // Parameters of records are described at their type, other properties by themselves.
    private string? Remark(Type type, string jsonName)
    {
        var name = char.ToUpperInvariant(jsonName[0]) + jsonName[1..];
        return Summary($"P:{type.FullName}.{name}")
            ?? Text(Member($"T:{type.FullName}")?.Elements("param").FirstOrDefault(p => p.Attribute("name")!.Value == name))
            ?? throw new InvalidOperationException($"{type.Name}.{name} has no description");
    }

    private string? Summary(string id) => Text(Member(id)?.Element("summary"));

    private XElement? Member(string id) => remarks.SelectMany(r => r.Descendants("member")).FirstOrDefault(m => m.Attribute("name")!.Value == id);

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
