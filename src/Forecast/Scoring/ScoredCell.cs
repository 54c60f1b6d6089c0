using Testudo.Forecast.Cells;
using Testudo.Forecast.Distributions;

namespace Testudo.Forecast.Scoring;

/// <summary>The scores of one forecast.</summary>
/// <param name="LogScore">Minus the logarithm of the probability of what happened. Unit: nats.</param>
/// <param name="Crps">The continuous ranked probability score. Unit: weapons.</param>
/// <param name="Transform">Where what happened stands in the forecast.</param>
public readonly record struct CellScore(double LogScore, double Crps, TransformRange Transform)
{
    /// <summary>The scores of a forecast.</summary>
    /// <param name="forecast">The forecast.</param>
    /// <param name="observed">What happened.</param>
    public static CellScore Of(CountForecast forecast, int observed)
    {
        ArgumentNullException.ThrowIfNull(forecast);
        return new CellScore(forecast.LogScore(observed), forecast.Crps(observed), forecast.Transform(observed));
    }
}

/// <summary>One class in one raid, or all classes of a raid, forecast and scored.</summary>
/// <param name="Raid">The id of the raid.</param>
/// <param name="Class">The class; <see cref="AllClasses"/> for the total of a raid.</param>
/// <param name="Launched">Launched.</param>
/// <param name="Observed">Stopped.</param>
/// <param name="Forecast">The forecast of this program.</param>
/// <param name="Scores">The scores, in the order of <see cref="RollingScores.Forecasters"/>.</param>
public sealed record ScoredCell(string Raid, string Class, int Launched, int Observed, CountForecast Forecast, IReadOnlyList<CellScore> Scores)
{
    /// <summary>The class of the total of a raid.</summary>
    public const string AllClasses = "all";

    /// <summary>The cell that was scored; null for the total of a raid.</summary>
    public ForecastCell? Cell { get; init; }
}
