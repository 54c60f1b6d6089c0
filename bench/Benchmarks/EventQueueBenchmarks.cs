using BenchmarkDotNet.Attributes;
using Testudo.Simulation.Replication;

namespace Testudo.Benchmarks;

/// <summary>The hold model: take the next event, add one a random time later, at a constant number of events to come (Jones 1986).</summary>
[MemoryDiagnoser]
public class EventQueueBenchmarks
{
    private const int Steps = 4096;

    private readonly double[] delays = new double[Steps];
    private EventQueue queue = null!;

    [Params(100, 1000, 10_000)]
    public int Waiting { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        // Exponential delays from a fixed seed.
        var random = new Random(1);
        for (var i = 0; i < Steps; i++)
        {
            delays[i] = -Math.Log(1 - random.NextDouble());
        }

        queue = new EventQueue();
        for (var i = 0; i < Waiting; i++)
        {
            queue.Add(delays[i % Steps], (EventKind)(i % 9), i);
        }
    }

    [Benchmark(OperationsPerInvoke = Steps)]
    public double AddAndTake()
    {
        var now = 0.0;
        foreach (var delay in delays)
        {
            var next = queue.Take();
            now = next.Time;
            queue.Add(now + delay, next.Kind, next.Subject);
        }

        return now;
    }
}
