using Testudo.Planning.Discovery;
using Testudo.Simulation.Comparison;
using Testudo.Simulation.Measures;

namespace Testudo.Planning.Comparison;

/// <summary>Options side by side.</summary>
public sealed record ComparisonAnswer
{
    /// <summary>The format and its version.</summary>
    public string Format { get; init; } = "testudo-compare/1";

    /// <summary>The version of Testudo.</summary>
    public required string Version { get; init; }

    /// <summary>The scenario.</summary>
    public required string Scenario { get; init; }

    /// <summary>The title of the scenario.</summary>
    public required Names Title { get; init; }

    /// <summary>The id of the options.</summary>
    public required string OptionSet { get; init; }

    /// <summary>The title of the options.</summary>
    public required Names OptionTitle { get; init; }

    /// <summary>SHA-256 of the scenario file.</summary>
    public required string ScenarioHash { get; init; }

    /// <summary>SHA-256 of the file of options.</summary>
    public required string OptionsHash { get; init; }

    /// <summary>SHA-256 over the catalogue.</summary>
    public required string CatalogueHash { get; init; }

    /// <summary>The calibration from which uncertain numbers are drawn; null where they are drawn as the catalogue has them.</summary>
    public required CalibrationUsed? Calibration { get; init; }

    /// <summary>The seed. The figures are of this seed; what was used to search has seeds of its own.</summary>
    public required ulong Seed { get; init; }

    /// <summary>Replications of each option for the figures.</summary>
    public required int Replications { get; init; }

    /// <summary>The half-width of the paired 95 % intervals that was asked for, as a part of the launches; null where the number of replications was given.</summary>
    public required double? HalfWidth { get; init; }

    /// <summary>The greatest half-width of the paired differences of leakers from the baseline that was reached, as a part of the launches.</summary>
    public required double HalfWidthReached { get; init; }

    /// <summary>The scenario as it is, and then the options in the order of the file.</summary>
    public required IReadOnlyList<OptionAnswer> Options { get; init; }

    /// <summary>Options, by id, that cannot be told apart in leakers: maximal runs in the order of the mean, at a simultaneous level of 95 %.</summary>
    public required IReadOnlyList<IReadOnlyList<string>> Groups { get; init; }

    /// <summary>How the best was looked for.</summary>
    public required SearchAnswer Search { get; init; }

    /// <summary>The options in other futures; null where the file has none.</summary>
    public required RegretAnswer? Regret { get; init; }

    /// <summary>Where options fail, in futures drawn from the ranges of the file; null where it has none, or none were asked for.</summary>
    public required DiscoveryAnswer? Discovery { get; init; }

    /// <summary>Where options change places.</summary>
    public required IReadOnlyList<FlipAnswer> Flips { get; init; }
}

/// <summary>One option.</summary>
/// <param name="Id">The id; <c>baseline</c> for the scenario as it is.</param>
/// <param name="Name">The name.</param>
/// <param name="Note">What it stands for; empty where nothing is said.</param>
/// <param name="Changes">What it changes, a sentence for each change.</param>
/// <param name="Of">The parts of a package, by id.</param>
/// <param name="Source">Where it was promised or described; null where nothing is said.</param>
/// <param name="Date">When; null where nothing is said.</param>
/// <param name="Confidence">How far that can be trusted; null where nothing is said.</param>
/// <param name="CostLowUsd">The least that the option costs; null where it is not known.</param>
/// <param name="CostHighUsd">The most.</param>
/// <param name="Launched">Threats launched.</param>
/// <param name="Leaked">Leakers.</param>
/// <param name="WeightedLeakage">Worth of the assets hit as a part of the worth of all.</param>
/// <param name="Rounds">Rounds fired.</param>
/// <param name="DefenderUsd">Cost of the rounds fired.</param>
/// <param name="Sheltered">People who heard of an alarm the shelter time before, of those at assets where an impact was due; null where none ever was.</param>
/// <param name="Stock">How long the most critical stock lasts; null where no rounds are fired.</param>
/// <param name="LeakedLess">Leakers fewer than in the scenario as it is, in pairs.</param>
/// <param name="WeightedLess">Weighted leakage less than in the scenario as it is, in pairs.</param>
/// <param name="RoundsLess">Rounds fewer than in the scenario as it is, in pairs.</param>
/// <param name="DefenderUsdLess">Cost of rounds less than in the scenario as it is, in pairs.</param>
/// <param name="IsDifferent">Whether the difference of leakers can be told from none.</param>
/// <param name="IsOnFront">Whether no other option is at least as good in leakers, cost and stock life and better in one; false where the cost is not known.</param>
public sealed record OptionAnswer(
    string Id, Names Name, Names Note, IReadOnlyList<Names> Changes, IReadOnlyList<string> Of, string? Source, string? Date, string? Confidence, double? CostLowUsd, double? CostHighUsd,
    PairedEstimate Launched, PairedEstimate Leaked, PairedEstimate WeightedLeakage, PairedEstimate Rounds, PairedEstimate DefenderUsd, double? Sheltered, StockLife? Stock,
    PairedEstimate LeakedLess, PairedEstimate WeightedLess, PairedEstimate RoundsLess, PairedEstimate DefenderUsdLess, bool IsDifferent, bool IsOnFront);

