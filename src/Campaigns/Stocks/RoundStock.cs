using Testudo.World;
using Testudo.World.Scenarios;
using Testudo.World.Systems;
using Testudo.World.Threats;

namespace Testudo.Campaigns.Stocks;

/// <summary>Rounds that some systems share: what is in depots and launchers together.</summary>
public sealed record RoundStock
{
    /// <summary>The id.</summary>
    public required string Id { get; init; }

    /// <summary>The name in each language.</summary>
    public required LocalisedText Title { get; init; }

    /// <summary>The systems that fire them.</summary>
    public required IReadOnlyList<DefenceSystem> Systems { get; init; }

    /// <summary>Rounds on the first morning.</summary>
    public required Parameter Rounds { get; init; }

    /// <summary>Rounds made or repaired at home in a month; null for none.</summary>
    public Parameter? Production { get; init; }

    /// <summary>What is delivered, in the order of the file.</summary>
    public IReadOnlyList<Delivery> Deliveries { get; init; } = [];

    /// <summary>Mean over the classes of the raid that its systems can engage of the best kill probability of one round: what a round is worth at the most.</summary>
    /// <param name="scenario">The scenario with the raid.</param>
    public double KillsPerRound(Scenario scenario)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        var best = scenario.Raid.Select(s => s.Threat.Class).Distinct()
            .Select(c => Systems.Select(s => s.Against.TryGetValue(c, out var envelope) ? envelope.Kill.Value : 0).Max())
            .Where(p => p > 0).ToList();
        return best.Count == 0 ? 0 : best.Average();
    }
}

/// <summary>Rounds that come on a day, or some time after it.</summary>
/// <param name="Id">The id of the stock and the number of the delivery in it: the name under which its delay is drawn.</param>
/// <param name="On">The day for which it is promised.</param>
/// <param name="Rounds">How many.</param>
/// <param name="DelayDays">By how many days it is late; null for none.</param>
public sealed record Delivery(string Id, DateOnly On, Parameter Rounds, Parameter? DelayDays);

/// <summary>What the other side can launch of one class.</summary>
/// <param name="Class">The class, as an index in <see cref="Raids.CampaignClasses.All"/>.</param>
/// <param name="Stock">In store on the first morning.</param>
/// <param name="Production">Made or bought in a month.</param>
public sealed record AdversaryStock(int Class, Parameter Stock, Parameter Production);

/// <summary>How batteries of some systems are lost between raids, with the rounds in their launchers.</summary>
/// <param name="Id">The name under which it is drawn.</param>
/// <param name="Systems">The systems.</param>
/// <param name="PerMonth">Probability that a battery is lost in a month.</param>
/// <param name="Repairable">The part of those lost, here or in raids, that comes back.</param>
/// <param name="RepairDays">After how many days.</param>
public sealed record Attrition(string Id, IReadOnlyList<DefenceSystem> Systems, Parameter PerMonth, double Repairable, Parameter RepairDays);

/// <summary>Batteries of the laydown that are not there from the first day.</summary>
/// <param name="Id">The name under which the delay is drawn.</param>
/// <param name="Batteries">Indices in the laydown.</param>
/// <param name="On">The day for which they are promised.</param>
/// <param name="DelayDays">By how many days they are late; null for none.</param>
public sealed record Arrival(string Id, IReadOnlyList<int> Batteries, DateOnly On, Parameter? DelayDays);

/// <summary>How rounds are rationed in a campaign.</summary>
/// <param name="Id">The id.</param>
/// <param name="Title">The name in each language.</param>
/// <param name="Scenario">The scenario under the doctrine of the policy.</param>
/// <param name="Keep">The last rounds of stocks that are kept.</param>
public sealed record RationPolicy(string Id, LocalisedText Title, Scenario Scenario, IReadOnlyList<KeptRounds> Keep);

/// <summary>The last rounds of a stock, kept for some classes.</summary>
/// <param name="Stock">The index of the stock.</param>
/// <param name="Rounds">How many.</param>
/// <param name="For">Who may have them.</param>
public sealed record KeptRounds(int Stock, int Rounds, IReadOnlySet<ThreatClass> For);
