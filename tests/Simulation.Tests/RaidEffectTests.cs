using Testudo.Simulation.Measures;
using Testudo.World.Scenarios;

namespace Testudo.Simulation.Tests;

/// <summary>The spread of raids, against numerical integration of the logistic-normal. Tolerances are five standard errors: below 1e-4 with 15 degrees of freedom.</summary>
public sealed class RaidEffectTests
{
    private const string Drone = """
            - {id: moth, class: one-way-drone, profile: cruise, armed: true, speed: 200 m/s, altitude: 100 m, range: 2000 km, radarCrossSection: 0.1 m2,
               launchReliability: 1, flightReliability: 1, jamming: 0, warhead: 50 kg, unitCost: 1000000 USD}
        """;

    private const int Threats = 30;
    private const double Kill = 0.6;

    private static readonly string Definitions = TestScenarios.Definitions
        .Replace("  threats:\n", "  threats:\n" + Drone + "\n", StringComparison.Ordinal)
        .Replace("against: {cruise: {", "against: {one-way-drone: {range: 40 km, maxAltitude: 20 km, kill: 0.6}, cruise: {", StringComparison.Ordinal)
        .Replace("    - {id: launch-site", "    - {id: far-city, position: [46.5, 33.0]}\n    - {id: launch-site", StringComparison.Ordinal);

    [Theory]
    [InlineData(0.0)]
    [InlineData(0.3)]
    [InlineData(0.8)]
    [InlineData(1.8)]
    public void The_correlation_within_a_raid_is_that_of_the_logistic_normal(double size)
    {
        var spread = Spread(Doctrine($"raidEffects: {{cruise: {size}}}"), 12_000).Groups.Single(g => g.Group == "cruise");
        var (mean, variance) = Moments(size);
        AssertNear(variance / (mean * (1 - mean)), spread.WithinDraw!);
        AssertNear(variance / (mean * (1 - mean)), spread.Overall!);
    }

    [Fact]
    public void A_small_effect_of_s_makes_a_correlation_of_s_squared_p_q()
    {
        var (mean, variance) = Moments(0.2);
        Assert.Equal(0.2 * 0.2 * Kill * (1 - Kill), variance / (mean * (1 - mean)), 3e-4);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(40)]
    [InlineData(100)]
    public void Two_classes_correlate_by_the_shared_part(int percent)
    {
        // The record's correlation is one of residuals, chance included: n² cov / (n p q (1 + (n - 1) rho)).
        const double size = 1.2;
        var pair = Spread(Doctrine($"raidEffects: {{cruise: {size}, one-way-drone: {size}, shared: {percent}%}}"), 12_000).Pairs.Single();
        var (mean, variance) = Moments(size);
        var together = Together(size, percent / 100.0);
        var expected = Threats * (together - (mean * mean)) / (mean * (1 - mean) + ((Threats - 1) * variance));
        AssertNear(expected, pair.WithinDraw!);
    }

    [Fact]
    public void One_size_shared_wholly_is_the_one_number_for_all()
    {
        var one = TestScenarios.Run(Raid(Doctrine("raidEffect: 0.8")), 400);
        var each = TestScenarios.Run(Raid(Doctrine("raidEffects: {cruise: 0.8, one-way-drone: 0.8, ballistic: 0.8, other: 0.8, shared: 100%}")), 400);
        Assert.Equal(one.Leakers, each.Leakers);
        Assert.NotEmpty(one.Leakers);
    }

    [Fact]
    public void An_uncertain_kill_probability_is_spread_between_draws_and_not_within()
    {
        var definitions = TestScenarios.Definitions.Replace("kill: 0.6", "kill: {value: 0.6, low: 0.4, high: 0.8}", StringComparison.Ordinal);
        var scenario = TestScenarios.With("threat: dart, count: 30, launch: at 10:00, from: launch-site, targets: test-city", "{system: guard, near: test-city}", "rules: [{salvo: 1, looks: 1}]", definitions);
        var spread = TestScenarios.Assess(scenario, 20_000).Spread.Groups.Single();
        var kill = scenario.Batteries[0].System.Against.Values.Single().Kill;
        var (first, second) = (Integral(kill.AtDeviate), Integral(z => kill.AtDeviate(z) * kill.AtDeviate(z)));
        AssertNear(0, spread.WithinDraw!);
        AssertNear((second - (first * first)) / (first * (1 - first)), spread.Overall!);
        Assert.True(spread.Overall!.Value > 0.03);
    }

