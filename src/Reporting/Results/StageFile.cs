using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Testudo.Simulation.Replay;
using Testudo.World.Scenarios;

namespace Testudo.Reporting.Results;

/// <summary>The hashes of the stages of replications as lines of JSON: a heading, then a line for each replication.</summary>
public static class StageFile
{
    /// <summary>The format and its version.</summary>
    public const string Format = "testudo-stages/1";

    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes the hashes.</summary>
    /// <param name="stream">Where to.</param>
    /// <param name="scenario">The scenario.</param>
    /// <param name="seed">The seed.</param>
    /// <param name="replications">The hashes of each replication.</param>
    /// <param name="version">The version of Testudo.</param>
    public static void Write(Stream stream, Scenario scenario, ulong seed, IEnumerable<StageHashes> replications, string version)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(scenario);
        ArgumentNullException.ThrowIfNull(replications);
        using (var heading = new Utf8JsonWriter(stream, Options))
        {
            heading.WriteStartObject();
            heading.WriteString("format", Format);
            heading.WriteString("version", version);
            heading.WriteString("scenario", scenario.Id);
            heading.WriteString("scenarioHash", scenario.Hash);
            heading.WriteString("catalogueHash", scenario.Catalogue.Hash);
            heading.WriteNumber("seed", seed);
            heading.WriteEndObject();
        }

        stream.WriteByte((byte)'\n');
        foreach (var replication in replications)
        {
            var hashes = StageHashes.Stages.Select(s => $"\"{s.ToString().ToLowerInvariant()}\":\"{replication.Hashes[(int)s].ToString("x16", CultureInfo.InvariantCulture)}\"");
            stream.Write(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{{\"replication\":{replication.Replication},{string.Join(',', hashes)}}}\n")));
        }
    }
}
