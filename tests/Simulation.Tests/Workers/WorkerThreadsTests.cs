using Testudo.Simulation.Workers;

namespace Testudo.Simulation.Tests.Workers;

public sealed class WorkerThreadsTests
{
    [Theory]
    [InlineData(1, 0)]
    [InlineData(3, 0)]
    [InlineData(1, 5)]
    [InlineData(4, 1)]
    [InlineData(2, 1000)]
    [InlineData(4, 1000)]
    public void Every_piece_is_done_once_by_a_worker_of_its_thread(int threads, int pieces)
    {
        var times = new int[pieces];
        var workers = new int[threads];
        WorkerThreads.Run(threads, pieces, t => Interlocked.Increment(ref workers[t]) == 1 ? Environment.CurrentManagedThreadId : -1, (thread, piece) =>
        {
            Assert.Equal(Environment.CurrentManagedThreadId, thread);
            Interlocked.Increment(ref times[piece]);
        }, CancellationToken.None);
        Assert.All(times, t => Assert.Equal(1, t));
        Assert.All(workers, w => Assert.InRange(w, 0, 1));
    }

    [Fact]
    public void What_another_thread_throws_reaches_the_caller()
    {
        var caller = Environment.CurrentManagedThreadId;
        using var thrown = new ManualResetEventSlim();
        var e = Assert.Throws<FormatException>(() => WorkerThreads.Run(2, 1000, _ =>
        {
            if (Environment.CurrentManagedThreadId != caller)
            {
                thrown.Set();
                throw new FormatException("from another thread");
            }

            thrown.Wait();
        }, CancellationToken.None));
        Assert.Equal("from another thread", e.Message);
    }

    [Fact]
    public void Stops_before_the_next_piece()
    {
        using var stop = new CancellationTokenSource();
        var done = 0;
        Assert.Throws<OperationCanceledException>(() => WorkerThreads.Run(1, 10, piece =>
        {
            done++;
            if (piece == 3)
            {
                stop.Cancel();
            }
        }, stop.Token));
        Assert.Equal(4, done);
    }
}
