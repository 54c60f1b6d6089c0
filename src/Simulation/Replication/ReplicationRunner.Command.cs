using System.Runtime.CompilerServices;
using Testudo.Simulation.Measures;
using Testudo.Simulation.Random;

namespace Testudo.Simulation.Replication;

/// <content>Command: links, people who decide, and who waits for them.</content>
public sealed partial class ReplicationRunner
{
    // Waits are counted in whole milliseconds, so that the order of adding never matters.
    private const double Milliseconds = 1000;

    // A lognormal time in 1,024 equally likely steps: for spreads up to 0.8 its mean is right to a thousandth.
    private const int DecisionShift = 32 - 10;

    private static readonly double[] Deviates = NormalQuantiles.Steps(1 << (32 - DecisionShift));

    private readonly int[] operatorQueue;
    private int waitingForOperators;
    private int freeOperators;
    private readonly ulong[] cutOff;
    private bool isAnyCutOff;
    private bool isPostUp;
    private bool takesTime;
    private double decisionTime;
    private readonly double[] decisionTimes = new double[Deviates.Length];

    private enum Decision : byte
    {
        None,
        Waiting,
        UnderWay,
        Made,
    }

    private void TakeCommand()
    {
        var command = model.Command;
        trackCoast = command.TrackCoast >= 0 ? values[command.TrackCoast] : double.PositiveInfinity;
        takesTime = command.DecisionTime >= 0;
        decisionTime = takesTime ? values[command.DecisionTime] : 0;
        var spread = command.DecisionSpread >= 0 ? values[command.DecisionSpread] : 0;
        for (var i = 0; i < decisionTimes.Length && takesTime; i++)
        {
            decisionTimes[i] = decisionTime * Math.Exp(spread * Deviates[i]);
        }
    }

    /// <summary>Decides which links hold, and with that who acts alone.</summary>
    private void RaiseCommand()
    {
        (waitingForOperators, freeOperators) = (0, model.Command.Operators);
        (isAnyCutOff, isPostUp) = (false, true);
        if (!model.Command.UsesLinks)
        {
            for (var b = 0; b < batteries.Length && !isCentral; b++)
            {
                batteries[b].IsAlone = true;
            }

            return;
        }

        Array.Clear(cutOff);
        isPostUp = model.Command.CommandPost < 0 || Draw(0, 0, Purpose.CommandPost).U0 < values[model.Command.CommandPost];
        for (var b = 0; b < batteries.Length; b++)
        {
            ref var battery = ref batteries[b];
            battery.IsCutOff |= !isPostUp;
            battery.IsAlone = !isCentral || battery.IsCutOff;
            if (battery.IsCutOff && battery.IsUp)
            {
                isAnyCutOff = true;
                cutOff[b >> 6] |= 1UL << (b & 63);
                row[TallyLayout.Of(RaidTally.CutOff)]++;
            }
        }

        for (var s = 0; s < sensors.Length; s++)
        {
            sensors[s].IsMute = model.Sensors[s].Battery is >= 0 and var battery && batteries[battery].IsCutOff;
        }

        row[TallyLayout.Of(RaidTally.CommandPostLost)] = isPostUp ? 0 : 1;
    }

    /// <summary>Lets batteries without a link see a threat by themselves, before the others or though they never do.</summary>
    private void LookAlone<TTracer>(ref ThreatState threat, int t, double end, TTracer tracer)
        where TTracer : struct, ITracer
    {
        var columns = model.Routes[threat.Route];
        for (var i = 0; i < cutOff.Length; i++)
        {
            threat.IsSeenAlone |= (cutOff[i] & columns.OwnSensors[i]) != 0;
        }

        if (!threat.IsSeenAlone)
        {
            return;
        }

        var (first, at, finder) = (double.PositiveInfinity, 0.0, -1);
        foreach (ref readonly var window in columns.Windows.AsSpan())
        {
            if (window.OwnPass < 0 || !batteries[window.Battery].IsCutOff || !batteries[window.Battery].IsUp)
            {
                continue;
            }

            ref readonly var pass = ref columns.Passes[window.OwnPass];
            var detected = DetectionTime(threat, pass);
            var seen = detected + sensors[pass.Sensor].Delay + trackDelay;
            if (seen < Math.Min(end, threat.TrackedAt))
            {
                (first, at, finder) = seen < first ? (seen, detected, pass.Sensor) : (first, at, finder);
                events.Add(Math.Max(seen, threat.Launch + window.DecideFrom), EventKind.WindowOpen, t);
            }
        }

        if (double.IsFinite(first))
        {
            threat.KnownFrom = Math.Min(threat.KnownFrom, first);
            if (!threat.WasFound)
            {
                Tell(tracer, at, TraceKind.Detected, t, sensor: finder, detail: first);
            }

            threat.WasFound = true;
            if (!threat.IsTracked)
            {
                Classify(ref threat, t, columns, first, tracer);
            }
        }
    }

