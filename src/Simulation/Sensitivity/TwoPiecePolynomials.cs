using MathNet.Numerics;

namespace Testudo.Simulation.Sensitivity;

/// <summary>Functions of a standard normal deviate that are uncorrelated, with mean 0 and variance 1: polynomials with a kink at the median.</summary>
/// <remarks>
/// An uncertain number is two-piece normal (<see cref="World.Parameter"/>): its lower and its upper half have different widths. What
/// depends on it smoothly has therefore a kink in the deviate at 0, which plain Hermite polynomials follow badly. The span of
/// |z|^k and sign(z) |z|^k for k from 1 to the degree holds every function that is a polynomial on either side and continuous.
/// Even and odd functions are orthogonal by themselves; within each kind Gram and Schmidt, by the moments of the normal distribution.
/// </remarks>
internal sealed class TwoPiecePolynomials
{
    // Higher powers have tails so heavy that the few draws far out decide the fit, and its errors come out too small.
    private const int MostDegree = 3;

    private readonly double[][] odd;
    private readonly double[][] even;

    /// <summary>The functions of up to a degree.</summary>
    /// <param name="degree">From 1 to 3.</param>
    public TwoPiecePolynomials(int degree)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(degree, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(degree, MostDegree);
        Degree = degree;
        odd = Orthonormal([.. Enumerable.Range(1, degree).Select(k => Power(k, degree))]);
        even = Orthonormal([Power(0, degree), .. Enumerable.Range(1, degree).Select(k => Power(k, degree))])[1..];
    }

    /// <summary>The degree.</summary>
    public int Degree { get; }

    /// <summary>How many functions there are.</summary>
    public int Count => 2 * Degree;

    /// <summary>The highest degree that so many draws allow for so many numbers; 0 for none.</summary>
    /// <param name="draws">The draws.</param>
    /// <param name="parameters">The uncertain numbers.</param>
    public static int DegreeFor(int draws, int parameters) =>
        Math.Min(MostDegree, draws / (2 * Math.Max(1, parameters) * SensitivityOptions.DrawsForEachFunction));

    /// <summary>The values at a deviate.</summary>
    /// <param name="deviate">The deviate.</param>
    /// <param name="values">One value for each function.</param>
    public void At(double deviate, Span<double> values)
    {
        var size = Math.Abs(deviate);
        for (var k = 0; k < Degree; k++)
        {
            values[2 * k] = Math.Sign(deviate) * Value(odd[k], size);
            values[(2 * k) + 1] = Value(even[k], size);
        }
    }

    private static double Value(double[] coefficients, double x)
    {
        var value = 0.0;
        for (var k = coefficients.Length - 1; k >= 0; k--)
        {
            value = (value * x) + coefficients[k];
        }

        return value;
    }

    private static double[] Power(int k, int degree)
    {
        var power = new double[degree + 1];
        power[k] = 1;
        return power;
    }

    private static double[][] Orthonormal(double[][] functions)
    {
        // The constant function is among the even ones, so that the others get the mean 0; odd ones have it anyway.
        foreach (var (function, f) in functions.Select((function, f) => (function, f)))
        {
            // Twice is enough (Kahan): what rounding left of the earlier ones goes the second time.
            for (var pass = 0; pass < 2; pass++)
            {
                for (var earlier = 0; earlier < f; earlier++)
                {
                    var shared = Product(function, functions[earlier]);
                    for (var k = 0; k < function.Length; k++)
                    {
                        function[k] -= shared * functions[earlier][k];
                    }
                }
            }

            var length = Math.Sqrt(Product(function, function));
            for (var k = 0; k < function.Length; k++)
            {
                function[k] /= length;
            }
        }

        return functions;
    }

    // E f(|z|) g(|z|), from E|z|^k = 2^(k/2) Γ((k + 1)/2) / √π.
    private static double Product(double[] f, double[] g)
    {
        var sum = 0.0;
        for (var i = 0; i < f.Length; i++)
        {
            for (var j = 0; j < g.Length; j++)
            {
                sum += f[i] * g[j] * Math.Pow(2, (i + j) / 2.0) * SpecialFunctions.Gamma((i + j + 1) / 2.0) / Math.Sqrt(Math.PI);
            }
        }

        return sum;
    }
}
