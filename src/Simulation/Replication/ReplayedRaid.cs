using Testudo.Simulation.Measures;

namespace Testudo.Simulation.Replication;

/// <summary>One replication, run again with somebody listening: the same raid to the last bit.</summary>
/// <param name="Replication">Its number.</param>
/// <param name="Events">Everything that happened in it, in order of time.</param>
/// <param name="Leakers">The threats that reached their targets.</param>
public sealed record ReplayedRaid(uint Replication, IReadOnlyList<TraceEvent> Events, IReadOnlyList<Leaker> Leakers)
{
    /// <summary>Runs a replication again.</summary>
    /// <param name="model">The model.</param>
    /// <param name="seed">The seed of the run.</param>
    /// <param name="replication">The number of the replication.</param>
    public static ReplayedRaid Of(RaidModel model, ulong seed, uint replication)
    {
        var events = new List<TraceEvent>();
        var runner = new ReplicationRunner(model, new TallyLayout(model), seed);
        runner.UseDrawOf(replication);
        runner.Run(replication, new ListTracer(events));
        return new ReplayedRaid(replication, [.. events.OrderBy(e => e.Time)], [.. runner.Leakers]);
    }
}
