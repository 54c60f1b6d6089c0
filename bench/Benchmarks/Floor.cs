using Testudo.Simulation.Random;
using Testudo.Simulation.Replication;

namespace Testudo.Benchmarks;

/// <summary>As many random draws and operations of the event queue as a replication does, and no model: what a replication could cost at the least.</summary>
internal sealed class Floor
{
    private const double RaidSeconds = 12 * 3600;
    private const double Delay = 60;

    private readonly EventQueue events = new();
    private readonly int draws;
    private readonly uint[] together;
    private readonly RandomWords[] words;
    private readonly int planned;
    private readonly int inLine;
    private readonly int inHeap;

    /// <summary>Counts what the replications of a scenario do on average.</summary>
    /// <param name="runner">A runner that has run this many replications and no others.</param>
    /// <param name="replications">The number.</param>
    public Floor(ReplicationRunner runner, int replications)
    {
        draws = (int)((runner.DrawsMade - runner.DrawsTogether) / replications);
        together = [.. Enumerable.Range(0, (int)(runner.DrawsTogether / replications)).Select(i => (uint)i)];
        words = new RandomWords[together.Length];
        (planned, inLine) = runner.EventsSorted;
        inHeap = Math.Max(0, (int)(runner.EventsTaken / replications) - planned - inLine);
    }

    public string Counts => $"{draws + together.Length:N0} draws, {planned + inLine + inHeap:N0} events";

    /// <summary>One replication of nothing.</summary>
    /// <param name="replication">The number of the replication.</param>
    public double Run(uint replication)
    {
        var random = new RandomSequence(1, replication);
        var sum = 0.0;
        events.Clear();
        random.DrawAll(together, Purpose.Time, words);
        for (var i = 0; i < planned; i++)
        {
            events.Plan(words[i % words.Length].Fine * RaidSeconds, EventKind.Track, i);
        }

        for (var i = 0; i < draws; i++)
        {
            sum += random.Draw((uint)i, 1, Purpose.Kill).U0;
        }

        var (lined, heaped) = (0, 0);
        for (var taken = 0; !events.IsEmpty; taken++)
        {
            var next = events.Take();
            // What follows is spread evenly over what was planned.
            while (heaped < inHeap && heaped * (long)planned <= taken * (long)inHeap)
            {
                events.Add(next.Time + (Delay * (1 + (heaped++ & 7))), EventKind.Intercept, next.Subject);
            }

            while (lined < inLine && lined * (long)planned <= taken * (long)inLine)
            {
                lined++;
                events.Follow(next.Time + Delay, EventKind.Assessed, next.Subject);
            }
        }

        return sum;
    }
}
