using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Testudo.Simulation.Measures;

namespace Testudo.Reporting.Results;

/// <summary>The published form of a result: <c>schema/result.schema.json</c> describes it.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    WriteIndented = true,
    NewLine = "\n",
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    Converters = [typeof(FiniteNumberConverter)])]
[JsonSerializable(typeof(RaidAssessment))]
public sealed partial class AssessmentJson : JsonSerializerContext
{
    /// <summary>How results are written: as above, and with letters of every language as they are.</summary>
    public static AssessmentJson Readable => field ??= new(new JsonSerializerOptions(Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    /// <summary>Writes a result.</summary>
    /// <param name="stream">Where to.</param>
    /// <param name="assessment">The result.</param>
    public static void Write(Stream stream, RaidAssessment assessment)
    {
        JsonSerializer.Serialize(stream, assessment, Readable.RaidAssessment);
        stream.WriteByte((byte)'\n');
    }
}
