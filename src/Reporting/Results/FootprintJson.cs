using System.Text.Json.Serialization;
using Testudo.Simulation.Footprints;

namespace Testudo.Reporting.Results;

/// <summary>The published form of a defended footprint: <c>schema/footprint.schema.json</c> describes it.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    WriteIndented = true,
    NewLine = "\n",
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    Converters = [typeof(FiniteNumberConverter)])]
[JsonSerializable(typeof(DefendedFootprint))]
public sealed partial class FootprintJson : JsonSerializerContext;
