using Testudo.Simulation.Replication;
using Testudo.World.Scenarios;
using Testudo.World.Sensors;

namespace Testudo.Simulation.Autopsy;

/// <summary>The changes that suggest themselves where leakers were lost, the most promising first.</summary>
/// <param name="model">The raid.</param>
/// <param name="evidence">What the leakers met.</param>
internal sealed class Suggestions(RaidModel model, Evidence evidence)
{
    // A battery or sensor near the asset is a remedy for every cause; kinds behind the first are less likely the best.
    private const int MostSystems = 4;
    private const int MostSensors = 4;

    private readonly Scenario scenario = model.Scenario;
    private readonly Dictionary<string, (Candidate Candidate, double Weight)> found = new(StringComparer.Ordinal);
    private readonly ILookup<int, Battery> entries = model.Scenario.Batteries.ToLookup(b => b.Entry);

    /// <summary>The suggestions.</summary>
    /// <param name="holes">Where leakers come through, with their number.</param>
    public IReadOnlyList<Candidate> For(IReadOnlyDictionary<Hole, double> holes)
    {
        foreach (var (hole, leaked) in holes)
        {
            Blocks(hole, leaked);
            if (hole.Cause == LeakCause.Missed)
            {
                Misses(hole, leaked);
            }

            if (hole.Cause is LeakCause.DetectedTooLate or LeakCause.Missed && scenario.Doctrine.TrackDelay.High > scenario.Doctrine.TrackSooner)
            {
                Suggest(Candidate.TracksSooner(scenario.Doctrine), leaked);
            }

            if (hole.Cause is LeakCause.NotDetected or LeakCause.DetectedTooLate)
            {
                Sensors(hole, leaked);
            }

            if (hole.Cause != LeakCause.NotDetected)
            {
                Systems(hole, leaked);
            }
        }

        return [.. found.Values.OrderByDescending(f => f.Weight).ThenBy(f => f.Candidate.Kind).ThenBy(f => f.Candidate.Change.Id, StringComparer.Ordinal).Select(f => f.Candidate)];
    }

    private void Blocks(Hole hole, double leaked)
    {
        foreach (var (entry, reason, share) in evidence.Blocked(hole))
        {
            var batteries = entries[entry].ToList();
            var rule = scenario.Doctrine.RuleFor(hole.Class, batteries[0].System);
            Candidate? remedy = reason switch
            {
                BlockReason.ChannelsBusy => Candidate.MoreChannels(batteries),
                BlockReason.Empty or BlockReason.Reloading => Candidate.MoreRoundsReady(batteries),
                BlockReason.FireHeld when rule.Hold => Candidate.Released(ChangeKind.Release, scenario.Doctrine, hole.Class, batteries[0].System),
                BlockReason.RoundsKept when rule.Keep > 0 => Candidate.Released(ChangeKind.Spend, scenario.Doctrine, hole.Class, batteries[0].System),
                BlockReason.TrackTooLate or BlockReason.NotSeenItself or BlockReason.InterceptTooLate
                    when scenario.Doctrine.TrackDelay.High > scenario.Doctrine.TrackSooner => Candidate.TracksSooner(scenario.Doctrine),
                _ => null,
            };
            if (remedy is not null)
            {
                Suggest(remedy, leaked * share);
            }
        }
    }

    private void Misses(Hole hole, double leaked)
    {
        foreach (var (entry, share) in evidence.Fired(hole))
        {
            var system = entries[entry].First().System;
            Suggest(Candidate.Rule(ChangeKind.Look, scenario.Doctrine, hole.Class, system), leaked * share);
            Suggest(Candidate.Rule(ChangeKind.Salvo, scenario.Doctrine, hole.Class, system), leaked * share);
        }
    }

    private void Sensors(Hole hole, double leaked)
    {
        var types = scenario.Sensors.Select(s => s.Sensor).Distinct()
            .Where(s => s.Kind != SensorKind.LaunchWarning && s.Classes.Contains(hole.Class))
            .OrderByDescending(s => s.Kind == SensorKind.Radar).ThenByDescending(s => s.Range?.Value ?? 0).ThenBy(s => s.Id, StringComparer.Ordinal)
            .ToList();
        // The radar that sees furthest, then one of each other kind.
        var wanted = types.Take(2).Concat(types.Skip(2).DistinctBy(s => s.Kind)).Distinct().Take(MostSensors).ToList();
        for (var i = 0; i < wanted.Count; i++)
        {
            Suggest(Candidate.OneMoreSensor(scenario, wanted[i], scenario.Assets[hole.Asset]), leaked / (1 + i));
        }
    }

    private void Systems(Hole hole, double leaked)
    {
        var systems = model.Systems
            .Where(s => s.Against.ContainsKey(hole.Class) && !scenario.Doctrine.RuleFor(hole.Class, s).Hold)
            .OrderByDescending(s => s.Against[hole.Class].Kill.Value).ThenBy(s => s.Id, StringComparer.Ordinal)
            .Take(MostSystems)
            .ToList();
        for (var i = 0; i < systems.Count; i++)
        {
            Suggest(Candidate.OneMoreBattery(scenario, systems[i], scenario.Assets[hole.Asset]), leaked / (1 + i));
        }
    }

    // A change that several holes suggest promises the sum of what it promises for each.
    private void Suggest(Candidate candidate, double weight)
    {
        var before = found.TryGetValue(candidate.Change.Id, out var known) ? known.Weight : 0;
        found[candidate.Change.Id] = (candidate, before + weight);
    }
}
