using Testudo.Simulation.Measures;
using Testudo.Simulation.Replication;
using Testudo.World.Scenarios;

namespace Testudo.Simulation.Tests;

/// <summary>Attacks on the defence itself: who is lost, and what the others see and do then.</summary>
public sealed class UnitLossTests
{
    private const int Replications = 2000;

    private static Scenario Attack(string doctrine, string first = "test-city-guard") => TestScenarios.Parse($$"""
        scenario: attack
        date: 2024-01-02
        {{TestScenarios.Definitions}}
        raid:
          - {id: first, threat: dart, count: 1, arrive: at 08:00:00, from: [50.0, 35.0], spread: 0 km, targets: {{first}}}
          - {id: second, threat: dart, count: 1, arrive: at 10:00:00, from: [50.0, 35.0], spread: 0 km, targets: test-city}
        laydown:
          batteries: [{system: guard, near: test-city}]
          sensors: [{sensor: all-seeing, near: test-city}]
        doctrine: { {{doctrine}} }
        """);

    [Fact]
    public void A_battery_that_is_hit_is_lost_with_the_stated_probability_and_stops_nothing_afterwards()
    {
        // Held fire: the first dart always arrives; whether the second is stopped is decided by the loss alone.
        var scenario = Attack("unitLoss: 30%, rules: [{looks: 1}]");
        var result = TestScenarios.Run(scenario, Replications);
        var (hits, lost, stopped) = (0, 0, 0);
        for (var r = 0u; r < 400; r++)
        {
            var events = result.Trace(r);
            hits += events.Count(e => e.Kind is TraceKind.UnitLost or TraceKind.UnitSurvived);
            var loss = events.Where(e => e.Kind == TraceKind.UnitLost).Select(e => (double?)e.Time).FirstOrDefault();
            lost += loss is null ? 0 : 1;
            stopped += events.Count(e => e.Kind == TraceKind.Engaged && e.Time > loss);
        }

        Assert.True(hits > 50);
        Assert.Equal(0, stopped);
        // 5 standard errors: fails for one seed in 1.7 million.
        var error = Math.Sqrt(0.3 * 0.7 / hits);
        Assert.InRange((double)lost / hits, 0.3 - (5 * error), 0.3 + (5 * error));
    }

    [Fact]
    public void What_a_lost_battery_no_longer_stops_is_told_with_the_reason()
    {
        var result = TestScenarios.Run(Attack("unitLoss: 100%, rules: [{looks: 1}]"), 40);
        var traces = Enumerable.Range(0, 40).Select(r => result.Trace((uint)r)).Where(t => t.Any(e => e.Kind == TraceKind.UnitLost)).ToList();

        Assert.NotEmpty(traces);
        Assert.All(traces, trace =>
        {
            var lost = trace.First(e => e.Kind == TraceKind.UnitLost);
            var shut = Assert.Single(trace, e => e.Kind == TraceKind.Blocked && (BlockReason)(int)e.Detail == BlockReason.BatteryLost);
            Assert.Equal(lost.Battery, shut.Battery);
            Assert.True(shut.Threat != lost.Threat && shut.Time > lost.Time);
        });
        Assert.DoesNotContain(TestScenarios.Run(Attack("unitLoss: 0%"), 40).Trace(0), e => e.Kind == TraceKind.Blocked && (BlockReason)(int)e.Detail == BlockReason.BatteryLost);
    }

    [Fact]
    public void The_counts_of_losses_are_those_of_the_trace()
    {
        var result = TestScenarios.Run(Attack("unitLoss: 50%"), 200);
        var assessment = AssessmentBuilder.Build(result, "test");
        var traced = Enumerable.Range(0, 200).Sum(r => result.Trace((uint)r).Count(e => e.Kind == TraceKind.UnitLost));

        Assert.True(traced > 0);
        Assert.Equal(traced / 200.0, assessment.Systems.Sum(s => s.Lost.Mean), 1e-12);
        Assert.Equal(0, assessment.SensorsLost.Mean);
    }

    [Fact]
    public void A_lost_sensor_finds_nothing_afterwards()
    {
        var result = TestScenarios.Run(Attack("unitLoss: 100%, rules: [{looks: 1}]", "test-city-all-seeing"), 200);
        var losses = 0;
        for (var r = 0u; r < 200; r++)
        {
            var events = result.Trace(r);
            if (events.FirstOrDefault(e => e.Kind == TraceKind.UnitLost) is { Time: > 0 } lost)
            {
                losses++;
                Assert.DoesNotContain(events, e => e.Kind == TraceKind.Detected && e.Sensor == lost.Sensor && e.Time > lost.Time);
            }
        }

        Assert.True(losses > 20);
    }

    [Fact]
    public void A_unit_that_cannot_be_lost_changes_nothing()
    {
        var safe = TestScenarios.Assess(Attack("unitLoss: 0%"), Replications);
        var lost = TestScenarios.Assess(Attack("unitLoss: 100%"), Replications);

        Assert.Equal(0, safe.Systems.Sum(s => s.Lost.Mean));
        // The same draws: losing the battery can only let more through.
        Assert.True(lost.Raid.Leaked.Expected.Mean > safe.Raid.Leaked.Expected.Mean);
    }

    [Fact]
    public void A_target_that_is_no_unit_is_told_with_a_suggestion()
    {
        var thrown = Assert.Throws<World.Text.InputException>(() => Attack("unitLoss: 50%", "test-city-gaurd"));

        Assert.Contains("did you mean \"test-city-guard\"?", thrown.Message, StringComparison.Ordinal);
    }
}
