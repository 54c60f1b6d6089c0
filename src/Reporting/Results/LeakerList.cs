using System.Globalization;
using System.Text;
using Testudo.Simulation.Replication;
using Testudo.World.Scenarios;
using Testudo.World.Text;

namespace Testudo.Reporting.Results;

/// <summary>The leakers one by one, as comma-separated values that any program reads.</summary>
public static class LeakerList
{
    /// <summary>The first line.</summary>
    public const string Heading = "replication,salvo,member,threat,class,target,route,cause,launch,impact,warningSeconds";

    /// <summary>Writes the list.</summary>
    /// <param name="stream">Where to.</param>
    /// <param name="scenario">The scenario.</param>
    /// <param name="leakers">The leakers.</param>
    /// <param name="cancellation">Stops the writing.</param>
    public static void Write(Stream stream, Scenario scenario, IReadOnlyList<Leaker> leakers, CancellationToken cancellation)
    {
        using var writer = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), 65_536, leaveOpen: true) { NewLine = "\n" };
        writer.WriteLine(Heading);
        foreach (var leaker in leakers)
        {
            cancellation.ThrowIfCancellationRequested();
            var salvo = scenario.Raid[leaker.Salvo];
            // Ids and words of the catalogue have neither commas nor quotes.
            writer.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{leaker.Replication},{salvo.Id},{leaker.Member + 1},{salvo.Threat.Id},{MapReader.WordFor(salvo.Threat.Class)},{scenario.Assets[leaker.Asset].Id},{leaker.Route},{MapReader.WordFor(leaker.Cause)},{Moment(scenario, leaker.Launch)},{Moment(scenario, leaker.Impact)},{leaker.Warning:0.#}"));
        }
    }

    /// <summary>A moment in ISO 8601, local time.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="seconds">Seconds from midnight of its date.</param>
    public static string Moment(Scenario scenario, double seconds) => scenario.MomentAt(seconds);
}
