using MathNet.Numerics.LinearAlgebra;

namespace Testudo.Forecast.Baselines;

/// <summary>The minimum of a smooth function of a few variables with one valley, to rounding.</summary>
/// <remarks>Newton's method; the second derivatives are central differences of the gradient, and a step that does not go down is halved.</remarks>
internal static class NewtonMinimum
{
    private const double Difference = 1e-5;
    private const double SmallStep = 1e-11;
    private const int MostRounds = 100;
    private const int MostHalvings = 40;

    /// <summary>Finds it.</summary>
    /// <param name="function">The value and the gradient.</param>
    /// <param name="start">Where to begin.</param>
    public static double[] Find(Func<double[], (double Value, double[] Gradient)> function, double[] start)
    {
        var x = Vector<double>.Build.DenseOfArray(start);
        var (value, slope) = At(x);
        for (var round = 0; round < MostRounds; round++)
        {
            var gradient = Vector<double>.Build.DenseOfArray(slope);
            var curvature = Curvature(x);
            var step = curvature.Solve(-gradient);
            if (!(step * gradient < 0))
            {
                // Far from the valley the function may bend down: then go down its slope.
                step = -gradient / Math.Max(1, gradient.L2Norm());
            }

            var (next, there, slopeThere) = (x, value, slope);
            for (var halving = 0; halving <= MostHalvings; halving++)
            {
                next = x + (step * Math.Pow(0.5, halving));
                (there, slopeThere) = At(next);
                if (there <= value + (1e-12 * Math.Abs(value)))
                {
                    break;
                }
            }

            var moved = (next - x).InfinityNorm();
            (x, value, slope) = (next, there, slopeThere);
            if (moved < SmallStep)
            {
                break;
            }
        }

        return x.ToArray();

        (double Value, double[] Gradient) At(Vector<double> at) => function(at.ToArray());

        Matrix<double> Curvature(Vector<double> at)
        {
            var matrix = Matrix<double>.Build.Dense(at.Count, at.Count);
            for (var i = 0; i < at.Count; i++)
            {
                var (up, down) = (at.Clone(), at.Clone());
                up[i] += Difference;
                down[i] -= Difference;
                matrix.SetColumn(i, Vector<double>.Build.DenseOfArray(At(up).Gradient).Subtract(Vector<double>.Build.DenseOfArray(At(down).Gradient)) / (2 * Difference));
            }

            return (matrix + matrix.Transpose()) / 2;
        }
    }
}
