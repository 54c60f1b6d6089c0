using Testudo.Simulation.Random;
using Testudo.Simulation.Replication;
using Testudo.World.Scenarios;

namespace Testudo.Simulation.Tests.Command;

/// <summary>People who decide, as servers of a queue whose answers are known.</summary>
public sealed class OperatorTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(0)]
    public void Of_simultaneous_threats_the_nth_is_decided_in_its_turn(int operators)
    {
        const int count = 10;
        var model = RaidModel.Prepare(Simultaneous(count, $"decisionTime: 7 s, operators: {operators}"));
        var raid = ReplayedRaid.Of(model, 1, 0);
        var opens = raid.Events.First(e => e.Kind == TraceKind.Launched).Time + model.Routes[0].Windows[0].DecideFrom;
        var fired = raid.Events.Where(e => e.Kind == TraceKind.Engaged).Select(e => e.Time - opens).ToList();
        Assert.Equal(Enumerable.Range(0, count).Select(i => 7.0 * (operators == 0 ? 1 : 1 + (i / operators))), fired, (a, b) => Math.Abs(a - b) < 1e-6);
    }

    [Fact]
    public void One_operator_serves_as_many_as_the_window_has_decision_times()
    {
        const int count = 60;
        var scenario = Simultaneous(count, "decisionTime: 11 s, operators: 1");
        var window = RaidModel.Prepare(scenario).Routes[0].Windows[0];
        var served = (int)((window.DecideTo - window.DecideFrom) / 11);
        Assert.InRange(served, 5, 40);
        var answer = TestScenarios.Assess(scenario, 20);
        Assert.Equal(count - served, answer.Raid.Leaked.Expected.Mean, 12);
        // The people were short, and the channels never.
        Assert.Equal(count - served, answer.Raid.ShortOfOperators.Mean, 12);
        Assert.Equal(count - served, answer.Raid.Causes.Single(c => c.Cause is "no-free-channel").Leaked.Mean, 12);
        Assert.Equal(0, answer.Systems[0].Blocked.Mean);
    }

    [Fact]
    public void The_mean_wait_is_that_of_Pollaczek_and_Khinchine()
    {
        // One server, Poisson arrivals, lognormal service: W = lambda E[S^2] / (2 (1 - rho)), for any order of service that does not look at the times.
        const double median = 20, spread = 0.5, hours = 20;
        const int count = 2000, runs = 60;
        var scenario = Stream(count, $"decisionTime: {median} s, decisionSpread: {spread}, operators: 1");
        var rate = count / (hours * 3600);
        var steps = NormalQuantiles.Steps(1024).Select(z => median * Math.Exp(spread * z)).ToList();
        var expected = rate * steps.Average(s => s * s) / (2 * (1 - (rate * steps.Average())));
        var answer = TestScenarios.Assess(scenario, runs);
        Assert.Equal(count, answer.Command.Decisions.Mean, 5 * Math.Sqrt((double)count / runs));
        // Waits of one busy period hang together, so that the effective number of waits is about (1 - rho)^2 / 4 of all; the sd of a wait is about its mean.
        // It begins empty: the loss of about one relaxation time, 150 s of 72,000 s, is inside.
        var allowed = 5 * expected * 1.5 / Math.Sqrt(count * runs * Math.Pow(1 - (rate * steps.Average()), 2) / 4);
        Assert.InRange(allowed, 0, 0.15 * expected);
        Assert.InRange(answer.Command.MeanWaitSeconds!.Mean, expected - allowed, expected + allowed);
        // Who waits at all: P(wait) = rho.
        Assert.InRange(answer.Command.Queued.Mean / answer.Command.Decisions.Mean, (rate * steps.Average()) - 0.03, (rate * steps.Average()) + 0.03);
    }

    [Fact]
    public void Several_operators_make_threats_wait_nearly_as_Erlang_C_says()
    {
        // Erlang C is exact for exponential times. With constant times the share that waits is close to it, and the mean wait a little over half (Cosmetatos 1976).
        const double time = 60, hours = 20;
        const int count = 2000;
        var load = count / (hours * 3600) * time;
        var c = 3;
        var answer = TestScenarios.Assess(Stream(count, $"decisionTime: {time} s, operators: {c}"), 40);
        double b = 1;
        for (var i = 1; i <= c; i++)
        {
            b = load * b / (i + (load * b));
        }

        var waits = b / (1 - ((load / c) * (1 - b)));
        var wait = waits * time / (c - load);
        Assert.InRange(answer.Command.MeanWaitSeconds!.Mean, 0.4 * wait, 0.65 * wait);
        Assert.InRange(answer.Command.Queued.Mean / answer.Command.Decisions.Mean, 0.8 * waits, 1.1 * waits);
    }

    [Fact]
    public void Decision_times_are_lognormal()
    {
        const int count = 500, runs = 20;
        var model = RaidModel.Prepare(Stream(count, "decisionTime: 20 s, decisionSpread: 0.5"));
        var times = Enumerable.Range(0, runs).SelectMany(r => ReplayedRaid.Of(model, 3, (uint)r).Events.Where(e => e.Kind == TraceKind.DecisionBegun)).Select(e => Math.Log((e.Value - e.Time) / 20)).ToList();
        Assert.InRange(times.Average(), -5 * 0.5 / Math.Sqrt(times.Count), 5 * 0.5 / Math.Sqrt(times.Count));
        Assert.InRange(Math.Sqrt(times.Average(t => t * t)), 0.5 * (1 - (5 / Math.Sqrt(2.0 * times.Count))), 0.5 * (1 + (5 / Math.Sqrt(2.0 * times.Count))));
        Assert.InRange(NormalQuantiles.At(0.975), 1.959963 - 1e-5, 1.959964 + 1e-5);
        Assert.Equal(-3.090232306, NormalQuantiles.At(0.001), 1e-7);
    }

    [Fact]
    public void Operators_turn_to_the_class_that_is_served_first_and_then_to_the_next_impact()
    {
        var definitions = Definitions.Replace("against: {cruise:", "against: {one-way-drone: {range: 40 km, maxAltitude: 20 km, kill: 1}, cruise:")
            .Replace("  systems:", "    - {id: moth, like: dart, class: one-way-drone}\n  systems:");
        var scenario = TestScenarios.Parse($$"""
            scenario: priority
            date: 2024-01-02
            {{definitions}}
            raid:
              - {id: first, threat: dart, count: 1, arrive: at 08:00:00, from: launch-site, spread: 0 km, targets: test-city}
              - {id: drone, threat: moth, count: 1, arrive: at 08:00:05, from: launch-site, spread: 0 km, targets: test-city}
              - {id: late, threat: dart, count: 1, arrive: at 08:00:12, from: launch-site, spread: 0 km, targets: test-city}
              - {id: soon, threat: dart, count: 1, arrive: at 08:00:10, from: launch-site, spread: 0 km, targets: test-city}
            laydown:
              batteries: [{system: guard, near: test-city}]
              sensors: [{sensor: all-seeing, near: test-city}]
            doctrine: {priority: [cruise, one-way-drone], decisionTime: 20 s, operators: 1, rules: [{looks: 1}]}
            """);
        var fired = ReplayedRaid.Of(RaidModel.Prepare(scenario), 1, 0).Events.Where(e => e.Kind == TraceKind.Engaged).Select(e => e.Threat);
        Assert.Equal([0, 3, 2, 1], fired);
    }

    [Fact]
    public void Crews_that_act_alone_do_not_queue()
    {
        var scenario = Simultaneous(10, "decisionTime: 7 s, operators: 1, coordination: autonomous");
        var raid = ReplayedRaid.Of(RaidModel.Prepare(scenario), 1, 0);
        Assert.Single(raid.Events.Where(e => e.Kind == TraceKind.Engaged).Select(e => Math.Round(e.Time, 6)).Distinct());
        Assert.Equal(0, TestScenarios.Assess(scenario, 20).Command.Decisions.Mean);
    }

    [Fact]
    public void Another_operator_lets_no_more_through()
    {
        var leaked = Enumerable.Range(1, 6).Select(k => TestScenarios.Run(Stream(400, $"decisionTime: 300 s, decisionSpread: 0.6, operators: {k}", "from 06:00 to 07:00"), 40).Leakers.Count / 40.0).ToList();
        Assert.All(leaked.Zip(leaked.Skip(1)), pair => Assert.True(pair.Second <= pair.First + 1)); // noise: the sd of a mean is under 0.3
        Assert.True(leaked[0] > leaked[^1] + 50, string.Join(" ", leaked));
    }

    private static string Definitions => TestScenarios.Definitions.Replace("kill: 0.6", "kill: 1");

    private static Scenario Simultaneous(int count, string doctrine) =>
        TestScenarios.With($"id: s, threat: dart, count: {count}, launch: at 06:00, from: launch-site, spread: 0 km, targets: test-city", "{system: guard, near: test-city}", doctrine + ", rules: [{looks: 1}]", Definitions);

    private static Scenario Stream(int count, string doctrine, string when = "from 00:00 to 20:00") => TestScenarios.With(
        $"id: s, threat: dart, count: {{poisson: {count}}}, launch: {when}, from: launch-site, spread: 0 km, targets: test-city",
        "{system: guard, near: test-city}",
        doctrine + ", rules: [{looks: 1}]",
        Definitions.Replace("channels: 50", "channels: 1000").Replace("rounds: 1000", "rounds: 100000").Replace("range: 40 km", "range: 300 km"));
}
