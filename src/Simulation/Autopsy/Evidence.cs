using Testudo.Simulation.Comparison;
using Testudo.Simulation.Measures;
using Testudo.Simulation.Replication;
using Testudo.World.Threats;

namespace Testudo.Simulation.Autopsy;

/// <summary>Where leakers come through: one class, one asset, one cause.</summary>
internal readonly record struct Hole(ThreatClass Class, int Asset, LeakCause Cause)
{
    public static Hole Of(RaidModel model, in Came threat) => new(model.Scenario.Raid[threat.Salvo].Threat.Class, threat.Asset, threat.Cause);
}

/// <summary>What stood in the way of stopping the leakers: which entries of the laydown were kept from firing by what, and which fired.</summary>
internal sealed class Evidence
{
    private const int MostTraced = 200;

    private readonly Dictionary<(Hole, int Entry, BlockReason), int> blocked = [];
    private readonly Dictionary<(Hole, int Entry), int> fired = [];
    private readonly Dictionary<Hole, int> leakers = [];

    /// <summary>Traces some replications of a run and reads from them what its leakers met.</summary>
    public static Evidence Collect(RecordedRun run, CancellationToken cancellation)
    {
        var evidence = new Evidence();
        var model = run.Model;
        var events = new List<TraceEvent>();
        var runner = new ReplicationRunner(model, new TallyLayout(model), run.Options.Seed);
        var met = new HashSet<(int Entry, BlockReason? Reason)>();
        for (var r = 0; r < Math.Min(MostTraced, run.Options.Replications); r++)
        {
            cancellation.ThrowIfCancellationRequested();
            var replication = run.Options.First + (uint)r;
            events.Clear();
            runner.UseDrawOf(replication);
            runner.Run(replication, new ListTracer(events));
            var byThreat = events.Where(e => e.Threat >= 0 && e.Battery >= 0 && e.Kind is TraceKind.Blocked or TraceKind.Engaged).ToLookup(e => e.Threat);
            foreach (ref readonly var threat in run.At(r))
            {
                met.Clear();
                foreach (var happened in byThreat[model.Salvos[threat.Salvo].FirstThreat + threat.Member])
                {
                    met.Add((model.Scenario.Batteries[happened.Battery].Entry, happened.Kind == TraceKind.Blocked ? (BlockReason)(int)happened.Detail : null));
                }

                evidence.Add(Hole.Of(model, threat), met);
            }
        }

        return evidence;
    }

    /// <summary>Entries that a reason kept from firing at leakers of a hole, with the part of the leakers that met it.</summary>
    public IEnumerable<(int Entry, BlockReason Reason, double Share)> Blocked(Hole hole) =>
        blocked.Where(b => b.Key.Item1 == hole).Select(b => (b.Key.Entry, b.Key.Item3, (double)b.Value / leakers[hole]));

    /// <summary>Entries that fired at leakers of a hole, with the part of the leakers at which they did.</summary>
    public IEnumerable<(int Entry, double Share)> Fired(Hole hole) =>
        fired.Where(f => f.Key.Item1 == hole).Select(f => (f.Key.Entry, (double)f.Value / leakers[hole]));

    private void Add(Hole hole, HashSet<(int Entry, BlockReason? Reason)> met)
    {
        leakers[hole] = leakers.GetValueOrDefault(hole) + 1;
        foreach (var (entry, reason) in met)
        {
            if (reason is { } why)
            {
                blocked[(hole, entry, why)] = blocked.GetValueOrDefault((hole, entry, why)) + 1;
            }
            else
            {
                fired[(hole, entry)] = fired.GetValueOrDefault((hole, entry)) + 1;
            }
        }
    }
}
