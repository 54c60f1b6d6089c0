using MathNet.Numerics.LinearAlgebra;

namespace Testudo.Calibration.Emulation;

/// <summary>The value of a function to be maximised, with its slope and its information: the expected curvature, positive definite.</summary>
internal readonly record struct Score(double Value, double[] Gradient, double[,] Information);

/// <summary>Fisher scoring with steps that are halved until they climb.</summary>
internal static class DampedScoring
{
    private const int MostSteps = 60;
    private const int MostHalvings = 12;
    private const double Enough = 1e-8;

    /// <summary>Finds the maximum.</summary>
    /// <param name="score">The function.</param>
    /// <param name="start">Where to begin.</param>
    public static double[] Maximise(Func<double[], Score> score, double[] start)
    {
        var at = start;
        var now = score(at);
        for (var step = 0; step < MostSteps; step++)
        {
            var direction = Matrix<double>.Build.DenseOfArray(now.Information).Cholesky().Solve(Vector<double>.Build.Dense(now.Gradient));
            var (length, next, place) = (1.0, default(Score), at);
            for (var halving = 0; halving < MostHalvings; halving++, length /= 2)
            {
                place = [.. at.Select((v, i) => v + (length * direction[i]))];
                next = score(place);
                if (next.Value > now.Value)
                {
                    break;
                }
            }

            if (!(next.Value > now.Value + (Enough * Math.Abs(now.Value))))
            {
                return next.Value > now.Value ? place : at;
            }

            (at, now) = (place, next);
        }

        return at;
    }
}
