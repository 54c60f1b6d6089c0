using Testudo.Planning.Discovery;
using Testudo.Planning.Options;
using Testudo.Simulation.Comparison;
using Testudo.Simulation.Measures;
using Testudo.Simulation.Replication;
using Testudo.World;
using Testudo.World.Scenarios;
using Testudo.World.Text;

namespace Testudo.Planning.Comparison;

/// <summary>Sets options side by side on common random numbers.</summary>
/// <remarks>See <c>docs/methods/options.md</c>.</remarks>
public sealed class OptionComparison
{
    /// <summary>The fewest futures from which it can be learned where options fail.</summary>
    public const int LeastFutures = 50;

    // The figures: at least so many blocks, so that intervals rest on enough of them; a half more each time.
    private const int LeastBlocks = 30;
    private const int MostBlocks = 5000;

    private readonly OptionBench bench;
    private readonly OptionFile file;
    private readonly ComparisonOptions options;
    private readonly RunShelf shelf;
    private readonly IProgress<double>? progress;
    private readonly CancellationToken cancellation;
    private readonly FutureSpace? space;
    private readonly Dictionary<string, Scenario> scenarios = new(StringComparer.Ordinal);
    private readonly Dictionary<string, RaidModel> models = new(StringComparer.Ordinal);

    private OptionComparison(OptionBench bench, OptionFile file, ComparisonOptions options, RunShelf shelf, IProgress<double>? progress, CancellationToken cancellation)
    {
        (this.bench, this.file, this.options, this.shelf, this.progress, this.cancellation) = (bench, file, options, shelf, progress, cancellation);
        All = [null, .. file.Options];
        space = file.Ranges.Count > 0 && options.Futures > 0 ? new FutureSpace(file, bench.Baseline) : null;
    }

    /// <summary>The scenario as it is, and the options.</summary>
    internal IReadOnlyList<ReinforcementOption?> All { get; }

    internal OptionFile File => file;

    internal ComparisonOptions Options => options;

    internal CancellationToken Cancellation => cancellation;

    /// <summary>Compares.</summary>
    /// <param name="bench">The scenario.</param>
    /// <param name="file">The options.</param>
    /// <param name="options">How.</param>
    /// <param name="version">The version of Testudo.</param>
    /// <param name="folder">Where finished runs are kept until all are; null for nowhere.</param>
    /// <param name="progress">Hears which part is done, from 0 to 1; null for nobody.</param>
    /// <param name="cancellation">Gives up; finished runs stay in the folder.</param>
    /// <exception cref="InputException">An option names what does not exist, contradicts itself, or makes the scenario wrong.</exception>
    /// <exception cref="OperationCanceledException">It was given up.</exception>
    public static ComparisonAnswer Run(OptionBench bench, OptionFile file, ComparisonOptions options, string version, string? folder, IProgress<double>? progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(bench);
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(options);
        var kept = new RunShelf(folder, string.Join('\n', version, bench.Identity, file.Hash));
        var comparison = new OptionComparison(bench, file, options, kept, progress, cancellation);
        comparison.Check();
        var answer = comparison.Compare(version);
        kept.Clear();
        return answer;
    }

    /// <summary>A run of an option, as long as asked.</summary>
    /// <param name="option">The option; null for the scenario as it is.</param>
    /// <param name="seed">The seed.</param>
    /// <param name="blocks">How long.</param>
    /// <param name="future">The future; null for the present.</param>
    /// <param name="further">Names the further changes.</param>
    /// <param name="changes">Further changes.</param>
    /// <param name="isLonger">Whether the same run may be asked for again, longer.</param>
    internal MeasuredRun Take(ReinforcementOption? option, ulong seed, int blocks, Future? future = null, string further = "", IReadOnlyList<Change>? changes = null, bool isLonger = false)
    {
        cancellation.ThrowIfCancellationRequested();
        var key = $"{IdOf(option)}/{future?.Id}/{further}";
        // Models of futures and of single values of a flip point are used once.
        var isUsedAgain = further.Length == 0 && future is null;
        RaidModel Model() => isUsedAgain ? Kept(key, option)
            : future is null && changes is [KillChange] ? ModelOf(option).For(bench.With(file.File, option, null, changes))
            : bench.Prepare(bench.With(file.File, option, future, changes));
        return shelf.Take(key, Model, seed, blocks, options.Threads, isUsedAgain || isLonger, cancellation);
    }

    /// <summary>The model of an option in the present.</summary>
    internal RaidModel ModelOf(ReinforcementOption? option) => Kept($"{IdOf(option)}//", option);

    /// <summary>Numbers of a part of the work, kept until all is done.</summary>
    internal double[] Numbers(string key, Stage stage, Func<double[]> make) => shelf.Numbers(key, SeedOf(stage), make);

