using System.Text;
using Testudo.Cli.Results;
using Testudo.Cli.Running;
using Testudo.Cli.Summary;
using Testudo.Reporting.Page;
using Testudo.Reporting.Results;
using Testudo.Simulation.Autopsy;
using Testudo.Simulation.Measures;
using Testudo.Simulation.Replay;
using Testudo.Simulation.Replication;
using Testudo.Simulation.Sensitivity;
using Testudo.World;
using Testudo.World.Scenarios;
using Testudo.World.Text;

namespace Testudo.Cli.Commands;

/// <summary>Simulates a raid many times, shows the summary and writes the files.</summary>
internal sealed class AssessCommand(Terminal terminal, Words words, AssessRequest request)
{
    // Fewer replications than these say too little to be shown after a stop.
    private const int LeastForSummary = 100;

    private readonly OutputPlace output = new(words);
    private RunProgress? progress;
    private MonteCarloOptions options = new();
    private int isStopTold;

    /// <summary>Does what was asked.</summary>
    /// <returns>One of <see cref="ExitCodes"/>.</returns>
    public int Run()
    {
        options = request.Options(words);
        var shown = request.ReplicationShown(words);
        if (options.Precision is null)
        {
            CheckShown(shown, options.Replications);
        }

        using var interruption = new Interruption(Leave);
        var catalogue = HomeFolder.Catalogue(request.Run.Catalogue, terminal, words);
        var source = YamlSource.Read(request.Run.File);
        var scenario = ScenarioLoader.Read(source, catalogue, ReadyDoctrineNamed.Find(request.Doctrine, catalogue, words));
        var calibration = request.Calibration.Load(catalogue, terminal, words);
        var model = RaidModel.Prepare(scenario, calibration?.Calibrated);
        var sensitivity = request.Sensitivity(words, options);
        CheckDraws(sensitivity, model);
        var folder = Folder(scenario);
        var report = Report(folder);
        TryPlaces(folder, report);
        progress = new RunProgress(terminal, request.Run.Places.IsQuiet, words["Replications"], (done, total) => words.Format($"{done:N0} of {total:N0} replications"));
        MonteCarloResult result;
        try
        {
            result = progress.Show(() => MonteCarlo.Run(model, options, progress, interruption.Token));
        }
        catch
        {
            output.Abandon();
            throw;
        }

        if (result.WasStopped)
        {
            return Stop(result, interruption);
        }

        CheckShown(shown, result.Replications);
        LeakerAutopsy? autopsy = null;
        SensitivityAnswer? shares = null;
        var stopped = words["Stopped while it was asked what would have stopped the leakers; nothing was written."];
        try
        {
            autopsy = request.IsWhyAsked ? Why(source, catalogue, result, interruption.Token) : null;
            stopped = words["Stopped while it was asked which numbers the uncertainty comes from; nothing was written."];
            shares = sensitivity is null ? null : Shares(model, sensitivity, interruption.Token);
        }
        catch (OperationCanceledException)
        {
            output.Abandon();
            terminal.Error.WriteLine(stopped);
            return ExitCodes.Stopped;
        }
        catch
        {
            output.Abandon();
            throw;
        }

        interruption.Wait();
        var assessment = AssessmentBuilder.Build(result, CommandLine.Version) with { Autopsy = autopsy?.Answer, Sensitivity = shares, Calibration = calibration?.Used };
        try
        {
            WriteChanges(source, autopsy);
            return Tell(result, assessment, folder, report, shown, interruption.Token);
        }
        catch (OperationCanceledException)
        {
            output.Abandon();
            terminal.Error.WriteLine(words["Stopped while the files were written; what is missing was not written."]);
            return ExitCodes.Stopped;
        }
    }

    private void CheckShown(uint? shown, int replications)
    {
        if (shown >= replications)
        {
            output.Abandon();
            throw new Failure(ExitCodes.WrongInput, words.Format($"{"--replication"} is {shown}; the run has replications 0 to {replications - 1:N0}"));
        }
    }

    private string? Folder(Scenario scenario) =>
        request.Run.Places.Folder ?? (request.IsJsonOnOutput ? null : Path.Combine("out", (scenario.Doctrine.IsReplaced ? $"{scenario.Id}-{scenario.Doctrine.Use}" : scenario.Id) + request.Calibration.Suffix));

