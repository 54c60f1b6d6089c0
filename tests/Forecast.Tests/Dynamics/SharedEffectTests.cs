using Testudo.Forecast.Distributions;
using Testudo.Forecast.Dynamics;

namespace Testudo.Forecast.Tests.Dynamics;

public sealed class SharedEffectTests
{
    // The sum of independent binomials with one chance is a binomial.
    [Fact]
    public void Without_correlation_totals_are_convolutions()
    {
        var total = SharedEffect.Total([BetaBinomial.Distribution(7, 0.4, 0), BetaBinomial.Distribution(12, 0.4, 0), BetaBinomial.Distribution(1, 0.4, 0)], 0);
        var expected = BetaBinomial.Distribution(20, 0.4, 0);

        Assert.All(Enumerable.Range(0, 21), k => Assert.Equal(expected.Probabilities[k], total.Probabilities[k], 1e-12));
    }

    // Of wide counts, which are nearly continuous, the covariance of normal margins is the correlation times both deviations.
    [Theory]
    [InlineData(0.1)]
    [InlineData(0.4)]
    public void Correlation_widens_the_total_and_keeps_its_mean(double correlation)
    {
        var (a, b) = (BetaBinomial.Distribution(400, 0.5, 0), BetaBinomial.Distribution(900, 0.5, 0));
        var total = SharedEffect.Total([a, b], correlation);
        var variance = (a.StandardDeviation * a.StandardDeviation) + (b.StandardDeviation * b.StandardDeviation) + (2 * correlation * a.StandardDeviation * b.StandardDeviation);

        Assert.Equal(a.Mean + b.Mean, total.Mean, 0.01);
        Assert.Equal(Math.Sqrt(variance), total.StandardDeviation, 0.01 * Math.Sqrt(variance));
    }

    [Fact]
    public void What_is_learned_lies_between_the_prior_and_the_pairs()
    {
        var forecast = BetaBinomial.Distribution(100, 0.5, 0.2);
        var (together, apart) = (new SharedEffect(), new SharedEffect());
        Assert.Equal(0.2, together.Correlation, 1e-12);
        for (var i = 0; i < 200; i++)
        {
            var count = (i * 37) % 101;
            together.Learn([(count, forecast), (count, forecast)]);
            apart.Learn([(count, forecast), (100 - count, forecast)]);
        }

        Assert.InRange(together.Correlation, 0.8, 0.9);
        Assert.Equal(0, apart.Correlation);
    }
}
