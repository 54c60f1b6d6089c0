using Testudo.Simulation.Geometry;
using Testudo.World.Scenarios;
using Testudo.World.Threats;

namespace Testudo.Simulation.Replication;

/// <summary>What doctrine says of a battery and the threats on one route, worked out once: held or not, with which limits, and worth how much.</summary>
/// <remarks>Costs and kill probabilities are taken at their medians. See <c>docs/methods/doctrine.md</c>.</remarks>
internal readonly record struct FireControl
{
    /// <summary>The part of its worth that an engagement loses where its round is the dearest of the laydown: of two that kill as well, the cheaper one is taken.</summary>
    public const double PriceOfTheDearestRound = 0.1;

    /// <summary>What holds fire; null where nothing does.</summary>
    public required BlockReason? HeldBy { get; init; }

    /// <summary>Rounds kept back.</summary>
    public required int Keep { get; init; }

    /// <summary>How long the threat has to be tracked before fire is opened. Unit: seconds.</summary>
    public required double Identify { get; init; }

    /// <summary>The most rounds at one threat; <see cref="int.MaxValue"/> where this battery is not bound.</summary>
    public required int AtOneThreat { get; init; }

    /// <summary>The ration from which rounds are taken, or -1.</summary>
    public required int Ration { get; init; }

    /// <summary>What an engagement is worth to optimal assignment.</summary>
    public required double Value { get; init; }

    /// <summary>Works it out.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="battery">The battery.</param>
    /// <param name="threat">The type.</param>
    /// <param name="takenFor">The class that it is taken for.</param>
    /// <param name="asset">The index of the asset that it heads for.</param>
    public static FireControl Of(Scenario scenario, Battery battery, ThreatType threat, ThreatClass takenFor, int asset)
    {
        var doctrine = scenario.Doctrine;
        var rule = doctrine.RuleFor(takenFor, battery.System);
        return new FireControl
        {
            HeldBy = rule.Hold ? BlockReason.FireHeld
                : Coverage.GroundRangeMetres(battery.Position, scenario.Assets[asset].Position) > rule.Within ? BlockReason.NotItsAsset
                : (battery.System.RoundCost?.Value ?? 0) > rule.MaxCostRatio * CostOf(scenario, threat) ? BlockReason.TooDear
                : null,
            Keep = doctrine.KeepFrom(takenFor, battery.System),
            Identify = rule.Identify,
            AtOneThreat = doctrine.MostAtOneThreat(takenFor, battery.System) ?? int.MaxValue,
            Ration = doctrine.RationOf(takenFor, battery.System),
            Value = doctrine.Assign == AssignmentMethod.Optimal ? ValueOf(scenario, battery, threat, takenFor, asset, rule) : 0,
        };
    }

    /// <summary>The place of threats of a type on their way to an asset in the order of service, the lowest first.</summary>
    /// <param name="doctrine">The doctrine.</param>
    /// <param name="threatClass">The class that the threat is taken for.</param>
    /// <param name="asset">The index of the asset.</param>
    public static int PriorityOf(Doctrine doctrine, ThreatClass threatClass, int asset)
    {
        var (byClass, byAsset) = (ClassRank(doctrine, threatClass), AssetRank(doctrine, asset));
        return doctrine.ServeFirst == ServiceOrder.Asset
            ? (byAsset * (doctrine.Priority.Count + 1)) + byClass
            : (byClass * (doctrine.AssetRanks.Count + 1)) + byAsset;
    }

    private static int ClassRank(Doctrine doctrine, ThreatClass threatClass)
    {
        var rank = doctrine.Priority.ToList().IndexOf(threatClass);
        return rank >= 0 ? rank : doctrine.Priority.Count;
    }

    private static int AssetRank(Doctrine doctrine, int asset) => doctrine.AssetRanks.Count == 0 ? 0 : doctrine.AssetRanks[asset];

    /// <summary>What a threat is thought to cost: a decoy as much as the dearest armed drone of the raid, since nobody sees the difference.</summary>
    private static double CostOf(Scenario scenario, ThreatType threat)
    {
        var cost = threat.UnitCost.Value;
        foreach (var salvo in threat.IsArmed ? [] : scenario.Raid)
        {
            cost = salvo.Threat is { IsArmed: true, Class: ThreatClass.OneWayDrone } ? Math.Max(cost, salvo.Threat.UnitCost.Value) : cost;
        }

        return cost;
    }

    /// <summary>worth of the threat x P(salvo kills) x (1 - price of the round).</summary>
    private static double ValueOf(Scenario scenario, Battery battery, ThreatType threat, ThreatClass takenFor, int asset, EngagementRule rule)
    {
        var doctrine = scenario.Doctrine;
        if (!battery.System.Against.TryGetValue(threat.Class, out var envelope))
        {
            return 0;
        }

        // What one hit destroys, as a part of the most that one hit destroys anywhere; a class or an asset is worth half of the one before it.
        var most = scenario.Assets.Max(a => a.Value * a.DamagePerHit);
        var damage = most > 0 ? scenario.Assets[asset].Value * scenario.Assets[asset].DamagePerHit / most : 1;
        var worth = Math.Max(damage, 1e-6) * Math.Pow(2, -ClassRank(doctrine, takenFor) - Math.Min(AssetRank(doctrine, asset), 20));
        var dearest = scenario.Batteries.Max(b => b.System.RoundCost?.Value ?? 0);
        var price = dearest > 0 ? (battery.System.RoundCost?.Value ?? 0) / dearest * PriceOfTheDearestRound : 0;
        return worth * (1 - Math.Pow(1 - envelope.Kill.Value, rule.Salvo)) * (1 - price);
    }
}
