using Testudo.World.Systems;
using Testudo.World.Text;
using Testudo.World.Threats;

namespace Testudo.World.Scenarios;

/// <summary>Reads the <c>doctrine</c> block of a scenario.</summary>
internal static class DoctrineReader
{
    private const double TightWithin = 30_000;
    private const double LookAhead = 30;

    public static Doctrine Read(MapReader scenario, Catalogue catalogue, AssetTable assets, ReadyDoctrine? instead)
    {
        var reader = scenario.Block("doctrine") ?? new MapReader(scenario.Context, new MapNode(scenario.Node.Line, []), "doctrine");
        var ready = instead;
        var own = reader.Node;
        if (instead is not null)
        {
            own = ReadyDoctrine.WithoutChoices(own);
        }
        else if (reader.Text("use") is { } name && (ready = catalogue.Doctrines.Find(name)) is null)
        {
            reader.Report("use", $"the doctrine \"{name}\" is not in the catalogue", catalogue.Doctrines.Suggest(name));
        }

        var used = new MapReader(reader.Context, ready?.Under(own) ?? own, reader.Path);
        used.Text("use");
        return ReadBody(used, catalogue, assets) with { Use = ready?.Id, IsReplaced = instead is not null };
    }

    /// <summary>Reads the keys of a doctrine.</summary>
    /// <param name="reader">The block.</param>
    /// <param name="catalogue">The catalogue whose names it uses.</param>
    /// <param name="assets">The assets of the scenario; null for a doctrine of the catalogue, which knows none.</param>
    internal static Doctrine ReadBody(MapReader reader, Catalogue catalogue, AssetTable? assets)
    {
        // What is left out is left out, unless the scenario asks for the catalogue's numbers.
        var defaults = reader.OneOf<DoctrineDefaults>("defaults", DoctrineDefaults.Ideal);
        Parameter Number(string key, string fallback, Quantity quantity, double most, double ideal = 0) =>
            reader.Number(key, quantity, 0, most, required: false)
            ?? (defaults == DoctrineDefaults.Catalogue ? catalogue.Parameters.GetValueOrDefault(fallback) : null)
            ?? Parameter.Assumed(reader.PathOf(key), quantity, ideal, reader.Context.PlainNumberDate ?? "", "left out of an ideal doctrine");

        var doctrine = new Doctrine
        {
            Coordination = reader.OneOf<Coordination>("coordination", Coordination.Central),
            Prefer = reader.OneOf<Preference>("prefer", Preference.Cheapest),
            Priority = reader.ManyOf<ThreatClass>("priority") ?? [],
            Rules = [.. reader.Blocks("rules").Select(r => ReadRule(r, catalogue))],
            EngageOver = ScenarioLoader.Countries(reader, "engageOver", catalogue) ?? [],
            TrackDelay = Number("trackDelay", "track-delay", Quantity.Duration, 86_400),
            TrackSooner = reader.Choice("trackSooner", Quantity.Duration, 0, 0, 86_400),
            AlertDelay = Number("alertDelay", "alert-delay", Quantity.Duration, 86_400),
            AssessmentDelay = Number("assessmentDelay", "assessment-delay", Quantity.Duration, 86_400),
            MissedKill = Number("assessmentMissedKill", "assessment-missed-kill", Quantity.Probability, 1),
            FalseKill = Number("assessmentFalseKill", "assessment-false-kill", Quantity.Probability, 1),
            RaidEffect = Number("raidEffect", "raid-effect", Quantity.Number, 5),
            ShelterTime = Number("shelterTime", "shelter-time", Quantity.Duration, 86_400),
            UnitLoss = Number("unitLoss", "attack-unit-loss", Quantity.Probability, 1, ideal: 1),
            EmissionControl = Number("emissionControl", "attack-emission-control", Quantity.Probability, 1),
            Command = CommandReader.Read(reader, defaults == DoctrineDefaults.Catalogue ? catalogue.Parameters : null),
            RaidEffects = RaidEffectReader.Read(reader, catalogue, defaults == DoctrineDefaults.Catalogue),
        };
        doctrine = doctrine with
        {
            UsesCatalogue = defaults == DoctrineDefaults.Catalogue,
            Assign = reader.OneOf<AssignmentMethod>("assign", AssignmentMethod.Greedy),
            LookAhead = reader.Choice("lookAhead", Quantity.Duration, LookAhead, 0, 3600),
            ServeFirst = reader.OneOf<ServiceOrder>("serveFirst", ServiceOrder.Class),
            AssetRanks = AssetRanks(reader, assets),
            Kept = [.. reader.Blocks("keep").Select(r => ReadKept(r, catalogue))],
            AtOneThreat = [.. reader.Blocks("atOneThreat").Select(r => ReadLimit(r, catalogue))],
            Rations = [.. reader.Blocks("ration").Select(r => ReadLimit(r, catalogue))],
        };
        if (doctrine is { Assign: AssignmentMethod.Optimal, Coordination: Coordination.Autonomous })
        {
            reader.Report("assign", $"threats and batteries are matched by one command: optimal needs coordination: central");
        }

        reader.Finish();
        return doctrine;
    }

