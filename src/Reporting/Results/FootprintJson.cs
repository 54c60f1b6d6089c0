using System.Text.Encodings.Web;
using System.Text.Json;
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
public sealed partial class FootprintJson : JsonSerializerContext
{
    private static FootprintJson Readable => field ??= new(new JsonSerializerOptions(Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    /// <summary>Writes a footprint.</summary>
    /// <param name="stream">Where to.</param>
    /// <param name="footprint">The footprint.</param>
    public static void Write(Stream stream, DefendedFootprint footprint)
    {
        ArgumentNullException.ThrowIfNull(stream);
        JsonSerializer.Serialize(stream, footprint, Readable.DefendedFootprint);
        stream.WriteByte((byte)'\n');
    }
}
