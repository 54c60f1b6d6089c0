using Testudo.Planning.Discovery;

namespace Testudo.Planning.Tests;

public sealed class BoxSearchTests
{
    private const int Points = 1000;
    private const int Learned = 600;
    private const int Dimensions = 5;

    // Limits lie between points that are a hundredth of the range apart; a step of peeling takes a twentieth of what is left.
    private const double Tolerance = 0.06;

    [Fact]
    public void A_planted_box_is_found()
    {
        // One to three of five dimensions are limited, to an eighth of the space at least; nearly all inside are cases, and one in twenty outside, which leaves a coverage of 0.73 at least.
        var missed = new List<string>();
        for (var trial = 0; trial < 90; trial++)
        {
            var random = new Random(trial);
            var limited = Enumerable.Range(0, 1 + (trial % 3)).Select(i => (trial + i) % Dimensions).Order().ToArray();
            var cuts = limited.ToDictionary(d => d, d => (IsHigh: (trial + d) % 2 == 0, Part: 0.5 + (0.25 * random.NextDouble())));
            var (points, cases) = Planted(random, p => cuts.All(c => c.Value.IsHigh ? p[c.Key] < c.Value.Part : p[c.Key] >= 1 - c.Value.Part), 0.95, 0.05);

            var boxes = BoxSearch.Find(points, cases, Learned, 0.05);

            var isFound = boxes.Count > 0 && boxes[0].Limits.Select(l => l.Dimension).SequenceEqual(limited)
                && boxes[0].Limits.All(l => cuts[l.Dimension] is var cut && (cut.IsHigh ? l.Low : l.High) is null && Math.Abs((cut.IsHigh ? l.High!.Value : 1 - l.Low!.Value) - cut.Part) < Tolerance)
                && boxes[0].Cases > 0.6 * boxes[0].AllCases && boxes[0].Cases > 0.8 * boxes[0].Points;
            if (!isFound)
            {
                missed.Add($"{trial}: {string.Join(' ', cuts)} {(boxes.Count == 0 ? "nothing" : $"{boxes[0]} {string.Join(' ', boxes[0].Limits)}")}");
            }
        }

        Assert.True(missed.Count == 0, string.Join('\n', missed));
    }

    [Fact]
    public void Pure_noise_gives_a_box_no_more_often_than_stated()
    {
        // A twentieth of 400 trials is 20; five standard errors more are 42. A tenth, a half and nine tenths are cases.
        var found = 0;
        for (var trial = 0; trial < 400; trial++)
        {
            var (points, cases) = Planted(new Random(trial), _ => true, trial % 3 == 0 ? 0.1 : trial % 3 == 1 ? 0.5 : 0.9, 0);
            found += BoxSearch.Find(points, cases, Learned, 0.05).Count > 0 ? 1 : 0;
        }

        Assert.InRange(found, 0, 42);
    }

    [Fact]
    public void Two_planted_boxes_are_found_one_after_the_other()
    {
        var (points, cases) = Planted(new Random(3), p => p[0] >= 0.75 || p[1] >= 0.85, 0.97, 0.03);

        var boxes = BoxSearch.Find(points, cases, Learned, 0.05);

        Assert.Equal([0, 1], boxes.Select(b => Assert.Single(b.Limits).Dimension).Order());
        Assert.Equal(0.75, boxes.Single(b => b.Limits[0].Dimension == 0).Limits[0].Low!.Value, 0.05);
        Assert.Equal(0.85, boxes.Single(b => b.Limits[0].Dimension == 1).Limits[0].Low!.Value, 0.05);
        Assert.True(boxes.Sum(b => b.Cases) > 0.85 * boxes[0].AllCases);
    }

    [Fact]
    public void Where_nearly_all_or_nearly_none_are_cases_there_is_no_box()
    {
        Assert.Empty(BoxSearch.Find([.. Planted(new Random(1), _ => true, 1, 0).Points], [.. Enumerable.Repeat(true, Points)], Learned, 0.05));
        Assert.Empty(BoxSearch.Find([.. Planted(new Random(1), _ => true, 1, 0).Points], [.. Enumerable.Range(0, Points).Select(i => i % 100 == 0)], Learned, 0.05));
    }

    private static (double[][] Points, bool[] Cases) Planted(Random random, Func<double[], bool> isInside, double inside, double outside)
    {
        var points = Enumerable.Range(0, Points).Select(_ => Enumerable.Range(0, Dimensions).Select(_ => random.NextDouble()).ToArray()).ToArray();
        return (points, [.. points.Select(p => random.NextDouble() < (isInside(p) ? inside : outside))]);
    }
}
