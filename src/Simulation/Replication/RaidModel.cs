using Testudo.Simulation.Geometry;
using Testudo.World.Scenarios;
using Testudo.World.Systems;
using Testudo.World.Threats;

namespace Testudo.Simulation.Replication;

/// <summary>A scenario made ready for replication: every route laid, every window solved, every parameter in one table.</summary>
public sealed class RaidModel
{
    internal RaidModel(Scenario scenario) => Scenario = scenario;

    /// <summary>The scenario.</summary>
    public Scenario Scenario { get; private set; }

    /// <summary>The parameters, each once.</summary>
    public ParameterTable Parameters { get; private set; } = new();

    /// <summary>The systems in the laydown, each once, in the order in which they first stand there.</summary>
    public required IReadOnlyList<DefenceSystem> Systems { get; init; }

    /// <summary>The classes in the raid, in the order of the enumeration.</summary>
    public required IReadOnlyList<ThreatClass> Classes { get; init; }

    /// <summary>The most threats that one replication can have.</summary>
    public int MostThreats { get; internal set; }

    /// <summary>The number of routes to which the raid was laid.</summary>
    public int RouteCount { get; internal set; }

    /// <summary>The number of sensors, those of batteries included.</summary>
    public int SensorCount => Sensors.Length;

    internal SalvoColumns[] Salvos { get; set; } = [];

    internal RouteColumns[] Routes { get; set; } = [];

    internal BatteryColumns[] Batteries { get; set; } = [];

    internal EffectorColumns[] Effectors { get; set; } = [];

    internal SensorColumns[] Sensors { get; set; } = [];

    /// <summary>Pairs (kill probability, factor of susceptibility) of parameters; the factor is -1 where there is none.</summary>
    internal (int Kill, int Factor)[] Kills { get; set; } = [];

    /// <summary>For each kill the group of the raid effect.</summary>
    internal int[] KillGroups { get; set; } = [];

    internal AlertColumns Alerts { get; set; } = null!;

    internal RaidEffectIndices RaidEffects { get; set; } = RaidEffectIndices.None;

    internal int[] RoundCosts { get; set; } = [];

    /// <summary>For each asset the battery and the sensor that it is; -1 for none.</summary>
    internal (int Battery, int Sensor)[] Units { get; set; } = [];

    /// <summary>Where the loss of units and the silence of radars stand in the table; -1 where no unit is aimed at.</summary>
    internal (int Loss, int Silence) UnitLoss { get; set; } = (-1, -1);

    internal int MostWindows { get; set; }

    internal DoctrineIndices Doctrine { get; set; }

    internal CommandIndices Command { get; set; }

    /// <summary>The same raid with other numbers: the routes and windows that were solved serve again.</summary>
    /// <param name="counts">For each salvo how many threats, 0 or more. Each salvo has one target, as in <see cref="RaidParts.Of"/>.</param>
    /// <returns>A model that shares the parameters of this one.</returns>
    /// <exception cref="ArgumentException">A salvo has several targets, or the counts do not fit.</exception>
    public RaidModel WithCounts(IReadOnlyList<int> counts)
    {
        ArgumentNullException.ThrowIfNull(counts);
        if (counts.Count != Salvos.Length || counts.Any(c => c < 0) || Scenario.Raid.Any(s => s.Targets.Count > 1 || s.IsPoisson))
        {
            throw new ArgumentException("One number for each salvo is needed, and one target in each salvo.", nameof(counts));
        }

        var columns = new SalvoColumns[counts.Count];
        var first = 0;
        for (var s = 0; s < columns.Length; s++)
        {
            columns[s] = Salvos[s] with { MostThreats = counts[s], Coming = counts[s], FirstThreat = first, FixedTargets = new int[counts[s]] };
            first += counts[s];
        }

        var other = (RaidModel)MemberwiseClone();
        other.Scenario = Scenario with { Raid = [.. Scenario.Raid.Select((s, i) => s with { Count = counts[i], Targets = [s.Targets[0] with { Count = counts[i] }] })] };
        (other.MostThreats, other.Salvos) = (first, columns);
        return other;
    }

