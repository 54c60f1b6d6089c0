using System.Globalization;
using Testudo.Campaigns.Raids;
using Testudo.World;
using Testudo.World.Scenarios;
using Testudo.World.Systems;
using Testudo.World.Text;

namespace Testudo.Campaigns.Stocks;

/// <summary>Reads what both sides have, get and lose.</summary>
internal sealed class StockReader(Scenario scenario, DateOnly from, DateOnly to)
{
    private const int MostRounds = 10_000_000;
    private const int MostDelayDays = 3660;

    /// <summary>The stocks of rounds.</summary>
    public IReadOnlyList<RoundStock> ReadStocks(MapReader campaign)
    {
        var stocks = campaign.Blocks("stocks", required: true).Select(Stock).OfType<RoundStock>().ToList();
        foreach (var twice in stocks.GroupBy(s => s.Id, StringComparer.Ordinal).Where(g => g.Count() > 1))
        {
            campaign.Report("stocks", $"the id \"{twice.Key}\" is used twice");
        }

        foreach (var twice in stocks.SelectMany(s => s.Systems).GroupBy(s => s.Id, StringComparer.Ordinal).Where(g => g.Count() > 1))
        {
            campaign.Report("stocks", $"the system \"{twice.Key}\" fires from two stocks; allowed is one");
        }

        return stocks;
    }

    /// <summary>What the other side has.</summary>
    public static IReadOnlyList<AdversaryStock> ReadAdversary(MapReader campaign)
    {
        var stocks = new List<AdversaryStock>();
        foreach (var reader in campaign.Blocks("adversary"))
        {
            var name = reader.Text("class", required: true);
            var index = name is null ? -1 : CampaignClasses.IndexOf(name);
            if (name is not null && index < 0)
            {
                var near = NameSuggestion.Nearest(name, CampaignClasses.All);
                reader.Report("class", $"found \"{name}\"; allowed are: {string.Join(", ", CampaignClasses.All)}", near is null ? null : (FormattableString)$"did you mean \"{near}\"?");
            }
            else if (stocks.Exists(s => s.Class == index))
            {
                reader.Report("class", $"the class \"{name}\" stands twice in the list");
            }

            var (stock, production) = (reader.Number("stock", Quantity.Count, 0, MostRounds), reader.Number("productionPerMonth", Quantity.Number, 0, MostRounds));
            reader.Finish();
            if (index >= 0 && stock is not null && production is not null)
            {
                stocks.Add(new AdversaryStock(index, stock, production));
            }
        }

        return stocks;
    }

    /// <summary>How batteries are lost.</summary>
    public IReadOnlyList<Attrition> ReadLosses(MapReader campaign)
    {
        var losses = new List<Attrition>();
        foreach (var reader in campaign.Blocks("losses"))
        {
            var systems = Systems(reader);
            var perMonth = reader.Number("perMonth", Quantity.Probability, 0, 0.99);
            var repairable = reader.Choice("repairable", Quantity.Probability, 0, 0, 1);
            var repair = reader.Number("repairDays", Quantity.Number, 0, MostDelayDays, required: repairable > 0);
            reader.Finish();
            foreach (var twice in systems.Where(s => losses.Exists(l => l.Systems.Contains(s))))
            {
                reader.Report("systems", $"the system \"{twice.Id}\" has losses already");
            }

            if (perMonth is not null)
            {
                losses.Add(new Attrition(reader.Path, systems, perMonth, repairable, repair ?? Parameter.Assumed(reader.PathOf("repairDays"), Quantity.Number, 0, perMonth.Date, "nothing is repaired")));
            }
        }

        return losses;
    }

