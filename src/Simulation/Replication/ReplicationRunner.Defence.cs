using Testudo.Simulation.Measures;
using Testudo.Simulation.Random;

namespace Testudo.Simulation.Replication;

/// <content>The defence: windows, decisions, engagements and their assessment.</content>
public sealed partial class ReplicationRunner
{
    private void Track<TTracer>(int t, double now, TTracer tracer)
        where TTracer : struct, ITracer
    {
        ref var threat = ref threats[t];
        foreach (ref readonly var window in model.Routes[threat.Route].Windows.AsSpan())
        {
            if (model.Batteries[window.Battery].IsFighter && !window.IsHeld && batteries[window.Battery].IsUp)
            {
                OrderUp(window.Battery, now, tracer);
            }
        }

        OpenWindows(t, now, tracer);
    }

    /// <summary>Opens every window that is due, decides once, and comes back when the next is due.</summary>
    private void OpenWindows<TTracer>(int t, double now, TTracer tracer)
        where TTracer : struct, ITracer
    {
        ref var threat = ref threats[t];
        if (!threat.IsAlive)
        {
            // Its track has ended; at the most, debris misleads whoever has just shot.
            return;
        }

        var windows = model.Routes[threat.Route].Windows;
        while (threat.NextWindow < windows.Length)
        {
            ref readonly var window = ref windows[threat.NextWindow];
            var opens = threat.Launch + window.DecideFrom;
            if (opens > now)
            {
                events.Add(opens, EventKind.WindowOpen, t);
                break;
            }

            ref var slot = ref slots[SlotOf(t, threat.NextWindow)];
            if (!batteries[window.Battery].IsUp)
            {
                // Not there today: no opportunity, and no obstacle either.
            }
            else if (threat.Launch + window.DecideTo < now)
            {
                Block(t, window.Battery, Obstacle.TooLate, window.DecideFrom > window.DecideTo ? BlockReason.AllowedTooLate : BlockReason.TrackTooLate, now, tracer);
            }
            else if (window.IsHeld)
            {
                Block(t, window.Battery, Obstacle.Held, model.Routes[threat.Route].Controls[threat.NextWindow].HeldBy!.Value, now, tracer);
            }
            else
            {
                slot.IsOpen = true;
            }

            threat.NextWindow++;
        }

        if (isOptimal)
        {
            Announce(t);
        }

        Decide(t, now, tracer);
    }

    private int SlotOf(int threat, int window) => (threat * model.MostWindows) + window;

    /// <summary>Chooses who engages a threat now: one battery under central command, every one that can under autonomous.</summary>
    private void Decide<TTracer>(int t, double now, TTracer tracer)
        where TTracer : struct, ITracer
    {
        ref var threat = ref threats[t];
        if (isCentral && threat.Engagements > 0)
        {
            return;
        }

        if (isOptimal)
        {
            DecideTogether(t, now, tracer);
            return;
        }

        var windows = model.Routes[threat.Route].Windows;
        var best = -1;
        var bestRank = double.PositiveInfinity;
        for (var w = 0; w < threat.NextWindow; w++)
        {
            if (!IsReady(t, w, now, tracer))
            {
                continue;
            }

            if (!isCentral)
            {
                Engage(t, w, now, tracer);
                continue;
            }

            var rank = prefersEarliest ? InterceptTime(t, w, now) : windows[w].Rank;
            if (rank < bestRank)
            {
                (best, bestRank) = (w, rank);
            }
        }

        if (best >= 0)
        {
            Engage(t, best, now, tracer);
        }
    }

