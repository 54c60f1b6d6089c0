using Testudo.Simulation.Geometry;
using Testudo.Simulation.Random;

namespace Testudo.Simulation.Replication;

/// <content>Rounds and groups: intercepts from tables, bursts, channels held as guidance needs, groups that drive.</content>
public sealed partial class ReplicationRunner
{
    // The last call of InterceptTime: what is left of the kill probability there.
    private double interceptFactor;

    private double LookUpIntercept(RouteColumns route, in WindowColumns window, double leave) =>
        InterceptTable.At(route.Nodes.AsSpan(window.FirstNode, window.Nodes), leave, out interceptFactor);

    /// <summary>Fire kept up burst after burst while the threat is in reach: how many it takes, and the end of the last.</summary>
    /// <param name="key">The threat.</param>
    /// <param name="window">The window.</param>
    /// <param name="look">The number of the look.</param>
    /// <param name="probability">The kill probability of one burst.</param>
    /// <param name="time">The first hit that is possible, then the end of the last burst. Unit: seconds after the threat's launch.</param>
    /// <param name="rounds">The bursts that there are, then those fired.</param>
    /// <returns>Whether the last of them kills.</returns>
    private bool FireBursts(uint key, in WindowColumns window, int look, double probability, ref double time, ref int rounds)
    {
        var burst = model.Effectors[window.Battery].BurstTime;
        var most = Math.Max(1, (int)Math.Min(rounds, Math.Floor(((window.Close - time) / burst) + 1e-9)));
        var u = Draw(key, model.Batteries[window.Battery].Key, Purpose.Burst, look).Fine;
        if (IsSurvived(probability, most))
        {
            (rounds, time) = (most, Math.Max(time, Math.Min(time + (most * burst), window.Close)));
            return false;
        }

        // The number of the first burst that kills is geometric.
        var needed = probability >= 1 ? 1 : probability <= 0 ? double.PositiveInfinity : 1 + Math.Floor(Math.Log(u) / Math.Log(1 - probability));
        rounds = (int)Math.Min(needed, most);
        time = Math.Max(time, Math.Min(time + (rounds * burst), window.Close));
        return needed <= most;
    }

    /// <summary>Whether a round in the air can still be guided: command, illumination and beams end with the battery.</summary>
    private bool IsGuided(int b) => batteries[b].IsUp || !model.Effectors[b].NeedsGuide;

    /// <summary>The probability that electronic warfare diverts a threat on a pass: as catalogued, or by the time inside.</summary>
    private double SoftKillChance(in SoftKillColumns pass)
    {
        var p = kills[pass.Kill];
        if (pass.Exponent == 1 || p <= 0)
        {
            return p;
        }

        var susceptibility = values[model.Kills[pass.Kill].Factor];
        return susceptibility * (1 - Math.Pow(1 - Math.Min(1, p / susceptibility), pass.Exponent));
    }

    /// <summary>Sends a group towards the way of a threat that has just been tracked, unless it is bound elsewhere.</summary>
    private void Send<TTracer>(int t, in WindowColumns window, double now, TTracer tracer)
        where TTracer : struct, ITracer
    {
        ref var mover = ref movers[window.Battery];
        var post = model.Routes[threats[t].Route].Post;
        if (mover.Post != post)
        {
            if (mover.BoundUntil > now)
            {
                return;
            }

            // It drives back over the place it came from.
            mover.ArrivesAt = Math.Max(now, mover.ArrivesAt) + mover.Travel + window.Travel;
            (mover.Post, mover.Travel) = (post, window.Travel);
            if (mover.ArrivesAt > now)
            {
                events.Add(mover.ArrivesAt, EventKind.Airborne, window.Battery);
                Tell(tracer, now, TraceKind.Moved, t, window.Battery, value: mover.ArrivesAt);
            }
        }

        mover.BoundUntil = Math.Max(mover.BoundUntil, threats[t].Due);
    }

    /// <summary>Whether a group is where it has this window. Where only time is missing, the threat waits for it.</summary>
    private bool IsInPlace<TTracer>(int t, int w, int b, double now, TTracer tracer)
        where TTracer : struct, ITracer
    {
        ref var mover = ref movers[b];
        if (mover.Post != model.Routes[threats[t].Route].Post)
        {
            Block(t, b, Obstacle.TooLate, BlockReason.GroupElsewhere, now, tracer);
            return false;
        }

        if (mover.ArrivesAt > now)
        {
            Wait(t, w, b);
            Block(t, b, Obstacle.TooLate, BlockReason.GroupOnTheWay, now, tracer);
            return false;
        }

        return true;
    }

    private struct MoverState
    {
        /// <summary>The post to which it was sent; -1 where it stands.</summary>
        public int Post;

        /// <summary>The time back from there.</summary>
        public double Travel;

        public double ArrivesAt;

        public double BoundUntil;
    }
}
