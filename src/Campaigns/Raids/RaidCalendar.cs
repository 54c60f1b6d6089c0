using Testudo.Campaigns.Running;
using Testudo.Evidence.Raids;
using Testudo.World.Text;

namespace Testudo.Campaigns.Raids;

/// <summary>One raid of a campaign.</summary>
/// <param name="Day">Days after the first.</param>
/// <param name="Counts">Threats by class, in the order of <see cref="CampaignClasses.All"/>.</param>
public readonly record struct CampaignRaid(int Day, int[] Counts);

/// <summary>Where the raids of a campaign come from.</summary>
public enum RaidOrigin
{
    /// <summary>Blocks of days of the public record.</summary>
    Record,

    /// <summary>Raids that the campaign gives, and monthly totals.</summary>
    Given,
}

/// <summary>Which raids come on which day, in each replication of a campaign.</summary>
public abstract class RaidCalendar
{
    /// <summary>Where the raids come from.</summary>
    public abstract RaidOrigin Origin { get; }

    /// <summary>The most threats of each class in one raid.</summary>
    public abstract IReadOnlyList<int> Most { get; }

    /// <summary>The raids of one replication, in the order of days.</summary>
    /// <param name="draws">The draws of the replication.</param>
    public abstract IReadOnlyList<CampaignRaid> Raids(CampaignDraws draws);

    /// <summary>The calendar of a campaign.</summary>
    /// <param name="campaign">The campaign.</param>
    /// <param name="record">Raids of the public record; empty where the user has none.</param>
    /// <param name="facts">Raids of the facts files, by which given raids are looked up.</param>
    /// <exception cref="InputException">There is nothing to draw from, or a given raid is not in the facts files.</exception>
    public static RaidCalendar Of(Campaign campaign, IReadOnlyList<ReportedRaid> record, IReadOnlyList<ReportedRaid> facts)
    {
        ArgumentNullException.ThrowIfNull(campaign);
        ArgumentNullException.ThrowIfNull(record);
        ArgumentNullException.ThrowIfNull(facts);
        if (campaign.Raids.Record is { } window && RecordedRaids.Covers(window, record))
        {
            return new RecordedRaids(campaign, window, record);
        }

        return campaign.Raids is { Given.Count: 0, Months.Count: 0 }
            ? throw new InputException(new Diagnostic(
                new TextLocation(campaign.File, 0, "raids.record"),
                $"the raids are drawn from the public record from {campaign.Raids.Record!.From:yyyy-MM-dd} to {campaign.Raids.Record!.To:yyyy-MM-dd}, and no such record was imported",
                $"import it: testudo evidence import FILE; or give raids and months in the campaign"))
            : new GivenRaids(campaign, facts);
    }

    /// <summary>Threats of a reported raid by class; those of compound and unknown types are not among them.</summary>
    internal static int[] CountsOf(ReportedRaid raid) =>
        [.. CampaignClasses.All.Select(c => (int)Math.Round(raid.Rows.Where(r => r.Class == c).Sum(r => r.Launched ?? 0)))];
}
