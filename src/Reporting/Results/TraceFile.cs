using System.Text.Encodings.Web;
using System.Text.Json;
using Testudo.Simulation.Geometry;
using Testudo.Simulation.Measures;
using Testudo.Simulation.Replication;
using Testudo.World.Scenarios;
using Testudo.World.Text;

namespace Testudo.Reporting.Results;

/// <summary>One replication as lines of JSON: a heading, then every event in order of time. Enough to replay it.</summary>
public sealed class TraceFile
{
    /// <summary>The format and its version.</summary>
    public const string Format = "testudo-trace/1";

    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly RaidModel model;
    private readonly Scenario scenario;
    private readonly Utf8JsonWriter writer;

    private TraceFile(RaidModel model, Utf8JsonWriter writer) => (this.model, scenario, this.writer) = (model, model.Scenario, writer);

    /// <summary>Writes the trace of a replication.</summary>
    /// <param name="stream">Where to.</param>
    /// <param name="result">The run.</param>
    /// <param name="replication">The number of the replication.</param>
    /// <param name="version">The version of Testudo.</param>
    public static void Write(Stream stream, MonteCarloResult result, uint replication, string version)
    {
        using var lines = new Utf8JsonWriter(stream, Options);
        var file = new TraceFile(result.Model, lines);
        var events = result.Trace(replication);
        file.Line(stream, () => file.Heading(result.Options.Seed, replication, version));
        foreach (var happened in events)
        {
            file.Line(stream, () => file.Event(happened));
        }
    }

    private void Line(Stream stream, Action write)
    {
        writer.WriteStartObject();
        write();
        writer.WriteEndObject();
        writer.Flush();
        stream.WriteByte((byte)'\n');
        writer.Reset();
    }

    private string NameOf(int threat)
    {
        var (salvo, member) = model.ThreatAt(threat);
        return FormattableString.Invariant($"{salvo.Id}#{member + 1}");
    }

    private void Heading(ulong seed, uint replication, string version)
    {
        writer.WriteString("format", Format);
        writer.WriteString("version", version);
        writer.WriteString("scenario", scenario.Id);
        writer.WriteString("date", scenario.Date.ToString("yyyy-MM-dd"));
        writer.WriteString("scenarioHash", scenario.Hash);
        writer.WriteString("catalogueHash", scenario.Catalogue.Hash);
        writer.WriteNumber("seed", seed);
        writer.WriteNumber("replication", replication);
    }

    private void Event(TraceEvent happened)
    {
        writer.WriteString("time", LeakerList.Moment(scenario, happened.Time));
        writer.WriteNumber("seconds", Rounded(happened.Time));
        writer.WriteString("kind", MapReader.WordFor(happened.Kind));
        if (happened.Threat >= 0)
        {
            writer.WriteString("threat", NameOf(happened.Threat));
        }

        if (happened.Battery >= 0)
        {
            writer.WriteString("battery", scenario.Batteries[happened.Battery].Id);
        }

        if (happened.Sensor >= 0)
        {
            writer.WriteString("sensor", model.SensorAt(happened.Sensor));
        }

        if (happened.Rounds > 0)
        {
            writer.WriteNumber("rounds", happened.Rounds);
        }

        WriteValue(happened);
    }

    private void WriteValue(TraceEvent happened)
    {
        switch (happened.Kind)
        {
            case TraceKind.Launched:
                WriteRoute((int)happened.Value);
                break;
            case TraceKind.Alerted or TraceKind.Leaked or TraceKind.Expended or TraceKind.DebrisFell:
                writer.WriteString("asset", scenario.Assets[(int)happened.Value].Id);
                break;
            case TraceKind.AlarmRaised or TraceKind.AllClear:
                writer.WriteString("region", scenario.Alerts.Regions[(int)happened.Value].Id);
                break;
            case TraceKind.CrossedBorder:
                writer.WriteString("country", scenario.Watched[(int)happened.Value].Id);
                break;
            case TraceKind.Blocked:
                writer.WriteString("cause", MapReader.WordFor((LeakCause)(int)happened.Value));
                writer.WriteString("reason", MapReader.WordFor((BlockReason)(int)happened.Detail));
                break;
            case TraceKind.Detected:
                writer.WriteNumber("trackSeconds", Rounded(happened.Detail));
                break;
            case TraceKind.Overlooked:
                writer.WriteString("reason", MapReader.WordFor((Oversight)(int)happened.Value));
                break;
            case TraceKind.SoftKilled or TraceKind.Withstood:
                WriteChance(happened);
                break;
            case TraceKind.Engaged:
                writer.WriteNumber("interceptSeconds", Rounded(happened.Value));
                WriteChance(happened);
                break;
            case TraceKind.Scrambled when double.IsFinite(happened.Value):
                writer.WriteNumber("airborneSeconds", Rounded(happened.Value));
                break;
            case TraceKind.Intercepted:
                writer.WriteString("result", happened.Value switch { > 0 => "kill", < 0 => "nothing-there", _ => "miss" });
                WriteChance(happened);
                break;
            case TraceKind.Assessed:
                writer.WriteString("calledAs", happened.Value > 0 ? "kill" : "miss");
                break;
            case TraceKind.TakenFor:
                writer.WriteString("takenFor", MapReader.WordFor((World.Threats.ThreatClass)(int)happened.Value));
                break;
            case TraceKind.DecisionBegun:
                writer.WriteNumber("decisionSeconds", Rounded(happened.Value));
                writer.WriteNumber("waitedSeconds", Rounded(happened.Detail));
                break;
            case TraceKind.Reloaded:
                writer.WriteNumber("ready", (int)happened.Value);
                break;
        }
    }

    private void WriteChance(TraceEvent happened) => writer.WriteNumber("killProbability", Math.Round(happened.Detail, 4));

    private void WriteRoute(int route)
    {
        var (salvo, asset, number, trajectory) = model.RouteAt(route);
        writer.WriteString("type", salvo.Threat.Id);
        writer.WriteString("class", MapReader.WordFor(salvo.Threat.Class));
        writer.WriteString("asset", asset.Id);
        writer.WriteNumber("route", number);
        writer.WriteStartArray("points");
        WritePoint(trajectory.Pieces[0].From.LatitudeDegrees, trajectory.Pieces[0].From.LongitudeDegrees, trajectory.Pieces[0].StartHeight, 0);
        foreach (var piece in trajectory.Pieces)
        {
            WritePoint(piece);
        }

        writer.WriteEndArray();
    }

    private void WritePoint(FlightPiece end) => WritePoint(end.To.LatitudeDegrees, end.To.LongitudeDegrees, end.EndHeight, end.End);

    // Degrees to about 0.1 m, metres and seconds to a tenth and a thousandth.
    private void WritePoint(double latitude, double longitude, double height, double seconds)
    {
        writer.WriteStartArray();
        writer.WriteNumberValue(Math.Round(latitude, 6));
        writer.WriteNumberValue(Math.Round(longitude, 6));
        writer.WriteNumberValue(Math.Round(height, 1));
        writer.WriteNumberValue(Rounded(seconds));
        writer.WriteEndArray();
    }

    private static double Rounded(double seconds) => Math.Round(seconds, 3);
}
