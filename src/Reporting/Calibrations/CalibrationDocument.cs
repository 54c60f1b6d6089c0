using Testudo.Calibration;
using Testudo.Calibration.Factors;
using Testudo.Calibration.Inference;
using Testudo.Calibration.Overlays;
using Testudo.Evidence.Record;
using Testudo.Reporting.Evidence;
using Testudo.Reporting.Forecasts;
using Testudo.Simulation.Measures;
using Testudo.World.Text;

namespace Testudo.Reporting.Calibrations;

/// <summary>A factor before and after. Unit: deviates of the prior, which is standard normal.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Kind">What it moves.</param>
/// <param name="Classes">The classes of the record whose outcome it moves.</param>
/// <param name="Parameters">How many numbers of the catalogue follow it.</param>
/// <param name="Mean">The posterior mean.</param>
/// <param name="StandardDeviation">The posterior standard deviation.</param>
/// <param name="Low">The 5th percentile.</param>
/// <param name="High">The 95th percentile.</param>
/// <param name="Shrinkage">The part of the prior's variance that is gone.</param>
/// <param name="Identification">What the record could tell: told, hinted or not-told.</param>
public sealed record FactorEntry(string Id, string Kind, IReadOnlyList<string> Classes, int Parameters, double Mean, double StandardDeviation, double Low, double High, double Shrinkage, string Identification);

/// <summary>One class of one raid that was not fitted.</summary>
/// <param name="Raid">The id of the raid.</param>
/// <param name="Class">The class of the record.</param>
/// <param name="Launched">Launched.</param>
/// <param name="Observed">Reported as stopped.</param>
/// <param name="Predicted">What the calibrated simulation says is stopped.</param>
/// <param name="IsWithin">Whether what was reported lies in the central 90 % interval.</param>
public sealed record CheckedEntry(string Raid, string Class, int Launched, int Observed, CountEntry Predicted, bool IsWithin);

/// <summary>How well raids that were not fitted are foretold.</summary>
/// <param name="Class">The class of the record; <c>all</c> for all.</param>
/// <param name="Cells">Cells.</param>
/// <param name="Launched">Launched in all.</param>
/// <param name="Observed">Reported as stopped in all.</param>
/// <param name="Predicted">The mean of what the simulation says.</param>
/// <param name="Coverage50">The exact coverage of central 50 % intervals.</param>
/// <param name="Coverage80">The same of 80 %.</param>
/// <param name="Coverage90">The same of 90 %.</param>
/// <param name="LogScore">The mean log score. Unit: nats.</param>
/// <param name="Histogram">The transform in ten parts of equal width.</param>
public sealed record CoverageEntry(string Class, int Cells, int Launched, int Observed, double Predicted, double Coverage50, double Coverage80, double Coverage90, double LogScore, IReadOnlyList<double> Histogram)
{
    private const int Parts = 10;

    /// <summary>The coverage of some cells.</summary>
    /// <param name="recordClass">Their class; <c>all</c> for all.</param>
    /// <param name="cells">The cells, at least one.</param>
    public static CoverageEntry Of(string recordClass, IReadOnlyCollection<CheckedCell> cells)
    {
        var transforms = cells.Select(c => c.Predicted.Transform(c.Observed)).ToList();
        return new CoverageEntry(
            recordClass, cells.Count, cells.Sum(c => c.Launched), cells.Sum(c => c.Observed), cells.Sum(c => c.Predicted.Mean),
            transforms.Average(t => t.Coverage(0.5)), transforms.Average(t => t.Coverage(0.8)), transforms.Average(t => t.Coverage(0.9)),
            cells.Average(c => c.Predicted.LogScore(c.Observed)),
            [.. Enumerable.Range(0, Parts).Select(p => transforms.Average(t => t.Share((double)p / Parts, (p + 1.0) / Parts)))]);
    }
}

/// <summary>How well the surface of a class meets simulations that it was not fitted to.</summary>
/// <param name="Class">The class of the record.</param>
/// <param name="Mean">Standard error of the log-odds of the share stopped.</param>
/// <param name="Correlation">Standard error of the log-odds of the correlation within a raid.</param>
public sealed record SurfaceEntry(string Class, double Mean, double Correlation);

/// <summary>A calibration: what was fitted, what the record could tell, and how well raids that were not fitted are foretold.</summary>
/// <remarks>It names raids of the record with their counts, which the overlay does not.</remarks>
public sealed record CalibrationDocument
{
    /// <summary>The format and its version.</summary>
    public string Format { get; init; } = "testudo-calibration-report/1";

    /// <summary>What it was made by and from.</summary>
    public required Provenance Provenance { get; init; }

    /// <summary>The scenario.</summary>
    public required string Scenario { get; init; }

    /// <summary>The title of the scenario.</summary>
    public required Names Title { get; init; }

    /// <summary>SHA-256 of the scenario file.</summary>
    public required string ScenarioHash { get; init; }

