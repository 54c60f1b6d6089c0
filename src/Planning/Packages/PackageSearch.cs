using Testudo.Planning.Comparison;
using Testudo.Planning.Options;
using Testudo.Simulation.Measures;
using Testudo.World.Text;

namespace Testudo.Planning.Packages;

/// <summary>Searches packages of elements under a budget by simulation on common draws.</summary>
/// <remarks>
/// Each element alone; two greedy sequences, by leakers averted for the cost and by leakers averted; exchanges, additions and
/// removals from either; sequential halving; the procedure KN on fresh draws; final figures on draws of their own. The search is a
/// heuristic: how far a package may be from the best one is not known in the simulation, only in the surrogate. See
/// <c>docs/methods/packages.md</c>.
/// </remarks>
public sealed class PackageSearch
{
    /// <summary>The most elements.</summary>
    public const int MostElements = 60;

    // Of the additions to a package so many that promise most for their cost, and so many that promise most.
    private const int ByRatio = 6;
    private const int ByGain = 4;
    private const int Exchanges = 24;
    private const int Rounds = 4;
    private const int Shortlist = 16;
    private const int Finalists = 6;
    private const int FirstObservations = 20;
    private const double Error = 0.05;

    private readonly PackageRuns runs;
    private readonly PlanOptions options;
    private readonly IReadOnlyList<ReinforcementOption> elements;
    private readonly double[] costs;
    private readonly double[] promise;
    private readonly IProgress<double>? progress;
    private readonly CancellationToken cancellation;

    private PackageSearch(PackageRuns runs, IReadOnlyList<ReinforcementOption> elements, PlanOptions options, IProgress<double>? progress, CancellationToken cancellation)
    {
        (this.runs, this.elements, this.options, this.progress, this.cancellation) = (runs, elements, options, progress, cancellation);
        costs = [.. elements.Select(e => e.Cost!.Middle)];
        promise = new double[elements.Count];
    }

    /// <summary>Searches.</summary>
    /// <param name="bench">The scenario.</param>
    /// <param name="file">The elements; each at most once in a package.</param>
    /// <param name="options">How to search.</param>
    /// <param name="version">The version of Testudo.</param>
    /// <param name="progress">Told the share that is done.</param>
    /// <param name="cancellation">Stops the search; the best package so far is returned, and what was simulated stays in the folder.</param>
    /// <param name="folder">Where the figures of packages are kept until the search is complete, for one that goes on; null for nowhere.</param>
    /// <exception cref="InputException">An element is wrong or has no cost, or the budget is too small for any.</exception>
    /// <exception cref="OperationCanceledException">It was stopped before there was anything to return.</exception>
    public static ReinforcementPlan Find(OptionBench bench, OptionFile file, PlanOptions options, string version, IProgress<double>? progress, CancellationToken cancellation, string? folder = null)
    {
        ArgumentNullException.ThrowIfNull(bench);
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(options);
        Check(file, options.Budget);
        var kept = new RunShelf(folder, string.Join('\n', version, bench.Identity, file.Hash));
        var plan = new PackageSearch(new PackageRuns(bench, file, options, kept), file.Options, options, progress, cancellation).Search(bench, file, version);
        if (plan.Status != PlanStatus.Interrupted)
        {
            kept.Clear();
        }

        return plan;
    }

    private static void Check(OptionFile file, double budget)
    {
        var context = new ReadingContext(file.File, PlainNumberDate: null);
        foreach (var element in file.Options.Where(e => e.Cost is null))
        {
            context.Report(element.Line, element.Id, $"\"{element.Id}\" has no cost; a package is chosen by cost", $"for example cost: {{low: 100000000 USD, high: 150000000 USD}}");
        }

        if (file.Options.Count > MostElements)
        {
            context.Report(0, "options", $"there are {file.Options.Count} elements; packages of at most {MostElements} are searched", $"leave out those of which nothing is expected");
        }

        context.ThrowIfAny();
        var cheapest = file.Options.MinBy(e => e.Cost!.Middle)!;
        if (cheapest.Cost!.Middle > budget)
        {
            context.Report(cheapest.Line, cheapest.Id, $"the budget of {budget:N0} USD is too small for anything: the cheapest element, \"{cheapest.Id}\", costs {cheapest.Cost.Middle:N0} USD");
        }

        context.ThrowIfAny();
    }

