using System.Runtime.InteropServices;

namespace Testudo.Cli.Running;

/// <summary>Hears Ctrl-C and termination: the first asks the run to stop, the second ends the program at once.</summary>
internal sealed class Interruption : IDisposable
{
    // What is asked to stop has this long before the program ends without it.
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(900);

    private readonly CancellationTokenSource source = new();
    private readonly List<PosixSignalRegistration> registrations = [];
    private readonly Action leave;
    private readonly Timer timer;
    private int heard;
    private bool mayBeLeft = true;

    /// <summary>Begins to listen.</summary>
    /// <param name="leave">Tidies up and says why, before the program ends without waiting for the run.</param>
    public Interruption(Action leave)
    {
        this.leave = leave;
        timer = new Timer(_ => End());
        foreach (var signal in new[] { PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP })
        {
            registrations.Add(PosixSignalRegistration.Create(signal, Hear));
        }
    }

    /// <summary>Says when to stop.</summary>
    public CancellationToken Token => source.Token;

    /// <summary>What is under way now stops by itself, however long it takes; the program is not ended under it.</summary>
    public void Wait()
    {
        Volatile.Write(ref mayBeLeft, false);
        timer.Change(Timeout.Infinite, Timeout.Infinite);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        registrations.ForEach(r => r.Dispose());
        timer.Dispose();
        source.Dispose();
    }

    private void Hear(PosixSignalContext context)
    {
        context.Cancel = true;
        if (Interlocked.Increment(ref heard) > 1)
        {
            End();
        }

        if (Volatile.Read(ref mayBeLeft))
        {
            timer.Change(Patience, Timeout.InfiniteTimeSpan);
        }

        source.Cancel();
    }

    private void End()
    {
        if (heard > 1 || Volatile.Read(ref mayBeLeft))
        {
            leave();
            Environment.Exit(ExitCodes.Stopped);
        }
    }
}
