namespace Testudo.Assignment.WeaponTargets;

/// <summary>Finds the cheapest salvos at one target when every unit has a price, exactly.</summary>
/// <remarks>
/// Minimises <c>value x product of (1 - p_i)^x_i + sum of price_i x_i</c> over whole x_i from 0 to units_i, depth first over the types in order of price_i / a_i with
/// a = -ln(1 - p), most units first. The bound of a node is its continuous relaxation: whole units while what is left exceeds price / a, then the part of a unit at which it
/// equals it. A unit is never taken while another that costs no more and stops no less is left: this keeps the search short where prices are all alike.
/// A unit that stops for certain is taken alone. One object serves one thread.
/// </remarks>
/// <param name="problem">The problem.</param>
internal sealed class TargetPricing(WeaponTargetProblem problem)
{
    private readonly double[] ratio = new double[problem.Types];
    private readonly int[] order = new int[problem.Types];
    private readonly double[] cost = new double[problem.Types];
    private readonly double[] exponent = new double[problem.Types];
    private readonly double[] survival = new double[problem.Types];
    private readonly int[] most = new int[problem.Types];
    private readonly ulong[] betterOnes = new ulong[problem.Types];
    private ulong whole;
    private double cheapest;
    private double strongest;
    private readonly Salvo[] current = new Salvo[problem.Types + 1];
    private readonly Salvo[] best = new Salvo[problem.Types + 1];
    private readonly Salvo[] free = new Salvo[problem.Types];
    private int depth;
    private int count;
    private int bestDepth;
    private int freeCount;
    private double bestCost;
    private double threshold;
    private long nodesLeft;
    private Action<Salvo[], int>? found;

    /// <summary>The salvos that <see cref="Best"/> found, in no order.</summary>
    public ReadOnlySpan<Salvo> Salvos => best.AsSpan(0, bestDepth);

    /// <summary>Finds the cheapest salvos.</summary>
    /// <param name="target">The target.</param>
    /// <param name="prices">The price of a unit of each type; 0 or more.</param>
    /// <param name="guess">Salvos that may be good.</param>
    /// <returns>What they come to: value left, worth of units and prices.</returns>
    public double Best(int target, ReadOnlySpan<double> prices, ReadOnlySpan<Salvo> guess)
    {
        var kill = problem.KillOf(target);
        var exponents = problem.ExponentOf(target);
        var value = problem.Values[target];
        (bestDepth, freeCount, depth) = (0, 0, 0);
        bestCost = value;
        Consider(target, prices, guess);
        var (least, single, singleCost) = (double.PositiveInfinity, -1, value);
        var keep = problem.RoundValue;
        (cheapest, strongest) = (double.PositiveInfinity, 0);
        for (var i = 0; i < kill.Length; i++)
        {
            var p = kill[i];
            if (p <= 0 || problem.Units[i] == 0)
            {
                continue;
            }

            var price = prices[i] + keep;
            if (price == 0)
            {
                free[freeCount++] = new Salvo(i, p >= 1 ? 1 : problem.Units[i]);
                continue;
            }

            cheapest = Math.Min(cheapest, price);
            strongest = Math.Max(strongest, p);
            if (price < least * exponents[i] && p < 1)
            {
                least = price / exponents[i];
            }

            if ((value * (1 - p)) + price < singleCost)
            {
                (single, singleCost) = (i, (value * (1 - p)) + price);
            }
        }

        if (freeCount > 0)
        {
            // What costs nothing is taken whole; the rest is then about what it leaves.
            foreach (var salvo in free.AsSpan(0, freeCount))
            {
                value *= Math.Pow(1 - kill[salvo.Type], salvo.Units);
            }

            Array.Copy(free, current, freeCount);
            depth = freeCount;
            Record(value);
        }
        else if (single >= 0 && singleCost < bestCost)
        {
            (best[0], bestDepth, bestCost) = (new Salvo(single, 1), 1, singleCost);
        }

        if (value > least || freeCount > 0)
        {
            Gather(target, prices, value, least, bestCost, isStrict: true);
            Search(0, value, 0);
        }

        return bestCost;
    }

