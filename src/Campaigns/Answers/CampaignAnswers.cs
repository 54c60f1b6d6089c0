using System.Globalization;
using Testudo.Campaigns.Raids;
using Testudo.Campaigns.Running;
using Testudo.Evidence.Raids;
using Testudo.Simulation.Measures;
using Testudo.World;

namespace Testudo.Campaigns.Answers;

/// <summary>Turns the replications of a campaign into its answer.</summary>
internal sealed class CampaignAnswers(Campaign campaign, IReadOnlyList<CampaignPath> paths)
{
    /// <summary>The source under which months of the public record are shown.</summary>
    public const string Record = "record";

    public CampaignSpread Raids => Of(p => p.Raids);

    public IReadOnlyList<CampaignClassAnswer> Classes(IReadOnlyList<ReportedRaid> record)
    {
        var classes = CampaignClasses.All.Index().Where(c => paths.Any(p => Sum(p.Launched, c.Index) + Sum(p.Withheld, c.Index) > 0)).Select(c => Class(c.Index, record));
        return [.. classes, Class(null, [])];
    }

    public IReadOnlyList<StockAnswer> Stocks() => [.. campaign.Stocks.Select((stock, s) => new StockAnswer(
        stock.Id,
        NamesOf(stock.Title),
        [.. stock.Systems.Select(d => NamesOf(d.Name))],
        Of(p => p.Rounds[s].Initial),
        Of(p => p.Rounds[s].Delivered),
        Of(p => p.Rounds[s].Produced),
        Of(p => p.Rounds[s].Used),
        Of(p => p.Rounds[s].Lost),
        Of(p => p.Rounds[s].Left),
        Of(p => p.Rounds[s].NotCome),
        Spreads.Dates(campaign.From, [.. paths.Select(p => p.Rounds[s].EmptyOn)]),
        Spreads.Series(paths.Count, campaign.Days, (r, day) => paths[r].AtEnd[(s * campaign.Days) + day])))];

    public CapabilityAnswer Capability()
    {
        var kills = campaign.Stocks.Select(s => s.KillsPerRound(campaign.Scenario)).ToArray();
        var relative = paths.Select(p =>
        {
            var first = p.Rounds.Select((a, s) => a.Initial * kills[s]).Sum();
            return Enumerable.Range(0, campaign.Days).Select(day => first == 0 ? 0 : kills.Select((k, s) => k * p.AtEnd[(s * campaign.Days) + day]).Sum() / first).ToArray();
        }).ToArray();
        return new CapabilityAnswer(
            Spreads.Series(paths.Count, campaign.Days, (r, day) => relative[r][day]),
            Spreads.Dates(campaign.From, [.. relative.Select(days => Array.FindIndex(days, d => d <= 0.5))]));
    }

    public DaySeries Batteries() => Spreads.Series(paths.Count, campaign.Days, (r, day) => paths[r].Batteries[day]);

    /// <summary>A policy or lever beside this campaign, replication by replication; null for this campaign itself.</summary>
    public VariantAnswer Beside(string id, LocalisedText title, IReadOnlyList<CampaignPath>? others, int most)
    {
        var isSame = others is null;
        var pairs = paths.Zip(others ?? paths).Take(most).ToList();
        return new VariantAnswer(
            id,
            NamesOf(title),
            pairs.Count,
            Spreads.Of(pairs.Select(p => (double)p.Second.LeakedInAll)),
            isSame ? null : Spreads.Paired(pairs.Select(p => (double)p.Second.LeakedInAll - p.First.LeakedInAll)),
            isSame ? [] : [.. CampaignClasses.All.Select((_, c) => Spreads.Paired(pairs.Select(p => (double)Sum(p.Second.Leaked, c) - Sum(p.First.Leaked, c))))],
            [.. campaign.Stocks.Select((_, s) => pairs.Count(p => p.Second.Rounds[s].EmptyOn >= 0) / (double)Math.Max(1, pairs.Count))],
            isSame ? [] : [.. campaign.Stocks.Select((_, s) => Spreads.Paired(pairs.Select(p => (double)p.Second.Rounds[s].Left - p.First.Rounds[s].Left)))]);
    }

    public static Names NamesOf(LocalisedText text) => new(text.English, text.Ukrainian, text.Russian);

    private CampaignClassAnswer Class(int? c, IReadOnlyList<ReportedRaid> record)
    {
        var classes = CampaignClasses.All.Count;
        int At(int[] counts, int month) => c is { } one ? counts[(month * classes) + one] : counts.AsSpan(month * classes, classes).ToArray().Sum();
        int All(int[] counts) => Enumerable.Range(0, campaign.Months.Count).Sum(m => At(counts, m));
        var months = campaign.Months.Select((month, m) =>
        {
            var rate = Spreads.Ratio([.. paths.Select(p => (double)At(p.Stopped, m))], [.. paths.Select(p => (double)At(p.Launched, m))]);
            var reported = c is { } one ? Reported(month, one, record) : null;
            return new MonthAnswer(
                month.ToString("yyyy-MM", CultureInfo.InvariantCulture), Of(p => At(p.Launched, m)), Of(p => At(p.Leaked, m)), rate, reported,
                rate is not null && reported?.StoppedRate is { } real ? real >= rate.Low90 && real <= rate.High90 : null);
        });
        return new CampaignClassAnswer(
            c is { } of ? CampaignClasses.All[of] : null,
            Of(p => All(p.Launched)), Of(p => All(p.Stopped)), Of(p => All(p.Leaked)), Of(p => All(p.Withheld)),
            Spreads.Ratio([.. paths.Select(p => (double)All(p.Stopped))], [.. paths.Select(p => (double)All(p.Launched))]),
            [.. months]);
    }

    private ReportedMonth? Reported(DateOnly month, int c, IReadOnlyList<ReportedRaid> record)
    {
        var counts = record.Where(r => r.Date.Year == month.Year && r.Date.Month == month.Month)
            .SelectMany(r => r.Counts).Where(k => k.Class == CampaignClasses.All[c]).ToList();
        if (counts.Sum(k => k.Launched) is > 0 and var launched)
        {
            return new ReportedMonth(launched, counts.Sum(k => k.Stopped) / launched, Record);
        }

        return campaign.Raids.Months.FirstOrDefault(t => t.Month == month && t.Class == c) is { } total
            ? new ReportedMonth(total.Launched.Value, total.Stopped?.Value, (total.Stopped ?? total.Launched).Source)
            : null;
    }

    private int Sum(int[] counts, int c) => Enumerable.Range(0, campaign.Months.Count).Sum(m => counts[(m * CampaignClasses.All.Count) + c]);

    private CampaignSpread Of(Func<CampaignPath, int> value) => Spreads.Of(paths.Select(p => (double)value(p)));
}
