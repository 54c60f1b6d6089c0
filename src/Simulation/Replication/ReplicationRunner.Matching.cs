namespace Testudo.Simulation.Replication;

/// <content>
/// Optimal assignment under central command: whenever somebody is to be chosen, all threats that compete for the batteries in question,
/// now or within the time that doctrine looks ahead, are matched with all batteries that can take them, for the greatest worth.
/// Nobody is held back for a threat yet to come: those only decide which of several batteries is taken.
/// </content>
public sealed partial class ReplicationRunner
{
    private readonly Matching? matching;
    private readonly double lookAhead;

    /// <summary>Enters the windows of a threat that are open or the next to open with their batteries.</summary>
    private void Announce(int t)
    {
        ref var threat = ref threats[t];
        ref var announced = ref matching!.Announced[t];
        var windows = model.Routes[threat.Route].Windows;
        var next = threat.NextWindow < windows.Length ? windows[threat.NextWindow].DecideFrom + lookAhead : 0;
        while (announced < windows.Length && (announced < threat.NextWindow || windows[announced].DecideFrom <= next))
        {
            ref readonly var window = ref windows[announced];
            if (!window.IsHeld && batteries[window.Battery].IsUp)
            {
                var slot = SlotOf(t, announced);
                matching.NextCandidate[slot] = matching.FirstCandidate[window.Battery];
                matching.FirstCandidate[window.Battery] = slot;
            }

            announced++;
        }
    }

    /// <summary>Chooses who engages a threat now, with an eye on all who compete for the same batteries.</summary>
    private void DecideTogether<TTracer>(int t, double now, TTracer tracer)
        where TTracer : struct, ITracer
    {
        var windows = model.Routes[threats[t].Route].Windows;
        var controls = model.Routes[threats[t].Route].Controls;
        var (ready, best) = (0, -1);
        for (var w = 0; w < threats[t].NextWindow; w++)
        {
            if (!slots[SlotOf(t, w)].IsAlone && IsReady(t, w, now, tracer))
            {
                ready++;
                best = best < 0 || controls[w].Value > controls[best].Value ? w : best;
            }
        }

        if (ready == 0)
        {
            return;
        }

        // Most decisions are easy: one battery can, or the best one has room for all who might want it.
        if (ready == 1 || HasRoomForAll(windows[best].Battery, t, now))
        {
            Engage(t, best, now, tracer);
            return;
        }

        matching!.Begin();
        matching.AddThreat(t);
        Match(t, now, tracer);
    }

    /// <summary>Gives the free channels of a battery to those who wait, together with the free channels of others.</summary>
    private void ServeTogether<TTracer>(int b, double now, TTracer tracer)
        where TTracer : struct, ITracer
    {
        if (batteries[b].FirstWaiting < 0 || RoomAt(b, now) == 0)
        {
            return;
        }

        matching!.Begin();
        Invite(b, now, now);
        if (matching.ThreatCount > 0)
        {
            Match(-1, now, tracer);
        }
    }

    private bool HasRoomForAll(int b, int t, double now)
    {
        var room = RoomAt(b, now) - 1;
        for (var s = matching!.FirstCandidate[b]; s >= 0 && room >= 0; s = matching.NextCandidate[s])
        {
            if (s / model.MostWindows != t && CanBeEngaged(s, now, now + lookAhead, -1, out _))
            {
                room--;
            }
        }

        return room >= 0;
    }

    /// <summary>Solves the problem that the threats in it begin, and opens fire; then once more for those who were left, without a look ahead.</summary>
    private void Match<TTracer>(int seed, double now, TTracer tracer)
        where TTracer : struct, ITracer
    {
        Gather(seed, now, now + lookAhead);
        if (Fire(now, tracer) && lookAhead > 0)
        {
            KeepThoseLeft();
            Gather(seed, now, now);
            Fire(now, tracer);
        }
    }

    /// <summary>Solves the problem and opens fire where it can be opened now.</summary>
    /// <returns>Whether somebody who could be engaged now was not.</returns>
    private bool Fire<TTracer>(double now, TTracer tracer)
        where TTracer : struct, ITracer
    {
        var chosen = matching!.Solve();
        var isSomebodyLeft = false;
        for (var i = 0; i < chosen.Length; i++)
        {
            var t = matching.Threats[i];
            var (window, isNow) = chosen[i] < 0 ? (-1, false) : matching.Pairs[chosen[i]];
            if (isNow && IsReady(t, window, now, tracer) && IsDecided(t, window, now, tracer))
            {
                Engage(t, window, now, tracer);
            }

            isSomebodyLeft |= !isNow && matching.IsOneNow(i);
        }

        return isSomebodyLeft;
    }

