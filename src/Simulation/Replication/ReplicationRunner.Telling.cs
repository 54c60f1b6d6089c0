namespace Testudo.Simulation.Replication;

/// <content>What is told to whoever listens. Nothing here changes a replication; without a listener nothing here runs.</content>
public sealed partial class ReplicationRunner
{
    private static void Tell<TTracer>(TTracer tracer, double time, TraceKind kind, int threat = -1, int battery = -1, int sensor = -1, int rounds = 0, double value = 0, double detail = 0)
        where TTracer : struct, ITracer
    {
        if (TTracer.IsListening)
        {
            tracer.On(new TraceEvent(time, kind, threat, battery, sensor, rounds, value, detail));
        }
    }

    /// <summary>Tells, at the time of the first launch, which batteries and sensors are not up in this raid.</summary>
    private void TellWhoIsDown<TTracer>(TTracer tracer)
        where TTracer : struct, ITracer
    {
        if (!TTracer.IsListening)
        {
            return;
        }

        var first = double.PositiveInfinity;
        for (var t = 0; t < threats.Length; t++)
        {
            first = threats[t].IsAlive ? Math.Min(first, threats[t].Launch) : first;
        }

        if (double.IsPositiveInfinity(first))
        {
            return;
        }

        TellLinks(first, tracer);
        for (var b = 0; b < batteries.Length; b++)
        {
            if (!batteries[b].IsUp)
            {
                Tell(tracer, first, TraceKind.Down, battery: b);
            }
        }

        for (var s = 0; s < sensors.Length; s++)
        {
            if (!sensors[s].IsUp && model.Sensors[s].Battery < 0)
            {
                Tell(tracer, first, TraceKind.Down, sensor: s);
            }
        }
    }

    private void TellOversight<TTracer>(in ThreatState threat, int t, in PassColumns pass, double seen, TTracer tracer)
        where TTracer : struct, ITracer
    {
        // A pass that the ground hides in between is told of once.
        if (pass.Part == 0)
        {
            Tell(tracer, threat.Launch + pass.From, TraceKind.Overlooked, t, sensor: pass.Sensor, value: (int)WhyOverlooked(threat, pass, seen), detail: ChanceOf(threat, pass));
        }
    }

    private void TellFound<TTracer>(in ThreatState threat, int t, RouteColumns columns, TTracer tracer)
        where TTracer : struct, ITracer
    {
        if (TTracer.IsListening)
        {
            ref readonly var pass = ref columns.Passes[threat.FoundOn];
            Tell(tracer, threat.FoundAt, TraceKind.Detected, t, sensor: pass.Sensor, value: ChanceOf(threat, pass), detail: threat.TrackedAt);
        }
    }

    /// <summary>Tells which electronic warfare a threat passed on its way without being diverted.</summary>
    private void TellWithstood<TTracer>(in ThreatState threat, int t, RouteColumns columns, double end, TTracer tracer)
        where TTracer : struct, ITracer
    {
        foreach (ref readonly var pass in columns.SoftKills.AsSpan())
        {
            // The pass that ends with the threat elsewhere was not withstood.
            if (batteries[pass.Battery].IsUp && kills[pass.Kill] > 0 && threat.Launch + pass.To <= end + EdgeTolerance)
            {
                Tell(tracer, threat.Launch + pass.From, TraceKind.Withstood, t, pass.Battery, detail: SoftKillChance(pass));
            }
        }
    }

    private double SoftKillProbability(int battery, RouteColumns columns)
    {
        foreach (ref readonly var pass in columns.SoftKills.AsSpan())
        {
            if (pass.Battery == battery)
            {
                return SoftKillChance(pass);
            }
        }

        return 0;
    }
}
