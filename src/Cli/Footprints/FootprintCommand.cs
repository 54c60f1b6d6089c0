using Testudo.Cli.Commands;
using Testudo.Cli.Results;
using Testudo.Reporting.Footprints;
using Testudo.Reporting.Page;
using Testudo.Reporting.Results;
using Testudo.Simulation.Footprints;
using Testudo.World.Scenarios;

namespace Testudo.Cli.Footprints;

/// <summary>Maps where a laydown stops threats of one type.</summary>
internal sealed class FootprintCommand(Terminal terminal, Words words, FootprintRequest request)
{
    /// <summary>Does what was asked.</summary>
    /// <returns>One of <see cref="ExitCodes"/>.</returns>
    public int Run()
    {
        var optionsFor = request.Options(words);
        var scenario = ScenarioLoader.Load(request.Run.File, HomeFolder.Catalogue(request.Run.Catalogue, terminal, words));
        var options = optionsFor(scenario);
        var output = new AnalysisOutput(terminal, words, request.Run.Places, "footprint");
        output.TryPlaces(scenario.Id);
        var footprint = output.Run(words["Aim points"], (progress, cancellation) => Footprint.Map(scenario, options, CommandLine.Version, progress, cancellation));
        if (footprint is null)
        {
            return ExitCodes.Stopped;
        }

        output.Write(
            stream => PublishedJson.Write(stream, footprint, FootprintJson.Default),
            stream => DataPage.Write(stream, footprint, scenario.Catalogue, output.PageOptions(request.CommandAgain(options))),
            [(".geojson", stream => FootprintGeoJson.Write(stream, footprint))],
            page => new FootprintSummary(footprint, scenario, words).Write(page));
        return ExitCodes.Ok;
    }
}
