using FsCheck;
using FsCheck.Fluent;

namespace Testudo.Assignment.Tests;

/// <summary>What solvers promise, against an enumeration of every choice.</summary>
public sealed class AssignmentTests
{
    // FsCheck runs 2,000 random problems for each property, from a fixed seed.
    private static readonly Config Thorough = Config.QuickThrowOnFailure.WithMaxTest(2_000).WithReplay(20_260_102UL, 7UL);

    [Fact]
    public void The_greedy_trap_is_avoided()
    {
        // Values 10 and 9, kill probabilities .9, .8 / .8, .1: greedy takes the .9 and leaves the poor pair.
        var problem = new Problem([[(0, 9), (1, 8)], [(0, 7.2), (1, 0.9)]], [1, 1]);

        Assert.Equal(9.9, problem.Solve(new GreedyAssignment()).Worth, 12);
        Assert.Equal(15.2, problem.Solve(new OptimalAssignment()).Worth, 12);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(8)]
    [InlineData(60)]
    public void Products_are_matched_as_the_rearrangement_inequality_says(int n)
    {
        // Hardy, Littlewood and Polya (1934), 368: the sum of products is greatest in the same order, least in the opposite one. For n = 3 the least is 10.
        var best = Enumerable.Range(1, n).Sum(i => (double)i * i);
        var least = Enumerable.Range(1, n).Sum(i => (double)i * (n + 1 - i));
        Problem Of(Func<int, int, double> value) => new([.. Enumerable.Range(1, n).Select(t => Enumerable.Range(1, n).Select(u => (u - 1, value(t, u))).ToArray())], [.. Enumerable.Repeat(1, n)]);

        Assert.Equal(best, Of((t, u) => t * u).Solve(new OptimalAssignment()).Worth, 9);
        Assert.Equal((10_000.0 * n) - least, Of((t, u) => 10_000 - (t * u)).Solve(new OptimalAssignment()).Worth, 6);
    }

    [Fact]
    public void A_unit_takes_as_many_as_it_has_capacity()
    {
        var problem = new Problem([[(0, 3)], [(0, 5)], [(0, 4)], [(0, 1)]], [2]);

        var (worth, chosen) = problem.Solve(new OptimalAssignment());

        Assert.Equal(9, worth, 12);
        Assert.Equal([-1, 1, 2, -1], chosen);
    }

    [Fact]
    public void What_is_worth_nothing_is_not_chosen()
    {
        var problem = new Problem([[(0, 0), (1, -3)], []], [5, 5]);

        Assert.All(new IAssignmentSolver[] { new GreedyAssignment(), new OptimalAssignment() }, solver => Assert.Equal([-1, -1], problem.Solve(solver).Chosen));
    }

    [Fact]
    public void The_optimum_is_that_of_the_enumeration() => Check.One(Thorough, Prop.ForAll(Small(), problem =>
    {
        var (worth, chosen) = problem.Solve(new OptimalAssignment());
        return problem.IsAllowed(chosen) && Math.Abs(worth - problem.BestByEnumeration()) < 1e-9;
    }));

    [Fact]
    public void Greedy_is_allowed_and_worth_at_least_half_of_the_optimum() => Check.One(Thorough, Prop.ForAll(Large(), problem =>
    {
        var (worth, chosen) = problem.Solve(new GreedyAssignment());
        var best = problem.Solve(new OptimalAssignment()).Worth;
        return problem.IsAllowed(chosen) && worth <= best + 1e-9 && worth >= (best / 2) - 1e-9;
    }));

    [Fact]
    public void Prices_prove_that_nothing_is_better() => Check.One(Thorough, Prop.ForAll(Large(), problem =>
    {
        var solver = new OptimalAssignment();
        var (worth, chosen) = problem.Solve(solver);
        return problem.IsAllowed(chosen)
            && Enumerable.Range(0, problem.Capacity.Length).All(u => solver.PriceOf(u) >= 0)
            && Math.Abs(problem.BoundOf(solver) - worth) < 1e-7;
    }));

    [Fact]
    public void The_order_in_which_threats_and_units_stand_does_not_change_the_optimum() => Check.One(Thorough, Prop.ForAll(Large(), problem =>
    {
        var turned = new Problem(
            [.. problem.Pairs.Reverse().Select(p => p.Reverse().Select(x => (problem.Capacity.Length - 1 - x.Unit, x.Value)).ToArray())],
            [.. problem.Capacity.Reverse()]);
        return Math.Abs(turned.Solve(new OptimalAssignment()).Worth - problem.Solve(new OptimalAssignment()).Worth) < 1e-7;
    }));