    /// <summary>Whether a battery can engage a threat in this window now. Where only time is missing, the threat waits there.</summary>
    private bool IsReady<TTracer>(int t, int w, double now, TTracer tracer)
        where TTracer : struct, ITracer
    {
        ref var slot = ref slots[SlotOf(t, w)];
        if (!slot.IsOpen || slot.IsBusy)
        {
            return false;
        }

        ref var threat = ref threats[t];
        ref readonly var window = ref model.Routes[threat.Route].Windows[w];
        if (slots[SlotOf(t, window.FirstOfBattery)].Looks >= window.Looks || threat.Launch + window.DecideTo < now)
        {
            slot.IsOpen = false;
            return false;
        }

        ref var battery = ref batteries[window.Battery];
        if (battery.Rounds + battery.Reserve <= window.Keep)
        {
            Block(t, window.Battery, window.Keep > 0 ? Obstacle.Held : Obstacle.NoRound, window.Keep > 0 ? BlockReason.RoundsKept : BlockReason.Empty, now, tracer);
            return false;
        }

        if (window.IsLimited && !IsWithinLimits(t, w, now, tracer))
        {
            return false;
        }

        if (battery.Rounds == 0)
        {
            Wait(t, w, window.Battery);
            Block(t, window.Battery, Obstacle.NoRound, BlockReason.Reloading, now, tracer);
            return false;
        }

        if (battery.FreeChannels == 0)
        {
            Wait(t, w, window.Battery);
            Block(t, window.Battery, Obstacle.NoChannel, BlockReason.ChannelsBusy, now, tracer);
            row[layout.Of(model.Batteries[window.Battery].System, SystemTally.Blocked)]++;
            return false;
        }

        if (model.Batteries[window.Battery].IsFighter && !IsAirborne(window.Battery, now, tracer))
        {
            Wait(t, w, window.Battery);
            Block(t, window.Battery, Obstacle.TooLate, BlockReason.NotAirborne, now, tracer);
            return false;
        }

        if (!isCentral && window.OwnPass >= 0)
        {
            // Alone, a battery needs to have seen the target itself.
            ref readonly var pass = ref model.Routes[threat.Route].Passes[window.OwnPass];
            var seen = DetectionTime(threat, pass) + values[model.Sensors[pass.Sensor].Delay] + trackDelay;
            if (seen > now)
            {
                if (double.IsFinite(seen) && !slot.IsLookedFor)
                {
                    slot.IsLookedFor = true;
                    events.Add(seen, EventKind.WindowOpen, t);
                }

                Block(t, window.Battery, Obstacle.TooLate, BlockReason.NotSeenItself, now, tracer);
                return false;
            }
        }

        return true;
    }

    private void Block<TTracer>(int t, int battery, Obstacle obstacle, BlockReason reason, double now, TTracer tracer)
        where TTracer : struct, ITracer
    {
        ref var threat = ref threats[t];
        // Lateness and doctrine explain a leak only where no battery was short of something.
        if (obstacle >= Obstacle.NoRound || threat.Obstacle < obstacle)
        {
            threat.Obstacle = obstacle;
        }

        if (TTracer.IsListening)
        {
            var cause = obstacle switch
            {
                Obstacle.Held => LeakCause.HeldByDoctrine,
                Obstacle.NoRound => LeakCause.NoRound,
                Obstacle.NoChannel => LeakCause.NoFreeChannel,
                _ => LeakCause.DetectedTooLate,
            };
            Tell(tracer, now, TraceKind.Blocked, t, battery, value: (int)cause, detail: (int)reason);
        }
    }

    /// <summary>The intercept that a decision now would lead to, in seconds after the threat's launch; NaN where there is none.</summary>
    private double InterceptTime(int t, int w, double now)
    {
        var route = model.Routes[threats[t].Route];
        ref readonly var window = ref route.Windows[w];
        ref readonly var battery = ref model.Batteries[window.Battery];
        var leave = now + battery.Reaction - threats[t].Launch;
        for (var f = window.FirstFlyOut; f < window.FirstFlyOut + window.FlyOuts; f++)
        {
            var time = route.FlyOuts[f].InterceptAt(leave, battery.Speed, window.Open);
            if (!double.IsNaN(time))
            {
                return time;
            }
        }

        return double.NaN;
    }

