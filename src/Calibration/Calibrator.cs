using Testudo.Calibration.Emulation;
using Testudo.Calibration.Inference;
using Testudo.Calibration.Raids;
using Testudo.Evidence.Record;
using Testudo.Simulation.Workers;
using Testudo.World;

namespace Testudo.Calibration;

/// <summary>How a calibration goes.</summary>
public enum CalibrationStage
{
    /// <summary>The simulation is tried at many points.</summary>
    Simulating,

    /// <summary>Draws are made from the posterior.</summary>
    Fitting,

    /// <summary>Raids that were not fitted are simulated.</summary>
    Checking,
}

/// <summary>A calibration: what the record says of the factors, and how well the calibrated simulation foretells raids that were not fitted.</summary>
public sealed record CalibrationAnswer
{
    /// <summary>The raids.</summary>
    public required RaidSample Sample { get; init; }

    /// <summary>Draws of the posterior: the factors, then the errors of the surfaces.</summary>
    public required IReadOnlyList<IReadOnlyList<double>> Draws { get; init; }

    /// <summary>The factors before and after.</summary>
    public required IReadOnlyList<FactorAnswer> Factors { get; init; }

    /// <summary>Factors that the record tells only together.</summary>
    public required IReadOnlyList<FactorPair> Pairs { get; init; }

    /// <summary>For each class of the record what the simulation says, as a function of the factors.</summary>
    public required IReadOnlyList<OutcomeSurface> Surfaces { get; init; }

    /// <summary>The share of proposals of the chains that were accepted.</summary>
    public required double Accepted { get; init; }

    /// <summary>The largest split R of the chains.</summary>
    public required double SplitR { get; init; }

    /// <summary>Cells that were fitted.</summary>
    public required int FittedCells { get; init; }

    /// <summary>Cells of raids that were not fitted.</summary>
    public required IReadOnlyList<CheckedCell> HeldOut { get; init; }

    /// <summary>Cells of the raids that are held out by name.</summary>
    public required IReadOnlyList<CheckedCell> Named { get; init; }
}

/// <summary>Fits the factors of the simulation to class totals of raids.</summary>
/// <param name="raid">The raid.</param>
/// <param name="catalogue">The catalogue.</param>
/// <param name="options">How much is simulated.</param>
public sealed class Calibrator(NationalRaid raid, Catalogue catalogue, CalibrationOptions options)
{
    /// <summary>Fits.</summary>
    /// <param name="sample">The raids.</param>
    /// <param name="known">Outcomes of a run that was stopped.</param>
    /// <param name="done">Hears each simulated setting as it comes.</param>
    /// <param name="progress">Is told the stage and the share of it that is done.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public CalibrationAnswer Fit(RaidSample sample, IReadOnlyList<RowOutcome> known, Action<RowOutcome>? done, Action<CalibrationStage, double>? progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(sample);
        var surfaces = Surfaces(known, done, Stage(progress, CalibrationStage.Simulating), cancellation);
        var (chains, likelihood) = Chains(surfaces, sample.Fitted, Stage(progress, CalibrationStage.Fitting), cancellation);
        var draws = chains.Draws(options.Draws);
        var check = new PredictiveCheck(raid, catalogue, options);
        var held = check.Of(draws, [.. sample.HeldOut, .. sample.Named], Stage(progress, CalibrationStage.Checking), cancellation);
        var all = chains.Kept.ToList();
        return new CalibrationAnswer
        {
            Sample = sample,
            Draws = draws,
            Factors = FactorAnswer.Of(all),
            Pairs = FactorPair.Of(all),
            Surfaces = surfaces,
            Accepted = chains.Accepted,
            SplitR = chains.SplitR,
            FittedCells = likelihood.Cells,
            HeldOut = [.. held.Where(c => !sample.Named.Contains(c.Raid))],
            Named = [.. held.Where(c => sample.Named.Contains(c.Raid))],
        };
    }

    /// <summary>Simulates the design and fits the surfaces of all classes.</summary>
    /// <param name="known">Outcomes of a run that was stopped.</param>
    /// <param name="done">Hears each simulated setting as it comes.</param>
    /// <param name="progress">Is told the share that is done.</param>
    /// <param name="cancellation">Stops it.</param>
    public IReadOnlyList<OutcomeSurface> Surfaces(IReadOnlyList<RowOutcome> known, Action<RowOutcome>? done, IProgress<double>? progress, CancellationToken cancellation)
    {
        var run = new DesignRun(raid, catalogue, options);
        var outcomes = run.Run(known, done, progress, cancellation);
        var points = Design.Points(options.Points, options.Seed);
        var surfaces = new OutcomeSurface[RecordClasses.OfCells.Count];
        WorkerThreads.Run(options.Threads, surfaces.Length, c => surfaces[c] = OutcomeSurface.Fit(c, raid, points, run.Settings, outcomes, options.Spreads * options.Replications), cancellation);
        return surfaces;
    }

    /// <summary>Draws from the posterior of raids.</summary>
    /// <param name="surfaces">The surfaces.</param>
    /// <param name="fitted">The raids.</param>
    /// <param name="progress">Is told the share that is done.</param>
    /// <param name="cancellation">Stops it.</param>
    public (PosteriorChains Chains, RaidLikelihood Likelihood) Chains(IReadOnlyList<OutcomeSurface> surfaces, IReadOnlyList<ObservedRaid> fitted, IProgress<double>? progress, CancellationToken cancellation)
    {
        var likelihood = new RaidLikelihood(raid, surfaces, fitted);
        return (PosteriorChains.Run(d => likelihood.LogPosterior(d), RaidLikelihood.Dimension, options, progress, cancellation), likelihood);
    }

    private static StageProgress? Stage(Action<CalibrationStage, double>? progress, CalibrationStage stage) => progress is null ? null : new StageProgress(progress, stage);

    private sealed class StageProgress(Action<CalibrationStage, double> told, CalibrationStage stage) : IProgress<double>
    {
        public void Report(double value) => told(stage, value);
    }
}
