namespace Testudo.Assignment.WeaponTargets;

/// <summary>Chooses one of the listed columns for each target by branch and bound, exactly.</summary>
/// <remarks>
/// Branches on how many units of a type go to a target, at most so many or at least one more; the node with the least bound comes first, after a dive from the last. Columns that a branch excludes
/// are made dear instead of being removed, so that every node begins from the last basis; the bound stays valid.
/// </remarks>
/// <param name="problem">The problem.</param>
/// <param name="pool">All columns known.</param>
/// <param name="clock">Says when to stop.</param>
internal sealed class PartitionSearch(WeaponTargetProblem problem, ColumnPool pool, SearchClock clock)
{
    private const int MostCutRounds = 40;
    private const int CutsOfARound = 60;

    private readonly record struct Branch(int Type, int Target, int Units, bool IsAtLeast);

    private sealed record Node(Node? Parent, Branch Branch, double Bound, int[]? Basis);

    /// <summary>How many nodes were solved.</summary>
    public int Nodes { get; private set; }

    /// <summary>The least bound of what is still open after a stop.</summary>
    public double OpenBound { get; private set; }

    /// <summary>Finds the best choice below a cutoff.</summary>
    /// <param name="columns">The columns of the pool to choose from.</param>
    /// <param name="start">A plan made of such columns.</param>
    /// <param name="cutoff">Only choices below it count.</param>
    /// <param name="found">Told of every better plan, with its value; says whether to go on.</param>
    /// <returns>Whether the search came to its end.</returns>
    public bool Solve(IReadOnlyList<int> columns, AssignmentPlan start, double cutoff, Func<AssignmentPlan, double, bool> found)
    {
        var kept = columns.Concat(Enumerable.Range(0, problem.Targets).SelectMany(j => new[] { pool.Add(j, []).Column, pool.Add(j, start.At(j)).Column })).Distinct().Order().ToList();
        var root = Root(kept, start, cutoff);
        if (root is null)
        {
            OpenBound = double.NegativeInfinity;
            return false;
        }

        var master = root;
        var byTarget = new List<int>[problem.Targets];
        for (var j = 0; j < problem.Targets; j++)
        {
            byTarget[j] = [];
        }

        foreach (var column in kept)
        {
            byTarget[pool.TargetOf(column)].Add(column);
        }

        var burden = 1 + (2 * problem.Values.ToArray().Max()) + Math.Abs(cutoff);
        var burdened = new HashSet<int>();
        var open = new PriorityQueue<Node, double>();
        var next = new Node(null, default, double.NegativeInfinity, null);
        OpenBound = double.NegativeInfinity;
        while (true)
        {
            if (clock.IsOver)
            {
                OpenBound = Math.Min(next?.Bound ?? double.PositiveInfinity, open.TryPeek(out _, out var b) ? b : double.PositiveInfinity);
                return false;
            }

            if (next is null && !(open.TryDequeue(out next, out var least) && least < cutoff))
            {
                return true;
            }

            Enter(next!, byTarget, master, burden, burdened);
            if (!master.Solve(clock))
            {
                OpenBound = Math.Min(next!.Bound, open.TryPeek(out _, out var b) ? b : double.PositiveInfinity);
                return false;
            }

            Nodes++;
            var value = Math.Max(master.Value, next!.Bound);
            if (value >= cutoff)
            {
                next = null;
                continue;
            }

            var solution = master.Solution();
            if (Choose(solution) is not { } branch)
            {
                if (solution.TrueForAll(s => !burdened.Contains(s.Column)))
                {
                    var plan = new AssignmentPlan(solution.OrderBy(s => pool.TargetOf(s.Column)).Select(s => pool.SalvosOf(s.Column)));
                    var total = plan.Value(problem);
                    if (plan.Targets == problem.Targets && plan.IsAllowed(problem) && total < cutoff)
                    {
                        cutoff = total;
                        if (!found(plan, total))
                        {
                            OpenBound = double.NegativeInfinity;
                            return false;
                        }
                    }
                }

                // A whole solution that uses an excluded column: the branch allows nothing else below the cutoff.
                next = null;
                continue;
            }

            var basis = master.Basis;
            var up = new Node(next, branch with { IsAtLeast = true }, value, basis);
            var down = new Node(next, branch, value, basis);
            open.Enqueue(down, value);
            next = up;
        }
    }

