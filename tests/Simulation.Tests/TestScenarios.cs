using System.Text;
using Testudo.Simulation.Measures;
using Testudo.Simulation.Replication;
using Testudo.World;
using Testudo.World.Scenarios;
using Testudo.World.Text;

namespace Testudo.Simulation.Tests;

/// <summary>Scenarios written in the tests, and the catalogue of the repository.</summary>
internal static class TestScenarios
{
    private static readonly Lazy<Catalogue> Shared = new(() => Catalogue.Load(Path.Combine(Testudo.Tests.RepositoryRoot.Folder, "catalogue")));

    /// <summary>The folder with Testudo.slnx.</summary>
    public static string Root { get; } = Testudo.Tests.RepositoryRoot.Folder;

    public static Catalogue Catalogue => Shared.Value;

    /// <summary>A notional battery, a threat that flies straight at the city of Test and never fails, and a sensor that always sees.</summary>
    public const string Definitions = """
        define:
          places:
            - {id: test-city, position: [50.0, 30.0]}
            - {id: launch-site, kind: launch-area, position: [50.0, 35.0]}
          sensors:
            - {id: all-seeing, kind: observer-network, range: 500 km, maxAltitude: 50 km, scan: 0 s, detection: 1, delay: 0 s, availability: 1}
          threats:
            - {id: dart, class: cruise, profile: cruise, armed: true, speed: 200 m/s, altitude: 100 m, range: 2000 km, radarCrossSection: 0.1 m2,
               launchReliability: 1, flightReliability: 1, jamming: 0, warhead: 400 kg, unitCost: 1000000 USD}
          systems:
            - {id: guard, kind: sam, layer: medium, channels: 50, reaction: 1 s, interceptorSpeed: 1000 m/s, rounds: 1000, roundCost: 500000 USD, availability: 1,
               against: {cruise: {range: 40 km, maxAltitude: 20 km, kill: 0.6}}}
        """;

    public static Scenario Parse(string yaml) =>
        ScenarioLoader.Read(YamlSource.Parse("test.yaml", Encoding.UTF8.GetBytes(yaml)), Catalogue);

    /// <summary>A scenario over <see cref="Definitions"/>.</summary>
    public static Scenario With(string raid, string batteries, string doctrine = "", string? definitions = null) => Parse($$"""
        scenario: test
        date: 2024-01-02
        {{definitions ?? Definitions}}
        raid:
          - {{{raid}}}
        laydown:
          batteries: [{{batteries}}]
          sensors: [{sensor: all-seeing, near: test-city}]
        doctrine: {{{doctrine}}}
        """);

    public static MonteCarloResult Run(Scenario scenario, int replications, ulong seed = 1, int threads = 2) =>
        MonteCarlo.Run(RaidModel.Prepare(scenario), new MonteCarloOptions { Replications = replications, Seed = seed, Threads = threads }, null, CancellationToken.None);

    public static RaidAssessment Assess(Scenario scenario, int replications, ulong seed = 1, int threads = 2) =>
        AssessmentBuilder.Build(Run(scenario, replications, seed, threads), "test");
}
