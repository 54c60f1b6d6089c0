using Testudo.Simulation.Replication;

namespace Testudo.Reporting.Tests.Browser;

/// <summary>Counts of a replication up to a moment.</summary>
/// <param name="Launched">Threats launched, those that failed at launch among them.</param>
/// <param name="Air">Those still flying.</param>
/// <param name="Stopped">Destroyed or diverted.</param>
/// <param name="Failed">Failed by themselves.</param>
/// <param name="Leaked">Armed and at the target.</param>
/// <param name="Expended">Unarmed and at the target.</param>
/// <param name="Rounds">Rounds ordered to be fired.</param>
internal sealed record Tally(int Launched, int Air, int Stopped, int Failed, int Leaked, int Expended, int Rounds)
{
    /// <summary>Counts a trace, threat by threat: each is where its last word says.</summary>
    public static Tally Of(IReadOnlyList<TraceEvent> trace, double time)
    {
        var past = trace.Where(e => e.Time <= time).ToList();
        var fates = past.Where(e => e.Threat >= 0).GroupBy(e => e.Threat).Select(FateOf).ToList();
        int Count(TraceKind fate) => fates.Count(f => f == fate);
        return new Tally(
            fates.Count,
            Count(TraceKind.Launched),
            Count(TraceKind.Intercepted) + Count(TraceKind.SoftKilled),
            Count(TraceKind.LaunchFailed) + Count(TraceKind.FlightFailed),
            Count(TraceKind.Leaked),
            Count(TraceKind.Expended),
            past.Where(e => e.Kind == TraceKind.Engaged).Sum(e => e.Rounds));
    }

    private static TraceKind FateOf(IEnumerable<TraceEvent> told)
    {
        var ends = told.Where(IsEnd).Select(e => e.Kind).ToList();
        Assert.InRange(ends.Count, 0, 1);
        return ends.Count == 0 ? TraceKind.Launched : ends[0];
    }

    private static bool IsEnd(TraceEvent happened) =>
        happened.Kind is TraceKind.LaunchFailed or TraceKind.FlightFailed or TraceKind.SoftKilled or TraceKind.Leaked or TraceKind.Expended
        || (happened.Kind == TraceKind.Intercepted && happened.Value > 0);
}
