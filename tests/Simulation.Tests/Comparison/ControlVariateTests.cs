using Testudo.Simulation.Measures;
using Testudo.World.Scenarios;

namespace Testudo.Simulation.Tests.Comparison;

public sealed class ControlVariateTests(ITestOutputHelper output)
{
    private const string Raid = "id: first, threat: dart, count: 10, launch: at 06:00, from: launch-site, targets: {test-city: 10}";

    [Fact]
    public void The_controlled_mean_of_two_looks_is_that_of_the_closed_form()
    {
        // Ten threats, each leaks with 0.4^2; over sixty runs 5 standard errors fail once in 1.7 million.
        var scenario = TestScenarios.With(Raid, "{system: guard, near: test-city}", "rules: [{against: cruise, looks: 2}]");
        var means = Enumerable.Range(1, 60).Select(seed => Controlled(scenario, 1000, (ulong)seed).Raid.Leaked.Mean).ToArray();

        var error = Math.Sqrt(means.Sum(m => (m - means.Average()) * (m - means.Average())) / 59 / 60);
        Assert.InRange(means.Average(), 1.6 - (5 * error), 1.6 + (5 * error));
        // Of the variance 10 x 0.16 x 0.84 of a raid the shots that are left unexplained have a part; a plain mean would have 0.0052.
        Assert.InRange(error, 0.0015, 0.0048);
    }

    [Fact]
    public void Where_one_shot_decides_nothing_is_left_to_chance()
    {
        var controlled = Controlled(TestScenarios.With(Raid, "{system: guard, near: test-city}", "rules: [{against: cruise, looks: 1}]"), 2000, 1);

        Assert.Equal(4, controlled.Raid.Leaked.Mean, 1e-9);
        Assert.True(controlled.VarianceRatio > 1e6);
    }

    [Theory]
    [InlineData("2024-01-02", 1.4)]
    [InlineData("2023-12-29", 1.4)]
    public void Shipped_raids_need_fewer_replications(string name, double least)
    {
        var shipped = ScenarioLoader.Load(Path.Combine(TestScenarios.Root, "scenarios", name + ".yaml"), TestScenarios.Catalogue);
        var assessment = TestScenarios.Assess(shipped, 10_000);
        var (controlled, plain) = (assessment.Controlled!, assessment.Raid.Leaked.Expected);

        output.WriteLine($"plain {plain}; controlled {controlled.Raid.Leaked}; {controlled.Controls} controls, variance ratio {controlled.VarianceRatio:0.00}");
        Assert.True(controlled.VarianceRatio > least);
        // Both estimate the same: 5 standard errors of the plain one.
        Assert.InRange(controlled.Raid.Leaked.Mean - plain.Mean, -5 * (plain.SamplingHigh - plain.Mean) / 1.96, 5 * (plain.SamplingHigh - plain.Mean) / 1.96);
        foreach (var (c, answer) in controlled.Classes.Append(controlled.Raid).Zip(assessment.Classes.Append(assessment.Raid)))
        {
            Assert.Equal(answer.Launched.Mean, c.Stopped.Mean + c.Failed.Mean + c.Leaked.Mean + c.Expended.Mean, 1e-9);
        }

        Assert.Equal(controlled.Raid.Leaked.Mean, controlled.Classes.Sum(c => c.Leaked.Mean), 1e-9);
    }

    [Fact]
    public void The_interval_holds_as_often_as_it_says()
    {
        var shipped = ScenarioLoader.Load(Path.Combine(TestScenarios.Root, "scenarios", "tutorial.yaml"), TestScenarios.Catalogue);
        // Four missiles, three looks: 4 x 0.4^3 by paper.
        var truth = 4 * Math.Pow(0.4, 3);
        var holds = Enumerable.Range(1, 200).Count(seed => Controlled(shipped, 1000, (ulong)seed).Raid.Leaked is var l && l.Low <= truth && truth <= l.High);

        // 190 of 200 expected, 5 standard deviations of 3.1 below.
        Assert.InRange(holds, 175, 200);
    }

    [Fact]
    public void Differences_gain_too()
    {
        var shipped = ScenarioLoader.Load(Path.Combine(TestScenarios.Root, "scenarios", "2024-01-02.yaml"), TestScenarios.Catalogue);
        var changed = shipped with { Batteries = [.. shipped.Batteries.Skip(1)] };

        var comparison = PairedRunTests.Compare(shipped, changed, 4000);

        output.WriteLine($"averted {comparison.Averted}; controlled {comparison.Controlled}; variance ratio {Math.Pow((comparison.Averted.High - comparison.Averted.Low) / (comparison.Controlled!.High - comparison.Controlled.Low), 2):0.00}");
        Assert.True(comparison.Averted.High - comparison.Averted.Low > 1.1 * (comparison.Controlled.High - comparison.Controlled.Low));
        Assert.InRange(comparison.Controlled!.Mean - comparison.Averted.Mean, -0.1, 0.1);
    }

    private static ControlledAnswer Controlled(Scenario scenario, int replications, ulong seed) =>
        ControlledAnswer.Of(TestScenarios.Run(scenario, replications, seed))!;
}
