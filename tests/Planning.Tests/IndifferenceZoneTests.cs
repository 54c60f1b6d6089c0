using MathNet.Numerics.Distributions;
using Testudo.Planning.Comparison;

namespace Testudo.Planning.Tests;

public sealed class IndifferenceZoneTests
{
    private const int Systems = 6;
    private const double Zone = 1;
    private const double Error = 0.1;

    [Fact]
    public void The_best_is_chosen_with_the_stated_probability_where_the_others_are_least_favourable()
    {
        // All others are worse by exactly the smallest difference that matters, and every observation shares a part with those of the same number.
        const int Runs = 500;
        var random = new Random(20240102);
        var right = 0;
        var observations = 0L;
        for (var run = 0; run < Runs; run++)
        {
            var shared = new List<double>();
            double Observe(int system, int number)
            {
                while (shared.Count <= number)
                {
                    shared.Add(Normal.Sample(random, 0, 3));
                }

                return (system == 2 ? 0 : Zone) + shared[number] + Normal.Sample(random, 0, 2);
            }

            var choice = IndifferenceZone.Choose(Systems, Zone, Error, 10, 5000, Observe);
            Assert.True(choice.IsDecided);
            right += choice.Best == 2 ? 1 : 0;
            observations += choice.Observations;
        }

        // 0.9 is promised; five standard errors of 500 runs at 0.9 below it: fails by chance less than once in a million.
        Assert.True(right >= Runs * (1 - Error - (5 * Math.Sqrt(Error * (1 - Error) / Runs))), $"{right} of {Runs}");
        Assert.InRange(observations / Runs, 10, 200);
    }

    [Fact]
    public void What_is_far_behind_is_given_up_early()
    {
        var random = new Random(7);
        var choice = IndifferenceZone.Choose(3, 1, 0.05, 10, 1000, (system, _) => (100 * system) + Normal.Sample(random, 0, 1));
        Assert.Equal((0, 10, true), (choice.Best, choice.Observations, choice.IsDecided));
        Assert.Equal([0], choice.Left);
    }

    [Fact]
    public void Equal_systems_stay_together()
    {
        var random = new Random(7);
        var shared = Enumerable.Range(0, 100).Select(_ => Normal.Sample(random, 0, 1)).ToArray();
        var choice = IndifferenceZone.Choose(3, 0.5, 0.05, 10, 100, (system, number) => shared[number] + (system == 1 ? 50 : 0));
        Assert.Equal([0, 2], choice.Left);
        Assert.True(choice.IsDecided);
    }

    [Fact]
    public void Too_few_observations_are_no_choice()
    {
        var random = new Random(7);
        var choice = IndifferenceZone.Choose(2, 0.01, 0.05, 10, 20, (_, _) => Normal.Sample(random, 0, 1));
        Assert.Equal((2, 20, false), (choice.Left.Count, choice.Observations, choice.IsDecided));
    }
}
