using System.Text.Json.Serialization;
using Testudo.Campaigns.Answers;
using Testudo.Campaigns.Raids;
using Testudo.World;

namespace Testudo.Reporting.Results;

/// <summary>The published form of a campaign: <c>schema/campaign-result.schema.json</c> describes it.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    WriteIndented = true,
    NewLine = "\n",
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    Converters = [typeof(FiniteNumberConverter), typeof(WordConverter<RaidOrigin>), typeof(WordConverter<Confidence>)])]
[JsonSerializable(typeof(CampaignAssessment))]
public sealed partial class CampaignJson : JsonSerializerContext;
