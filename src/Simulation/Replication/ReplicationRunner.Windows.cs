using System.Runtime.CompilerServices;

namespace Testudo.Simulation.Replication;

/// <content>Windows: which are open, and which are worth coming back for.</content>
public sealed partial class ReplicationRunner
{
    /// <summary>Opens every window that is due, decides once, and comes back when the next is due.</summary>
    private void OpenWindows<TTracer>(int t, double now, TTracer tracer)
        where TTracer : struct, ITracer
    {
        if (!threats[t].IsAlive)
        {
            // Its track has ended; at the most, debris misleads whoever has just shot.
            return;
        }

        // A window that opened before was not ready then, and whatever makes it ready calls by itself.
        var first = now == threats[t].Awaited && !isOptimal ? threats[t].NextWindow : 0;
        PassWindows(t, now, tracer);
        Decide(t, first, now, tracer);
        AwaitWindow(t);
    }

    /// <summary>Opens the windows that are due by now, or notes what keeps them shut.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void PassWindows<TTracer>(int t, double now, TTracer tracer)
        where TTracer : struct, ITracer
    {
        if (now >= threats[t].NextOpens)
        {
            PassDueWindows(t, now, tracer);
        }
    }

    private void PassDueWindows<TTracer>(int t, double now, TTracer tracer)
        where TTracer : struct, ITracer
    {
        ref var threat = ref threats[t];
        threat.NextOpens = double.PositiveInfinity;
        var windows = model.Routes[threat.Route].Windows;
        for (; threat.NextWindow < windows.Length; threat.NextWindow++)
        {
            ref readonly var window = ref windows[threat.NextWindow];
            var opens = Math.Max(threat.Launch + window.DecideFrom, threat.KnownFrom);
            if (opens > now)
            {
                threat.NextOpens = opens;
                break;
            }

            if (!batteries[window.Battery].IsUp)
            {
                // Not there today: no opportunity, and no obstacle either.
                TellLost(t, window.Battery, opens, tracer);
            }
            else if (threat.Launch + window.DecideTo < opens)
            {
                Block(t, window.Battery, Obstacle.TooLate, window.DecideFrom > window.DecideTo ? BlockReason.AllowedTooLate : BlockReason.TrackTooLate, opens, tracer);
            }
            else if (window.IsHeld)
            {
                Block(t, window.Battery, Obstacle.Held, model.Routes[threat.Route].Controls[threat.NextWindow].HeldBy!.Value, opens, tracer);
            }
            else if (window.OwnPass < 0 && batteries[window.Battery].IsCutOff)
            {
                Block(t, window.Battery, Obstacle.TooLate, BlockReason.LinkDown, opens, tracer);
            }
            else if (!window.IsInSector && batteries[window.Battery].IsAlone)
            {
                Block(t, window.Battery, Obstacle.Held, BlockReason.OutsideSector, opens, tracer);
            }
            else
            {
                ref var slot = ref slots[SlotOf(t, threat.NextWindow)];
                slot.IsOpen = true;
                slot.IsAlone = batteries[window.Battery].IsAlone;
                if (IsSpent(window))
                {
                    BlockByRounds(t, window, opens, tracer);
                }
            }
        }

        if (isOptimal)
        {
            Announce(t);
        }
    }

    /// <summary>Comes back when the next window opens that can change something: while a threat is engaged or decided about under command, only those of who acts alone.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void AwaitWindow(int t)
    {
        ref var threat = ref threats[t];
        var isTaken = threat.Engagements > 0 || threat.Decision is Decision.Waiting or Decision.UnderWay;
        if (!isTaken || !isCentral || threat.IsSeenAlone)
        {
            AwaitNext(ref threat, t, isTaken);
        }
    }

    private void AwaitNext(ref ThreatState threat, int t, bool isTaken)
    {
        var windows = model.Routes[threat.Route].Windows;
        for (var w = threat.NextWindow; w < windows.Length; w++)
        {
            if (CanMatter(windows[w], isTaken))
            {
                var opens = threat.Launch + windows[w].DecideFrom;
                if (opens != threat.Awaited)
                {
                    threat.Awaited = opens;
                    events.Add(opens, EventKind.WindowOpen, t);
                }

                return;
            }
        }
    }

    private bool CanMatter(in WindowColumns window, bool isTaken)
    {
        ref readonly var battery = ref batteries[window.Battery];
        return !window.IsHeld && battery.IsUp && !IsSpent(window) && window.DecideTo >= window.DecideFrom && (battery.IsAlone ? window.IsInSector && (window.OwnPass >= 0 || !battery.IsCutOff) : !isTaken);
    }

    /// <summary>Whether a battery has nothing left for this window, and nothing is on its way.</summary>
    private bool IsSpent(in WindowColumns window) =>
        batteries[window.Battery].Rounds + batteries[window.Battery].Reserve <= window.Keep && !(hasLogistics && isSupplyOrdered[window.Battery]);
}
