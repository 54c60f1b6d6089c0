using Testudo.Forecast.Cells;

namespace Testudo.Forecast.Dynamics;

/// <summary>What is launched of one class.</summary>
/// <param name="Class">The class of the record, one of those that have cells.</param>
/// <param name="Launched">Launched, 1 or more.</param>
/// <param name="Models">Launched by model; empty where only the class is known: the usual mix stands in.</param>
public sealed record PlannedWeapons(string Class, int Launched, IReadOnlyList<ModelCount> Models);

/// <summary>A raid that is to be forecast.</summary>
/// <param name="Begin">When it begins, Kyiv time: what ended by then is known.</param>
/// <param name="Weapons">What is launched, each class once.</param>
/// <param name="LaunchedBesides">Launched of kinds that are not forecast.</param>
public sealed record PlannedRaid(DateTime Begin, IReadOnlyList<PlannedWeapons> Weapons, double LaunchedBesides = 0);
