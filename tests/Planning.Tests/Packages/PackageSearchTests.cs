using System.Text;
using Testudo.Assignment.WeaponTargets;
using Testudo.Planning.Comparison;
using Testudo.Planning.Options;
using Testudo.Planning.Packages;
using Testudo.Simulation.ClosedForms;
using Testudo.Simulation.Measures;
using Testudo.Simulation.Replication;
using Testudo.World.Text;

namespace Testudo.Planning.Tests.Packages;

/// <summary>Packages whose worth is known: rounds at one city, each of which stops a threat with probability 0.6.</summary>
public sealed class PackageSearchTests
{
    private const string Scenario = """
        scenario: test
        date: 2024-01-02
        define:
          places:
            - {id: test-city, position: [50.0, 30.0]}
            - {id: far-city, position: [50.0, 20.0]}
            - {id: launch-site, kind: launch-area, position: [50.0, 35.0]}
          sensors:
            - {id: all-seeing, kind: observer-network, range: 500 km, maxAltitude: 50 km, scan: 0 s, detection: 1, delay: 0 s, availability: 1}
          threats:
            - {id: dart, class: cruise, profile: cruise, armed: true, speed: 200 m/s, altitude: 100 m, range: 2000 km, radarCrossSection: 0.1 m2,
               launchReliability: 1, flightReliability: 1, jamming: 0, warhead: 400 kg, unitCost: 1000000 USD}
          systems:
            - {id: guard, kind: sam, layer: medium, channels: 50, reaction: 1 s, interceptorSpeed: 1000 m/s, rounds: 5, roundCost: 500000 USD, availability: 1,
               against: {cruise: {range: 40 km, maxAltitude: 20 km, kill: 0.6}}}
        raid:
          - {id: darts, threat: dart, count: 40, launch: from 01:00 to 02:00, from: launch-site, targets: {test-city: 40}}
        laydown:
          batteries: [{system: guard, near: test-city, rounds: 5}]
          sensors: [{sensor: all-seeing, near: test-city}]
        doctrine: {raidEffect: 0}
        """;

    // A small one that is worth most for its cost, a large one that is worth most, and two that are best together.
    private const string Elements = """
        set: planted
        options:
          - {id: small, cost: 30000000 USD, changes: [{add: laydown.batteries, item: {system: guard, near: test-city, rounds: 4}}]}
          - {id: one, cost: 100000000 USD, changes: [{add: laydown.batteries, item: {system: guard, near: test-city, rounds: 10}}]}
          - {id: other, cost: 100000000 USD, changes: [{add: laydown.batteries, item: {system: guard, near: test-city, rounds: 10}}]}
          - {id: large, cost: 150000000 USD, changes: [{add: laydown.batteries, item: {system: guard, near: test-city, rounds: 12}}]}
          - {id: useless, cost: 20000000 USD, changes: [{add: laydown.batteries, item: {system: guard, near: far-city, rounds: 50}}]}
        """;

    private static OptionBench Bench(CalibratedDraws? calibration = null) => new(YamlSource.Parse("test.yaml", Encoding.UTF8.GetBytes(Scenario)), Tests.Bench.Catalogue, calibration);

    private static ReinforcementPlan Find(double budget, string elements = Elements, int threads = 2, CalibratedDraws? calibration = null, CancellationToken cancellation = default) => PackageSearch.Find(
        Bench(calibration), Tests.Bench.Read(elements), new PlanOptions { Budget = budget, Replications = 200, FinalReplications = 1_000, Threads = threads }, "test", null, cancellation);

    [Fact]
    public void A_planted_package_is_found_that_neither_greedy_sequence_finds()
    {
        var plan = Find(200e6);

        Assert.Equal(PlanStatus.Chosen, plan.Status);
        Assert.Equal(["one", "other"], plan.Best.Elements);
        Assert.Equal(200e6, plan.Best.Cost);
        // 20 rounds more, each of which stops a threat with probability 0.6: 12 fewer; an interval is 5 standard errors wide on each side.
        Assert.InRange(plan.Best.Averted.Mean, 12 - (2.6 * (plan.Best.Averted.High - plan.Best.Averted.Mean)), 12 + (2.6 * (plan.Best.Averted.High - plan.Best.Averted.Mean)));
        Assert.DoesNotContain(plan.Indistinguishable, p => p.Elements.Contains("small"));
    }

    [Fact]
    public void With_a_calibration_a_package_is_worth_what_its_numbers_say()
    {
        // It holds the probability at 0.9: 20 rounds more stop 18.
        var path = Bench().Baseline.Batteries[0].System.Against.Values.Single().Kill.Path;
        var draws = new JointDraws([[0.0]], new Dictionary<string, int>(), new Dictionary<string, double> { [path] = 0.9 });
        var plan = Find(200e6, calibration: new CalibratedDraws(new CalibrationUsed("of a test", "planted", "", "2024-01-01", "2024-01-01", 1, 1), draws));

        Assert.Equal(["one", "other"], plan.Best.Elements);
        Assert.InRange(plan.Best.Averted.Mean, 18 - (2.6 * (plan.Best.Averted.High - plan.Best.Averted.Mean)), 18 + (2.6 * (plan.Best.Averted.High - plan.Best.Averted.Mean)));
        Assert.Equal("of a test", plan.Calibration!.Hash);
    }

