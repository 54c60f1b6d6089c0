using System.Globalization;
using Testudo.Campaigns.Running;
using Testudo.Evidence.Raids;
using Testudo.Simulation.Random;
using Testudo.World.Text;

namespace Testudo.Campaigns.Raids;

/// <summary>Raids that come on their day, and on other days of a month what is left of its total.</summary>
/// <remarks>
/// What is left is spread over as many days as were given, drawn anew in each replication, in parts like those of a stick broken at even random points: most are small, a few large. The total of a month is
/// met exactly. See <c>docs/methods/campaign.md</c>.
/// </remarks>
internal sealed class GivenRaids : RaidCalendar
{
    private readonly int[][] certain;
    private readonly List<Rest> rests = [];
    private readonly int[] most;

    public GivenRaids(Campaign campaign, IReadOnlyList<ReportedRaid> facts)
    {
        var plan = campaign.Raids;
        certain = [.. Enumerable.Range(0, campaign.Days).Select(_ => new int[CampaignClasses.All.Count])];
        foreach (var raid in plan.Given)
        {
            var counts = raid.Counts ?? Find(raid, facts);
            for (var c = 0; c < counts.Count; c++)
            {
                certain[raid.Date.DayNumber - campaign.From.DayNumber][c] += counts[c];
            }
        }

        most = [.. CampaignClasses.All.Select((_, c) => certain.Max(d => d[c]))];
        foreach (var total in plan.Months)
        {
            var first = Math.Max(0, total.Month.DayNumber - campaign.From.DayNumber);
            var last = Math.Min(campaign.Days - 1, total.Month.AddMonths(1).DayNumber - 1 - campaign.From.DayNumber);
            var given = Enumerable.Range(first, last - first + 1).Sum(d => certain[d][total.Class]);
            var givenDays = Enumerable.Range(first, last - first + 1).Count(d => certain[d][total.Class] > 0);
            var part = (last - first + 1.0) / DateTime.DaysInMonth(total.Month.Year, total.Month.Month);
            var days = Math.Max(1, (int)Math.Round(total.Days * part) - givenDays);
            rests.Add(new Rest(total, RandomSequence.KeyOf(string.Create(CultureInfo.InvariantCulture, $"campaign/month/{total.Month:yyyy-MM}/{CampaignClasses.All[total.Class]}")), first, last, given, Math.Min(days, last - first + 1), part));
            most[total.Class] = Math.Max(most[total.Class], (int)Math.Ceiling(CampaignDraws.MostOf(total.Launched)));
        }
    }

    public override RaidOrigin Origin => RaidOrigin.Given;

    public override IReadOnlyList<int> Most => most;

    public override IReadOnlyList<CampaignRaid> Raids(CampaignDraws draws)
    {
        var days = certain.Select(d => d.ToArray()).ToArray();
        foreach (var rest in rests)
        {
            Spread(rest, draws, days);
        }

        return [.. days.Index().Where(d => d.Item.Any(n => n > 0)).Select(d => new CampaignRaid(d.Index, d.Item))];
    }

    private void Spread(Rest rest, CampaignDraws draws, int[][] days)
    {
        var left = (int)Math.Round(draws.Value(rest.Total.Launched, rest.Key) * rest.Part) - rest.Given;
        if (left <= 0)
        {
            return;
        }

        var free = Enumerable.Range(rest.First, rest.Last - rest.First + 1).Where(d => certain[d][rest.Total.Class] == 0).ToList();
        var chosen = (free.Count > 0 ? free : Enumerable.Range(rest.First, rest.Last - rest.First + 1))
            .Select(d => (Day: d, Words: draws.Of(rest.Key, 1 + d))).OrderBy(d => d.Words.W2).ThenBy(d => d.Day).Take(rest.Days).OrderBy(d => d.Day).ToArray();
        // Exponential lengths over their sum are the parts of a broken stick.
        Span<double> lengths = chosen.Length <= 64 ? stackalloc double[chosen.Length] : new double[chosen.Length];
        Span<int> parts = stackalloc int[chosen.Length];
        for (var i = 0; i < chosen.Length; i++)
        {
            lengths[i] = -Math.Log(chosen[i].Words.U0);
        }

        Portions.Of(left, lengths, 0.5, parts);
        for (var i = 0; i < chosen.Length; i++)
        {
            days[chosen[i].Day][rest.Total.Class] += parts[i];
        }
    }

    private static IReadOnlyList<int> Find(GivenRaid raid, IReadOnlyList<ReportedRaid> facts)
    {
        if (RaidGrouping.Find(facts, raid.Facts!) is { } found && CountsOf(found) is var counts && counts.Sum() > 0)
        {
            return counts;
        }

        var near = NameSuggestion.Nearest(raid.Facts!, facts.Select(f => f.Id));
        throw new InputException(new Diagnostic(
            raid.Location, $"the facts files have no raid \"{raid.Facts}\" with numbers of threats by type", near is null ? null : (FormattableString)$"did you mean \"{near}\"?"));
    }

    private sealed record Rest(MonthTotal Total, uint Key, int First, int Last, int Given, int Days, double Part);
}