    /// <summary>Finds every set of salvos up to a threshold, except those that a cheaper part of them makes useless whatever the prices.</summary>
    /// <param name="target">The target.</param>
    /// <param name="prices">The price of a unit of each type; 0 or more.</param>
    /// <param name="most">The most that they may come to.</param>
    /// <param name="nodes">The most nodes to look at.</param>
    /// <param name="take">Takes each of them; the array is used again.</param>
    /// <returns>Whether all were found.</returns>
    public bool All(int target, ReadOnlySpan<double> prices, double most, long nodes, Action<Salvo[], int> take)
    {
        (depth, bestDepth, freeCount, threshold, nodesLeft, found) = (0, 0, 0, most, nodes, take);
        var kill = problem.KillOf(target);
        var exponents = problem.ExponentOf(target);
        var value = problem.Values[target];
        var least = double.PositiveInfinity;
        for (var i = 0; i < kill.Length; i++)
        {
            if (kill[i] <= 0 || problem.Units[i] == 0)
            {
                continue;
            }

            var price = prices[i] + problem.RoundValue;
            if (kill[i] >= 1)
            {
                if (price <= most)
                {
                    current[0] = new Salvo(i, 1);
                    take(current, 1);
                }

                continue;
            }

            least = Math.Min(least, price / exponents[i]);
        }

        if (value <= most)
        {
            take(current, 0);
        }

        Gather(target, prices, value, least, most, isStrict: false);
        return SearchAll(0, value, 0);
    }

    private void Consider(int target, ReadOnlySpan<double> prices, ReadOnlySpan<Salvo> guess)
    {
        if (guess.Length == 0)
        {
            return;
        }

        var sum = AssignmentPlan.Cost(problem, target, guess);
        foreach (var salvo in guess)
        {
            sum += prices[salvo.Type] * salvo.Units;
        }

        if (sum < bestCost)
        {
            guess.CopyTo(best);
            (bestDepth, bestCost) = (guess.Length, sum);
        }
    }

    /// <summary>Lists the types that can take part in anything as cheap, in order of their ratio.</summary>
    private void Gather(int target, ReadOnlySpan<double> prices, double value, double least, double limit, bool isStrict)
    {
        var kill = problem.KillOf(target);
        var exponents = problem.ExponentOf(target);
        // With one unit of type i the relaxation comes to price_i - least x a_i + this, at least.
        var rest = least > 0 && double.IsFinite(least) ? least * (1 + Math.Log(value / least)) : 0;
        var slack = isStrict ? 0 : Math.Abs(limit) * 1e-12;
        count = 0;
        for (var i = 0; i < kill.Length; i++)
        {
            var price = prices[i] + problem.RoundValue;
            var p = kill[i];
            if (p <= 0 || problem.Units[i] == 0 || (isStrict && price == 0))
            {
                continue;
            }

            if (p >= 1)
            {
                if (isStrict && price < bestCost)
                {
                    (best[0], bestDepth, bestCost) = (new Salvo(i, 1), 1, price);
                }

                continue;
            }

            // One unit alone has been looked at: here it has company, which costs as much as the cheapest and stops no more than the strongest.
            var alone = isStrict && freeCount == 0 && value * (1 - p) * (1 - strongest) is var after
                && price + cheapest + (after <= least ? after : rest - (least * (exponents[i] - Math.Log(1 - strongest)))) > limit;
            if ((!isStrict || value * p > price) && price - (least * exponents[i]) + rest <= limit + slack && !alone)
            {
                (ratio[count], order[count]) = (price / exponents[i], i);
                count++;
            }
        }

        ratio.AsSpan(0, count).Sort(order.AsSpan(0, count));
        for (var k = 0; k < count; k++)
        {
            var i = order[k];
            (cost[k], exponent[k], survival[k], most[k]) = (prices[i] + problem.RoundValue, exponents[i], 1 - kill[i], problem.Units[i]);
        }

        if (isStrict)
        {
            KeepUndominated(value);
        }
    }

