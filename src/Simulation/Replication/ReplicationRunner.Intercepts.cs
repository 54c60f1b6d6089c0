using Testudo.Simulation.Measures;
using Testudo.Simulation.Random;

namespace Testudo.Simulation.Replication;

/// <content>Intercepts: what rounds do to a threat, and what the defence thinks that they did.</content>
public sealed partial class ReplicationRunner
{
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
        threat.InTheAir--;
        var words = Draw(threat.Key, key, Purpose.Kill, look << 4);
        var probability = kills[window.Kill] * engagement.Factor;
        if (threat.IsAlive)
        {
            isKill = engagement.Burst == BurstResult.None
                ? IsGuided(window.Battery) && !IsSurvived(probability, engagement.Rounds) && IsKill(threat.Key, key, look << 4, words, engagement.Rounds, probability)
                : engagement.Burst == BurstResult.Kill;
            if (engagement.Burst == BurstResult.None && IsGuided(window.Battery))
            {
                CountShot(threat.Salvo, engagement.Rounds, probability, isKill);
            }

            Tell(tracer, now, TraceKind.Intercepted, t, window.Battery, rounds: engagement.Rounds, value: isKill ? 1 : 0, detail: probability);
            if (isKill)
            {
                PassWindows(t, now, tracer);
                End(t, now, Ending.HardKilled, window.Battery, tracer);
            }
        }
        else
        {
            row[layout.Of(model.Batteries[window.Battery].System, SystemTally.WastedRounds)] += engagement.Rounds;
            row[layout.Of(model.Salvos[threat.Salvo].Class, ClassTally.WastedRounds)] += engagement.Rounds;
            Tell(tracer, now, TraceKind.Intercepted, t, window.Battery, rounds: engagement.Rounds, value: -1, detail: probability);
        }

        engagement.IsThoughtKilled = threat.IsAlive ? words.U3 < falseKill : words.U3 >= missedKill;
        events.Follow(now + assessmentDelay, EventKind.Assessed, e);
        if (model.Effectors[window.Battery].HandOver == 0)
        {
            // Guided to the end: the channel is free with the intercept.
            FreeChannel(window.Battery, now, tracer);
        }
    }

    // The last of the first four words is that of the assessment.
    private bool IsKill(uint threat, uint battery, int index, in RandomWords words, int rounds, double probability)
    {
        if (words.U0 < probability || (rounds > 1 && words.U1 < probability) || (rounds > 2 && words.U2 < probability))
        {
            return true;
        }

        for (var first = 3; first < rounds; first += 4)
        {
            var more = Draw(threat, battery, Purpose.Kill, index | (1 + (first >> 2)));
            if (more.U0 < probability
                || (first + 1 < rounds && more.U1 < probability)
                || (first + 2 < rounds && more.U2 < probability)
                || (first + 3 < rounds && more.U3 < probability))
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
        threat.Engagements -= batteries[b].IsAlone ? 0 : 1;
        Tell(tracer, now, TraceKind.Assessed, t, b, value: engagement.IsThoughtKilled ? 1 : 0);
        if (engagement.IsThoughtKilled && threat.IsAlive)
        {
            row[layout.Of(model.Salvos[threat.Salvo].Class, ClassTally.Dismissed)]++;
        }

        if (threat.IsAlive)
        {
            PassWindows(t, now, tracer);
        }

        // Under central command an assessment holds for all who have the threat in their window, alone for the battery that made it; in windows
        // that open later it is seen anew.
        if (engagement.IsThoughtKilled)
        {
            for (var w = 0; w < threat.NextWindow; w++)
            {
                var other = model.Routes[threat.Route].Windows[w].Battery;
                slots[SlotOf(t, w)].IsOpen &= other != b && (batteries[b].IsAlone || batteries[other].IsAlone);
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
            batteries[b].FreeChannels += double.IsNaN(model.Effectors[b].HandOver) ? 1 : 0;
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

        if (threat.IsAlive)
        {
            AwaitWindow(t);
        }
    }

    /// <summary>Decides anew after a miss, or what was taken for one. Alone, a battery that shoots at debris does not draw others into it.</summary>
    private void ShootAgain<TTracer>(int t, int w, double now, TTracer tracer)
        where TTracer : struct, ITracer
    {
        if (threats[t].IsAlive || !batteries[model.Routes[threats[t].Route].Windows[w].Battery].IsAlone)
        {
            Decide(t, 0, now, tracer);
        }
        else if (IsReady(t, w, now, tracer) && IsDecided(t, w, now, tracer))
        {
            Engage(t, w, now, tracer);
        }
    }
}
