using System.Globalization;
using Testudo.Planning.Comparison;
using Testudo.Planning.Options;
using Testudo.Simulation.ClosedForms;
using Testudo.Simulation.Comparison;
using Testudo.Simulation.Measures;
using Testudo.Simulation.Replication;
using Testudo.World;
using Testudo.World.Scenarios;
using Testudo.World.Text;

namespace Testudo.Planning.Packages;

/// <summary>Packages that were simulated, all on the same draws.</summary>
/// <remarks>A package is run by one thread, and packages side by side: most of the time goes into laying their routes. No result depends on the order.</remarks>
internal sealed class PackageRuns(OptionBench bench, OptionFile file, PlanOptions options, RunShelf shelf)
{
    // The choice and the final figures have draws of their own, whatever the seed.
    private const ulong ChoiceSeed = 0x9E37_79B9_7F4A_7C15;
    private const ulong FinalSeed = 0xBF58_476D_1CE4_E5B9;

    private readonly Dictionary<string, (int[] Package, double[]? Leaked, PackageStep Step)> known = new(StringComparer.Ordinal);
    private readonly StaticRaid?[] statics = new StaticRaid?[file.Options.Count];
    private double[] baseline = [];

    /// <summary>Blocks of each package in the search.</summary>
    public int SearchBlocks { get; } = Math.Max(2, options.Replications / MonteCarlo.ReplicationsPerDraw);

    /// <summary>How many packages were simulated.</summary>
    public int Count => known.Values.Count(k => k.Leaked is not null && k.Package.Length > 0);

    /// <summary>Threats launched in one raid.</summary>
    public double Launched { get; private set; }

    /// <summary>The raid without time, without any element.</summary>
    public StaticRaid StaticBaseline { get; private set; } = new([], []);

    /// <summary>Simulates the scenario as it is.</summary>
    /// <returns>Leakers of one raid.</returns>
    public double Baseline(CancellationToken cancellation)
    {
        var model = bench.Prepare(bench.Baseline);
        StaticBaseline = StaticEngagements.Of(model);
        var run = new MeasuredRun(model, options.Seed);
        run.Advance(SearchBlocks, options.Threads, cancellation);
        (baseline, Launched) = (run.MeansOf(Measure.Leaked), run.Mean(Measure.Launched));
        known[Key([])] = ([], baseline, PackageStep.Alone);
        return baseline.Average();
    }

    /// <summary>Whether a package was simulated, or found impossible.</summary>
    public bool IsKnown(int[] package) => known.ContainsKey(Key(package));

    /// <summary>Whether no two of its elements contradict each other.</summary>
    public bool IsPossible(int[] package) => known[Key(package)].Leaked is not null;

    /// <summary>Leakers of one raid.</summary>
    public double MeanOf(int[] package) => known[Key(package)].Leaked!.Average();

    /// <summary>Leakers fewer with one element alone; null where it was not simulated.</summary>
    public PairedEstimate? AvertedBy(int element) =>
        known.TryGetValue(Key([element]), out var alone) ? BlockStatistics.Mean(BlockStatistics.Less(baseline, alone.Leaked!)) : null;

    /// <summary>The raid without time with one element that only adds to the laydown; null for another.</summary>
    public StaticRaid? StaticOf(int element) => statics[element];

    /// <summary>The packages that were simulated, but the empty one, with leakers fewer than without any element and what they were tried for first; in no order.</summary>
    public IEnumerable<(int[] Package, PairedEstimate Averted, PackageStep Step)> Tried => known.Values
        .Where(k => k.Leaked is not null && k.Package.Length > 0)
        .Select(k => (k.Package, BlockStatistics.Mean(BlockStatistics.Less(baseline, k.Leaked!)), k.Step));

    /// <summary>Simulates those packages that are not known yet.</summary>
    public void Evaluate(IReadOnlyList<int[]> packages, PackageStep step, Action<double>? progress, CancellationToken cancellation)
    {
        var fresh = packages.Where(p => !IsKnown(p)).ToList();
        var leaked = new double[]?[fresh.Count];
        var done = 0;
        InParallel(fresh.Count, p =>
        {
            if (ScenarioOf(fresh[p]) is { } scenario)
            {
                var model = new Lazy<RaidModel>(() => bench.Prepare(scenario));
                if (fresh[p] is [var alone] && file.Options[alone].Changes.All(c => c.All(one => one is Addition)))
                {
                    statics[alone] = StaticEngagements.Of(model.Value);
                }

                var run = new PackageRun(() => model.Value, options.Seed, Name(fresh[p]), shelf);
                leaked[p] = run.Leaked(SearchBlocks, 1, cancellation);
            }

            progress?.Invoke((double)Interlocked.Increment(ref done) / fresh.Count);
        }, cancellation);
        for (var p = 0; p < fresh.Count; p++)
        {
            known[Key(fresh[p])] = (fresh[p], leaked[p], step);
        }
    }

    /// <summary>The packages with the fewest leakers so far, the empty one among them if it is.</summary>
    public IReadOnlyList<int[]> Best(int count) =>
        [.. known.Values.Where(k => k.Leaked is not null).OrderBy(k => k.Leaked!.Average()).ThenBy(k => Key(k.Package), StringComparer.Ordinal).Take(count).Select(k => k.Package)];

    /// <summary>Means of longer runs.</summary>
    public IReadOnlyList<(int[] Package, double Mean)> Longer(IReadOnlyList<int[]> packages, int blocks, CancellationToken cancellation) =>
        [.. packages.Zip(Runs(packages, options.Seed, blocks, cancellation)).Select(p => (p.First, p.Second.Leaked.Average()))];

