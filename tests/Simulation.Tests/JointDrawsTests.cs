using Testudo.Simulation.Measures;
using Testudo.Simulation.Replication;
using Testudo.World;
using Testudo.World.Scenarios;

namespace Testudo.Simulation.Tests;

public sealed class JointDrawsTests
{
    private const string Uncertain = "guard.against.cruise.kill";

    [Fact]
    public void Parameters_of_one_factor_share_its_deviate_and_others_are_drawn_by_themselves()
    {
        var table = new ParameterTable();
        var (first, second, third, known) = (table.Add(Number("a")), table.Add(Number("b")), table.Add(Number("c")), table.Add(Number("d")));
        var before = new double[4];
        table.Draw(1, 5, before);
        table.Join(new JointDraws([[1.5], [-1.5]], new Dictionary<string, int> { ["a"] = 0, ["b"] = 0 }, new Dictionary<string, double> { ["d"] = 1 }));
        var after = new double[4];
        table.Draw(1, 5, after);

        Assert.Equal(table.Parameters[first].AtDeviate(-1.5), after[first]);
        Assert.Equal(after[first], after[second]);
        Assert.Equal(before[third], after[third]);
        Assert.Equal(1, after[known]);
        table.Draw(1, 6, after);
        Assert.Equal(table.Parameters[first].AtDeviate(1.5), after[first]);
    }

    [Fact]
    public void A_run_with_joint_draws_has_the_mean_over_them()
    {
        var definitions = TestScenarios.Definitions.Replace("kill: 0.6", "kill: {value: 0.6, low: 0.3, high: 0.8}", StringComparison.Ordinal);
        var model = RaidModel.Prepare(TestScenarios.With("threat: dart, count: 10, launch: at 06:00, from: launch-site, targets: test-city", "{system: guard, near: test-city}", "rules: [{looks: 1}]", definitions));
        var parameter = model.Parameters.Parameters.Single(p => p.Path.EndsWith(Uncertain, StringComparison.Ordinal));
        model.Parameters.Join(new JointDraws([[0.5], [2]], new Dictionary<string, int> { [parameter.Path] = 0 }, new Dictionary<string, double>()));
        var assessment = AssessmentBuilder.Build(MonteCarlo.Run(model, new MonteCarloOptions { Replications = 4000, Seed = 1, Threads = 2 }, null, CancellationToken.None), "test");

        var expected = 10 * (parameter.AtDeviate(0.5) + parameter.AtDeviate(2)) / 2;
        var error = 5 * Math.Sqrt(10 * 0.25 / 4000);
        Assert.InRange(assessment.Raid.Stopped.Expected.Mean, expected - error, expected + error);

        // Control variates know the mean of what is drawn by itself, not of what is drawn jointly: they must not pull the answer to the catalogue.
        Assert.InRange(10 - assessment.Controlled!.Raid.Leaked.Mean, expected - error, expected + error);
        Assert.True(Math.Abs(expected - (10 * parameter.Value)) > 2 * error);
    }

    [Fact]
    public void Joint_draws_need_a_draw_and_all_their_factors()
    {
        var none = new Dictionary<string, double>();
        Assert.Throws<ArgumentException>(() => new JointDraws([], new Dictionary<string, int>(), none));
        Assert.Throws<ArgumentException>(() => new JointDraws([[1.0]], new Dictionary<string, int> { ["a"] = 1 }, none));
    }

    [Fact]
    public void Other_numbers_need_one_count_for_each_salvo_and_one_target_in_each()
    {
        var model = RaidModel.Prepare(TestScenarios.With("threat: dart, count: 10, launch: at 06:00, from: launch-site, targets: test-city", "{system: guard, near: test-city}"));

        Assert.Equal(3, model.WithCounts([3]).MostThreats);
        Assert.Throws<ArgumentException>(() => model.WithCounts([3, 4]));
        Assert.Throws<ArgumentException>(() => model.WithCounts([-1]));
        Assert.Throws<ArgumentException>(() => RaidModel.Prepare(ScenarioLoader.Load(Path.Combine(TestScenarios.Root, "scenarios", "national.yaml"), TestScenarios.Catalogue)).WithCounts(new int[14]));
    }

    private static Parameter Number(string path) => new()
    {
        Path = path,
        Quantity = World.Text.Quantity.Probability,
        Value = 0.5,
        Low = 0.3,
        High = 0.8,
        Source = "test",
        Date = "2024",
        Confidence = Confidence.Judgement,
    };
}
