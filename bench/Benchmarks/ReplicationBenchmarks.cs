using BenchmarkDotNet.Attributes;
using Testudo.Simulation.Replication;

namespace Testudo.Benchmarks;

/// <summary>One replication of the raid of 2 January 2024, a new draw of the parameters every twenty: what a run repeats.</summary>
[MemoryDiagnoser]
[OperationsPerSecond]
public class ReplicationBenchmarks
{
    private ReplicationRunner runner = null!;
    private uint replication;

    [GlobalSetup]
    public void Setup() => runner = Raids.WarmRunner(Raids.Load(), replications: 400);

    [Benchmark]
    public long Replication()
    {
        runner.UseDrawOf(replication);
        runner.Run(replication++, default(NoTracer));
        return runner.EventsTaken;
    }
}
