using System.Globalization;
using Testudo.Campaigns.Stocks;
using Testudo.World.Scenarios;
using Testudo.World.Text;

namespace Testudo.Campaigns.Raids;

/// <summary>Reads which raids come.</summary>
internal static class RaidPlanReader
{
    private const int MostThreats = 10_000;

    public static RaidPlan Read(MapReader campaign, Scenario scenario, DateOnly from, DateOnly to, IReadOnlyList<AdversaryStock> adversary)
    {
        var none = new RaidPlan { Scale = [.. CampaignClasses.All.Select(_ => 1.0)] };
        if (campaign.Block("raids", required: true) is not { } reader)
        {
            return none;
        }

        var present = scenario.Raid.Select(s => CampaignClasses.Of(s.Threat)).ToHashSet();
        var record = reader.Block("record") is { } window ? Window(window) : null;
        var given = reader.Blocks("given").Select(g => Given(g, present, from, to)).OfType<GivenRaid>().OrderBy(g => g.Date).ToList();
        var months = reader.Blocks("months").SelectMany(m => Month(m, present, from, to)).ToList();
        foreach (var twice in months.GroupBy(m => (m.Month, m.Class)).Where(g => g.Count() > 1))
        {
            reader.Report("months", $"{twice.Key.Month:yyyy-MM} has {CampaignClasses.All[twice.Key.Class]} twice");
        }

        if (record is null && given.Count == 0 && months.Count == 0)
        {
            campaign.Report("raids", $"no raid comes: write one or more of record, given and months");
        }

        var scale = reader.Block("scale") is { } block ? Scale(block) : none.Scale;
        reader.Finish();
        CheckStock(campaign, given, adversary, from);
        return new RaidPlan { Record = record, Given = given, Months = months, Scale = scale };
    }

    private static RecordWindow? Window(MapReader reader)
    {
        var (earliest, latest) = (new DateOnly(1900, 1, 1), new DateOnly(2200, 12, 31));
        var (from, to) = (CampaignLoader.Day(reader, "from", earliest, latest), CampaignLoader.Day(reader, "to", earliest, latest));
        var block = reader.Whole("blockDays", 7, 1, 366);
        int? within = reader.Has("withinDays") ? reader.Whole("withinDays", null, 0, 183) : null;
        reader.Finish();
        if (from is { } first && to is { } last)
        {
            if (last.DayNumber - first.DayNumber + 1 >= block)
            {
                return new RecordWindow(first, last, block, within);
            }

            reader.Report("blockDays", $"a block of {block} days does not fit between {first:yyyy-MM-dd} and {last:yyyy-MM-dd}");
        }

        return null;
    }

    private static GivenRaid? Given(MapReader reader, HashSet<int> present, DateOnly from, DateOnly to)
    {
        var facts = reader.Text("facts");
        var date = CampaignLoader.Day(reader, "date", from, to, required: true);
        var counts = new int[CampaignClasses.All.Count];
        var isWritten = false;
        foreach (var (index, name) in CampaignClasses.All.Index())
        {
            if (!reader.Has(name))
            {
                continue;
            }

            isWritten = true;
            counts[index] = reader.Whole(name, null, 0, MostThreats);
            CheckPresent(reader, name, index, present);
        }

        reader.Finish();
        if (isWritten == facts is not null)
        {
            reader.Report("date", $"a raid has either numbers of threats by class ({string.Join(", ", CampaignClasses.All)}), or facts: the id of a raid of the facts file");
            return null;
        }

        return date is { } day ? new GivenRaid(day, isWritten ? counts : null, facts, new TextLocation(reader.Context.File, reader.Node.Line, reader.Path)) : null;
    }

    private static IEnumerable<MonthTotal> Month(MapReader reader, HashSet<int> present, DateOnly from, DateOnly to)
    {
        var text = reader.Text("month", required: true);
        DateOnly? month = DateOnly.TryParseExact(text, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var first) ? first : null;
        if (text is not null && month is null)
        {
            reader.Report("month", $"found \"{text}\" where a month was expected", $"write it as 2024-01");
        }
        else if (month is { } m && (m > to || m.AddMonths(1) <= from))
        {
            reader.Report("month", $"{m:yyyy-MM} is not a month of the campaign, which goes from {from:yyyy-MM-dd} to {to:yyyy-MM-dd}");
            month = null;
        }

        var totals = new List<MonthTotal>();
        foreach (var (index, name) in CampaignClasses.All.Index())
        {
            if (reader.Block(name) is not { } block)
            {
                continue;
            }

            CheckPresent(reader, name, index, present);
            var launched = block.Number("launched", Quantity.Count, 0, 100 * MostThreats);
            var days = block.Whole("days", null, 1, month is { } of ? DateTime.DaysInMonth(of.Year, of.Month) : 31);
            var stopped = block.Number("stopped", Quantity.Probability, 0, 1, required: false);
            block.Finish();
            if (month is { } known && launched is not null)
            {
                totals.Add(new MonthTotal(known, index, launched, days, stopped));
            }
        }

        reader.Finish();
        return totals;
    }

    private static IReadOnlyList<double> Scale(MapReader reader)
    {
        var scale = CampaignClasses.All.Select(name => reader.Choice(name, Quantity.Number, 1, 0, 20)).ToArray();
        reader.Finish();
        return scale;
    }

    private static void CheckPresent(MapReader reader, string name, int index, HashSet<int> present)
    {
        if (!present.Contains(index))
        {
            reader.Report(name, $"the scenario has no threat of the class {name}; a campaign flies the routes of its scenario");
        }
    }

    // At the 95th percentile of what the other side may have: what is more than that was never there.
    private static void CheckStock(MapReader campaign, List<GivenRaid> given, IReadOnlyList<AdversaryStock> adversary, DateOnly from)
    {
        foreach (var stock in adversary)
        {
            var sum = 0;
            foreach (var raid in given.Where(g => g.Counts is not null))
            {
                sum += raid.Counts![stock.Class];
                var most = stock.Stock.High + (stock.Production.High * (raid.Date.DayNumber - from.DayNumber + 1) / Campaign.DaysOfMonth);
                if (sum > most)
                {
                    campaign.Context.Report(
                        raid.Location.Line, raid.Location.Key, $"by {raid.Date:yyyy-MM-dd} the raids given launch {sum:N0} of the class {CampaignClasses.All[stock.Class]}; the adversary's stock and production allow {Math.Floor(most):N0} at the most",
                        $"raise the adversary's stock or production, or take the class from his list to leave it without limit");
                    break;
                }
            }
        }
    }
}
