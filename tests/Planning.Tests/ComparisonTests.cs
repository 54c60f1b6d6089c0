using System.Text.Json;
using Testudo.Planning.Comparison;
using Testudo.Planning.Options;
using Testudo.Simulation.Measures;
using Testudo.Simulation.Replication;

namespace Testudo.Planning.Tests;

public sealed class ComparisonTests
{
    private const string Four = """
        set: four
        options:
          - {id: nothing, changes: [{set: rounds, of: laydown.batteries, to: 12}]}
          - {id: look, changes: [{set: looks, of: doctrine.rules, to: 4}]}
          - {id: look-again, changes: [{set: looks, of: doctrine.rules, to: 4}]}
          - {id: once, cost: {low: 1 USD, high: 3 USD}, changes: [{set: looks, of: doctrine.rules, to: 1}]}

        """;

    [Fact]
    public void An_option_of_no_effect_shows_exactly_none()
    {
        var answer = Bench.Compare(Four, 2000);
        var nothing = answer.Options.Single(o => o.Id == "nothing");
        Assert.Equal((0.0, 0.0, 0.0), (nothing.LeakedLess.Mean, nothing.LeakedLess.Low, nothing.LeakedLess.High));
        Assert.Equal((0.0, 0.0, 0.0), (nothing.RoundsLess.Mean, nothing.DefenderUsdLess.High, nothing.WeightedLess.Low));
        Assert.False(nothing.IsDifferent);
        Assert.Contains(answer.Groups, g => g.Contains("nothing") && g.Contains("baseline"));
    }

    [Fact]
    public void Two_identical_options_cannot_be_told_apart()
    {
        var answer = Bench.Compare(Four, 2000);
        Assert.Contains(answer.Groups, g => g.Contains("look") && g.Contains("look-again"));
        Assert.Equal(answer.Options[2].Leaked, answer.Options[3].Leaked);
        Assert.Equal(["look", "look-again"], answer.Search.Left.Where(i => i.StartsWith("look", StringComparison.Ordinal)));
        Assert.True(answer.Search.IsConfirmed);
    }

    [Fact]
    public void Differences_are_those_of_the_closed_form()
    {
        // 4 missiles, p = 0.6: 4 x 0.4^3 leak with three looks, 4 x 0.4^4 with four, 4 x 0.4 with one. Five standard errors of the paired mean: beyond them once in a million.
        var answer = Bench.Compare(Four, 4000);
        foreach (var (id, less) in new[] { ("look", 4 * (Math.Pow(0.4, 3) - Math.Pow(0.4, 4))), ("once", 4 * (Math.Pow(0.4, 3) - 0.4)) })
        {
            var estimate = answer.Options.Single(o => o.Id == id).LeakedLess;
            Assert.InRange(less, estimate.Mean - (5 * (estimate.High - estimate.Mean) / 1.96), estimate.Mean + (5 * (estimate.High - estimate.Mean) / 1.96));
            Assert.True(answer.Options.Single(o => o.Id == id).IsDifferent);
        }
    }

    [Fact]
    public void With_a_calibration_differences_are_those_of_its_numbers()
    {
        // It holds p at 0.75 where the scenario has 0.6: 4 x 0.25^3 leak with three looks, 4 x 0.25 with one. Five standard errors: beyond them once in a million.
        var answer = Bench.Compare(Four, 4000, bench: Calibrated(0.75));
        var estimate = answer.Options.Single(o => o.Id == "once").LeakedLess;
        var less = 4 * (Math.Pow(0.25, 3) - 0.25);

        Assert.InRange(less, estimate.Mean - (5 * (estimate.High - estimate.Mean) / 1.96), estimate.Mean + (5 * (estimate.High - estimate.Mean) / 1.96));
        Assert.Equal("of a test", answer.Calibration!.Hash);
        Assert.Null(Bench.Compare(Four, 40).Calibration);
    }

