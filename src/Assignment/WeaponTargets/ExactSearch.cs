namespace Testudo.Assignment.WeaponTargets;

/// <summary>Finds the best plan and proves it: prices, column generation, then all columns within the gap by branch and bound.</summary>
/// <remarks>
/// Greedy with moves and swaps gives a first plan; the subgradient method prices, whose columns warm-start column generation on the set-partitioning program with smoothed prices (Wentges 1997).
/// Where its solution is not whole, every column whose reduced cost is within a gap g is enumerated: a plan below bound + g can use no other, so that the best choice among
/// them is the optimum if it lies below bound + g, and otherwise bound + g is a new bound.
/// </remarks>
public sealed class ExactSearch : IWeaponTargetSolver
{
    /// <inheritdoc/>
    public WeaponTargetAnswer Solve(WeaponTargetProblem problem, WeaponTargetOptions options, IProgress<SearchProgress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(problem);
        ArgumentNullException.ThrowIfNull(options);
        return new Run(problem, options, progress, new SearchClock(options.TimeLimit, cancellation)).Solve();
    }

    private sealed class Run(WeaponTargetProblem problem, WeaponTargetOptions options, IProgress<SearchProgress>? progress, SearchClock clock)
    {
        private const int Steps = 300;
        private const int ColumnsToBegin = 12;
        private const long MostNodesOfATarget = 20_000_000;
        private const int MostColumns = 200_000;

        private readonly LagrangianDual dual = new(problem, options.Threads);
        private readonly ColumnPool pool = new(problem);
        private AssignmentPlan best = null!;
        private double bestValue = double.PositiveInfinity;
        private double bound;
        private int columns;
        private int nodes;

        private bool IsProven => bestValue - bound <= options.Tolerance * bestValue;

        public WeaponTargetAnswer Solve()
        {
            Begin();
            if (!clock.IsOver && !IsProven)
            {
                Climb();
            }

            if (!clock.IsOver && !IsProven)
            {
                Generate();
            }

            // With slack: a threshold without it leaves out the columns of the best plan itself.
            var (tiny, tooMuch) = (1e-7 * bestValue, double.PositiveInfinity);
            for (var slack = Math.Max(tiny, 0.0004 * bestValue); !clock.IsOver && !IsProven;)
            {
                var gap = bestValue - dual.BestBound + tiny;
                slack = gap < 2.5 * slack && gap < tooMuch ? gap : slack;
                if (Enumerate(slack))
                {
                    slack *= 2.5;
                    if (slack >= tooMuch && gap >= tooMuch)
                    {
                        break;
                    }
                }
                else
                {
                    // Too many columns: fewer may give a better plan, with which the gap is smaller.
                    tooMuch = slack;
                    slack /= 4;
                    if (slack < tiny)
                    {
                        break;
                    }
                }
            }

            return Answer();
        }

        private void Begin()
        {
            var plan = new WorkingPlan(problem);
            ByIndex.Fill(problem, plan, IndexRule.MarginalReturn, clock);
            Offer(plan);
            LocalSearch.Improve(problem, plan, clock, passes: 2);
            Offer(plan);
            Tell(SearchPhase.Heuristics);
        }

        private void Climb()
        {
            var plan = new WorkingPlan(problem, best);
            var (gain, loss) = (new double[problem.Types], new double[problem.Types]);
            Array.Fill(loss, double.PositiveInfinity);
            for (var j = 0; j < problem.Targets; j++)
            {
                var kill = problem.KillOf(j);
                for (var i = 0; i < kill.Length; i++)
                {
                    gain[i] = Math.Max(gain[i], (plan.Left[j] * kill[i]) - problem.RoundValue);
                }

                foreach (var salvo in plan.At(j))
                {
                    loss[salvo.Type] = Math.Min(loss[salvo.Type], plan.LeftWithout(salvo.Type, j) - plan.Left[j] - problem.RoundValue);
                }
            }

            // A price lies between what one more unit would gain and what one less would lose; the best mixture comes first.
            var prices = new double[problem.Types];
            for (var (part, before) = (1.0, double.NegativeInfinity); part > -0.1; part -= 0.2)
            {
                for (var i = 0; i < prices.Length; i++)
                {
                    prices[i] = plan.Free[i] > 0 || !double.IsFinite(loss[i]) ? 0 : Math.Max(0, gain[i] + (Math.Max(0, part) * Math.Max(0, loss[i] - gain[i])));
                }

                if (!(dual.Evaluate(prices, clock) is var value && value > before))
                {
                    break;
                }

                before = value;
            }

            dual.BestPrices.CopyTo(prices, 0);
            dual.Climb(prices, Steps, () => bestValue, Seen, options.Tolerance, clock);
            bound = Math.Max(bound, dual.BestBound);
            Tell(SearchPhase.Prices);
        }

        private void Seen(int step)
        {
            if (step >= Steps / 3)
            {
                for (var j = 0; j < problem.Targets; j++)
                {
                    pool.Add(j, dual.Salvos[j]);
                }
            }

            bound = Math.Max(bound, dual.BestBound);
            if (step % 10 == 9)
            {
                Repair();
                Tell(SearchPhase.Prices);
            }
        }

