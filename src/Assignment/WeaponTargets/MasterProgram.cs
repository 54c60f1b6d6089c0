using Testudo.Assignment.LinearPrograms;

namespace Testudo.Assignment.WeaponTargets;

/// <summary>The set-partitioning program: each target gets one of its columns, no type is used more than there is of it; without its being whole.</summary>
internal sealed class MasterProgram
{
    private readonly WeaponTargetProblem problem;
    private readonly ColumnPool pool;
    private readonly IReadOnlyList<PartitionCut> cuts;
    private readonly RevisedSimplex simplex;
    private readonly List<int> poolOf = [];
    private readonly Dictionary<int, int> columnOf = [];
    private readonly int[] rowsAt;
    private readonly double[] valuesAt;
    private readonly int firstCutSlack;

    /// <summary>Makes the program with the columns of a plan and nobody at each target.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="pool">The columns.</param>
    /// <param name="plan">A plan to begin with.</param>
    /// <param name="cuts">Cuts that hold for every choice of whole columns.</param>
    public MasterProgram(WeaponTargetProblem problem, ColumnPool pool, AssignmentPlan plan, params IReadOnlyList<PartitionCut> cuts)
    {
        (this.problem, this.pool, this.cuts) = (problem, pool, [.. cuts]);
        var right = new double[problem.Types + problem.Targets + cuts.Count];
        for (var i = 0; i < problem.Types; i++)
        {
            right[i] = problem.Units[i];
        }

        right.AsSpan(problem.Types).Fill(1);
        for (var k = 0; k < cuts.Count; k++)
        {
            right[problem.Types + problem.Targets + k] = cuts[k].Most;
        }

        simplex = new RevisedSimplex(right);
        (rowsAt, valuesAt, Prices) = (new int[right.Length], new double[right.Length], new double[problem.Types]);
        var basis = new int[right.Length];
        for (var i = 0; i < problem.Types; i++)
        {
            basis[i] = simplex.Add([i], [1], 0);
            poolOf.Add(-1);
        }

        for (var j = 0; j < problem.Targets; j++)
        {
            Add(pool.Add(j, []).Column);
            basis[problem.Types + j] = Add(pool.Add(j, plan.At(j)).Column);
        }

        firstCutSlack = poolOf.Count;
        for (var k = problem.Types + problem.Targets; k < right.Length; k++)
        {
            basis[k] = simplex.Add([k], [1], 0);
            poolOf.Add(-1);
        }

        simplex.SetBasis(basis);
    }

    /// <summary>The price of a unit of each type in the last solution.</summary>
    public double[] Prices { get; }

    /// <summary>The value of the last solution.</summary>
    public double Value => simplex.Objective;

    /// <summary>The number of columns of targets.</summary>
    public int Columns => columnOf.Count;

    /// <summary>The number of cuts.</summary>
    public int Cuts => cuts.Count;

    /// <summary>How many pivots there were.</summary>
    public int Pivots => simplex.Pivots;

    /// <summary>Whether a column of the pool is in the program.</summary>
    public bool Has(int poolColumn) => columnOf.ContainsKey(poolColumn);

    /// <summary>What a target comes to in the last solution: nothing cheaper is in the program.</summary>
    public double ValueOf(int target) => simplex.Duals[problem.Types + target];

    /// <summary>Adds a column of the pool.</summary>
    /// <returns>Its index in the program.</returns>
    public int Add(int poolColumn)
    {
        if (columnOf.TryGetValue(poolColumn, out var column))
        {
            return column;
        }

        var n = 0;
        foreach (var salvo in pool.SalvosOf(poolColumn))
        {
            (rowsAt[n], valuesAt[n++]) = (salvo.Type, salvo.Units);
        }

        (rowsAt[n], valuesAt[n++]) = (problem.Types + pool.TargetOf(poolColumn), 1);
        for (var k = 0; k < cuts.Count; k++)
        {
            if (cuts[k].CoefficientOf(problem.Types, pool.TargetOf(poolColumn), pool.SalvosOf(poolColumn)) is > 0 and var coefficient)
            {
                (rowsAt[n], valuesAt[n++]) = (problem.Types + problem.Targets + k, coefficient);
            }
        }

        column = simplex.Add(rowsAt.AsSpan(0, n), valuesAt.AsSpan(0, n), pool.CostOf(poolColumn));
        poolOf.Add(poolColumn);
        columnOf.Add(poolColumn, column);
        return column;
    }

    /// <summary>Makes a column of the pool as dear as asked, or as dear as it is.</summary>
    /// <param name="poolColumn">The column.</param>
    /// <param name="more">What is added to its cost.</param>
    public void Burden(int poolColumn, double more) => simplex.SetCost(columnOf[poolColumn], pool.CostOf(poolColumn) + more);

    /// <summary>The reduced cost of a column of the pool that is in the program.</summary>
    public double ReducedCostOf(int poolColumn) => simplex.ReducedCostOf(columnOf[poolColumn]);

    /// <summary>Begins where another program ended that has the same columns, and the first of the same cuts.</summary>
    public void BeginAs(MasterProgram other)
    {
        var basis = new int[problem.Types + problem.Targets + cuts.Count];
        for (var p = 0; p < basis.Length; p++)
        {
            // The slacks of cuts stand behind those of types, targets and the two columns of each target.
            basis[p] = p >= other.simplex.Basis.Length ? SlackOfCut(p)
                : other.poolOf[other.simplex.Basis[p]] is >= 0 and var column ? columnOf[column]
                : other.simplex.Basis[p] is var slack && slack < problem.Types ? slack : firstCutSlack + slack - other.firstCutSlack;
        }

        simplex.SetBasis(basis);
    }

    /// <summary>The basis of the last solution, to begin at again.</summary>
    public int[] Basis => simplex.Basis.ToArray();

    /// <summary>Begins at a basis.</summary>
    public void BeginAt(int[] basis) => simplex.SetBasis(basis);

    /// <summary>Solves the program from where it is.</summary>
    /// <returns>False after a stop.</returns>
    public bool Solve(SearchClock clock)
    {
        if (!simplex.Solve(() => clock.IsOver))
        {
            return false;
        }

        for (var i = 0; i < Prices.Length; i++)
        {
            Prices[i] = Math.Max(0, -simplex.Duals[i]);
        }

        return true;
    }

    private int SlackOfCut(int row) => firstCutSlack + row - problem.Types - problem.Targets;

    /// <summary>The columns of the pool that are used in the last solution, with how much of each.</summary>
    public List<(int Column, double Share)> Solution()
    {
        var used = new List<(int, double)>();
        for (var p = 0; p < simplex.Basis.Length; p++)
        {
            if (simplex.BasisValues[p] > 1e-7 && poolOf[simplex.Basis[p]] is >= 0 and var column)
            {
                used.Add((column, simplex.BasisValues[p]));
            }
        }

        used.Sort();
        return used;
    }
}
