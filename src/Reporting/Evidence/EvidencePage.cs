using System.Text.Encodings.Web;
using System.Text.Json;
using Testudo.Reporting.Page;
using Testudo.World;

namespace Testudo.Reporting.Evidence;

/// <summary>What a page of evidence shows; a part that is null is not shown.</summary>
public sealed record EvidenceContent
{
    /// <summary>What the page is made by and from.</summary>
    public required Provenance Provenance { get; init; }

    /// <summary>The raids of a period.</summary>
    public RaidsDocument? Raids { get; init; }

    /// <summary>Rates with their intervals and regimes.</summary>
    public RatesDocument? Rates { get; init; }

    /// <summary>One raid with its claims side by side.</summary>
    public RaidDocument? Raid { get; init; }
}

/// <summary>The page of evidence: one HTML file with raids, rates, and one raid with its claims.</summary>
/// <remarks>It is made as <see cref="AssessmentPage"/> is, with the same template.</remarks>
public static class EvidencePage
{
    // Nothing that HTML gives a meaning leaves this encoder as it is: <, > and & become \u escapes.
    private static readonly JsonWriterOptions Options = new() { Encoder = HtmlSafe.Encoder };

    /// <summary>Whether pages can be made: they cannot where Testudo was built without Node.js.</summary>
    public static bool IsAvailable => PageTemplate.IsThere;

    /// <summary>Writes a page.</summary>
    /// <param name="stream">Where to.</param>
    /// <param name="content">What it shows.</param>
    /// <param name="catalogue">The catalogue that names threat types and places.</param>
    /// <param name="language"><c>en</c>, <c>uk</c> or <c>ru</c>; null for the language of the reader's browser.</param>
    /// <exception cref="InvalidOperationException">Testudo was built without the page.</exception>
    public static void Write(Stream stream, EvidenceContent content, Catalogue catalogue, string? language)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(content);
        ArgumentNullException.ThrowIfNull(catalogue);
        var title = language switch { "uk" => "Що повідомляли про повітряні нальоти", "ru" => "Что сообщали о воздушных налётах", _ => "What was reported of air raids" };
        PageTemplate.Write(stream, HtmlEncoder.Default.Encode(title), _ =>
        {
            using var writer = new Utf8JsonWriter(stream, Options);
            writer.WriteStartObject();
            writer.WriteString("format", "testudo-page/1");
            writer.WriteString("page", "evidence");
            writer.WriteString("language", language);
            writer.WriteString("command", content.Provenance.Command);
            writer.WritePropertyName("provenance");
            JsonSerializer.Serialize(writer, content.Provenance, EvidenceJson.Default.Provenance);
            writer.WritePropertyName("raids");
            JsonSerializer.Serialize(writer, content.Raids!, EvidenceJson.Default.RaidsDocument);
            writer.WritePropertyName("rates");
            JsonSerializer.Serialize(writer, content.Rates!, EvidenceJson.Default.RatesDocument);
            writer.WritePropertyName("raid");
            JsonSerializer.Serialize(writer, content.Raid!, EvidenceJson.Default.RaidDocument);
            CatalogueNames.Write(writer, catalogue);
            writer.WriteEndObject();
        });
    }
}
