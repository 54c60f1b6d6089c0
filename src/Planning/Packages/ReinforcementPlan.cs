using Testudo.Simulation.Comparison;
using Testudo.Simulation.Measures;

namespace Testudo.Planning.Packages;

/// <summary>How a search of packages ended.</summary>
public enum PlanStatus
{
    /// <summary>A package was chosen, and its figures are on draws of their own.</summary>
    Chosen,

    /// <summary>The most replications were reached before one package could be chosen; the one with the least leakers is shown.</summary>
    Undecided,

    /// <summary>The search was stopped: the best package so far, with figures from the search itself, which flatter it.</summary>
    Interrupted,
}

/// <summary>What a package was tried for.</summary>
public enum PackageStep
{
    /// <summary>One element by itself.</summary>
    Alone,

    /// <summary>The greedy sequences.</summary>
    Greedy,

    /// <summary>Exchanges, additions and removals.</summary>
    Exchange,
}

/// <summary>The best package that was found under a budget. It is not proven to be the best: the search is a heuristic.</summary>
public sealed record ReinforcementPlan
{
    /// <summary>The name and version of this form.</summary>
    public string Format { get; init; } = "testudo-plan/1";

    /// <summary>The version of Testudo.</summary>
    public required string Version { get; init; }

    /// <summary>The id of the scenario.</summary>
    public required string Scenario { get; init; }

    /// <summary>The title of the scenario in each language.</summary>
    public required Names Title { get; init; }

    /// <summary>SHA-256 of the scenario.</summary>
    public required string ScenarioHash { get; init; }

    /// <summary>SHA-256 of the file of elements.</summary>
    public required string ElementsHash { get; init; }

    /// <summary>SHA-256 of the catalogue.</summary>
    public required string CatalogueHash { get; init; }

    /// <summary>The calibration from which uncertain numbers are drawn; null where they are drawn as the catalogue has them.</summary>
    public required CalibrationUsed? Calibration { get; init; }

    /// <summary>How the search ended.</summary>
    public required PlanStatus Status { get; init; }

    /// <summary>The budget. Unit: USD.</summary>
    public required double Budget { get; init; }

    /// <summary>The seed.</summary>
    public required ulong Seed { get; init; }

    /// <summary>The smallest difference that matters. Unit: leakers of one raid.</summary>
    public required double Difference { get; init; }

    /// <summary>Replications of the final figures.</summary>
    public required int Replications { get; init; }

    /// <summary>How many packages were simulated.</summary>
    public required int Packages { get; init; }

    /// <summary>Threats launched in one raid, in the mean.</summary>
    public required double Launched { get; init; }

    /// <summary>Leakers of one raid without any element.</summary>
    public required PairedEstimate Baseline { get; init; }

    /// <summary>The best package.</summary>
    public required PackageAnswer Best { get; init; }

    /// <summary>Packages of the last round that the final draws do not show to be worse than the best one, the fewest leakers first.</summary>
    public required IReadOnlyList<PackageAnswer> Indistinguishable { get; init; }

    /// <summary>The elements, each alone, the most leakers averted first.</summary>
    public required IReadOnlyList<ElementAnswer> Elements { get; init; }

    /// <summary>How the packages were searched.</summary>
    public required PackageTrials Search { get; init; }

    /// <summary>What holds for every package in the static surrogate; null where no element brings rounds.</summary>
    public required StaticBound? Surrogate { get; init; }
}

/// <summary>A package of elements.</summary>
/// <param name="Elements">The ids of the elements, in the order of the file.</param>
/// <param name="Cost">The middle of the cost. Unit: USD.</param>
/// <param name="CostLow">The least cost. Unit: USD.</param>
/// <param name="CostHigh">The greatest cost. Unit: USD.</param>
/// <param name="Leaked">Leakers of one raid.</param>
/// <param name="Averted">Leakers fewer than without any element, on the same draws.</param>
/// <param name="MoreThanBest">Leakers more than with the best package, on the same draws.</param>
public sealed record PackageAnswer(
    IReadOnlyList<string> Elements, double Cost, double CostLow, double CostHigh, PairedEstimate Leaked, PairedEstimate Averted, PairedEstimate MoreThanBest);

