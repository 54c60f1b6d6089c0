using System.Text.Json.Serialization;
using Testudo.Planning.Comparison;

namespace Testudo.Reporting.Results;

/// <summary>The published form of options side by side: <c>schema/compare.schema.json</c> describes it.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    WriteIndented = true,
    NewLine = "\n",
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    Converters = [typeof(FiniteNumberConverter)])]
[JsonSerializable(typeof(ComparisonAnswer))]
public sealed partial class ComparisonJson : JsonSerializerContext;
