using System.Text;
using Testudo.Simulation.Measures;
using Testudo.Simulation.Replication;
using Testudo.World.Scenarios;
using Testudo.World.Text;

namespace Testudo.Simulation.Tests.Sensing;

/// <summary>One threat flies straight at a city by which one sensor stands.</summary>
internal static class SensingScenes
{
    public static Scenario Radar(string radar, string altitude = "altitude: 100 m", double detection = 1, string site = "", string more = "", string file = "test.yaml", string kind = "radar", string threat = "", string launch = "at 06:00") =>
        ScenarioLoader.Read(YamlSource.Parse(file, Encoding.UTF8.GetBytes($$"""
            scenario: test
            date: 2024-01-02
            {{TestScenarios.Definitions.Replace("altitude: 100 m", altitude).Replace("jamming: 0, warhead", $"jamming: 0, {threat}warhead").Replace("  threats:", FormattableString.Invariant($"    - {{id: eye, kind: {kind}, {radar}, detection: {detection}, delay: 0 s, availability: 1}}\n  threats:"))}}
            raid:
              - {threat: dart, count: 1, launch: {{launch}}, from: launch-site, spread: 0 km, targets: test-city}
            laydown:
              batteries: []
              sensors: [{sensor: eye, near: test-city, {{site}}}]
            {{more}}
            """)), TestScenarios.Catalogue);

    /// <summary>The times of first detection over many replications, in seconds after launch.</summary>
    public static List<double> Detections(RaidModel model, int replications)
    {
        var runner = new ReplicationRunner(model, new TallyLayout(model), 7);
        var (events, times) = (new List<TraceEvent>(), new List<double>());
        for (uint r = 0; r < replications; r++)
        {
            events.Clear();
            runner.Run(r, new ListTracer(events));
            if (events.Find(e => e.Kind == TraceKind.Detected) is { Kind: TraceKind.Detected } found)
            {
                times.Add(found.Time - events.Find(e => e.Kind == TraceKind.Launched).Time);
            }
        }

        return times;
    }
}