    /// <summary>Keeps those of the problem who are still to be engaged.</summary>
    private void KeepThoseLeft()
    {
        var before = matching!.ThreatCount;
        matching.Begin();
        for (var i = 0; i < before; i++)
        {
            if (threats[matching.Threats[i]].Engagements == 0)
            {
                matching.AddThreat(matching.Threats[i]);
            }
        }
    }

    /// <summary>Takes in every battery that a threat of the problem could be engaged by, every threat that competes for it, and so on; and writes down all pairs.</summary>
    private void Gather(int seed, double now, double until)
    {
        for (var i = 0; i < matching!.ThreatCount; i++)
        {
            var t = matching.Threats[i];
            var windows = model.Routes[threats[t].Route].Windows;
            matching.BeginPairs(i);
            for (var w = 0; w < matching.Announced[t]; w++)
            {
                var b = windows[w].Battery;
                if (CanBeEngaged(SlotOf(t, w), now, until, seed, out var isNow))
                {
                    if (matching.UnitOf[b] < 0 && RoomAt(b, now) is > 0 and var room)
                    {
                        matching.AddBattery(b, room);
                        Invite(b, now, until);
                    }

                    if (matching.UnitOf[b] >= 0)
                    {
                        matching.AddPair(b, model.Routes[threats[t].Route].Controls[w].Value, w, isNow);
                    }
                }
            }
        }
    }

    /// <summary>Takes in all who could be engaged by a battery, and drops those who no longer can be.</summary>
    private void Invite(int b, double now, double until)
    {
        var before = -1;
        for (var s = matching!.FirstCandidate[b]; s >= 0; s = matching.NextCandidate[s])
        {
            var (t, w) = (s / model.MostWindows, s % model.MostWindows);
            ref var threat = ref threats[t];
            if (!threat.IsAlive || (w < threat.NextWindow && !slots[s].IsOpen) || threat.Launch + model.Routes[threat.Route].Windows[w].DecideTo < now)
            {
                if (before < 0)
                {
                    matching.FirstCandidate[b] = matching.NextCandidate[s];
                }
                else
                {
                    matching.NextCandidate[before] = matching.NextCandidate[s];
                }

                continue;
            }

            before = s;
            if (CanBeEngaged(s, now, until, -1, out _))
            {
                matching.AddThreat(t);
            }
        }
    }

    /// <summary>How many threats a battery can take now.</summary>
    private int RoomAt(int b, double now)
    {
        ref var battery = ref batteries[b];
        return !battery.IsUp || (model.Batteries[b].IsFighter && !(now >= battery.AirborneFrom && now <= battery.AirborneUntil))
            ? 0
            : Math.Min(battery.FreeChannels, battery.Rounds);
    }

    /// <summary>Whether a threat without an engagement can be engaged in a window, now or until a time, as far as the threat and doctrine go.</summary>
    private bool CanBeEngaged(int s, double now, double until, int seed, out bool isNow)
    {
        var (t, w) = (s / model.MostWindows, s % model.MostWindows);
        ref var threat = ref threats[t];
        ref readonly var window = ref model.Routes[threat.Route].Windows[w];
        isNow = w < threat.NextWindow;
        if ((!threat.IsAlive && t != seed) || threat.Engagements > 0 || slots[s].IsBusy || slots[s].IsAlone || window.IsHeld
            || (isNow ? !slots[s].IsOpen || threat.Launch + window.DecideTo < now : threat.Launch + window.DecideFrom > until)
            || slots[SlotOf(t, window.FirstOfBattery)].Looks >= window.Looks)
        {
            return false;
        }

        ref var battery = ref batteries[window.Battery];
        if (battery.Rounds + battery.Reserve <= window.Keep)
        {
            return false;
        }

        if (!window.IsLimited)
        {
            return true;
        }

        ref readonly var control = ref model.Routes[threat.Route].Controls[w];
        if (limited[t].Rounds >= control.AtOneThreat || (control.Ration >= 0 && rationLeft[control.Ration] <= 0))
        {
            return false;
        }

        var identified = threat.TrackedAt + control.Identify;
        isNow &= identified <= now;
        return isNow || identified <= until;
    }
}
