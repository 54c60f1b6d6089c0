namespace Testudo.Simulation.Replication;

/// <content>What doctrine limits while the raid runs: identification, rounds at one threat, rations of the raid.</content>
public sealed partial class ReplicationRunner
{
    private readonly int[] rationLeft;

    private void FillRations()
    {
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
        var control = window.Control;
        var identified = threat.TrackedAt + control.Identify;
        if (identified > now)
        {
            if (!slot.IsIdentifiedLater && threat.IdentifiedAt != identified)
            {
                threat.IdentifiedAt = identified;
                events.Add(identified, EventKind.Identified, t);
            }

            slot.IsIdentifiedLater = true;

            Block(t, window.Battery, Obstacle.Held, BlockReason.NotIdentified, now, tracer);
            return false;
        }

        if (threat.LimitedRounds >= control.AtOneThreat)
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
            ref var fired = ref threats[t].LimitedRounds;
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
                threats[t].LimitedRounds -= before - rounds;
            }
        }

        return rounds;
    }
}