    /// <summary>The model of a scenario that differs from that of this one only in how many threats come and in kill probabilities: routes and windows serve again.</summary>
    /// <param name="scenario">Has the same laydown and doctrine, and the same salvos with the same targets in the same order, 0 of some perhaps.</param>
    /// <returns>A model with parameters of its own; prepared anew where the doctrine chooses by kill probabilities.</returns>
    /// <exception cref="ArgumentException">The salvos, their targets or the batteries are others.</exception>
    public RaidModel For(Scenario scenario)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        if (!scenario.Batteries.Select(b => b.Id).SequenceEqual(Scenario.Batteries.Select(b => b.Id))
            || !scenario.Raid.Select(s => (s.Id, s.Targets.Count)).SequenceEqual(Scenario.Raid.Select(s => (s.Id, s.Targets.Count))))
        {
            throw new ArgumentException("Only counts and kill probabilities may differ.", nameof(scenario));
        }

        var kills = scenario.Batteries.SelectMany(b => b.System.Against.Values).Select(a => a.Kill).DistinctBy(k => k.Path).ToDictionary(k => k.Path, StringComparer.Ordinal);
        if ((scenario.Doctrine.Prefer == Preference.BestKill || scenario.Doctrine.Assign == AssignmentMethod.Optimal) && Parameters.Parameters.Any(p => kills.TryGetValue(p.Path, out var kill) && kill != p))
        {
            return Prepare(scenario);
        }

        var columns = new SalvoColumns[Salvos.Length];
        var first = 0;
        for (var s = 0; s < columns.Length; s++)
        {
            var most = RaidModelBuilder.MostThreats(scenario.Raid[s]);
            columns[s] = Salvos[s] with { MostThreats = most, Coming = scenario.Raid[s].Count, FirstThreat = first, FixedTargets = RaidModelBuilder.FixedTargets(scenario.Raid[s]) };
            first += most;
        }

        var other = (RaidModel)MemberwiseClone();
        (other.Scenario, other.Salvos, other.MostThreats, other.Parameters) = (scenario, columns, first, new ParameterTable());
        other.Parameters.AddAll(Parameters, kills);
        return other;
    }

    /// <summary>The flight of a route, with its salvo and target, for pictures.</summary>
    /// <param name="route">The index of the route.</param>
    public (Salvo Salvo, Asset Asset, int Number, Trajectory Trajectory) RouteAt(int route)
    {
        var columns = Routes[route];
        return (Scenario.Raid[columns.Salvo], Scenario.Assets[columns.Asset], columns.Number, columns.Trajectory);
    }

    /// <summary>The salvo of a threat of a replication, and its number within it, from 0.</summary>
    /// <param name="threat">The index of the threat.</param>
    public (Salvo Salvo, int Member) ThreatAt(int threat)
    {
        var s = Array.FindLastIndex(Salvos, c => c.FirstThreat <= threat);
        return (Scenario.Raid[s], threat - Salvos[s].FirstThreat);
    }

    /// <summary>The id of a sensor: its own, or that of the battery it belongs to.</summary>
    /// <param name="sensor">The index of the sensor.</param>
    public string SensorAt(int sensor) =>
        Sensors[sensor].Battery is >= 0 and var battery ? Scenario.Batteries[battery].Id : Scenario.Sensors[sensor].Id;

    /// <summary>Makes a scenario ready.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="calibration">The calibration from which its uncertain numbers are drawn; null for the catalogue.</param>
    public static RaidModel Prepare(Scenario scenario, CalibratedDraws? calibration = null)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        var model = new RaidModelBuilder(scenario).Build();
        if (calibration is not null)
        {
            model.Parameters.Join(calibration.Draws);
        }

        return model;
    }

    /// <summary>A model of the same tables, with a table of parameters of its own.</summary>
    internal RaidModel Copy()
    {
        var copy = (RaidModel)MemberwiseClone();
        (copy.Routes, copy.Parameters) = ([.. Routes], new ParameterTable());
        copy.Parameters.AddAll(Parameters);
        return copy;
    }
}

/// <summary>Where the numbers of the doctrine stand in the table.</summary>
internal readonly record struct DoctrineIndices(int TrackDelay, int AlertDelay, int AssessmentDelay, int MissedKill, int FalseKill, int RaidEffect, int ShelterTime);

/// <summary>Where the numbers of command stand in the table; -1 for what is left out.</summary>
internal readonly record struct CommandIndices
{
    public required int TrackCoast { get; init; }

    public required int CommandPost { get; init; }

    public required int DecisionTime { get; init; }

    public required int DecisionSpread { get; init; }

    public required int Operators { get; init; }

    public required bool UsesLinks { get; init; }

    public required bool UsesSectors { get; init; }
}
