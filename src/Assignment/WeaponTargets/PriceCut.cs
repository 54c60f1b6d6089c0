namespace Testudo.Assignment.WeaponTargets;

/// <summary>What prices of units say about other numbers of units: a bound that is linear in them.</summary>
/// <remarks>
/// For any prices of 0 or more, what gets through with n_i units of each type is at least <c>phi - sum over i of price_i n_i</c>, where phi is the sum over targets of the least of value left and
/// price of the salvo. Here phi lets a salvo have any number of units, so that it holds for every n; and once more with no more than one unit above what there is, which is sharper for one more.
/// </remarks>
internal sealed class PriceCut
{
    private const int Many = 1_000_000;
    private static readonly SearchClock NoLimit = new(null, CancellationToken.None);
    private readonly int threads;

    /// <summary>Evaluates prices.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="prices">The price of a unit of each type; where there is no unit of a type it is replaced by one at which nobody would buy.</param>
    /// <param name="threads">Worker threads.</param>
    public PriceCut(WeaponTargetProblem problem, IReadOnlyList<double> prices, int threads)
    {
        this.threads = threads;
        var units = problem.Units.ToArray();
        Prices = [.. prices];
        if (units.Contains(0))
        {
            Raise(problem, units);
        }

        Constant = Sum(problem.WithUnits([.. units.Select(_ => Many)]));
        OneMoreBound = Sum(problem.WithUnits([.. units.Select(n => n + 1)])) - Prices.Zip(units).Sum(p => p.First * p.Second);
    }

    /// <summary>The prices.</summary>
    public double[] Prices { get; }

    /// <summary>phi, for any numbers of units.</summary>
    public double Constant { get; }

    /// <summary>A bound on what gets through with one unit more of any one type, before its price is taken off.</summary>
    public double OneMoreBound { get; }

    private void Raise(WeaponTargetProblem problem, int[] units)
    {
        var dual = new LagrangianDual(problem, threads);
        dual.Evaluate(Prices, NoLimit);
        for (var j = 0; j < problem.Targets; j++)
        {
            for (var i = 0; i < units.Length; i++)
            {
                // The least cost of a target is concave in its value: a unit that takes p of the value takes no more than p of the cost.
                Prices[i] = units[i] == 0 ? Math.Max(Prices[i], dual.Values[j] * problem.KillProbability(i, j)) : Prices[i];
            }
        }
    }

    private double Sum(WeaponTargetProblem problem)
    {
        var dual = new LagrangianDual(problem, threads);
        dual.Evaluate(Prices, NoLimit);
        var sum = 0.0;
        foreach (var value in dual.Values)
        {
            sum += value;
        }

        return sum;
    }
}