    [Fact]
    public void A_salvo_that_goes_together_finds_a_defended_place_or_not()
    {
        // P is .6 or 0, each in half of the raids: rho = .09 / (.3 .7).
        var scenario = TestScenarios.With(
            "threat: dart, count: 30, launch: at 10:00, from: launch-site, shares: {test-city: 50%, far-city: 50%}, together: true", "{system: guard, near: test-city}", "rules: [{salvo: 1, looks: 1}]", Definitions);
        var answer = TestScenarios.Assess(scenario, 6_000);
        AssertNear(0.09 / 0.21, answer.Spread.Groups.Single().WithinDraw!);
        foreach (var replication in TestScenarios.Run(scenario, 50).Leakers.GroupBy(l => l.Replication))
        {
            Assert.Single(replication.Select(l => l.Asset).Distinct());
        }
    }

    [Fact]
    public void The_shipped_raids_have_the_spread_of_the_record_where_kills_can_make_it()
    {
        var scenario = ScenarioLoader.Load(Path.Combine(TestScenarios.Root, "scenarios", "2024-01-02.yaml"), TestScenarios.Catalogue);
        var spread = TestScenarios.Assess(scenario, 2_000).Spread;
        foreach (var group in spread.Groups.Where(g => g.Group is "one-way-drone" or "cruise"))
        {
            Assert.InRange(group.WithinDraw!.Value, group.Record!.Low - (5 * group.WithinDraw.StandardError!.Value), group.Record.High + (5 * group.WithinDraw.StandardError.Value));
        }

        // The known gap: where ballistic missiles go decides whether all are stopped or none, and here that is fixed.
        Assert.True(spread.Groups.Single(g => g.Group == "ballistic") is { WithinDraw.Value: < 0.2, Record.Low: 0.4 });
    }

    private static string Doctrine(string effect) => "rules: [{salvo: 1, looks: 1}], " + effect;

    private static Scenario Raid(string doctrine) => TestScenarios.Parse($$"""
        scenario: test
        date: 2024-01-02
        {{Definitions}}
        raid:
          - {threat: dart, count: {{Threats}}, launch: at 10:00, from: launch-site, targets: test-city}
          - {threat: moth, count: {{Threats}}, launch: at 10:00, from: launch-site, targets: test-city}
        laydown:
          batteries: [{system: guard, near: test-city, channels: 100}]
          sensors: [{sensor: all-seeing, near: test-city}]
        doctrine: {{{doctrine}}}
        """);

    private static RaidSpreadAnswer Spread(string doctrine, int replications) => TestScenarios.Assess(Raid(doctrine), replications).Spread;

    private static void AssertNear(double expected, SpreadEstimate found) =>
        Assert.InRange(found.Value, expected - (5 * found.StandardError!.Value), expected + (5 * found.StandardError.Value));

    private static (double Mean, double Variance) Moments(double size)
    {
        var mean = Integral(z => Shifted(size * z));
        return (mean, Integral(z => Shifted(size * z) * Shifted(size * z)) - (mean * mean));
    }

    // E[P1 P2] of two classes of one size.
    private static double Together(double size, double shared) => Integral(common =>
    {
        var given = Integral(own => Shifted(size * ((Math.Sqrt(shared) * common) + (Math.Sqrt(1 - shared) * own))));
        return given * given;
    });

    private static double Shifted(double shift) => 1 / (1 + Math.Exp(-(Math.Log(Kill / (1 - Kill)) + shift)));

    private static double Integral(Func<double, double> function)
    {
        var sum = 0.0;
        for (var z = -8.0; z <= 8; z += 0.02)
        {
            sum += 0.02 * Math.Exp(-z * z / 2) / Math.Sqrt(2 * Math.PI) * function(z);
        }

        return sum;
    }
}
