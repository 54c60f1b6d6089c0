using System.Globalization;
using Testudo.Planning.Options;
using Testudo.Simulation.Comparison;
using Testudo.Simulation.Measures;

namespace Testudo.Planning.Comparison;

/// <summary>Finds the value of one number at which two options change places.</summary>
/// <remarks>
/// The difference is measured on a grid of values with common random numbers, which move the whole curve together: where it seems to cross zero is looked for again by
/// direct runs on draws of their own, and only what they confirm on both sides is a flip point.
/// </remarks>
internal static class FlipSearch
{
    // A sign is asked of a direct run, beside a crossing where the difference is small: three times the effort of the curve, and then ever more.
    private const int LongerChecks = 3;
    private const int MostCheckBlocks = 720;

    public static IReadOnlyList<FlipAnswer> Run(OptionComparison comparison, int blocksOfFigures)
    {
        var answers = new List<FlipAnswer>();
        foreach (var flip in comparison.File.Flips)
        {
            answers.Add(One(comparison, flip, blocksOfFigures, share => comparison.Tell(Stage.Flips, (answers.Count + share) / comparison.File.Flips.Count)));
        }

        return answers;
    }

    /// <summary>The change for one value.</summary>
    public static Change At(FlipQuestion flip, double value) => flip.Vary switch
    {
        KillChange kill => kill with { To = value },
        Scaling scale => scale with { By = value },
        var other => other,
    };

    /// <summary>Where a curve crosses zero, and the values that its intervals do not part from zero.</summary>
    /// <param name="curve">The differences by value.</param>
    public static (double? Crossing, double? Low, double? High) Crossing(IReadOnlyList<FlipPoint> curve)
    {
        double? crossing = null;
        for (var i = 1; i < curve.Count && crossing is null; i++)
        {
            crossing = Zero(curve[i - 1], curve[i], p => p.Mean);
        }

        // Ends of the stretch where the band holds zero: between grid points the band is a straight line.
        var holds = curve.Where(p => p.Difference.Low <= 0 && p.Difference.High >= 0).Select(p => p.Value).ToList();
        for (var i = 1; i < curve.Count; i++)
        {
            holds.AddRange(new[] { Zero(curve[i - 1], curve[i], p => p.Low), Zero(curve[i - 1], curve[i], p => p.High) }.OfType<double>());
        }

        return (crossing, holds.Count > 0 ? holds.Min() : null, holds.Count > 0 ? holds.Max() : null);
    }

    private static double? Zero(FlipPoint from, FlipPoint to, Func<PairedEstimate, double> of)
    {
        var (a, b) = (of(from.Difference), of(to.Difference));
        return (a < 0 && b >= 0) || (a > 0 && b <= 0) ? from.Value + ((to.Value - from.Value) * a / (a - b)) : null;
    }

    private static FlipAnswer One(OptionComparison comparison, FlipQuestion flip, int blocks, Action<double> tell)
    {
        var first = comparison.File.Options.Single(o => o.Id == flip.First);
        var second = comparison.File.Options.SingleOrDefault(o => o.Id == flip.Second);
        (MeasuredRun First, MeasuredRun Second) Runs(double value, Stage stage, int length)
        {
            MeasuredRun Take(ReinforcementOption? option) => comparison.Take(
                option, comparison.SeedOf(stage), length, null, string.Create(CultureInfo.InvariantCulture, $"{flip.Id}={value:R}"), [At(flip, value)], isLonger: stage == Stage.Checks);
            return (Take(first), Take(second));
        }

        FlipPoint Point(double value, Stage stage, int length)
        {
            var (one, other) = Runs(value, stage, length);
            return new FlipPoint(value, one.Less(other, Measure.Leaked));
        }

        var curve = new List<FlipPoint>();
        foreach (var value in flip.Grid)
        {
            curve.Add(Point(value, Stage.Flips, blocks));
            tell(0.5 * curve.Count / flip.Steps);
        }

        var direct = new DirectRuns(flip.Grid, LongerChecks * blocks, Math.Max(LongerChecks * blocks, MostCheckBlocks), (value, length) =>
        {
            var (one, other) = Runs(value, Stage.Checks, length);
            return BlockStatistics.Less(one.MeansOf(Measure.Leaked), other.MeansOf(Measure.Leaked));
        });
        var bracket = direct.Bracket(curve);
        var checks = direct.Lengths.Select(d => Point(d.Key, Stage.Checks, d.Value)).ToList();
        tell(1);

        // What direct runs confirm is told as they have it; the curve alone only where they do not.
        var (crossing, low, high) = Crossing(bracket is { } sure ? [.. checks.Where(c => c.Value >= sure.Low && c.Value <= sure.High)] : curve);
        var isAbove = bracket is { } found ? checks.Find(c => c.Value == found.High)!.Difference.Mean < 0 : curve[^1].Difference.Mean < 0;
        return new FlipAnswer(
            flip.Id, OptionComparison.NamesOf(flip.Name), flip.First, flip.Second ?? "baseline", blocks * MonteCarlo.ReplicationsPerDraw, curve, crossing, low, high, isAbove, checks,
            bracket is not null && crossing is not null);
    }
}
