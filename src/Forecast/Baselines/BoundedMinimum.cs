namespace Testudo.Forecast.Baselines;

/// <summary>The minimum of a function of one variable between two bounds.</summary>
/// <remarks>
/// Brent, "Algorithms for minimization without derivatives" (1973), chapter 5: golden sections and parabolas. Step by step that of SciPy's
/// <c>minimize_scalar(method="bounded")</c>, so that the baselines are those of the script to the last digits.
/// </remarks>
internal static class BoundedMinimum
{
    private const double Golden = 0.3819660112501051;
    private const int MostCalls = 500;

    /// <summary>Finds it.</summary>
    /// <param name="function">The function.</param>
    /// <param name="low">The lower bound.</param>
    /// <param name="high">The upper bound.</param>
    /// <param name="tolerance">The tolerance of the place.</param>
    public static double Find(Func<double, double> function, double low, double high, double tolerance = 1e-5)
    {
        var rootOfEpsilon = Math.Sqrt(2.2e-16);
        var best = low + (Golden * (high - low));
        var (second, third) = (best, best);
        var (step, before) = (0.0, 0.0);
        var atBest = function(best);
        var (atSecond, atThird) = (atBest, atBest);
        for (var calls = 1; calls < MostCalls; calls++)
        {
            var middle = 0.5 * (low + high);
            var near = (rootOfEpsilon * Math.Abs(best)) + (tolerance / 3);
            if (Math.Abs(best - middle) <= (2 * near) - (0.5 * (high - low)))
            {
                break;
            }

            var isGolden = true;
            if (Math.Abs(before) > near)
            {
                var r = (best - second) * (atBest - atThird);
                var q = (best - third) * (atBest - atSecond);
                var p = ((best - third) * q) - ((best - second) * r);
                q = 2 * (q - r);
                p = q > 0 ? -p : p;
                q = Math.Abs(q);
                (r, before) = (before, step);
                if (Math.Abs(p) < Math.Abs(0.5 * q * r) && p > q * (low - best) && p < q * (high - best))
                {
                    step = p / q;
                    var at = best + step;
                    if (at - low < 2 * near || high - at < 2 * near)
                    {
                        step = near * SignOf(middle - best);
                    }

                    isGolden = false;
                }
            }

            if (isGolden)
            {
                before = best >= middle ? low - best : high - best;
                step = Golden * before;
            }

            var tried = best + (SignOf(step) * Math.Max(Math.Abs(step), near));
            var atTried = function(tried);
            if (atTried <= atBest)
            {
                (low, high) = tried >= best ? (best, high) : (low, best);
                (third, atThird) = (second, atSecond);
                (second, atSecond) = (best, atBest);
                (best, atBest) = (tried, atTried);
                continue;
            }

            (low, high) = tried < best ? (tried, high) : (low, tried);
            if (atTried <= atSecond || second == best)
            {
                (third, atThird) = (second, atSecond);
                (second, atSecond) = (tried, atTried);
            }
            else if (atTried <= atThird || third == best || third == second)
            {
                (third, atThird) = (tried, atTried);
            }
        }

        return best;
    }

    private static double SignOf(double x) => x >= 0 ? 1 : -1;
}
