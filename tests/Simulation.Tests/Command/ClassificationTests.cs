using Testudo.Simulation.Measures;

namespace Testudo.Simulation.Tests.Command;

/// <summary>Decoys taken for threats, and threats for decoys.</summary>
public sealed class ClassificationTests
{
    private const int Runs = 400;
    private const int Count = 20;
    private const string HoldDecoys = "rules: [{against: decoy, hold: true}, {looks: 1, salvo: 2}]";

    [Theory]
    [InlineData(0)]
    [InlineData(0.35)]
    [InlineData(1)]
    public void As_many_decoys_are_shot_at_as_are_taken_for_threats(double probability)
    {
        var decoys = Assess($"decoyAsThreat: {probability}, {HoldDecoys}").Classes.Single(c => c.Class == "decoy");
        var allowed = 5 * Math.Sqrt(Count * probability * (1 - probability) / Runs);
        Assert.InRange(decoys.Mistaken.Mean, (Count * probability) - allowed - 1e-9, (Count * probability) + allowed + 1e-9);
        Assert.Equal(decoys.Mistaken.Mean, decoys.Engaged.Mean, 12);
        Assert.Equal(2 * decoys.Engaged.Mean, decoys.Rounds.Mean, 12);
        Assert.Equal(Count - decoys.Engaged.Mean, decoys.Expended.Mean, 12);
    }

    [Fact]
    public void Threats_that_are_taken_for_decoys_leak_where_fire_at_decoys_is_held()
    {
        var cruise = Assess($"threatAsDecoy: 0.2, {HoldDecoys}").Classes.Single(c => c.Class == "cruise");
        var allowed = 5 * Math.Sqrt(Count * 0.16 / Runs);
        Assert.InRange(cruise.Leaked.Expected.Mean, (Count * 0.2) - allowed, (Count * 0.2) + allowed);
        Assert.Equal(cruise.Leaked.Expected.Mean, cruise.MistakenLeaked.Mean, 12);
        Assert.Equal(cruise.Leaked.Expected.Mean, cruise.MistakenSpared.Mean, 12);
        Assert.Equal(cruise.Leaked.Expected.Mean, cruise.Causes.Single(c => c.Cause == "held-by-doctrine").Leaked.Mean, 12);
    }

    [Fact]
    public void What_it_is_decides_the_kill_and_what_it_is_taken_for_the_salvo()
    {
        // Every decoy is taken for a missile: the salvo is that for missiles, the kill probability that against decoys.
        var decoys = Assess("decoyAsThreat: 1, rules: [{against: cruise, looks: 1, salvo: 3}, {looks: 1, salvo: 1}]", "kill: 0").Classes.Single(c => c.Class == "decoy");
        Assert.Equal(3 * Count, decoys.Rounds.Mean, 12);
        Assert.Equal(0, decoys.HardKilled.Mean, 12);
    }

    [Fact]
    public void Nobody_thinks_of_decoys_where_none_fly()
    {
        var scenario = TestScenarios.With($"id: real, threat: dart, count: {Count}, launch: from 06:00 to 07:00, from: launch-site, targets: test-city", "{system: guard, near: test-city}", $"threatAsDecoy: 1, {HoldDecoys}", Definitions("kill: 1"));
        var answer = TestScenarios.Assess(scenario, 20);
        Assert.Equal((0.0, 0.0), (answer.Raid.Mistaken.Mean, answer.Raid.Leaked.Expected.Mean));
    }

    private static string Definitions(string decoyKill) => TestScenarios.Definitions
        .Replace("kill: 0.6", "kill: 1")
        .Replace("against: {cruise:", $"against: {{decoy: {{range: 40 km, maxAltitude: 20 km, {decoyKill}}}, cruise:")
        .Replace("  systems:", "    - {id: dummy, like: dart, class: decoy, armed: false, looksLike: cruise}\n  systems:");

    private static RaidAssessment Assess(string doctrine, string decoyKill = "kill: 1") => TestScenarios.Assess(
        TestScenarios.Parse($$"""
            scenario: classification
            date: 2024-01-02
            {{Definitions(decoyKill)}}
            raid:
              - {id: real, threat: dart, count: {{Count}}, launch: from 06:00 to 07:00, from: launch-site, targets: test-city}
              - {id: false, threat: dummy, count: {{Count}}, launch: from 06:00 to 07:00, from: launch-site, targets: test-city}
            laydown:
              batteries: [{system: guard, near: test-city}]
              sensors: [{sensor: all-seeing, near: test-city}]
            doctrine: {{{doctrine}}}
            """),
        Runs);
}
