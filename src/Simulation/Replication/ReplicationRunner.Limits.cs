namespace Testudo.Simulation.Replication;

/// <content>What doctrine limits while the raid runs: identification, rounds at one threat, rations of the raid.</content>
public sealed partial class ReplicationRunner
{
    private readonly int[] rationLeft;

    // One for each threat; empty where doctrine limits nothing.
    private readonly LimitState[] limited;

    private void ResetLimits()
    {
        Array.Clear(limited);
        for (var r = 0; r < rationLeft.Length; r++)
        {
            rationLeft[r] = model.Scenario.Doctrine.Rations[r].Rounds;
        }
    }

    /// <summary>Whether limits allow an engagement now. A limit that is reached stays reached; an identification comes by itself.</summary>
    private bool IsWithinLimits<TTracer>(int t, int w, double now, TTracer tracer)
        where TTracer : struct, ITracer
    {
        ref var threat = ref threats[t];
        ref var slot = ref slots[SlotOf(t, w)];
        ref readonly var window = ref model.Routes[threat.Route].Windows[w];
        ref readonly var control = ref model.Routes[threat.Route].Controls[w];
        var identified = threat.TrackedAt + control.Identify;
        if (identified > now)
        {
            if (!slot.IsIdentifiedLater && limited[t].IdentifiedAt != identified)
            {
                limited[t].IdentifiedAt = identified;
                events.Add(identified, EventKind.Identified, t);
            }

            slot.IsIdentifiedLater = true;

            Block(t, window.Battery, Obstacle.Held, BlockReason.NotIdentified, now, tracer);
            return false;
        }

        if (limited[t].Rounds >= control.AtOneThreat)
        {
            slot.IsOpen = false;
            Block(t, window.Battery, Obstacle.Held, BlockReason.EnoughRounds, now, tracer);
            return false;
        }

        if (control.Ration >= 0 && rationLeft[control.Ration] <= 0)
        {
            slot.IsOpen = false;
            Block(t, window.Battery, Obstacle.Held, BlockReason.RationSpent, now, tracer);
            return false;
        }

        return true;
    }

    /// <summary>Cuts a salvo to what limits leave, and takes it from them.</summary>
    private int TakeFromLimits(int t, in FireControl control, int rounds)
    {
        if (control.AtOneThreat < int.MaxValue)
        {
            ref var fired = ref limited[t].Rounds;
            rounds = Math.Min(rounds, control.AtOneThreat - fired);
            fired += rounds;
        }

        if (control.Ration >= 0)
        {
            var before = rounds;
            rounds = Math.Min(rounds, rationLeft[control.Ration]);
            rationLeft[control.Ration] -= rounds;
            if (control.AtOneThreat < int.MaxValue)
            {
                limited[t].Rounds -= before - rounds;
            }
        }

        return rounds;
    }

    private struct LimitState
    {
        public int Rounds;
        public double IdentifiedAt;
    }
}
