using Testudo.Calibration.Factors;
using Testudo.Calibration.Raids;
using Testudo.Evidence.Record;
using Testudo.Simulation.Measures;
using Testudo.Simulation.Random;
using Testudo.Simulation.Replication;
using Testudo.Simulation.Workers;
using Testudo.World;

namespace Testudo.Calibration.Emulation;

/// <summary>What the replications of one setting gave.</summary>
/// <param name="Row">The number of the setting.</param>
/// <param name="Stopped">Stopped in all replications, by class of the record.</param>
/// <param name="Squares">The sum of squares of what single replications stopped, likewise.</param>
/// <param name="Thin">Launched at thinly covered targets in all replications, likewise.</param>
public sealed record RowOutcome(int Row, IReadOnlyList<long> Stopped, IReadOnlyList<long> Squares, IReadOnlyList<long> Thin);

/// <summary>Simulates the settings of a design.</summary>
/// <param name="raid">The raid.</param>
/// <param name="catalogue">The catalogue.</param>
/// <param name="options">How much is simulated.</param>
public sealed class DesignRun(NationalRaid raid, Catalogue catalogue, CalibrationOptions options)
{
    private readonly JointDraws draws = new(Design.Points(options.Points, options.Seed), KnownFactors.ParametersOf(catalogue), KnownFactors.KnownOf(catalogue));
    private readonly IReadOnlyList<Setting> settings = Design.Settings(options.Points, options.Settings, options.Seed);

    /// <summary>The settings.</summary>
    public IReadOnlyList<Setting> Settings => settings;

    /// <summary>Simulates what is not there yet.</summary>
    /// <param name="known">Outcomes of a run that was stopped.</param>
    /// <param name="done">Hears each outcome as it comes, one at a time; null for nobody.</param>
    /// <param name="progress">Is told the share that is done.</param>
    /// <param name="cancellation">Stops the run.</param>
    /// <returns>The outcomes in the order of the settings.</returns>
    /// <exception cref="OperationCanceledException">The run was stopped.</exception>
    public IReadOnlyList<RowOutcome> Run(IReadOnlyList<RowOutcome> known, Action<RowOutcome>? done, IProgress<double>? progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(known);
        raid.Model.Parameters.Join(draws);
        var outcomes = new RowOutcome?[settings.Count];
        foreach (var outcome in known.Where(k => k.Row < outcomes.Length))
        {
            outcomes[outcome.Row] = outcome;
        }

        var missing = Enumerable.Range(0, outcomes.Length).Where(r => outcomes[r] is null).ToArray();
        var (turn, ready) = (new Lock(), outcomes.Length - missing.Length);
        WorkerThreads.Run(options.Threads, missing.Length, i =>
        {
            var outcome = Simulate(settings[missing[i]], cancellation);
            lock (turn)
            {
                outcomes[outcome.Row] = outcome;
                done?.Invoke(outcome);
                progress?.Report((double)++ready / outcomes.Length);
            }
        }, cancellation);
        return [.. outcomes.Select(o => o!)];
    }

    private RowOutcome Simulate(Setting setting, CancellationToken cancellation)
    {
        var stopped = new long[RecordClasses.OfCells.Count];
        var squares = new long[RecordClasses.OfCells.Count];
        var thin = new long[RecordClasses.OfCells.Count];
        for (var a = 0; a < options.Spreads; a++)
        {
            cancellation.ThrowIfCancellationRequested();
            var number = (uint)((setting.Slot * options.Spreads) + a);
            var model = raid.Of(setting.Launched, setting.Spreading, new RandomSequence(options.Seed, number));
            if (model.MostThreats == 0)
            {
                continue;
            }

            for (var c = 0; c < thin.Length; c++)
            {
                thin[c] += options.Replications * raid.ThinIn(c, model);
            }

            var layout = new TallyLayout(model);
            var runner = new ReplicationRunner(model, layout, options.Seed);
            runner.UseDraw((uint)setting.Point);
            for (var r = 0; r < options.Replications; r++)
            {
                runner.Run((number * (uint)options.Replications) + (uint)r, default(NoTracer));
                for (var c = 0; c < stopped.Length; c++)
                {
                    var count = raid.StoppedIn(c, layout, runner.Row);
                    stopped[c] += count;
                    squares[c] += (long)count * count;
                }
            }
        }

        return new RowOutcome(setting.Row, stopped, squares, thin);
    }
}
