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
public sealed partial class StoryJson : JsonSerializerContext;
