using System.Collections.Concurrent;
using Testudo.Simulation.Replication;
using Testudo.Simulation.Workers;

namespace Testudo.Simulation.Measures;

/// <summary>Replicates a raid on many threads.</summary>
/// <remarks>
/// Replications come in blocks of fixed size, and a block shares one draw of the uncertain parameters. Everything that is
/// summed is a whole number, so that neither the number of threads nor their order can change a result. See
/// <c>docs/methods/uncertainty.md</c> and <c>docs/decisions/2026-11-22-blocks-of-whole-numbers.md</c>.
/// </remarks>
public static class MonteCarlo
{
    // Blocks before the first look at the precision reached, and at least between two; a quarter more each time. No machine decides where a run stops.
    private const int BlocksPerWave = 50;
    private const int MostBlocks = 10_000;

    /// <summary>Replications that share one draw of the uncertain parameters. Fixed, so that a replication is the same raid in every run.</summary>
    public const int ReplicationsPerDraw = 20;

    /// <summary>The most replications of a run that is asked for a precision.</summary>
    public const int MostForPrecision = 400_000;

    /// <summary>Replications in one block.</summary>
    /// <param name="options">What is asked.</param>
    /// <returns>20; a multiple of it in runs so large that more than 10,000 blocks would have to be kept.</returns>
    public static int BlockSize(MonteCarloOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return options.Precision is not null
            ? ReplicationsPerDraw
            : ReplicationsPerDraw * Math.Max(1, (int)Math.Ceiling((double)options.Replications / (ReplicationsPerDraw * MostBlocks)));
    }

    /// <summary>Runs the replications.</summary>
    /// <param name="model">The model.</param>
    /// <param name="options">How many, with which seed, on how many threads.</param>
    /// <param name="progress">Hears how far the run has come; null for nobody.</param>
    /// <param name="cancellation">Stops the run; what is complete by then is returned.</param>
    public static MonteCarloResult Run(RaidModel model, MonteCarloOptions options, IProgress<MonteCarloProgress>? progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(options);
        if (options.Replications is < 1 or > MonteCarloOptions.MostReplications || options.Threads < 1)
        {
            throw new ArgumentOutOfRangeException(nameof(options), $"replications must be from 1 to {MonteCarloOptions.MostReplications}, threads at least 1");
        }

        var run = new Run(model, options, progress, cancellation);
        if (options.Precision is not { } width)
        {
            run.Advance(run.BlocksFor(options.Replications), options.Replications);
            return run.Finish();
        }

        while (!cancellation.IsCancellationRequested && run.Replications < MostForPrecision)
        {
            run.Advance(Math.Min(run.Blocks + Math.Max(BlocksPerWave, run.Blocks / 4), MostForPrecision / ReplicationsPerDraw), int.MaxValue);
            run.Width = run.LeakageWidth();
            if (run.Width <= width)
            {
                break;
            }
        }

        return run.Finish();
    }
}

/// <summary>A run under way.</summary>
internal sealed class Run
{
    private readonly RaidModel model;
    private readonly MonteCarloOptions options;
    private readonly IProgress<MonteCarloProgress>? progress;
    private readonly CancellationToken cancellation;
    private readonly TallyLayout layout;
    private readonly int blockSize;
    private readonly Worker?[] workers;
    private readonly ConcurrentBag<BlockResult> blocks = [];
    private int nextBlock;
    private int done;

    public Run(RaidModel model, MonteCarloOptions options, IProgress<MonteCarloProgress>? progress, CancellationToken cancellation)
    {
        (this.model, this.options, this.progress, this.cancellation) = (model, options, progress, cancellation);
        layout = new TallyLayout(model);
        blockSize = MonteCarlo.BlockSize(options);
        workers = new Worker?[options.Threads];
    }

    public int Blocks => nextBlock;

    public int Replications => done;

    public double Width { get; set; } = double.NaN;

    public int BlocksFor(int replications) => (replications + blockSize - 1) / blockSize;

    /// <summary>Runs the blocks up to a number, on all threads.</summary>
    public void Advance(int end, int mostReplications)
    {
        var first = nextBlock;
        WorkerThreads.Run(options.Threads, end - first, t => workers[t] ??= new Worker(model, layout, options), (worker, piece) =>
        {
            var block = first + piece;
            var from = block * blockSize;
            var size = Math.Min(blockSize, mostReplications - from);
            if (worker.RunBlock((uint)block, (uint)from, size, cancellation) is { } result)
            {
                blocks.Add(result);
                var sum = Interlocked.Add(ref done, result.Size);
                progress?.Report(new MonteCarloProgress(sum, Total(sum), Width));
            }
        }, CancellationToken.None);
        nextBlock = end;
    }

