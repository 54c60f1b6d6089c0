using System.Text.Encodings.Web;
using System.Text.Json;
using Testudo.Campaigns.Answers;
using Testudo.Planning.Comparison;
using Testudo.Planning.Packages;
using Testudo.Reporting.Calibrations;
using Testudo.Reporting.Forecasts;
using Testudo.Reporting.Results;
using Testudo.Simulation.Footprints;
using Testudo.Simulation.Measures;
using Testudo.Simulation.Saturation;
using Testudo.World;

namespace Testudo.Reporting.Page;

/// <summary>The pages of one document each: the footprint of a defence, the size of raid that saturates it, reinforcements side by side, the package under a budget, campaigns, the scores of forecasts, and a calibration.</summary>
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

    /// <summary>Writes the page of a campaign.</summary>
    /// <param name="stream">Where to.</param>
    /// <param name="campaign">The answer.</param>
    /// <param name="options">How the page is to be.</param>
    /// <exception cref="InvalidOperationException">Testudo was built without the page.</exception>
    public static void Write(Stream stream, CampaignAssessment campaign, PageOptions options)
    {
        ArgumentNullException.ThrowIfNull(campaign);
        Write(stream, "campaign", campaign.Title, options, writer => JsonSerializer.Serialize(writer, campaign, CampaignJson.Default.CampaignAssessment));
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

    /// <summary>Writes the page of a package under a budget.</summary>
    /// <param name="stream">Where to.</param>
    /// <param name="plan">The answer.</param>
    /// <param name="options">How the page is to be.</param>
    /// <exception cref="InvalidOperationException">Testudo was built without the page.</exception>
    public static void Write(Stream stream, ReinforcementPlan plan, PageOptions options)
    {
        ArgumentNullException.ThrowIfNull(plan);
        Write(stream, "plan", plan.Title, options, writer => JsonSerializer.Serialize(writer, plan, PlanJson.Default.ReinforcementPlan));
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

    /// <summary>Writes the page of a calibration.</summary>
    /// <param name="stream">Where to.</param>
    /// <param name="calibration">The calibration.</param>
    /// <param name="options">How the page is to be.</param>
    /// <exception cref="InvalidOperationException">Testudo was built without the page.</exception>
    public static void Write(Stream stream, CalibrationDocument calibration, PageOptions options)
    {
        ArgumentNullException.ThrowIfNull(calibration);
        var title = new Names("What the record says of the simulation", "Що дані кажуть про модель", "Что данные говорят о модели");
        Write(stream, "calibration", title, options, writer => JsonSerializer.Serialize(writer, calibration, CalibrationJson.Default.CalibrationDocument));
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
