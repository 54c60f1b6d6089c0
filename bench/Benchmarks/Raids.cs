using Testudo.Simulation.Measures;
using Testudo.Simulation.Replication;
using Testudo.World;
using Testudo.World.Scenarios;
using Testudo.World.Threats;

namespace Testudo.Benchmarks;

/// <summary>What the benchmarks run on: the shipped catalogue, the raid of 2 January 2024, and raids of other sizes made from it.</summary>
internal static class Raids
{
    private static readonly Lazy<Catalogue> Shared = new(() => Catalogue.Load(CatalogueFolder));

    public static string CatalogueFolder => Path.Combine(FindRoot(), "catalogue");

    public static string File => Path.Combine(FindRoot(), "scenarios", "2024-01-02.yaml");

    public static Catalogue Catalogue => Shared.Value;

    public static Scenario Load() => ScenarioLoader.Load(File, Catalogue);

    /// <summary>The raid of 2 January 2024 with the rules that Testudo began with: decisions take no time, links hold, nobody errs about a class, one raid effect, alerts by track.</summary>
    public static Scenario WithFirstRules()
    {
        var scenario = Load();
        return scenario with
        {
            Doctrine = scenario.Doctrine with { Command = Command.Ideal, RaidEffects = RaidEffects.OneForAll },
            Alerts = scenario.Alerts with { IsWritten = false, Rules = [] },
        };
    }

    /// <summary>The raid of 2 January 2024 with another number of threats, spread over its targets in the same proportion; laydown and doctrine stay.</summary>
    /// <param name="threats">The number of threats.</param>
    public static Scenario OfSize(int threats)
    {
        var scenario = Load();
        return scenario with { Raid = Scaled(scenario.Raid, threats) };
    }

    private static List<Salvo> Scaled(IReadOnlyList<Salvo> raid, int threats)
    {
        var whole = raid.SelectMany(s => s.Targets).Sum(t => t.Count!.Value);
        var (before, given) = (0, 0);
        var salvos = new List<Salvo>();
        foreach (var salvo in raid)
        {
            var targets = new List<SalvoTarget>();
            foreach (var target in salvo.Targets)
            {
                // Rounding the running sum keeps the total exact.
                before += target.Count!.Value;
                var count = (int)Math.Round((double)threats * before / whole) - given;
                given += count;
                if (count > 0)
                {
                    targets.Add(new SalvoTarget(target.Asset, count, count));
                }
            }

            if (targets.Count > 0)
            {
                salvos.Add(salvo with { Targets = targets, Count = targets.Sum(t => t.Count!.Value) });
            }
        }

        return salvos;
    }

    /// <summary>A massed raid against the same laydown: 800 drones, 40 decoys and 100 missiles, on the routes of the raid of 2 January 2024.</summary>
    public static Scenario Massed()
    {
        var scenario = Load();
        var drones = scenario.Raid.Where(s => s.Threat.Class == ThreatClass.OneWayDrone).ToList();
        var decoy = Catalogue.Threats.Items.First(t => t.Id == "gerbera");
        return scenario with
        {
            Raid =
            [
                .. Scaled(drones, 800),
                .. Scaled(drones, 40).Select(s => s with { Id = $"{s.Id}-decoys", Threat = decoy }),
                .. Scaled([.. scenario.Raid.Where(s => s.Threat.Class != ThreatClass.OneWayDrone)], 100),
            ],
        };
    }

    /// <summary>A runner that has reached its final size in memory.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="replications">Replications that warm it up.</param>
    public static ReplicationRunner WarmRunner(Scenario scenario, uint replications)
    {
        var model = RaidModel.Prepare(scenario);
        var runner = new ReplicationRunner(model, new TallyLayout(model), seed: 1);
        for (var r = 0u; r < replications; r++)
        {
            runner.UseDrawOf(r);
            runner.Run(r, default(NoTracer));
        }

        return runner;
    }

    private static string FindRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!System.IO.File.Exists(Path.Combine(folder, "Testudo.slnx")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("Testudo.slnx is not above the benchmarks");
        }

        return folder;
    }
}
