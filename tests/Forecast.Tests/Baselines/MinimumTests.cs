using Testudo.Forecast.Baselines;

namespace Testudo.Forecast.Tests.Baselines;

public sealed class MinimumTests
{
    [Fact]
    public void One_variable_is_found_within_its_tolerance_and_at_a_bound()
    {
        Assert.Equal(1.5, BoundedMinimum.Find(x => Math.Pow(x - 1.5, 4) + x - x, -9, 4, 1e-8), 1e-2);
        Assert.Equal(-2, BoundedMinimum.Find(x => Math.Cosh(x + 2), -9, 4), 1e-5);
        Assert.Equal(4, BoundedMinimum.Find(x => -x, -9, 4), 1e-4);
    }

    // Rosenbrock (1960): a bent valley whose bottom is at (1, 1).
    [Fact]
    public void Several_variables_are_found_to_rounding()
    {
        var found = NewtonMinimum.Find(
            x => (Math.Pow(1 - x[0], 2) + (100 * Math.Pow(x[1] - (x[0] * x[0]), 2)), [(-2 * (1 - x[0])) - (400 * x[0] * (x[1] - (x[0] * x[0]))), 200 * (x[1] - (x[0] * x[0]))]),
            [-1.2, 1]);

        Assert.Equal(1, found[0], 1e-8);
        Assert.Equal(1, found[1], 1e-8);
    }
}
