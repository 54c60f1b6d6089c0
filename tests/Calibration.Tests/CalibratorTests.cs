using Testudo.Calibration.Factors;
using Testudo.Calibration.Inference;
using Testudo.Calibration.Overlays;
using Testudo.Calibration.Raids;
using Testudo.Simulation.Random;
using Testudo.Simulation.Replication;

namespace Testudo.Calibration.Tests;

public sealed class CalibratorTests
{
    private static readonly CalibrationOptions Options = TestRaid.Quick with { Points = 80, Steps = 12_000 };

    [Fact]
    public void A_truth_that_is_known_lies_in_its_90_percent_region_nine_times_out_of_ten()
    {
        var raid = TestRaid.National();
        var surfaces = new Calibrator(raid, TestRaid.Catalogue, Options).Surfaces([], null, null, CancellationToken.None);
        var check = SelfCheck.Of(raid, TestRaid.Catalogue, Options, surfaces, TestRaid.Raids(60), 16, null, CancellationToken.None);

        // Five standard errors over worlds: fails less than once in a million runs where the coverage is .9. The chains are short, which costs some hundredths.
        Assert.InRange(check.StandardError, 0.001, 0.04);
        Assert.InRange(check.Coverage90, 0.9 - 0.03 - (5 * check.StandardError), 0.9 + (5 * check.StandardError));
        Assert.InRange(check.Coverage50, 0.3, 0.7);
        Assert.Equal(1, check.Ranks.Sum(), 9);
    }

    [Fact]
    public void Where_the_world_is_far_from_the_priors_the_fit_goes_there_and_says_so()
    {
        var raid = TestRaid.National();
        var truth = new double[KnownFactors.Items.Count];
        truth[KnownFactors.IndexOf("thin-cruise")] = 2.5;
        raid.Model.Parameters.Join(new JointDraws([truth], KnownFactors.ParametersOf(TestRaid.Catalogue), KnownFactors.KnownOf(TestRaid.Catalogue)));
        var check = new PredictiveCheck(raid, TestRaid.Catalogue, Options);
        var made = Enumerable.Range(0, 150).Select(i => TestRaid.Raid(i, [0, 1 + (i % 12), 0, 0, 0]) with { Stopped = check.Outcome(truth, [0, 1 + (i % 12), 0, 0, 0], (uint)i, 0) }).ToList();
        var answer = new Calibrator(raid, TestRaid.Catalogue, Options with { Steps = 40_000 }).Fit(RaidSample.Of(made, made[0].Date, made[^1].Date), [], null, null, CancellationToken.None);

        var thin = answer.Factors[KnownFactors.IndexOf("thin-cruise")];
        Assert.InRange(2.5, thin.Low - 0.5, thin.High + 0.5);
        Assert.True(thin.Mean > 0.7, $"mean {thin.Mean}");
        Assert.Equal(Identification.Told, thin.Identification);

        // Nothing was launched that jamming of drones or ballistic defence would change.
        Assert.Equal(Identification.NotTold, answer.Factors[KnownFactors.IndexOf("raid-effect-drone")].Identification);
        Assert.InRange(answer.Factors[KnownFactors.IndexOf("sam-ballistic")].Shrinkage, -0.5, 0.35);
        Assert.Equal(100, answer.Sample.Fitted.Count);
        Assert.Equal(50, answer.HeldOut.Count);
        Assert.All(answer.HeldOut, c => Assert.Equal(c.Launched, c.Predicted.Largest));

        // Half of the raids lie in the middle half, give or take five standard errors of 50 raids.
        Assert.InRange(answer.HeldOut.Average(c => c.Predicted.Transform(c.Observed).Coverage(0.5)), 0.5 - 0.35, 0.5 + 0.35);
    }

    [Fact]
    public void The_same_raids_give_the_same_overlay_with_any_number_of_threads()
    {
        var raids = TestRaid.Raids(30);
        var sample = RaidSample.Of(raids, raids[0].Date, raids[^1].Date);
        string Text(int threads)
        {
            var options = Options with { Points = 24, Steps = 2000, Threads = threads };
            var answer = new Calibrator(TestRaid.National(), TestRaid.Catalogue, options).Fit(sample, [], null, null, CancellationToken.None);
            return CalibrationOverlay.Of(answer, OverlayTests.Origin, TestRaid.Catalogue).Text;
        }

        Assert.Equal(Text(1), Text(3));
    }

    [Fact]
    public void A_larger_slope_sends_large_raids_to_well_covered_places()
    {
        var raid = TestRaid.National();
        var deviates = new double[KnownFactors.Items.Count];
        deviates[KnownFactors.IndexOf("thin-slope")] = 1;
        var (one, usual, many) = (Spread(1), Spread(10), Spread(80));

        // At the scenario's own number the share is the scenario's own.
        Assert.Equal(0.2, usual.ThinShare, 9);
        Assert.True(one.ThinShare > usual.ThinShare && usual.ThinShare > many.ThinShare);
        Assert.Equal(Math.Log(0.2 / 0.8) - 1.5, Math.Log(many.ThinShare / (1 - many.ThinShare)), 9);
        Assert.True(Spread(2).Together > many.Together);
        Spreading Spread(int launched) => RaidLikelihood.SpreadingOf(raid, deviates, TestRaid.Cruise, launched);
    }

    [Fact]
    public void A_raid_of_one_weapon_is_checked_like_any_other()
    {
        var raid = TestRaid.National();
        var draws = Enumerable.Range(0, 20).Select(d => (IReadOnlyList<double>)[.. KnownFactors.Items.Select((_, f) => new RandomSequence(9, (uint)d).Draw((uint)f, 0, Purpose.Synthetic).Normal)]).ToList();
        var cells = new PredictiveCheck(raid, TestRaid.Catalogue, Options).Of(draws, [TestRaid.Raid(0, [0, 1, 0, 0, 0], [0, 1, 0, 0, 0]), TestRaid.Raid(1, [0, 0, 0, 3, 0])], null, CancellationToken.None);

        // The second raid has only a class that the scenario does not have.
        var cell = Assert.Single(cells);
        Assert.Equal(1, cell.Launched);
        Assert.InRange(cell.Predicted.Mean, 0.05, 0.99);
    }
}
