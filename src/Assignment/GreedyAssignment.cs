namespace Testudo.Assignment;

/// <summary>Takes the most valuable pair that is still possible, again and again.</summary>
/// <remarks>
/// The choice is worth at least half of the best: a pair that is taken closes at most two pairs of any other choice, its threat's and one of its unit's,
/// and none of them is worth more. Equal values go to the pair that stands first.
/// </remarks>
public sealed class GreedyAssignment : IAssignmentSolver
{
    private int[] order = [];
    private int[] threatOf = [];
    private double[] keys = [];
    private int[] left = [];

    /// <inheritdoc/>
    public double Solve(in AssignmentProblem problem, Span<int> chosen)
    {
        var pairs = problem.Value.Length;
        if (order.Length < pairs)
        {
            (order, threatOf, keys) = (new int[pairs * 2], new int[pairs * 2], new double[pairs * 2]);
        }

        if (left.Length < problem.Units)
        {
            left = new int[problem.Units * 2];
        }

        var count = 0;
        for (var t = 0; t < problem.Threats; t++)
        {
            chosen[t] = -1;
            for (var p = problem.FirstPair[t]; p < problem.FirstPair[t + 1]; p++)
            {
                threatOf[p] = t;
                if (problem.Value[p] > 0)
                {
                    (order[count], keys[count]) = (p, -problem.Value[p]);
                    count++;
                }
            }
        }

        problem.Capacity.CopyTo(left);
        // The sort is not stable: of equal values the pair that stands first goes first.
        keys.AsSpan(0, count).Sort(order.AsSpan(0, count));
        OrderTies(count);
        for (var i = 0; i < count; i++)
        {
            var pair = order[i];
            var threat = threatOf[pair];
            if (chosen[threat] < 0 && left[problem.Unit[pair]] > 0)
            {
                chosen[threat] = pair;
                left[problem.Unit[pair]]--;
            }
        }

        return problem.Worth(chosen[..problem.Threats]);
    }

    private void OrderTies(int count)
    {
        for (var from = 0; from < count;)
        {
            var to = from + 1;
            while (to < count && keys[to] == keys[from])
            {
                to++;
            }

            order.AsSpan(from, to - from).Sort();
            from = to;
        }
    }
}
