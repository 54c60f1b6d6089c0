using System.Runtime.CompilerServices;

namespace Testudo.Simulation.Replication;

/// <content>What the defence can run short of: channels and those who wait for them, rounds, fighters in the air.</content>
public sealed partial class ReplicationRunner
{
    private void FreeChannel<TTracer>(int b, double now, TTracer tracer)
        where TTracer : struct, ITracer
    {
        batteries[b].FreeChannels++;
        ServeWaiting(b, now, tracer);
    }

    private void Reload<TTracer>(int b, double now, TTracer tracer)
        where TTracer : struct, ITracer
    {
        ref var battery = ref batteries[b];
        battery.IsReloading = false;
        TakeLoad(b);
        Tell(tracer, now, TraceKind.Reloaded, battery: b, value: battery.Rounds);
        GoOnLoading(b, now);
        ServeWaiting(b, now, tracer);
    }

    private void Wait(int t, int w, int b)
    {
        var s = SlotOf(t, w);
        if (!slots[s].IsWaiting)
        {
            slots[s].IsWaiting = true;
            nextWaiting[s] = batteries[b].FirstWaiting;
            batteries[b].FirstWaiting = s;
        }
    }

    /// <summary>Gives free channels to the waiting threats: by priority of class and asset, then by the nearest impact.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void ServeWaiting<TTracer>(int b, double now, TTracer tracer)
        where TTracer : struct, ITracer
    {
        if (isOptimal && !batteries[b].IsAlone)
        {
            ServeTogether(b, now, tracer);
        }
        else if (batteries[b].FirstWaiting >= 0)
        {
            ServeInTurn(b, now, tracer);
        }
    }

    private void ServeInTurn<TTracer>(int b, double now, TTracer tracer)
        where TTracer : struct, ITracer
    {
        ref var battery = ref batteries[b];
        while (battery.FreeChannels > 0 && battery.Rounds > 0 && battery.FirstWaiting >= 0)
        {
            var best = TakeMostUrgent(b, now);
            if (best < 0)
            {
                return;
            }

            var (t, w) = (best / model.MostWindows, best % model.MostWindows);
            var before = battery.FreeChannels;
            if (IsReady(t, w, now, tracer) && IsDecided(t, w, now, tracer))
            {
                Engage(t, w, now, tracer);
            }

            if (battery.FreeChannels == before && slots[best].IsWaiting)
            {
                // It went back to the queue: nothing can be done for it now.
                return;
            }
        }
    }

    private bool IsMoreUrgentThanWaiting(int slot, int b, double now)
    {
        if (batteries[b].FirstWaiting < 0)
        {
            return true;
        }

        var rival = TakeMostUrgent(b, now);
        if (rival < 0)
        {
            return true;
        }

        Wait(rival / model.MostWindows, rival % model.MostWindows, b);
        return IsMoreUrgent(slot, rival);
    }

    /// <summary>Unlinks the most urgent waiting threat that can be served now, and drops those that no longer can.</summary>
    private int TakeMostUrgent(int b, double now)
    {
        var best = -1;
        var beforeBest = -1;
        var before = -1;
        for (var s = batteries[b].FirstWaiting; s >= 0;)
        {
            var next = nextWaiting[s];
            ref var threat = ref threats[s / model.MostWindows];
            ref readonly var window = ref model.Routes[threat.Route].Windows[s % model.MostWindows];
            if (!threat.IsAlive || !slots[s].IsOpen || threat.Launch + window.DecideTo < now)
            {
                Unlink(b, s, before);
                slots[s].IsWaiting = false;
            }
            else
            {
                if ((threat.Engagements == 0 || batteries[b].IsAlone) && !slots[s].IsBusy && (best < 0 || IsMoreUrgent(s, best)))
                {
                    (best, beforeBest) = (s, before);
                }

                before = s;
            }

            s = next;
        }

        if (best >= 0)
        {
            Unlink(b, best, beforeBest);
            slots[best].IsWaiting = false;
        }

        return best;
    }

    private void Unlink(int b, int slot, int before)
    {
        if (before < 0)
        {
            batteries[b].FirstWaiting = nextWaiting[slot];
        }
        else
        {
            nextWaiting[before] = nextWaiting[slot];
        }
    }

    private bool IsMoreUrgent(int slot, int other)
    {
        ref var a = ref threats[slot / model.MostWindows];
        ref var b = ref threats[other / model.MostWindows];
        var (priority, otherPriority) = (model.Routes[a.Route].Priority, model.Routes[b.Route].Priority);
        return priority != otherPriority ? priority < otherPriority : a.Due != b.Due ? a.Due < b.Due : slot < other;
    }

    private void OrderUp<TTracer>(int b, double now, TTracer tracer)
        where TTracer : struct, ITracer
    {
        ref var battery = ref batteries[b];
        if (model.Effectors[b].IsScheduled || now <= battery.AirborneUntil || battery.AirborneFrom > now && double.IsFinite(battery.AirborneFrom))
        {
            return;
        }

        ref readonly var columns = ref model.Batteries[b];
        var rested = double.IsFinite(battery.AirborneUntil) ? battery.AirborneUntil + columns.Turnaround : now;
        battery.AirborneFrom = Math.Max(now, rested) + columns.Scramble;
        battery.AirborneUntil = battery.AirborneFrom + columns.Endurance;
        events.Add(battery.AirborneFrom, EventKind.Airborne, b);
        Tell(tracer, now, TraceKind.Scrambled, battery: b, value: battery.AirborneFrom);
    }

    private bool IsAirborne<TTracer>(int b, double now, TTracer tracer)
        where TTracer : struct, ITracer
    {
        if (now > batteries[b].AirborneUntil)
        {
            OrderUp(b, now, tracer);
        }

        return now >= batteries[b].AirborneFrom && now <= batteries[b].AirborneUntil;
    }
}
