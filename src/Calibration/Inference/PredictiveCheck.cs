using Testudo.Calibration.Factors;
using Testudo.Calibration.Raids;
using Testudo.Evidence.Record;
using Testudo.Forecast.Distributions;
using Testudo.Simulation.Measures;
using Testudo.Simulation.Random;
using Testudo.Simulation.Replication;
using Testudo.Simulation.Workers;
using Testudo.World;

namespace Testudo.Calibration.Inference;

/// <summary>One class of one raid: what the calibrated simulation says, and what was reported.</summary>
/// <param name="Raid">The raid.</param>
/// <param name="Class">The class of the record, as an index in <see cref="RecordClasses.OfCells"/>.</param>
/// <param name="Predicted">The distribution of what is stopped.</param>
public sealed record CheckedCell(ObservedRaid Raid, int Class, CountForecast Predicted)
{
    private const double Level = 0.9;

    /// <summary>Launched.</summary>
    public int Launched => Raid.Launched[Class];

    /// <summary>Reported as stopped.</summary>
    public int Observed => Raid.Stopped[Class];

    /// <summary>The central 90 % interval.</summary>
    public CountInterval Band => Predicted.Interval(Level);

    /// <summary>Whether what was reported lies in it.</summary>
    public bool IsWithin => Observed >= Band.Low && Observed <= Band.High;
}

/// <summary>Simulates raids with draws of the posterior: the simulation itself, not the surfaces.</summary>
/// <param name="raid">The raid.</param>
/// <param name="catalogue">The catalogue.</param>
/// <param name="options">Seed and threads.</param>
public sealed class PredictiveCheck(NationalRaid raid, Catalogue catalogue, CalibrationOptions options)
{
    // For each draw of the posterior and its draw of targets.
    private const int ReplicationsPerDraw = 5;

    // Half a replication spread over all counts, so that none is impossible.
    private const double Floor = 0.5;

    // Away from the numbers that the design used.
    private const uint FirstReplication = 1u << 24;

    /// <summary>Simulates raids and sets what was reported beside.</summary>
    /// <param name="draws">Draws of the posterior.</param>
    /// <param name="raids">Raids, best such as were not fitted.</param>
    /// <param name="progress">Is told the share that is done.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>The cells in the order of the raids and of the classes of the record.</returns>
    public IReadOnlyList<CheckedCell> Of(IReadOnlyList<IReadOnlyList<double>> draws, IReadOnlyList<ObservedRaid> raids, IProgress<double>? progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(draws);
        ArgumentNullException.ThrowIfNull(raids);
        raid.Model.Parameters.Join(new JointDraws(draws, KnownFactors.ParametersOf(catalogue), KnownFactors.KnownOf(catalogue)));
        var cells = new CheckedCell[raids.Count][];
        var done = 0;
        WorkerThreads.Run(options.Threads, raids.Count, i =>
        {
            cells[i] = [.. Simulate(draws, raids[i], (uint)i, cancellation)];
            progress?.Report((double)Interlocked.Increment(ref done) / raids.Count);
        }, cancellation);
        return [.. cells.SelectMany(c => c)];
    }

    /// <summary>What one raid gives at a draw of the posterior: synthetic truth.</summary>
    /// <param name="deviates">The deviates of the factors.</param>
    /// <param name="launched">Launched, by class of the record.</param>
    /// <param name="number">The number of the raid: another one is another raid of the same world.</param>
    /// <param name="draw">Which draw of the joint draws the deviates are.</param>
    /// <returns>Stopped, by class of the record.</returns>
    internal int[] Outcome(IReadOnlyList<double> deviates, IReadOnlyList<int> launched, uint number, uint draw)
    {
        var model = raid.Of(launched, SpreadingOf(deviates, launched), new RandomSequence(options.Seed, FirstReplication + number));
        if (model.MostThreats == 0)
        {
            return new int[launched.Count];
        }

        var layout = new TallyLayout(model);
        var runner = new ReplicationRunner(model, layout, options.Seed);
        runner.UseDraw(draw);
        runner.Run(FirstReplication + number, default(NoTracer));
        return [.. launched.Select((_, c) => raid.StoppedIn(c, layout, runner.Row))];
    }

    private Spreading[] SpreadingOf(IReadOnlyList<double> deviates, IReadOnlyList<int> launched) =>
        [.. launched.Select((n, c) => RaidLikelihood.SpreadingOf(raid, [.. deviates], c, Math.Max(1, n)))];

    private IEnumerable<CheckedCell> Simulate(IReadOnlyList<IReadOnlyList<double>> draws, ObservedRaid observed, uint place, CancellationToken cancellation)
    {
        var counts = observed.Launched.Select(n => new double[n + 1]).ToArray();
        for (var d = 0; d < draws.Count; d++)
        {
            cancellation.ThrowIfCancellationRequested();
            var number = FirstReplication + (place * (uint)draws.Count) + (uint)d;
            var model = raid.Of(observed.Launched, SpreadingOf(draws[d], observed.Launched), new RandomSequence(options.Seed, number));
            if (model.MostThreats == 0)
            {
                yield break;
            }

            var layout = new TallyLayout(model);
            var runner = new ReplicationRunner(model, layout, options.Seed);
            runner.UseDraw((uint)d);
            for (var r = 0; r < ReplicationsPerDraw; r++)
            {
                runner.Run((number * ReplicationsPerDraw) + (uint)r, default(NoTracer));
                for (var c = 0; c < counts.Length; c++)
                {
                    if (observed.Launched[c] > 0)
                    {
                        counts[c][raid.StoppedIn(c, layout, runner.Row)]++;
                    }
                }
            }
        }

        for (var c = 0; c < counts.Length; c++)
        {
            if (observed.Launched[c] > 0 && raid.Launched[c] > 0)
            {
                yield return new CheckedCell(observed, c, new CountForecast([.. counts[c].Select(n => n + (Floor / counts[c].Length))]));
            }
        }
    }
}