    /// <summary>Whether somebody has decided that a battery engages. Where not, the decision is asked for.</summary>
    private bool IsDecided<TTracer>(int t, int w, double now, TTracer tracer)
        where TTracer : struct, ITracer
    {
        if (!takesTime)
        {
            return true;
        }

        ref var threat = ref threats[t];
        var b = model.Routes[threat.Route].Windows[w].Battery;
        if (batteries[b].IsAlone)
        {
            ref var slot = ref slots[SlotOf(t, w)];
            if (slot.Decision == Decision.None)
            {
                slot.Decision = Decision.UnderWay;
                var due = now + decisionTimes[Draw(threat.Key, model.Batteries[b].Key, Purpose.Decision, slots[SlotOf(t, model.Routes[threat.Route].Windows[w].FirstOfBattery)].Looks).W0 >> DecisionShift];
                events.Add(due, EventKind.CrewDecided, SlotOf(t, w));
                Tell(tracer, now, TraceKind.DecisionBegun, t, b, value: due);
            }

            return slot.Decision == Decision.Made;
        }

        if (threat.Decision == Decision.None)
        {
            AskForDecision(t, w, now, tracer);
        }

        return threat.Decision == Decision.Made;
    }

    private void AskForDecision<TTracer>(int t, int w, double now, TTracer tracer)
        where TTracer : struct, ITracer
    {
        ref var threat = ref threats[t];
        threat.DecisionFor = w;
        threat.DecisionAsked = now;
        if (model.Command.Operators > 0 && freeOperators == 0)
        {
            threat.Decision = Decision.Waiting;
            Enqueue(t);
            row[TallyLayout.Of(RaidTally.DecisionsQueued)]++;
            Block(t, model.Routes[threat.Route].Windows[w].Battery, Obstacle.NoChannel, BlockReason.OperatorsBusy, now, tracer);
        }
        else
        {
            BeginDecision(t, now, tracer);
        }
    }

    /// <summary>The time of a threat's next decision under command: each of its four words serves one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private double NextDecisionTime(int t)
    {
        var number = threats[t].Decisions++;
        var words = number < 4 && onlySalvo == AllSalvos ? decisions[t] : Draw(threatKeys[t], 0, Purpose.Decision, number >> 2);
        return decisionTimes[words[number & 3] >> DecisionShift];
    }

    private void BeginDecision<TTracer>(int t, double now, TTracer tracer)
        where TTracer : struct, ITracer
    {
        ref var threat = ref threats[t];
        threat.Decision = Decision.UnderWay;
        freeOperators--;
        var waited = now - threat.DecisionAsked;
        row[TallyLayout.Of(RaidTally.Decisions)]++;
        row[TallyLayout.Of(RaidTally.DecisionWait)] += (long)Math.Round(waited * Milliseconds);
        var due = now + NextDecisionTime(t);
        events.Add(due, EventKind.OperatorDecided, t);
        Tell(tracer, now, TraceKind.DecisionBegun, t, value: due, detail: waited);
    }

    /// <summary>An operator has decided: the threat is given to whoever can engage now, and the operator turns to the next.</summary>
    private void EndDecision<TTracer>(int t, double now, TTracer tracer)
        where TTracer : struct, ITracer
    {
        ref var threat = ref threats[t];
        threat.Decision = Decision.None;
        if (threat.IsAlive)
        {
            PassWindows(t, now, tracer);
            threat.Decision = Decision.Made;
            Decide(t, 0, now, tracer);
            AwaitWindow(t);
            TellLate(t, threat.DecisionFor, now, tracer);
        }

        freeOperators++;
        while (freeOperators > 0 && waitingForOperators > 0)
        {
            var next = Dequeue();
            threats[next].Decision = Decision.None;
            // Nobody begins what usually ends too late: the most urgent would otherwise take the time of those who can still be served.
            if (!threats[next].IsAlive)
            {
                continue;
            }

            PassWindows(next, now, tracer);
            if (HasOpenWindow(next, now + decisionTime))
            {
                BeginDecision(next, now, tracer);
            }
            else
            {
                AwaitWindow(next);
            }
        }
    }