    /// <summary>Solves the program of all columns and tightens it with cuts while they help; columns that no choice below the cutoff can use are dropped.</summary>
    private MasterProgram? Root(List<int> kept, AssignmentPlan start, double cutoff)
    {
        var (cuts, known) = (new List<PartitionCut>(), new HashSet<string>());
        var search = new CutSearch(problem, pool);
        MasterProgram? before = null;
        HashSet<int> isOfStart = [.. Enumerable.Range(0, problem.Targets).SelectMany(j => new[] { pool.Add(j, []).Column, pool.Add(j, start.At(j)).Column })];
        for (var round = 0; ; round++)
        {
            var master = new MasterProgram(problem, pool, start, cuts);
            kept.ForEach(c => master.Add(c));
            if (before is not null)
            {
                master.BeginAs(before);
            }

            if (!master.Solve(clock))
            {
                return null;
            }

            var gain = before is null ? double.PositiveInfinity : master.Value - before.Value;
            var solution = master.Solution();
            if (before is not null && before.Cuts == cuts.Count)
            {
                return master;
            }

            // No choice below the cutoff uses columns of so great a reduced cost.
            kept.RemoveAll(c => master.ReducedCostOf(c) > cutoff - master.Value + (1e-9 * cutoff) && !isOfStart.Contains(c));
            before = master;
            if (round < MostCutRounds && master.Value < cutoff && gain > 0.002 * (cutoff - master.Value) && solution.Exists(s => s.Share < 1 - 1e-6))
            {
                cuts.AddRange(search.Find(solution, known, CutsOfARound));
            }
        }
    }

    private void Enter(Node node, List<int>[] byTarget, MasterProgram master, double burden, HashSet<int> burdened)
    {
        foreach (var column in burdened)
        {
            master.Burden(column, 0);
        }

        burdened.Clear();
        if (node.Basis is not null)
        {
            master.BeginAt(node.Basis);
        }

        for (var at = node; at.Parent is not null; at = at.Parent)
        {
            foreach (var column in byTarget[at.Branch.Target])
            {
                var units = UnitsOf(column, at.Branch.Type);
                if ((at.Branch.IsAtLeast ? units <= at.Branch.Units : units > at.Branch.Units) && burdened.Add(column))
                {
                    master.Burden(column, burden);
                }
            }
        }
    }

    private int UnitsOf(int column, int type)
    {
        foreach (var salvo in pool.SalvosOf(column))
        {
            if (salvo.Type == type)
            {
                return salvo.Units;
            }
        }

        return 0;
    }

    /// <summary>The type and target whose units are least whole; null where the solution is whole.</summary>
    private Branch? Choose(List<(int Column, double Share)> solution)
    {
        var units = new Dictionary<(int Target, int Type), double>();
        var isWhole = true;
        foreach (var (column, share) in solution)
        {
            if (share is > 1e-6 and < 1 - 1e-6)
            {
                isWhole = false;
                foreach (var salvo in pool.SalvosOf(column))
                {
                    var key = (pool.TargetOf(column), salvo.Type);
                    units[key] = units.GetValueOrDefault(key) + (share * salvo.Units);
                }
            }
        }

        if (isWhole)
        {
            return null;
        }

        var (best, score) = (default(Branch), 0.0);
        foreach (var ((target, type), n) in units)
        {
            var part = n - Math.Floor(n);
            var closeness = Math.Min(part, 1 - part);
            if (closeness > 1e-6 && closeness > score + 1e-9)
            {
                (best, score) = (new Branch(type, target, (int)Math.Floor(n), false), closeness);
            }
        }

        if (score > 0)
        {
            return best;
        }

        // Sums are whole and columns are not: split the units of a type between two columns of one target.
        foreach (var group in solution.Where(s => s.Share < 1 - 1e-6).GroupBy(s => pool.TargetOf(s.Column)))
        {
            foreach (var type in group.SelectMany(s => pool.SalvosOf(s.Column)).Select(s => s.Type).Distinct().Order())
            {
                var counts = group.Select(s => UnitsOf(s.Column, type)).Distinct().Order().ToArray();
                if (counts.Length > 1)
                {
                    return new Branch(type, group.Key, counts[0], false);
                }
            }
        }

        return null;
    }
}
