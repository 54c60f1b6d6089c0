using Testudo.Simulation.Measures;
using Testudo.Simulation.Random;
using Testudo.World.Threats;

namespace Testudo.Simulation.Replication;

/// <content>Attacks on the defence itself: batteries and sensors lost during the raid, and what the others see and do then.</content>
public sealed partial class ReplicationRunner
{
    private readonly bool mayLose;
    private readonly double[] sensorLostAt;

    private void ClearLosses()
    {
        if (mayLose)
        {
            sensorLostAt.AsSpan().Fill(double.PositiveInfinity);
        }
    }

    /// <summary>Decides what an arrival does to the unit at which it was aimed.</summary>
    private void Strike<TTracer>(int t, int asset, double now, TTracer tracer)
        where TTracer : struct, ITracer
    {
        var (b, s) = model.Units[asset];
        var isThere = b >= 0 ? batteries[b].IsUp : s >= 0 && sensors[s].IsUp && now < sensorLostAt[s];
        if (!isThere)
        {
            return;
        }

        ref var threat = ref threats[t];
        var words = Draw(threat.Key, 0, Purpose.UnitLoss);
        var isSilent = s >= 0 && threat.IsTracked && model.Scenario.Raid[threat.Salvo].Threat.Class == ThreatClass.AntiRadiation && words.U1 < values[model.UnitLoss.Silence];
        if (isSilent || words.U0 >= values[model.UnitLoss.Loss])
        {
            Tell(tracer, now, TraceKind.UnitSurvived, t, b, b >= 0 ? -1 : s, value: isSilent ? 1 : 0);
            return;
        }

        if (b >= 0)
        {
            batteries[b].IsUp = false;
            row[layout.Of(b, BatteryTally.Lost)] = 1;
            row[layout.Of(model.Batteries[b].System, SystemTally.Lost)]++;
        }
        else
        {
            row[TallyLayout.Of(RaidTally.SensorsLost)]++;
        }

        Tell(tracer, now, TraceKind.UnitLost, t, b, b >= 0 ? -1 : s);
        if (s >= 0)
        {
            sensorLostAt[s] = now;
            LookWithout(s, now, tracer);
        }
    }

    /// <summary>Tells that a window stays shut because its battery was lost; one that was never up is told of at the beginning.</summary>
    private void TellLost<TTracer>(int t, int b, double now, TTracer tracer)
        where TTracer : struct, ITracer
    {
        if (TTracer.IsListening && row[layout.Of(b, BatteryTally.Lost)] > 0)
        {
            Tell(tracer, now, TraceKind.Blocked, t, b, value: (int)LeakCause.OutOfReach, detail: (int)BlockReason.BatteryLost);
        }
    }

    /// <summary>Whether the track of a threat comes to be now, and not one that a lost sensor would have given; if so, it is counted.</summary>
    private bool IsTrackDue<TTracer>(ref ThreatState threat, int t, double now, TTracer tracer)
        where TTracer : struct, ITracer
    {
        if (!threat.IsAlive || !threat.IsTracked || threat.TrackedAt != now)
        {
            return false;
        }

        NoteTrack(ref threat, t, model.Routes[threat.Route], tracer);
        return true;
    }

    /// <summary>Looks anew for the threats that a lost sensor would have found, and shortens the tracks that it kept alive.</summary>
    private void LookWithout<TTracer>(int sensor, double now, TTracer tracer)
        where TTracer : struct, ITracer
    {
        for (var t = 0; t < threats.Length; t++)
        {
            ref var threat = ref threats[t];
            if (!threat.IsAlive || !model.Routes[threat.Route].Sees[sensor])
            {
                continue;
            }

            var columns = model.Routes[threat.Route];
            if (threat.WasFound && columns.Passes[threat.FoundOn].Sensor == sensor && threat.FoundAt >= now)
            {
                (threat.WasFound, threat.IsTracked) = (false, false);
                var known = threat.IsSeenAlone ? threat.KnownFrom : double.PositiveInfinity;
                Detect(ref threat, t, columns, threat.End, tracer);
                threat.KnownFrom = Math.Min(threat.KnownFrom, known);
                threat.NextOpens = double.NegativeInfinity;
                if (threat.IsTracked)
                {
                    events.Add(threat.TrackedAt, EventKind.Track, t);
                }
            }
            else if (usesTracks && threat.IsTracked && threat.TrackUntil > now && double.IsFinite(threat.TrackUntil))
            {
                (threat.TrackUntil, threat.FirstSpan) = (double.NegativeInfinity, model.Routes[threat.Route].LongestFirst.Length);
                FindAgain(ref threat, columns);
                while (threat.TrackUntil < now && !KeepTrack(ref threat, columns, now))
                {
                    FindAgain(ref threat, columns);
                }
            }
        }
    }

    // Where sensors may be lost, the warning of a threat is known only at the end.
    private void CountLateWarnings()
    {
        if (!mayLose || alerts.IsWritten)
        {
            return;
        }

        foreach (ref readonly var threat in threats.AsSpan())
        {
            if (threat.IsDue)
            {
                Times.WarningByClass[model.Salvos[threat.Salvo].Class].Add(threat.IsTracked ? threat.Due - threat.TrackedAt - alertDelay : 0);
            }
        }
    }
}
