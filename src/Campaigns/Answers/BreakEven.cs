using Testudo.Campaigns.Raids;
using Testudo.Campaigns.Running;
using Testudo.Campaigns.Stocks;
using Testudo.World;
using Testudo.World.Text;

namespace Testudo.Campaigns.Answers;

/// <summary>Seeks the delivery rate at which a stock is as large on the last evening as on the first morning.</summary>
/// <remarks>
/// What the campaign delivers and makes of the stock is replaced by an even flow. All rates share their draws, so that what is left rises with the rate and can be bisected. The ends of the interval are the
/// rates at which the ends of the 95 % interval of the mean are 0.
/// </remarks>
/// <param name="campaign">The campaign.</param>
/// <param name="calendar">Its raids.</param>
/// <param name="options">How it is run.</param>
/// <param name="finished">Hears of each replication that is finished.</param>
/// <param name="cancellation">Stops the search.</param>
internal sealed class BreakEven(Campaign campaign, RaidCalendar calendar, CampaignOptions options, Action finished, CancellationToken cancellation)
{
    /// <summary>The most rates that are tried.</summary>
    public const int MostRates = 14;

    // A rate ends within this part of what is used, at a fifth of a round a month at the finest.
    private const double Fineness = 0.004;

    private readonly SortedDictionary<double, Difference> tried = [];
    private CampaignModel? prepared;

    /// <summary>Seeks the rate.</summary>
    /// <param name="stock">The index of the stock.</param>
    /// <param name="own">The replications of the campaign as it is.</param>
    public BreakEvenAnswer? Find(int stock, IReadOnlyList<CampaignPath> own)
    {
        var months = campaign.Days / Campaign.DaysOfMonth;
        var comes = own.Average(p => p.Rounds[stock].Delivered + p.Rounds[stock].Produced) / months;
        // What would be used if there were always enough bounds it from above; sought from what is used now.
        var high = Math.Max(1, own.Average(p => p.Rounds[stock].Used + p.Rounds[stock].Lost) / months);
        while (Growth(stock, high).Mean < 0 && tried.Count < MostRates)
        {
            high *= 1.5;
        }

        var step = Math.Max(0.2, Fineness * high);
        var rate = Root(stock, g => g.Mean, step);
        // The interval from the slope between the two nearest rates: more runs would cost more than they tell.
        var (below, above) = Around(rate);
        var slope = above.Key > below.Key ? Math.Max((above.Value.Mean - below.Value.Mean) / (above.Key - below.Key), 0.25 * months) : months;
        var at = above.Value;
        return cancellation.IsCancellationRequested ? null : new BreakEvenAnswer(
            campaign.Stocks[stock].Id, rate, Math.Max(0, rate - ((at.Mean - at.Low) / slope)), rate + ((at.High - at.Mean) / slope), comes, options.BreakEvenReplications);
    }

    private double Root(int stock, Func<Difference, double> value, double step)
    {
        if (value(Growth(stock, 0)) >= 0)
        {
            return 0;
        }

        for (; ; )
        {
            var low = tried.Last(t => value(t.Value) < 0);
            if (tried.FirstOrDefault(t => t.Key > low.Key, low) is var high && high.Key == low.Key)
            {
                return low.Key;
            }

            var (down, up) = (value(low.Value), value(high.Value));
            var line = up > down ? low.Key - (down * (high.Key - low.Key) / (up - down)) : high.Key;
            if (high.Key - low.Key <= step || tried.Count >= MostRates || cancellation.IsCancellationRequested)
            {
                return Math.Clamp(line, low.Key, high.Key);
            }

            // Near the straight line between the ends, and never too near to one of them.
            var margin = Math.Min(0.25 * (high.Key - low.Key), Math.Max(step / 2, 0.02 * (high.Key - low.Key)));
            Growth(stock, Math.Clamp(line, low.Key + margin, high.Key - margin));
        }
    }

    private (KeyValuePair<double, Difference> Below, KeyValuePair<double, Difference> Above) Around(double rate)
    {
        var below = tried.LastOrDefault(t => t.Key <= rate, tried.First());
        return (below, tried.FirstOrDefault(t => t.Key >= rate, tried.Last()));
    }

    /// <summary>How much the stock grows from the first morning to the last evening, at a rate.</summary>
    private Difference Growth(int stock, double perMonth)
    {
        if (tried.TryGetValue(perMonth, out var known))
        {
            return known;
        }

        var changed = campaign with { Stocks = [.. campaign.Stocks.Select((s, i) => i == stock ? At(s, perMonth) : s)] };
        prepared = prepared is null ? new CampaignModel(changed, campaign.Policy, calendar, options.Calibration) : prepared.With(changed);
        var paths = new CampaignRun(prepared, options.Seed, options.Threads, cancellation).Advance(options.BreakEvenReplications, finished).Paths;
        return tried[perMonth] = Spreads.Paired(paths.Select(p => (double)p.Rounds[stock].Left - p.Rounds[stock].Initial));
    }

    private static RoundStock At(RoundStock stock, double perMonth) => stock with
    {
        Deliveries = [],
        Production = Parameter.Assumed($"stocks.{stock.Id}.breakEven", Quantity.Number, perMonth, stock.Rounds.Date, "tried as a break-even rate"),
    };
}
