using Testudo.Forecast.Distributions;

namespace Testudo.Forecast.Dynamics;

/// <summary>The forecast of one class.</summary>
/// <param name="Class">The class.</param>
/// <param name="Launched">Launched.</param>
/// <param name="Stopped">How many are stopped.</param>
public sealed record ClassForecast(string Class, int Launched, CountForecast Stopped);

/// <summary>The forecast of a raid: each class, and all of them together.</summary>
/// <param name="Classes">The classes, in the order of the question.</param>
/// <param name="Total">How many are stopped in all, with the effect that the classes of a raid share.</param>
/// <param name="SharedEffect">The correlation of that effect, from 0 to below 1: of the normal scores of two classes.</param>
public sealed record RaidForecast(IReadOnlyList<ClassForecast> Classes, CountForecast Total, double SharedEffect);