    /// <summary>The crew of a battery that acts alone has decided.</summary>
    private void EndCrewDecision<TTracer>(int s, double now, TTracer tracer)
        where TTracer : struct, ITracer
    {
        var (t, w) = (s / model.MostWindows, s % model.MostWindows);
        slots[s].Decision = Decision.None;
        if (!threats[t].IsAlive)
        {
            return;
        }

        slots[s].Decision = Decision.Made;
        if (IsReady(t, w, now, tracer))
        {
            Engage(t, w, now, tracer);
        }

        TellLate(t, w, now, tracer);
    }

    // The window for which the decision was asked has closed meanwhile, and nobody has fired.
    private void TellLate<TTracer>(int t, int w, double now, TTracer tracer)
        where TTracer : struct, ITracer
    {
        ref var threat = ref threats[t];
        ref readonly var window = ref model.Routes[threat.Route].Windows[w];
        if (threat.InTheAir == 0 && threat.Launch + window.DecideTo < now)
        {
            Block(t, window.Battery, Obstacle.TooLate, BlockReason.DecisionTooLate, now, tracer);
        }
    }

    private bool HasOpenWindow(int t, double now)
    {
        var windows = model.Routes[threats[t].Route].Windows;
        for (var w = 0; w < threats[t].NextWindow; w++)
        {
            if (slots[SlotOf(t, w)].IsOpen && threats[t].Launch + windows[w].DecideTo >= now)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Books an engagement: a decision is used up, and rounds that join others in the air are counted.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Commit(ref ThreatState threat, ref SlotState slot, int b, int system, int threatClass, int rounds)
    {
        if (threat.InTheAir > 0)
        {
            row[layout.Of(system, SystemTally.OverlappingRounds)] += rounds;
            row[layout.Of(threatClass, ClassTally.OverlappingRounds)] += rounds;
        }

        threat.InTheAir++;
        slot.Decision = Decision.None;
        if (!batteries[b].IsAlone)
        {
            threat.Engagements++;
            threat.Decision = Decision.None;
        }
    }

    private void CountCommand(in ThreatState threat, int threatClass, LeakCause cause)
    {
        if (threat.IsMistaken)
        {
            row[layout.Of(threatClass, ClassTally.MistakenLeaked)]++;
        }

        if (cause == LeakCause.NoFreeChannel && threat.IsShortOfPeople)
        {
            row[layout.Of(threatClass, ClassTally.ShortOfOperators)]++;
        }
    }

    private void TellLinks<TTracer>(double first, TTracer tracer)
        where TTracer : struct, ITracer
    {
        if (!isPostUp)
        {
            Tell(tracer, first, TraceKind.LinkDown);
        }

        for (var b = 0; b < batteries.Length; b++)
        {
            if (batteries[b].IsCutOff && batteries[b].IsUp && isPostUp)
            {
                Tell(tracer, first, TraceKind.LinkDown, battery: b);
            }
        }
    }

    // Threats that wait for an operator: a heap, the most urgent on top. Priority and impact never change while a threat waits.
    private void Enqueue(int t)
    {
        var hole = waitingForOperators++;
        while (hole > 0)
        {
            var parent = (hole - 1) / 2;
            if (!IsServedBefore(t, operatorQueue[parent]))
            {
                break;
            }

            operatorQueue[hole] = operatorQueue[parent];
            hole = parent;
        }

        operatorQueue[hole] = t;
    }

    private int Dequeue()
    {
        var first = operatorQueue[0];
        var last = operatorQueue[--waitingForOperators];
        var hole = 0;
        while ((2 * hole) + 1 < waitingForOperators)
        {
            var child = (2 * hole) + 1;
            if (child + 1 < waitingForOperators && IsServedBefore(operatorQueue[child + 1], operatorQueue[child]))
            {
                child++;
            }

            if (!IsServedBefore(operatorQueue[child], last))
            {
                break;
            }

            operatorQueue[hole] = operatorQueue[child];
            hole = child;
        }

        operatorQueue[hole] = last;
        return first;
    }

    private bool IsServedBefore(int t, int other)
    {
        ref var a = ref threats[t];
        ref var b = ref threats[other];
        var (priority, otherPriority) = (model.Routes[a.Route].Priority, model.Routes[b.Route].Priority);
        return priority != otherPriority ? priority < otherPriority : a.Due != b.Due ? a.Due < b.Due : t < other;
    }
}
