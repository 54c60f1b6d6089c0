using Testudo.Simulation.Workers;

namespace Testudo.Simulation.Sensitivity;

/// <summary>Takes off an outcome what chance is known to have done, so that fewer replications tell as much.</summary>
/// <remarks>
/// Linear control variates (Lavenberg and Welch 1981). The coefficients come from replications of their own; since every control has the
/// mean zero for whatever uncertain numbers, no coefficient, right or wrong, can move the mean of a draw.
/// </remarks>
internal sealed class ChanceControl
{
    private const int PilotDraws = 250;
    private const int PilotReplications = 40;

    private readonly double[][] coefficients;

    private ChanceControl(double[][] coefficients, (double Variance, double Error)[] ofOneReplication) => (this.coefficients, OfOneReplication) = (coefficients, ofOneReplication);

    /// <summary>Replications that the pilot takes.</summary>
    public static int Replications => PilotDraws * PilotReplications;

    /// <summary>Draws that the pilot takes.</summary>
    public static int Draws => PilotDraws;

    /// <summary>For each outcome the variance of one replication that is due to chance, nothing taken off, and its standard error.</summary>
    public (double Variance, double Error)[] OfOneReplication { get; }

    /// <summary>Fits the coefficients.</summary>
    /// <param name="source">Makes what is observed, for one thread.</param>
    /// <param name="firstDraw">The number of the first draw.</param>
    /// <param name="firstReplication">The number of the first replication.</param>
    /// <param name="threads">Worker threads.</param>
    /// <param name="done">Hears of replications that are done.</param>
    /// <param name="cancellation">Gives it up.</param>
    /// <exception cref="OperationCanceledException">It was given up.</exception>
    public static ChanceControl Of(Func<IUncertainOutcomes> source, uint firstDraw, uint firstReplication, int threads, Action<int> done, CancellationToken cancellation)
    {
        // Outcomes and controls of every draw, less their means over the draw.
        var (outcomes, controls) = (new double[PilotDraws][][], new double[PilotDraws][][]);
        WorkerThreads.Run(threads, PilotDraws, _ => source(), (observed, d) =>
        {
            var deviates = new double[observed.Parameters];
            observed.Draw(firstDraw + (uint)d, deviates);
            observed.Use(deviates);
            (outcomes[d], controls[d]) = (Rows(observed.Outcomes), Rows(observed.Controls));
            for (var r = 0; r < PilotReplications; r++)
            {
                var (values, what) = (new double[observed.Outcomes], new double[observed.Controls]);
                observed.Observe(firstReplication + (uint)((d * PilotReplications) + r), values, what);
                Put(values, outcomes[d], r);
                Put(what, controls[d], r);
            }

            Centre(outcomes[d]);
            Centre(controls[d]);
            done(PilotReplications);
        }, cancellation);
        return Fit(outcomes, controls);
    }

    /// <summary>Takes off the outcomes of one replication what chance did.</summary>
    /// <param name="controls">The controls.</param>
    /// <param name="outcomes">The outcomes.</param>
    public void TakeOff(ReadOnlySpan<double> controls, Span<double> outcomes)
    {
        for (var k = 0; k < outcomes.Length; k++)
        {
            outcomes[k] -= SymmetricMatrix.Dot(coefficients[k], controls);
        }
    }

    private static ChanceControl Fit(double[][][] outcomes, double[][][] controls)
    {
        double Product(double[][][] first, int i, double[][][] second, int j) =>
            Enumerable.Range(0, PilotDraws).Sum(d => SymmetricMatrix.Dot(first[d][i], second[d][j]));
        // A control that never moves is left out.
        int[] moving = [.. Enumerable.Range(0, controls[0].Length).Where(c => Product(controls, c, controls, c) > 0)];
        var products = moving.Select(i => moving.Select(j => Product(controls, i, controls, j)).ToArray()).ToArray();
        for (var i = 0; i < moving.Length; i++)
        {
            // Controls that are nearly each other's sum share the work instead of making the matrix singular.
            products[i][i] *= 1 + 1e-6;
        }

        var inverse = SymmetricMatrix.Inverse(products);
        var found = new double[outcomes[0].Length][];
        for (var k = 0; k < found.Length; k++)
        {
            found[k] = new double[controls[0].Length];
            var shared = moving.Select(c => Product(controls, c, outcomes, k)).ToArray();
            for (var i = 0; i < moving.Length; i++)
            {
                found[k][moving[i]] = SymmetricMatrix.Dot(inverse[i], shared);
            }
        }

        return new ChanceControl(found, [.. Enumerable.Range(0, found.Length).Select(k =>
        {
            var ofDraws = outcomes.Select(o => SymmetricMatrix.Dot(o[k], o[k]) / (PilotReplications - 1)).ToArray();
            var mean = ofDraws.Average();
            return (mean, Math.Sqrt(ofDraws.Sum(v => (v - mean) * (v - mean)) / (PilotDraws - 1) / PilotDraws));
        })]);
    }

    private static double[][] Rows(int count) => [.. Enumerable.Range(0, count).Select(_ => new double[PilotReplications])];

    private static void Put(double[] values, double[][] rows, int at)
    {
        for (var i = 0; i < values.Length; i++)
        {
            rows[i][at] = values[i];
        }
    }

    private static void Centre(double[][] rows)
    {
        foreach (var row in rows)
        {
            var mean = row.Average();
            for (var r = 0; r < row.Length; r++)
            {
                row[r] -= mean;
            }
        }
    }
}
