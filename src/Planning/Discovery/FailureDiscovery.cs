using System.Globalization;
using Testudo.Planning.Comparison;
using Testudo.Planning.Options;
using Testudo.Simulation.Comparison;
using Testudo.Simulation.Measures;
using Testudo.Simulation.Replication;
using Testudo.Simulation.Workers;

namespace Testudo.Planning.Discovery;

/// <summary>Runs options in futures that fill the space of what is not known, and finds the boxes in which each fails.</summary>
/// <remarks>See <c>docs/methods/scenario-discovery.md</c>.</remarks>
internal static class FailureDiscovery
{
    private const double LearnedShare = 0.6;
    private const double Error = 0.05;

    // A future is judged by few replications: what counts is where failures lie, not each of them.
    private const int Blocks = 3;
    private const int AtOnce = 100;

    /// <summary>Runs them.</summary>
    /// <param name="comparison">The options.</param>
    /// <param name="space">The futures.</param>
    /// <param name="bound">The part of the launches above which an option fails.</param>
    public static DiscoveryAnswer Run(OptionComparison comparison, FutureSpace space, double bound)
    {
        var count = comparison.Options.Futures;
        var learned = (int)(LearnedShare * count);
        var seed = comparison.SeedOf(Stage.Discovery);
        // Each part fills the space by itself.
        double[][] futures = [.. space.Draw(learned, seed), .. space.Draw(count - learned, OptionComparison.Mixed(seed))];
        var launched = futures.Select(space.Launched).ToArray();
        var leaked = new List<double[]>();
        foreach (var option in comparison.All)
        {
            var done = leaked.Count;
            leaked.Add(Leaked(comparison, space, option, futures, leaked.FirstOrDefault(), share => comparison.Tell(Stage.Discovery, (done + share) / comparison.All.Count)));
        }

        var ranges = comparison.File.Ranges;
        return new DiscoveryAnswer(
            count, learned, Blocks * MonteCarlo.ReplicationsPerDraw, bound, Error,
            [.. ranges.Select(r => new RangeAnswer(r.Id, OptionComparison.NamesOf(r.Name), r.Kind.ToString().ToLowerInvariant(), r.From, r.To, space.Today(r)))],
            [.. futures.Select(f => ranges.Select((r, i) => Math.Round(r.At(f[i]), 4)).ToList())],
            [.. comparison.All.Select((option, o) => Failures(option, [.. leaked[o].Select((l, f) => l / launched[f])]))]);

        OptionFailures Failures(ReinforcementOption? option, double[] leakage)
        {
            var fails = leakage.Select(l => l > bound).ToArray();
            var boxes = BoxSearch.Find(futures, fails, learned, Error / comparison.All.Count);
            var failed = fails.Take(learned).Count(f => f);
            return new OptionFailures(
                OptionComparison.IdOf(option), option?.DaysInHand, Share(fails.Count(f => f), count), [.. boxes.Select(b => BoxOf(b, ranges))],
                boxes.Count > 0 ? null : failed < BoxSearch.LeastCases ? "never" : learned - failed < BoxSearch.LeastCases ? "always" : "none",
                [.. leakage.Select(l => Math.Round(l, 4))]);
        }
    }

    private static double[] Leaked(OptionComparison comparison, FutureSpace space, ReinforcementOption? option, double[][] futures, double[]? without, Action<double> tell)
    {
        var model = new Lazy<RaidModel>(() => comparison.ModelOf(option));
        var leaked = new double[futures.Length];
        for (var first = 0; first < futures.Length; first += AtOnce)
        {
            var (from, to) = (first, Math.Min(first + AtOnce, futures.Length));
            var part = comparison.Numbers(string.Create(CultureInfo.InvariantCulture, $"{OptionComparison.IdOf(option)}/futures {from} to {to} of {futures.Length}"), Stage.Discovery, () =>
            {
                var (made, prepared) = (new double[to - from], model.Value);
                WorkerThreads.Run(comparison.Options.Threads, made.Length, i =>
                {
                    var (f, future) = (from + i, futures[from + i]);
                    made[i] = without is not null && space.IsLate(option, future) ? without[f] : Mean(prepared.For(space.In(prepared.Scenario, future)), OptionComparison.Mixed(comparison.SeedOf(Stage.Discovery) + (ulong)f));
                }, comparison.Cancellation);
                return made;
            });
            part.CopyTo(leaked, first);
            tell((double)to / futures.Length);
        }

        return leaked;
    }

    // Draws of its own for each future, the same for all options: what is peculiar to a draw of the parameters is peculiar to one future.
    private static double Mean(RaidModel model, ulong seed)
    {
        var run = new MeasuredRun(model, seed);
        run.Advance(Blocks, 1, CancellationToken.None);
        return run.Mean(Measure.Leaked);
    }

    private static FailureBox BoxOf(FoundBox box, IReadOnlyList<FutureRange> ranges) => new(
        [.. box.Limits.Select(l => new BoxLimit(ranges[l.Dimension].Id, l.Low is { } low ? ranges[l.Dimension].At(low) : null, l.High is { } high ? ranges[l.Dimension].At(high) : null, l.Chance))],
        box.Points, box.Cases, Share(box.Cases, box.AllCases), Share(box.Cases, box.Points), box.Chance);

    private static Proportion Share(int some, int all) => Proportion.Of((double)some / Math.Max(all, 1), all);
}