    /// <summary>The place of each asset in the order of service, 0 first; empty where assets make no difference.</summary>
    private static IReadOnlyList<int> AssetRanks(MapReader reader, AssetTable? assets)
    {
        const string Key = "assetPriority";
        var names = reader.Texts(Key) ?? [];
        if (names is [{ Value: "by-value" }])
        {
            var values = assets?.Items.Select(a => a.Value).Distinct().OrderDescending().ToList() ?? [];
            return [.. assets?.Items.Select(a => values.IndexOf(a.Value)) ?? []];
        }

        if (names.Count > 0 && assets is null)
        {
            reader.Report(Key, $"a doctrine of the catalogue knows no assets by name; allowed is by-value");
            return [];
        }

        var ranks = Enumerable.Repeat(names.Count, names.Count == 0 ? 0 : assets!.Items.Count).ToArray();
        foreach (var (rank, name) in names.Index())
        {
            if (assets!.IndexOf(name.Value) is { } asset)
            {
                ranks[asset] = Math.Min(ranks[asset], rank);
            }
            else
            {
                reader.Context.Report(name.Line, reader.PathOf(Key), $"\"{name.Value}\" is not an asset of this scenario; allowed are by-value, or a list of: {string.Join(", ", assets.Items.Select(a => a.Id))}");
            }
        }

        return ranks;
    }

    private static RoundsKept ReadKept(MapReader reader, Catalogue catalogue)
    {
        var kept = new RoundsKept(Systems(reader, catalogue), reader.ManyOf<ThreatClass>("for") ?? [], reader.Whole("rounds", null, 1, 1_000_000));
        if (kept.For.Count == 0)
        {
            reader.Report("for", $"rounds are kept for classes: name one or more");
        }

        reader.Finish();
        return kept;
    }

    private static RoundLimit ReadLimit(MapReader reader, Catalogue catalogue)
    {
        var limit = new RoundLimit(Systems(reader, catalogue), reader.ManyOf<ThreatClass>("against") ?? Enum.GetValues<ThreatClass>(), reader.Whole("rounds", null, 1, 1_000_000));
        reader.Finish();
        return limit;
    }

    private enum DoctrineDefaults
    {
        Ideal,
        Catalogue,
    }

    private static EngagementRule ReadRule(MapReader reader, Catalogue catalogue)
    {
        var against = reader.ManyOf<ThreatClass>("against") ?? Enum.GetValues<ThreatClass>();
        var systems = Systems(reader, catalogue);
        var control = reader.OneOf<WeaponsControl>("weapons", WeaponsControl.Free);
        if (reader.Has("within") && control != WeaponsControl.Tight)
        {
            reader.Report("within", $"a distance to the defended assets goes with weapons: tight");
        }

        var within = reader.Choice("within", Quantity.Length, TightWithin, 0, 2_000_000);
        var rule = new EngagementRule
        {
            Against = against,
            Systems = systems,
            Salvo = reader.Whole("salvo", EngagementRule.Default.Salvo, 1, 64),
            Looks = reader.Whole("looks", EngagementRule.Default.Looks, 1, 1000),
            Hold = reader.Flag("hold", fallback: false),
            Keep = reader.Whole("keep", 0, 0, 1_000_000),
            Within = control == WeaponsControl.Tight ? within : double.PositiveInfinity,
            Identify = reader.Choice("identify", Quantity.Duration, 0, 0, 86_400),
            MaxCostRatio = reader.Choice("maxCostRatio", Quantity.Number, double.PositiveInfinity, 0, 1e9),
        };
        reader.Finish();
        return rule;
    }

    private static List<DefenceSystem>? Systems(MapReader reader, Catalogue catalogue)
    {
        List<DefenceSystem>? systems = null;
        foreach (var name in reader.Texts("systems") ?? [])
        {
            systems ??= [];
            if (catalogue.Systems.Find(name.Value) is { } system)
            {
                systems.Add(system);
            }
            else
            {
                reader.Context.Report(name.Line, reader.PathOf("systems"), $"the system \"{name.Value}\" is not in the catalogue", catalogue.Systems.Suggest(name.Value));
            }
        }

        return systems;
    }
}
