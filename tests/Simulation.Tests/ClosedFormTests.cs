using Testudo.Simulation.Measures;

namespace Testudo.Simulation.Tests;

/// <summary>
/// The simulator against the closed forms of <c>docs/methods/closed-forms.md</c>. Each comparison allows five standard errors of the closed
/// form's own distribution, so that a right simulator fails one of them with probability 6e-7; seeds are fixed, so that a failure repeats.
/// </summary>
public sealed class ClosedFormTests
{
    private const double StandardErrors = 5;
    private const int Replications = 40_000;

    [Theory]
    [InlineData(1, 0.4)]
    [InlineData(2, 0.16)]
    [InlineData(4, 0.0256)]
    public void A_salvo_of_m_rounds_leaks_with_the_mth_power_of_the_miss_probability(int rounds, double expected)
    {
        var answer = Assess(1, $"rules: [{{salvo: {rounds}, looks: 1}}]");
        AssertShare(expected, answer.Raid.Leaked.Expected.Mean, Replications);
        Assert.Equal(rounds, answer.Raid.Rounds.Mean, 12);
    }

    [Fact]
    public void Raid_annihilation_is_the_power_of_one_threat_stopped()
    {
        // N = 6, p = .6, n = 2: (1 - .4^2)^6
        var answer = Assess(6, "rules: [{salvo: 2, looks: 1}]");
        AssertShare(Math.Pow(1 - 0.16, 6), answer.Leakers.None.Value, Replications);
        AssertShare(Math.Pow(1 - 0.16, 6) + (6 * 0.16 * Math.Pow(1 - 0.16, 5)), answer.Leakers.AtMost.Single(a => a.K == 1).Probability.Value, Replications);
        Assert.Equal(Math.Pow(1 - 0.16, 6), answer.ClosedForm.NoLeaker!.Value, 12);
    }

    [Fact]
    public void Shoot_look_shoot_with_three_looks_kills_and_spends_as_the_geometric_series_says()
    {
        // p = .6, k = 3: .936 and 1.56 (measures.md)
        var answer = Assess(1, "rules: [{salvo: 1, looks: 3}], assessmentDelay: 5 s");
        AssertShare(0.936, answer.Raid.Stopped.Expected.Mean, Replications);
        // Rounds: 1 w.p. .6, 2 w.p. .24, 3 w.p. .16; variance .5664
        AssertMean(1.56, 0.5664, answer.Raid.Rounds.Mean, Replications);
        Assert.Equal(0.064, answer.ClosedForm.Leakers, 12);
        Assert.Equal(1.56, answer.ClosedForm.Rounds!.Value, 12);
    }

    [Fact]
    public void Wrong_assessment_leaks_and_spends_as_the_two_look_formula_says()
    {
        // p = .6, a = P(called killed | missed) = .1, b = P(called missed | killed) = .2: leak .184, rounds 1.48 (measures.md)
        var answer = Assess(1, "rules: [{salvo: 1, looks: 2}], assessmentDelay: 5 s, assessmentFalseKill: 0.1, assessmentMissedKill: 0.2");
        AssertShare(0.184, answer.Raid.Leaked.Expected.Mean, Replications);
        AssertMean(1.48, 0.48 * 0.52, answer.Raid.Rounds.Mean, Replications);
        // Called killed while flying: after the first look (1-p) a, after the second (1-p)(1-a)(1-p) a
        AssertShare((0.4 * 0.1) + (0.4 * 0.9 * 0.4 * 0.1), answer.Raid.Dismissed.Mean, Replications);
        // Rounds at what is dead already: p b = .12
        AssertShare(0.12, answer.Systems[0].WastedRounds.Mean, Replications);
    }

    [Theory]
    [InlineData(10, 30)]
    [InlineData(1, 9)]
    [InlineData(60, 0)]
    [InlineData(199, 5)]
    [InlineData(201, 5)]
    public void The_looks_available_are_those_that_fit_between_track_and_target(int reaction, int assessment)
    {
        // Seen at 40 km, 200 m/s, a fly-out of no time: k = 1 + floor((200 - react) / (assess + react)) (measures.md)
        var window = 40_000 / 200.0;
        var expected = reaction > window ? 0 : 1 + Math.Floor((window - reaction) / (assessment + reaction));
        var definitions = TestScenarios.Definitions
            .Replace("range: 500 km", "range: 40 km").Replace("range: 40 km, maxAltitude: 20 km, kill: 0.6", "range: 60 km, maxAltitude: 20 km, kill: 0")
            .Replace("interceptorSpeed: 1000 m/s", "interceptorSpeed: 10000000 m/s").Replace("reaction: 1 s", $"reaction: {reaction} s");
        var answer = TestScenarios.Assess(TestScenarios.With(Raid(1), Battery, $"assessmentDelay: {assessment} s, rules: [{{looks: 1000}}]", definitions), 20);
        Assert.Equal(expected, answer.Raid.Rounds.Mean, 12);
        Assert.Equal(expected, answer.ClosedForm.Rounds!.Value, 12);
    }

    [Theory]
    [InlineData(32, 2.88)]
    [InlineData(40, 10.88)]
    public void A_finite_stock_saturates_at_its_last_salvo(int threats, double expected)
    {
        // M = 64, n = 2, p = .7: E[L] = N - min(N, 32) (1 - .3^2) (measures.md: 2.9 and 10.9)
        var definitions = TestScenarios.Definitions.Replace("kill: 0.6", "kill: 0.7").Replace("rounds: 1000", "rounds: 64");
        var scenario = TestScenarios.With(Raid(threats), Battery, "rules: [{salvo: 2, looks: 1}]", definitions);
        var answer = TestScenarios.Assess(scenario, Replications / 4);
        AssertMean(expected, 32 * 0.09 * 0.91, answer.Raid.Leaked.Expected.Mean, Replications / 4);
        Assert.Equal(64, answer.Raid.Rounds.Mean, 12);
        if (threats > 32)
        {
            Assert.Equal(threats - 32, answer.Raid.Causes.Single(c => c.Cause == "no-round").Leaked.Mean, 12);
            Assert.Equal(1, answer.Systems[0].AllEmpty.Value);
        }
    }

