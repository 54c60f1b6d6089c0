using MathNet.Numerics.Distributions;
using Testudo.Simulation.Replication;
using Testudo.Simulation.Sensitivity;

namespace Testudo.Simulation.Tests.Sensitivity;

/// <summary>Raids of which it is known where their uncertainty comes from. Five standard errors throughout: 1 in 1.7 million by chance.</summary>
public sealed class RaidSensitivityTests
{
    private const string OneLook = "rules: [{salvo: 1, looks: 1}]";
    private const string Raid = "id: s, threat: dart, count: 10, launch: from 06:00 to 08:00, from: launch-site, spread: 0 km, targets: test-city";
    private const string AtTheCity = "{system: guard, near: test-city}";

    private static readonly string Uncertain = TestScenarios.Definitions.Replace("kill: 0.6", "kill: {value: 0.6, low: 0.4, high: 0.8}").Replace("unitCost: 1000000 USD", "unitCost: {value: 1000000 USD, low: 500000 USD, high: 2000000 USD}")
        .Replace("roundCost: 500000 USD", "roundCost: {value: 500000 USD, low: 300000 USD, high: 800000 USD}");

    [Fact]
    public void One_shot_at_each_leaks_by_its_kill_probability_alone()
    {
        var answer = Of(Uncertain, 2_000);
        var leaked = answer.Outcomes.Single(o => o is { Outcome: "leaked", Class: "all" });
        Assert.True(leaked.IsTold);
        Assert.InRange(answer.Replications, 30_000, 200_000);

        // E over the numbers of 10 (1 - p), and the variance of it: the mean over equally likely steps of p.
        var kill = Model(Uncertain).Parameters.Parameters.Single(n => n.Path == "guard.against.cruise.kill");
        var p = Enumerable.Range(0, 100_000).Select(i => Normal.InvCDF(0, 1, (i + 0.5) / 100_000)).Select(kill.AtDeviate).ToArray();
        var (mean, variance) = (10 * (1 - p.Average()), 100 * (p.Average(x => x * x) - (p.Average() * p.Average())));
        Assert.Equal(mean, leaked.Mean, 0.2);
        Near(variance, leaked.InputVariance);
        var chance = 10 * p.Average(x => x * (1 - x));
        Assert.Equal(chance, leaked.ChanceVariance, 0.1 * chance);
        Near(variance / (variance + chance), leaked.InputShare!);

        Assert.Equal("guard.against.cruise.kill", leaked.Numbers[0].Path);
        Near(1, leaked.Numbers[0].First);
        Near(1, leaked.Numbers[0].Total!);
        Assert.All(leaked.Numbers.Skip(1), n => Near(0, n.First));
        Assert.All(leaked.Numbers.Skip(1).Where(n => n.Total is not null), n => Near(0, n.Total!));
        Near(1, leaked.Kinds.Single(k => k.Name == "kill").First);
        Near(0, leaked.Kinds.Single(k => k.Name == "cost").Total);
        Near(1, leaked.Owners.Single(o => o.Name == "guard").First);
        Near(0, leaked.Interactions!);
    }

    [Fact]
    public void Each_threat_gets_one_round_so_that_their_cost_is_that_of_a_round_alone()
    {
        var cost = Of(Uncertain, 2_000).Outcomes.Single(o => o.Outcome == "defender-cost");
        Assert.Equal("guard.roundCost", cost.Numbers[0].Path);
        // Costs are counted in whole thousands of dollars.
        Assert.Equal(1, cost.Numbers[0].First.Value, 1e-4);
        Assert.InRange(cost.InputShare!.Value, 0.999, 1);
    }

    [Fact]
    public void Grades_are_those_of_the_sources()
    {
        var graded = Uncertain.Replace("low: 0.4, high: 0.8}", "low: 0.4, high: 0.8, source: testudo-judgement, confidence: press, date: 2024}");
        var leaked = Of(graded, 2_000).Outcomes[0];
        Near(1, leaked.Grades.Single(g => g.Name == "press").First);
        Near(0, leaked.Grades.Single(g => g.Name == "judgement").Total);
    }

