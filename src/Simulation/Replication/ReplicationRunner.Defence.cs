using System.Runtime.CompilerServices;
using Testudo.Simulation.Measures;

namespace Testudo.Simulation.Replication;

/// <content>The defence: tracks, decisions, engagements.</content>
public sealed partial class ReplicationRunner
{
    private void Track<TTracer>(int t, double now, TTracer tracer)
        where TTracer : struct, ITracer
    {
        ref var threat = ref threats[t];
        if (mayLose && !IsTrackDue(ref threat, t, now, tracer))
        {
            return;
        }

        foreach (var fighters in model.Routes[threat.Route].Fighters)
        {
            if (batteries[fighters].IsUp && !batteries[fighters].IsCutOff)
            {
                OrderUp(fighters, now, tracer);
            }
        }

        foreach (var w in model.Routes[threat.Route].Movers)
        {
            ref readonly var window = ref model.Routes[threat.Route].Windows[w];
            if (batteries[window.Battery].IsUp)
            {
                Send(t, window, now, tracer);
            }
        }

        OpenWindows(t, now, tracer);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int SlotOf(int threat, int window) => (threat * model.MostWindows) + window;

    /// <summary>Chooses who engages a threat now: one battery under central command, every one that can under autonomous.</summary>
    private void Decide<TTracer>(int t, int first, double now, TTracer tracer)
        where TTracer : struct, ITracer
    {
        ref var threat = ref threats[t];
        // What is being engaged, or decided about, is left alone by all who are under command.
        var isTaken = threat.Engagements > 0 || threat.Decision is Decision.Waiting or Decision.UnderWay;
        if (isTaken && isCentral && !threat.IsSeenAlone)
        {
            return;
        }

        var windows = model.Routes[threat.Route].Windows;
        var best = -1;
        var bestRank = double.PositiveInfinity;
        for (var w = first; w < threat.NextWindow; w++)
        {
            // Who acts alone knows nothing of that, and is not drawn into debris by others.
            ref readonly var slot = ref slots[SlotOf(t, w)];
            if (!slot.IsOpen || (slot.IsAlone ? !threat.IsAlive : isTaken) || !IsReady(t, w, now, tracer))
            {
                continue;
            }

            if (slot.IsAlone)
            {
                if (IsDecided(t, w, now, tracer))
                {
                    Engage(t, w, now, tracer);
                }

                continue;
            }

            if (takesTime && threat.Decision == Decision.None)
            {
                // Who engages is chosen when the decision has been taken.
                AskForDecision(t, w, now, tracer);
                isTaken = true;
                continue;
            }

            var rank = prefersEarliest ? InterceptTime(t, w, now) : windows[w].Rank;
            if (rank < bestRank)
            {
                (best, bestRank) = (w, rank);
            }
        }

        if (best >= 0 && isOptimal)
        {
            DecideTogether(t, now, tracer);
        }
        else if (best >= 0)
        {
            Engage(t, best, now, tracer);
            if (threat.Engagements == 0)
            {
                // Too late after all, and the window is shut now: whoever comes next.
                Decide(t, 0, now, tracer);
            }
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
        if (!battery.IsUp)
        {
            // Lost to an attack after the window had opened.
            slot.IsOpen = false;
            TellLost(t, window.Battery, now, tracer);
            return false;
        }

        if (battery.Rounds + battery.Reserve <= window.Keep)
        {
            if (hasLogistics && isSupplyOrdered[window.Battery])
            {
                Wait(t, w, window.Battery);
            }

            BlockByRounds(t, window, now, tracer);
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
            if (slot.IsWaiting)
            {
                Hinder(ref threat, Obstacle.NoChannel, BlockReason.ChannelsBusy);
                return false;
            }

            row[layout.Of(model.Batteries[window.Battery].System, SystemTally.Blocked)]++;
            Wait(t, w, window.Battery);
            Block(t, window.Battery, Obstacle.NoChannel, BlockReason.ChannelsBusy, now, tracer);
            return false;
        }

        if (model.Batteries[window.Battery].IsFighter && !IsAirborne(window.Battery, now, tracer))
        {
            Wait(t, w, window.Battery);
            Block(t, window.Battery, Obstacle.TooLate, BlockReason.NotAirborne, now, tracer);
            return false;
        }

        if (hasMovers && model.Effectors[window.Battery].IsMover && !IsInPlace(t, w, window.Battery, now, tracer))
        {
            return false;
        }

        if (!battery.IsAlone || window.OwnPass < 0)
        {
            return IsOnThePicture(t, window, now, tracer);
        }

        // Alone, a battery needs to have seen the target itself.
        ref readonly var pass = ref model.Routes[threat.Route].Passes[window.OwnPass];
        var seen = DetectionTime(threat, pass) + sensors[pass.Sensor].Delay + trackDelay;
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

        return true;
    }

    private void BlockByRounds<TTracer>(int t, in WindowColumns window, double now, TTracer tracer)
        where TTracer : struct, ITracer =>
        Block(t, window.Battery, window.Keep > 0 ? Obstacle.Held : Obstacle.NoRound, window.Keep > 0 ? BlockReason.RoundsKept : BlockReason.Empty, now, tracer);

    // Lateness and doctrine explain a leak only where no battery was short of something.
    private static void Hinder(ref ThreatState threat, Obstacle obstacle, BlockReason reason)
    {
        if (obstacle >= Obstacle.NoRound || threat.Obstacle < obstacle)
        {
            threat.Obstacle = obstacle;
            threat.IsShortOfPeople = reason == BlockReason.OperatorsBusy;
        }
    }

    private void Block<TTracer>(int t, int battery, Obstacle obstacle, BlockReason reason, double now, TTracer tracer)
        where TTracer : struct, ITracer
    {
        Hinder(ref threats[t], obstacle, reason);
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
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private double InterceptTime(int t, int w, double now)
    {
        var route = model.Routes[threats[t].Route];
        ref readonly var window = ref route.Windows[w];
        ref readonly var battery = ref model.Batteries[window.Battery];
        var leave = now + battery.Reaction - threats[t].Launch;
        if (window.Nodes > 0)
        {
            return LookUpIntercept(route, window, leave);
        }

        interceptFactor = 1;
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

        var factor = interceptFactor;
        var look = slots[SlotOf(t, window.FirstOfBattery)].Looks + 1;
        var bursts = BurstResult.None;
        if (model.Effectors[window.Battery].BurstTime > 0)
        {
            if (!window.IsLimited)
            {
                rounds = Math.Min(battery.Rounds, battery.Rounds + battery.Reserve - window.Keep);
            }

            bursts = FireBursts(threat.Key, window, look, kills[window.Kill] * factor, ref time, ref rounds) ? BurstResult.Kill : BurstResult.Miss;
        }

        battery.Rounds -= rounds;
        battery.Fired += rounds;
        battery.FreeChannels--;
        BeginLoading(window.Battery, now + columns.Reaction);

        ref readonly var salvo = ref model.Salvos[threat.Salvo];
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
            if (threat.TrackedAt <= now)
            {
                Times.Decision.Add(now - threat.TrackedAt);
            }
        }

        slots[SlotOf(t, window.FirstOfBattery)].Looks++;
        slot.IsBusy = true;
        Commit(ref threat, ref slot, window.Battery, columns.System, salvo.Class, rounds);
        var intercept = threat.Launch + time;
        var flyOut = intercept - now - columns.Reaction;
        Times.FlyOut.Add(flyOut);
        var e = NewEngagement();
        engagements[e] = new EngagementState { Threat = t, Slot = w, Rounds = rounds, FlyOut = flyOut, Factor = factor, Burst = bursts };
        events.Add(intercept, EventKind.Intercept, e);
        var handOver = model.Effectors[window.Battery].HandOver;
        if (handOver > 0)
        {
            events.Add(Math.Max(now + columns.Reaction, intercept - handOver), EventKind.ChannelFreed, window.Battery);
        }

        Tell(tracer, now, TraceKind.Engaged, t, window.Battery, rounds: rounds, value: intercept, detail: kills[window.Kill] * factor);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
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
}
