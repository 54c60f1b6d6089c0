using System.Globalization;
using Testudo.Campaigns.Raids;
using Testudo.Campaigns.Stocks;
using Testudo.World;
using Testudo.World.Scenarios;
using Testudo.World.Text;

namespace Testudo.Campaigns;

/// <summary>Reads campaigns.</summary>
public static class CampaignLoader
{
    /// <summary>The most days of a campaign.</summary>
    public const int MostDays = 3660;

    /// <summary>Reads a campaign from a file, and the scenario that it names.</summary>
    /// <param name="path">The file.</param>
    /// <param name="catalogue">The catalogue whose names both use.</param>
    /// <exception cref="InputException">A file cannot be read or something in it is wrong.</exception>
    public static Campaign Load(string path, Catalogue catalogue)
    {
        var text = YamlSource.Read(path);
        return Read(text, ScenarioText(text), catalogue);
    }

    /// <summary>The text of the scenario that a campaign names, a path from the folder of the campaign.</summary>
    /// <param name="text">The text of the campaign.</param>
    /// <exception cref="InputException">It names none, or the file cannot be read.</exception>
    public static YamlSource ScenarioText(YamlSource text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var context = new ReadingContext(text.File, PlainNumberDate: null);
        var reader = new MapReader(context, text.Root, "");
        var name = reader.Text("scenario", required: true);
        context.ThrowIfAny();
        var path = Path.Combine(Path.GetDirectoryName(text.File) ?? "", name!);
        if (!File.Exists(path))
        {
            reader.Report("scenario", $"there is no file {path}", $"the path of a scenario, from the folder of the campaign: ../scenarios/2024-01-02.yaml");
            context.ThrowIfAny();
        }

        return YamlSource.Read(path);
    }

    /// <summary>Reads a campaign from parsed YAML.</summary>
    /// <param name="text">The text of the campaign.</param>
    /// <param name="scenarioText">The text of its scenario.</param>
    /// <param name="catalogue">The catalogue whose names both use.</param>
    /// <exception cref="InputException">Something in them is wrong.</exception>
    public static Campaign Read(YamlSource text, YamlSource scenarioText, Catalogue catalogue)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(catalogue);
        var scenario = ScenarioLoader.Read(scenarioText, catalogue);
        var sources = ReadSources(text);
        var known = catalogue.Sources.Items.Concat(sources).Select(s => s.Id).ToHashSet(StringComparer.Ordinal);
        var dates = new ReadingContext(text.File, PlainNumberDate: null);
        var (from, to) = ReadPeriod(new MapReader(dates, text.Root, ""));
        dates.ThrowIfAny();

        var context = new ReadingContext(text.File, from.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), known);
        var reader = new MapReader(context, text.Root, "");
        var id = reader.Id("campaign") ?? "";
        reader.Any("from");
        reader.Any("to");
        reader.Any("sources");
        reader.Any("scenario");
        var title = reader.Localised("title", id);
        var notes = reader.Localised("notes", "");
        var stocks = new StockReader(scenario, from, to);
        var adversary = StockReader.ReadAdversary(reader);
        var raids = RaidPlanReader.Read(reader, scenario, from, to, adversary);
        var rounds = stocks.ReadStocks(reader);
        var losses = stocks.ReadLosses(reader);
        var arrivals = stocks.ReadArrivals(reader);
        var policies = new PolicyReader(catalogue, scenario, doctrine => ScenarioLoader.Read(scenarioText, catalogue, doctrine)).Read(reader, rounds);
        var chosen = reader.Text("policy");
        if (chosen is not null && policies.All(p => p.Id != chosen))
        {
            var near = NameSuggestion.Nearest(chosen, policies.Select(p => p.Id));
            reader.Report("policy", $"\"{chosen}\" is not one of the policies: {string.Join(", ", policies.Select(p => p.Id))}", near is null ? null : (FormattableString)$"did you mean \"{near}\"?");
        }

        reader.Finish();
        context.ThrowIfAny();
        return new Campaign
        {
            Id = id,
            Title = title,
            Notes = notes.English.Length > 0 ? notes : null,
            From = from,
            To = to,
            Scenario = scenario,
            Raids = raids,
            Stocks = rounds,
            Adversary = adversary,
            Losses = losses,
            Arrivals = arrivals,
            Policies = policies,
            Policy = policies.FirstOrDefault(p => p.Id == chosen) ?? policies[0],
            Sources = sources,
            File = text.File,
            Hash = text.Sha256,
        };
    }

    /// <summary>A day, which has to lie in the campaign.</summary>
    internal static DateOnly? Day(MapReader reader, string key, DateOnly from, DateOnly to, bool required = true)
    {
        if (reader.Text(key, required) is not { } text)
        {
            return null;
        }

        if (!DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            reader.Report(key, $"found \"{text}\" where a date was expected", $"write it as 2024-01-02");
            return null;
        }

        if (date < from || date > to)
        {
            reader.Report(key, $"{date:yyyy-MM-dd} is not a day of the campaign, which goes from {from:yyyy-MM-dd} to {to:yyyy-MM-dd}");
            return null;
        }

        return date;
    }

    private static IReadOnlyList<Source> ReadSources(YamlSource text)
    {
        var context = new ReadingContext(text.File, PlainNumberDate: null);
        var sources = new MapReader(context, text.Root, "").Blocks("sources").Select(Source.Read).OfType<Source>().ToList();
        foreach (var twice in sources.GroupBy(s => s.Id, StringComparer.Ordinal).Where(g => g.Count() > 1))
        {
            context.Report(0, "sources", $"the id \"{twice.Key}\" is used twice");
        }

        context.ThrowIfAny();
        return sources;
    }

    private static (DateOnly From, DateOnly To) ReadPeriod(MapReader reader)
    {
        var (earliest, latest) = (new DateOnly(1900, 1, 1), new DateOnly(2200, 12, 31));
        var (from, to) = (Day(reader, "from", earliest, latest), Day(reader, "to", earliest, latest));
        if (from is { } first && to is { } last && (last < first || last.DayNumber - first.DayNumber >= MostDays))
        {
            reader.Report("to", $"the campaign ends on {last:yyyy-MM-dd} and begins on {first:yyyy-MM-dd}; allowed are 1 to {MostDays:N0} days");
        }

        return (from ?? default, to ?? default);
    }
}
