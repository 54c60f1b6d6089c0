using Testudo.World;
using Testudo.World.Scenarios;
using Testudo.World.Text;
using Testudo.World.Threats;

namespace Testudo.Campaigns.Stocks;

/// <summary>Reads how rounds are rationed.</summary>
/// <param name="catalogue">The catalogue with the doctrines that are ready to be used.</param>
/// <param name="scenario">The scenario.</param>
/// <param name="under">The scenario under another doctrine.</param>
internal sealed class PolicyReader(Catalogue catalogue, Scenario scenario, Func<ReadyDoctrine, Scenario> under)
{
    /// <summary>The policies; where none is written, the scenario's doctrine without anything more.</summary>
    public IReadOnlyList<RationPolicy> Read(MapReader campaign, IReadOnlyList<RoundStock> stocks)
    {
        var policies = campaign.Blocks("policies").Select(p => Policy(p, stocks)).OfType<RationPolicy>().ToList();
        foreach (var twice in policies.GroupBy(p => p.Id, StringComparer.Ordinal).Where(g => g.Count() > 1))
        {
            campaign.Report("policies", $"the id \"{twice.Key}\" is used twice");
        }

        return policies.Count == 0 ? [new RationPolicy("as-the-scenario", new LocalisedText("As the scenario", "Як у сценарії", "Как в сценарии"), scenario, [])] : policies;
    }

    private RationPolicy? Policy(MapReader reader, IReadOnlyList<RoundStock> stocks)
    {
        var id = reader.Id("id");
        var title = reader.Localised("title", id ?? "");
        var name = reader.Text("doctrine");
        var doctrine = name is null ? null : catalogue.Doctrines.Find(name);
        if (name is not null && doctrine is null)
        {
            reader.Report("doctrine", $"the doctrine \"{name}\" is not in the catalogue", catalogue.Doctrines.Suggest(name));
        }

        var changed = doctrine is null ? scenario : under(doctrine);
        if (reader.Has("prefer"))
        {
            changed = changed with { Doctrine = changed.Doctrine with { Prefer = reader.OneOf<Preference>("prefer") } };
        }

        var kept = reader.Blocks("keep").Select(k => Kept(k, stocks)).OfType<KeptRounds>().ToList();
        foreach (var twice in kept.GroupBy(k => k.Stock).Where(g => g.Count() > 1))
        {
            reader.Report("keep", $"the stock \"{stocks[twice.Key].Id}\" stands twice in the list");
        }

        reader.Finish();
        return id is null ? null : new RationPolicy(id, title, changed, kept);
    }

    private static KeptRounds? Kept(MapReader reader, IReadOnlyList<RoundStock> stocks)
    {
        var name = reader.Text("stock", required: true);
        var index = stocks.ToList().FindIndex(s => s.Id == name);
        if (name is not null && index < 0)
        {
            var near = NameSuggestion.Nearest(name, stocks.Select(s => s.Id));
            reader.Report("stock", $"the campaign has no stock \"{name}\"; it has: {string.Join(", ", stocks.Select(s => s.Id))}", near is null ? null : (FormattableString)$"did you mean \"{near}\"?");
        }

        var rounds = reader.Whole("rounds", null, 1, 1_000_000);
        var classes = reader.ManyOf<ThreatClass>("for") ?? [];
        if (classes.Count == 0)
        {
            reader.Report("for", $"rounds are kept for classes: name one or more");
        }

        reader.Finish();
        return index < 0 ? null : new KeptRounds(index, rounds, classes.ToHashSet());
    }
}
