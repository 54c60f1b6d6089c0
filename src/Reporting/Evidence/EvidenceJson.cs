using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
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
public sealed partial class EvidenceJson : JsonSerializerContext;

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
