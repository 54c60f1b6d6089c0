using System.Diagnostics;
using Testudo.Simulation.Measures;
using Testudo.Simulation.Replication;
using Testudo.World.Scenarios;

namespace Testudo.Benchmarks;

/// <summary>Replications a second, measured in turns in one run, so that what slows the machine slows all alike and the ratios hold.</summary>
internal static class Rates
{
    private const int Rounds = 15;
    private const int WarmUp = 300;
    private static readonly TimeSpan Slice = TimeSpan.FromMilliseconds(200);

    /// <summary>Measures and prints a Markdown table.</summary>
    public static void Print()
    {
        var cases = Cases().ToList();
        var rates = cases.ConvertAll(_ => new List<double>());
        for (var round = 0; round < Rounds; round++)
        {
            for (var c = 0; c < cases.Count; c++)
            {
                rates[c].Add(cases[c].Rate());
            }
        }

        Console.WriteLine("| | replications/s, median | least | most | ratio to the first |");
        Console.WriteLine("|---|---:|---:|---:|---:|");
        for (var c = 0; c < cases.Count; c++)
        {
            rates[c].Sort();
            Console.WriteLine($"| {cases[c].Name} | {rates[c][Rounds / 2]:N0} | {rates[c][0]:N0} | {rates[c][^1]:N0} | {rates[c][Rounds / 2] / rates[0][Rounds / 2]:0.00} |");
        }
    }

    /// <summary>Prints the rate of the first case alone, to stand beside a program in another language.</summary>
    public static void PrintFirst()
    {
        var rate = OneCore(Raids.Load());
        var rates = Enumerable.Range(0, Rounds).Select(_ => rate()).Order().ToList();
        Console.WriteLine(FormattableString.Invariant($"{rates[Rounds / 2]:0}"));
    }

    private static IEnumerable<(string Name, Func<double> Rate)> Cases()
    {
        var shipped = Raids.Load();
        yield return ("raid of 2 January 2024, 134 threats", OneCore(shipped));
        yield return ("the same raid with the rules of the first version", OneCore(Raids.WithFirstRules()));
        yield return ("800 drones, 40 decoys, 100 missiles", OneCore(Raids.Massed()));
        foreach (var threats in new[] { 100, 500, 1000, 2000, 5000 })
        {
            yield return ($"the first raid scaled to {threats:N0} threats", OneCore(Raids.OfSize(threats)));
        }

        var runner = Raids.WarmRunner(shipped, WarmUp);
        var floor = new Floor(runner, WarmUp);
        yield return ($"floor: {floor.Counts}, no model", Timed(r => floor.Run(r)));
        yield return ("two floors on two threads, what the machine gives", Both(Timed(r => floor.Run(r)), new Floor(Raids.WarmRunner(shipped, WarmUp), WarmUp)));
        var model = RaidModel.Prepare(shipped);
        yield return ("a run on one thread", Threads(model, 1));
        yield return ("a run on two threads", Threads(model, 2));
    }

    private static Func<double> OneCore(Scenario scenario)
    {
        var runner = Raids.WarmRunner(scenario, WarmUp);
        return Timed(r =>
        {
            runner.UseDrawOf(r);
            runner.Run(r, default(NoTracer));
        });
    }

    private static Func<double> Timed(Action<uint> run) => () =>
    {
        var clock = Stopwatch.StartNew();
        var count = 0u;
        while (clock.Elapsed < Slice)
        {
            for (var i = 0; i < 8; i++)
            {
                run(count++);
            }
        }

        return count / clock.Elapsed.TotalSeconds;
    };

    private static Func<double> Both(Func<double> one, Floor other) => () =>
    {
        var rate = Timed(r => other.Run(r));
        var beside = 0.0;
        var thread = new Thread(() => beside = rate());
        thread.Start();
        var here = one();
        thread.Join();
        return here + beside;
    };

    private static Func<double> Threads(RaidModel model, int threads) => () =>
    {
        var options = new MonteCarloOptions { Replications = 5000 * threads, Threads = threads };
        var clock = Stopwatch.StartNew();
        var result = MonteCarlo.Run(model, options, progress: null, CancellationToken.None);
        return result.Replications / clock.Elapsed.TotalSeconds;
    };
}
