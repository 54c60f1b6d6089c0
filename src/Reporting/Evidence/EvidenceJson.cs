using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Testudo.Reporting.Results;

namespace Testudo.Reporting.Evidence;

/// <summary>The published form of evidence: <c>schema/evidence-output.schema.json</c> describes it.</summary>
/// <remarks>Times are local, to the minute, without a zone: the record and the accounts are in Kyiv time.</remarks>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    WriteIndented = true,
    NewLine = "\n",
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    Converters = [typeof(FiniteNumberConverter), typeof(MinuteConverter)])]
[JsonSerializable(typeof(Provenance))]
[JsonSerializable(typeof(RaidsDocument))]
[JsonSerializable(typeof(RatesDocument))]
[JsonSerializable(typeof(RaidDocument))]
[JsonSerializable(typeof(PublishedDocument))]
[JsonSerializable(typeof(ClaimsDocument))]
[JsonSerializable(typeof(ImportDocument))]
[JsonSerializable(typeof(ChangesDocument))]
[JsonSerializable(typeof(RegimesDocument))]
[JsonSerializable(typeof(StatementsDocument))]
[JsonSerializable(typeof(VersionsDocument))]
public sealed partial class EvidenceJson : JsonSerializerContext
{
    /// <summary>How documents are written: as above, and with letters of every language as they are.</summary>
    public static EvidenceJson Readable => field ??= new(new JsonSerializerOptions(Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    /// <summary>Writes raids.</summary>
    /// <param name="stream">Where to.</param>
    /// <param name="document">The document.</param>
    public static void Write(Stream stream, RaidsDocument document) => Write(stream, document, Readable.RaidsDocument);

    /// <summary>Writes rates.</summary>
    /// <param name="stream">Where to.</param>
    /// <param name="document">The document.</param>
    public static void Write(Stream stream, RatesDocument document) => Write(stream, document, Readable.RatesDocument);

    /// <summary>Writes one raid.</summary>
    /// <param name="stream">Where to.</param>
    /// <param name="document">The document.</param>
    public static void Write(Stream stream, RaidDocument document) => Write(stream, document, Readable.RaidDocument);

    /// <summary>Writes published figures.</summary>
    /// <param name="stream">Where to.</param>
    /// <param name="document">The document.</param>
    public static void Write(Stream stream, PublishedDocument document) => Write(stream, document, Readable.PublishedDocument);

    /// <summary>Writes the claims of a report.</summary>
    /// <param name="stream">Where to.</param>
    /// <param name="document">The document.</param>
    public static void Write(Stream stream, ClaimsDocument document) => Write(stream, document, Readable.ClaimsDocument);

    /// <summary>Writes what an import did.</summary>
    /// <param name="stream">Where to.</param>
    /// <param name="document">The document.</param>
    public static void Write(Stream stream, ImportDocument document) => Write(stream, document, Readable.ImportDocument);

    /// <summary>Writes what two versions have differently.</summary>
    /// <param name="stream">Where to.</param>
    /// <param name="document">The document.</param>
    public static void Write(Stream stream, ChangesDocument document) => Write(stream, document, Readable.ChangesDocument);

    /// <summary>Writes reporting regimes.</summary>
    /// <param name="stream">Where to.</param>
    /// <param name="document">The document.</param>
    public static void Write(Stream stream, RegimesDocument document) => Write(stream, document, Readable.RegimesDocument);

    /// <summary>Writes statements, pledges and requests.</summary>
    /// <param name="stream">Where to.</param>
    /// <param name="document">The document.</param>
    public static void Write(Stream stream, StatementsDocument document) => Write(stream, document, Readable.StatementsDocument);

    /// <summary>Writes versions of the public record.</summary>
    /// <param name="stream">Where to.</param>
    /// <param name="document">The document.</param>
    public static void Write(Stream stream, VersionsDocument document) => Write(stream, document, Readable.VersionsDocument);

    private static void Write<T>(Stream stream, T document, JsonTypeInfo<T> type)
    {
        JsonSerializer.Serialize(stream, document, type);
        stream.WriteByte((byte)'\n');
    }
}

/// <summary>Writes a local time to the minute.</summary>
internal sealed class MinuteConverter : JsonConverter<DateTime>
{
    private const string Format = "yyyy-MM-dd'T'HH:mm";

    /// <inheritdoc/>
    public override DateTime Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        DateTime.ParseExact(reader.GetString()!, Format, CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, DateTime value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString(Format, CultureInfo.InvariantCulture));
}