    private void Engage<TTracer>(int t, int w, double now, TTracer tracer)
        where TTracer : struct, ITracer
    {
        ref var threat = ref threats[t];
        ref var slot = ref slots[SlotOf(t, w)];
        var time = InterceptTime(t, w, now);
        if (double.IsNaN(time))
        {
            slot.IsOpen = false;
            Block(t, model.Routes[threat.Route].Windows[w].Battery, Obstacle.TooLate, BlockReason.InterceptTooLate, now, tracer);
            return;
        }

        ref readonly var window = ref model.Routes[threat.Route].Windows[w];
        ref var battery = ref batteries[window.Battery];
        ref readonly var columns = ref model.Batteries[window.Battery];
        var rounds = Math.Min(Math.Min(window.Salvo, battery.Rounds), battery.Rounds + battery.Reserve - window.Keep);
        if (window.IsLimited)
        {
            rounds = TakeFromLimits(t, model.Routes[threat.Route].Controls[w], rounds);
        }

        battery.Rounds -= rounds;
        battery.Fired += rounds;
        battery.FreeChannels--;
        if (battery.Rounds == 0 && battery.Reserve > 0 && !battery.IsReloading)
        {
            battery.IsReloading = true;
            events.Add(now + columns.Reaction + columns.Reload, EventKind.Reloaded, window.Battery);
        }

        var salvo = model.Salvos[threat.Salvo];
        row[layout.Of(columns.System, SystemTally.Engagements)]++;
        row[layout.Of(columns.System, SystemTally.Rounds)] += rounds;
        row[layout.Of(salvo.Class, ClassTally.Rounds)] += rounds;
        if (!salvo.IsArmed)
        {
            row[layout.Of(columns.System, SystemTally.DecoyRounds)] += rounds;
        }

        if (!threat.WasEngaged)
        {
            threat.WasEngaged = true;
            row[layout.Of(salvo.Class, ClassTally.Engaged)]++;
            Times.Decision.Add(now - threat.TrackedAt);
        }

        slots[SlotOf(t, window.FirstOfBattery)].Looks++;
        slot.IsBusy = true;
        threat.Engagements++;
        var intercept = threat.Launch + time;
        var flyOut = intercept - now - columns.Reaction;
        Times.FlyOut.Add(flyOut);
        var e = NewEngagement();
        engagements[e] = new EngagementState { Threat = t, Slot = w, Rounds = rounds, FlyOut = flyOut };
        events.Add(intercept, EventKind.Intercept, e);
        Tell(tracer, now, TraceKind.Engaged, t, window.Battery, rounds: rounds, value: intercept, detail: kills[window.Kill]);
    }

    private int NewEngagement()
    {
        if (freeEngagement == engagements.Length)
        {
            var before = engagements.Length;
            Array.Resize(ref engagements, before * 2);
            for (var e = before; e < engagements.Length; e++)
            {
                engagements[e].NextFree = e + 1;
            }
        }

        var taken = freeEngagement;
        freeEngagement = engagements[taken].NextFree;
        return taken;
    }

