using System.Text.Json.Serialization;
using Testudo.Simulation.Measures;

namespace Testudo.Reporting.Results;

/// <summary>The published form of a result: <c>schema/result.schema.json</c> describes it.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    WriteIndented = true,
    NewLine = "\n",
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    Converters = [typeof(FiniteNumberConverter)])]
[JsonSerializable(typeof(RaidAssessment))]
public sealed partial class AssessmentJson : JsonSerializerContext;