    /// <summary>SHA-256 of the overlay.</summary>
    public required string OverlayHash { get; init; }

    /// <summary>The first day of the period.</summary>
    public required DateOnly From { get; init; }

    /// <summary>The last day of the period.</summary>
    public required DateOnly To { get; init; }

    /// <summary>Raids that were fitted.</summary>
    public required int Fitted { get; init; }

    /// <summary>Cells that were fitted, one for each class of a raid.</summary>
    public required int FittedCells { get; init; }

    /// <summary>Raids that were not.</summary>
    public required int HeldOut { get; init; }

    /// <summary>Raids that were simulated to fit the surfaces.</summary>
    public required long Simulated { get; init; }

    /// <summary>Draws of the posterior.</summary>
    public required int Draws { get; init; }

    /// <summary>The seed.</summary>
    public required ulong Seed { get; init; }

    /// <summary>The largest split R of the chains: near 1 where they agree.</summary>
    public required double SplitR { get; init; }

    /// <summary>The factors.</summary>
    public required IReadOnlyList<FactorEntry> Factors { get; init; }

    /// <summary>Factors that the record tells only together.</summary>
    public required IReadOnlyList<FactorPair> Pairs { get; init; }

    /// <summary>How well the surfaces meet the simulation.</summary>
    public required IReadOnlyList<SurfaceEntry> Surfaces { get; init; }

    /// <summary>How well raids that were not fitted are foretold: by class, then all.</summary>
    public required IReadOnlyList<CoverageEntry> Coverage { get; init; }

    /// <summary>The raids that are held out by name.</summary>
    public required IReadOnlyList<CheckedEntry> Named { get; init; }

    /// <summary>The other raids that were not fitted.</summary>
    public required IReadOnlyList<CheckedEntry> Cells { get; init; }

    /// <summary>How often a known truth is found; null where that was not asked.</summary>
    public required SelfCheck? SelfCheck { get; init; }

    /// <summary>The document of a calibration.</summary>
    /// <param name="answer">The calibration.</param>
    /// <param name="overlay">Its overlay.</param>
    /// <param name="title">The title of the scenario.</param>
    /// <param name="options">How much was simulated.</param>
    /// <param name="provenance">What it is made by and from.</param>
    /// <param name="selfCheck">How often a known truth is found; null where that was not asked.</param>
    public static CalibrationDocument Of(CalibrationAnswer answer, CalibrationOverlay overlay, Names title, CalibrationOptions options, Provenance provenance, SelfCheck? selfCheck)
    {
        ArgumentNullException.ThrowIfNull(answer);
        ArgumentNullException.ThrowIfNull(overlay);
        ArgumentNullException.ThrowIfNull(options);
        return new CalibrationDocument
        {
            Provenance = provenance,
            Scenario = overlay.Origin.Scenario,
            Title = title,
            ScenarioHash = overlay.Origin.ScenarioHash,
            OverlayHash = overlay.Hash,
            From = answer.Sample.From,
            To = answer.Sample.To,
            Fitted = answer.Sample.Fitted.Count,
            FittedCells = answer.FittedCells,
            HeldOut = answer.Sample.HeldOut.Count,
            Simulated = (long)options.Points * options.Settings * options.Spreads * options.Replications,
            Draws = answer.Draws.Count,
            Seed = options.Seed,
            SplitR = answer.SplitR,
            Factors = [.. answer.Factors.Select((f, i) => new FactorEntry(
                f.Factor.Id, MapReader.WordFor(f.Factor.Kind), f.Factor.Classes, overlay.Parameters.Count(p => p.Value == i && f.Factor.Kind == FactorKind.Catalogue),
                f.Mean, f.StandardDeviation, f.Low, f.High, f.Shrinkage, MapReader.WordFor(f.Identification)))],
            Pairs = answer.Pairs,
            Surfaces = [.. answer.Surfaces.Select((s, c) => new SurfaceEntry(RecordClasses.OfCells[c], s.Error.Mean, s.Error.Correlation))],
            Coverage = [.. CoverageOf(answer.HeldOut)],
            Named = [.. answer.Named.Select(EntryOf)],
            Cells = [.. answer.HeldOut.Select(EntryOf)],
            SelfCheck = selfCheck,
        };
    }

    private static IEnumerable<CoverageEntry> CoverageOf(IReadOnlyList<CheckedCell> cells)
    {
        foreach (var of in cells.GroupBy(c => c.Class).OrderBy(g => g.Key))
        {
            yield return CoverageEntry.Of(RecordClasses.OfCells[of.Key], [.. of]);
        }

        if (cells.Count > 0)
        {
            yield return CoverageEntry.Of("all", cells);
        }
    }

    private static CheckedEntry EntryOf(CheckedCell cell) =>
        new(cell.Raid.Id, RecordClasses.OfCells[cell.Class], cell.Launched, cell.Observed, CountEntry.Of(cell.Predicted), cell.IsWithin);
}
