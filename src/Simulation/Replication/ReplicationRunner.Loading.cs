using System.Runtime.CompilerServices;

namespace Testudo.Simulation.Replication;

/// <content>How empty launchers are filled: crews, loads, transports.</content>
public sealed partial class ReplicationRunner
{
    /// <summary>Begins to load a battery if there is something to load and somebody to do it.</summary>
    /// <param name="b">The battery.</param>
    /// <param name="from">When loading can begin.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void BeginLoading(int b, double from)
    {
        ref readonly var battery = ref batteries[b];
        var least = model.Effectors[b].LoadSize;
        if (!battery.IsReloading && (battery.Rounds == 0 || (least > 0 && model.Batteries[b].Rounds - battery.Rounds >= least)))
        {
            Load(b, from);
        }
    }

    private void Load(int b, double from)
    {
        ref var battery = ref batteries[b];
        ref readonly var columns = ref model.Batteries[b];
        ref readonly var effector = ref model.Effectors[b];
        if (battery.Reserve == 0)
        {
            OrderSupply(b, from);
            return;
        }

        if (effector.Crews >= 0 && !TakeCrew(b, effector.Crews))
        {
            return;
        }

        battery.IsReloading = true;
        if (effector.RearmsAtBase)
        {
            battery.AirborneUntil = Math.Min(battery.AirborneUntil, from);
            events.Add(from + Math.Max(columns.Reload, columns.Turnaround), EventKind.Reloaded, b);
        }
        else
        {
            var part = effector.LoadSize > 0 ? Math.Min(1, (double)effector.LoadSize / columns.Rounds) : 1;
            events.Add(from + (columns.Reload * part), EventKind.Reloaded, b);
        }
    }

    private void TakeLoad(int b)
    {
        ref var battery = ref batteries[b];
        var size = model.Effectors[b].LoadSize;
        var room = model.Batteries[b].Rounds - battery.Rounds;
        var load = Math.Min(size > 0 ? Math.Min(size, room) : room, battery.Reserve);
        battery.Rounds += load;
        battery.Reserve -= load;
    }

    /// <summary>After a load: the crew goes on to who has waited longest, and the battery to its next load.</summary>
    private void GoOnLoading(int b, double now)
    {
        ref readonly var effector = ref model.Effectors[b];
        if (effector.Crews >= 0)
        {
            freeCrews[effector.Crews]++;
            var next = -1;
            for (var other = 0; other < batteries.Length; other++)
            {
                if (model.Effectors[other].Crews == effector.Crews && crewTurn[other] > 0 && (next < 0 || crewTurn[other] < crewTurn[next]))
                {
                    next = other;
                }
            }

            if (next >= 0)
            {
                crewTurn[next] = 0;
                BeginLoading(next, now);
            }
        }

        if (effector.LoadSize > 0 || batteries[b].Reserve == 0)
        {
            if (batteries[b].Reserve == 0)
            {
                OrderSupply(b, now);
            }
            else
            {
                BeginLoading(b, now);
            }
        }
    }

    private bool TakeCrew(int b, int crews)
    {
        if (freeCrews[crews] > 0)
        {
            freeCrews[crews]--;
            return true;
        }

        crewTurn[b] = crewTurn[b] > 0 ? crewTurn[b] : ++lastCrewTurn;
        return false;
    }

    private void OrderSupply(int b, double from)
    {
        ref readonly var effector = ref model.Effectors[b];
        if (effector.SupplyRounds > 0 && !isSupplyOrdered[b])
        {
            isSupplyOrdered[b] = true;
            events.Add(from + effector.SupplyAfter, EventKind.Supplied, b);
        }
    }

    private void Supply<TTracer>(int b, double now, TTracer tracer)
        where TTracer : struct, ITracer
    {
        isSupplyOrdered[b] = false;
        batteries[b].Reserve += model.Effectors[b].SupplyRounds;
        Tell(tracer, now, TraceKind.Supplied, battery: b, value: model.Effectors[b].SupplyRounds);
        BeginLoading(b, now);
    }

    private void ResetEffectors()
    {
        if (hasMovers)
        {
            movers.AsSpan().Fill(new MoverState { Post = -1, BoundUntil = double.NegativeInfinity, ArrivesAt = double.NegativeInfinity });
        }

        if (!hasLogistics)
        {
            return;
        }

        lastCrewTurn = 0;
        Array.Clear(crewTurn);
        Array.Clear(isSupplyOrdered);
        for (var c = 0; c < freeCrews.Length; c++)
        {
            freeCrews[c] = model.Scenario.Crews[c].Count;
        }
    }
}
