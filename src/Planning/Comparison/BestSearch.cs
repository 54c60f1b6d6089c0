using Testudo.Planning.Options;
using Testudo.Simulation.Comparison;

namespace Testudo.Planning.Comparison;

/// <summary>Looks for the option with the fewest leakers: sequential halving, then KN among those that are left.</summary>
/// <remarks>
/// Halving (Karnin, Koren and Somekh 2013) spends little on options that are far behind and gives no guarantee; KN gives one for those
/// that are left. Both have draws of their own: what decided whom to look at does not decide what is said of him.
/// </remarks>
internal static class BestSearch
{
    /// <summary>Blocks of each option in the first round of halving.</summary>
    public const int FirstBlocks = 8;

    private const int LeftForChoice = 4;
    private const int ChoiceFirst = 20;
    private const int ChoiceMost = 200;
    private const int ChoiceStep = 4;
    private const double Error = 0.05;

    public static SearchAnswer Run(OptionComparison comparison, double launched)
    {
        var all = comparison.All;
        var left = Enumerable.Range(0, all.Count).ToList();
        var rounds = new List<IReadOnlyList<string>> { Ids(all, left) };
        for (var blocks = FirstBlocks; left.Count > LeftForChoice; blocks *= 2)
        {
            var means = left.ToDictionary(i => i, i => comparison.Take(all[i], comparison.SeedOf(Stage.Search), blocks).Mean(Measure.Leaked));
            left = [.. left.OrderBy(i => means[i]).ThenBy(i => i).Take(Math.Max(LeftForChoice, (left.Count + 1) / 2)).Order()];
            rounds.Add(Ids(all, left));
            comparison.Tell(Stage.Search, 0.5 * (1 - ((double)left.Count / all.Count)));
        }

        var zone = comparison.Options.SmallestDifference * launched;
        var seed = comparison.SeedOf(Stage.Choice);
        var values = new double[left.Count][];
        double Observe(int system, int number)
        {
            if (values[system] is null || values[system].Length <= number)
            {
                // A few blocks more than asked keep all threads at work; they change nothing.
                var blocks = number < ChoiceFirst ? ChoiceFirst : number + ChoiceStep;
                values[system] = comparison.Take(all[left[system]], seed, blocks).MeansOf(Measure.Leaked);
                comparison.Tell(Stage.Search, 0.5 + (0.5 * number / ChoiceMost));
            }

            return values[system][number];
        }

        var choice = IndifferenceZone.Choose(left.Count, zone, Error, ChoiceFirst, ChoiceMost, Observe);
        comparison.Tell(Stage.Search, 1);
        return new SearchAnswer(
            rounds, OptionComparison.IdOf(all[left[choice.Best]]), Ids(all, [.. choice.Left.Select(i => left[i])]), choice.IsDecided, zone, Error,
            choice.Observations * Simulation.Measures.MonteCarlo.ReplicationsPerDraw, IsConfirmed: false);
    }

    /// <summary>Whether the figures on fresh draws agree.</summary>
    public static SearchAnswer Confirm(SearchAnswer search, IReadOnlyList<MeasuredRun> runs, IReadOnlyList<ReinforcementOption?> all)
    {
        var best = runs[all.ToList().FindIndex(o => OptionComparison.IdOf(o) == search.Best)];
        return search with { IsConfirmed = !runs.Any(r => best.Less(r, Measure.Leaked) is { Low: > 0 } more && more.Mean > search.SmallestDifference) };
    }

    private static List<string> Ids(IReadOnlyList<ReinforcementOption?> all, IReadOnlyList<int> some) => [.. some.Select(i => OptionComparison.IdOf(all[i]))];
}
