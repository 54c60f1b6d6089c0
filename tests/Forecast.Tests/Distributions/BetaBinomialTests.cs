using FsCheck;
using FsCheck.Fluent;
using Testudo.Forecast.Distributions;

namespace Testudo.Forecast.Tests.Distributions;

public sealed class BetaBinomialTests
{
    private static readonly Gen<(int Trials, double Mean, double Correlation)> Any =
        from trials in Gen.Frequency((4, Gen.Choose(1, 60)), (2, Gen.Choose(61, 900)), (1, Gen.Choose(901, 3000)))
        from mean in Gen.Choose(1, 999)
        from correlation in Gen.Choose(1, 970)
        select (trials, mean / 1000.0, correlation / 1000.0);

    // scipy.stats.betabinom, a = 2, b = 3.
    [Theory]
    [InlineData(0, 0.06593406593406595)]
    [InlineData(3, 0.14385614385614395)]
    [InlineData(10, 0.010989010989010992)]
    public void Probabilities_are_those_of_another_program(int count, double expected)
    {
        Assert.Equal(expected, Math.Exp(BetaBinomial.LogProbability(count, 10, 0.4, 1 / 6.0)), 1e-12);
        Assert.Equal(expected, BetaBinomial.Distribution(10, 0.4, 1 / 6.0).Probabilities[count], 1e-14);
    }

    // scipy.stats.betabinom.logpmf.
    [Theory]
    [InlineData(700, 800, 0.9, 0.05, -5.232545912415209)]
    [InlineData(0, 5, 0.2, 0.5, -0.48961222736679333)]
    public void Logarithms_are_those_of_another_program(int count, int trials, double mean, double correlation, double expected) =>
        Assert.Equal(expected, BetaBinomial.LogProbability(count, trials, mean, correlation), 1e-11);

    // A beta(1, 1) chance makes every count equally likely.
    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(500)]
    public void An_even_chance_makes_even_counts(int trials) =>
        Assert.All(BetaBinomial.Distribution(trials, 0.5, 1 / 3.0).Probabilities, p => Assert.Equal(1.0 / (trials + 1), p, 1e-12));

    [Fact]
    public void Without_correlation_it_is_the_binomial()
    {
        var distribution = BetaBinomial.Distribution(20, 0.3, 0);

        Assert.All(Enumerable.Range(0, 21), k => Assert.Equal(MathNet.Numerics.Distributions.Binomial.PMF(0.3, 20, k), distribution.Probabilities[k], 1e-14));
        Assert.Equal(MathNet.Numerics.Distributions.Binomial.PMFLn(0.3, 20, 4), BetaBinomial.LogProbability(4, 20, 0.3, 0), 1e-12);
    }

    [Fact]
    public void Mean_and_variance_are_the_closed_forms() => Check.One(Config.QuickThrowOnFailure.WithMaxTest(200), Prop.ForAll(Any.ToArbitrary(), d =>
    {
        var distribution = BetaBinomial.Distribution(d.Trials, d.Mean, d.Correlation);
        var variance = d.Trials * d.Mean * (1 - d.Mean) * (1 + ((d.Trials - 1) * d.Correlation));
        Assert.Equal(d.Trials * d.Mean, distribution.Mean, 1e-8 * d.Trials);
        Assert.Equal(variance, distribution.StandardDeviation * distribution.StandardDeviation, 1e-7 * variance);
    }));

    [Fact]
    public void The_ways_to_compute_it_agree() => Check.One(Config.QuickThrowOnFailure.WithMaxTest(200), Prop.ForAll(Any.ToArbitrary(), d =>
    {
        var distribution = BetaBinomial.Distribution(d.Trials, d.Mean, d.Correlation);
        foreach (var count in new[] { 0, d.Trials / 2, d.Trials })
        {
            var expected = Math.Exp(BetaBinomial.LogProbability(count, d.Trials, d.Mean, d.Correlation));
            double[] means = [d.Mean];
            BetaBinomial.Probabilities(count, d.Trials, means, d.Correlation);
            Assert.Equal(expected, distribution.Probabilities[count], 1e-12 + (1e-8 * expected));
            Assert.Equal(expected, means[0], 1e-12 + (1e-8 * expected));
        }
    }));

    [Fact]
    public void Slopes_are_those_of_differences() => Check.One(Config.QuickThrowOnFailure.WithMaxTest(200), Prop.ForAll(Any.ToArbitrary(), d =>
    {
        const double H = 1e-6;
        var count = d.Trials / 3;
        var (ofMean, ofCorrelation) = BetaBinomial.Slopes(count, d.Trials, d.Mean, d.Correlation);
        var mean = (BetaBinomial.LogProbability(count, d.Trials, d.Mean + (H * d.Mean), d.Correlation) - BetaBinomial.LogProbability(count, d.Trials, d.Mean - (H * d.Mean), d.Correlation)) / (2 * H * d.Mean);
        var correlation = (BetaBinomial.LogProbability(count, d.Trials, d.Mean, d.Correlation * (1 + H)) - BetaBinomial.LogProbability(count, d.Trials, d.Mean, d.Correlation * (1 - H))) / (2 * H * d.Correlation);
        Assert.Equal(mean, ofMean, 1e-3 + (1e-3 * Math.Abs(mean)));
        Assert.Equal(correlation, ofCorrelation, 1e-2 + (1e-3 * Math.Abs(correlation)));
    }));

    [Fact]
    public void Nothing_launched_is_nothing_stopped() => Assert.Equal([1.0], BetaBinomial.Distribution(0, 0.5, 0.1).Probabilities);
}
