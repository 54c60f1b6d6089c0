using System.Text.Encodings.Web;
using System.Text.Json;
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
public sealed partial class CampaignJson : JsonSerializerContext
{
    private static CampaignJson Readable => field ??= new(new JsonSerializerOptions(Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    /// <summary>Writes what becomes of a campaign.</summary>
    /// <param name="stream">Where to.</param>
    /// <param name="assessment">The answer.</param>
    public static void Write(Stream stream, CampaignAssessment assessment)
    {
        ArgumentNullException.ThrowIfNull(stream);
        JsonSerializer.Serialize(stream, assessment, Readable.CampaignAssessment);
        stream.WriteByte((byte)'\n');
    }
}
