using Testudo.Calibration.Inference;

namespace Testudo.Calibration.Tests.Inference;

public sealed class PosteriorChainsTests
{
    private static readonly CalibrationOptions Options = new() { Chains = 4, Steps = 40_000, Seed = 3, Threads = 2 };

    [Fact]
    public void Chains_find_the_moments_of_a_normal_distribution()
    {
        // Means (1, -2), standard deviations (1, 3), correlation .9.
        static double Density(double[] x)
        {
            var (a, b) = (x[0] - 1, (x[1] + 2) / 3);
            return -((a * a) - (2 * 0.9 * a * b) + (b * b)) / (2 * (1 - 0.81));
        }

        var chains = PosteriorChains.Run(Density, 2, Options, null, CancellationToken.None);
        var kept = chains.Kept.ToList();
        var (first, second) = (kept.Average(k => k[0]), kept.Average(k => k[1]));
        var covariance = kept.Average(k => (k[0] - first) * (k[1] - second));

        // 8,000 kept steps of a chain whose memory is some tens of steps are worth 2,000 independent ones at least: five of their standard errors.
        Assert.InRange(first, 1 - (5 / Math.Sqrt(2000)), 1 + (5 / Math.Sqrt(2000)));
        Assert.InRange(second, -2 - (15 / Math.Sqrt(2000)), -2 + (15 / Math.Sqrt(2000)));
        Assert.InRange(covariance, 2.7 * (1 - (5 * Math.Sqrt(2.0 / 2000))), 2.7 * (1 + (5 * Math.Sqrt(2.0 / 2000))));
        Assert.InRange(chains.SplitR, 0.99, 1.05);
        Assert.InRange(chains.Accepted, 0.1, 0.7);
    }

    [Fact]
    public void Chains_that_stay_apart_are_told()
    {
        // Two peaks, too far apart to cross: chains that begin on both sides of 0 never agree.
        static double Density(double[] x) => -5000 * Math.Pow((x[0] * x[0]) - 1, 2);

        var chains = PosteriorChains.Run(Density, 1, Options with { Chains = 8, Steps = 4000 }, null, CancellationToken.None);

        Assert.True(chains.SplitR > 1.5, $"split R {chains.SplitR}");
    }

    [Fact]
    public void Threads_change_nothing()
    {
        static double Density(double[] x) => -x.Sum(v => v * v) / 2;
        var options = Options with { Steps = 3000 };
        var one = PosteriorChains.Run(Density, 3, options with { Threads = 1 }, null, CancellationToken.None);
        var four = PosteriorChains.Run(Density, 3, options with { Threads = 4 }, null, CancellationToken.None);

        Assert.Equal(one.Draws(50).Select(d => string.Join(' ', d)), four.Draws(50).Select(d => string.Join(' ', d)));
    }
}