    [Fact]
    public void Without_an_uncertain_number_there_is_nothing_to_share_out()
    {
        var answer = RaidSensitivity.Of(Model(TestScenarios.Definitions), new SensitivityOptions { Draws = 300 }, null, CancellationToken.None);
        Assert.Equal(0, answer.Parameters);
        Assert.Empty(answer.Outcomes);
    }

    [Fact]
    public void An_outcome_that_never_varies_has_no_shares()
    {
        // A certain kill: nothing leaks, whatever the costs are.
        var leaked = Of(Uncertain.Replace("kill: {value: 0.6, low: 0.4, high: 0.8}", "kill: 1"), 300).Outcomes[0];
        Assert.False(leaked.IsTold);
        Assert.Null(leaked.InputShare);
        Assert.Empty(leaked.Numbers);
        Assert.Equal(0, leaked.Mean);
    }

    [Fact]
    public void Chance_that_hides_the_numbers_is_said_so()
    {
        // Costs are uncertain and do not touch what leaks; the kill is known: all its variance is chance.
        var leaked = Of(Uncertain.Replace("kill: {value: 0.6, low: 0.4, high: 0.8}", "kill: 0.6"), 300).Outcomes[0];
        Assert.False(leaked.IsTold);
        Near(0, leaked.InputVariance);
        Near(0, leaked.InputShare!);
        Assert.InRange(leaked.ChanceVariance, 2.2, 2.6); // 10 .6 .4
    }

    [Fact]
    public void Any_number_of_threads_tells_the_same()
    {
        var model = Model(Uncertain);
        string Told(int threads) => System.Text.Json.JsonSerializer.Serialize(RaidSensitivity.Of(model, new SensitivityOptions { Draws = 300, Threads = threads }, null, CancellationToken.None));
        Assert.Equal(Told(1), Told(3));
    }

    [Fact]
    public void Too_few_draws_and_a_stop_are_not_answered()
    {
        var model = Model(Uncertain);
        Assert.Throws<ArgumentOutOfRangeException>(() => RaidSensitivity.Of(model, new SensitivityOptions { Draws = 299 }, null, CancellationToken.None));
        using var stopped = new CancellationTokenSource();
        stopped.Cancel();
        Assert.Throws<OperationCanceledException>(() => RaidSensitivity.Of(model, new SensitivityOptions { Draws = 300 }, null, stopped.Token));
    }

    [Theory]
    [InlineData("patriot-pac-3.against.ballistic.kill", "kill", "patriot-pac-3")]
    [InlineData("p-18.delay", "detection", "p-18")]
    [InlineData("parameters.track-delay", "doctrine", null)]
    [InlineData("parameters.raid-effect-cruise", "raid-effect", null)]
    [InlineData("parameters.link-availability", "availability", null)]
    [InlineData("shahed-136.flightReliability", "reliability", "shahed-136")]
    [InlineData("shahed-136.unitCost", "cost", "shahed-136")]
    [InlineData("assets[1].population", "other", "assets[1]")]
    public void A_number_is_of_a_kind_and_of_a_thing(string path, string kind, string? owner)
    {
        Assert.Equal(kind, NumberKinds.Of(path));
        Assert.Equal(owner, NumberKinds.OwnerOf(path));
        Assert.Contains(kind, NumberKinds.All);
    }

    private static SensitivityAnswer Of(string definitions, int draws) => RaidSensitivity.Of(Model(definitions), new SensitivityOptions { Draws = draws, Threads = 2 }, null, CancellationToken.None);

    private static RaidModel Model(string definitions) => RaidModel.Prepare(TestScenarios.With(Raid, AtTheCity, OneLook, definitions));

    private static void Near(double truth, ShareEstimate found)
    {
        var error = (found.High - found.Low) / 2 / 1.959963984540054;
        // Cubic pieces follow a probability to a hundred thousandth.
        Assert.InRange(found.Value, truth - (5 * error) - 1e-5, truth + (5 * error) + 1e-5);
    }
}