    private ReinforcementPlan Search(OptionBench bench, OptionFile file, string version)
    {
        var surrogate = Alone();
        var status = PlanStatus.Interrupted;
        FinalFigures? figures = null;
        var (finalistCount, choiceBlocks) = (0, 0);
        try
        {
            // Each greedy sequence can be led into a corner that the other does not see.
            Improve(Greedy(byCost: true), 0.5);
            Improve(Greedy(byCost: false), 0.65);
            var finalists = Halve();
            progress?.Report(0.8);
            var choice = Choose(finalists);
            (finalistCount, choiceBlocks) = (finalists.Count, choice.Observations);
            status = choice.IsDecided ? PlanStatus.Chosen : PlanStatus.Undecided;
            figures = runs.Final(finalists, finalists[choice.Best], cancellation);
        }
        catch (OperationCanceledException)
        {
            status = PlanStatus.Interrupted;
        }

        figures ??= runs.SearchFigures();
        var best = figures.Packages[figures.Best];
        return new ReinforcementPlan
        {
            Version = version,
            Scenario = bench.Baseline.Id,
            Title = OptionComparison.NamesOf(bench.Baseline.Title),
            ScenarioHash = bench.Baseline.Hash,
            CatalogueHash = bench.Baseline.Catalogue.Hash,
            Calibration = bench.Calibration,
            ElementsHash = file.Hash,
            Status = status,
            Budget = options.Budget,
            Seed = options.Seed,
            Difference = Zone,
            Replications = figures.Baseline.Length * MonteCarlo.ReplicationsPerDraw,
            Packages = runs.Count,
            Launched = runs.Launched,
            Baseline = BlockStatistics.Mean(figures.Baseline),
            Best = Answer(figures, figures.Best),
            Indistinguishable = [.. figures.NotTold(Error).Select(p => Answer(figures, p)).OrderBy(a => a.Leaked.Mean)],
            Elements = [.. elements
                .Select((e, i) => new ElementAnswer(e.Id, OptionComparison.NamesOf(e.Name), costs[i], e.Cost!.Low, e.Cost.High, e.Source, e.Date, runs.AvertedBy(i), best.Contains(i)))
                .OrderByDescending(e => e.Averted?.Mean ?? double.NegativeInfinity)],
            Search = new PackageTrials(runs.SearchBlocks * MonteCarlo.ReplicationsPerDraw, finalistCount, choiceBlocks * MonteCarlo.ReplicationsPerDraw, Trials()),
            Surrogate = status == PlanStatus.Interrupted ? null : surrogate.Bound(best, [.. elements.Select(e => e.Id)], costs, options.Budget, options.Threads, cancellation),
        };
    }

    // A difference as small as this need not be found: a share of the threats that are launched.
    private double Zone => options.Difference * runs.Launched;

    /// <summary>Every element that can be paid, by itself.</summary>
    private StaticSurrogate Alone()
    {
        var affordable = Enumerable.Range(0, elements.Count).Where(e => costs[e] <= options.Budget).ToList();
        var without = runs.Baseline(cancellation);
        runs.Evaluate([.. affordable.Select(e => new[] { e })], PackageStep.Alone, done => progress?.Report(0.25 * done), cancellation);
        foreach (var e in affordable)
        {
            promise[e] = without - runs.MeanOf([e]);
        }

        return new StaticSurrogate(runs.StaticBaseline, [.. Enumerable.Range(0, elements.Count).Select(e => runs.StaticOf(e))]);
    }

