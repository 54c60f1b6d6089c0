using Testudo.World.Systems;
using Testudo.World.Text;
using Testudo.World.Threats;

namespace Testudo.World.Scenarios;

/// <summary>Reads the <c>doctrine</c> block of a scenario.</summary>
internal static class DoctrineReader
{
    public static Doctrine Read(MapReader scenario, Catalogue catalogue)
    {
        var reader = scenario.Block("doctrine") ?? new MapReader(scenario.Context, new MapNode(scenario.Node.Line, []), "doctrine");
        // What is left out is left out, unless the scenario asks for the catalogue's numbers.
        var defaults = reader.OneOf<DoctrineDefaults>("defaults", DoctrineDefaults.Ideal);
        Parameter Number(string key, string fallback, Quantity quantity, double most) =>
            reader.Number(key, quantity, 0, most, required: false)
            ?? (defaults == DoctrineDefaults.Catalogue ? catalogue.Parameters.GetValueOrDefault(fallback) : null)
            ?? Parameter.Assumed(reader.PathOf(key), quantity, 0, scenario.Context.PlainNumberDate ?? "", "left out of an ideal doctrine");

        var doctrine = new Doctrine
        {
            Coordination = reader.OneOf<Coordination>("coordination", Coordination.Central),
            Prefer = reader.OneOf<Preference>("prefer", Preference.Cheapest),
            Priority = reader.ManyOf<ThreatClass>("priority") ?? [],
            Rules = [.. reader.Blocks("rules").Select(r => ReadRule(r, catalogue))],
            EngageOver = ScenarioLoader.Countries(reader, "engageOver", catalogue) ?? [],
            TrackDelay = Number("trackDelay", "track-delay", Quantity.Duration, 86_400),
            AlertDelay = Number("alertDelay", "alert-delay", Quantity.Duration, 86_400),
            AssessmentDelay = Number("assessmentDelay", "assessment-delay", Quantity.Duration, 86_400),
            MissedKill = Number("assessmentMissedKill", "assessment-missed-kill", Quantity.Probability, 1),
            FalseKill = Number("assessmentFalseKill", "assessment-false-kill", Quantity.Probability, 1),
            RaidEffect = Number("raidEffect", "raid-effect", Quantity.Number, 5),
            ShelterTime = Number("shelterTime", "shelter-time", Quantity.Duration, 86_400),
        };
        reader.Finish();
        return doctrine;
    }

    private enum DoctrineDefaults
    {
        Ideal,
        Catalogue,
    }

    private static EngagementRule ReadRule(MapReader reader, Catalogue catalogue)
    {
        var against = reader.ManyOf<ThreatClass>("against") ?? Enum.GetValues<ThreatClass>();
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

        var rule = new EngagementRule
        {
            Against = against,
            Systems = systems,
            Salvo = reader.Whole("salvo", EngagementRule.Default.Salvo, 1, 64),
            Looks = reader.Whole("looks", EngagementRule.Default.Looks, 1, 1000),
            Hold = reader.Flag("hold", fallback: false),
            Keep = reader.Whole("keep", 0, 0, 1_000_000),
        };
        reader.Finish();
        return rule;
    }
}
