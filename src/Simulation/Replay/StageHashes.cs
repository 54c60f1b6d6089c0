using Testudo.Simulation.Measures;
using Testudo.Simulation.Random;
using Testudo.Simulation.Replication;

namespace Testudo.Simulation.Replay;

/// <summary>The stages of a replication, in the order in which one depends on the other.</summary>
public enum Stage
{
    /// <summary>The raid as it was drawn: launches, routes, failures at launch.</summary>
    Raid,

    /// <summary>Which batteries and sensors are up.</summary>
    Defence,

    /// <summary>What was seen, tracked and alerted.</summary>
    Detection,

    /// <summary>Who was kept from firing, who fired, and with what result.</summary>
    Engagement,

    /// <summary>How every flight ended.</summary>
    Outcome,
}

/// <summary>One number for each stage of a replication: two runs that have the same did the same there.</summary>
/// <remarks>
/// Everything that a trace tells goes into the number of its stage, to the last bit, by the names of things instead of their order.
/// See <c>docs/methods/paired-comparison.md</c>.
/// </remarks>
/// <param name="Replication">The number of the replication.</param>
/// <param name="Hashes">A number for each <see cref="Stage"/>.</param>
public sealed record StageHashes(uint Replication, IReadOnlyList<ulong> Hashes)
{
    /// <summary>The stages.</summary>
    public static readonly IReadOnlyList<Stage> Stages = Enum.GetValues<Stage>();

    /// <summary>Runs replications from the first on and hashes their stages.</summary>
    /// <param name="model">The model.</param>
    /// <param name="seed">The seed.</param>
    /// <param name="replications">How many.</param>
    /// <param name="cancellation">Stops after a replication.</param>
    public static IEnumerable<StageHashes> Of(RaidModel model, ulong seed, int replications, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(model);
        var runner = new ReplicationRunner(model, new TallyLayout(model), seed);
        var names = new NameKeys(model);
        for (var r = 0u; r < replications; r++)
        {
            cancellation.ThrowIfCancellationRequested();
            var hashes = new ulong[Stages.Count];
            runner.UseDrawOf(r);
            runner.Run(r, new StageTracer(names, hashes));
            yield return new StageHashes(r, hashes);
        }
    }

    private static Stage StageOf(TraceKind kind) => kind switch
    {
        TraceKind.Launched or TraceKind.LaunchFailed => Stage.Raid,
        TraceKind.Down => Stage.Defence,
        TraceKind.Detected or TraceKind.Tracked or TraceKind.Alerted or TraceKind.Overlooked => Stage.Detection,
        TraceKind.SoftKilled or TraceKind.FlightFailed or TraceKind.Leaked or TraceKind.Expended or TraceKind.CrossedBorder or TraceKind.DebrisFell => Stage.Outcome,
        _ => Stage.Engagement,
    };

    /// <summary>The keys of the names of things.</summary>
    private sealed class NameKeys(RaidModel model)
    {
        private readonly uint[] assets = [.. model.Scenario.Assets.Select(a => RandomSequence.KeyOf(a.Id))];
        private readonly uint[] countries = [.. model.Scenario.Watched.Select(c => RandomSequence.KeyOf(c.Id))];
        private readonly uint[] threats = [.. model.Salvos.SelectMany(s => Enumerable.Range(0, s.MostThreats).Select(m => RandomSequence.KeyOf(s.Key, m)))];

        public ulong Threat(int threat) => threat < 0 ? 0 : threats[threat];

        public ulong Battery(int battery) => battery < 0 ? 0 : model.Batteries[battery].Key;

        public ulong Sensor(int sensor) => sensor < 0 ? 0 : model.Sensors[sensor].Key;

        public ulong Value(in TraceEvent happened) => happened.Kind switch
        {
            TraceKind.Launched => ((ulong)assets[model.Routes[(int)happened.Value].Asset] << 32) | (uint)model.Routes[(int)happened.Value].Number,
            TraceKind.Alerted or TraceKind.Leaked or TraceKind.Expended or TraceKind.DebrisFell => assets[(int)happened.Value],
            TraceKind.CrossedBorder => countries[(int)happened.Value],
            _ => BitConverter.DoubleToUInt64Bits(happened.Value),
        };
    }

    private readonly struct StageTracer(NameKeys names, ulong[] hashes) : ITracer
    {
        public static bool IsListening => true;

        public void On(in TraceEvent happened)
        {
            ref var hash = ref hashes[(int)StageOf(happened.Kind)];
            Mix(ref hash, (ulong)happened.Kind + 1);
            Mix(ref hash, BitConverter.DoubleToUInt64Bits(happened.Time));
            Mix(ref hash, names.Threat(happened.Threat));
            Mix(ref hash, names.Battery(happened.Battery));
            Mix(ref hash, names.Sensor(happened.Sensor));
            Mix(ref hash, (ulong)happened.Rounds);
            Mix(ref hash, names.Value(happened));
            Mix(ref hash, BitConverter.DoubleToUInt64Bits(happened.Detail));
        }

        // The finaliser of SplitMix64 (Steele, Lea and Flood 2014) over what came before and what comes.
        private static void Mix(ref ulong hash, ulong value)
        {
            hash = (hash ^ value) + 0x9E3779B97F4A7C15;
            hash = (hash ^ (hash >> 30)) * 0xBF58476D1CE4E5B9;
            hash = (hash ^ (hash >> 27)) * 0x94D049BB133111EB;
            hash ^= hash >> 31;
        }
    }
}
