using Testudo.Planning.Comparison;
using Testudo.Simulation.Comparison;

namespace Testudo.Planning.Tests;

public sealed class DirectRunsTests
{
    private static readonly double[] Grid = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7];

    /// <summary>A curve that shifts as a whole, as common draws make it, and direct runs around the truth.</summary>
    private static (DirectRuns Direct, List<FlipPoint> Curve) At(Func<double, double> truth, double shift, double spread = 0.3) => (
        new DirectRuns(Grid, 90, 720, (value, blocks) => [.. Enumerable.Range(0, blocks).Select(b => truth(value) + (spread * (b % 2 == 0 ? 1 : -1)))]),
        [.. Grid.Select(v => new FlipPoint(v, new PairedEstimate(truth(v) + shift, truth(v) + shift - 0.04, truth(v) + shift + 0.04)))]);

    [Theory]
    [InlineData(0)]
    [InlineData(0.12)]
    [InlineData(-0.12)]
    [InlineData(0.21)]
    public void A_curve_that_is_off_as_a_whole_is_put_right(double shift)
    {
        // The truth crosses at 0.43; the curve at 0.43 + shift.
        var (direct, curve) = At(v => 0.43 - v, shift);
        Assert.Equal((0.4, 0.5), direct.Bracket(curve));
    }

    [Fact]
    public void A_crossing_that_is_not_there_is_not_confirmed()
    {
        var (direct, curve) = At(_ => 0.02, -0.02);
        Assert.Null(direct.Bracket([.. curve.Select((c, i) => c with { Difference = new PairedEstimate(0.02 - (0.01 * i), -1, 1) })]));
        var (flat, near) = At(v => 1.1 - v, -0.55);
        Assert.Null(flat.Bracket(near));
    }

    [Fact]
    public void A_curve_told_from_zero_throughout_is_not_looked_at_again()
    {
        var (direct, curve) = At(v => 1 + v, 0);
        Assert.Null(direct.Bracket(curve));
        Assert.Empty(direct.Lengths);
    }

    [Fact]
    public void A_crossing_that_the_curve_missed_at_its_end_is_found()
    {
        var (direct, curve) = At(v => 0.65 - v, 0.06);
        Assert.All(curve, c => Assert.True(c.Difference.Mean > 0));
        Assert.Equal((0.6, 0.7), direct.Bracket(curve));
    }

    [Fact]
    public void Effort_grows_only_where_the_sign_is_hard_to_tell()
    {
        // 0.03 and 0.07 from zero, 0.3 of spread: about 600 and 110 blocks.
        var (direct, curve) = At(v => 0.43 - v, 0);
        Assert.NotNull(direct.Bracket(curve));
        Assert.Equal([(0.3, 90), (0.4, 720), (0.5, 180)], direct.Lengths.Select(l => (l.Key, l.Value)));
    }
}
