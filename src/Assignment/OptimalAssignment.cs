namespace Testudo.Assignment;

/// <summary>Finds the choice of pairs of the greatest worth, and prices that prove it.</summary>
/// <remarks>
/// The linear assignment problem with capacities, by shortest augmenting paths (Kuhn 1955; Jonker and Volgenant 1987): threats enter one at a
/// time, and each time the cheapest chain of exchanges is sought that makes room for the new one. Every threat may also stay without a unit,
/// at the worth of nothing. After the last, the price of a unit is what one more of its capacity would be worth at the most, and
/// <c>sum over threats of max(0, max over pairs of (value - price)) + sum over units of capacity x price</c>
/// bounds the worth of every choice from above (the dual linear program). It equals the worth of this one: <see cref="Bound"/>.
/// Ties go to the unit, and to the threat, that stands first. Work: threats x units x pairs at the worst.
/// </remarks>
public sealed class OptimalAssignment : IAssignmentSolver
{
    private const int None = -1;

    // By unit.
    private double[] price = [];
    private double[] distance = [];
    private bool[] isSettled = [];
    private bool[] isReached = [];
    private int[] reachedBy = [];
    private int[] reachedFrom = [];
    private int[] reachedPair = [];
    private int[] used = [];
    private int[] firstThreat = [];
    private int[] reached = [];

    // By threat.
    private double[] gain = [];
    private int[] nextThreat = [];

    private int reachedCount;

    /// <summary>The price of each unit of the last problem: what one more of its capacity is worth at the most.</summary>
    /// <param name="unit">The unit.</param>
    public double PriceOf(int unit) => price[unit];

    /// <summary>The upper bound on the worth of every choice that the prices of the last solution prove for a problem of as many units.</summary>
    /// <param name="problem">The problem.</param>
    public double Bound(in AssignmentProblem problem)
    {
        var bound = 0.0;
        for (var u = 0; u < problem.Units; u++)
        {
            bound += price[u] * problem.Capacity[u];
        }

        for (var t = 0; t < problem.Threats; t++)
        {
            var best = 0.0;
            for (var p = problem.FirstPair[t]; p < problem.FirstPair[t + 1]; p++)
            {
                // A unit that can take nobody has no price of its own.
                best = problem.Capacity[problem.Unit[p]] > 0 ? Math.Max(best, problem.Value[p] - price[problem.Unit[p]]) : best;
            }

            bound += best;
        }

        return bound;
    }

    /// <inheritdoc/>
    public double Solve(in AssignmentProblem problem, Span<int> chosen)
    {
        Prepare(problem, chosen);
        for (var t = 0; t < problem.Threats; t++)
        {
            Enter(problem, t, chosen);
        }

        return problem.Worth(chosen[..problem.Threats]);
    }

    private void Prepare(in AssignmentProblem problem, Span<int> chosen)
    {
        var (threats, units) = (problem.Threats, problem.Units);
        if (price.Length < units)
        {
            var size = units * 2;
            (price, distance, isSettled, isReached) = (new double[size], new double[size], new bool[size], new bool[size]);
            (reachedBy, reachedFrom, reachedPair, used, firstThreat, reached) = (new int[size], new int[size], new int[size], new int[size], new int[size], new int[size]);
        }

        if (gain.Length < threats)
        {
            (gain, nextThreat) = (new double[threats * 2], new int[threats * 2]);
        }

        price.AsSpan(0, units).Clear();
        used.AsSpan(0, units).Clear();
        firstThreat.AsSpan(0, units).Fill(None);
        isReached.AsSpan(0, units).Clear();
        isSettled.AsSpan(0, units).Clear();
        chosen[..threats].Fill(None);
    }

