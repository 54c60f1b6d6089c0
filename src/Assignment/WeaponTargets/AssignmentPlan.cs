namespace Testudo.Assignment.WeaponTargets;

/// <summary>So many units of one type at one target.</summary>
/// <param name="Type">The weapon type, counted from 0.</param>
/// <param name="Units">How many units; 1 or more.</param>
public readonly record struct Salvo(int Type, int Units);

/// <summary>Who goes where: the salvos at each target, by type.</summary>
public sealed class AssignmentPlan
{
    private readonly Salvo[][] salvos;

    /// <summary>Makes a plan.</summary>
    /// <param name="salvos">The salvos at each target.</param>
    public AssignmentPlan(IEnumerable<IReadOnlyList<Salvo>> salvos) =>
        this.salvos = [.. salvos.Select(at => at.Where(s => s.Units > 0).OrderBy(s => s.Type).ToArray())];

    /// <summary>The number of targets.</summary>
    public int Targets => salvos.Length;

    /// <summary>The salvos at a target, in order of types.</summary>
    /// <param name="target">The target, counted from 0.</param>
    public ReadOnlySpan<Salvo> At(int target) => salvos[target];

    /// <summary>How many units of each type are used.</summary>
    /// <param name="types">The number of types.</param>
    public int[] Used(int types)
    {
        var used = new int[types];
        foreach (var salvo in salvos.SelectMany(at => at))
        {
            used[salvo.Type] += salvo.Units;
        }

        return used;
    }

    /// <summary>Whether no type is used more than there is of it.</summary>
    /// <param name="problem">The problem.</param>
    public bool IsAllowed(WeaponTargetProblem problem)
    {
        ArgumentNullException.ThrowIfNull(problem);
        var used = Used(problem.Types);
        return Targets == problem.Targets && used.Zip(problem.Units.ToArray()).All(u => u.First <= u.Second);
    }

    /// <summary>The value that is left of a target.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="target">The target.</param>
    public double LeftOf(WeaponTargetProblem problem, int target)
    {
        ArgumentNullException.ThrowIfNull(problem);
        return Left(problem, target, salvos[target]);
    }

    /// <summary>What the plan comes to: the value that is left of all targets, and the worth of the units used where kept ones have a worth.</summary>
    /// <param name="problem">The problem.</param>
    public double Value(WeaponTargetProblem problem)
    {
        ArgumentNullException.ThrowIfNull(problem);
        var sum = 0.0;
        for (var j = 0; j < Targets; j++)
        {
            sum += Cost(problem, j, salvos[j]);
        }

        return sum;
    }

    /// <summary>The value that is left of a target under salvos.</summary>
    internal static double Left(WeaponTargetProblem problem, int target, ReadOnlySpan<Salvo> at)
    {
        var left = problem.Values[target];
        var kill = problem.KillOf(target);
        foreach (var salvo in at)
        {
            var survives = 1 - kill[salvo.Type];
            left *= salvo.Units == 1 ? survives : Math.Pow(survives, salvo.Units);
        }

        return left;
    }

    /// <summary>The value that is left of a target, and the worth of the units used.</summary>
    internal static double Cost(WeaponTargetProblem problem, int target, ReadOnlySpan<Salvo> at)
    {
        var cost = Left(problem, target, at);
        foreach (var salvo in at)
        {
            cost += problem.RoundValue * salvo.Units;
        }

        return cost;
    }
}
