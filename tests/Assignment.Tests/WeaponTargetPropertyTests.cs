using FsCheck;
using FsCheck.Fluent;
using Testudo.Assignment.WeaponTargets;

namespace Testudo.Assignment.Tests;

/// <summary>What holds for every weapon-target assignment, on random problems and against a dynamic program.</summary>
public sealed class WeaponTargetPropertyTests
{
    private static readonly Config Many = Config.QuickThrowOnFailure.WithMaxTest(400).WithReplay(20_261_123UL, 7UL);

    [Fact]
    public void The_optimum_is_that_of_the_dynamic_program() => Check.One(Many, Prop.ForAll(Problems(), problem =>
    {
        var answer = Exact(problem);
        return answer.Status == SearchStatus.Optimal && Near(answer.Value, RemainingUnits.Optimum(problem)) && answer.Plan.IsAllowed(problem) && Near(answer.Plan.Value(problem), answer.Value);
    }));

    [Fact]
    public void Bound_optimum_local_search_and_greedy_stand_in_this_order() => Check.One(Many, Prop.ForAll(Problems(), problem =>
    {
        var (exact, local, greedy) = (Exact(problem), Solve(new LocalSearch(), problem), Solve(new ByIndex(IndexRule.MarginalReturn), problem));
        var all = problem.Values.ToArray().Sum();
        return exact.Bound <= exact.Value + 1e-12 && exact.Value <= local.Value + 1e-9 && local.Value <= greedy.Value + 1e-9
            && exact.Value <= Solve(new ByIndex(IndexRule.Quiz), problem).Value + 1e-9
            // Damage is monotone submodular: greedy does at least half of the best (Fisher, Nemhauser and Wolsey 1978).
            && all - greedy.Value >= ((all - exact.Value) / 2) - 1e-9;
    }));

    [Fact]
    public void One_more_unit_saves_what_the_two_ends_say() => Check.One(Many, Prop.ForAll(Problems(), problem =>
    {
        var answer = Exact(problem);
        return Enumerable.Range(0, problem.Types).All(i =>
        {
            var more = problem.WithUnits([.. problem.Units.ToArray().Select((n, k) => k == i ? n + 1 : n)]);
            var saved = answer.Value - RemainingUnits.Optimum(more);
            return saved >= answer.OneMoreAtLeast(problem, i) - 1e-9 && saved <= answer.OneMoreAtMost(problem, i) + 1e-9;
        });
    }));

    [Fact]
    public void The_cut_holds_for_other_numbers_of_units() => Check.One(Many, Prop.ForAll(Problems(), problem =>
    {
        var answer = Exact(problem);
        return new[] { 0, 1, 2 }.All(n =>
        {
            var other = problem.WithUnits([.. Enumerable.Repeat(n, problem.Types)]);
            return RemainingUnits.Optimum(other) >= answer.Cut - (n * answer.Prices.Sum()) - 1e-9;
        });
    }));

    [Fact]
    public void Scale_and_order_do_not_matter() => Check.One(Many, Prop.ForAll(Problems(), problem =>
    {
        var (types, targets) = (problem.Types, problem.Targets);
        var turned = new WeaponTargetProblem(
            [.. problem.Units.ToArray().Reverse()],
            [.. problem.Values.ToArray().Reverse().Select(v => 7 * v)],
            [.. Enumerable.Range(0, types * targets).Select(k => problem.KillProbability(types - 1 - (k % types), targets - 1 - (k / types)))]);
        return Near(Exact(turned).Value, 7 * Exact(problem).Value);
    }));

    [Fact]
    public void Alike_units_may_be_one_type_or_many() => Check.One(Many, Prop.ForAll(Problems(), problem =>
    {
        var owner = Enumerable.Range(0, problem.Types).SelectMany(i => Enumerable.Repeat(i, problem.Units[i])).ToArray();
        var apart = new WeaponTargetProblem(
            [.. owner.Select(_ => 1)], problem.Values.ToArray(), [.. Enumerable.Range(0, problem.Targets).SelectMany(j => owner.Select(i => problem.KillProbability(i, j)))]);
        return Near(Exact(apart).Value, Exact(problem).Value);
    }));

