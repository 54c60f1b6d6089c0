using System.Diagnostics;
using Spectre.Console;
using Testudo.Simulation.Measures;

namespace Testudo.Cli.Running;

/// <summary>Shows on standard error how far a run has come: a bar on a screen, a line now and then elsewhere, nothing for a short run.</summary>
/// <param name="terminal">The terminal.</param>
/// <param name="isQuiet">Whether nothing is shown.</param>
/// <param name="title">What runs, beside the bar.</param>
/// <param name="line">The line for so much done of so much in all.</param>
internal sealed class RunProgress(Terminal terminal, bool isQuiet, string title, Func<int, int, string> line) : IProgress<MonteCarloProgress>, IProgress<double>
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private readonly Stopwatch clock = Stopwatch.StartNew();
    private readonly Lock writing = new();
    private int done;
    private int total;
    private double nextLine;

    /// <summary>How much is done.</summary>
    public int Done => Volatile.Read(ref done);

    /// <summary>Runs something while its progress is shown.</summary>
    /// <typeparam name="T">What it makes.</typeparam>
    /// <param name="work">The run.</param>
    public T Show<T>(Func<T> work) => isQuiet || !terminal.IsErrorScreen ? work() : Bar(work);

    /// <inheritdoc/>
    public void Report(MonteCarloProgress value) => Report(value.Done, value.Total);

    /// <summary>Takes how far the run is, of 100 percent.</summary>
    /// <param name="value">The share that is done, from 0 to 1.</param>
    public void Report(double value) => Report((int)(100 * value), 100);

    private void Report(int soFar, int inAll)
    {
        // Threads report out of order.
        lock (writing)
        {
            (done, total) = (Math.Max(done, soFar), inAll);
            if (!isQuiet && !terminal.IsErrorScreen && soFar < inAll && clock.Elapsed.TotalSeconds > Math.Max(Patience.TotalSeconds, nextLine))
            {
                // Five lines for the first minute, then ever fewer.
                nextLine = Math.Max(10, clock.Elapsed.TotalSeconds * 2);
                terminal.Error.WriteLine(line(done, total));
            }
        }
    }

    private T Bar<T>(Func<T> work)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        T result = default!;
        console.Progress().AutoClear(true).HideCompleted(true)
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .Start(context =>
            {
                var task = context.AddTask(Markup.Escape(title));
                using var timer = new Timer(_ => Update(task), null, TimeSpan.Zero, TimeSpan.FromMilliseconds(100));
                result = work();
            });
        return result;
    }

    private void Update(ProgressTask task)
    {
        if (total > 0)
        {
            task.MaxValue = total;
            task.Value = done;
        }
    }
}
