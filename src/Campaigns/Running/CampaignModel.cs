using Testudo.Campaigns.Raids;
using Testudo.Campaigns.Stocks;
using Testudo.Simulation.Measures;
using Testudo.Simulation.Random;
using Testudo.Simulation.Replication;
using Testudo.World.Scenarios;

namespace Testudo.Campaigns.Running;

/// <summary>A campaign under one policy made ready: the scenario prepared once for the largest raid of every class, of which each raid takes its part.</summary>
internal sealed class CampaignModel
{
    /// <summary>Replications of raids are numbered by campaign and raid; no campaign has more raids than this.</summary>
    public const int MostRaids = 4096;

    public CampaignModel(Campaign campaign, RationPolicy policy, RaidCalendar calendar, CalibratedDraws? calibration)
        : this(campaign, policy, calendar, calibration, prepared: null)
    {
    }

    private CampaignModel(Campaign campaign, RationPolicy policy, RaidCalendar calendar, CalibratedDraws? calibration, RaidModel? prepared)
    {
        (Campaign, Policy, Calendar) = (campaign, policy, calendar);
        var scenario = policy.Scenario;
        var whole = CampaignClasses.All.Select((_, c) => scenario.Raid.Where(s => CampaignClasses.Of(s.Threat) == c).Sum(s => s.Count)).ToArray();
        Most = [.. calendar.Most.Select((m, c) => whole[c] == 0 ? 0 : (int)Math.Ceiling(m * campaign.Raids.Scale[c]))];
        Prepared = prepared ?? RaidModel.Prepare(scenario with { Raid = [.. scenario.Raid.Select(s => Largest(s, whole))] }, calibration);
        Layout = new TallyLayout(Prepared);
        Salvos = [.. CampaignClasses.All.Select((_, c) => Enumerable.Range(0, scenario.Raid.Count).Where(s => CampaignClasses.Of(scenario.Raid[s].Threat) == c).ToArray())];
        Weights = [.. Salvos.Select(salvos => salvos.Select(s => (double)scenario.Raid[s].Count).ToArray())];
        ClassOf = [.. Prepared.Classes.Select(k => CampaignClasses.Of(scenario.Raid.First(s => s.Threat.Class == k).Threat))];
        BatteriesOf = [.. campaign.Stocks.Select(stock => Enumerable.Range(0, scenario.Batteries.Count).Where(b => stock.Systems.Any(s => s.Id == scenario.Batteries[b].System.Id)).ToArray())];
        StockOf = [.. Enumerable.Range(0, scenario.Batteries.Count).Select(b => Array.FindIndex(BatteriesOf, of => of.Contains(b)))];
        LossOf = [.. scenario.Batteries.Select(b => campaign.Losses.ToList().FindIndex(l => l.Systems.Any(s => s.Id == b.System.Id)))];
        BatteryKeys = [.. scenario.Batteries.Select(b => RandomSequence.KeyOf("campaign/battery/" + b.Id))];
        Deliveries = [.. campaign.Stocks.SelectMany((s, i) => s.Deliveries.Select(d => new DeliveryColumns(i, d, RandomSequence.KeyOf("campaign/delivery/" + d.Id))))];
        StockKeys = [.. campaign.Stocks.Select(s => RandomSequence.KeyOf("campaign/stock/" + s.Id))];
    }

    public Campaign Campaign { get; }

    public RationPolicy Policy { get; }

    public RaidCalendar Calendar { get; }

    public RaidModel Prepared { get; }

    public TallyLayout Layout { get; }

    /// <summary>The most threats of each class in one raid.</summary>
    public int[] Most { get; }

    /// <summary>The salvos of each class.</summary>
    public int[][] Salvos { get; }

    /// <summary>In which proportions they come.</summary>
    public double[][] Weights { get; }

    /// <summary>For each class of the raid model the class of the campaign.</summary>
    public int[] ClassOf { get; }

    /// <summary>The batteries of each stock.</summary>
    public int[][] BatteriesOf { get; }

    /// <summary>The stock of each battery; -1 for none.</summary>
    public int[] StockOf { get; }

    /// <summary>The attrition of each battery; -1 for none.</summary>
    public int[] LossOf { get; }

    public uint[] BatteryKeys { get; }

    public uint[] StockKeys { get; }

    public DeliveryColumns[] Deliveries { get; }

    /// <summary>The same raids on the same laydown with other stocks: nothing of the preparation is done again.</summary>
    /// <param name="campaign">The campaign with its other stocks.</param>
    public CampaignModel With(Campaign campaign) => new(campaign, Policy, Calendar, calibration: null, Prepared);

    // Each threat draws its target by the shares that the scenario has: small raids are not all aimed at the first target of a list.
    private Salvo Largest(Salvo salvo, int[] whole)
    {
        var c = CampaignClasses.Of(salvo.Threat);
        var targets = salvo.Targets[0].Count is null ? salvo.Targets : [.. salvo.Targets.Select(t => t with { Count = null, Share = (double)t.Count!.Value / salvo.Targets.Sum(o => o.Count!.Value) })];
        var count = (int)Math.Ceiling((double)Most[c] * salvo.Count / Math.Max(whole[c], 1)) + 1;
        return salvo with { Count = count, IsPoisson = false, Targets = targets };
    }
}

/// <summary>A delivery as the run sees it.</summary>
/// <param name="Stock">The index of the stock.</param>
/// <param name="Delivery">The delivery.</param>
/// <param name="Key">Under which its delay is drawn.</param>
internal readonly record struct DeliveryColumns(int Stock, Delivery Delivery, uint Key)
{
    /// <summary>Under which its size is drawn.</summary>
    public uint SizeKey => RandomSequence.KeyOf(Key, 1);
}
