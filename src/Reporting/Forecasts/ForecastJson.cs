using System.Text.Json;
using System.Text.Json.Serialization;
using Testudo.Forecast.Scoring;
using Testudo.Reporting.Evidence;
using Testudo.Reporting.Results;

namespace Testudo.Reporting.Forecasts;

/// <summary>The published form of forecasts and scores: <c>schema/forecast-output.schema.json</c> describes it.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    WriteIndented = true,
    NewLine = "\n",
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    Converters = [typeof(FiniteNumberConverter), typeof(MinuteConverter)])]
[JsonSerializable(typeof(ForecastDocument))]
[JsonSerializable(typeof(ScoreDocument))]
[JsonSerializable(typeof(DumpedForecast))]
public sealed partial class ForecastJson : JsonSerializerContext
{
    private static ForecastJson Line => field ??= new(new JsonSerializerOptions(Default.Options) { WriteIndented = false });

    /// <summary>Writes every forecast with its probabilities, one JSON object a line, for scorers of other make.</summary>
    /// <param name="stream">Where to.</param>
    /// <param name="scores">The scores.</param>
    public static void WriteLines(Stream stream, RollingScores scores)
    {
        ArgumentNullException.ThrowIfNull(scores);
        foreach (var cell in scores.Cells)
        {
            JsonSerializer.Serialize(stream, new DumpedForecast(cell.Raid, System.DateOnly.FromDateTime(cell.Cell!.End), cell.Class, cell.Launched, cell.Observed, cell.Forecast.Probabilities), Line.DumpedForecast);
            stream.WriteByte((byte)'\n');
        }
    }
}

/// <summary>One forecast with what happened.</summary>
/// <param name="Raid">The id of the raid.</param>
/// <param name="Date">The day on which it ended.</param>
/// <param name="Class">The class of the record.</param>
/// <param name="Launched">Launched.</param>
/// <param name="Observed">Stopped: drones destroyed or not reached, missiles destroyed.</param>
/// <param name="Probabilities">The probabilities that 0, 1, 2 and so on to launched are stopped.</param>
public sealed record DumpedForecast(string Raid, DateOnly Date, string Class, int Launched, int Observed, IReadOnlyList<double> Probabilities);