    /// <summary>Tells how far a part of the work is.</summary>
    internal void Tell(Stage stage, double share) => progress?.Report(stage switch
    {
        Stage.Search => 0.2 * share,
        Stage.Figures => 0.2 + (0.15 * share),
        Stage.Futures => 0.35 + (0.15 * share),
        Stage.Discovery => 0.5 + (0.35 * share),
        _ => 0.85 + (0.15 * share),
    });

    /// <summary>The seed of a part of the work: that of the user for the figures, others that follow from it for the rest (SplitMix64).</summary>
    internal ulong SeedOf(Stage stage)
    {
        if (stage == Stage.Figures)
        {
            return options.Seed;
        }

        return Mixed(unchecked(options.Seed + (0x9E3779B97F4A7C15 * ((ulong)stage + 1))));
    }

    /// <summary>A number of which nothing tells where it came from (the finaliser of SplitMix64).</summary>
    internal static ulong Mixed(ulong z)
    {
        z = unchecked((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9);
        z = unchecked((z ^ (z >> 27)) * 0x94D049BB133111EB);
        return z ^ (z >> 31);
    }

    internal static string IdOf(ReinforcementOption? option) => option?.Id ?? "baseline";

    internal static Names NamesOf(LocalisedText text) => new(text.English, text.Ukrainian, text.Russian);

    // Everything that will be run is read once before the work: an hour is not spent on what cannot be finished.
    private void Check()
    {
        var context = new List<Diagnostic>();
        void Try(Func<Scenario> make, string? keep)
        {
            try
            {
                var scenario = make();
                if (keep is not null)
                {
                    scenarios[keep] = scenario;
                }
            }
            catch (InputException e)
            {
                context.AddRange(e.Diagnostics);
            }
        }

        foreach (var option in All)
        {
            Try(() => bench.With(file.File, option), IdOf(option));
        }

        foreach (var future in file.Futures)
        {
            Try(() => bench.With(file.File, null, future), null);
        }

        foreach (var flip in file.Flips)
        {
            Try(() => Checked(flip), null);
        }

        if (context.Count > 0)
        {
            throw new InputException([.. context.DistinctBy(d => d.ToString()).Take(ReadingContext.MostDiagnostics)]);
        }
    }

    // The system that is varied has to be known to one of the two.
    private Scenario Checked(FlipQuestion flip)
    {
        var change = FlipSearch.At(flip, flip.From);
        var both = file.Options.Where(o => o.Id == flip.First || o.Id == flip.Second).Select(o => bench.With(file.File, o, null, [change])).ToList();
        return change is KillChange kill && both.TrueForAll(s => OptionBench.Unknown(s, kill) is not null) ? throw new InputException(OptionBench.Unknown(both[0], kill)!) : both[0];
    }

    private RaidModel Kept(string key, ReinforcementOption? option)
    {
        if (!models.TryGetValue(key, out var model))
        {
            models[key] = model = bench.Prepare(scenarios[IdOf(option)]);
        }

        return model;
    }

    private ComparisonAnswer Compare(string version)
    {
        var launched = Math.Max(1, Take(null, SeedOf(Stage.Search), BestSearch.FirstBlocks).Mean(Measure.Launched));
        var search = BestSearch.Run(this, launched);
        var runs = Figures(launched);
        var leaked = runs.Select(r => r.MeansOf(Measure.Leaked)).ToList();
        var less = runs.Select(r => runs[0].Less(r, Measure.Leaked)).ToList();
        var stocks = runs.Select(StockOf).ToList();
        var front = OptionGroups.Front([.. All.Select((o, i) => (o is null ? 0 : o.Cost?.Middle) is { } cost ? new[] { runs[i].Mean(Measure.Leaked), cost, -(stocks[i]?.Raids ?? double.PositiveInfinity) } : null)]);
        var answers = All.Select((o, i) => AnswerOf(o, runs[0], runs[i], less[i], stocks[i], front[i])).ToList();
        return new ComparisonAnswer
        {
            Version = version,
            Scenario = bench.Baseline.Id,
            Title = NamesOf(bench.Baseline.Title),
            OptionSet = file.Id,
            OptionTitle = NamesOf(file.Title),
            ScenarioHash = bench.Baseline.Hash,
            OptionsHash = file.Hash,
            CatalogueHash = bench.Baseline.Catalogue.Hash,
            Calibration = bench.Calibration,
            Seed = options.Seed,
            Replications = runs[0].Replications,
            HalfWidth = options.Replications is null ? options.HalfWidth : null,
            HalfWidthReached = less.Max(HalfWidthOf) / launched,
            Options = answers,
            Groups = [.. OptionGroups.Indistinguishable(leaked).Select(g => g.Select(i => IdOf(All[i])).ToList())],
            Search = BestSearch.Confirm(search, runs, All),
            Regret = file.Futures.Count > 0 ? FutureRegret.Run(this, runs[0].Blocks, runs[0].Mean(Measure.Leaked) / runs[0].Mean(Measure.Launched)) : null,
            Discovery = space is null ? null : FailureDiscovery.Run(this, space, runs[0].Mean(Measure.Leaked) / runs[0].Mean(Measure.Launched)),
            Flips = FlipSearch.Run(this, runs[0].Blocks),
        };
    }

    private List<MeasuredRun> Figures(double launched)
    {
        var blocks = options.Replications is { } given ? Math.Max(1, given / MonteCarlo.ReplicationsPerDraw) : LeastBlocks;
        while (true)
        {
            var runs = new List<MeasuredRun>();
            foreach (var option in All)
            {
                runs.Add(Take(option, SeedOf(Stage.Figures), blocks));
                Tell(Stage.Figures, (double)runs.Count / All.Count);
            }

            var half = runs.Max(r => HalfWidthOf(runs[0].Less(r, Measure.Leaked))) / launched;
            if (options.Replications is not null || half <= options.HalfWidth || blocks >= MostBlocks)
            {
                return runs;
            }

            // The width falls with the square root; a tenth more than that says.
            blocks = (int)Math.Clamp(Math.Ceiling(blocks * 1.1 * half * half / (options.HalfWidth * options.HalfWidth)), blocks + 5, Math.Min(MostBlocks, 4.0 * blocks));
        }
    }

    private static double HalfWidthOf(PairedEstimate e) => double.IsNaN(e.High) ? 0 : (e.High - e.Low) / 2;

    private static OptionAnswer AnswerOf(ReinforcementOption? option, MeasuredRun baseline, MeasuredRun run, PairedEstimate less, StockLife? stock, bool isOnFront)
    {
        PairedEstimate Mean(Measure measure, double unit = 1) => In(unit, run.Estimate(measure));
        PairedEstimate Less(Measure measure, double unit = 1) => In(unit, baseline.Less(run, measure));
        var threatened = run.Mean(Measure.PeopleThreatened);
        return new OptionAnswer(
            IdOf(option),
            option is null ? new Names("As it is", "Як є", "Как есть") : NamesOf(option.Name),
            option is null ? new Names("", "", "") : NamesOf(option.Note),
            option is null ? [] : [.. option.Changes.SelectMany(c => c).Select(ChangeSentence.Of)],
            option?.Of ?? [],
            option?.Source,
            option?.Date,
            option?.Confidence is { } confidence ? MapReader.WordFor(confidence) : null,
            option is null ? 0 : option.Cost?.Low,
            option is null ? 0 : option.Cost?.High,
            Mean(Measure.Launched), Mean(Measure.Leaked), Mean(Measure.WeightedLeakage, 1e-6), Mean(Measure.Rounds), Mean(Measure.DefenderCost, 1e3),
            threatened > 0 ? run.Mean(Measure.PeopleSheltered) / threatened : null,
            stock,
            less, Less(Measure.WeightedLeakage, 1e-6), Less(Measure.Rounds), Less(Measure.DefenderCost, 1e3),
            less.Low > 0 || less.High < 0,
            isOnFront);
    }

    private static PairedEstimate In(double unit, PairedEstimate e) => new(e.Mean * unit, e.Low * unit, e.High * unit);

    private static StockLife? StockOf(MeasuredRun run)
    {
        var batteries = run.Model.Scenario.Batteries;
        return run.Model.Systems
            .Select((system, s) => (System: system, Stock: batteries.Where(b => b.System.Id == system.Id).Sum(b => b.Rounds + b.Reserve), Use: BlockStatistics.Mean(run.RoundsOf(s))))
            .Where(s => s.Stock > 0 && s.Use.Mean > 0)
            .OrderBy(s => s.Stock / s.Use.Mean)
            .Select(s => new StockLife(s.System.Id, NamesOf(s.System.Name), s.Stock / s.Use.Mean, s.Stock / s.Use.High, s.Use.Low > 0 ? s.Stock / s.Use.Low : double.PositiveInfinity))
            .FirstOrDefault();
    }
}

/// <summary>A part of the work with draws of its own.</summary>
internal enum Stage
{
    /// <summary>Sequential halving.</summary>
    Search,

    /// <summary>The procedure KN.</summary>
    Choice,

    /// <summary>The figures.</summary>
    Figures,

    /// <summary>Regret over futures.</summary>
    Futures,

    /// <summary>The curves of flip points.</summary>
    Flips,

    /// <summary>Direct runs beside flip points.</summary>
    Checks,

    /// <summary>Futures drawn to find where options fail.</summary>
    Discovery,
}
