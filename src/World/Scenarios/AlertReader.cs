using Testudo.World.Text;
using Testudo.World.Threats;

namespace Testudo.World.Scenarios;

/// <summary>Reads the <c>alerts</c> and <c>exposure</c> blocks of a scenario.</summary>
internal static class AlertReader
{
    private const double DefaultQuiet = 5 * 60;
    private const double LongestDelay = 86_400;

    public static AlertPlan ReadAlerts(MapReader scenario, Catalogue catalogue, AssetTable assets, bool usesCatalogue)
    {
        var reader = scenario.Block("alerts");
        var block = reader ?? new MapReader(scenario.Context, new MapNode(scenario.Node.Line, []), "alerts");
        var regions = ReadRegions(block, assets);
        var rules = block.Blocks("rules").Select(r => ReadRule(r, catalogue, regions)).ToList();
        var means = ReadMeans(block, catalogue, reader is not null && usesCatalogue);
        var plan = new AlertPlan
        {
            IsWritten = reader is not null,
            Regions = WithTheRest(regions, assets),
            Rules = rules,
            Means = means,
            Quiet = block.Choice("quiet", Quantity.Duration, reader is null ? 0 : DefaultQuiet, 0, LongestDelay),
            AllClearDelay = Number(block, catalogue, usesCatalogue, "allClearDelay", "all-clear-delay", Quantity.Duration, LongestDelay),
        };
        block.Finish();
        return plan;
    }

    public static ExposureRule ReadExposure(MapReader scenario, Catalogue catalogue, bool usesCatalogue)
    {
        var block = scenario.Block("exposure") ?? new MapReader(scenario.Context, new MapNode(scenario.Node.Line, []), "exposure");
        var rule = new ExposureRule(
            Number(block, catalogue, usesCatalogue, "scaledDistance", "exposure-scaled-distance", Quantity.Number, 200),
            Number(block, catalogue, usesCatalogue, "debrisRadius", "debris-radius", Quantity.Length, 10_000));
        block.Finish();
        return rule;
    }

    private static Parameter Number(MapReader block, Catalogue catalogue, bool usesCatalogue, string key, string fallback, Quantity quantity, double most) =>
        block.Number(key, quantity, 0, most, required: false)
        ?? (usesCatalogue ? catalogue.Parameters.GetValueOrDefault(fallback) : null)
        ?? Parameter.Assumed(block.PathOf(key), quantity, 0, block.Context.PlainNumberDate ?? "", "left out of an ideal doctrine");

    private static List<AlertRegion> ReadRegions(MapReader block, AssetTable assets)
    {
        var regions = new List<AlertRegion>();
        var taken = new Dictionary<int, string>();
        foreach (var reader in block.Blocks("regions"))
        {
            var id = reader.Id("id");
            var name = reader.Localised("name", id ?? "");
            var members = new List<int>();
            foreach (var text in reader.Texts("assets") ?? [])
            {
                if (assets.Find(reader.Context, text.Line, reader.PathOf("assets"), text.Value) is not { } asset || id is null)
                {
                    continue;
                }

                if (!taken.TryAdd(asset, id))
                {
                    reader.Context.Report(text.Line, reader.PathOf("assets"), $"the asset \"{text.Value}\" belongs to the region \"{taken[asset]}\" already");
                }

                members.Add(asset);
            }

            if (members.Count == 0 && reader.Context.IsClean)
            {
                reader.Report("assets", $"a region needs at least one asset", $"for example assets: [Kyiv]");
            }

            reader.Finish();
            if (id is not null && regions.Exists(r => r.Id == id))
            {
                reader.Report("id", $"the id \"{id}\" is used twice");
            }
            else if (id is not null)
            {
                regions.Add(new AlertRegion(id, name, members));
            }
        }

        return regions;
    }

    // An asset that no region claims is one by itself.
    private static List<AlertRegion> WithTheRest(List<AlertRegion> regions, AssetTable assets)
    {
        var taken = regions.SelectMany(r => r.Assets).ToHashSet();
        return [.. regions, .. assets.Items.Select((a, i) => new AlertRegion(a.Id, a.Name, [i])).Where(r => !taken.Contains(r.Assets[0]))];
    }

    private static AlertRule ReadRule(MapReader reader, Catalogue catalogue, List<AlertRegion> regions)
    {
        var trigger = reader.OneOf<AlertTrigger>("when");
        List<string>? names = null;
        foreach (var text in reader.Texts("regions") ?? [])
        {
            names ??= [];
            names.Add(text.Value);
            if (!regions.Exists(r => r.Id == text.Value))
            {
                var near = NameSuggestion.Nearest(text.Value, regions.Select(r => r.Id));
                reader.Context.Report(text.Line, reader.PathOf("regions"), $"the region \"{text.Value}\" is not listed in alerts.regions", near is null ? null : (FormattableString)$"did you mean \"{near}\"?");
            }
        }

        var rule = new AlertRule
        {
            Against = reader.ManyOf<ThreatClass>("against") ?? Enum.GetValues<ThreatClass>(),
            Regions = names,
            Trigger = trigger,
            Within = trigger == AlertTrigger.Near ? reader.Choice("within", Quantity.Length, null, 0, 2_000_000) : 0,
            Ahead = trigger == AlertTrigger.Near ? reader.Choice("ahead", Quantity.Duration, 0, 0, LongestDelay) : 0,
            Countries = trigger == AlertTrigger.Border ? ScenarioLoader.Countries(reader, "countries", catalogue) ?? [] : [],
        };
        if (trigger == AlertTrigger.Border && rule.Countries.Count == 0)
        {
            reader.Report("countries", $"a rule of the border needs its countries", $"for example countries: [Ukraine]");
        }

        reader.Finish();
        return rule;
    }

    private static List<AlertMeans> ReadMeans(MapReader block, Catalogue catalogue, bool usesCatalogue)
    {
        if (!block.Has("means"))
        {
            return usesCatalogue ? [.. Enum.GetValues<WarningMeans>().Select(m => Known(catalogue, m)).OfType<AlertMeans>()] : [];
        }

        var means = new List<AlertMeans>();
        foreach (var reader in block.Blocks("means"))
        {
            var kind = reader.OneOf<WarningMeans>("by");
            var known = Known(catalogue, kind);
            var delay = reader.Number("delay", Quantity.Duration, 0, LongestDelay, required: known is null) ?? known?.Delay;
            var reach = reader.Number("reach", Quantity.Probability, 0, 1, required: known is null) ?? known?.Reach;
            reader.Finish();
            if (means.Exists(m => m.Means == kind))
            {
                reader.Report("by", $"\"{MapReader.WordFor(kind)}\" stands twice");
            }
            else if (delay is not null && reach is not null)
            {
                means.Add(new AlertMeans(kind, delay, reach));
            }
        }

        return means;
    }

    private static AlertMeans? Known(Catalogue catalogue, WarningMeans means) =>
        catalogue.Parameters.TryGetValue($"{MapReader.WordFor(means)}-delay", out var delay) && catalogue.Parameters.TryGetValue($"{MapReader.WordFor(means)}-reach", out var reach)
            ? new AlertMeans(means, delay, reach)
            : null;
}
