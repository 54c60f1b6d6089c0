using System.Runtime.CompilerServices;
using Testudo.Simulation.Measures;
using Testudo.Simulation.Random;

namespace Testudo.Simulation.Replication;

/// <content>The air picture: how long a track lives, when it is found again, and what a threat is taken for.</content>
public sealed partial class ReplicationRunner
{
    private double trackCoast;
    private double longestDelay;

    /// <summary>Whether the fused picture shows a threat now, to a battery that depends on it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool IsOnThePicture<TTracer>(int t, in WindowColumns window, double now, TTracer tracer)
        where TTracer : struct, ITracer =>
        !usesTracks || (now <= threats[t].TrackUntil && now >= threats[t].TrackFrom) || IsTrackThere(t, window, now, tracer);

    private bool IsTrackThere<TTracer>(int t, in WindowColumns window, double now, TTracer tracer)
        where TTracer : struct, ITracer
    {
        ref var threat = ref threats[t];
        var columns = model.Routes[threat.Route];
        while (now > threat.TrackUntil && !KeepTrack(ref threat, columns, now))
        {
            FindAgain(ref threat, columns);
        }

        if (now >= threat.TrackFrom)
        {
            return true;
        }

        if (now >= threat.TrackedAt && !threat.WasTrackLost)
        {
            threat.WasTrackLost = true;
            row[layout.Of(model.Salvos[threat.Salvo].Class, ClassTally.TrackLost)]++;
        }

        // The track to come is waited for once, however many batteries wait for it.
        if (double.IsFinite(threat.TrackFrom) && threat.LookedForAt != threat.TrackFrom && now >= threat.TrackedAt)
        {
            threat.LookedForAt = threat.TrackFrom;
            events.Add(threat.TrackFrom, EventKind.FoundAgain, t);
        }

        Block(t, window.Battery, Obstacle.TooLate, now < threat.TrackedAt ? BlockReason.NotTrackedYet : BlockReason.TrackLost, now, tracer);
        return false;
    }

    /// <summary>Begins the first track of a threat with the pass that found it.</summary>
    private void FormTrack(ref ThreatState threat, RouteColumns columns, int pass)
    {
        threat.TrackFrom = threat.TrackedAt;
        (threat.TrackUntil, threat.FirstSpan) = (double.PositiveInfinity, columns.LongestFirst.Length);
        if (pass < 0 || double.IsPositiveInfinity(trackCoast))
        {
            return;
        }

        threat.TrackUntil = LastReport(threat, columns.Passes[pass]) + trackCoast;
        if (threat.TrackUntil < threat.TrackFrom && !KeepTrack(ref threat, columns, threat.TrackFrom))
        {
            FindAgain(ref threat, columns);
        }

        threat.TrackedAt = threat.TrackFrom;
    }

    /// <summary>Prolongs a track, by reports that come while it lives, until it reaches a time.</summary>
    /// <returns>Whether it does; otherwise its end is known for certain.</returns>
    private bool KeepTrack(ref ThreatState threat, RouteColumns columns, double until)
    {
        // Which reports reach a living track does not depend on the order in which they are asked; the longest first asks the fewest.
        var spans = columns.LongestFirst;
        for (var i = FirstBegun(ref threat, spans); i < spans.Length;)
        {
            ref readonly var span = ref spans[i++];
            if (threat.Launch + span.To + longestDelay + trackCoast <= threat.TrackUntil)
            {
                return false;
            }

            if (threat.Launch + span.From > threat.TrackUntil)
            {
                continue;
            }

            ref readonly var pass = ref columns.Passes[span.Pass];
            ref readonly var sensor = ref sensors[pass.Sensor];
            var end = LastReport(threat, pass) + trackCoast;
            if (end <= threat.TrackUntil || threat.Launch + pass.From + sensor.Delay > threat.TrackUntil || sensor.IsMute || DetectionTime(threat, pass) + sensor.Delay > threat.TrackUntil)
            {
                continue;
            }

            threat.TrackUntil = end;
            if (end >= until)
            {
                return true;
            }

            i = FirstBegun(ref threat, spans);
        }

        return false;
    }

