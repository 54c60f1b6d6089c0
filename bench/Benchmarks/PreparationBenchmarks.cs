using BenchmarkDotNet.Attributes;
using Testudo.Simulation.Replication;
using Testudo.World;
using Testudo.World.Scenarios;

namespace Testudo.Benchmarks;

/// <summary>What is done once before the first replication.</summary>
[MemoryDiagnoser]
public class PreparationBenchmarks
{
    private Catalogue catalogue = null!;
    private Scenario scenario = null!;

    [GlobalSetup]
    public void Setup() => (catalogue, scenario) = (Raids.Catalogue, Raids.Load());

    [Benchmark]
    public Catalogue LoadCatalogue() => Catalogue.Load(Raids.CatalogueFolder);

    [Benchmark]
    public Scenario LoadScenario() => ScenarioLoader.Load(Raids.File, catalogue);

    [Benchmark]
    public RaidModel PrepareModel() => RaidModel.Prepare(scenario);
}
