using System.Text.Encodings.Web;
using System.Text.Json;
using Testudo.Reporting.Results;
using Testudo.Simulation.Measures;

namespace Testudo.Reporting.Page;

/// <summary>How a page is to be.</summary>
public sealed record PageOptions
{
    /// <summary><c>en</c>, <c>uk</c> or <c>ru</c>; null for the language of the reader's browser.</summary>
    public string? Language { get; init; }

    /// <summary>The command that makes the page again.</summary>
    public required string Command { get; init; }

    /// <summary>A replication that has to be in it, besides the median one and the worst decile; null for none.</summary>
    public uint? Replication { get; init; }
}

/// <summary>The page of a raid: one HTML file with the result, the map, replications to play, plots and assumptions.</summary>
/// <remarks>
/// The template holds the program of the page; the result goes into it as JSON that no reader of HTML can take for markup. What the
/// page shows is made from that data alone.
/// </remarks>
public static class AssessmentPage
{
    /// <summary>The most bytes of a page.</summary>
    public const int MostBytes = 4_000_000;

    // A result of a raid of some hundred threats takes half of what the template leaves; replications get the rest, but not more.
    private const int MostReplayBytes = 600_000;
    private const int MostReplays = 50;

    // Nothing that HTML gives a meaning leaves this encoder as it is: <, > and & become \u escapes.
    private static readonly JsonWriterOptions Options = new() { Encoder = HtmlSafe.Encoder };

    /// <summary>Whether pages can be made: they cannot where Testudo was built without Node.js.</summary>
    public static bool IsAvailable => PageTemplate.IsThere;

    /// <summary>Writes a page.</summary>
    /// <param name="stream">Where to.</param>
    /// <param name="result">The run.</param>
    /// <param name="assessment">Its answer.</param>
    /// <param name="options">How the page is to be.</param>
    /// <param name="cancellation">Stops the writing.</param>
    /// <exception cref="InvalidOperationException">Testudo was built without the page.</exception>
    public static void Write(Stream stream, MonteCarloResult result, RaidAssessment assessment, PageOptions options, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(assessment);
        ArgumentNullException.ThrowIfNull(options);
        var title = options.Language switch { "uk" => assessment.Title.Uk, "ru" => assessment.Title.Ru, _ => assessment.Title.En };
        PageTemplate.Write(stream, HtmlEncoder.Default.Encode(title), templateBytes =>
        {
            using var writer = new Utf8JsonWriter(stream, Options);
            WriteData(writer, result, assessment, options, MostBytes - templateBytes, cancellation);
        });
    }

    private static void WriteData(Utf8JsonWriter writer, MonteCarloResult result, RaidAssessment assessment, PageOptions options, int left, CancellationToken cancellation)
    {
        writer.WriteStartObject();
        writer.WriteString("format", "testudo-page/1");
        writer.WriteString("page", "assessment");
        writer.WriteString("language", options.Language);
        writer.WriteString("command", options.Command);
        writer.WritePropertyName("result");
        JsonSerializer.Serialize(writer, assessment, AssessmentJson.Default.RaidAssessment);
        CatalogueNames.Write(writer, result.Model.Scenario.Catalogue);
        CountryOutlines.Write(writer, result.Model.Scenario.Catalogue.Countries);
        var replays = new ReplayWriter(result);
        replays.WriteWords(writer);
        writer.WriteStartArray("replays");
        var budget = (int)Math.Min(MostReplayBytes, left - writer.BytesCommitted - writer.BytesPending);
        var count = 0;
        foreach (var replication in Replications(result, assessment, options))
        {
            cancellation.ThrowIfCancellationRequested();
            var replay = replays.Replay(replication);
            budget -= replay.Length;
            // The chosen ones are always there, however long they are.
            if (count >= (options.Replication is null ? 2 : 3) && (budget < 0 || count >= MostReplays))
            {
                break;
            }

            writer.WriteRawValue(replay.Span, skipInputValidation: true);
            count++;
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    /// <summary>The median replication, the worst decile, the one asked for, and then all from 0 on.</summary>
    private static IEnumerable<uint> Replications(MonteCarloResult result, RaidAssessment assessment, PageOptions options)
    {
        var chosen = new List<uint> { assessment.Representatives.Median, assessment.Representatives.WorstDecile };
        if (options.Replication is { } asked)
        {
            chosen.Add(asked);
        }

        return chosen.Concat(Enumerable.Range(0, result.Replications).Select(r => (uint)r)).Distinct();
    }
}