    /// <summary>Where the page goes; null for no page.</summary>
    private string? Report(string? folder)
    {
        if (request.Run.Places.IsWithoutReport)
        {
            return null;
        }

        if (AssessmentPage.IsAvailable)
        {
            return request.Report ?? (folder is { Length: > 0 } ? Path.Combine(folder, "report.html") : null);
        }

        if (request.Report is not null || request.Run.Places.IsOpened)
        {
            throw OutputPlace.NoPage(words);
        }

        if (folder is not null && !request.Run.Places.IsQuiet)
        {
            terminal.Error.WriteLine(words["There will be no report page: Node.js 20 or its packages were not there when Testudo was built. Everything else is complete."]);
        }

        return null;
    }

    private void TryPlaces(string? folder, string? report)
    {
        if (folder is { Length: 0 } || request.Run.Places.Json is { Length: 0 } || request.Trace is { Length: 0 } || request.StageHashes is { Length: 0 } || request.WhyScenarios is { Length: 0 } || report is { Length: 0 })
        {
            throw new Failure(ExitCodes.WrongInput, words["the name of a file or folder is empty"]);
        }

        if (folder is not null)
        {
            output.TryFolder(folder);
        }

        if (request.WhyScenarios is { } changes)
        {
            output.TryFolder(changes);
        }

        foreach (var file in new[] { request.IsJsonOnOutput ? null : request.Run.Places.Json, request.Trace, request.StageHashes, report })
        {
            if (file is not null)
            {
                output.TryFile(file);
            }
        }
    }

    private int Tell(MonteCarloResult result, RaidAssessment assessment, string? folder, string? report, uint? shown, CancellationToken cancellation)
    {
        var width = assessment.Raid.LeakageRate.SamplingHigh - assessment.Raid.LeakageRate.SamplingLow;
        if (options.Precision is { } asked && width > asked)
        {
            terminal.Error.WriteLine(words.Format($"The precision asked for, {asked}, was not reached: the interval of the leakage rate is {width:0.#####} wide after {result.Replications:N0} replications, the most for one run."));
        }

        // Files first: what was computed is kept, whatever becomes of the screen.
        var written = new List<string>();
        void Write(string file, Action<Stream> write)
        {
            output.Write(file, write);
            written.Add(file);
        }

        void WriteReport()
        {
            if (report is not null)
            {
                Write(report, stream => AssessmentPage.Write(stream, result, assessment, PageOptions(result, shown), cancellation));
            }
        }

        if (folder is not null)
        {
            // Two runs into one folder take turns, so that all files are of the same run.
            using var turn = FolderTurn.Take(folder);
            Write(Path.Combine(folder, "result.json"), stream => PublishedJson.Write(stream, assessment, AssessmentJson.Default));
            Write(Path.Combine(folder, "leakers.csv"), stream => LeakerList.Write(stream, result.Model.Scenario, result.Leakers, cancellation));
            WriteReport();
        }
        else
        {
            WriteReport();
        }

        if (request.Trace is { } trace)
        {
            Write(trace, stream => TraceFile.Write(stream, result, shown ?? assessment.Representatives.Median, CommandLine.Version));
        }

        if (request.StageHashes is { } stages)
        {
            Write(stages, stream => StageFile.Write(stream, result.Model.Scenario, options.Seed, StageHashes.Of(result.Model, options.Seed, result.Replications, cancellation), CommandLine.Version));
        }

        if (request.IsJsonOnOutput)
        {
            terminal.Write(stream => PublishedJson.Write(stream, assessment, AssessmentJson.Default));
        }
        else
        {
            if (request.Run.Places.Json is { } json)
            {
                Write(json, stream => PublishedJson.Write(stream, assessment, AssessmentJson.Default));
            }

            if (!request.Run.Places.IsQuiet)
            {
                new RaidSummary(assessment, words).Write(Page.On(terminal));
                new WhySummary(assessment, words).Write(Page.On(terminal));
                new SensitivitySummary(assessment, words).Write(Page.On(terminal));
                Page.On(terminal).Paragraph(folder is null
                    ? words.Format($"Written: {string.Join(", ", written)}")
                    : words.Format($"Written to {folder}: {string.Join(", ", written.Select(f => Path.GetDirectoryName(f) == Path.TrimEndingDirectorySeparator(folder) ? Path.GetFileName(f) : f))}"));
            }
        }

        if (request.Run.Places.IsOpened && report is not null)
        {
            Browser.Open(report, terminal, words);
        }

        return ExitCodes.Ok;
    }

