using FsCheck;
using FsCheck.Fluent;
using Testudo.Forecast.Distributions;

namespace Testudo.Forecast.Tests.Distributions;

public sealed class CountForecastTests
{
    private static readonly Gen<CountForecast> Any =
        from n in Gen.Choose(1, 40)
        from weights in Gen.Choose(0, 1000).ArrayOf(n)
        select new CountForecast([.. weights.Select((w, i) => i == 0 ? w + 1.0 : w)]);

    // Of one trial the score is the square of the error of the probability.
    [Theory]
    [InlineData(0.3, 1, 0.49)]
    [InlineData(0.3, 0, 0.09)]
    public void The_ranked_score_of_one_weapon_is_the_squared_error(double chance, int observed, double expected) =>
        Assert.Equal(expected, new CountForecast([1 - chance, chance]).Crps(observed), 1e-15);

    [Theory]
    [InlineData(4, 9)]
    [InlineData(9, 4)]
    [InlineData(3, 3)]
    public void The_ranked_score_of_a_certain_count_is_its_distance(int certain, int observed) =>
        Assert.Equal(Math.Abs(certain - observed), new CountForecast([.. Enumerable.Range(0, 11).Select(k => k == certain ? 1.0 : 0)]).Crps(observed), 1e-14);

    // E|X - y| - E|X - X'| / 2, with E|X - X'| = (m² - 1) / (3 m) for m equally likely counts (Gneiting and Raftery 2007, equation 21).
    [Theory]
    [InlineData(10, 0)]
    [InlineData(10, 4)]
    [InlineData(101, 77)]
    public void The_ranked_score_of_even_counts_is_the_closed_form(int counts, int observed)
    {
        var forecast = new CountForecast([.. Enumerable.Repeat(1.0, counts)]);
        var distance = Enumerable.Range(0, counts).Average(k => (double)Math.Abs(k - observed));

        Assert.Equal(distance - (((counts * (double)counts) - 1) / (6.0 * counts)), forecast.Crps(observed), 1e-10);
        Assert.Equal(Math.Log(counts), forecast.LogScore(observed), 1e-12);
    }

    [Fact]
    public void Coverage_of_what_the_forecast_itself_draws_is_nominal() => Check.One(Config.QuickThrowOnFailure.WithMaxTest(300), Prop.ForAll(Any.ToArbitrary(), f =>
    {
        foreach (var level in new[] { 0.5, 0.8, 0.9 })
        {
            Assert.Equal(level, f.Probabilities.Select((p, y) => p * f.Transform(y).Coverage(level)).Sum(), 1e-12);
        }

        Assert.Equal(0.1, f.Probabilities.Select((p, y) => p * f.Transform(y).Share(0.3, 0.4)).Sum(), 1e-12);
    }));

    // Proper scores: nobody does better on average than whoever knows the distribution.
    [Fact]
    public void No_other_forecast_scores_better_on_average_than_the_true_one() => Check.One(Config.QuickThrowOnFailure.WithMaxTest(300), Prop.ForAll(Any.ToArbitrary(), Any.ToArbitrary(), (truth, other) =>
    {
        if (other.Largest != truth.Largest)
        {
            return;
        }

        double Mean(Func<int, double> score) => truth.Probabilities.Select((p, y) => p == 0 ? 0 : p * score(y)).Sum();
        Assert.True(Mean(truth.LogScore) <= Mean(other.LogScore) + 1e-12);
        Assert.True(Mean(truth.Crps) <= Mean(other.Crps) + 1e-12);
    }));

    [Fact]
    public void Quantiles_and_intervals_are_the_smallest_counts_that_suffice() => Check.One(Config.QuickThrowOnFailure.WithMaxTest(300), Prop.ForAll(Any.ToArbitrary(), f =>
    {
        foreach (var p in new[] { 0.05, 0.25, 0.5, 0.95, 1 })
        {
            var quantile = f.Quantile(p);
            Assert.True(f.Cumulative(quantile) >= p - 1e-12 && f.Cumulative(quantile - 1) < p);
        }

        var interval = f.Interval(0.9);
        Assert.True(f.Cumulative(interval.High) - f.Cumulative(interval.Low - 1) >= 0.9 - 1e-9);
        Assert.Equal(f.Largest, f.Mean + f.Complement().Mean, 1e-9);
    }));

    [Fact]
    public void Weights_that_are_none_are_refused()
    {
        Assert.Throws<ArgumentException>(() => new CountForecast([]));
        Assert.Throws<ArgumentException>(() => new CountForecast([0, 0]));
        Assert.Throws<ArgumentException>(() => new CountForecast([1, -0.1]));
        Assert.Throws<ArgumentException>(() => new CountForecast([1, double.NaN]));
    }
}