        /// <summary>Makes a plan of the salvos that the last prices chose.</summary>
        private void Repair()
        {
            var plan = new WorkingPlan(problem);
            for (var j = 0; j < problem.Targets; j++)
            {
                plan.Set(j, dual.Salvos[j]);
            }

            plan.TakeBack();
            ByIndex.Fill(problem, plan, IndexRule.MarginalReturn, clock);
            Offer(plan);
        }

        private void Generate()
        {
            var master = new MasterProgram(problem, pool, best);
            AddGood(master, dual.BestPrices, ColumnsToBegin, double.PositiveInfinity);
            var smooth = 0.5;
            for (var round = 0; !clock.IsOver && !IsProven; round++)
            {
                do
                {
                    if (!master.Solve(clock))
                    {
                        return;
                    }
                }
                while (AddGood(master, master.Prices, ColumnsToBegin, 0) > 0);

                columns = master.Columns;

                Round(master);
                var tolerance = options.Tolerance * Math.Max(master.Value, 1e-12);
                if (master.Value - dual.BestBound <= tolerance)
                {
                    return;
                }

                var prices = new double[problem.Types];
                for (var i = 0; i < prices.Length; i++)
                {
                    prices[i] = (smooth * dual.BestPrices[i]) + ((1 - smooth) * master.Prices[i]);
                }

                if (double.IsNaN(dual.Evaluate(prices, clock)))
                {
                    return;
                }

                bound = Math.Max(bound, dual.BestBound);
                var added = 0;
                for (var j = 0; j < problem.Targets; j++)
                {
                    var (column, _) = pool.Add(j, dual.Salvos[j]);
                    if (!master.Has(column) && pool.PricedCost(column, master.Prices) < master.ValueOf(j) - 1e-11)
                    {
                        master.Add(column);
                        added++;
                    }
                }

                if (added == 0 && smooth == 0)
                {
                    return;
                }

                smooth = added == 0 ? 0 : 0.5;
                Tell(SearchPhase.Columns);
            }
        }

        /// <summary>Adds the columns of the pool that are cheapest at each target under prices.</summary>
        private int AddGood(MasterProgram master, double[] prices, int most, double below)
        {
            var good = new PriorityQueue<int, (double, int)>[problem.Targets];
            for (var c = 0; c < pool.Count; c++)
            {
                if (master.Has(c))
                {
                    continue;
                }

                var j = pool.TargetOf(c);
                var reduced = pool.PricedCost(c, prices) - (double.IsFinite(below) ? master.ValueOf(j) : 0);
                if (reduced < below - 1e-11)
                {
                    var queue = good[j] ??= new PriorityQueue<int, (double, int)>();
                    queue.Enqueue(c, (-reduced, -c));
                    if (queue.Count > most)
                    {
                        queue.Dequeue();
                    }
                }
            }

            var added = 0;
            foreach (var queue in good)
            {
                while (queue is not null && queue.TryDequeue(out var c, out _))
                {
                    master.Add(c);
                    added++;
                }
            }

            return added;
        }

        /// <summary>Makes a plan of the solution of the linear program: it is one, or nearly.</summary>
        private void Round(MasterProgram master)
        {
            var plan = new WorkingPlan(problem);
            foreach (var (column, _) in master.Solution().OrderBy(s => s.Share))
            {
                plan.Set(pool.TargetOf(column), pool.SalvosOf(column));
            }

            plan.TakeBack();
            ByIndex.Fill(problem, plan, IndexRule.MarginalReturn, clock);
            Offer(plan);
        }

        private bool Enumerate(double slack)
        {
            Tell(SearchPhase.Branching);
            var near = dual.Near(slack, MostNodesOfATarget, MostColumns, clock);
            if (near is null)
            {
                return false;
            }

            var chosen = new List<int>();
            for (var j = 0; j < near.Length; j++)
            {
                chosen.AddRange(near[j].Select(s => pool.Add(j, s).Column));
            }

            var search = new PartitionSearch(problem, pool, clock);
            var least = dual.BestBound + slack;
            var isWhole = search.Solve(chosen, best, bestValue, (plan, value) =>
            {
                Offer(new WorkingPlan(problem, plan));
                Tell(SearchPhase.Branching);
                // Beyond the gap that was enumerated nothing is proven, and a much smaller gap needs far fewer columns: begin again with the gap that is now known.
                return value <= least && value - dual.BestBound > 0.7 * slack;
            });
            nodes += search.Nodes;
            bound = Math.Max(bound, isWhole ? Math.Min(bestValue, least) : Math.Min(least, search.OpenBound));
            return true;
        }

        private void Offer(WorkingPlan plan)
        {
            var made = plan.ToPlan();
            var value = made.Value(problem);
            if (value < bestValue && made.IsAllowed(problem))
            {
                (best, bestValue) = (made, value);
            }
        }

        private void Tell(SearchPhase phase) => progress?.Report(new SearchProgress(phase, bestValue, bound));

        private WeaponTargetAnswer Answer()
        {
            var cut = new PriceCut(problem, dual.BestPrices, options.Threads);
            return new WeaponTargetAnswer
            {
                Status = IsProven ? SearchStatus.Optimal : clock.IsOver ? clock.Status : SearchStatus.Feasible,
                Plan = best,
                Value = bestValue,
                Bound = Math.Min(bestValue, Math.Max(0, bound)),
                Prices = cut.Prices,
                Cut = cut.Constant,
                OneMoreBound = cut.OneMoreBound,
                Pricings = dual.Evaluations,
                Columns = columns,
                Nodes = nodes,
            };
        }
    }
}
