using BenchmarkDotNet.Attributes;
using Testudo.Simulation.Replication;

namespace Testudo.Benchmarks;

/// <summary>How a replication grows with its raid: the raid of 2 January 2024 scaled to other numbers of threats.</summary>
[MemoryDiagnoser]
[Config(typeof(GrowthColumns))]
public class GrowthBenchmarks
{
    private ReplicationRunner runner = null!;
    private uint replication;

    [Params(10, 100, 500, 2000)]
    public int Threats { get; set; }

    [GlobalSetup]
    public void Setup() => runner = Raids.WarmRunner(Raids.OfSize(Threats), replications: 200);

    [Benchmark]
    public long Replication()
    {
        runner.UseDrawOf(replication);
        runner.Run(replication++, default(NoTracer));
        return runner.EventsTaken;
    }
}