    /// <summary>Rounds reach the threat, or the place where it would have been.</summary>
    private void Intercept<TTracer>(int e, double now, TTracer tracer)
        where TTracer : struct, ITracer
    {
        ref var engagement = ref engagements[e];
        var t = engagement.Threat;
        ref var threat = ref threats[t];
        ref readonly var window = ref model.Routes[threat.Route].Windows[engagement.Slot];
        var key = model.Batteries[window.Battery].Key;
        int look = slots[SlotOf(t, window.FirstOfBattery)].Looks;
        var isKill = false;
        if (threat.IsAlive)
        {
            isKill = IsKill(threat.Key, key, look << 4, engagement.Rounds, kills[window.Kill]);
            Tell(tracer, now, TraceKind.Intercepted, t, window.Battery, rounds: engagement.Rounds, value: isKill ? 1 : 0, detail: kills[window.Kill]);
            if (isKill)
            {
                End(t, now, Ending.HardKilled, window.Battery, tracer);
            }
        }
        else
        {
            row[layout.Of(model.Batteries[window.Battery].System, SystemTally.WastedRounds)] += engagement.Rounds;
            Tell(tracer, now, TraceKind.Intercepted, t, window.Battery, rounds: engagement.Rounds, value: -1, detail: kills[window.Kill]);
        }

        var u = random.Draw(threat.Key, key, Purpose.Assessment, look).U0;
        engagement.IsThoughtKilled = threat.IsAlive ? u < falseKill : u >= missedKill;
        events.Add(now + assessmentDelay, EventKind.Assessed, e);
    }

    private bool IsKill(uint threat, uint battery, int index, int rounds, double probability)
    {
        for (var first = 0; first < rounds; first += 4)
        {
            var words = random.Draw(threat, battery, Purpose.Kill, index | (first >> 2));
            if (words.U0 < probability
                || (first + 1 < rounds && words.U1 < probability)
                || (first + 2 < rounds && words.U2 < probability)
                || (first + 3 < rounds && words.U3 < probability))
            {
                return true;
            }
        }

        return false;
    }

    private void Assess<TTracer>(int e, double now, TTracer tracer)
        where TTracer : struct, ITracer
    {
        var engagement = engagements[e];
        engagements[e].NextFree = freeEngagement;
        freeEngagement = e;
        var t = engagement.Threat;
        ref var threat = ref threats[t];
        ref var slot = ref slots[SlotOf(t, engagement.Slot)];
        var b = model.Routes[threat.Route].Windows[engagement.Slot].Battery;
        slot.IsBusy = false;
        threat.Engagements--;
        Tell(tracer, now, TraceKind.Assessed, t, b, value: engagement.IsThoughtKilled ? 1 : 0);
        if (engagement.IsThoughtKilled && threat.IsAlive)
        {
            row[layout.Of(model.Salvos[threat.Salvo].Class, ClassTally.Dismissed)]++;
        }

        // Under central command an assessment holds for all who have the threat in their window, alone for the battery that made it; in windows
        // that open later it is seen anew.
        if (engagement.IsThoughtKilled)
        {
            for (var w = 0; w < threat.NextWindow; w++)
            {
                slots[SlotOf(t, w)].IsOpen &= !isCentral && model.Routes[threat.Route].Windows[w].Battery != b;
            }
        }

        // A kill that is called a miss is shot at again: the debris is still on the radar.
        var isShotAtAgain = !engagement.IsThoughtKilled && (threat.IsAlive || threat.IsDebris) && now < threat.Due;
        if (model.Batteries[b].IsFighter)
        {
            // The fighter flies back to its station before it can be sent again.
            events.Add(now + engagement.FlyOut, EventKind.ChannelFreed, b);
        }
        else
        {
            batteries[b].FreeChannels++;
            if (isShotAtAgain && IsMoreUrgentThanWaiting(SlotOf(t, engagement.Slot), b, now))
            {
                ShootAgain(t, engagement.Slot, now, tracer);
                isShotAtAgain = false;
            }

            ServeWaiting(b, now, tracer);
        }

        if (isShotAtAgain)
        {
            ShootAgain(t, engagement.Slot, now, tracer);
        }
    }

    /// <summary>Decides anew after a miss, or what was taken for one. Alone, a battery that shoots at debris does not draw others into it.</summary>
    private void ShootAgain<TTracer>(int t, int w, double now, TTracer tracer)
        where TTracer : struct, ITracer
    {
        if (isCentral || threats[t].IsAlive)
        {
            Decide(t, now, tracer);
        }
        else if (IsReady(t, w, now, tracer))
        {
            Engage(t, w, now, tracer);
        }
    }
}
