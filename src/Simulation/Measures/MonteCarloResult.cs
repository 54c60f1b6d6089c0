using Testudo.Simulation.Replication;

namespace Testudo.Simulation.Measures;

/// <summary>What a run counted.</summary>
public sealed class MonteCarloResult
{
    /// <summary>Groups of blocks in which times are counted apart, so that percentiles have an interval.</summary>
    internal const int TimeGroups = 16;

    private readonly int blockSize;

    internal MonteCarloResult(RaidModel model, MonteCarloOptions options, TallyLayout layout, IReadOnlyList<BlockResult> blocks, IReadOnlyList<Worker> workers, bool wasStopped, int blockSize)
    {
        (Model, Options, Layout, Blocks, WasStopped, this.blockSize) = (model, options, layout, blocks, wasStopped, blockSize);
        Replications = blocks.Sum(b => b.Size);
        Leakers = [.. workers.SelectMany(w => w.Leakers).OrderBy(l => l.Replication).ThenBy(l => l.Impact).ThenBy(l => l.Salvo).ThenBy(l => l.Member)];
        Squares = new Int128[layout.Width];
        Times = [.. Enumerable.Range(0, TimeGroups).Select(_ => new TimeTallies(model))];
        Leaked = Sum(layout.Whole + 1, workers.Select(w => w.Leaked));
        Stopped = Sum(layout.Whole + 1, workers.Select(w => w.Stopped));
        LeakedByAsset = Sum(model.Scenario.Assets.Count, workers.Select(w => w.LeakedByAsset));
        Moments = new OutcomeMoments(model, layout);
        foreach (var worker in workers)
        {
            Moments.Add(worker.Moments);
            for (var i = 0; i < Squares.Length; i++)
            {
                Squares[i] += worker.Squares[i];
            }

            for (var g = 0; g < TimeGroups; g++)
            {
                Times[g].Add(worker.Times[g]);
            }
        }
    }

    /// <summary>The model.</summary>
    public RaidModel Model { get; }

    /// <summary>How it was run.</summary>
    public MonteCarloOptions Options { get; }

    /// <summary>Replications that are complete.</summary>
    public int Replications { get; }

    /// <summary>Draws of the uncertain parameters.</summary>
    public int ParameterDraws => Blocks.Sum(b => (b.Size + MonteCarlo.ReplicationsPerDraw - 1) / MonteCarlo.ReplicationsPerDraw);

    /// <summary>Whether the run was stopped before its end.</summary>
    public bool WasStopped { get; }

    /// <summary>The leakers of the first <see cref="MonteCarloOptions.LeakerReplications"/> replications, in order.</summary>
    public IReadOnlyList<Leaker> Leakers { get; }

    /// <summary>Replications in a full block.</summary>
    internal int BlockSize => blockSize;

    internal TallyLayout Layout { get; }

    internal IReadOnlyList<BlockResult> Blocks { get; }

    internal Int128[] Squares { get; }

    internal TimeTallies[] Times { get; }

    internal CountDistribution[] Leaked { get; }

    internal CountDistribution[] Stopped { get; }

    internal CountDistribution[] LeakedByAsset { get; }

    internal OutcomeMoments Moments { get; }

    /// <summary>The first replication with this number of leakers; 0 where there is none.</summary>
    /// <param name="leakers">The number of leakers.</param>
    public uint FirstWith(int leakers)
    {
        foreach (var block in Blocks)
        {
            var at = Array.IndexOf(block.Leakers, leakers);
            if (at >= 0)
            {
                return (uint)((block.Number * blockSize) + at);
            }
        }

        return 0;
    }

    /// <summary>Runs one replication again and tells everything that happens in it, in order of time.</summary>
    /// <param name="replication">The number of the replication.</param>
    public List<TraceEvent> Trace(uint replication) => [.. ReplayedRaid.Of(Model, Options.Seed, replication).Events];

    private static CountDistribution[] Sum(int width, IEnumerable<CountDistribution[]> parts)
    {
        var sum = Enumerable.Range(0, width).Select(_ => new CountDistribution()).ToArray();
        foreach (var part in parts)
        {
            for (var i = 0; i < width; i++)
            {
                sum[i].Add(part[i]);
            }
        }

        return sum;
    }
}
