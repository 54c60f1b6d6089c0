namespace Testudo.Simulation.Sensitivity;

/// <summary>Which uncertain numbers a result's uncertainty comes from. See <c>docs/methods/sensitivity.md</c>.</summary>
/// <param name="Parameters">Uncertain numbers whose spread reaches the results; where there are none, nothing is shared out.</param>
/// <param name="Draws">Draws of all of them, to which the effect of each by itself was fitted.</param>
/// <param name="Pairs">Pairs of draws for each group that was kept or drawn anew.</param>
/// <param name="Replications">Replications in all, besides those of the run.</param>
/// <param name="Degree">The degree of the functions fitted on either side of a median; 0 where nothing was fitted.</param>
/// <param name="Outcomes">What was looked at: leaked in total first, then by class, rounds, cost.</param>
public sealed record SensitivityAnswer(int Parameters, int Draws, int Pairs, int Replications, int Degree, IReadOnlyList<OutcomeSensitivity> Outcomes);

/// <summary>A variance or a share of one, with its 95 % interval; below 0 only where chance made it so.</summary>
/// <param name="Value">The estimate.</param>
/// <param name="Low">Lower end.</param>
/// <param name="High">Upper end.</param>
public sealed record ShareEstimate(double Value, double Low, double High);

/// <summary>Where the variance of one outcome comes from.</summary>
/// <param name="Outcome"><c>leaked</c>, <c>rounds</c> or <c>defender-cost</c>.</param>
/// <param name="Class">The class, such as <c>one-way-drone</c>; <c>all</c> for the whole raid.</param>
/// <param name="Mean">The mean of one raid.</param>
/// <param name="ChanceVariance">Variance of one raid for known numbers, averaged over them.</param>
/// <param name="InputVariance">Variance of the mean over the uncertain numbers.</param>
/// <param name="InputShare">Its share in the variance of one raid, numbers and chance together; null where nothing varies.</param>
/// <param name="IsTold">Whether the shares can be told: false where chance hides the numbers, or nothing varies. All that follows is null or empty then.</param>
/// <param name="Additive">Part of the variance over the numbers for which they account each by itself.</param>
/// <param name="Interactions">The rest: numbers together.</param>
/// <param name="Grades">By grade of source.</param>
/// <param name="Kinds">By kind of number.</param>
/// <param name="Owners">By the thing whose number it is: the five that matter most.</param>
/// <param name="Numbers">The twenty numbers that account for most, the most first.</param>
public sealed record OutcomeSensitivity(
    string Outcome, string Class, double Mean, double ChanceVariance, ShareEstimate InputVariance, ShareEstimate? InputShare, bool IsTold, ShareEstimate? Additive, ShareEstimate? Interactions, IReadOnlyList<GroupSensitivity> Grades, IReadOnlyList<GroupSensitivity> Kinds, IReadOnlyList<GroupSensitivity> Owners, IReadOnlyList<NumberSensitivity> Numbers);

/// <summary>Sobol' indices of a group of numbers.</summary>
/// <param name="Name">The grade, the kind, or the id of the thing.</param>
/// <param name="Numbers">How many uncertain numbers it has.</param>
/// <param name="First">First-order index: the part of the variance that goes if all of them become known.</param>
/// <param name="Total">Total index: the part that stays if all others become known.</param>
public sealed record GroupSensitivity(string Name, int Numbers, ShareEstimate First, ShareEstimate Total);

/// <summary>Sobol' indices of one number.</summary>
/// <param name="Path">Which number.</param>
/// <param name="Grade">The grade of its source.</param>
/// <param name="First">First-order index: the part of the variance that goes if it becomes known.</param>
/// <param name="Total">Total index: the part that stays if all others become known; null for those that were not drawn anew by themselves.</param>
public sealed record NumberSensitivity(string Path, string Grade, ShareEstimate First, ShareEstimate? Total);
