using Testudo.Assignment.Instances;
using Testudo.Assignment.WeaponTargets;

namespace Testudo.Assignment.Tests;

/// <summary>Worked instances of weapon-target assignment, with answers known another way.</summary>
public sealed class WeaponTargetTests
{
    private static readonly IWeaponTargetSolver[] Fast = [new ByIndex(IndexRule.MarginalReturn), new ByIndex(IndexRule.Quiz), new LocalSearch()];

    [Fact]
    public void The_greedy_trap_costs_greedy_more_than_twice_the_optimum()
    {
        var problem = Of([1, 1], [10, 9], [[0.9, 0.8], [0.8, 0.1]]);

        Assert.Equal(9.1, Value(new ByIndex(IndexRule.MarginalReturn), problem), 12);
        Assert.Equal(3.8, Exact(problem).Value, 12);
    }

    [Fact]
    public void With_one_type_greedy_is_optimal()
    {
        // Den Broeder, Ellison and Emerling (1959): two units on 16, one each on 8 and 4: 4 + 4 + 2.
        var problem = Of([4], [16, 8, 4], [[0.5, 0.5, 0.5]]);

        Assert.Equal(10, Exact(problem).Value, 12);
        Assert.Equal(10, Value(new ByIndex(IndexRule.MarginalReturn), problem), 12);
    }

    [Fact]
    public void Two_types_of_three_units_are_shared_as_worked_out_by_hand()
    {
        var answer = Exact(Wta.Generated("wta_typed_2x4_c3.txt"));

        Assert.Equal(18.102701, answer.Value, 9);
        Assert.Equal([new Salvo(0, 1)], answer.Plan.At(0).ToArray());
        Assert.Equal([new Salvo(0, 2)], answer.Plan.At(1).ToArray());
        Assert.Equal([new Salvo(1, 1)], answer.Plan.At(2).ToArray());
        Assert.Equal([new Salvo(1, 2)], answer.Plan.At(3).ToArray());
    }

    [Fact]
    public void A_square_instance_is_read_with_a_row_for_each_weapon()
    {
        var path = Wta.Path("sonuc/WTA1");
        var (asWritten, turned) = (Exact(InstanceFile.Read(path).Problem), Exact(InstanceFile.Read(path, InstanceRows.Targets).Problem));

        Assert.Equal(48.3640, asWritten.Value, 9);
        Assert.Equal(47.1304, turned.Value, 9);
        Assert.Equal(49.9180, Value(new ByIndex(IndexRule.MarginalReturn), InstanceFile.Read(path).Problem), 9);
        Assert.All(Enumerable.Range(0, 5), i => Assert.Equal([new Salvo(i, 1)], asWritten.Plan.At(4 - i).ToArray()));
    }

    [Fact]
    public void The_case_of_Bracken_and_McCormick_does_no_worse_than_published_without_its_least_numbers()
    {
        // Bracken and McCormick, Selected Applications of Nonlinear Programming (1968), chapter 2: 1,755 in all. With at least so many units at seven targets the continuous
        // maximum is 1,735.569587; without them, which is the problem here, more can be destroyed, and the bound says how much at the most.
        var problem = BrackenMcCormick.Problem;
        var answer = Exact(problem);

        Assert.Equal(SearchStatus.Optimal, answer.Status);
        Assert.Equal(1755, problem.Values.ToArray().Sum());
        Assert.True(1755 - answer.Value > 1735.569587);
        Assert.True(answer.Plan.IsAllowed(problem));
        // The continuous problem, by projected dual ascent of its own: what is left of a target stops at price / exponent.
        Assert.InRange(answer.Value, BrackenMcCormick.ContinuousBound(answer.Prices), double.PositiveInfinity);
        Assert.Equal(answer.Value, BrackenMcCormick.ContinuousBound(answer.Prices), 1);
    }

    [Fact]
    public void Nothing_to_shoot_with_and_nothing_that_hits_let_everything_through()
    {
        Assert.All(Fast.Append(new ExactSearch()), solver =>
        {
            Assert.Equal(30, Value(solver, Of([0, 0], [10, 20], [[0.5, 0.5], [1, 1]])), 12);
            Assert.Equal(30, Value(solver, Of([3, 2], [10, 20], [[0, 0], [0, 0]])), 12);
            Assert.Equal(0, Value(solver, Of([3, 2], [0, 0], [[0.3, 0.2], [0.1, 1]])), 12);
        });
    }

    [Fact]
    public void What_stops_for_certain_is_used_once_a_target()
    {
        var problem = Of([2, 2], [10, 20, 30], [[1, 1, 1], [0.5, 0.4, 0.3]]);

        var answer = Exact(problem);

        // The two certain ones take 30 and 20; the others halve 10 twice.
        Assert.Equal(2.5, answer.Value, 12);
        Assert.All(Fast, solver => Assert.InRange(Value(solver, problem), 2.5 - 1e-12, 60));
    }

