namespace Testudo.Simulation.Replication;

/// <summary>What a battery's rounds, crews and wheels add to the plain battery, as the replication sees it.</summary>
internal readonly record struct EffectorColumns
{
    /// <summary>A battery of which nothing more is said.</summary>
    public static readonly EffectorColumns Plain = new()
    {
        HandOver = double.NaN,
        Crews = -1,
        OnStationFrom = double.PositiveInfinity,
        OnStationTo = double.NegativeInfinity,
    };

    /// <summary>Time before the intercept at which the channel is free; NaN where it is held until the assessment.</summary>
    public double HandOver { get; init; }

    /// <summary>Whether a round in the air is lost with its battery.</summary>
    public bool NeedsGuide { get; init; }

    /// <summary>Rounds loaded together while others are ready; 0 where a battery reloads only when empty.</summary>
    public int LoadSize { get; init; }

    /// <summary>The crews that load it; -1 for its own.</summary>
    public int Crews { get; init; }

    public int SupplyRounds { get; init; }

    public double SupplyAfter { get; init; }

    /// <summary>Time of a burst; 0 for single rounds.</summary>
    public double BurstTime { get; init; }

    /// <summary>Whether it drives to where it can reach a threat.</summary>
    public bool IsMover { get; init; }

    /// <summary>Fighters that land to rearm when their missiles are gone.</summary>
    public bool RearmsAtBase { get; init; }

    /// <summary>Time on the ground between two sorties.</summary>
    public double Turnaround { get; init; }

    /// <summary>Fighters on station whatever happens; infinite where the first track orders them up.</summary>
    public double OnStationFrom { get; init; }

    public double OnStationTo { get; init; }

    public bool IsScheduled => double.IsFinite(OnStationFrom);
}