    [Fact]
    public void One_more_of_a_capacity_never_hurts_and_brings_no_more_than_its_price() => Check.One(Thorough, Prop.ForAll(Large(), problem =>
    {
        var solver = new OptimalAssignment();
        var worth = problem.Solve(solver).Worth;
        return Enumerable.Range(0, problem.Capacity.Length).Where(u => problem.Capacity[u] > 0).All(u =>
        {
            var more = new Problem(problem.Pairs, [.. problem.Capacity.Select((c, i) => i == u ? c + 1 : c)]).Solve(new OptimalAssignment()).Worth;
            return more >= worth - 1e-7 && more <= worth + solver.PriceOf(u) + 1e-7;
        });
    }));

    [Fact]
    public void A_solver_that_has_warmed_up_allocates_nothing()
    {
        var problems = Large().Generator.Sample(50, 40).ToList();
        foreach (var solver in new IAssignmentSolver[] { new GreedyAssignment(), new OptimalAssignment() })
        {
            var chosen = new int[200];
            foreach (var problem in problems)
            {
                solver.Solve(problem.Flat, chosen);
            }

            var before = GC.GetAllocatedBytesForCurrentThread();
            foreach (var problem in problems)
            {
                solver.Solve(problem.Flat, chosen);
            }

            Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        }
    }

    private static Arbitrary<Problem> Small() => Problems(5, 4);

    private static Arbitrary<Problem> Large() => Problems(30, 12);

    private static Arbitrary<Problem> Problems(int mostThreats, int mostUnits) => Arb.From(
        from units in Gen.Choose(1, mostUnits)
        from capacity in Gen.Choose(0, 3).ArrayOf(units)
        from threats in Gen.Choose(0, mostThreats)
        from coarse in Gen.Elements(true, false)
        from cells in Gen.Choose(-200, 1000).ArrayOf(threats * units)
        from holes in Gen.Choose(0, 2).ArrayOf(threats * units)
        select new Problem(
            [.. Enumerable.Range(0, threats).Select(t => Enumerable.Range(0, units)
                .Where(u => holes[(t * units) + u] > 0)
                .Select(u => (u, coarse ? cells[(t * units) + u] / 250 : cells[(t * units) + u] / 7.0))
                .ToArray())],
            capacity));

    /// <summary>A problem as a test writes it.</summary>
    public sealed record Problem((int Unit, double Value)[][] Pairs, int[] Capacity)
    {
        private readonly int[] firstPair = [.. Pairs.Aggregate(new List<int> { 0 }, (list, p) => { list.Add(list[^1] + p.Length); return list; })];
        private readonly int[] units = [.. Pairs.SelectMany(p => p.Select(x => x.Unit))];
        private readonly double[] values = [.. Pairs.SelectMany(p => p.Select(x => x.Value))];

        public AssignmentProblem Flat => new() { FirstPair = firstPair, Unit = units, Value = values, Capacity = Capacity };

        public (double Worth, int[] Chosen) Solve(IAssignmentSolver solver)
        {
            var chosen = new int[Pairs.Length];
            return (solver.Solve(Flat, chosen), chosen);
        }

        public double BoundOf(OptimalAssignment solver) => solver.Bound(Flat);

        public bool IsAllowed(int[] chosen) =>
            chosen.Select((p, t) => p < 0 || (p >= firstPair[t] && p < firstPair[t + 1] && values[p] > 0)).All(ok => ok)
            && Capacity.Select((c, u) => chosen.Count(p => p >= 0 && units[p] == u) <= c).All(ok => ok);

        public double BestByEnumeration()
        {
            double Best(int t, int[] left)
            {
                if (t == Pairs.Length)
                {
                    return 0;
                }

                var best = Best(t + 1, left);
                foreach (var (unit, value) in Pairs[t].Where(p => left[p.Unit] > 0))
                {
                    left[unit]--;
                    best = Math.Max(best, value + Best(t + 1, left));
                    left[unit]++;
                }

                return best;
            }

            return Best(0, [.. Capacity]);
        }
    }
}