    /// <summary>Width of the 95 % sampling interval of the leakage rate.</summary>
    public double LeakageWidth()
    {
        var result = Finish();
        var statistics = new Statistics(result);
        var leaked = statistics.Of(layout.Of(layout.Whole, ClassTally.Leaked));
        var launched = statistics.Of(layout.Of(layout.Whole, ClassTally.Launched));
        return (leaked.SamplingHigh - leaked.SamplingLow) / launched.Mean;
    }

    public MonteCarloResult Finish() => new(model, options, layout, [.. blocks.OrderBy(b => b.Number)], [.. workers.OfType<Worker>()], cancellation.IsCancellationRequested && (options.Precision is not null || done < options.Replications), blockSize);

    // While a precision is asked, the width falls with the square root of the replications.
    private int Total(int sum) => options.Precision is not { } wanted
        ? options.Replications
        : double.IsNaN(Width) ? sum * 2 : (int)Math.Clamp(sum * Width * Width / (wanted * wanted), sum, Math.Max(sum, MonteCarlo.MostForPrecision));
}

/// <summary>The sums of one block.</summary>
/// <param name="Number">The block.</param>
/// <param name="Size">Replications.</param>
/// <param name="Sums">Sum of each count.</param>
/// <param name="Leakers">Leakers of each replication.</param>
/// <param name="Chance">What chance did: see <see cref="ReplicationRunner.CountChanceIn"/>.</param>
internal sealed record BlockResult(int Number, int Size, long[] Sums, int[] Leakers, double[] Chance);

/// <summary>One thread's share of a run.</summary>
internal sealed class Worker
{
    private readonly ReplicationRunner runner;
    private readonly TallyLayout layout;
    private readonly MonteCarloOptions options;
    private readonly int chanceCount;

    public Worker(RaidModel model, TallyLayout layout, MonteCarloOptions options)
    {
        (this.layout, this.options) = (layout, options);
        runner = new ReplicationRunner(model, layout, options.Seed);
        chanceCount = ReplicationRunner.ChanceCount(model);
        Squares = new Int128[layout.Width];
        Times = [.. Enumerable.Range(0, MonteCarloResult.TimeGroups).Select(_ => new TimeTallies(model))];
        Leaked = [.. Enumerable.Range(0, layout.Whole + 1).Select(_ => new CountDistribution())];
        Stopped = [.. Enumerable.Range(0, layout.Whole + 1).Select(_ => new CountDistribution())];
        LeakedByAsset = [.. model.Scenario.Assets.Select(_ => new CountDistribution())];
        Moments = new OutcomeMoments(model, layout);
    }

    /// <summary>Sum of the squares of each count over replications.</summary>
    public Int128[] Squares { get; }

    public TimeTallies[] Times { get; }

    public CountDistribution[] Leaked { get; }

    public CountDistribution[] Stopped { get; }

    public CountDistribution[] LeakedByAsset { get; }

    public OutcomeMoments Moments { get; }

    public List<Leaker> Leakers { get; } = [];

    /// <summary>Runs one block, or what there is time for; null where that is nothing.</summary>
    public BlockResult? RunBlock(uint block, uint first, int size, CancellationToken cancellation)
    {
        runner.CountTimesIn(Times[block % MonteCarloResult.TimeGroups]);
        var sums = new long[layout.Width];
        var leakers = new int[size];
        var chance = new double[chanceCount];
        runner.CountChanceIn(chance);
        for (var r = 0; r < size; r++)
        {
            if (cancellation.IsCancellationRequested)
            {
                // What is counted stays counted: a stopped block is a short one.
                return r == 0 ? null : new BlockResult((int)block, r, sums, leakers[..r], chance);
            }

            var replication = first + (uint)r;
            runner.UseDrawOf(replication);
            runner.Run(replication, default(NoTracer));
            var row = runner.Row;
            for (var i = 0; i < sums.Length; i++)
            {
                var value = row[i];
                if (value != 0)
                {
                    sums[i] += value;
                    Squares[i] += (Int128)value * value;
                }
            }

            Moments.Add(row, block);
            leakers[r] = (int)row[layout.Of(layout.Whole, ClassTally.Leaked)];
            for (var c = 0; c <= layout.Whole; c++)
            {
                Leaked[c].Add(row[layout.Of(c, ClassTally.Leaked)]);
                Stopped[c].Add(row[layout.Of(c, ClassTally.Stopped)]);
            }

            for (var a = 0; a < LeakedByAsset.Length; a++)
            {
                LeakedByAsset[a].Add(row[layout.Of(a, AssetTally.Leaked)]);
            }

            if (replication < options.LeakerReplications)
            {
                Leakers.AddRange(runner.Leakers);
            }
        }

        return new BlockResult((int)block, size, sums, leakers, chance);
    }
}