/// <summary>Raids like this one until the most critical stock is empty, at the mean use.</summary>
/// <param name="System">The system whose stock lasts shortest.</param>
/// <param name="Name">Its name.</param>
/// <param name="Raids">Its rounds ready and in reserve over the mean of the rounds fired in one raid.</param>
/// <param name="Low">Lower end of the 95 % interval.</param>
/// <param name="High">Upper end.</param>
public sealed record StockLife(string System, Names Name, double Raids, double Low, double High);

/// <summary>How the best was looked for: sequential halving, then the procedure KN, on draws that the figures do not use.</summary>
/// <param name="Rounds">The options, by id, that were left after each round of halving; the first has all.</param>
/// <param name="Best">The id of the one chosen.</param>
/// <param name="Left">The options that KN did not give up, by id.</param>
/// <param name="IsDecided">Whether KN came to a choice.</param>
/// <param name="SmallestDifference">The smallest difference that matters. Unit: leakers.</param>
/// <param name="Error">The probability of a wrong choice among those that halving left, if the best is better by the smallest difference.</param>
/// <param name="Replications">Replications of each of those left.</param>
/// <param name="IsConfirmed">Whether no option has fewer leakers, told from chance and by more than the smallest difference, in the figures on fresh draws.</param>
public sealed record SearchAnswer(IReadOnlyList<IReadOnlyList<string>> Rounds, string Best, IReadOnlyList<string> Left, bool IsDecided, double SmallestDifference, double Error, int Replications, bool IsConfirmed);

/// <summary>The options in other futures.</summary>
/// <param name="Replications">Replications of each option in each future.</param>
/// <param name="Bound">The leakage rate up to which a future counts as borne: that of the scenario as it is, without an option, in the present.</param>
/// <param name="Futures">The futures; the first is the present.</param>
/// <param name="Options">The options, the baseline first.</param>
public sealed record RegretAnswer(int Replications, double Bound, IReadOnlyList<FutureAnswer> Futures, IReadOnlyList<OptionRegret> Options);

/// <summary>A future.</summary>
/// <param name="Id">The id; <c>present</c> for the scenario as it is.</param>
/// <param name="Name">The name.</param>
/// <param name="Changes">What it changes, a sentence for each change.</param>
/// <param name="Launched">Threats launched, without an option.</param>
/// <param name="Best">The id of the option with the fewest leakers.</param>
public sealed record FutureAnswer(string Id, Names Name, IReadOnlyList<Names> Changes, double Launched, string Best);

/// <summary>An option in the futures.</summary>
/// <param name="Id">The id.</param>
/// <param name="Leaked">Leakers in each future.</param>
/// <param name="Regrets">Leakers more than with the option that is best there, in pairs.</param>
/// <param name="GreatestRegret">The greatest of them.</param>
/// <param name="SatisficingShare">The share of futures in which the leakers, as a part of the launches without an option, are within the bound.</param>
/// <param name="IsLeastRegret">Whether its greatest regret is the least of all.</param>
public sealed record OptionRegret(string Id, IReadOnlyList<PairedEstimate> Leaked, IReadOnlyList<PairedEstimate> Regrets, double GreatestRegret, double SatisficingShare, bool IsLeastRegret);

/// <summary>Where two options change places while one number is varied, or whether they do.</summary>
/// <param name="Id">The id.</param>
/// <param name="Name">What is varied.</param>
/// <param name="First">The id of one option.</param>
/// <param name="Second">The id of the other; <c>baseline</c> for the scenario as it is.</param>
/// <param name="Replications">Replications of each option at each value.</param>
/// <param name="Curve">The leakers of the first less those of the second, by value.</param>
/// <param name="Crossing">Where the difference crosses zero: by the direct runs where they confirm it, otherwise by the curve; null where it does not.</param>
/// <param name="Low">The least value at which the interval of the same difference holds zero; null where it never does.</param>
/// <param name="High">The greatest such value.</param>
/// <param name="IsFirstBetterAbove">Whether the first has fewer leakers above the crossing; where there is none, whether it has throughout.</param>
/// <param name="Checks">Direct runs on draws of their own, by value; made longer until their sign could be told, or the effort was spent; empty where nothing had to be checked.</param>
/// <param name="IsConfirmed">Whether direct runs on both sides differ in sign, both told from chance; otherwise there is no flip point to speak of.</param>
public sealed record FlipAnswer(
    string Id, Names Name, string First, string Second, int Replications, IReadOnlyList<FlipPoint> Curve, double? Crossing, double? Low, double? High, bool IsFirstBetterAbove, IReadOnlyList<FlipPoint> Checks, bool IsConfirmed);

/// <summary>The difference at one value.</summary>
/// <param name="Value">The value.</param>
/// <param name="Difference">Leakers of the first less those of the second, in pairs.</param>
public sealed record FlipPoint(double Value, PairedEstimate Difference);
