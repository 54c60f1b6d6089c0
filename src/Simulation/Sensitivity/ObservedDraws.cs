using Testudo.Simulation.Workers;

namespace Testudo.Simulation.Sensitivity;

/// <summary>What was observed at many draws: for each draw and outcome the mean over its replications, and how uncertain chance makes that mean.</summary>
internal sealed class ObservedDraws
{
    private ObservedDraws(double[][] deviates, double[][] means, double[][] noise) => (Deviates, Means, Noise) = (deviates, means, noise);

    /// <summary>For each draw its deviates.</summary>
    public double[][] Deviates { get; }

    /// <summary>For each draw the mean of each outcome.</summary>
    public double[][] Means { get; }

    /// <summary>For each draw the variance of each of those means that is due to chance, without bias.</summary>
    public double[][] Noise { get; }

    /// <summary>How many draws there are.</summary>
    public int Count => Means.Length;

    /// <summary>Observes draws, on all threads.</summary>
    /// <param name="source">Makes what is observed, for one thread.</param>
    /// <param name="count">How many draws.</param>
    /// <param name="replications">Replications of each, at least 2.</param>
    /// <param name="firstReplication">The number of the first replication of the first draw; the others follow on.</param>
    /// <param name="threads">Worker threads.</param>
    /// <param name="chance">What is taken off each outcome for what chance did; null for nothing.</param>
    /// <param name="fill">Fills the deviates of a draw.</param>
    /// <param name="done">Hears of every draw that is done.</param>
    /// <param name="cancellation">Gives it up.</param>
    /// <exception cref="OperationCanceledException">It was given up.</exception>
    public static ObservedDraws Of(
        Func<IUncertainOutcomes> source, int count, int replications, uint firstReplication, int threads, ChanceControl? chance, Action<IUncertainOutcomes, int, double[]> fill, Action<int> done, CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(replications, 2);
        var (deviates, means, noise) = (new double[count][], new double[count][], new double[count][]);
        WorkerThreads.Run(threads, count, _ => source(), (observed, d) =>
        {
            fill(observed, d, deviates[d] = new double[observed.Parameters]);
            observed.Use(deviates[d]);
            var (values, controls) = (new double[observed.Outcomes], new double[observed.Controls]);
            var (mean, squares) = (new double[values.Length], new double[values.Length]);
            for (var r = 0; r < replications; r++)
            {
                observed.Observe(firstReplication + (uint)((d * replications) + r), values, controls);
                chance?.TakeOff(controls, values);
                for (var k = 0; k < values.Length; k++)
                {
                    // Welford (1962).
                    var deviation = values[k] - mean[k];
                    mean[k] += deviation / (r + 1);
                    squares[k] += deviation * (values[k] - mean[k]);
                }
            }

            (means[d], noise[d]) = (mean, [.. squares.Select(s => s / (replications - 1) / replications)]);
            done(replications);
        }, cancellation);
        return new ObservedDraws(deviates, means, noise);
    }
}
