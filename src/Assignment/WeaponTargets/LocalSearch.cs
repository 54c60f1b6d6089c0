namespace Testudo.Assignment.WeaponTargets;

/// <summary>Improves the greedy plan by moves of one unit and swaps of two until none helps.</summary>
public sealed class LocalSearch : IWeaponTargetSolver
{
    /// <inheritdoc/>
    public WeaponTargetAnswer Solve(WeaponTargetProblem problem, WeaponTargetOptions options, IProgress<SearchProgress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(problem);
        ArgumentNullException.ThrowIfNull(options);
        var clock = new SearchClock(options.TimeLimit, cancellation);
        var plan = new WorkingPlan(problem);
        var isWhole = ByIndex.Fill(problem, plan, IndexRule.MarginalReturn, clock) && Improve(problem, plan, clock);
        return Answer(problem, plan, isWhole ? SearchStatus.Feasible : clock.Status, options.Threads);
    }

    /// <summary>The answer of a heuristic: a plan, and the bound that free units everywhere would give.</summary>
    internal static WeaponTargetAnswer Answer(WeaponTargetProblem problem, WorkingPlan plan, SearchStatus status, int threads)
    {
        var made = plan.ToPlan();
        var value = made.Value(problem);
        var bound = FreeBound(problem);
        var cut = new PriceCut(problem, new double[problem.Types], threads);
        return new WeaponTargetAnswer
        {
            Status = value <= bound ? SearchStatus.Optimal : status,
            Plan = made,
            Value = value,
            Bound = bound,
            Prices = cut.Prices,
            Cut = cut.Constant,
            OneMoreBound = cut.OneMoreBound,
        };
    }

    /// <summary>Moves and swaps until none helps.</summary>
    /// <returns>Whether none helps any more; false after a stop.</returns>
    internal static bool Improve(WeaponTargetProblem problem, WorkingPlan plan, SearchClock clock, int passes = int.MaxValue)
    {
        for (var pass = 0; pass < passes; pass++)
        {
            ByIndex.Fill(problem, plan, IndexRule.MarginalReturn, clock);
            var before = Sum(plan);
            var isWhole = Moves(problem, plan, clock) && Swaps(problem, plan, clock);
            if (!isWhole)
            {
                return false;
            }

            if (Sum(plan) >= before * (1 - 1e-9))
            {
                return true;
            }
        }

        return true;
    }

    // With every unit at every target at once; certain, and far away.
    private static double FreeBound(WeaponTargetProblem problem)
    {
        var pricing = new TargetPricing(problem);
        var (sum, prices) = (0.0, new double[problem.Types]);
        for (var j = 0; j < problem.Targets; j++)
        {
            sum += pricing.Best(j, prices, []);
        }

        return sum;
    }

    private static double Sum(WorkingPlan plan)
    {
        var sum = 0.0;
        foreach (var left in plan.Left)
        {
            sum += left;
        }

        return sum;
    }

    private static bool Moves(WeaponTargetProblem problem, WorkingPlan plan, SearchClock clock)
    {
        for (var j = 0; j < problem.Targets; j++)
        {
            if (clock.IsOver)
            {
                return false;
            }

            foreach (var salvo in plan.At(j).ToArray())
            {
                var loss = plan.LeftWithout(salvo.Type, j) - plan.Left[j];
                var (to, most) = (-1, loss * (1 + 1e-12));
                for (var k = 0; k < problem.Targets; k++)
                {
                    if (k != j && plan.Left[k] > most && plan.Left[k] * problem.KillProbability(salvo.Type, k) is var gain && gain > most)
                    {
                        (to, most) = (k, gain);
                    }
                }

                if (to >= 0)
                {
                    plan.Change(salvo.Type, j, -1);
                    plan.Change(salvo.Type, to, 1);
                }
            }
        }

        return true;
    }

    private static bool Swaps(WeaponTargetProblem problem, WorkingPlan plan, SearchClock clock)
    {
        for (var j = 0; j < problem.Targets; j++)
        {
            if (clock.IsOver)
            {
                return false;
            }

            foreach (var mine in plan.At(j).ToArray())
            {
                Swap(problem, plan, j, mine.Type);
            }
        }

        return true;
    }

    private static void Swap(WeaponTargetProblem problem, WorkingPlan plan, int j, int type)
    {
        var without = plan.LeftWithout(type, j);
        var (to, other, most) = (-1, -1, 1e-12 * plan.Left[j]);
        var kill = problem.KillOf(j);
        for (var k = 0; k < problem.Targets; k++)
        {
            if (k == j)
            {
                continue;
            }

            var survives = 1 - problem.KillProbability(type, k);
            foreach (var theirs in plan.At(k))
            {
                if (theirs.Type != type)
                {
                    var gain = plan.Left[j] - (without * (1 - kill[theirs.Type])) + plan.Left[k] - (plan.LeftWithout(theirs.Type, k) * survives);
                    if (gain > most)
                    {
                        (to, other, most) = (k, theirs.Type, gain);
                    }
                }
            }
        }

        if (to >= 0)
        {
            plan.Change(type, j, -1);
            plan.Change(other, to, -1);
            plan.Change(other, j, 1);
            plan.Change(type, to, 1);
        }
    }
}
