using Testudo.Simulation.Measures;
using Testudo.Simulation.Replication;

namespace Testudo.Simulation.Replay;

/// <summary>The counts of a replication worked out again from its trace alone: what the trace does not tell, this cannot know.</summary>
/// <remarks>
/// Rebuilt are the ends of threats by class, cause, layer and asset, rounds, kills and blocks by system and battery, and border
/// crossings. Cost and damage follow from these and the drawn parameters; times are in the events themselves.
/// </remarks>
public sealed class TracedOutcome
{
    private readonly RaidModel model;
    private readonly TallyLayout layout;
    private readonly long[] row;
    private readonly ThreatSoFar[] threats;

    private TracedOutcome(RaidModel model)
    {
        this.model = model;
        layout = new TallyLayout(model);
        row = new long[layout.Width];
        threats = new ThreatSoFar[model.MostThreats];
    }

    /// <summary>The counts, by <see cref="TallyLayout"/>; those that are not rebuilt are 0.</summary>
    public ReadOnlySpan<long> Row => row;

    /// <summary>Works the counts out.</summary>
    /// <param name="model">The model.</param>
    /// <param name="events">The trace, in order of time.</param>
    public static TracedOutcome Of(RaidModel model, IReadOnlyList<TraceEvent> events)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(events);
        var outcome = new TracedOutcome(model);
        foreach (var happened in events)
        {
            outcome.Take(happened);
        }