    private int[] Greedy(bool byCost)
    {
        int[] package = [];
        while (true)
        {
            var free = Enumerable.Range(0, elements.Count).Where(e => !package.Contains(e) && Costs(package) + costs[e] <= options.Budget).ToList();
            double Ratio(int e, double gain) => byCost ? gain / Math.Max(costs[e], 1) : gain;
            var tried = free.OrderByDescending(e => Ratio(e, promise[e])).ThenBy(e => e).Take(ByRatio)
                .Union(free.OrderByDescending(e => promise[e]).ThenBy(e => e).Take(ByGain)).Order().ToList();
            runs.Evaluate([.. tried.Select(e => With(package, e))], PackageStep.Greedy, null, cancellation);
            var now = runs.MeanOf(package);
            var gains = tried.Where(e => runs.IsPossible(With(package, e))).Select(e => (Element: e, Gain: now - runs.MeanOf(With(package, e)))).ToList();
            foreach (var (e, gain) in gains)
            {
                promise[e] = gain;
            }

            if (gains.Count == 0 || gains.MaxBy(g => Ratio(g.Element, g.Gain)) is not { Gain: > 0 } best)
            {
                return package;
            }

            package = With(package, best.Element);
        }
    }

    /// <summary>Takes away, adds and exchanges, as long as that leaves fewer leakers.</summary>
    private void Improve(int[] package, double done)
    {
        for (var round = 0; round < Rounds; round++)
        {
            var inside = package.ToArray();
            var moves = new List<(int[] Package, double Promise)>();
            foreach (var e in Enumerable.Range(0, elements.Count).Except(inside))
            {
                foreach (var gone in inside.Select(i => (int?)i).Append(null))
                {
                    var moved = With([.. inside.Where(i => i != gone)], e);
                    if (Costs(moved) <= options.Budget)
                    {
                        moves.Add((moved, promise[e] - (gone is { } g ? promise[g] : 0)));
                    }
                }
            }

            moves.AddRange(inside.Select(i => (inside.Where(o => o != i).ToArray(), -promise[i])));
            var tried = moves.Where(m => !runs.IsKnown(m.Package)).OrderByDescending(m => m.Promise).Take(Exchanges).Select(m => m.Package).ToList();
            runs.Evaluate(tried, PackageStep.Exchange, null, cancellation);
            progress?.Report(done + (0.15 * (round + 1) / Rounds));
            var best = tried.Where(runs.IsPossible).MinBy(runs.MeanOf);
            if (best is null || runs.MeanOf(best) >= runs.MeanOf(package))
            {
                return;
            }

            package = best;
        }
    }

    /// <summary>Sequential halving (Karnin, Koren and Somekh 2013): twice the replications for half of the packages.</summary>
    private IReadOnlyList<int[]> Halve()
    {
        var left = runs.Best(Shortlist);
        for (var blocks = runs.SearchBlocks; left.Count > Finalists;)
        {
            blocks *= 2;
            left = [.. runs.Longer(left, blocks, cancellation).OrderBy(p => p.Mean).Take(Math.Max(Finalists, left.Count / 2)).Select(p => p.Package)];
        }

        return left;
    }

    private ZoneChoice Choose(IReadOnlyList<int[]> finalists)
    {
        var observe = runs.Observations(finalists, cancellation);
        return IndifferenceZone.Choose(finalists.Count, Zone, Error, FirstObservations, Math.Max(FirstObservations, options.MostReplications / MonteCarlo.ReplicationsPerDraw), observe);
    }

    private PackageAnswer Answer(FinalFigures figures, int p)
    {
        var package = figures.Packages[p];
        return new PackageAnswer(
            [.. package.Select(e => elements[e].Id)], Costs(package), package.Sum(e => elements[e].Cost!.Low), package.Sum(e => elements[e].Cost!.High),
            BlockStatistics.Mean(figures.Leaked[p]),
            BlockStatistics.Mean(BlockStatistics.Less(figures.Baseline, figures.Leaked[p])),
            BlockStatistics.Mean(BlockStatistics.Less(figures.Leaked[p], figures.Leaked[figures.Best])));
    }

    private IReadOnlyList<PackageTrial> Trials() =>
        [.. runs.Tried
            .Select(t => new PackageTrial([.. t.Package.Select(e => elements[e].Id)], Costs(t.Package), t.Averted, t.Step))
            .OrderBy(t => t.Cost).ThenBy(t => string.Join(',', t.Elements), StringComparer.Ordinal)];

    private double Costs(int[] package) => package.Sum(e => costs[e]);

    private static int[] With(int[] package, int element) => [.. package.Append(element).Order()];
}
