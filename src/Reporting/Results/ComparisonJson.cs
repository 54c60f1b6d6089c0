using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Testudo.Planning.Comparison;

namespace Testudo.Reporting.Results;

/// <summary>The published form of options side by side: <c>schema/compare.schema.json</c> describes it.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    WriteIndented = true,
    NewLine = "\n",
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    Converters = [typeof(FiniteNumberConverter)])]
[JsonSerializable(typeof(ComparisonAnswer))]
public sealed partial class ComparisonJson : JsonSerializerContext
{
    private static ComparisonJson Readable => field ??= new(new JsonSerializerOptions(Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    /// <summary>Writes options side by side.</summary>
    /// <param name="stream">Where to.</param>
    /// <param name="answer">The answer.</param>
    public static void Write(Stream stream, ComparisonAnswer answer)
    {
        ArgumentNullException.ThrowIfNull(stream);
        JsonSerializer.Serialize(stream, answer, Readable.ComparisonAnswer);
        stream.WriteByte((byte)'\n');
    }
}