    [Fact]
    public void An_element_of_no_effect_shows_exactly_none_and_is_not_taken()
    {
        var plan = Find(200e6);

        var useless = plan.Elements.Single(e => e.Id == "useless");
        Assert.Equal((0.0, 0.0, 0.0), (useless.Averted!.Mean, useless.Averted.Low, useless.Averted.High));
        Assert.False(useless.IsInBest);
    }

    [Fact]
    public void Packages_of_equal_worth_are_not_told_apart()
    {
        var plan = Find(100e6, Elements.Replace("- {id: small", "- {id: twin, cost: 100000000 USD, changes: [{add: laydown.batteries, item: {system: guard, near: test-city, rounds: 10}}]}\n  - {id: small", StringComparison.Ordinal));

        Assert.Single(plan.Best.Elements);
        var equal = plan.Indistinguishable.Select(p => p.Elements).Append(plan.Best.Elements).ToList();
        foreach (var id in new[] { "one", "other", "twin" })
        {
            Assert.Contains(equal, e => e is [var only] && only == id);
        }

        Assert.All(plan.Indistinguishable.Where(p => p.Elements is [not "small"]), p => Assert.Equal((0.0, 0.0, 0.0), (p.MoreThanBest.Mean, p.MoreThanBest.Low, p.MoreThanBest.High)));
    }

    [Fact]
    public void Every_package_tried_is_told_once_within_the_budget_with_what_its_rounds_stop()
    {
        var plan = Find(200e6);
        var rounds = new Dictionary<string, int>(StringComparer.Ordinal) { ["small"] = 4, ["one"] = 10, ["other"] = 10, ["large"] = 12, ["useless"] = 0 };
        var tried = plan.Search.Tried;

        Assert.Equal(plan.Packages, tried.Count);
        Assert.Equal(tried.Count, tried.Select(t => string.Join(',', t.Elements)).Distinct().Count());
        Assert.Equal(tried.OrderBy(t => t.Cost).Select(t => t.Cost), tried.Select(t => t.Cost));
        Assert.All(tried, t => Assert.InRange(t.Cost, 0, plan.Budget));
        Assert.Contains(tried, t => t.Elements.SequenceEqual(plan.Best.Elements));
        Assert.Equal(5, tried.Count(t => t.Step == PackageStep.Alone));
        Assert.All(tried.Where(t => t.Step == PackageStep.Alone), t => Assert.Single(t.Elements));
        Assert.Equal(200, plan.Search.Replications);
        Assert.InRange(plan.Search.Finalists, 2, 6);
        Assert.True(plan.Search.ChoiceReplications > 0);
        // Each round stops a threat with probability 0.6. Five half-widths are 11 standard errors of ten blocks: one package in a million is outside by chance.
        Assert.All(tried, t => Assert.InRange(t.Averted.Mean - (0.6 * t.Elements.Sum(e => rounds[e])), 5 * (t.Averted.Low - t.Averted.Mean), 5 * (t.Averted.High - t.Averted.Mean)));
    }

    [Fact]
    public void The_elements_of_the_tutorial_are_worth_what_they_are_on_paper()
    {
        var file = OptionFileReader.Load(Path.Combine(Testudo.Tests.RepositoryRoot.Folder, "options", "tutorial.yaml"));
        var plan = PackageSearch.Find(Tests.Bench.Tutorial, file, new PlanOptions { Budget = 5e6, Replications = 4_000, FinalReplications = 4_000, Threads = 2 }, "test", null, CancellationToken.None);
        PackageTrial Alone(string id) => plan.Search.Tried.Single(t => t.Elements is [var only] && only == id);

        // Four missiles, each shot at three times or four, each shot a hit with probability 0.6; twelve rounds are enough but for one raid in some hundreds. 3 half-widths are more than 5 standard errors.
        var shot = Alone("fourth-shot").Averted;
        Assert.InRange(shot.Mean - (4 * (Math.Pow(0.4, 3) - Math.Pow(0.4, 4))), 3 * (shot.Low - shot.Mean), 3 * (shot.High - shot.Mean));
        Assert.Equal((0, 0, 0), (Alone("far-battery").Averted.Mean, Alone("far-battery").Averted.Low, Alone("far-battery").Averted.High));
        Assert.DoesNotContain("far-battery", plan.Best.Elements);
    }

    [Fact]
    public void The_answer_is_the_same_for_any_number_of_threads()
    {
        static string Text(ReinforcementPlan plan) => System.Text.Json.JsonSerializer.Serialize(plan);

        Assert.Equal(Text(Find(200e6, threads: 1)), Text(Find(200e6, threads: 3)));
    }

