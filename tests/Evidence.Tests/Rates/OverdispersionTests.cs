using Testudo.Evidence.Rates;

namespace Testudo.Evidence.Tests.Rates;

/// <summary>Intervals for rates of weapons that share the fate of their raid.</summary>
public sealed class OverdispersionTests
{
    // scipy.special.gammaln.
    [Theory]
    [InlineData(0.5, 0.5723649429247001)]
    [InlineData(1, 0)]
    [InlineData(10, 12.801827480081469)]
    [InlineData(1000.5, 5908.674175848678)]
    public void The_gamma_function_is_exact_enough(double x, double expected) => Assert.Equal(expected, Overdispersion.LogGamma(x), 8 - (int)Math.Log10(1 + expected));

    // E. B. Wilson, JASA 22 (1927); his formula, computed in Python.
    [Theory]
    [InlineData(0.5, 10, 0.236593, 0.763407)]
    [InlineData(0, 10, 0, 0.277533)]
    [InlineData(1, 1, 0.206549, 1)]
    [InlineData(0.9, 200, 0.850594, 0.93433)]
    public void Wilsons_interval_is_the_published_one(double rate, double trials, double low, double high)
    {
        var interval = Overdispersion.Wilson(rate, trials);
        Assert.Equal((low, high), (Math.Round(interval.Low, 6), Math.Round(interval.High, 6)));
    }

    [Theory]
    [InlineData(0.02)]
    [InlineData(0.1)]
    [InlineData(0.4)]
    public void The_correlation_is_found_again(double correlation)
    {
        var found = Overdispersion.Correlation(Draw(new Random(1), 60, 20, 0.7, correlation));

        // 1,200 raids; over seeds the estimates scatter with a standard deviation of less than 8 %.
        Assert.InRange(found, correlation * 0.7, correlation * 1.3);
    }

    [Fact]
    public void Independent_weapons_have_no_correlation_and_the_plain_interval()
    {
        var shares = Draw(new Random(2), 40, 20, 0.7, 0);
        var found = Overdispersion.Correlation(shares);
        Assert.InRange(found, 0, 0.005);
        Assert.Equal(0, Overdispersion.Correlation([]));
        Assert.Equal(0, Overdispersion.Correlation([new RaidShare("a", 5, 5), new RaidShare("a", 5, 5)]));

        var (low, high, effect) = Overdispersion.Interval([new RaidShare("a", 10, 5), new RaidShare("a", 10, 5)], 0);
        Assert.Equal(1, effect);
        Assert.Equal(Overdispersion.Wilson(0.5, 20), (low, high));
    }

    [Theory]
    [InlineData(12, 0.7, 0.15)]
    [InlineData(12, 0.9, 0.05)]
    [InlineData(4, 0.5, 0.4)]
    [InlineData(100, 0.85, 0.1)]
    public void The_interval_covers_the_rate_as_often_as_it_says_and_the_binomial_one_does_not(int raids, double rate, double correlation)
    {
        const int groups = 800;
        var shares = Draw(new Random(3), groups, raids, rate, correlation);
        var common = Overdispersion.Correlation(shares);
        var (covered, coveredPlainly) = (0, 0);
        foreach (var group in shares.GroupBy(s => s.Group))
        {
            var list = group.ToList();
            var (low, high, _) = Overdispersion.Interval(list, common);
            var plain = Overdispersion.Wilson(list.Sum(s => s.Count) / list.Sum(s => s.Launched), list.Sum(s => s.Launched));
            covered += low <= rate && rate <= high ? 1 : 0;
            coveredPlainly += plain.Low <= rate && rate <= plain.High ? 1 : 0;
        }

        // At 95 % coverage the share has a standard error of .0077: below .92 once in 20,000 times. Wilson's may cover somewhat more.
        Assert.InRange((double)covered / groups, 0.92, 0.995);
        Assert.InRange((double)coveredPlainly / groups, 0, 0.85);
    }

    [Fact]
    public void A_single_raid_has_the_interval_of_its_class()
    {
        var (low, high, effect) = Overdispersion.Interval([new RaidShare("a", 40, 30)], 0.1);

        Assert.Equal(1 + (0.1 * 39), effect, 12);
        Assert.Equal(Overdispersion.Wilson(0.75, 40 / effect), (low, high));
    }

    [Fact]
    public void No_event_still_has_an_upper_end()
    {
        var (low, high, _) = Overdispersion.Interval([new RaidShare("a", 14, 0), new RaidShare("a", 12, 0)], 0.5);

        Assert.Equal(0, low);
        // Two raids that share a fate by half tell little more than two weapons or three would.
        Assert.InRange(high, 0.4, 0.7);
    }

    private static List<RaidShare> Draw(Random random, int groups, int raids, double rate, double correlation)
    {
        var result = new List<RaidShare>();
        for (var g = 0; g < groups; g++)
        {
            for (var i = 0; i < raids; i++)
            {
                var launched = random.Next(1, 60);
                var size = (1 - correlation) / Math.Max(correlation, 1e-9);
                var p = correlation == 0 ? rate : Beta(random, rate * size, (1 - rate) * size);
                var count = 0;
                for (var k = 0; k < launched; k++)
                {
                    count += random.NextDouble() < p ? 1 : 0;
                }

                result.Add(new RaidShare(FormattableString.Invariant($"{g}"), launched, count));
            }
        }

        return result;
    }

    private static double Beta(Random random, double a, double b)
    {
        var (x, y) = (Gamma(random, a), Gamma(random, b));
        return x + y > 0 ? x / (x + y) : a / (a + b);
    }

    // Marsaglia and Tsang 2000.
    private static double Gamma(Random random, double shape)
    {
        if (shape < 1)
        {
            return Gamma(random, shape + 1) * Math.Pow(1 - random.NextDouble(), 1 / shape);
        }

        var d = shape - (1.0 / 3);
        var c = 1 / Math.Sqrt(9 * d);
        while (true)
        {
            var x = Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
            var v = Math.Pow(1 + (c * x), 3);
            if (v > 0 && Math.Log(1 - random.NextDouble()) < (0.5 * x * x) + d - (d * v) + (d * Math.Log(v)))
            {
                return d * v;
            }
        }
    }
}
