using System.Text.Encodings.Web;
using System.Text.Json;
using Testudo.Planning.Comparison;
using Testudo.Reporting.Forecasts;
using Testudo.Reporting.Results;
using Testudo.Simulation.Footprints;
using Testudo.Simulation.Measures;
using Testudo.Simulation.Saturation;
using Testudo.World;

namespace Testudo.Reporting.Page;

/// <summary>The pages of one document each: the footprint of a defence, the size of raid that saturates it, reinforcements side by side, and the scores of forecasts.</summary>
/// <remarks>They are made as <see cref="AssessmentPage"/> is, with the same template.</remarks>
public static class DataPage
{
    // Nothing that HTML gives a meaning leaves this encoder as it is: <, > and & become \u escapes.
    private static readonly JsonWriterOptions Options = new() { Encoder = HtmlSafe.Encoder };

    /// <summary>Whether pages can be made: they cannot where Testudo was built without Node.js.</summary>
    public static bool IsAvailable => PageTemplate.IsThere;

    /// <summary>Writes the page of a footprint.</summary>
    /// <param name="stream">Where to.</param>
    /// <param name="footprint">The footprint.</param>
    /// <param name="catalogue">The catalogue with the borders.</param>
    /// <param name="options">How the page is to be.</param>
    /// <exception cref="InvalidOperationException">Testudo was built without the page.</exception>
    public static void Write(Stream stream, DefendedFootprint footprint, Catalogue catalogue, PageOptions options)
    {
        ArgumentNullException.ThrowIfNull(footprint);
        ArgumentNullException.ThrowIfNull(catalogue);
        Write(stream, "footprint", footprint.Title, options, writer =>
        {
            JsonSerializer.Serialize(writer, footprint, FootprintJson.Default.DefendedFootprint);
            CountryOutlines.Write(writer, catalogue.Countries);
        });
    }

    /// <summary>Writes the page of a knee.</summary>
    /// <param name="stream">Where to.</param>
    /// <param name="saturation">The answer.</param>
    /// <param name="options">How the page is to be.</param>
    /// <exception cref="InvalidOperationException">Testudo was built without the page.</exception>
    public static void Write(Stream stream, RaidSaturation saturation, PageOptions options)
    {
        ArgumentNullException.ThrowIfNull(saturation);
        Write(stream, "knee", saturation.Title, options, writer => JsonSerializer.Serialize(writer, saturation, KneeJson.Default.RaidSaturation));
    }

    /// <summary>Writes the page of options side by side.</summary>
    /// <param name="stream">Where to.</param>
    /// <param name="answer">The answer.</param>
    /// <param name="options">How the page is to be.</param>
    /// <exception cref="InvalidOperationException">Testudo was built without the page.</exception>
    public static void Write(Stream stream, ComparisonAnswer answer, PageOptions options)
    {
        ArgumentNullException.ThrowIfNull(answer);
        Write(stream, "compare", answer.OptionTitle, options, writer => JsonSerializer.Serialize(writer, answer, ComparisonJson.Default.ComparisonAnswer));
    }

    /// <summary>Writes the page of scores.</summary>
    /// <param name="stream">Where to.</param>
    /// <param name="scores">The scores.</param>
    /// <param name="options">How the page is to be.</param>
    /// <exception cref="InvalidOperationException">Testudo was built without the page.</exception>
    public static void Write(Stream stream, ScoreDocument scores, PageOptions options)
    {
        ArgumentNullException.ThrowIfNull(scores);
        var title = new Names("How good the forecasts were", "Наскільки добрі були прогнози", "Насколько хороши были прогнозы");
        Write(stream, "score", title, options, writer => JsonSerializer.Serialize(writer, scores, ForecastJson.Default.ScoreDocument));
    }

    private static void Write(Stream stream, string page, Names title, PageOptions options, Action<Utf8JsonWriter> writeResult)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(options);
        var text = options.Language switch { "uk" => title.Uk, "ru" => title.Ru, _ => title.En };
        PageTemplate.Write(stream, HtmlEncoder.Default.Encode(text), _ =>
        {
            using var writer = new Utf8JsonWriter(stream, Options);
            writer.WriteStartObject();
            writer.WriteString("format", "testudo-page/1");
            writer.WriteString("page", page);
            writer.WriteString("language", options.Language);
            writer.WriteString("command", options.Command);
            writer.WritePropertyName("result");
            writeResult(writer);
            writer.WriteEndObject();
        });
    }
}
