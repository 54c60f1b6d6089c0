using Testudo.Simulation.Comparison;
using Testudo.Simulation.Replication;
using Testudo.World.Scenarios;

namespace Testudo.Simulation.Tests.Comparison;

public sealed class PairedRunTests(ITestOutputHelper output)
{
    private const string Raid = "id: first, threat: dart, count: 10, launch: at 06:00, from: launch-site, targets: {test-city: 10}";
    private const string Guard = "{system: guard, near: test-city}";

    [Fact]
    public void A_scenario_against_itself_differs_in_nothing()
    {
        var comparison = Compare(TestScenarios.With(Raid, Guard), TestScenarios.With(Raid, Guard), 200);

        Assert.Equal(new PairedEstimate(0, 0, 0), comparison.Averted);
        Assert.Equal(0, comparison.Stopped.Mean);
        Assert.Equal(0, comparison.NewlyThrough.Mean);
        Assert.Equal(1, comparison.Correlation, 1e-9);
        Assert.Equal(double.PositiveInfinity, comparison.VarianceRatio);
    }

    [Fact]
    public void One_more_look_only_stops_those_that_were_missed()
    {
        // Ten threats, each leaks with 0.4^2 and with 0.4^3: 1.6 and 0.64. The third look is the only draw that is not shared.
        var comparison = Compare(
            TestScenarios.With(Raid, Guard, "rules: [{against: cruise, looks: 2}]"), TestScenarios.With(Raid, Guard, "rules: [{against: cruise, looks: 3}]"), 8000);

        Assert.Equal(0, comparison.NewlyThrough.Mean);
        Assert.Equal(comparison.Averted.Mean, comparison.Stopped.Mean);
        // 5 standard errors fail once in 1.7 million runs.
        Assert.InRange(comparison.Averted.Mean, 0.96 - (5 * Error(comparison.Averted)), 0.96 + (5 * Error(comparison.Averted)));
        // Variances: 10 x 0.16 x 0.84, 10 x 0.064 x 0.936, and the difference 10 x 0.096 x 0.904.
        Assert.InRange(comparison.VarianceRatio, 2.2, 2.35);
    }

    [Fact]
    public void A_run_against_another_seed_is_refused() =>
        Assert.Throws<ArgumentException>(() => PairedRun.Compare(
            Record(TestScenarios.With(Raid, Guard), 20), RecordedRun.Of(RaidModel.Prepare(TestScenarios.With(Raid, Guard)), new RecordOptions { Replications = 20, Seed = 2 }, CancellationToken.None)));

    [Fact]
    public void Threads_change_nothing()
    {
        var (one, other) = (TestScenarios.With(Raid, Guard), TestScenarios.With(Raid, "{system: guard, near: test-city, rounds: 8}"));
        var model = (RaidModel.Prepare(one), RaidModel.Prepare(other));
        var comparisons = new[] { 1, 3 }.Select(threads =>
        {
            var options = new RecordOptions { Replications = 310, Threads = threads };
            var c = PairedRun.Compare(RecordedRun.Of(model.Item1, options, CancellationToken.None), RecordedRun.Of(model.Item2, options, CancellationToken.None));
            return (c.Averted, c.Stopped, c.NewlyThrough, c.Correlation, c.VarianceRatio, c.Controlled);
        }).ToArray();

        Assert.Equal(comparisons[0], comparisons[1]);
    }

    [Fact]
    public void Threats_are_matched_by_salvo_and_number_wherever_the_salvo_stands()
    {
        static Scenario Of(params string[] salvos) => TestScenarios.Parse($$"""
            scenario: test
            date: 2024-01-02
            {{TestScenarios.Definitions}}
            raid: [{{string.Join(", ", salvos)}}]
            laydown: {batteries: [{{Guard}}], sensors: [{sensor: all-seeing, near: test-city}]}
            """);
        const string A = "{id: a, threat: dart, count: 5, launch: at 06:00, from: launch-site, targets: {test-city: 5}}";
        const string B = "{id: b, threat: dart, count: 5, launch: at 07:00, from: launch-site, targets: {test-city: 5}}";
        const string C = "{id: c, threat: dart, count: 5, launch: at 08:00, from: launch-site, targets: {test-city: 5}}";

        var swapped = Compare(Of(A, B), Of(B, A), 400);
        var replaced = Compare(Of(A, B), Of(C, A), 400);

        Assert.Equal((0, 0), (swapped.Stopped.Mean, swapped.NewlyThrough.Mean));
        // The other salvo has other draws: 5 x 0.4^3 of each come through.
        Assert.InRange(replaced.Stopped.Mean, 0.2, 0.45);
        Assert.InRange(replaced.NewlyThrough.Mean, 0.2, 0.45);
    }

    [Fact]
    public void Pairing_makes_a_small_difference_in_a_large_raid_sharp()
    {
        var shipped = ScenarioLoader.Load(Path.Combine(TestScenarios.Root, "scenarios", "2024-01-02.yaml"), TestScenarios.Catalogue);
        var changed = shipped with { Batteries = [.. shipped.Batteries.Select(b => b.Id == "kharkiv-buk-m1" ? b with { Rounds = b.Rounds + 2 } : b)] };

        var comparison = Compare(shipped, changed, 1000);

        output.WriteLine($"averted {comparison.Averted}, correlation {comparison.Correlation:0.0000}, variance ratio {comparison.VarianceRatio:0.0}");
        Assert.True(comparison.Correlation > 0.9);
        Assert.True(comparison.VarianceRatio > 10);
    }

    internal static PairedComparison Compare(Scenario one, Scenario other, int replications) =>
        PairedRun.Compare(Record(one, replications), Record(other, replications));

    internal static RecordedRun Record(Scenario scenario, int replications) =>
        RecordedRun.Of(RaidModel.Prepare(scenario), new RecordOptions { Replications = replications, Threads = 2 }, CancellationToken.None);

    internal static double Error(PairedEstimate estimate) => (estimate.High - estimate.Low) / 2 / 1.96;
}
