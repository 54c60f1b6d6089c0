using Testudo.Calibration;
using Testudo.Calibration.Emulation;
using Testudo.Calibration.Inference;
using Testudo.Calibration.Overlays;
using Testudo.Calibration.Raids;
using Testudo.Cli.Commands;
using Testudo.Cli.Evidence;
using Testudo.Cli.Forecasts;
using Testudo.Cli.Results;
using Testudo.Evidence.Raids;
using Testudo.Evidence.Record;
using Testudo.Forecast.Cells;
using Testudo.Reporting.Calibrations;
using Testudo.Reporting.Evidence;
using Testudo.Reporting.Page;
using Testudo.Reporting.Results;
using Testudo.Simulation.Measures;
using Testudo.World;
using Testudo.World.Scenarios;

namespace Testudo.Cli.Calibrations;

/// <summary>Fits the uncertain factors of the simulation to class totals of reported raids.</summary>
internal sealed class CalibrateCommand(Terminal terminal, Words words, CalibrateRequest request)
{
    // Parts of the whole time, for one bar.
    private const double Simulating = 0.7;
    private const double Fitting = 0.2;

    /// <summary>Does what was asked.</summary>
    /// <returns>One of <see cref="ExitCodes"/>.</returns>
    public int Run()
    {
        var options = request.Options(words);
        var worlds = request.Worlds(words);
        var catalogue = HomeFolder.Catalogue(request.Run.Catalogue, terminal, words);
        var scenario = ScenarioLoader.Load(request.Run.File, catalogue);
        Check(scenario);
        var (cells, record) = Record(catalogue);
        var sample = Sample(cells);
        var output = new AnalysisOutput(terminal, words, request.Run.Places, "calibration");
        output.TryPlaces(scenario.Id);
        using var checkpoint = output.Folder is { } folder ? Checkpoint.Open(Path.Combine(folder, "calibration.partial"), scenario.Hash, catalogue.Hash, CommandLine.Version, options) : null;
        var made = output.Run(
            words["Calibration"],
            (progress, cancellation) => Fit(scenario, catalogue, options, worlds, sample, checkpoint, progress, cancellation),
            () => checkpoint is null ? null : words["Stopped; what was simulated is kept beside the result, and the same command goes on from there."]);
        if (made is null)
        {
            return ExitCodes.Stopped;
        }

        var origin = new OverlayOrigin(CommandLine.Version, scenario.Id, scenario.Hash, catalogue.Hash, record.Sha256, sample.From, sample.To, sample.Fitted.Count, options.Seed);
        var overlay = CalibrationOverlay.Of(made.Answer, origin, catalogue);
        var command = request.CommandAgain(options, sample.From, sample.To);
        var title = new Names(scenario.Title.English, scenario.Title.Ukrainian, scenario.Title.Russian);
        var document = CalibrationDocument.Of(made.Answer, overlay, title, options, new Provenance(CommandLine.Version, command, catalogue.Hash, record), made.SelfCheck);
        output.Write(
            stream => PublishedJson.Write(stream, document, CalibrationJson.Default),
            stream => DataPage.Write(stream, document, output.PageOptions(command)),
            [(".overlay.yaml", stream => stream.Write(System.Text.Encoding.UTF8.GetBytes(overlay.Text)))],
            page => new CalibrationSummary(document, words).Write(page));
        checkpoint?.Remove();
        return ExitCodes.Ok;
    }

    private static Made Fit(Scenario scenario, Catalogue catalogue, CalibrationOptions options, int worlds, RaidSample sample, Checkpoint? checkpoint, IProgress<double> progress, CancellationToken cancellation)
    {
        var raid = new NationalRaid(scenario, options.Seed);
        var calibrator = new Calibrator(raid, catalogue, options);
        var share = worlds > 0 ? 0.5 : 1.0;
        var answer = calibrator.Fit(
            sample,
            checkpoint?.Known ?? [],
            checkpoint is null ? null : checkpoint.Note,
            (stage, done) => progress.Report(share * (stage switch
            {
                CalibrationStage.Simulating => Simulating * done,
                CalibrationStage.Fitting => Simulating + (Fitting * done),
                _ => Simulating + Fitting + ((1 - Simulating - Fitting) * done),
            })),
            cancellation);
        var check = worlds == 0 ? null : SelfCheck.Of(raid, catalogue, options, answer.Surfaces, sample.Fitted, worlds, new Half(progress), cancellation);
        return new Made(answer, check);
    }

    private void Check(Scenario scenario)
    {
        if (scenario.Raid.FirstOrDefault(s => s.IsPoisson || s.Targets.Any(t => t.Count is null)) is { } drawn)
        {
            throw new Failure(
                ExitCodes.WrongInput,
                words.Format($"{request.Run.File}: the salvo {drawn.Id} draws its number or its targets; a calibration scales given ones"),
                words.Format($"write targets with their numbers, as in {"scenarios/national.yaml"}"));
        }
    }

    private (IReadOnlyList<ForecastCell> Cells, RecordUsed Record) Record(Catalogue catalogue)
    {
        if (request.Evidence is { } file && file.EndsWith(".csv", StringComparison.OrdinalIgnoreCase))
        {
            var version = RecordFile.Read(file, catalogue);
            return (ForecastCell.Of(RaidGrouping.Group(version.Rows)), new RecordUsed(Path.GetFileName(file), version.Sha256, version.Rows.Count));
        }

        using var hand = EvidenceAtHand.Find(new EvidencePlaces { Db = request.Evidence, Catalogue = request.Run.Catalogue }, terminal, words);
        return (KnownCells.Of(hand, words), RecordUsed.Of(hand.Version!));
    }

    private RaidSample Sample(IReadOnlyList<ForecastCell> cells)
    {
        var raids = ObservedRaid.Of(cells);
        if (raids.Count == 0)
        {
            throw new Failure(ExitCodes.WrongInput, words["the public record has no raid on the whole country with launched and destroyed"], words["import a complete file"]);
        }

        var (from, to) = (request.Period.From ?? RaidSample.UsualFrom, request.Period.To ?? RaidSample.UsualTo);
        var sample = RaidSample.Of(raids, from, to);
        var inside = sample.Fitted.Count + sample.HeldOut.Count;
        if (inside == 0)
        {
            throw new Failure(
                ExitCodes.WrongInput,
                words.Format($"no raid ended from {from:yyyy-MM-dd} to {to:yyyy-MM-dd}; the record has raids from {raids[0].Date:yyyy-MM-dd} to {raids[^1].Date:yyyy-MM-dd}"),
                words.Format($"choose another period with {"--from"} and {"--to"}, or import a newer record"));
        }

        return sample.Fitted.Count < RaidSample.FewestFitted
            ? throw new Failure(
                ExitCodes.WrongInput,
                words.Format($"raids to fit from {from:yyyy-MM-dd} to {to:yyyy-MM-dd}: only {sample.Fitted.Count:N0} of {inside:N0}, since every third is held out; with fewer than {RaidSample.FewestFitted} the record cannot tell anything"),
                words["choose a longer period"])
            : sample;
    }

    private sealed record Made(CalibrationAnswer Answer, SelfCheck? SelfCheck);

    private sealed class Half(IProgress<double> whole) : IProgress<double>
    {
        public void Report(double value) => whole.Report(0.5 + (value / 2));
    }
}