    [Fact]
    public void The_bound_of_the_surrogate_holds_for_every_package_by_enumeration()
    {
        var (bench, file) = (Bench(), Tests.Bench.Read(Elements));
        var plan = Find(200e6);
        double[] costs = [.. file.Options.Select(o => o.Cost!.Middle)];
        var least = double.PositiveInfinity;
        for (var set = 0; set < 1 << costs.Length; set++)
        {
            var package = Enumerable.Range(0, costs.Length).Where(e => (set >> e & 1) == 1).ToList();
            if (package.Sum(e => costs[e]) > 200e6)
            {
                continue;
            }

            // The same problem, made from the whole package at once.
            var option = file.Options[0] with { Changes = [.. package.SelectMany(e => file.Options[e].Changes)] };
            var raid = StaticEngagements.Of(RaidModel.Prepare(bench.With(file.File, option)));
            var problem = new WeaponTargetProblem(
                [.. raid.Rounds.Select(r => r.Count)], [.. raid.Threats.Select(t => t.Value)], [.. Enumerable.Range(0, raid.Threats.Count).SelectMany(j => raid.Rounds.Select(r => r.Kill[j]))], StaticSurrogate.RoundValue);
            var answer = new ExactSearch().Solve(problem, new WeaponTargetOptions());
            Assert.Equal(SearchStatus.Optimal, answer.Status);
            least = Math.Min(least, answer.Value);
            if (package.Select(e => file.Options[e].Id).SequenceEqual(plan.Best.Elements))
            {
                Assert.Equal(answer.Value, plan.Surrogate!.Best, 1e-6);
            }
        }

        Assert.InRange(plan.Surrogate!.Bound, 0, least + 1e-6);
        // 40 threats, 25 rounds with p = 0.6 and a worth of 0.001 each: known without a solver.
        Assert.Equal(40 - (25 * 0.6) + (25 * StaticSurrogate.RoundValue), plan.Surrogate.Best, 1e-6);
        // One more round stops a threat that nobody shoots at.
        Assert.Contains(plan.Surrogate.Rounds, r => Math.Abs(r.AtLeast - (0.6 - StaticSurrogate.RoundValue)) < 1e-6);
    }

    [Fact]
    public void A_budget_too_small_for_anything_is_refused_with_the_cheapest_element()
    {
        var wrong = Assert.Throws<InputException>(() => Find(1e6));

        Assert.Contains("too small for anything: the cheapest element, \"useless\", costs 20,000,000 USD", wrong.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_element_without_a_cost_is_refused_with_its_line()
    {
        var wrong = Assert.Throws<InputException>(() => Find(1e9, Elements.Replace("id: one, cost: 100000000 USD,", "id: one,", StringComparison.Ordinal)));

        Assert.StartsWith("options.yaml:4: one: \"one\" has no cost", wrong.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Elements_that_contradict_each_other_are_never_put_together()
    {
        const string Contradicting = """
            set: contradicting
            options:
              - {id: ten, cost: 1000000 USD, changes: [{set: rounds, of: laydown.batteries, where: {near: test-city}, to: 15}]}
              - {id: twenty, cost: 2000000 USD, changes: [{set: rounds, of: laydown.batteries, where: {near: test-city}, to: 25}]}
            """;

        var plan = Find(1e9, Contradicting);

        Assert.Equal(["twenty"], plan.Best.Elements);
        Assert.Null(plan.Surrogate);
    }

    [Fact]
    public void A_search_that_was_stopped_goes_on_from_the_packages_that_it_kept()
    {
        static ReinforcementPlan Into(string folder, IProgress<double>? progress, CancellationToken cancellation) => PackageSearch.Find(
            Bench(), Tests.Bench.Read(Elements), new PlanOptions { Budget = 200e6, Replications = 200, FinalReplications = 1_000, Threads = 2 }, "test", progress, cancellation, folder);
        var whole = System.Text.Json.JsonSerializer.Serialize(Find(200e6));
        var kept = Directory.CreateTempSubdirectory("testudo-").FullName;
        using var stop = new CancellationTokenSource();
        var stopped = Into(kept, new Stopper(stop, 0.5), stop.Token);
        Assert.Equal(PlanStatus.Interrupted, stopped.Status);
        Assert.True(RunShelf.IsAnyIn(kept));
        var before = Directory.GetFiles(kept, "*.run").ToDictionary(f => f, File.ReadAllBytes);
        Assert.InRange(before.Count, 5, 100);

        Assert.Equal(whole, System.Text.Json.JsonSerializer.Serialize(Into(kept, null, CancellationToken.None)));
        Assert.False(Directory.Exists(kept));

        // What is kept is used: with another number of leakers in the first block the answer is another one.
        Directory.CreateDirectory(kept);
        foreach (var (file, bytes) in before)
        {
            BitConverter.TryWriteBytes(bytes.AsSpan(sizeof(int)), 40.0);
            File.WriteAllBytes(file, bytes);
        }

        Assert.NotEqual(whole, System.Text.Json.JsonSerializer.Serialize(Into(kept, null, CancellationToken.None)));
    }

    [Fact]
    public void A_search_that_is_stopped_before_it_began_gives_nothing()
    {
        using var stop = new CancellationTokenSource();
        stop.Cancel();

        Assert.ThrowsAny<OperationCanceledException>(() => Find(200e6, cancellation: stop.Token));
    }
}
