using System.Text.Json.Serialization;
using Testudo.Planning.Packages;

namespace Testudo.Reporting.Results;

/// <summary>The published form of a plan: <c>schema/plan.schema.json</c> describes it.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    WriteIndented = true,
    NewLine = "\n",
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    Converters = [typeof(FiniteNumberConverter), typeof(WordConverter<PlanStatus>), typeof(WordConverter<PackageStep>)])]
[JsonSerializable(typeof(ReinforcementPlan))]
public sealed partial class PlanJson : JsonSerializerContext;
