using Testudo.Simulation.Measures;
using Testudo.Simulation.Replication;
using Testudo.Simulation.Workers;

namespace Testudo.Simulation.Comparison;

/// <summary>What is measured of a raid so that options can be compared.</summary>
public enum Measure
{
    /// <summary>Threats launched.</summary>
    Launched,

    /// <summary>Armed and at the target.</summary>
    Leaked,

    /// <summary>Worth of the assets that were hit. Unit: millionths of the worth of all assets.</summary>
    WeightedLeakage,

    /// <summary>Rounds fired.</summary>
    Rounds,

    /// <summary>Cost of the rounds fired. Unit: thousand USD.</summary>
    DefenderCost,

    /// <summary>People at assets that had the shelter time.</summary>
    PeopleSheltered,

    /// <summary>People at assets where an impact was due.</summary>
    PeopleThreatened,
}

/// <summary>A run that keeps the sums of each block, can be made longer, and set against other runs on the same draws.</summary>
/// <remarks>Sums are whole numbers and blocks are of fixed size: neither the number of threads nor the steps in which a run grows change them.</remarks>
public sealed class MeasuredRun
{
    private static readonly int Measures = Enum.GetValues<Measure>().Length;

    private readonly List<long[]> sums = [];
    private readonly List<double[]> chance = [];

    /// <summary>Begins a run of no replications.</summary>
    /// <param name="model">The model.</param>
    /// <param name="seed">The seed.</param>
    public MeasuredRun(RaidModel model, ulong seed)
    {
        ArgumentNullException.ThrowIfNull(model);
        (Model, Seed) = (model, seed);
    }

    /// <summary>The model.</summary>
    public RaidModel Model { get; }

    /// <summary>The seed.</summary>
    public ulong Seed { get; }

    /// <summary>The number of blocks of <see cref="MonteCarlo.ReplicationsPerDraw"/> replications.</summary>
    public int Blocks => sums.Count;

    /// <summary>The number of replications.</summary>
    public int Replications => Blocks * MonteCarlo.ReplicationsPerDraw;

    /// <summary>The means of one raid by block. For the unit see <see cref="Measure"/>.</summary>
    /// <param name="measure">What is measured.</param>
    public double[] MeansOf(Measure measure) => Means((int)measure);

    /// <summary>The mean rounds that a system fires in one raid, by block.</summary>
    /// <param name="system">The system, as an index in <see cref="RaidModel.Systems"/>.</param>
    public double[] RoundsOf(int system) => Means(Measures + system);

    /// <summary>The mean of one raid.</summary>
    /// <param name="measure">What is measured.</param>
    public double Mean(Measure measure) => (double)sums.Sum(s => s[(int)measure]) / Replications;

    /// <summary>Makes the run as long as asked; does nothing where it is.</summary>
    /// <param name="blocks">The number of blocks.</param>
    /// <param name="threads">Worker threads; changes nothing but the time taken.</param>
    /// <param name="cancellation">Gives up; the run stays as long as it was.</param>
    /// <exception cref="OperationCanceledException">The run was given up.</exception>
    public void Advance(int blocks, int threads, CancellationToken cancellation)
    {
        var first = Blocks;
        if (blocks <= first)
        {
            return;
        }

        var layout = new TallyLayout(Model);
        var fresh = new (long[] Sums, double[] Chance)[blocks - first];
        WorkerThreads.Run(threads, fresh.Length, _ => new ReplicationRunner(Model, layout, Seed), (runner, b) => fresh[b] = RunBlock(runner, layout, first + b), cancellation);
        sums.AddRange(fresh.Select(f => f.Sums));
        chance.AddRange(fresh.Select(f => f.Chance));
    }

    /// <summary>The first blocks of the run.</summary>
    /// <param name="blocks">How many, at most <see cref="Blocks"/>.</param>
    public MeasuredRun First(int blocks)
    {
        var run = new MeasuredRun(Model, Seed);
        run.sums.AddRange(sums.Take(blocks));
        run.chance.AddRange(chance.Take(blocks));
        return run;
    }

