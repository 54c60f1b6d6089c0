using Testudo.Simulation.Sensitivity;
using Testudo.World;
using Testudo.World.Text;

namespace Testudo.Simulation.Tests.Sensitivity;

/// <summary>Indices that are known, through the code that shares out the variance of a raid.</summary>
/// <remarks>
/// Every estimate has to lie within five standard errors of the truth (the half width of its 95 % interval over 1.96): by chance one in
/// 1.7 million does not. That the errors are not too large is asked beside it, so that a test can fail.
/// </remarks>
public sealed class VarianceStudyTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    public void A_sum_shares_out_by_the_squares_of_its_coefficients(double noise)
    {
        double[] a = [3, 2, 1, 0.5, 0];
        var study = KnownFunction.Study(5, z => 10 + a.Zip(z, (c, x) => c * x).Sum(), noise);
        var whole = a.Sum(c => c * c);
        var found = study.Fit[0];
        Near(whole, found.All.Estimate(), 0.1 * whole);
        Near(1, found.Additive.Of(found.All), 0.05);
        Near(0, found.Interactions.Of(found.All), 0.05);
        for (var p = 0; p < a.Length; p++)
        {
            var share = a[p] * a[p] / whole;
            Near(share, found.Of([p]).Of(found.All), 0.03);
            var (first, total) = study.Freeze([p])[0];
            Near(share, first.Of(found.All), 0.06);
            Near(share, total.Of(found.All), 0.06);
        }

        // Two groups that are everything between them.
        var (ofTwo, ofTwoTogether) = study.Freeze([0, 1])[0];
        var (ofRest, _) = study.Freeze([2, 3, 4])[0];
        Near(13 / whole, ofTwo.Of(found.All), 0.06);
        Near(13 / whole, ofTwoTogether.Of(found.All), 0.06);
        Near(1.25 / whole, ofRest.Of(found.All), 0.06);
    }

    [Fact]
    public void The_function_of_Ishigami_has_its_published_indices()
    {
        // Ishigami and Homma (1990): sin x1 + 7 sin² x2 + 0.1 x3⁴ sin x1, evenly spread from -π to π. Saltelli et al. (2008), p. 180.
        const double A = 7;
        const double B = 0.1;
        var fourth = Math.Pow(Math.PI, 4);
        var (first, second, third) = (0.5 * Math.Pow(1 + (B * fourth / 5), 2), A * A / 8, 0.0);
        var firstWithThird = B * B * fourth * fourth * ((1.0 / 18) - (1.0 / 50));
        var whole = first + second + firstWithThird;
        Assert.Equal(0.3139, first / whole, 4);
        Assert.Equal(0.4424, second / whole, 4);
        var study = KnownFunction.Study(
            3,
            z =>
            {
                var x = z.Select(d => Math.PI * ((2 * KnownFunction.Uniform(d)) - 1)).ToArray();
                return Math.Sin(x[0]) + (A * Math.Sin(x[1]) * Math.Sin(x[1])) + (B * Math.Pow(x[2], 4) * Math.Sin(x[0]));
            },
            noise: 2,
            draws: 60_000);
        var found = study.Fit[0].All;
        Near(whole, found.Estimate(), 0.1 * whole);
        (double First, double Total)[] truth = [(first, first + firstWithThird), (second, second), (third, firstWithThird)];
        for (var p = 0; p < 3; p++)
        {
            var (byItself, together) = study.Freeze([p])[0];
            Near(truth[p].First / whole, byItself.Of(found), 0.08);
            Near(truth[p].Total / whole, together.Of(found), 0.08);
        }

        // The first and the third together have all that is between them.
        Near((first + firstWithThird) / whole, study.Freeze([0, 2])[0].First.Of(found), 0.08);
    }

    [Fact]
    public void The_g_function_of_Sobol_has_its_published_indices()
    {
        // Saltelli and Sobol' (1995): the product of (|4 x - 2| + a) / (1 + a), with partial variances 1 / (3 (1 + a)²).
        double[] a = [0, 1, 4.5, 9, 99, 99, 99, 99];
        var parts = a.Select(c => 1 / (3 * (1 + c) * (1 + c))).ToArray();
        var whole = parts.Aggregate(1.0, (product, v) => product * (1 + v)) - 1;
        var study = KnownFunction.Study(8, z => z.Select((d, p) => (Math.Abs((4 * KnownFunction.Uniform(d)) - 2) + a[p]) / (1 + a[p])).Aggregate(1.0, (product, g) => product * g), noise: 0.5, draws: 60_000);
        var found = study.Fit[0].All;
        Near(whole, found.Estimate(), 0.1 * whole);
        for (var p = 0; p < 5; p++)
        {
            var (first, total) = study.Freeze([p])[0];
            Near(parts[p] / whole, first.Of(found), 0.08);
            Near(parts[p] * (whole + 1) / (1 + parts[p]) / whole, total.Of(found), 0.08);
            // Both halves of |4 x - 2| are smooth in the deviate: the fit alone finds all but a hundredth of it.
            Assert.Equal(parts[p] / whole, study.Fit[0].Of([p]).Of(found).Value, 0.03);
        }
    }

    [Fact]
    public void Two_numbers_that_matter_only_together_have_no_share_alone_and_all_of_it_in_total()
    {
        var study = KnownFunction.Study(3, z => z[0] * z[1], noise: 1, draws: 30_000);
        var found = study.Fit[0];
        Near(1, found.Interactions.Of(found.All), 0.1);
        for (var p = 0; p < 2; p++)
        {
            Near(0, found.Of([p]).Of(found.All), 0.05);
            Near(1, study.Freeze([p])[0].Total.Of(found.All), 0.2);
        }

        Near(1, study.Freeze([0, 1])[0].First.Of(found.All), 0.2);
        Near(0, study.Freeze([2])[0].Total.Of(found.All), 0.1);
    }

    [Fact]
    public void Chance_is_nobodys_and_where_there_is_nothing_else_nothing_can_be_told()
    {
        var found = KnownFunction.Study(10, _ => 5, noise: 2).Fit[0];
        Near(0, found.All.Estimate(), 0.1);
        Assert.True(found.All.Estimate().Low < 0, "a variance that is not there was told");
        Assert.InRange(found.Mean, 4.9, 5.1);
    }

    [Fact]
    public void What_a_control_shows_of_chance_is_taken_off_and_moves_nothing_else()
    {
        var (plain, controlled) = (KnownFunction.Study(4, z => z[0] + z[1], noise: 4), KnownFunction.Study(4, z => z[0] + z[1], noise: 4, control: 0.95));
        Near(2, controlled.Fit[0].All.Estimate(), 0.2);
        Near(0.5, controlled.Fit[0].Of([0]).Of(controlled.Fit[0].All), 0.05);
        var (variance, error) = controlled.Chance.OfOneReplication[0];
        Assert.InRange(variance, 16 - (5 * error), 16 + (5 * error));
        Assert.Equal(16 * Math.Sqrt(2 / 9750.0), error, 0.05); // 250 draws of 40: 9,750 degrees of freedom
        Assert.InRange(controlled.Fit[0].Noise / plain.Fit[0].Noise, 0.08, 0.12); // 1 - 0.95²
    }

    [Fact]
    public void Intervals_cover_the_truth_as_often_as_they_say()
    {
        // 200 studies of 600 draws: first-order shares from the fit, and both indices of a group. Of 200 a right 95 % interval covers 190;
        // fewer than 174 (five standard errors) with probability below 1e-6.
        double[] a = [2, 1, 1, 0.3, 0, 0];
        var whole = a.Sum(c => c * c) + 0.5;
        var covered = new int[5];
        for (var seed = 1UL; seed <= 200; seed++)
        {
            var study = KnownFunction.Study(6, z => a.Zip(z, (c, x) => c * x).Sum() + (Math.Sqrt(0.5) * z[0] * z[1]), noise: 3, draws: 600, seed: seed);
            var found = study.Fit[0];
            var (first, total) = study.Freeze([0, 3])[0];
            (ShareEstimate Estimate, double Truth)[] shares =
            [
                (found.Of([0]).Of(found.All), 4 / whole),
                (found.Of([3]).Of(found.All), 0.09 / whole),
                (found.Interactions.Of(found.All), 0.5 / whole),
                (first.Of(found.All), 4.09 / whole),
                (total.Of(found.All), 4.59 / whole),
            ];
            for (var s = 0; s < shares.Length; s++)
            {
                covered[s] += shares[s].Estimate.Low <= shares[s].Truth && shares[s].Truth <= shares[s].Estimate.High ? 1 : 0;
            }
        }

        Assert.All(covered, c => Assert.InRange(c, 174, 200));
    }

    [Fact]
    public void The_kink_at_the_median_of_a_number_is_followed()
    {
        // The logarithm of a number whose upper half is three times as wide as its lower one: z up to 0, 3 z above.
        var number = new Parameter { Path = "n", Quantity = Quantity.Length, Value = 1, Low = Math.Exp(-1.6448536269514722), High = Math.Exp(3 * 1.6448536269514722), Source = "s", Date = "2024", Confidence = Confidence.Judgement };
        var found = KnownFunction.Study(2, z => Math.Log(number.AtDeviate(z[0])) + z[1], noise: 0, draws: 400).Fit[0];
        Near(0, found.Interactions.Of(found.All), 1e-6);
        // Var = E x² - (E x)² = (1 + 9)/2 - (2 φ(0))² = 5 - 2/π.
        var variance = 5 - (2 / Math.PI);
        Assert.Equal(variance / (variance + 1), found.Of([0]).Of(found.All).Value, 6);
    }

    [Fact]
    public void Any_number_of_threads_finds_the_same_to_the_bit()
    {
        double[] Found(int threads)
        {
            var study = KnownFunction.Study(6, z => z[0] + (z[1] * z[2]), noise: 1, control: 0.5, draws: 400, threads: threads);
            var (first, total) = study.Freeze([1, 2])[0];
            return [study.Fit[0].All.Value, first.Value, total.Value, study.Fit[0].Of([0]).Of(study.Fit[0].All).High];
        }

        var alone = Found(1);
        Assert.Equal(alone, Found(2));
        Assert.Equal(alone, Found(5));
    }

    private static void Near(double truth, ShareEstimate found, double widest)
    {
        var error = (found.High - found.Low) / 2 / 1.959963984540054;
        Assert.InRange(found.High - found.Low, 0, widest * 2);
        Assert.InRange(found.Value, truth - (5 * error) - 1e-9, truth + (5 * error) + 1e-9);
    }
}