/// <summary>How the packages were searched.</summary>
/// <param name="Replications">Replications of each package that was tried; all share their draws.</param>
/// <param name="Finalists">Packages that were compared on fresh draws; 0 where the search was stopped before.</param>
/// <param name="ChoiceReplications">Replications of each of those that were left when the best was chosen; 0 where the search was stopped before.</param>
/// <param name="Tried">The packages that were tried, the cheapest first.</param>
public sealed record PackageTrials(int Replications, int Finalists, int ChoiceReplications, IReadOnlyList<PackageTrial> Tried);

/// <summary>A package that was tried. Its figures are from the search, and those of the best of many flatter it.</summary>
/// <param name="Elements">The ids of the elements, in the order of the file.</param>
/// <param name="Cost">The middle of the cost. Unit: USD.</param>
/// <param name="Averted">Leakers fewer than without any element, on the same draws.</param>
/// <param name="Step">What it was tried for first.</param>
public sealed record PackageTrial(IReadOnlyList<string> Elements, double Cost, PairedEstimate Averted, PackageStep Step);

/// <summary>One element alone.</summary>
/// <param name="Id">The id.</param>
/// <param name="Name">The name in each language.</param>
/// <param name="Cost">The middle of its cost. Unit: USD.</param>
/// <param name="CostLow">The least cost. Unit: USD.</param>
/// <param name="CostHigh">The greatest cost. Unit: USD.</param>
/// <param name="Source">Where it was described; null where nothing is said.</param>
/// <param name="Date">When; null where nothing is said.</param>
/// <param name="Averted">Leakers fewer with it alone, from the search; null where it costs more than the budget.</param>
/// <param name="IsInBest">Whether the best package has it.</param>
public sealed record ElementAnswer(string Id, Names Name, double Cost, double CostLow, double CostHigh, string? Source, string? Date, PairedEstimate? Averted, bool IsInBest);

/// <summary>What holds in the static surrogate: rounds against threats, without time, channels and detection.</summary>
/// <remarks>The bound is certified for the surrogate and for every package of known elements within the budget. It says nothing about the simulation.</remarks>
/// <param name="RoundValue">What a round that is kept is worth. Unit: leakers.</param>
/// <param name="Baseline">The least leakers without any element, the worth of the rounds used included.</param>
/// <param name="Best">The same with the best package.</param>
/// <param name="BestBound">What no assignment of the rounds of the best package goes below.</param>
/// <param name="Bound">What no assignment of the rounds of any package within the budget goes below.</param>
/// <param name="IsProven">Whether the two values are proven to be least; otherwise the time for it was over.</param>
/// <param name="Rounds">What one more round of each system at each place saves, the most first.</param>
/// <param name="LeftOut">Elements that could be paid and that the surrogate does not know, because they do not only bring rounds.</param>
public sealed record StaticBound(
    double RoundValue, double Baseline, double Best, double BestBound, double Bound, bool IsProven, IReadOnlyList<RoundWorth> Rounds, IReadOnlyList<string> LeftOut)
{
    /// <summary>How far the best package may be from the best of all packages, as a share of its value.</summary>
    public double Gap => Best > 0 ? Math.Max(0, Best - Bound) / Best : 0;
}

/// <summary>What one more round is worth in the surrogate.</summary>
/// <param name="System">The system.</param>
/// <param name="Near">The place.</param>
/// <param name="Count">Rounds with the best package.</param>
/// <param name="AtLeast">What one more saves at least. Unit: leakers.</param>
/// <param name="AtMost">What one more saves at most. Unit: leakers.</param>
public sealed record RoundWorth(Names System, Names Near, int Count, double AtLeast, double AtMost);
