namespace Testudo.Calibration;

/// <summary>Does numbered pieces of work on several threads. Which thread does which decides nothing.</summary>
internal static class Workers
{
    /// <summary>Does them.</summary>
    /// <param name="threads">Threads, at least 1.</param>
    /// <param name="pieces">How many pieces.</param>
    /// <param name="work">Does one.</param>
    /// <param name="cancellation">Stops between two pieces.</param>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static void Run(int threads, int pieces, Action<int> work, CancellationToken cancellation) => Parallel.For(
        0,
        pieces,
        new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellation },
        work);
}
