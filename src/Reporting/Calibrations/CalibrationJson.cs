using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Testudo.Reporting.Results;

namespace Testudo.Reporting.Calibrations;

/// <summary>The published form of a calibration: <c>schema/calibration-report.schema.json</c> describes it.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    WriteIndented = true,
    NewLine = "\n",
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    Converters = [typeof(FiniteNumberConverter)])]
[JsonSerializable(typeof(CalibrationDocument))]
public sealed partial class CalibrationJson : JsonSerializerContext
{
    private static CalibrationJson Readable => field ??= new(new JsonSerializerOptions(Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    /// <summary>Writes a calibration.</summary>
    /// <param name="stream">Where to.</param>
    /// <param name="document">The document.</param>
    public static void Write(Stream stream, CalibrationDocument document)
    {
        ArgumentNullException.ThrowIfNull(stream);
        JsonSerializer.Serialize(stream, document, Readable.CalibrationDocument);
        stream.WriteByte((byte)'\n');
    }
}