    [Fact]
    public void Channels_lose_the_share_of_Erlang_B()
    {
        // c = 6, A = 4 erlang: .117 (measures.md). 60 s of service for each engagement, 240 arrivals an hour; what cannot be taken at once is
        // lost, since the envelope is crossed in 0.1 s (0.2 % of a service time). The first 20 min fill the system and are not counted.
        var definitions = TestScenarios.Definitions
            .Replace("channels: 50", "channels: 6").Replace("rounds: 1000", "rounds: 100000").Replace("kill: 0.6", "kill: 1")
            .Replace("reaction: 1 s", "reaction: 0 s").Replace("range: 40 km", "range: 10 m").Replace("interceptorSpeed: 1000 m/s", "interceptorSpeed: 10000000 m/s")
            .Replace("altitude: 100 m,", "altitude: 5 m,");
        var scenario = TestScenarios.Parse($$"""
            scenario: erlang
            date: 2024-01-02
            {{definitions}}
            raid:
              - {id: warm-up, threat: dart, count: {poisson: 80}, launch: from 06:00 to 06:20, from: launch-site, via: [50.0, 33.0], targets: test-city}
              - {id: counted, threat: dart, count: {poisson: 960}, launch: from 06:20 to 10:20, from: launch-site, via: [50.0, 33.0], targets: test-city}
            laydown:
              batteries: [{system: guard, near: [50.0, 33.0]}]
              sensors: [{sensor: all-seeing, near: test-city}]
            doctrine: {assessmentDelay: 60 s, rules: [{salvo: 1, looks: 1}]}
            """);
        // All routes the same: through the battery.
        scenario = scenario with { Raid = [.. scenario.Raid.Select(s => s with { Spread = 0, Routes = 1 })] };
        const int runs = 400;
        var result = TestScenarios.Run(scenario, runs);
        var (lost, came) = (0.0, 0.0);
        var trace = result.Leakers.Count(l => l.Salvo == 1);
        lost += trace;
        came += 960.0 * runs;
        // Successive arrivals are correlated: lost calls are over-dispersed by about (1 + A) / (1 - B) < 6.
        var allowed = StandardErrors * Math.Sqrt(6 * 0.117 * 0.883 / came);
        Assert.InRange(lost / came, 0.1172 - allowed - 0.002, 0.1172 + allowed + 0.002);
    }

    [Fact]
    public void Two_independent_layers_multiply()
    {
        var definitions = TestScenarios.Definitions + """

                - {id: second, like: guard, kind: gun, layer: short, against: {cruise: {range: 6 km, maxAltitude: 20 km, kill: 0.5}}}
            """;
        var scenario = TestScenarios.With(
            Raid(1),
            "{system: guard, near: [50.0, 32.0]}, {system: second, near: test-city}",
            "rules: [{salvo: 1, looks: 1}]",
            definitions);
        var answer = TestScenarios.Assess(scenario, Replications);
        AssertShare(0.4 * 0.5, answer.Raid.Leaked.Expected.Mean, Replications);
        Assert.Equal(0.2, answer.ClosedForm.Leakers, 12);
    }

    [Fact]
    public void A_common_mode_failure_is_shared_by_the_whole_raid()
    {
        // q = P(the system sees the raid) = .95, P = .97, N = 20: P(no leaker) = .95 * .97^20 = .52, and not .19 (measures.md)
        var definitions = TestScenarios.Definitions.Replace("kill: 0.6", "kill: 0.97").Replace("delay: 0 s, availability: 1}", "delay: 0 s, availability: 0.95}");
        var scenario = TestScenarios.With(Raid(20), Battery, "rules: [{salvo: 1, looks: 1}]", definitions);
        var answer = TestScenarios.Assess(scenario, Replications);
        AssertShare(0.95 * Math.Pow(0.97, 20), answer.Leakers.None.Value, Replications);
        AssertShare(0.05, answer.Raid.Causes.Single(c => c.Cause == "not-detected").Leaked.Mean / 20, Replications);
    }

    [Fact]
    public void A_wrong_kill_probability_would_be_noticed()
    {
        // The tests above can fail: one percent of kill probability is far outside what they allow.
        var definitions = TestScenarios.Definitions.Replace("kill: 0.6", "kill: 0.62");
        var answer = TestScenarios.Assess(TestScenarios.With(Raid(1), Battery, "rules: [{salvo: 1, looks: 1}]", definitions), Replications);
        Assert.ThrowsAny<Exception>(() => AssertShare(0.4, answer.Raid.Leaked.Expected.Mean, Replications));
    }

    private const string Battery = "{system: guard, near: test-city}";

    private static string Raid(int threats) =>
        $"id: s, threat: dart, count: {threats}, launch: from 06:00 to 08:00, from: launch-site, spread: 0 km, targets: test-city";

    private static RaidAssessment Assess(int threats, string doctrine) =>
        TestScenarios.Assess(TestScenarios.With(Raid(threats), Battery, doctrine), Replications);

    private static void AssertShare(double expected, double found, int trials) =>
        AssertMean(expected, expected * (1 - expected), found, trials);

    private static void AssertMean(double expected, double variance, double found, int trials)
    {
        var allowed = StandardErrors * Math.Sqrt(variance / trials);
        Assert.InRange(found, expected - allowed, expected + allowed);
    }
}
