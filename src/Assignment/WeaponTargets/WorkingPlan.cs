namespace Testudo.Assignment.WeaponTargets;

/// <summary>A plan that is being changed.</summary>
internal sealed class WorkingPlan
{
    private readonly WeaponTargetProblem problem;
    private readonly List<Salvo>[] at;
    private readonly double[] left;
    private readonly int[] free;

    /// <summary>Begins with nobody assigned.</summary>
    public WorkingPlan(WeaponTargetProblem problem)
    {
        this.problem = problem;
        at = [.. Enumerable.Range(0, problem.Targets).Select(_ => new List<Salvo>(2))];
        left = problem.Values.ToArray();
        free = problem.Units.ToArray();
    }

    /// <summary>Begins with a plan.</summary>
    public WorkingPlan(WeaponTargetProblem problem, AssignmentPlan plan)
        : this(problem)
    {
        for (var j = 0; j < problem.Targets; j++)
        {
            Set(j, plan.At(j));
        }
    }

    /// <summary>The value left of each target.</summary>
    public ReadOnlySpan<double> Left => left;

    /// <summary>The units of each type that are not used; less than 0 where too many are.</summary>
    public Span<int> Free => free;

    /// <summary>The salvos at a target.</summary>
    public ReadOnlySpan<Salvo> At(int target) => System.Runtime.InteropServices.CollectionsMarshal.AsSpan(at[target]);

    /// <summary>Replaces the salvos at a target.</summary>
    public void Set(int target, ReadOnlySpan<Salvo> salvos)
    {
        foreach (var salvo in at[target])
        {
            free[salvo.Type] += salvo.Units;
        }

        at[target].Clear();
        foreach (var salvo in salvos)
        {
            at[target].Add(salvo);
            free[salvo.Type] -= salvo.Units;
        }

        left[target] = AssignmentPlan.Left(problem, target, At(target));
    }

    /// <summary>Adds units of a type at a target, or takes them away.</summary>
    public void Change(int type, int target, int by)
    {
        var salvos = at[target];
        var k = salvos.FindIndex(s => s.Type == type);
        var units = (k < 0 ? 0 : salvos[k].Units) + by;
        if (k < 0)
        {
            salvos.Add(new Salvo(type, units));
        }
        else if (units == 0)
        {
            salvos.RemoveAt(k);
        }
        else
        {
            salvos[k] = new Salvo(type, units);
        }

        free[type] -= by;
        left[target] = AssignmentPlan.Left(problem, target, At(target));
    }

    /// <summary>The value left of a target without one unit of a type that is there.</summary>
    public double LeftWithout(int type, int target)
    {
        var survives = 1 - problem.KillProbability(type, target);
        if (survives > 1e-6)
        {
            return left[target] / survives;
        }

        var value = problem.Values[target];
        foreach (var salvo in at[target])
        {
            value *= Math.Pow(1 - problem.KillProbability(salvo.Type, target), salvo.Type == type ? salvo.Units - 1 : salvo.Units);
        }

        return value;
    }

    /// <summary>The plan as it is now.</summary>
    public AssignmentPlan ToPlan() => new(at);

    /// <summary>Takes units away where a type is used more than there is of it, each time where it costs least.</summary>
    public void TakeBack()
    {
        var over = new HashSet<int>();
        for (var i = 0; i < free.Length; i++)
        {
            if (free[i] < 0)
            {
                over.Add(i);
            }
        }

        if (over.Count == 0)
        {
            return;
        }

        var users = new Dictionary<int, List<int>>();
        for (var j = 0; j < at.Length; j++)
        {
            foreach (var salvo in at[j])
            {
                if (over.Contains(salvo.Type))
                {
                    (users.TryGetValue(salvo.Type, out var list) ? list : users[salvo.Type] = []).Add(j);
                }
            }
        }

        foreach (var type in over.Order())
        {
            while (free[type] < 0)
            {
                var (where, least) = (-1, double.PositiveInfinity);
                foreach (var j in users[type])
                {
                    if (At(j).ToArray().Any(s => s.Type == type) && LeftWithout(type, j) - left[j] is var loss && loss < least)
                    {
                        (where, least) = (j, loss);
                    }
                }

                Change(type, where, -1);
            }
        }
    }
}