    /// <summary>Lets one more threat in, along the chain of exchanges that costs least.</summary>
    private void Enter(in AssignmentProblem problem, int threat, Span<int> chosen)
    {
        gain[threat] = 0;
        for (var p = problem.FirstPair[threat]; p < problem.FirstPair[threat + 1]; p++)
        {
            if (problem.Capacity[problem.Unit[p]] > 0)
            {
                gain[threat] = Math.Max(gain[threat], problem.Value[p] - price[problem.Unit[p]]);
            }
        }

        reachedCount = 0;
        // The end of the chain: a unit with room, or a threat that stays without one.
        var (shortest, left, lastUnit) = (gain[threat], threat, None);
        Reach(problem, threat, 0, None);
        while (Nearest() is var unit && unit >= 0 && distance[unit] < shortest)
        {
            isSettled[unit] = true;
            if (used[unit] < problem.Capacity[unit])
            {
                (shortest, left, lastUnit) = (distance[unit], None, unit);
                break;
            }

            for (var other = firstThreat[unit]; other >= 0; other = nextThreat[other])
            {
                if (distance[unit] + gain[other] < shortest)
                {
                    (shortest, left, lastUnit) = (distance[unit] + gain[other], other, unit);
                }

                Reach(problem, other, distance[unit], unit);
            }
        }

        Reprice(threat, shortest);
        if (left >= 0 && lastUnit >= 0)
        {
            // Somebody else makes room.
            Leave(left, lastUnit);
            chosen[left] = None;
        }

        for (var unit = lastUnit; unit >= 0;)
        {
            var (mover, from) = (reachedBy[unit], reachedFrom[unit]);
            if (from >= 0)
            {
                Leave(mover, from);
            }

            nextThreat[mover] = firstThreat[unit];
            firstThreat[unit] = mover;
            used[unit]++;
            chosen[mover] = reachedPair[unit];
            unit = from;
        }

        for (var i = 0; i < reachedCount; i++)
        {
            isReached[reached[i]] = isSettled[reached[i]] = false;
        }
    }

    /// <summary>Looks from a threat, at a distance from the one that enters, to every unit that it could go to.</summary>
    private void Reach(in AssignmentProblem problem, int threat, double from, int unit)
    {
        for (var p = problem.FirstPair[threat]; p < problem.FirstPair[threat + 1]; p++)
        {
            var to = problem.Unit[p];
            if (problem.Capacity[to] == 0 || isSettled[to])
            {
                continue;
            }

            var length = from + Math.Max(0, gain[threat] + price[to] - problem.Value[p]);
            if (!isReached[to])
            {
                isReached[to] = true;
                reached[reachedCount++] = to;
                distance[to] = double.PositiveInfinity;
            }

            if (length < distance[to])
            {
                (distance[to], reachedBy[to], reachedFrom[to], reachedPair[to]) = (length, threat, unit, p);
            }
        }
    }

    private int Nearest()
    {
        var best = None;
        for (var i = 0; i < reachedCount; i++)
        {
            var unit = reached[i];
            if (!isSettled[unit] && (best < 0 || distance[unit] < distance[best]))
            {
                best = unit;
            }
        }

        return best;
    }

    /// <summary>Moves prices and gains so that every pair that is chosen stays worth its price, and no other is worth more.</summary>
    private void Reprice(int threat, double shortest)
    {
        gain[threat] -= shortest;
        for (var i = 0; i < reachedCount; i++)
        {
            var unit = reached[i];
            if (!isSettled[unit] || distance[unit] >= shortest)
            {
                continue;
            }

            var by = shortest - distance[unit];
            price[unit] += by;
            for (var other = firstThreat[unit]; other >= 0; other = nextThreat[other])
            {
                gain[other] -= by;
            }
        }
    }

    private void Leave(int threat, int unit)
    {
        used[unit]--;
        if (firstThreat[unit] == threat)
        {
            firstThreat[unit] = nextThreat[threat];
            return;
        }

        for (var other = firstThreat[unit]; ; other = nextThreat[other])
        {
            if (nextThreat[other] == threat)
            {
                nextThreat[other] = nextThreat[threat];
                return;
            }
        }
    }
}
