using Testudo.Assignment.WeaponTargets;

namespace Testudo.Assignment.Tests;

/// <summary>Five types, twenty targets: J. Bracken and G. P. McCormick, Selected Applications of Nonlinear Programming, Wiley 1968, pages 22 to 27.</summary>
internal static class BrackenMcCormick
{
    private static readonly double[] Values = [60, 50, 50, 75, 40, 60, 35, 30, 25, 150, 30, 45, 125, 200, 200, 130, 100, 100, 100, 150];

    private static readonly int[] Units = [200, 100, 300, 150, 250];

    private static readonly double[][] Kill =
    [
        [0, .05, 0, 0, 0, .15, .10, .15, .20, 0, 0, 0, 0, 0, 0, 0, 0, .05, 0, 0],
        [.16, .17, .15, .16, .15, .19, .19, .18, .20, .14, 0, .02, 0, .12, .13, .12, .15, .16, .15, .15],
        [.04, .05, .04, .04, .04, .10, .08, .09, .08, .05, .01, .02, .01, .02, .03, .02, .05, .08, .07, .08],
        [0, 0, 0, 0, 0, 0, 0, 0, 0, .04, .09, .08, .09, .08, .02, .07, 0, 0, 0, 0],
        [.08, .06, .08, .05, .05, .02, .02, 0, 0, .10, .05, .04, .09, .02, .01, .01, 0, 0, 0, 0],
    ];

    /// <summary>The problem, without the least numbers of units at seven targets.</summary>
    public static WeaponTargetProblem Problem => new(Units, Values, [.. Enumerable.Range(0, Values.Length).SelectMany(j => Kill.Select(row => row[j]))]);

    /// <summary>A bound on any assignment, of parts of units too: for prices y, the least of V e^-s + s min(y / a) for each target, less y times units.</summary>
    /// <param name="prices">The prices.</param>
    public static double ContinuousBound(IReadOnlyList<double> prices)
    {
        var bound = -prices.Zip(Units).Sum(p => p.First * p.Second);
        for (var j = 0; j < Values.Length; j++)
        {
            var ratio = Enumerable.Range(0, Units.Length).Where(i => Kill[i][j] > 0).Min(i => prices[i] / -Math.Log(1 - Kill[i][j]));
            bound += Values[j] <= ratio ? Values[j] : ratio + (ratio * Math.Log(Values[j] / ratio));
        }

        return bound;
    }
}