    [Fact]
    public void Results_are_the_same_for_any_threads_and_for_a_run_that_was_stopped_and_went_on()
    {
        var yaml = Four + "futures:\n  - {id: twice, changes: [{scale: count, of: raid, by: 2}]}\n";
        var whole = JsonSerializer.Serialize(Bench.Compare(yaml, threads: 1));
        Assert.Equal(whole, JsonSerializer.Serialize(Bench.Compare(yaml, threads: 3)));

        var folder = Directory.CreateTempSubdirectory("testudo-").FullName;
        var kept = Path.Combine(folder, "unfinished");
        using var stop = new CancellationTokenSource();
        var progress = new Stopper(stop, 0.4);
        Assert.ThrowsAny<OperationCanceledException>(() => OptionComparison.Run(
            Bench.Tutorial, Bench.Read(yaml), new ComparisonOptions { Replications = 400 }, "test", kept, progress, stop.Token));
        var finished = Directory.GetFiles(kept, "*.run").Length;
        Assert.True(finished > 5, $"{finished} runs were kept");

        // What is kept is used: with its bytes changed the answer is another one.
        var before = Directory.GetFiles(kept).ToDictionary(f => f, File.ReadAllBytes);
        Assert.Equal(whole, JsonSerializer.Serialize(Bench.Compare(yaml, folder: kept)));
        Assert.False(Directory.Exists(kept));
        Directory.CreateDirectory(kept);
        foreach (var (file, bytes) in before)
        {
            // The second number of the first block: leakers.
            bytes[4 + 8] ^= 1;
            File.WriteAllBytes(file, bytes);
        }

        // What another calibration kept is not.
        Assert.Equal(JsonSerializer.Serialize(Bench.Compare(yaml, bench: Calibrated(0.75))), JsonSerializer.Serialize(Bench.Compare(yaml, folder: kept, bench: Calibrated(0.75))));
        Directory.CreateDirectory(kept);
        Array.ForEach([.. before.Keys], file => File.WriteAllBytes(file, before[file]));
        Assert.NotEqual(whole, JsonSerializer.Serialize(Bench.Compare(yaml, folder: kept)));
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void Pareto_front_has_what_nothing_beats()
    {
        var front = OptionGroups.Front([[1, 5], [2, 4], [2, 5], null, [1, 5], [0, 9]]);
        Assert.Equal([true, true, false, false, true, true], front);
    }

    [Fact]
    public void Regret_is_none_for_the_best_of_a_future_and_above_none_for_others()
    {
        var answer = Bench.Compare(Four + "futures:\n  - {id: twice, changes: [{scale: count, of: raid, by: 2}]}\n  - {id: weak, changes: [{kill: all, odds: 0.5}]}\n", 400).Regret!;
        Assert.Equal(["present", "twice", "weak"], answer.Futures.Select(f => f.Id));
        Assert.Equal(8, answer.Futures[1].Launched);
        for (var f = 0; f < 3; f++)
        {
            Assert.Equal(0, answer.Options.Min(o => o.Regrets[f].Mean));
            Assert.Equal(0, answer.Options.Single(o => o.Id == answer.Futures[f].Best).Regrets[f].Mean);
        }

        Assert.Contains(answer.Options, o => o.Id == "look" && o.IsLeastRegret);
        Assert.DoesNotContain(answer.Options, o => o.Id == "once" && o.IsLeastRegret);
    }

    [Fact]
    public void A_planted_flip_point_is_found_and_direct_runs_agree()
    {
        // Of two batteries alike but for the kill probability, the one that is varied is better above that of the other: 0.6.
        var answer = Bench.Compare(
            """
            set: flip
            options:
              - id: trial
                changes:
                  - {add: define.systems, item: {id: trial, like: training-battery}}
                  - {set: system, of: laydown.batteries, to: trial}
            flips:
              - {id: kill, between: [trial], vary: {kill: trial}, from: 0.35, to: 0.8, steps: 4}

            """,
            4000);
        var flip = Assert.Single(answer.Flips);
        Assert.InRange(0.6, flip.Low!.Value - 0.02, flip.High!.Value + 0.02);
        Assert.InRange(flip.Crossing!.Value, flip.Low.Value, flip.High.Value);
        Assert.True(flip.IsFirstBetterAbove);
        Assert.True(flip.IsConfirmed);
        Assert.InRange(flip.Checks.Count, 2, 4);
        foreach (var point in flip.Curve)
        {
            // 4 x (1 - x)^3 leak; five standard errors.
            var expected = 4 * (Math.Pow(1 - point.Value, 3) - Math.Pow(0.4, 3));
            Assert.Equal(expected, point.Difference.Mean, 5 * ((point.Difference.High - point.Difference.Low) / 3.92));
        }
    }

    [Fact]
    public void A_curve_without_a_change_of_sign_has_no_crossing()
    {
        FlipPoint Point(double value, double mean) => new(value, new(mean, mean - 0.5, mean + 0.5));
        Assert.Equal((null, null, null), FlipSearch.Crossing([Point(0, 3), Point(1, 2), Point(2, 1)]));
        var (crossing, low, high) = FlipSearch.Crossing([Point(0, 1), Point(1, -1), Point(2, -3)]);
        Assert.Equal(0.5, crossing!.Value, 12);
        Assert.Equal(0.25, low!.Value, 12);
        Assert.Equal(0.75, high!.Value, 12);
    }

    private static OptionBench Calibrated(double kill)
    {
        var path = Bench.Tutorial.Baseline.Batteries[0].System.Against.Values.Single().Kill.Path;
        var draws = new JointDraws([[0.0]], new Dictionary<string, int>(), new Dictionary<string, double> { [path] = kill });
        return Bench.Of("tutorial.yaml", new CalibratedDraws(new CalibrationUsed("of a test", "tutorial", "", "2024-01-01", "2024-01-01", 1, 1), draws));
    }
}
