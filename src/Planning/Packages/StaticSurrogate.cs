using Testudo.Assignment.WeaponTargets;
using Testudo.Planning.Comparison;
using Testudo.Simulation.ClosedForms;

namespace Testudo.Planning.Packages;

/// <summary>Rounds of any package against a raid without time: a weapon-target assignment problem whose numbers of units are the package.</summary>
/// <remarks>
/// For prices of 0 or more, what gets through with n_i units of each type is at least <c>cut - sum over i of price_i n_i</c>. A package adds
/// units, so that the price of what it adds bounds what it saves, and a knapsack over those bounds every package within a budget.
/// See <c>docs/methods/packages.md</c>.
/// </remarks>
internal sealed class StaticSurrogate
{
    /// <summary>What a round that is kept is worth. Unit: leakers.</summary>
    public const double RoundValue = 0.001;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly StaticRaid baseline;
    private readonly List<StaticRounds> types;
    private readonly int[][] more;
    private readonly double[] kill;

    /// <summary>Takes the elements.</summary>
    /// <param name="baseline">The raid without any element.</param>
    /// <param name="elements">The raid with each element alone; null for one that is left out.</param>
    public StaticSurrogate(StaticRaid baseline, IReadOnlyList<StaticRaid?> elements)
    {
        this.baseline = baseline;
        Knows = [.. elements.Select(e => e is not null && IsOnlyMoreRounds(baseline, e))];
        var known = elements.Where((_, e) => Knows[e]).Select(e => e!).ToList();
        var raids = known.Prepend(baseline).ToList();
        var groups = raids.SelectMany(r => r.Rounds).GroupBy(r => r.Id, StringComparer.Ordinal).ToList();
        // Where elements bring a system to a place that has it already, the farthest reach counts for all: that can only lower the bound.
        types = [.. groups.Select(g => g.First() with
        {
            Count = baseline.Rounds.FirstOrDefault(r => r.Id == g.Key)?.Count ?? 0,
            Kill = [.. Enumerable.Range(0, baseline.Threats.Count).Select(j => g.Max(r => r.Kill[j]))],
        })];
        more = [.. elements.Select((e, i) => types.Select(t => Knows[i] ? (e!.Rounds.FirstOrDefault(r => r.Id == t.Id)?.Count ?? 0) - t.Count : 0).ToArray())];
        kill = new double[types.Count * baseline.Threats.Count];
        for (var j = 0; j < baseline.Threats.Count; j++)
        {
            for (var i = 0; i < types.Count; i++)
            {
                kill[(j * types.Count) + i] = types[i].Kill[j];
            }
        }
    }

    /// <summary>Whether an element is in the surrogate.</summary>
    public bool[] Knows { get; }

    /// <summary>Values, the bound over all packages, and the worth of one more round.</summary>
    /// <param name="package">The elements of the best package.</param>
    /// <param name="ids">The ids of all elements.</param>
    /// <param name="costs">What each costs.</param>
    /// <param name="budget">What a package may cost.</param>
    /// <param name="threads">Worker threads.</param>
    /// <param name="cancellation">Stops the proofs; bounds hold all the same.</param>
    public StaticBound? Bound(IReadOnlyList<int> package, IReadOnlyList<string> ids, double[] costs, double budget, int threads, CancellationToken cancellation)
    {
        if (!Knows.Any(k => k) || types.Count == 0)
        {
            return null;
        }

        WeaponTargetAnswer Solve(WeaponTargetProblem problem) =>
            new ExactSearch().Solve(problem, new WeaponTargetOptions { Threads = threads, TimeLimit = Patience, Tolerance = 1e-6 }, null, cancellation);
        // With all elements that can be paid, together: no package has more rounds, and prices there are the lowest.
        int[] all = [.. Enumerable.Range(0, costs.Length).Where(e => costs[e] <= budget)];
        var with = Problem(package);
        var (baselineAnswer, answer, allAnswer) = (Solve(Problem([])), Solve(with), Solve(Problem(all)));
        var bound = new[] { baselineAnswer, answer, allAnswer }.Max(a => BoundOver(a, costs, budget));
        bound = Math.Max(bound, allAnswer.Bound);
        var worth = types.Select((type, i) => new RoundWorth(OptionComparison.NamesOf(type.System), OptionComparison.NamesOf(type.Near), with.Units[i], answer.OneMoreAtLeast(with, i), answer.OneMoreAtMost(with, i)))
            .OrderByDescending(w => w.AtLeast).ThenByDescending(w => w.AtMost).ToList();
        return new StaticBound(
            RoundValue, baselineAnswer.Value, answer.Value, answer.Bound, Math.Min(bound, answer.Value),
            baselineAnswer.Status == SearchStatus.Optimal && answer.Status == SearchStatus.Optimal, worth, [.. ids.Where((_, e) => costs[e] <= budget && !Knows[e])]);
    }

    private WeaponTargetProblem Problem(IReadOnlyList<int> package) => new(
        [.. types.Select((t, i) => t.Count + package.Sum(e => more[e][i]))], [.. baseline.Threats.Select(t => t.Value)], kill, RoundValue);

    // The knapsack with parts of elements allowed (Dantzig 1957) is above the best whole one.
    private double BoundOver(WeaponTargetAnswer answer, double[] costs, double budget)
    {
        var (left, saved) = (budget, 0.0);
        var worths = more.Select(m => m.Zip(answer.Prices).Sum(p => p.First * p.Second)).ToArray();
        foreach (var e in Enumerable.Range(0, worths.Length).Where(e => worths[e] > 0).OrderByDescending(e => worths[e] / Math.Max(costs[e], 1)).ThenBy(e => e))
        {
            var part = costs[e] <= left ? 1 : left / costs[e];
            saved += part * worths[e];
            left -= part * costs[e];
        }

        return answer.Cut - types.Select((t, i) => t.Count * answer.Prices[i]).Sum() - saved;
    }

    private static bool IsOnlyMoreRounds(StaticRaid baseline, StaticRaid element) =>
        baseline.Threats.SequenceEqual(element.Threats)
        && baseline.Rounds.All(r => element.Rounds.FirstOrDefault(o => o.Id == r.Id) is { } other && other.Count >= r.Count && Enumerable.Range(0, r.Kill.Count).All(j => other.Kill[j] >= r.Kill[j]))
        && element.Rounds.Sum(r => (long)r.Count) > baseline.Rounds.Sum(r => (long)r.Count);
}
