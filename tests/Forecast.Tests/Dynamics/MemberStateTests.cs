using Testudo.Forecast.Distributions;
using Testudo.Forecast.Dynamics;

namespace Testudo.Forecast.Tests.Dynamics;

/// <summary>The filter, against the posterior by brute force: a sum over a fine grid of log-odds.</summary>
public sealed class MemberStateTests
{
    private const double Far = 1e9;
    private static readonly (int Launched, int Stopped)[] Raids = [(10, 8), (60, 51), (3, 1), (120, 100), (1, 1), (40, 22), (80, 70)];

    [Theory]
    [InlineData(0.05, null)]
    [InlineData(0.3, null)]
    [InlineData(0.1, 0.7)]
    public void Chances_and_forecasts_are_those_of_the_exact_posterior(double correlation, double? defended)
    {
        var outcome = new Outcome { Correlation = correlation, DefendedShare = defended };
        var state = new MemberState(outcome, 10, [new Drift(0.5, 1, Far)]);
        var grid = Enumerable.Range(0, 4001).Select(i => -7 + (i * 0.00375)).ToArray();
        var posterior = grid.Select(e => Math.Exp(-0.5 * (e - 0.5) * (e - 0.5))).ToArray();
        foreach (var (launched, stopped) in Raids)
        {
            var total = posterior.Sum();
            var likelihood = grid.Select(e => Chance(e, launched, stopped)).ToArray();
            var expected = posterior.Zip(likelihood, (p, l) => p / total * l).Sum();

            var forecast = new double[launched + 1];
            state.AddTo(forecast, new double[launched + 1], [1], 1);
            var learned = state.Learn([1], launched, stopped);

            // The first is exact but for the quadrature; later ones feel that the posterior is taken as normal, most where an outcome surprises (22 of 40).
            Assert.Equal(expected, learned, (launched == Raids[0].Launched ? 1e-4 : 0.05) * expected);
            Assert.Equal(learned, forecast[stopped], 1e-9);
            Assert.Equal(1, forecast.Sum(), 1e-9);
            posterior = [.. posterior.Zip(likelihood, (p, l) => p * l)];
        }

        double Chance(double e, int launched, int stopped)
        {
            var p = 1 / (1 + Math.Exp(-e));
            double Of(double mean, double c) => Math.Exp(BetaBinomial.LogProbability(stopped, launched, mean, c));
            return defended is { } share ? (p * Of(share, correlation)) + ((1 - p) * Of(Outcome.UndefendedShare, Outcome.UndefendedCorrelation)) : Of(p, correlation);
        }
    }

    [Fact]
    public void What_is_forgotten_comes_back_to_the_prior()
    {
        double[] Forecast(MemberState state)
        {
            var forecast = new double[51];
            state.AddTo(forecast, new double[51], [1, 2], 1);
            return forecast;
        }

        MemberState Begin() => new(new Outcome { Correlation = 0.1, SizeExponent = 0.3 }, 20, [new Drift(1, 0.7, 100), new Drift(0.2, 0.3, 50)]);
        var (fresh, old) = (Begin(), Begin());
        old.Learn([1, 2], 50, 3);
        Assert.True(Forecast(old).Index().Sum(f => f.Index * f.Item) < Forecast(fresh).Index().Sum(f => f.Index * f.Item) - 5);

        old.Pass(5000, 0);

        Assert.Equal(Forecast(fresh), Forecast(old), (a, b) => Math.Abs(a - b) < 1e-12);
    }

    // The drift has no steps of its own: passing twice is passing once.
    [Fact]
    public void Time_passes_alike_in_one_step_or_in_many()
    {
        var (once, often) = (Make(), Make());
        once.Pass(30, 0);
        for (var i = 0; i < 30; i++)
        {
            often.Pass(1, 0);
        }

        Assert.Equal(once.Learn([1, 1.5], 40, 31), often.Learn([1, 1.5], 40, 31), 1e-12);

        static MemberState Make()
        {
            var state = new MemberState(new Outcome { Correlation = 0.1 }, 20, [new Drift(1, 0.7, 100), new Drift(0, 0.4, 7)]);
            state.Learn([1, 1.5], 50, 20);
            return state;
        }
    }
}
