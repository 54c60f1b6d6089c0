using System.Text.Json.Serialization;
using Testudo.Simulation.Saturation;

namespace Testudo.Reporting.Results;

/// <summary>The published form of the saturation knee: <c>schema/knee.schema.json</c> describes it.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    WriteIndented = true,
    NewLine = "\n",
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    Converters = [typeof(FiniteNumberConverter), typeof(WordConverter<Resource>), typeof(WordConverter<KneeStatus>)])]
[JsonSerializable(typeof(RaidSaturation))]
public sealed partial class KneeJson : JsonSerializerContext;