    /// <summary>Leakers in one block of one package, on fresh draws, made as they are asked for.</summary>
    public Func<int, int, double> Observations(IReadOnlyList<int[]> packages, CancellationToken cancellation)
    {
        const int AtOnce = 40;
        var runs = Runs(packages, options.Seed ^ ChoiceSeed, AtOnce, cancellation);
        return (package, block) =>
        {
            if (block >= runs[package].Leaked.Length)
            {
                runs[package].Leaked = runs[package].Run.Leaked(((block / AtOnce) + 1) * AtOnce, options.Threads, cancellation);
            }

            return runs[package].Leaked[block];
        };
    }

    /// <summary>Figures on draws that served for nothing before.</summary>
    public FinalFigures Final(IReadOnlyList<int[]> packages, int[] best, CancellationToken cancellation)
    {
        var runs = Runs([.. packages.Append([])], options.Seed ^ FinalSeed, Math.Max(2, options.FinalReplications / MonteCarlo.ReplicationsPerDraw), cancellation);
        var leaked = runs.Select(r => r.Leaked).ToList();
        return new FinalFigures(packages, leaked[..^1], leaked[^1], packages.ToList().IndexOf(best));
    }

    /// <summary>The figures of the search itself, for one that was stopped.</summary>
    public FinalFigures SearchFigures()
    {
        var best = Best(1);
        return new FinalFigures(best, [known[Key(best[0])].Leaked!], baseline, 0);
    }

    private static string Key(int[] package) => string.Join(',', package);

    private string Name(int[] package) => string.Join('+', package.Select(e => file.Options[e].Id));

    private (PackageRun Run, double[] Leaked)[] Runs(IReadOnlyList<int[]> packages, ulong seed, int blocks, CancellationToken cancellation)
    {
        var runs = new (PackageRun Run, double[] Leaked)[packages.Count];
        InParallel(packages.Count, p =>
        {
            var run = new PackageRun(() => bench.Prepare(ScenarioOf(packages[p])!), seed, Name(packages[p]), shelf);
            runs[p] = (run, run.Leaked(blocks, 1, cancellation));
        }, cancellation);
        return runs;
    }

    // An element that is wrong by itself is told; elements that contradict each other are not put together.
    private Scenario? ScenarioOf(int[] package)
    {
        try
        {
            return package.Length == 0 ? bench.Baseline : bench.With(file.File, package.Length == 1 ? file.Options[package[0]] : new ReinforcementOption
            {
                Id = string.Join('+', package.Select(e => file.Options[e].Id)),
                Name = LocalisedText.Same(""),
                Note = LocalisedText.Same(""),
                Changes = [.. package.SelectMany(e => file.Options[e].Changes)],
            });
        }
        catch (InputException) when (package.Length > 1)
        {
            return null;
        }
    }

    private void InParallel(int count, Action<int> work, CancellationToken cancellation)
    {
        try
        {
            Parallel.For(0, count, new ParallelOptions { MaxDegreeOfParallelism = options.Threads, CancellationToken = cancellation }, work);
        }
        catch (AggregateException e)
        {
            // The first in the order of the text, whoever came first.
            var told = e.InnerExceptions.OfType<InputException>().SelectMany(i => i.Diagnostics).OrderBy(d => d.Location.Line).DistinctBy(d => d.ToString()).ToList();
            throw told.Count > 0 ? new InputException(told) : e.InnerExceptions[0];
        }
    }
}

/// <summary>A run of a package whose figures are kept, so that a search that was stopped can go on; the model is made only where they are not there.</summary>
/// <param name="model">Makes the model.</param>
/// <param name="seed">The seed.</param>
/// <param name="name">The elements of the package.</param>
/// <param name="shelf">Where figures are kept.</param>
internal sealed class PackageRun(Func<RaidModel> model, ulong seed, string name, RunShelf shelf)
{
    private MeasuredRun? run;

    /// <summary>Leakers of one raid in the first blocks.</summary>
    /// <param name="blocks">How many.</param>
    /// <param name="threads">Worker threads.</param>
    /// <param name="cancellation">Gives up.</param>
    public double[] Leaked(int blocks, int threads, CancellationToken cancellation) => shelf.Numbers(string.Create(CultureInfo.InvariantCulture, $"package {name}/{blocks}"), seed, () =>
    {
        run ??= new MeasuredRun(model(), seed);
        run.Advance(blocks, threads, cancellation);
        return run.MeansOf(Measure.Leaked);
    });
}

/// <summary>Leakers by block of the packages that came to the end, and of the scenario as it is.</summary>
/// <param name="Packages">The packages.</param>
/// <param name="Leaked">Leakers by block of each.</param>
/// <param name="Baseline">Leakers by block without any element.</param>
/// <param name="Best">The package that was chosen.</param>
internal sealed record FinalFigures(IReadOnlyList<int[]> Packages, IReadOnlyList<double[]> Leaked, double[] Baseline, int Best)
{
    /// <summary>The packages, but the best, whose difference from the best may be 0.</summary>
    /// <param name="error">The probability that one that is as good is left out, all together.</param>
    public IEnumerable<int> NotTold(double error) => Enumerable.Range(0, Packages.Count).Where(p => p != Best).Where(p =>
    {
        var difference = BlockStatistics.Mean(BlockStatistics.Less(Leaked[p], Leaked[Best]), error / (Packages.Count - 1));
        return !(difference.Low > 0);
    });
}
