using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Testudo.Simulation.Replication;
using Testudo.Simulation.Stories;
using Testudo.World.Threats;

namespace Testudo.Reporting.Results;

/// <summary>The published form of the story of one threat: <c>schema/story.schema.json</c> describes it.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    WriteIndented = true,
    NewLine = "\n",
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    Converters = [typeof(WordConverter<ThreatClass>), typeof(WordConverter<TraceKind>), typeof(WordConverter<LeakCause>), typeof(WordConverter<BlockReason>), typeof(WordConverter<Oversight>), typeof(WordConverter<EndKind>), typeof(WordConverter<ShotResult>), typeof(WordConverter<BatteryRole>), typeof(WordConverter<BeyondReason>), typeof(WordConverter<BlindReason>)])]
[JsonSerializable(typeof(ThreatStory))]
public sealed partial class StoryJson : JsonSerializerContext
{
    /// <summary>How stories are written: as above, and with letters of every language as they are.</summary>
    public static StoryJson Readable => field ??= new(new JsonSerializerOptions(Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    /// <summary>A story as text.</summary>
    /// <param name="story">The story.</param>
    public static string Text(ThreatStory story) => JsonSerializer.Serialize(story, Readable.ThreatStory) + "\n";
}