    /// <summary>Drops the types before which so many better units come that all of them are never taken, and notes for the rest which come before.</summary>
    private void KeepUndominated(double value)
    {
        var weakest = double.PositiveInfinity;
        for (var k = 0; k < count; k++)
        {
            weakest = Math.Min(weakest, exponent[k]);
        }

        // The last unit taken gains more than it costs on what the others leave, and all of them cost less than the best so far.
        var deepest = Math.Min(bestCost / cheapest, 1 + (Math.Log(value / cheapest) / weakest));
        var kept = 0;
        for (var k = 0; k < count; k++)
        {
            var (mask, units) = (0UL, 0L);
            for (var b = 0; b < Math.Min(kept, 64); b++)
            {
                if (cost[b] <= cost[k] && exponent[b] >= exponent[k])
                {
                    mask |= 1UL << b;
                    units += most[b];
                }
            }

            if (units > deepest)
            {
                continue;
            }

            (ratio[kept], order[kept], cost[kept], exponent[kept], survival[kept], most[kept]) = (ratio[k], order[k], cost[k], exponent[k], survival[k], most[k]);
            betterOnes[kept++] = mask;
        }

        (count, whole) = (kept, 0);
    }

    private void Record(double total)
    {
        if (total < bestCost)
        {
            current.AsSpan(0, depth).CopyTo(best);
            (bestDepth, bestCost) = (depth, total);
        }
    }

    private void Search(int from, double left, double spent)
    {
        for (var k = from; k < count; k++)
        {
            if (left <= ratio[k] || spent + Relaxed(k, left) >= bestCost * (1 - 1e-13))
            {
                return;
            }

            if ((betterOnes[k] & ~whole) != 0)
            {
                continue;
            }

            var (units, after) = (0, left);
            while (units < most[k] && after * (1 - survival[k]) > cost[k])
            {
                after *= survival[k];
                units++;
            }

            for (; units > 0; units--)
            {
                current[depth++] = new Salvo(order[k], units);
                var sum = spent + (units * cost[k]);
                Record(sum + after);
                var before = whole;
                whole |= units == most[k] && k < 64 ? 1UL << k : 0;
                Search(k + 1, after, sum);
                whole = before;
                depth--;
                after /= survival[k];
            }
        }
    }

    private bool SearchAll(int from, double left, double spent)
    {
        for (var k = from; k < count; k++)
        {
            if (--nodesLeft < 0)
            {
                return false;
            }

            if (spent + Relaxed(k, left) > threshold)
            {
                return true;
            }

            var after = left;
            for (var units = 1; units <= most[k]; units++)
            {
                after *= survival[k];
                var sum = spent + (units * cost[k]);
                if (sum > threshold)
                {
                    break;
                }

                current[depth++] = new Salvo(order[k], units);
                if (sum + after <= threshold)
                {
                    found!(current, depth);
                }

                var isWhole = SearchAll(k + 1, after, sum);
                depth--;
                if (!isWhole)
                {
                    return false;
                }
            }
        }

        return true;
    }

    /// <summary>The least that what is left can come to with parts of units of the types from one on.</summary>
    private double Relaxed(int from, double left)
    {
        var spent = 0.0;
        for (var k = from; k < count; k++)
        {
            var r = ratio[k];
            if (left <= r)
            {
                break;
            }

            var after = most[k] == 1 ? left * survival[k] : left * Math.Exp(-exponent[k] * most[k]);
            if (after < r)
            {
                return spent + r + (r * Math.Log(left / r));
            }

            spent += cost[k] * most[k];
            left = after;
        }

        return spent + left;
    }
}
