using Testudo.Campaigns.Raids;

namespace Testudo.Campaigns.Running;

/// <summary>What happened in one replication of a campaign.</summary>
internal sealed class CampaignPath
{
    public CampaignPath(Campaign campaign)
    {
        var (stocks, classes) = (campaign.Stocks.Count, CampaignClasses.All.Count);
        (Days, Classes) = (campaign.Days, classes);
        AtEnd = new int[stocks * campaign.Days];
        Rounds = [.. Enumerable.Range(0, stocks).Select(_ => new RoundAccount())];
        Launched = new int[campaign.Months.Count * classes];
        Stopped = new int[Launched.Length];
        Leaked = new int[Launched.Length];
        Withheld = new int[Launched.Length];
        AdversaryLeft = new double[classes];
        Batteries = new int[campaign.Days];
    }

    public int Days { get; }

    public int Classes { get; }

    /// <summary>Rounds in stock at the end of each day, stock by stock.</summary>
    public int[] AtEnd { get; }

    public RoundAccount[] Rounds { get; }

    /// <summary>By month and class.</summary>
    public int[] Launched { get; }

    public int[] Stopped { get; }

    public int[] Leaked { get; }

    /// <summary>What would have been launched and was not there.</summary>
    public int[] Withheld { get; }

    /// <summary>What the other side has left of each class; NaN for one without limit.</summary>
    public double[] AdversaryLeft { get; }

    /// <summary>Batteries that stand at the end of each day.</summary>
    public int[] Batteries { get; }

    /// <summary>Raids fought.</summary>
    public int Raids { get; set; }

    /// <summary>Threats that were at the target, all classes.</summary>
    public int LeakedInAll => Leaked.Sum();

    public int LaunchedInAll => Launched.Sum();
}

/// <summary>Where the rounds of a stock came from and went: every one is used, lost or left.</summary>
internal sealed class RoundAccount
{
    public int Initial { get; set; }

    public int Delivered { get; set; }

    public int Produced { get; set; }

    public int Used { get; set; }

    public int Lost { get; set; }

    public int Left { get; set; }

    /// <summary>The first day at whose end none was left; -1 for never.</summary>
    public int EmptyOn { get; set; } = -1;

    /// <summary>Promised, and not come by the last day.</summary>
    public int NotCome { get; set; }
}
