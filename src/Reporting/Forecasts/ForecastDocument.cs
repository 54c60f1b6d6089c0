using Testudo.Forecast.Distributions;
using Testudo.Forecast.Dynamics;
using Testudo.Reporting.Evidence;
using Testudo.World.Text;

namespace Testudo.Reporting.Forecasts;

/// <summary>An interval of counts.</summary>
/// <param name="Level">The probability within, such as 0.9.</param>
/// <param name="Low">The lower end, within.</param>
/// <param name="High">The upper end, within.</param>
public sealed record IntervalEntry(double Level, int Low, int High);

/// <summary>The distribution of a count.</summary>
/// <param name="Mean">The expected count.</param>
/// <param name="StandardDeviation">Its standard deviation.</param>
/// <param name="Intervals">Central intervals of 50, 80 and 90 %.</param>
public sealed record CountEntry(double Mean, double StandardDeviation, IReadOnlyList<IntervalEntry> Intervals)
{
    /// <summary>The levels of intervals.</summary>
    public static IReadOnlyList<double> Levels { get; } = [0.5, 0.8, 0.9];

    /// <summary>The entry of a forecast.</summary>
    /// <param name="forecast">The forecast.</param>
    public static CountEntry Of(CountForecast forecast)
    {
        ArgumentNullException.ThrowIfNull(forecast);
        return new CountEntry(forecast.Mean, forecast.StandardDeviation, [.. Levels.Select(level => (level, forecast.Interval(level))).Select(i => new IntervalEntry(i.level, i.Item2.Low, i.Item2.High))]);
    }
}

/// <summary>What becomes of the weapons of a class, or of all.</summary>
/// <param name="Class">The class of the record; <c>all</c> for all classes together.</param>
/// <param name="Launched">Launched.</param>
/// <param name="Stopped">How many are stopped: drones shot down or lost, missiles shot down.</param>
/// <param name="Leaked">How many are not.</param>
/// <param name="Probabilities">The probabilities that 0, 1, 2 and so on to launched are stopped.</param>
public sealed record ForecastEntry(string Class, int Launched, CountEntry Stopped, CountEntry Leaked, IReadOnlyList<double> Probabilities)
{
    /// <summary>The entry of a forecast.</summary>
    /// <param name="recordClass">The class; <c>all</c> for all.</param>
    /// <param name="stopped">How many are stopped.</param>
    public static ForecastEntry Of(string recordClass, CountForecast stopped)
    {
        ArgumentNullException.ThrowIfNull(stopped);
        return new ForecastEntry(recordClass, stopped.Largest, CountEntry.Of(stopped), CountEntry.Of(stopped.Complement()), stopped.Probabilities);
    }
}

/// <summary>Why a forecast should be taken with care.</summary>
/// <param name="Kind">Which reason, such as <c>larger-than-seen</c>.</param>
/// <param name="Class">The class; null where it is about all.</param>
/// <param name="Model">The model; null where it is about all.</param>
/// <param name="Value">The number that belongs to it: raids, days, launches or counts.</param>
public sealed record DoubtEntry(string Kind, string? Class, string? Model, double Value);

/// <summary>What a forecast rests on.</summary>
/// <param name="Raids">How many raids had ended.</param>
/// <param name="First">When the first of them began, Kyiv time.</param>
/// <param name="Latest">When the latest of them ended, Kyiv time.</param>
/// <param name="Classes">The same for each class.</param>
/// <param name="Doubts">Why it should be taken with care.</param>
public sealed record BasisEntry(int Raids, DateTime? First, DateTime? Latest, IReadOnlyList<ClassBasis> Classes, IReadOnlyList<DoubtEntry> Doubts);

/// <summary>The forecast of a raid.</summary>
public sealed record ForecastDocument
{
    /// <summary>The format and its version.</summary>
    public string Format { get; init; } = "testudo-forecast/1";

    /// <summary>What it was made by and from.</summary>
    public required Provenance Provenance { get; init; }

    /// <summary>The day of the raid; what ended before it began is known.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>The classes.</summary>
    public required IReadOnlyList<ForecastEntry> Classes { get; init; }

    /// <summary>All classes together, with the effect that they share.</summary>
    public required ForecastEntry Total { get; init; }

    /// <summary>The correlation of that effect: of the normal scores of two classes.</summary>
    public required double SharedEffect { get; init; }

    /// <summary>What it rests on.</summary>
    public required BasisEntry Basis { get; init; }

    /// <summary>The document of a forecast.</summary>
    /// <param name="provenance">What it is made by and from.</param>
    /// <param name="date">The day of the raid.</param>
    /// <param name="forecast">The forecast.</param>
    /// <param name="basis">What it rests on.</param>
    public static ForecastDocument Of(Provenance provenance, DateOnly date, RaidForecast forecast, ForecastBasis basis)
    {
        ArgumentNullException.ThrowIfNull(forecast);
        ArgumentNullException.ThrowIfNull(basis);
        return new ForecastDocument
        {
            Provenance = provenance,
            Date = date,
            Classes = [.. forecast.Classes.Select(c => ForecastEntry.Of(c.Class, c.Stopped))],
            Total = ForecastEntry.Of("all", forecast.Total),
            SharedEffect = forecast.SharedEffect,
            Basis = new BasisEntry(basis.Raids, basis.First, basis.Latest, basis.Classes, [.. basis.Doubts.Select(d => new DoubtEntry(MapReader.WordFor(d.Kind), d.Class, d.Model, d.Value))]),
        };
    }
}