        outcome.layout.FillSums(outcome.row);
        return outcome;
    }

    /// <summary>What differs from the counts of the run itself, each as <c>name: traced, counted</c>; empty where the trace is complete.</summary>
    /// <param name="counted">The counts of the run, by <see cref="TallyLayout"/>.</param>
    public IReadOnlyList<string> Differences(ReadOnlySpan<long> counted)
    {
        var differences = new List<string>();
        foreach (var (tally, name) in Rebuilt())
        {
            if (row[tally] != counted[tally])
            {
                differences.Add(FormattableString.Invariant($"{name}: {row[tally]}, {counted[tally]}"));
            }
        }

        return differences;
    }

    private IEnumerable<(int Tally, string Name)> Rebuilt()
    {
        for (var c = 0; c <= layout.Whole; c++)
        {
            var name = c == layout.Whole ? "all" : model.Classes[c].ToString();
            // Lost tracks are counted where somebody asked for one; the trace tells all.
            foreach (var tally in Enum.GetValues<ClassTally>().Where(t => t != ClassTally.TrackLost))
            {
                yield return (layout.Of(c, tally), $"{name} {tally}");
            }

            foreach (var cause in Enum.GetValues<LeakCause>())
            {
                yield return (layout.OfCause(c, cause), $"{name} {cause}");
            }

            foreach (var layer in model.Systems.Select(s => s.Layer).Distinct())
            {
                yield return (layout.OfLayer(c, layer), $"{name} {layer}");
            }
        }

        for (var a = 0; a < model.Scenario.Assets.Count; a++)
        {
            foreach (var tally in new[] { AssetTally.Aimed, AssetTally.Leaked, AssetTally.Hit, AssetTally.InterceptsOver })
            {
                yield return (layout.Of(a, tally), $"{model.Scenario.Assets[a].Id} {tally}");
            }
        }

        for (var s = 0; s < model.Systems.Count; s++)
        {
            foreach (var tally in new[] { SystemTally.Engagements, SystemTally.Rounds, SystemTally.Kills, SystemTally.DecoyRounds, SystemTally.WastedRounds, SystemTally.Blocked })
            {
                yield return (layout.Of(s, tally), $"{model.Systems[s].Id} {tally}");
            }
        }

        for (var b = 0; b < model.Scenario.Batteries.Count; b++)
        {
            yield return (layout.Of(b, BatteryTally.Rounds), $"{model.Scenario.Batteries[b].Id} {BatteryTally.Rounds}");
            yield return (layout.Of(b, BatteryTally.Kills), $"{model.Scenario.Batteries[b].Id} {BatteryTally.Kills}");
        }

        for (var c = 0; c < model.Scenario.Watched.Count; c++)
        {
            yield return (layout.Of(c, CountryTally.Entries), $"{model.Scenario.Watched[c].Id} {CountryTally.Entries}");
            yield return (layout.Of(c, CountryTally.Entered), $"{model.Scenario.Watched[c].Id} {CountryTally.Entered}");
        }
    }

    private void Take(in TraceEvent happened)
    {
        if (happened.Kind == TraceKind.CrossedBorder)
        {
            row[layout.Of((int)happened.Value, CountryTally.Entries)]++;
            row[layout.Of((int)happened.Value, CountryTally.Entered)] = 1;
        }
        else if (happened.Kind == TraceKind.DebrisFell)
        {
            row[layout.Of((int)happened.Value, AssetTally.InterceptsOver)]++;
        }
        else if (happened.Threat >= 0)
        {
            TakeOf(ref threats[happened.Threat], happened);
        }
    }

    private void TakeOf(ref ThreatSoFar threat, in TraceEvent happened)
    {
        threat.InTheAir -= happened.Kind == TraceKind.Intercepted ? 1 : 0;
        switch (happened.Kind)
        {
            case TraceKind.Launched:
                var columns = model.Routes[(int)happened.Value];
                threat = new ThreatSoFar { Class = model.Salvos[columns.Salvo].Class, IsArmed = model.Salvos[columns.Salvo].IsArmed, Asset = columns.Asset };
                row[layout.Of(threat.Class, ClassTally.Launched)]++;
                row[layout.Of(threat.Asset, AssetTally.Aimed)]++;
                break;
            case TraceKind.Detected:
                threat.IsFound = true;
                break;
            case TraceKind.Tracked:
                threat.IsTracked = true;
                row[layout.Of(threat.Class, ClassTally.Tracked)]++;
                break;
            case TraceKind.Blocked:
                Block(ref threat, happened);
                break;
            case TraceKind.Engaged:
                Engage(ref threat, happened);
                break;
            case TraceKind.Intercepted when happened.Value > 0:
                row[layout.Of(threat.Class, ClassTally.HardKilled)]++;
                Stop(ref threat, happened.Battery);
                break;
            case TraceKind.Intercepted when happened.Value < 0:
                row[layout.Of(SystemOf(happened.Battery), SystemTally.WastedRounds)] += happened.Rounds;
                row[layout.Of(threat.Class, ClassTally.WastedRounds)] += happened.Rounds;
                break;
            case TraceKind.Assessed when happened.Value > 0 && !threat.IsOver:
                row[layout.Of(threat.Class, ClassTally.Dismissed)]++;
                break;
            case TraceKind.SoftKilled:
                row[layout.Of(threat.Class, ClassTally.SoftKilled)]++;
                Stop(ref threat, happened.Battery);
                break;
            case TraceKind.LaunchFailed or TraceKind.FlightFailed:
                row[layout.Of(threat.Class, ClassTally.Failed)]++;
                threat.IsOver = true;
                break;
            case TraceKind.Expended:
                row[layout.Of(threat.Class, ClassTally.Expended)]++;
                threat.IsOver = true;
                break;
            case TraceKind.Leaked:
                row[layout.Of(threat.Class, ClassTally.Leaked)]++;
                row[layout.OfCause(threat.Class, CauseOf(threat))]++;
                row[layout.Of(threat.Asset, AssetTally.Leaked)]++;
                row[layout.Of(threat.Asset, AssetTally.Hit)] = 1;
                threat.IsOver = true;
                break;
        }
    }

    private int SystemOf(int battery) => model.Batteries[battery].System;

    private void Block(ref ThreatSoFar threat, in TraceEvent happened)
    {
        if ((BlockReason)(int)happened.Detail == BlockReason.ChannelsBusy)
        {
            row[layout.Of(SystemOf(happened.Battery), SystemTally.Blocked)]++;
        }

        // Being short of something counts wherever it was last met; lateness and doctrine only where nothing was short.
        var cause = (LeakCause)(int)happened.Value;
        if (cause is LeakCause.NoFreeChannel or LeakCause.NoRound)
        {
            threat.Obstacle = cause;
        }
        else if (threat.Obstacle is null || (threat.Obstacle == LeakCause.DetectedTooLate && cause == LeakCause.HeldByDoctrine))
        {
            threat.Obstacle = cause;
        }
    }

    private void Engage(ref ThreatSoFar threat, in TraceEvent happened)
    {
        var system = SystemOf(happened.Battery);
        row[layout.Of(threat.Class, ClassTally.Engaged)] += threat.IsEngaged ? 0 : 1;
        row[layout.Of(threat.Class, ClassTally.Rounds)] += happened.Rounds;
        row[layout.Of(system, SystemTally.Engagements)]++;
        row[layout.Of(system, SystemTally.Rounds)] += happened.Rounds;
        row[layout.Of(system, SystemTally.DecoyRounds)] += threat.IsArmed ? 0 : happened.Rounds;
        row[layout.Of(happened.Battery, BatteryTally.Rounds)] += happened.Rounds;
        row[layout.Of(threat.Class, ClassTally.OverlappingRounds)] += threat.InTheAir > 0 ? happened.Rounds : 0;
        threat.InTheAir++;
        threat.IsEngaged = true;
    }

    private void Stop(ref ThreatSoFar threat, int battery)
    {
        row[layout.Of(battery, BatteryTally.Kills)]++;
        row[layout.Of(SystemOf(battery), SystemTally.Kills)]++;
        row[layout.OfLayer(threat.Class, model.Systems[SystemOf(battery)].Layer)]++;
        threat.IsOver = true;
    }

    private static LeakCause CauseOf(in ThreatSoFar threat) =>
        threat.IsEngaged ? LeakCause.Missed
        : !threat.IsFound ? LeakCause.NotDetected
        : !threat.IsTracked ? LeakCause.DetectedTooLate
        : threat.Obstacle ?? LeakCause.OutOfReach;

    private struct ThreatSoFar
    {
        public int Class;
        public int Asset;
        public bool IsArmed;
        public bool IsFound;
        public bool IsTracked;
        public bool IsEngaged;
        public int InTheAir;
        public bool IsOver;
        public LeakCause? Obstacle;
    }
}
