using Testudo.World;

namespace Testudo.Campaigns.Answers;

/// <summary>The numbers of a campaign file with their sources.</summary>
internal static class CampaignNumbers
{
    public static IReadOnlyList<CampaignAssumption> Of(Campaign campaign) =>
        [.. Parameters(campaign).Select(p => new CampaignAssumption(p.Path, p.Value, p.Low, p.High, p.Source, p.Date, p.Confidence, p.Note)).DistinctBy(p => p.Path)];

    public static IReadOnlyList<CampaignSource> SourcesOf(Campaign campaign)
    {
        var used = Parameters(campaign).Select(p => p.Source).ToHashSet(StringComparer.Ordinal);
        return [.. campaign.Sources.Concat(campaign.Scenario.Catalogue.Sources.Items).Where(s => used.Contains(s.Id)).DistinctBy(s => s.Id).Select(s => new CampaignSource(s.Id, s.Title, s.Publisher, s.Published, s.Url))];
    }

    private static IEnumerable<Parameter> Parameters(Campaign campaign)
    {
        IEnumerable<Parameter?> all =
        [
            .. campaign.Stocks.SelectMany(s => new[] { s.Rounds, s.Production }.Concat(s.Deliveries.SelectMany(d => new[] { d.Rounds, d.DelayDays }))),
            .. campaign.Adversary.SelectMany(a => new[] { a.Stock, a.Production }),
            .. campaign.Losses.SelectMany(l => new[] { l.PerMonth, l.RepairDays }),
            .. campaign.Arrivals.Select(a => a.DelayDays),
            .. campaign.Raids.Months.SelectMany(m => new[] { m.Launched, m.Stopped }),
        ];
        return all.OfType<Parameter>();
    }
}
