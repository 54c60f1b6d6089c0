using System.Text.Encodings.Web;
using System.Text.Json;
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
public sealed partial class KneeJson : JsonSerializerContext
{
    private static KneeJson Readable => field ??= new(new JsonSerializerOptions(Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    /// <summary>Writes how leakage grows with the size of a raid.</summary>
    /// <param name="stream">Where to.</param>
    /// <param name="saturation">The answer.</param>
    public static void Write(Stream stream, RaidSaturation saturation)
    {
        ArgumentNullException.ThrowIfNull(stream);
        JsonSerializer.Serialize(stream, saturation, Readable.RaidSaturation);
        stream.WriteByte((byte)'\n');
    }
}
