using MathNet.Numerics.Integration;
using Testudo.Simulation.Sensitivity;

namespace Testudo.Simulation.Tests.Sensitivity;

/// <summary>The functions that are fitted, and the algebra of the fit.</summary>
public sealed class FittingTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void The_functions_are_uncorrelated_with_mean_zero_and_variance_one(int degree)
    {
        var functions = new TwoPiecePolynomials(degree);
        double[] At(double z)
        {
            var values = new double[functions.Count];
            functions.At(z, values);
            return values;
        }

        // The normal density is below 1e-31 beyond 12; on either side of 0 everything is smooth.
        double Mean(Func<double, double> f)
        {
            double Weighted(double z) => f(z) * Math.Exp(-z * z / 2) / Math.Sqrt(2 * Math.PI);
            return GaussLegendreRule.Integrate(Weighted, -12, 0, 128) + GaussLegendreRule.Integrate(Weighted, 0, 12, 128);
        }

        for (var i = 0; i < functions.Count; i++)
        {
            Assert.Equal(0, Mean(z => At(z)[i]), 8);
            for (var j = 0; j <= i; j++)
            {
                Assert.Equal(i == j ? 1 : 0, Mean(z => At(z)[i] * At(z)[j]), 7);
            }
        }
    }

    [Fact]
    public void The_first_two_functions_are_the_deviate_and_its_size()
    {
        var values = new double[2];
        new TwoPiecePolynomials(1).At(-1.5, values);
        Assert.Equal(-1.5, values[0], 12);
        Assert.Equal((1.5 - Math.Sqrt(2 / Math.PI)) / Math.Sqrt(1 - (2 / Math.PI)), values[1], 12);
    }

    [Theory]
    [InlineData(100, 3, 2)]
    [InlineData(6_000, 183, 2)]
    [InlineData(6_000, 3, 3)]
    [InlineData(47, 3, 0)]
    public void The_degree_is_what_the_draws_allow(int draws, int parameters, int degree) =>
        Assert.Equal(degree, TwoPiecePolynomials.DegreeFor(draws, parameters));

    [Fact]
    public void The_fewest_draws_allow_a_degree_for_any_number_of_parameters() =>
        Assert.All(Enumerable.Range(1, 1_000), p => Assert.True(TwoPiecePolynomials.DegreeFor(SensitivityOptions.LeastDraws(p), p) >= 1));

    [Fact]
    public void A_matrix_times_its_inverse_is_one()
    {
        // Hilbert's matrix plus the unit: well conditioned, and nothing about it is sparse.
        const int Size = 23;
        double Entry(int i, int j) => (1.0 / (i + j + 1)) + (i == j ? 1 : 0);
        var inverse = SymmetricMatrix.Inverse([.. Enumerable.Range(0, Size).Select(i => Enumerable.Range(0, Size).Select(j => Entry(i, j)).ToArray())]);
        for (var i = 0; i < Size; i++)
        {
            for (var j = 0; j < Size; j++)
            {
                Assert.Equal(i == j ? 1 : 0, Enumerable.Range(0, Size).Sum(k => Entry(i, k) * inverse[k][j]), 12);
            }
        }
    }
}
