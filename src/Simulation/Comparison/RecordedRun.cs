using Testudo.Simulation.Measures;
using Testudo.Simulation.Replication;
using Testudo.Simulation.Workers;

namespace Testudo.Simulation.Comparison;

/// <summary>Which replications are compared.</summary>
public sealed record RecordOptions
{
    /// <summary>The seed. The default value is 1.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>The first replication; a multiple of <see cref="MonteCarlo.ReplicationsPerDraw"/>. The default value is 0.</summary>
    public uint First { get; init; }

    /// <summary>How many replications. The default value is 2,000.</summary>
    public int Replications { get; init; } = 2_000;

    /// <summary>Worker threads; changes nothing but the time taken. The default value is 1.</summary>
    public int Threads { get; init; } = 1;
}

/// <summary>Who came through in each replication of a run, threat by threat, so that it can be set against another run.</summary>
public sealed class RecordedRun
{
    private readonly int[] ends;
    private readonly Came[] came;

    private RecordedRun(RaidModel model, RecordOptions options, int[] ends, Came[] came, double[][] chance) =>
        (Model, Options, this.ends, this.came, Chance) = (model, options, ends, came, chance);

    /// <summary>The model.</summary>
    public RaidModel Model { get; }

    /// <summary>Which replications.</summary>
    public RecordOptions Options { get; }

    /// <summary>The mean number of leakers.</summary>
    public double Leaked => (double)came.Length / Options.Replications;

    /// <summary>For each block of replications that share their parameters: the sums of what chance did.</summary>
    internal double[][] Chance { get; }

    /// <summary>The number of blocks.</summary>
    internal int Blocks => Chance.Length;

    /// <summary>Who came through in a replication, in order of salvo and member.</summary>
    /// <param name="replication">Its number, from 0 in this run.</param>
    internal ReadOnlySpan<Came> At(int replication) => came.AsSpan((replication == 0 ? 0 : ends[replication - 1])..ends[replication]);

    /// <summary>Runs the replications.</summary>
    /// <param name="model">The model.</param>
    /// <param name="options">Which replications.</param>
    /// <param name="cancellation">Gives the run up.</param>
    /// <exception cref="OperationCanceledException">The run was given up.</exception>
    public static RecordedRun Of(RaidModel model, RecordOptions options, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(options);
        if (options.Replications < 1 || options.Threads < 1 || options.First % MonteCarlo.ReplicationsPerDraw != 0)
        {
            throw new ArgumentOutOfRangeException(nameof(options), "at least one replication and one thread, from the first of a draw on");
        }

        var layout = new TallyLayout(model);
        var perReplication = new Came[options.Replications][];
        var blocks = (options.Replications + MonteCarlo.ReplicationsPerDraw - 1) / MonteCarlo.ReplicationsPerDraw;
        var chance = new double[blocks][];
        WorkerThreads.Run(options.Threads, blocks, _ => new ReplicationRunner(model, layout, options.Seed), (runner, block) =>
        {
            runner.CountChanceIn(chance[block] = new double[ReplicationRunner.ChanceCount(model)]);
            for (var r = block * MonteCarlo.ReplicationsPerDraw; r < Math.Min(options.Replications, (block + 1) * MonteCarlo.ReplicationsPerDraw); r++)
            {
                var replication = options.First + (uint)r;
                runner.UseDrawOf(replication);
                runner.Run(replication, default(NoTracer));
                perReplication[r] = [.. runner.Leakers.Select(l => new Came(l.Salvo, l.Member, l.Asset, l.Cause)).OrderBy(c => c.Salvo).ThenBy(c => c.Member)];
            }
        }, cancellation);
        var lasts = new int[options.Replications];
        var sum = 0;
        for (var r = 0; r < lasts.Length; r++)
        {
            lasts[r] = sum += perReplication[r].Length;
        }

        return new RecordedRun(model, options, lasts, [.. perReplication.SelectMany(c => c)], chance);
    }
}

/// <summary>One threat that came through.</summary>
/// <param name="Salvo">The salvo.</param>
/// <param name="Member">Its number within the salvo, from 0.</param>
/// <param name="Asset">The asset.</param>
/// <param name="Cause">Why.</param>
internal readonly record struct Came(int Salvo, int Member, int Asset, LeakCause Cause);
