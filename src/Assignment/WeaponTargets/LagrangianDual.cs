namespace Testudo.Assignment.WeaponTargets;

/// <summary>The bound that prices of units prove, and the subgradient method that looks for good prices.</summary>
/// <remarks>
/// For any prices of 0 or more, <c>sum over targets of min over salvos of (value left + price of the salvo) - sum over types of price x units</c> is a lower bound; it splits by target.
/// Polyak steps (Held, Wolfe and Crowder 1974) along a direction that remembers the last ones (Camerini, Fratta and Maffioli 1975), halved after twenty without gain. Sums are made in order of targets: any number of threads gives the same bits.
/// </remarks>
internal sealed class LagrangianDual
{
    private const int Patience = 20;
    private const double Memory = 0.9;

    private readonly WeaponTargetProblem problem;
    private readonly int threads;
    private readonly TargetPricing[] pricings;
    private readonly Salvo[][] salvos;
    private readonly double[] values;
    private readonly int[] used;

    /// <summary>Makes the dual of a problem.</summary>
    public LagrangianDual(WeaponTargetProblem problem, int threads)
    {
        this.problem = problem;
        this.threads = Math.Clamp(threads, 1, Math.Max(1, problem.Targets));
        pricings = [.. Enumerable.Range(0, this.threads).Select(_ => new TargetPricing(problem))];
        salvos = new Salvo[problem.Targets][];
        Array.Fill(salvos, []);
        (values, used, BestPrices) = (new double[problem.Targets], new int[problem.Types], new double[problem.Types]);
    }

    /// <summary>The best bound so far.</summary>
    public double BestBound { get; private set; } = double.NegativeInfinity;

    /// <summary>The prices that prove it.</summary>
    public double[] BestPrices { get; }

    /// <summary>How often prices were evaluated.</summary>
    public int Evaluations { get; private set; }

    /// <summary>The cheapest salvos at each target under the prices evaluated last.</summary>
    public IReadOnlyList<Salvo[]> Salvos => salvos;

    /// <summary>What those come to, prices included.</summary>
    public ReadOnlySpan<double> Values => values;

    /// <summary>Evaluates prices.</summary>
    /// <returns>The bound that they prove; NaN after a stop.</returns>
    public double Evaluate(double[] prices, SearchClock clock)
    {
        Evaluations++;
        var next = -1;
        const int Block = 4;
        void Work(int thread)
        {
            for (var from = Interlocked.Increment(ref next) * Block; from < problem.Targets && !clock.IsOver; from = Interlocked.Increment(ref next) * Block)
            {
                for (var j = from; j < Math.Min(from + Block, problem.Targets); j++)
                {
                    values[j] = pricings[thread].Best(j, prices, salvos[j]);
                    if (!pricings[thread].Salvos.SequenceEqual(salvos[j]))
                    {
                        salvos[j] = pricings[thread].Salvos.ToArray();
                    }
                }
            }
        }

        Run(Work);
        if (clock.IsOver)
        {
            return double.NaN;
        }

        var bound = Bound(prices);
        if (bound > BestBound)
        {
            BestBound = bound;
            prices.CopyTo(BestPrices, 0);
        }

        return bound;
    }

    /// <summary>Finds all salvos at each target that are at most so much dearer than its cheapest, under the best prices.</summary>
    /// <param name="slack">How much dearer.</param>
    /// <param name="nodes">The most nodes to look at for a target.</param>
    /// <param name="most">The most salvos in all.</param>
    /// <param name="clock">Says when to stop.</param>
    /// <returns>The salvos of each target; null where there are more, or after a stop.</returns>
    public List<Salvo[]>[]? Near(double slack, long nodes, int most, SearchClock clock)
    {
        if (double.IsNaN(Evaluate([.. BestPrices], clock)))
        {
            return null;
        }

        var found = new List<Salvo[]>[problem.Targets];
        var (next, total, isWhole) = (-1, 0, true);
        void Work(int thread)
        {
            for (var j = Interlocked.Increment(ref next); j < problem.Targets && Volatile.Read(ref isWhole) && !clock.IsOver; j = Interlocked.Increment(ref next))
            {
                var list = found[j] = [];
                void Take(Salvo[] current, int depth)
                {
                    list.Add([.. current.AsSpan(0, depth).ToArray().OrderBy(s => s.Type)]);
                }

                if (!pricings[thread].All(j, BestPrices, values[j] + slack, nodes, Take) || Interlocked.Add(ref total, list.Count) > most)
                {
                    Volatile.Write(ref isWhole, false);
                }
            }
        }

        Run(Work);
        return isWhole && !clock.IsOver ? found : null;
    }

    /// <summary>Looks for better prices.</summary>
    /// <param name="prices">The prices to begin with.</param>
    /// <param name="steps">The most steps.</param>
    /// <param name="value">The best value known, asked again at each step.</param>
    /// <param name="seen">Called after each step with its number.</param>
    /// <param name="tolerance">The gap at which nothing is left to gain, as a part of the value.</param>
    /// <param name="clock">Says when to stop.</param>
    public void Climb(double[] prices, int steps, Func<double> value, Action<int> seen, double tolerance, SearchClock clock)
    {
        var (pace, idle) = (1.0, 0);
        var direction = new double[problem.Types];
        for (var step = 0; step < steps; step++)
        {
            var before = BestBound;
            var bound = Evaluate(prices, clock);
            if (double.IsNaN(bound))
            {
                return;
            }

            seen(step);
            idle = bound > before + (1e-7 * Math.Abs(before)) ? 0 : idle + 1;
            if (idle >= Patience)
            {
                (pace, idle) = (pace / 2, 0);
                BestPrices.CopyTo(prices, 0);
                Array.Clear(direction);
            }

            if (value() - BestBound <= tolerance * value() || pace < 1e-4)
            {
                return;
            }

            var length = 0.0;
            for (var i = 0; i < direction.Length; i++)
            {
                var d = (double)used[i] - problem.Units[i];
                direction[i] = (prices[i] == 0 && d < 0 ? 0 : d) + (Memory * direction[i]);
                length += direction[i] * direction[i];
            }

            if (length == 0)
            {
                return;
            }

            var by = pace * Math.Max(value() - bound, 1e-12 * value()) / length;
            for (var i = 0; i < direction.Length; i++)
            {
                prices[i] = Math.Max(0, prices[i] + (by * direction[i]));
            }
        }
    }

    private double Bound(double[] prices)
    {
        Array.Clear(used);
        var sum = 0.0;
        for (var j = 0; j < values.Length; j++)
        {
            sum += values[j];
            foreach (var salvo in salvos[j])
            {
                used[salvo.Type] += salvo.Units;
            }
        }

        for (var i = 0; i < prices.Length; i++)
        {
            sum -= prices[i] * problem.Units[i];
        }

        return sum;
    }

    private void Run(Action<int> work)
    {
        if (threads == 1 || problem.Targets < 8)
        {
            work(0);
            return;
        }

        Parallel.For(0, threads, new ParallelOptions { MaxDegreeOfParallelism = threads }, work);
    }
}
