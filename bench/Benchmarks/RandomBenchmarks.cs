using BenchmarkDotNet.Attributes;
using Testudo.Simulation.Random;

namespace Testudo.Benchmarks;

/// <summary>One draw: four words, of which a replication takes up to four numbers. Serves every chance in a replication.</summary>
[MemoryDiagnoser]
public class RandomBenchmarks
{
    private readonly RandomSequence sequence = new(Seed: 1, Replication: 7);
    private uint entity;

    [Benchmark(Baseline = true)]
    public RandomWords PhiloxDraw() => sequence.Draw(entity++, 0, Purpose.Detection);

    [Benchmark]
    public double NormalDeviate() => sequence.Draw(entity++, 0, Purpose.Parameter).Normal;
}
