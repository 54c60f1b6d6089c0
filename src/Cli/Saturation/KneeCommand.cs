using Testudo.Cli.Commands;
using Testudo.Cli.Results;
using Testudo.Reporting.Page;
using Testudo.Reporting.Results;
using Testudo.Simulation.Saturation;
using Testudo.World.Scenarios;

namespace Testudo.Cli.Saturation;

/// <summary>Finds the size at which a raid saturates the defence.</summary>
internal sealed class KneeCommand(Terminal terminal, Words words, KneeRequest request)
{
    /// <summary>Does what was asked.</summary>
    /// <returns>One of <see cref="ExitCodes"/>.</returns>
    public int Run()
    {
        var options = request.Options(words);
        var scenario = ScenarioLoader.Load(request.Run.File, HomeFolder.Catalogue(request.Run.Catalogue, terminal, words));
        var output = new AnalysisOutput(terminal, words, request.Run.Places, "knee");
        output.TryPlaces(scenario.Id);
        var saturation = output.Run(words["Raids of many sizes"], (progress, cancellation) => SaturationKnee.Find(scenario, options, CommandLine.Version, progress, cancellation));
        if (saturation is null)
        {
            return ExitCodes.Stopped;
        }

        output.Write(
            stream => PublishedJson.Write(stream, saturation, KneeJson.Default),
            stream => DataPage.Write(stream, saturation, output.PageOptions(request.CommandAgain(options))),
            [],
            page => new KneeSummary(saturation, words).Write(page));
        return ExitCodes.Ok;
    }
}