    /// <summary>The mean of one raid less that of another run, with its 95 % interval: block by block, sharper by control variates where there are enough blocks.</summary>
    /// <param name="other">The other run, on the same draws and as long.</param>
    /// <param name="measure">What is measured.</param>
    /// <param name="isControlled">Whether control variates may serve.</param>
    public PairedEstimate Less(MeasuredRun other, Measure measure, bool isControlled = true)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (Seed != other.Seed || Blocks != other.Blocks || Blocks == 0)
        {
            throw new ArgumentException("the runs have different seeds or replications", nameof(other));
        }

        var difference = sums.Zip(other.sums, (a, b) => (double)(a[(int)measure] - b[(int)measure])).ToArray();
        if (!isControlled || Blocks < ControlVariates.LeastBlocks)
        {
            return PairedRun.Mean(difference, Replications);
        }

        var sizes = PairedRun.Sizes(Blocks, Replications);
        var controls = ControlVariates.Of(Model.Parameters, Seed, 0, sizes, MonteCarlo.ReplicationsPerDraw, [.. chance], [.. other.chance]);
        return new ControlVariates(controls, difference, sizes).Mean(difference);
    }

    /// <summary>The mean of one raid with its 95 % interval.</summary>
    /// <param name="measure">What is measured.</param>
    public PairedEstimate Estimate(Measure measure) => PairedRun.Mean([.. sums.Select(s => (double)s[(int)measure])], Replications);

    /// <summary>Writes the blocks, so that a later run need not make them again.</summary>
    /// <param name="writer">Where to.</param>
    public void Save(BinaryWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.Write(Blocks);
        for (var b = 0; b < Blocks; b++)
        {
            foreach (var sum in sums[b])
            {
                writer.Write(sum);
            }

            foreach (var value in chance[b])
            {
                writer.Write(value);
            }
        }
    }

    /// <summary>Takes blocks that were written of the same model and seed.</summary>
    /// <param name="reader">Where from.</param>
    /// <exception cref="EndOfStreamException">They were not written to the end.</exception>
    public void Load(BinaryReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        var blocks = reader.ReadInt32();
        var (width, chances) = (Measures + Model.Systems.Count, ReplicationRunner.ChanceCount(Model));
        var read = Enumerable.Range(0, blocks).Select(_ => (
            Sums: Enumerable.Range(0, width).Select(_ => reader.ReadInt64()).ToArray(),
            Chance: Enumerable.Range(0, chances).Select(_ => reader.ReadDouble()).ToArray())).ToList();
        sums.Clear();
        chance.Clear();
        sums.AddRange(read.Select(r => r.Sums));
        chance.AddRange(read.Select(r => r.Chance));
    }

    private (long[] Sums, double[] Chance) RunBlock(ReplicationRunner runner, TallyLayout layout, int block)
    {
        var (row, luck) = (new long[Measures + Model.Systems.Count], new double[ReplicationRunner.ChanceCount(Model)]);
        runner.CountChanceIn(luck);
        for (var r = 0; r < MonteCarlo.ReplicationsPerDraw; r++)
        {
            var replication = (uint)((block * MonteCarlo.ReplicationsPerDraw) + r);
            runner.UseDrawOf(replication);
            runner.Run(replication, default(NoTracer));
            row[(int)Measure.Launched] += runner.Row[layout.Of(layout.Whole, ClassTally.Launched)];
            row[(int)Measure.Leaked] += runner.Row[layout.Of(layout.Whole, ClassTally.Leaked)];
            row[(int)Measure.WeightedLeakage] += runner.Row[TallyLayout.Of(RaidTally.WeightedLeakage)];
            row[(int)Measure.Rounds] += runner.Row[TallyLayout.Of(RaidTally.Rounds)];
            row[(int)Measure.DefenderCost] += runner.Row[TallyLayout.Of(RaidTally.DefenderCost)];
            row[(int)Measure.PeopleSheltered] += runner.Row[TallyLayout.Of(RaidTally.PeopleSheltered)];
            row[(int)Measure.PeopleThreatened] += runner.Row[TallyLayout.Of(RaidTally.PeopleThreatened)];
            for (var s = 0; s < Model.Systems.Count; s++)
            {
                row[Measures + s] += runner.Row[layout.Of(s, SystemTally.Rounds)];
            }
        }

        return (row, luck);
    }

    private double[] Means(int column) => [.. sums.Select(s => (double)s[column] / MonteCarlo.ReplicationsPerDraw)];
}
