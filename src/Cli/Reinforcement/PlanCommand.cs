using Testudo.Cli.Commands;
using Testudo.Cli.Results;
using Testudo.Planning.Options;
using Testudo.Planning.Packages;
using Testudo.Reporting.Page;
using Testudo.Reporting.Results;
using Testudo.World.Text;

namespace Testudo.Cli.Reinforcement;

/// <summary>Searches a package of elements under a budget.</summary>
internal sealed class PlanCommand(Terminal terminal, Words words, PlanRequest request)
{
    /// <summary>Does what was asked.</summary>
    /// <returns>One of <see cref="ExitCodes"/>.</returns>
    public int Run()
    {
        var options = request.Options(words);
        var catalogue = HomeFolder.Catalogue(request.Run.Catalogue, terminal, words);
        var bench = new OptionBench(YamlSource.Read(request.Run.File), catalogue, request.Calibration.Load(catalogue, terminal, words)?.Calibrated);
        var elements = OptionFileReader.Load(request.From);
        var output = new AnalysisOutput(terminal, words, request.Run.Places, "plan");
        output.TryPlaces(bench.Baseline.Id + request.Calibration.Suffix);
        // A search that is stopped answers with the best package so far, which is worth waiting for.
        var plan = output.Run(words["Packages"], (progress, cancellation) => PackageSearch.Find(bench, elements, options, CommandLine.Version, progress, cancellation, output.Unfinished), output.KeptRuns, isWaitedFor: true);
        if (plan is null)
        {
            return ExitCodes.Stopped;
        }

        output.Write(
            stream => PublishedJson.Write(stream, plan, PlanJson.Default),
            stream => DataPage.Write(stream, plan, output.PageOptions(request.CommandAgain(options))),
            [],
            page => new PlanSummary(plan, words).Write(page));
        if (plan.Status != PlanStatus.Interrupted)
        {
            return ExitCodes.Ok;
        }

        if (output.KeptRuns() is { } kept)
        {
            terminal.Error.WriteLine(kept);
        }

        return ExitCodes.Stopped;
    }
}