    /// <summary>The first of the passes, the longest first, that has begun when the track ends.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int FirstBegun(ref ThreatState threat, PassSpan[] spans)
    {
        var first = threat.FirstSpan;
        while (first > 0 && threat.Launch + spans[first - 1].Earliest <= threat.TrackUntil)
        {
            first--;
        }

        return threat.FirstSpan = first;
    }

    /// <summary>Turns to the next track of a threat after the end of the last; its times are infinite where there is none.</summary>
    private void FindAgain(ref ThreatState threat, RouteColumns columns)
    {
        do
        {
            var report = double.PositiveInfinity;
            var end = double.PositiveInfinity;
            foreach (ref readonly var pass in columns.Passes.AsSpan())
            {
                if (threat.Launch + pass.From >= report)
                {
                    break;
                }

                var last = LastReport(threat, pass);
                if (last <= threat.TrackUntil || sensors[pass.Sensor].IsMute)
                {
                    continue;
                }

                var reported = DetectionTime(threat, pass) + sensors[pass.Sensor].Delay;
                if (reported > threat.TrackUntil && reported < report)
                {
                    (report, end) = (reported, last + trackCoast);
                }
            }

            threat.TrackFrom = report + trackDelay;
            threat.TrackUntil = end;
        }
        while (threat.TrackUntil < threat.TrackFrom && !KeepTrack(ref threat, columns, threat.TrackFrom));
    }

    private double LastReport(in ThreatState threat, in PassColumns pass) =>
        (mayLose ? Math.Min(threat.Launch + pass.To, sensorLostAt[pass.Sensor]) : threat.Launch + pass.To) + sensors[pass.Sensor].Delay;

    /// <summary>Decides what a threat is taken for, once; from now on the rules for that hold.</summary>
    private void Classify<TTracer>(ref ThreatState threat, int t, RouteColumns columns, double now, TTracer tracer)
        where TTracer : struct, ITracer
    {
        if (columns.Mistaken < 0)
        {
            return;
        }

        ref readonly var salvo = ref model.Salvos[threat.Salvo];
        threat.IsMistaken = Draw(threat.Key, 0, Purpose.Classification).U0 < values[salvo.Mistake];
        if (threat.IsMistaken)
        {
            threat.Route = columns.Mistaken;
            threat.NextOpens = double.NegativeInfinity;
            row[layout.Of(salvo.Class, ClassTally.Mistaken)]++;
        }

        Tell(tracer, now, TraceKind.TakenFor, t, value: (int)model.Routes[threat.Route].TakenFor);
    }

    private void CountMistake(in ThreatState threat, int threatClass)
    {
        if (threat.IsMistaken && !threat.WasEngaged)
        {
            row[layout.Of(threatClass, ClassTally.MistakenSpared)]++;
        }
    }

    /// <summary>Tells when the track of a threat was lost and found again, up to its end.</summary>
    private void TellTracks<TTracer>(in ThreatState threat, int t, double end, TTracer tracer)
        where TTracer : struct, ITracer
    {
        if (!usesTracks || double.IsPositiveInfinity(trackCoast) || !threat.IsTracked)
        {
            return;
        }

        var columns = model.Routes[threat.Route];
        var again = threat;
        (again.TrackUntil, again.FirstSpan) = (double.NegativeInfinity, columns.LongestFirst.Length);
        FindAgain(ref again, columns);
        while (again.TrackUntil < end && !KeepTrack(ref again, columns, end))
        {
            Tell(tracer, again.TrackUntil, TraceKind.TrackLost, t);
            FindAgain(ref again, columns);
            if (again.TrackFrom < end)
            {
                Tell(tracer, again.TrackFrom, TraceKind.FoundAgain, t);
            }
        }
    }
}
