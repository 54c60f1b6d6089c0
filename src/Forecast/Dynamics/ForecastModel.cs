using Testudo.Evidence.Record;
using Testudo.Forecast.Cells;
using Testudo.Forecast.Distributions;

namespace Testudo.Forecast.Dynamics;

/// <summary>The forecast model: it learns from raids in the order in which they ended, and forecasts the next one.</summary>
/// <remarks>
/// Nothing of a raid is used before its end, and nothing is ever learned twice, so that a forecast cannot know what came later. There is no chance in it: the same
/// cells give the same forecasts. Equations, priors and scores: <c>docs/methods/forecast.md</c>.
/// </remarks>
public sealed class ForecastModel
{
    private readonly Dictionary<string, ClassModel> classes = RecordClasses.OfCells.ToDictionary(c => c, c => new ClassModel(c), StringComparer.Ordinal);
    private readonly SharedEffect shared = new();
    private DateTime learnedUntil = DateTime.MinValue;

    /// <summary>The correlation of the effect that classes of a raid share, as far as it was learned.</summary>
    public double Correlation => shared.Correlation;

    /// <summary>Learns from a raid.</summary>
    /// <param name="raid">Its cells; raids come in the order in which they ended.</param>
    /// <exception cref="InvalidOperationException">It ended before one that was learned, or before the begin of a raid that was forecast.</exception>
    public void Learn(IReadOnlyList<ForecastCell> raid)
    {
        ArgumentNullException.ThrowIfNull(raid);
        if (raid.Count > 1)
        {
            GoTo(raid[0].End);
            shared.Learn([.. raid.Select(c => (c.Stopped, ModelOf(c.Class).Forecast(c.End, c.Launched, c.LaunchedOtherwise, c.Models)))]);
        }

        foreach (var cell in raid)
        {
            GoTo(cell.End);
            ModelOf(cell.Class).Learn(cell);
        }
    }

    /// <summary>The total of classes of one raid, with the effect that they share.</summary>
    /// <param name="classes">The forecasts of the classes; at least one.</param>
    public CountForecast Total(IReadOnlyList<CountForecast> classes) => SharedEffect.Total(classes, Correlation);

    /// <summary>Forecasts one class of a raid.</summary>
    /// <param name="begin">When the raid begins, Kyiv time.</param>
    /// <param name="weapons">What is launched.</param>
    /// <param name="otherwise">What is launched besides.</param>
    /// <exception cref="InvalidOperationException">It begins before the end of one that was learned.</exception>
    public CountForecast Forecast(DateTime begin, PlannedWeapons weapons, double otherwise)
    {
        ArgumentNullException.ThrowIfNull(weapons);
        ArgumentOutOfRangeException.ThrowIfLessThan(weapons.Launched, 1, nameof(weapons));
        GoTo(begin);
        return ModelOf(weapons.Class).Forecast(begin, weapons.Launched, otherwise, weapons.Models);
    }

    /// <summary>Forecasts a raid.</summary>
    /// <param name="raid">The raid, of at least one class.</param>
    /// <exception cref="InvalidOperationException">It begins before the end of one that was learned.</exception>
    public RaidForecast Forecast(PlannedRaid raid)
    {
        ArgumentNullException.ThrowIfNull(raid);
        ArgumentOutOfRangeException.ThrowIfZero(raid.Weapons.Count, nameof(raid));
        var launched = raid.Weapons.Sum(w => w.Launched) + raid.LaunchedBesides;
        var forecasts = raid.Weapons.Select(w => new ClassForecast(w.Class, w.Launched, Forecast(raid.Begin, w, launched - w.Launched))).ToList();
        return new RaidForecast(forecasts, Total([.. forecasts.Select(f => f.Stopped)]), Correlation);
    }

    private ClassModel ModelOf(string recordClass) =>
        classes.GetValueOrDefault(recordClass) ?? throw new ArgumentOutOfRangeException(nameof(recordClass), recordClass, "The class is not forecast.");

    private void GoTo(DateTime time)
    {
        if (time < learnedUntil)
        {
            throw new InvalidOperationException($"The model knows what ended by {learnedUntil:yyyy-MM-dd HH:mm}; it cannot go back to {time:yyyy-MM-dd HH:mm}.");
        }

        learnedUntil = time;
    }
}
