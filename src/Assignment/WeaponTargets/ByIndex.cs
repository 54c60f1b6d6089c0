namespace Testudo.Assignment.WeaponTargets;

/// <summary>The rules that take one unit at a time by an index of type and target.</summary>
public enum IndexRule
{
    /// <summary>The greatest marginal return: <c>left x p</c>. With one type of weapon it is optimal (den Broeder, Ellison and Emerling, Operations Research 7, 1959).</summary>
    MarginalReturn,

    /// <summary>The rule of the quiz problem: <c>left x p / (1 - p)</c>, which prefers units that stop almost for certain.</summary>
    Quiz,
}

/// <summary>Assigns one unit at a time, each time where its index is greatest; fast, and without a bound of its own.</summary>
/// <param name="rule">The index.</param>
public sealed class ByIndex(IndexRule rule) : IWeaponTargetSolver
{
    /// <inheritdoc/>
    public WeaponTargetAnswer Solve(WeaponTargetProblem problem, WeaponTargetOptions options, IProgress<SearchProgress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(problem);
        ArgumentNullException.ThrowIfNull(options);
        var clock = new SearchClock(options.TimeLimit, cancellation);
        var plan = new WorkingPlan(problem);
        var isWhole = Fill(problem, plan, rule, clock);
        return LocalSearch.Answer(problem, plan, isWhole ? SearchStatus.Feasible : clock.Status, options.Threads);
    }

    /// <summary>Assigns the units that are free.</summary>
    /// <returns>Whether all were assigned that were of use; false after a stop.</returns>
    internal static bool Fill(WeaponTargetProblem problem, WorkingPlan plan, IndexRule rule, SearchClock clock)
    {
        var available = new int[problem.Types];
        var count = 0;
        for (var i = 0; i < problem.Types; i++)
        {
            if (plan.Free[i] > 0)
            {
                available[count++] = i;
            }
        }

        var queue = new PriorityQueue<(int Target, int Type), (double, int)>();
        void Enter(int j)
        {
            var kill = problem.KillOf(j);
            var (best, most) = (-1, 0.0);
            for (var a = 0; a < count; a++)
            {
                if (plan.Free[available[a]] > 0 && kill[available[a]] > most)
                {
                    (best, most) = (available[a], kill[available[a]]);
                }
            }

            if (best >= 0 && plan.Left[j] * most > problem.RoundValue && plan.Left[j] > 0)
            {
                queue.Enqueue((j, best), (-Index(plan.Left[j], most), j));
            }
        }

        double Index(double left, double p) => rule == IndexRule.Quiz ? left * p / (1 - p) : left * p;

        for (var j = 0; j < problem.Targets; j++)
        {
            if ((j & 255) == 0 && clock.IsOver)
            {
                return false;
            }

            Enter(j);
        }

        while (queue.TryDequeue(out var next, out var key))
        {
            if (plan.Free[next.Type] <= 0)
            {
                Enter(next.Target);
                continue;
            }

            plan.Change(next.Type, next.Target, 1);
            if (plan.Free[next.Type] == 0)
            {
                // Those without units go out of the way now and then.
                count = Compact(plan, available, count);
            }

            Enter(next.Target);
            if (clock.IsOver)
            {
                return false;
            }
        }

        return true;
    }

    private static int Compact(WorkingPlan plan, int[] available, int count)
    {
        var to = 0;
        for (var a = 0; a < count; a++)
        {
            if (plan.Free[available[a]] > 0)
            {
                available[to++] = available[a];
            }
        }

        return to;
    }
}
