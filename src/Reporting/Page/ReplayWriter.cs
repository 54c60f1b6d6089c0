using System.Buffers;
using System.Text.Json;
using Testudo.Simulation.Measures;
using Testudo.Simulation.Replication;
using Testudo.World.Text;

namespace Testudo.Reporting.Page;

/// <summary>Replications as the page plays them: every event of the trace, in columns of small whole numbers.</summary>
/// <remarks>Times are in tenths of a second; each is the difference from the one before, beginning at midnight of the scenario's date.</remarks>
/// <param name="result">The run.</param>
internal sealed class ReplayWriter(MonteCarloResult result)
{
    private const double PerSecond = 10;

    private readonly RaidModel model = result.Model;
    private readonly ArrayBufferWriter<byte> buffer = new();

    /// <summary>Writes what the numbers of replays stand for: kinds of events, causes, sensors, and the salvo and member of each threat.</summary>
    /// <param name="writer">Where to.</param>
    public void WriteWords(Utf8JsonWriter writer)
    {
        WriteTexts(writer, "kinds", Enum.GetValues<TraceKind>().Select(k => MapReader.WordFor(k)));
        WriteTexts(writer, "causes", Enum.GetValues<LeakCause>().Select(c => MapReader.WordFor(c)));
        WriteTexts(writer, "sensors", Enumerable.Range(0, model.SensorCount).Select(model.SensorAt));
        writer.WriteStartObject("threats");
        var salvos = model.Scenario.Raid.Select((s, i) => (s, i)).ToDictionary(p => p.s, p => p.i);
        var threats = Enumerable.Range(0, model.MostThreats).Select(model.ThreatAt).ToList();
        WriteNumbers(writer, "salvo", threats.Select(t => (long)salvos[t.Salvo]));
        WriteNumbers(writer, "member", threats.Select(t => t.Member + 1L));
        writer.WriteEndObject();
    }

    /// <summary>One replication as JSON; valid until the next call.</summary>
    /// <param name="replication">Its number.</param>
    public ReadOnlyMemory<byte> Replay(uint replication)
    {
        var events = Shown(result.Trace(replication)).SelectMany(AlertsOf).ToList();
        buffer.ResetWrittenCount();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteNumber("replication", replication);
            WriteNumbers(writer, "time", Differences(events));
            WriteNumbers(writer, "kind", events.Select(e => (long)e.Kind));
            WriteNumbers(writer, "threat", events.Select(e => (long)e.Threat));
            WriteNumbers(writer, "battery", events.Select(e => (long)e.Battery));
            WriteNumbers(writer, "sensor", events.Select(e => (long)e.Sensor));
            WriteNumbers(writer, "rounds", events.Select(e => (long)e.Rounds));
            WriteNumbers(writer, "value", events.Select(Value));
            writer.WriteEndObject();
        }

        return buffer.WrittenMemory;
    }

    /// <summary>What the page shows of a trace; what only explains a single threat would make it larger for nothing.</summary>
    /// <param name="trace">The trace.</param>
    public static List<TraceEvent> Shown(IEnumerable<TraceEvent> trace) =>
        // The page tells a detection without its probability.
        [.. trace.Where(e => e.Kind is <= TraceKind.DebrisFell or TraceKind.AlarmRaised).Select(e => e.Kind == TraceKind.Detected ? e with { Value = 0 } : e)];

    // The page marks targets: the alarm of a region is one for each of its assets.
    private IEnumerable<TraceEvent> AlertsOf(TraceEvent happened) => happened.Kind == TraceKind.AlarmRaised
        ? model.Scenario.Alerts.Regions[(int)happened.Value].Assets.Select(a => happened with { Kind = TraceKind.Alerted, Value = a })
        : [happened];

    private static IEnumerable<long> Differences(IEnumerable<TraceEvent> events)
    {
        var before = 0L;
        foreach (var happened in events)
        {
            var time = Tenths(happened.Time);
            yield return time - before;
            before = time;
        }
    }

    // Times to come are told as the wait until then.
    private static long Value(TraceEvent happened) => happened.Kind switch
    {
        TraceKind.Engaged or TraceKind.Scrambled => double.IsFinite(happened.Value) ? Tenths(happened.Value) - Tenths(happened.Time) : -1,
        _ => double.IsFinite(happened.Value) ? (long)happened.Value : 0,
    };

    private static long Tenths(double seconds) => (long)Math.Round(seconds * PerSecond);

    private static void WriteNumbers(Utf8JsonWriter writer, string name, IEnumerable<long> numbers)
    {
        writer.WriteStartArray(name);
        foreach (var number in numbers)
        {
            writer.WriteNumberValue(number);
        }

        writer.WriteEndArray();
    }

    private static void WriteTexts(Utf8JsonWriter writer, string name, IEnumerable<string> texts)
    {
        writer.WriteStartArray(name);
        foreach (var text in texts)
        {
            writer.WriteStringValue(text);
        }

        writer.WriteEndArray();
    }
}