    [Fact]
    public void Two_certain_units_and_one_target_leave_one_unused()
    {
        var answer = Exact(Of([1, 1], [10], [[1], [1]], roundValue: 0.5));

        Assert.Equal(0.5, answer.Value, 12);
        Assert.Equal(1, answer.Plan.Used(2).Sum());
    }

    [Fact]
    public void A_round_that_is_worth_more_than_it_saves_is_kept()
    {
        double[][] kill = [[0.5, 0.5]];
        int[] UnitsAt(double worth)
        {
            var plan = Exact(Of([3], [8, 2.4], kill, worth)).Plan;
            return [.. plan.At(0).ToArray().Concat(plan.At(1).ToArray()).Select(s => s.Units)];
        }

        // At 8 the units save 4, 2 and 1, at 2.4 the first saves 1.2.
        Assert.Equal([2, 1], UnitsAt(0.5));
        Assert.Equal([2], UnitsAt(1.5));
        Assert.Equal([1], UnitsAt(3));
        Assert.Empty(UnitsAt(5));
    }

    [Fact]
    public void Numbers_out_of_range_are_refused()
    {
        Assert.Throws<ArgumentException>(() => Of([1], [1], [[double.NaN]]));
        Assert.Throws<ArgumentException>(() => Of([1], [1], [[1.01]]));
        Assert.Throws<ArgumentException>(() => Of([1], [double.PositiveInfinity], [[0.1]]));
        Assert.Throws<ArgumentException>(() => Of([-1], [1], [[0.1]]));
        Assert.Throws<ArgumentException>(() => new WeaponTargetProblem([1, 1], [1], [0.5]));
    }

    [Fact]
    public void After_the_time_limit_the_best_plan_comes_with_a_bound()
    {
        var problem = RandomInstance.Draw(200, 200, seed: 5).Problem;

        var answer = new ExactSearch().Solve(problem, new WeaponTargetOptions { TimeLimit = TimeSpan.FromMilliseconds(60) });

        Assert.NotEqual(SearchStatus.Interrupted, answer.Status);
        Assert.True(answer.Plan.IsAllowed(problem));
        Assert.Equal(answer.Plan.Value(problem), answer.Value, 9);
        Assert.InRange(answer.Bound, 0, answer.Value);
    }

    [Fact]
    public void A_search_that_is_stopped_returns_what_it_has()
    {
        using var stop = new CancellationTokenSource();
        var problem = RandomInstance.Draw(150, 150, seed: 6).Problem;

        // The first news is that of the heuristics.
        var answer = new ExactSearch().Solve(problem, new WeaponTargetOptions(), new OnNews(_ => stop.Cancel()), stop.Token);

        Assert.Equal(SearchStatus.Interrupted, answer.Status);
        Assert.True(answer.Plan.IsAllowed(problem));
        Assert.True(answer.Value < problem.Values.ToArray().Sum() / 2);
        Assert.InRange(answer.Bound, 0, answer.Value);
    }

    [Fact]
    public void Any_number_of_threads_gives_the_same_bits()
    {
        var problem = RandomInstance.Draw(30, 60, units: 3, lowest: 0.1, seed: 9).Problem;
        WeaponTargetAnswer With(int threads) => new ExactSearch().Solve(problem, new WeaponTargetOptions { Threads = threads });

        var (one, three) = (With(1), With(3));

        Assert.Equal(one.Value, three.Value);
        Assert.Equal(one.Bound, three.Bound);
        Assert.Equal(one.Prices, three.Prices);
        Assert.All(Enumerable.Range(0, 60), j => Assert.Equal(one.Plan.At(j).ToArray(), three.Plan.At(j).ToArray()));
    }

    private static WeaponTargetProblem Of(int[] units, double[] values, double[][] kill, double roundValue = 0) =>
        new(units, values, [.. Enumerable.Range(0, values.Length).SelectMany(j => kill.Select(row => row[j]))], roundValue);

    private static WeaponTargetAnswer Exact(WeaponTargetProblem problem) => new ExactSearch().Solve(problem, new WeaponTargetOptions());

    private static double Value(IWeaponTargetSolver solver, WeaponTargetProblem problem)
    {
        var answer = solver.Solve(problem, new WeaponTargetOptions());
        Assert.True(answer.Plan.IsAllowed(problem));
        Assert.Equal(answer.Plan.Value(problem), answer.Value, 12);
        Assert.InRange(answer.Bound, 0, answer.Value);
        return answer.Value;
    }

    private sealed class OnNews(Action<SearchProgress> hear) : IProgress<SearchProgress>
    {
        public void Report(SearchProgress value) => hear(value);
    }
}
