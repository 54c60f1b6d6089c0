using Testudo.Cli.Commands;
using Testudo.Cli.Results;
using Testudo.Planning.Comparison;
using Testudo.Planning.Options;
using Testudo.Reporting.Page;
using Testudo.Reporting.Results;
using Testudo.World.Text;

namespace Testudo.Cli.Reinforcement;

/// <summary>Sets reinforcements side by side.</summary>
internal sealed class CompareCommand(Terminal terminal, Words words, CompareRequest request)
{
    /// <summary>Does what was asked.</summary>
    /// <returns>One of <see cref="ExitCodes"/>.</returns>
    public int Run()
    {
        var options = request.Options(words);
        if (request.OptionFile is null)
        {
            throw new Failure(ExitCodes.WrongInput, words.Format($"{"--options"} is missing: the file of options to compare"), words.Format($"for example {"--options options/seed-levers.yaml"}"));
        }

        var file = OptionFileReader.Load(request.OptionFile);
        var catalogue = HomeFolder.Catalogue(request.Run.Catalogue, terminal, words);
        var bench = new OptionBench(YamlSource.Read(request.Run.File), catalogue, request.Calibration.Load(catalogue, terminal, words)?.Calibrated);
        var output = new AnalysisOutput(terminal, words, request.Run.Places, "compare");
        output.TryPlaces(bench.Baseline.Id + request.Calibration.Suffix);
        var answer = output.Run(
            words["Options side by side"],
            (progress, cancellation) => OptionComparison.Run(bench, file, options, CommandLine.Version, output.Unfinished, progress, cancellation),
            output.KeptRuns);
        if (answer is null)
        {
            return ExitCodes.Stopped;
        }

        output.Write(
            stream => PublishedJson.Write(stream, answer, ComparisonJson.Default),
            stream => DataPage.Write(stream, answer, output.PageOptions(request.CommandAgain(options))),
            [],
            page => new CompareSummary(answer, words).Write(page));
        return ExitCodes.Ok;
    }
}
