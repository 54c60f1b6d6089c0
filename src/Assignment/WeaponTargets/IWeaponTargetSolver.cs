namespace Testudo.Assignment.WeaponTargets;

/// <summary>How a search ended.</summary>
public enum SearchStatus
{
    /// <summary>The plan is proven to be the best, within <see cref="WeaponTargetOptions.Tolerance"/>.</summary>
    Optimal,

    /// <summary>The method has done what it does, and the plan may not be the best.</summary>
    Feasible,

    /// <summary>The time limit came first; the plan is the best found so far.</summary>
    TimeLimit,

    /// <summary>The search was stopped; the plan is the best found so far.</summary>
    Interrupted,
}

/// <summary>How to search.</summary>
public sealed record WeaponTargetOptions
{
    /// <summary>The most time to take; null for as long as it needs. The default value is null.</summary>
    public TimeSpan? TimeLimit { get; init; }

    /// <summary>Worker threads; they change nothing but the time taken. The default value is the number of cores.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>The gap, as a part of the value, up to which a plan counts as proven. The default value is 1e-9.</summary>
    public double Tolerance { get; init; } = 1e-9;
}

/// <summary>How far a search is.</summary>
/// <param name="Phase">What it does now.</param>
/// <param name="Value">The best value so far.</param>
/// <param name="Bound">The best bound so far.</param>
public readonly record struct SearchProgress(SearchPhase Phase, double Value, double Bound);

/// <summary>A part of a search.</summary>
public enum SearchPhase
{
    /// <summary>Fast heuristics.</summary>
    Heuristics,

    /// <summary>Prices by the subgradient method.</summary>
    Prices,

    /// <summary>The linear program by column generation.</summary>
    Columns,

    /// <summary>The enumerated columns by branch and bound.</summary>
    Branching,
}

/// <summary>What a search found.</summary>
public sealed record WeaponTargetAnswer
{
    /// <summary>How it ended.</summary>
    public required SearchStatus Status { get; init; }

    /// <summary>The best plan.</summary>
    public required AssignmentPlan Plan { get; init; }

    /// <summary>What the plan comes to, computed from the plan itself.</summary>
    public required double Value { get; init; }

    /// <summary>A value that no plan can go below.</summary>
    public required double Bound { get; init; }

    /// <summary>The price of a unit of each type that <see cref="Cut"/> is made with; 0 where the method has none.</summary>
    public required IReadOnlyList<double> Prices { get; init; }

    /// <summary>The constant of the cut: no plan with n_i units of each type goes below <c>Cut - sum over i of Prices_i n_i</c>, whatever n.</summary>
    public required double Cut { get; init; }

    /// <summary>A bound on what gets through with one unit more of any one type, before its price is taken off.</summary>
    public required double OneMoreBound { get; init; }

    /// <summary>How often prices were evaluated.</summary>
    public int Pricings { get; init; }

    /// <summary>How many columns the linear program had.</summary>
    public int Columns { get; init; }

    /// <summary>How many nodes branch and bound had; 0 where the linear program was whole.</summary>
    public int Nodes { get; init; }

    /// <summary>The gap between value and bound as a part of the value.</summary>
    public double Gap => Value > 0 ? Math.Max(0, Value - Bound) / Value : 0;

    /// <summary>What one more unit of a type saves at least: it goes where it helps most, with all else as it is.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="type">The type.</param>
    public double OneMoreAtLeast(WeaponTargetProblem problem, int type)
    {
        ArgumentNullException.ThrowIfNull(problem);
        var most = 0.0;
        for (var j = 0; j < problem.Targets; j++)
        {
            if (problem.KillProbability(type, j) is > 0 and var p && problem.Values[j] * p > most)
            {
                most = Math.Max(most, (Plan.LeftOf(problem, j) * p) - problem.RoundValue);
            }
        }

        return most;
    }

    /// <summary>What one more unit of a type saves at most: the cut bounds every plan of the enlarged problem too.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="type">The type.</param>
    public double OneMoreAtMost(WeaponTargetProblem problem, int type)
    {
        ArgumentNullException.ThrowIfNull(problem);
        return Math.Max(OneMoreAtLeast(problem, type), Value - (OneMoreBound - Prices[type]));
    }
}

/// <summary>A way to solve <see cref="WeaponTargetProblem"/>.</summary>
public interface IWeaponTargetSolver
{
    /// <summary>Searches.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="options">How to search.</param>
    /// <param name="progress">Told how far it is; null for nobody.</param>
    /// <param name="cancellation">Stops it; the best plan so far is returned all the same.</param>
    /// <returns>The best plan found, with its bound.</returns>
    WeaponTargetAnswer Solve(WeaponTargetProblem problem, WeaponTargetOptions options, IProgress<SearchProgress>? progress = null, CancellationToken cancellation = default);
}