    private PageOptions PageOptions(MonteCarloResult result, uint? shown) => new()
    {
        Language = request.Run.Places.PageLanguage,
        Command = request.CommandAgain(result.Replications, options.Seed),
        Replication = shown,
    };

    private LeakerAutopsy Why(YamlSource source, Catalogue catalogue, MonteCarloResult result, CancellationToken cancellation)
    {
        var shown = new RunProgress(terminal, request.Run.Places.IsQuiet, words["What would have stopped them"], (done, _) => words.Format($"{done} % of what would have stopped the leakers"));
        return shown.Show(() => LeakerAutopsy.Of(source, catalogue, options with { Replications = result.Replications }, shown, cancellation));
    }

    // Known before anything runs: what cannot be told should not cost a minute first.
    private void CheckDraws(SensitivityOptions? sensitivity, RaidModel model)
    {
        var numbers = RaidSensitivity.NumbersOf(model).Count;
        var least = SensitivityOptions.LeastDraws(numbers);
        if (sensitivity is { Draws: var draws } && numbers > 0 && draws < least)
        {
            throw new Failure(ExitCodes.WrongInput, least > SensitivityOptions.MostDraws
                ? words.Format($"{"--sensitivity"} cannot tell {numbers:N0} uncertain numbers apart: they need {least:N0} draws, and {SensitivityOptions.MostDraws:N0} are the most")
                : words.Format($"{"--draws"} is {draws:N0}; {numbers:N0} uncertain numbers cannot be told apart with fewer than {least:N0}"));
        }
    }

    private SensitivityAnswer Shares(RaidModel model, SensitivityOptions sensitivity, CancellationToken cancellation)
    {
        var shown = new RunProgress(terminal, request.Run.Places.IsQuiet, words["Which numbers the uncertainty comes from"], (done, _) => words.Format($"{done} % of which numbers the uncertainty comes from"));
        return shown.Show(() => RaidSensitivity.Of(model, sensitivity, shown, cancellation));
    }

    private void WriteChanges(YamlSource source, LeakerAutopsy? autopsy)
    {
        if (request.WhyScenarios is not { } folder || autopsy is null)
        {
            return;
        }

        foreach (var (id, change) in autopsy.Changes)
        {
            output.Write(Path.Combine(folder, id + ".yaml"), stream => stream.Write(Encoding.UTF8.GetBytes(change.Apply(source.Text))));
        }
    }

    private int Stop(MonteCarloResult result, Interruption interruption)
    {
        interruption.Wait();
        output.Abandon();
        TellHowFar(result.Replications);
        if (result.Replications >= LeastForSummary && !request.IsJsonOnOutput && !request.Run.Places.IsQuiet)
        {
            new RaidSummary(AssessmentBuilder.Build(result, CommandLine.Version), words).Write(Page.On(terminal));
        }

        return ExitCodes.Stopped;
    }

    private void Leave()
    {
        TemporaryFile.RemoveAll();
        output.Abandon();
        if (terminal.IsErrorScreen)
        {
            // The progress bar hides the cursor and had no time to show it again.
            terminal.Error.Write("\e[?25h");
        }

        TellHowFar(progress?.Done ?? 0);
    }

    // The run and the second Ctrl-C may come to their ends at the same time.
    private void TellHowFar(int done)
    {
        if (Interlocked.Exchange(ref isStopTold, 1) == 1)
        {
            return;
        }

        var far = options.Precision is null
            ? words.Format($"Stopped after {done:N0} of {options.Replications:N0} replications; nothing was written.")
            : words.Format($"Stopped after {done:N0} replications; nothing was written.");
        terminal.Error.WriteLine(done > 0 ? far + " " + words.Format($"As many with files: {"--replications"} {done}") : far);
    }
}
