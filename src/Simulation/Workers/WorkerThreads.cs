using System.Runtime.ExceptionServices;

namespace Testudo.Simulation.Workers;

/// <summary>Does numbered pieces of work on several threads, the caller's among them. Which thread does which piece decides nothing.</summary>
public static class WorkerThreads
{
    /// <summary>Does them.</summary>
    /// <param name="threads">Threads, at least 1; no more are started than there are pieces.</param>
    /// <param name="pieces">How many pieces.</param>
    /// <param name="work">Does one; gets its number, from 0.</param>
    /// <param name="cancellation">Stops before the next piece.</param>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    /// <remarks>What one thread throws stops the others and is thrown again to the caller.</remarks>
    public static void Run(int threads, int pieces, Action<int> work, CancellationToken cancellation) =>
        Run(threads, pieces, _ => work, (act, piece) => act(piece), cancellation);

    /// <summary>Does them, each thread with a worker of its own.</summary>
    /// <param name="threads">Threads, at least 1; no more are started than there are pieces.</param>
    /// <param name="pieces">How many pieces.</param>
    /// <param name="start">Makes a thread's worker; gets the number of the thread, from 0.</param>
    /// <param name="work">Does one piece; gets its number, from 0.</param>
    /// <param name="cancellation">Stops before the next piece.</param>
    /// <typeparam name="TWorker">What a thread needs, and no two threads share.</typeparam>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    /// <remarks>What one thread throws stops the others and is thrown again to the caller.</remarks>
    public static void Run<TWorker>(int threads, int pieces, Func<int, TWorker> start, Action<TWorker, int> work, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(start);
        ArgumentNullException.ThrowIfNull(work);
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        var taken = -1;
        ExceptionDispatchInfo? failure = null;
        void Work(int thread)
        {
            try
            {
                var worker = start(thread);
                while (Volatile.Read(ref failure) is null && !cancellation.IsCancellationRequested && Interlocked.Increment(ref taken) is var piece && piece < pieces)
                {
                    work(worker, piece);
                }
            }
#pragma warning disable CA1031 // Whatever it is, it is thrown again to the caller.
            catch (Exception e)
#pragma warning restore CA1031
            {
                Interlocked.CompareExchange(ref failure, ExceptionDispatchInfo.Capture(e), null);
            }
        }

        var helpers = Enumerable.Range(1, Math.Max(0, Math.Min(threads, pieces) - 1)).Select(t => new Thread(() => Work(t)) { IsBackground = true, Name = "worker" }).ToList();
        helpers.ForEach(t => t.Start());
        if (pieces > 0)
        {
            Work(0);
        }

        helpers.ForEach(t => t.Join());
        failure?.Throw();
        cancellation.ThrowIfCancellationRequested();
    }
}
