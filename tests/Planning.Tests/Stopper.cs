namespace Testudo.Planning.Tests;

/// <summary>Stops a run once so much of it is done.</summary>
internal sealed class Stopper(CancellationTokenSource stop, double at) : IProgress<double>
{
    public void Report(double value)
    {
        if (value >= at)
        {
            stop.Cancel();
        }
    }
}