    [Fact]
    public void The_cheapest_salvos_are_those_of_the_enumeration() => Check.One(Many, Prop.ForAll(Problems(), problem =>
    {
        var pricing = new TargetPricing(problem);
        var prices = Enumerable.Range(0, problem.Types).Select(i => i % 3 == 2 ? 0 : 0.37 * (i + 1) * problem.Values[0] / 10).ToArray();
        return Enumerable.Range(0, problem.Targets).All(j =>
        {
            var every = RemainingUnits.Salvos(problem).Select(x => AssignmentPlan.Cost(problem, j, x) + x.Sum(s => prices[s.Type] * s.Units)).ToList();
            var best = pricing.Best(j, prices, []);
            var listed = new List<double>();
            pricing.All(j, prices, best + 3, long.MaxValue, (salvos, depth) => listed.Add(AssignmentPlan.Cost(problem, j, salvos.AsSpan(0, depth)) + salvos.Take(depth).Sum(s => prices[s.Type] * s.Units)));
            // What stops for certain is listed alone.
            var isCertain = Enumerable.Range(0, problem.Types).Any(i => problem.KillProbability(i, j) is 0 or 1);
            return Near(best, every.Min()) && Near(listed.Min(), best) && (isCertain || listed.Count == every.Count(c => c <= best + 3));
        });
    }));

    [Fact]
    public void The_dynamic_program_knows_a_case_by_hand()
    {
        Assert.Equal(3.8, RemainingUnits.Optimum(new WeaponTargetProblem([1, 1], [10, 9], [0.9, 0.8, 0.8, 0.1])), 12);
    }

    private static WeaponTargetAnswer Exact(WeaponTargetProblem problem) => Solve(new ExactSearch(), problem);

    private static WeaponTargetAnswer Solve(IWeaponTargetSolver solver, WeaponTargetProblem problem) => solver.Solve(problem, new WeaponTargetOptions { Threads = 2 });

    private static bool Near(double a, double b) => Math.Abs(a - b) <= 1e-9 * Math.Max(1, Math.Abs(b));

    // One to three types of up to three units, one to five targets; some probabilities are 0 or 1.
    private static Arbitrary<WeaponTargetProblem> Problems() => (
        from types in Gen.Choose(1, 3)
        from targets in Gen.Choose(1, 5)
        from units in Gen.ArrayOf(Gen.Choose(0, 3), types)
        from values in Gen.ArrayOf(Gen.Choose(1, 100), targets)
        from kill in Gen.ArrayOf(Gen.Frequency((8, Gen.Choose(1, 99)), (1, Gen.Constant(0)), (1, Gen.Constant(100))), types * targets)
        select new WeaponTargetProblem(units, [.. values.Select(v => (double)v)], [.. kill.Select(k => k / 100.0)])).ToArbitrary();

    /// <summary>The exact dynamic program over targets with the units that remain as its state; slow, and made of nothing that the search is made of.</summary>
    private static class RemainingUnits
    {
        public static double Optimum(WeaponTargetProblem problem)
        {
            var best = new Dictionary<string, (int[] Left, double Cost)> { [string.Join(',', problem.Units.ToArray())] = (problem.Units.ToArray(), 0) };
            var choices = Salvos(problem).ToList();
            for (var j = 0; j < problem.Targets; j++)
            {
                var next = new Dictionary<string, (int[] Left, double Cost)>();
                foreach (var (left, cost) in best.Values)
                {
                    foreach (var choice in choices.Where(c => c.All(s => s.Units <= left[s.Type])))
                    {
                        var after = left.ToArray();
                        var gets = problem.Values[j];
                        foreach (var salvo in choice)
                        {
                            after[salvo.Type] -= salvo.Units;
                            gets *= Math.Pow(1 - problem.KillProbability(salvo.Type, j), salvo.Units);
                        }

                        var key = string.Join(',', after);
                        if (!next.TryGetValue(key, out var known) || cost + gets < known.Cost)
                        {
                            next[key] = (after, cost + gets);
                        }
                    }
                }

                best = next;
            }

            return best.Values.Min(b => b.Cost);
        }

        public static IEnumerable<Salvo[]> Salvos(WeaponTargetProblem problem)
        {
            IEnumerable<Salvo[]> all = [[]];
            for (var i = 0; i < problem.Types; i++)
            {
                var (type, most) = (i, problem.Units[i]);
                all = all.SelectMany(x => Enumerable.Range(0, most + 1).Select(n => n == 0 ? x : [.. x, new Salvo(type, n)]));
            }

            return all;
        }
    }
}