    /// <summary>What comes later than the first day.</summary>
    public IReadOnlyList<Arrival> ReadArrivals(MapReader campaign)
    {
        var arrivals = new List<Arrival>();
        var ids = scenario.Batteries.Select(b => b.Id).ToList();
        foreach (var reader in campaign.Blocks("arrivals"))
        {
            var found = new List<int>();
            foreach (var name in reader.Texts("batteries") ?? [])
            {
                if (ids.IndexOf(name.Value) is >= 0 and var index)
                {
                    found.Add(index);
                    continue;
                }

                var near = NameSuggestion.Nearest(name.Value, ids);
                reader.Context.Report(name.Line, reader.PathOf("batteries"), $"the scenario has no battery \"{name.Value}\"", near is null ? null : (FormattableString)$"did you mean \"{near}\"?");
            }

            var on = CampaignLoader.Day(reader, "on", from, to);
            var delay = reader.Number("delayDays", Quantity.Number, 0, MostDelayDays, required: false);
            reader.Finish();
            if (found.Count == 0 && reader.Texts("batteries") is null)
            {
                reader.Report("batteries", $"the key \"{"batteries"}\" is missing");
            }

            if (on is { } day)
            {
                arrivals.Add(new Arrival(reader.Path, found, day, delay));
            }
        }

        return arrivals;
    }

    private RoundStock? Stock(MapReader reader)
    {
        var id = reader.Id("id");
        var title = reader.Localised("title", id ?? "");
        var systems = Systems(reader);
        var rounds = reader.Number("rounds", Quantity.Count, 0, MostRounds);
        var production = reader.Number("productionPerMonth", Quantity.Number, 0, MostRounds, required: false);
        var deliveries = reader.Blocks("deliveries").SelectMany(d => Deliveries(d, id)).ToList();
        reader.Finish();
        return id is null || rounds is null ? null : new RoundStock
        {
            Id = id,
            Title = title,
            Systems = systems,
            Rounds = rounds,
            Production = production,
            Deliveries = [.. deliveries.Select((d, i) => d with { Id = string.Create(CultureInfo.InvariantCulture, $"{id}/{i + 1}") })],
        };
    }

    private IEnumerable<Delivery> Deliveries(MapReader reader, string? stock)
    {
        var on = CampaignLoader.Day(reader, "on", from, to);
        var rounds = reader.Number("rounds", Quantity.Count, 0, MostRounds);
        var delay = reader.Number("delayDays", Quantity.Number, 0, MostDelayDays, required: false);
        var every = reader.Whole("everyDays", 0, 0, 3660);
        var until = CampaignLoader.Day(reader, "until", from, to, required: every > 0);
        if (every == 0 && reader.Has("until"))
        {
            reader.Report("until", $"an end goes with everyDays");
        }

        reader.Finish();
        if (on is not { } first || rounds is null)
        {
            yield break;
        }

        if (until is { } end && end < first)
        {
            reader.Report("until", $"the deliveries end on {end:yyyy-MM-dd}, before the first on {first:yyyy-MM-dd}");
        }

        for (var day = first; day <= (until ?? first); day = day.AddDays(Math.Max(every, 1)))
        {
            yield return new Delivery(stock ?? "", day, rounds, delay);
        }
    }

    private List<DefenceSystem> Systems(MapReader reader)
    {
        var known = scenario.Batteries.Select(b => b.System).Distinct().ToList();
        var systems = new List<DefenceSystem>();
        foreach (var name in reader.Texts("systems") ?? [])
        {
            if (known.Find(s => s.Id == name.Value) is { } system)
            {
                systems.Add(system);
                continue;
            }

            var near = NameSuggestion.Nearest(name.Value, known.Select(s => s.Id));
            reader.Context.Report(
                name.Line, reader.PathOf("systems"), $"the laydown of the scenario has no system \"{name.Value}\"; it has: {string.Join(", ", known.Select(s => s.Id))}", near is null ? null : (FormattableString)$"did you mean \"{near}\"?");
        }

        if (reader.Texts("systems") is null or { Count: 0 })
        {
            reader.Report("systems", $"the key \"{"systems"}\" is missing");
        }

        return systems;
    }
}
