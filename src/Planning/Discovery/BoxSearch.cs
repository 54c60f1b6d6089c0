using MathNet.Numerics.Distributions;

namespace Testudo.Planning.Discovery;

/// <summary>Finds boxes in the space of futures in which cases of interest are thick: the patient rule induction method, with a check on futures that it did not see.</summary>
/// <remarks>
/// Friedman and Fisher (1999), Bump hunting in high-dimensional data, Statistics and Computing 9:123; for scenario discovery Bryant and Lempert (2010), Thinking inside the
/// box, Technol. Forecast. Soc. Change 77:34. See <c>docs/methods/scenario-discovery.md</c>.
/// </remarks>
public static class BoxSearch
{
    /// <summary>Fewer cases, or fewer others, than this among the points that are learned from are too few to look for a box.</summary>
    public const int LeastCases = 10;

    /// <summary>The share of the points in a box that one step takes away or gives back.</summary>
    public const double Step = 0.05;

    /// <summary>The least share of the points that a box may hold.</summary>
    public const double LeastSupport = 0.05;

    /// <summary>A box with a smaller share of all cases than this says nothing.</summary>
    public const double LeastCoverage = 0.1;

    // Peeling chose the limits on the points that are learned from, so that their chance is flattered there: they have to be clearer than by the check.
    private const double LearnedLimitError = 0.001;
    private const double LimitError = 0.05;
    private const int MostBoxes = 2;

    /// <summary>Looks for boxes.</summary>
    /// <param name="points">The points, each coordinate from 0 to 1.</param>
    /// <param name="isCase">Whether each is a case of interest.</param>
    /// <param name="learned">The first so many points are learned from; the others check what was found.</param>
    /// <param name="error">The probability that pure noise gives a box.</param>
    /// <returns>The boxes that the check confirms, the first found first; each is found among what the ones before it left.</returns>
    public static IReadOnlyList<FoundBox> Find(IReadOnlyList<double[]> points, IReadOnlyList<bool> isCase, int learned, double error)
    {
        ArgumentNullException.ThrowIfNull(points);
        ArgumentNullException.ThrowIfNull(isCase);
        var left = Enumerable.Range(0, learned).ToList();
        var check = Enumerable.Range(learned, points.Count - learned).ToList();
        var all = check.Count(i => isCase[i]);
        var found = new List<FoundBox>();
        while (found.Count < MostBoxes)
        {
            var cases = left.Count(i => isCase[i]);
            if (cases < LeastCases || left.Count - cases < LeastCases)
            {
                break;
            }

            var box = new Learning(points, isCase, left).Box();
            // The second is looked at only after the first is confirmed: noise alone gets no further than one test.
            if (box.IsAll || !(ChanceOf(box) <= error))
            {
                break;
            }

            while (box.Dimensions.Skip(1).Any() && box.Dimensions.MaxBy(d => ChanceOfLimit(box, d)) is var least && ChanceOfLimit(box, least) > LimitError)
            {
                box = box.Without(least);
            }

            var inside = check.Where(i => box.Holds(points[i])).ToList();
            if (inside.Count(i => isCase[i]) is var hit && (2 * hit < inside.Count || hit < LeastCoverage * all))
            {
                break;
            }

            var limits = box.Dimensions.Select(d => new FoundLimit(d, Finite(box.Low[d]), Finite(box.High[d]), ChanceOfLimit(box, d))).ToList();
            found.Add(new FoundBox(limits, inside.Count, hit, all, ChanceOf(box)));
            left.RemoveAll(i => box.Holds(points[i]));
            check.RemoveAll(i => box.Holds(points[i]));
        }

        return found;

        double ChanceOf(Box box) => Chance(points, isCase, check, Box.All(points[0].Length), box);
        double ChanceOfLimit(Box box, int dimension) => Chance(points, isCase, check, box.Without(dimension), box);
    }

    private static double? Finite(double value) => double.IsFinite(value) ? value : null;

    // The probability that so many cases fall into the inner box where cases are spread over the outer one by chance (Fisher's exact test).
    private static double Chance(IReadOnlyList<double[]> points, IReadOnlyList<bool> isCase, IReadOnlyList<int> among, Box outer, Box inner)
    {
        var (n, cases, drawn, hit) = (0, 0, 0, 0);
        foreach (var i in among)
        {
            if (outer.Holds(points[i]))
            {
                var one = isCase[i] ? 1 : 0;
                (n, cases) = (n + 1, cases + one);
                if (inner.Holds(points[i]))
                {
                    (drawn, hit) = (drawn + 1, hit + one);
                }
            }
        }

        return hit == 0 ? 1 : Math.Clamp(1 - Hypergeometric.CDF(n, cases, drawn, hit - 1), 0, 1);
    }

    /// <summary>A box: from the low limit, inclusive, to the high limit.</summary>
    private readonly record struct Box(double[] Low, double[] High)
    {
        public static Box All(int dimensions) => new([.. Enumerable.Repeat(double.NegativeInfinity, dimensions)], [.. Enumerable.Repeat(double.PositiveInfinity, dimensions)]);

        public bool IsAll => !Dimensions.Any();

        public IEnumerable<int> Dimensions
        {
            get
            {
                var (low, high) = (Low, High);
                return Enumerable.Range(0, low.Length).Where(d => double.IsFinite(low[d]) || double.IsFinite(high[d]));
            }
        }

        public bool Holds(double[] point)
        {
            for (var d = 0; d < point.Length; d++)
            {
                if (point[d] < Low[d] || point[d] >= High[d])
                {
                    return false;
                }
            }

            return true;
        }

        public Box With(int dimension, bool isHigh, double limit)
        {
            var box = new Box([.. Low], [.. High]);
            (isHigh ? box.High : box.Low)[dimension] = limit;
            return box;
        }

        public Box Without(int dimension) => With(dimension, isHigh: false, double.NegativeInfinity).With(dimension, isHigh: true, double.PositiveInfinity);
    }

    /// <summary>One box, from the points that are learned from.</summary>
    private sealed class Learning(IReadOnlyList<double[]> points, IReadOnlyList<bool> isCase, IReadOnlyList<int> left)
    {
        private readonly int cases = left.Count(i => isCase[i]);

        public Box Box() => Pruned(Pasted(Peeled()));

        // Slice by slice, the one that leaves the highest share of cases; of all boxes on the way the one with the best balance.
        private Box Peeled()
        {
            var box = BoxSearch.Box.All(points[0].Length);
            var (best, balance) = (box, 0.0);
            while (Inside(box) is var inside && inside.Count > LeastSupport * left.Count && Slices(box, inside).ToList() is { Count: > 0 } slices)
            {
                box = slices.MaxBy(Density);
                if (Balance(box) > balance)
                {
                    (best, balance) = (box, Balance(box));
                }
            }

            return best;
        }

        private IEnumerable<Box> Slices(Box box, List<int> inside)
        {
            var away = Math.Max(1, (int)(Step * inside.Count));
            for (var d = 0; d < points[0].Length; d++)
            {
                var values = inside.Select(i => points[i][d]).Order().ToArray();
                foreach (var (isHigh, at) in new[] { (false, away), (true, values.Length - away) })
                {
                    // Equal values stay together.
                    if (at > 0 && at < values.Length && values[at - 1] < values[at])
                    {
                        yield return box.With(d, isHigh, (values[at - 1] + values[at]) / 2);
                    }
                }
            }
        }

        // What peeling took away by mistake is given back, as long as that betters the balance.
        private Box Pasted(Box box)
        {
            while (true)
            {
                var wider = box.Dimensions.SelectMany(d => Wider(box, d)).ToList();
                if (wider.Count == 0 || wider.MaxBy(Balance) is var best && Balance(best) <= Balance(box))
                {
                    return box;
                }

                box = best;
            }
        }

        private IEnumerable<Box> Wider(Box box, int d)
        {
            var back = Math.Max(1, (int)(Step * Inside(box).Count));
            foreach (var isHigh in new[] { false, true })
            {
                var limit = isHigh ? box.High[d] : box.Low[d];
                if (!double.IsFinite(limit))
                {
                    continue;
                }

                var open = isHigh ? double.PositiveInfinity : double.NegativeInfinity;
                var beyond = Inside(box.With(d, isHigh, open)).Select(i => points[i][d]).Where(v => isHigh ? v >= limit : v < limit).OrderBy(v => isHigh ? v : -v).ToArray();
                yield return box.With(d, isHigh, beyond.Length > back ? (beyond[back - 1] + beyond[back]) / 2 : open);
            }
        }

        // Limits that chance could have drawn are dropped, the least clear first.
        private Box Pruned(Box box)
        {
            while (true)
            {
                var now = box;
                var dropped = now.Dimensions.SelectMany(d => new[] { now.With(d, isHigh: false, double.NegativeInfinity), now.With(d, isHigh: true, double.PositiveInfinity) })
                    .Select(wider => (Box: wider, Chance: Inside(wider).Count == Inside(now).Count ? double.NaN : Chance(points, isCase, left, wider, now)))
                    .Where(w => w.Chance > LearnedLimitError).ToList();
                if (dropped.Count == 0)
                {
                    return now;
                }

                box = dropped.MaxBy(w => w.Chance).Box;
            }
        }

        private List<int> Inside(Box box) => [.. left.Where(i => box.Holds(points[i]))];

        private double Density(Box box)
        {
            var inside = Inside(box);
            return (double)inside.Count(i => isCase[i]) / inside.Count;
        }

        // The correlation between being inside and being a case, which weighs coverage against density however many cases there are. A box that is not mostly cases is none.
        private double Balance(Box box)
        {
            var inside = Inside(box);
            double n = left.Count, hit = inside.Count(i => isCase[i]);
            return 2 * hit < inside.Count ? double.NegativeInfinity
                : inside.Count == left.Count ? 0
                : ((n * hit) - ((double)inside.Count * cases)) / Math.Sqrt(inside.Count * (n - inside.Count) * cases * (n - cases));
        }
    }
}

/// <summary>A box, with what the points say that were not used to find it.</summary>
/// <param name="Limits">Its limits, in the order of the coordinates.</param>
/// <param name="Points">Points of the check inside.</param>
/// <param name="Cases">Cases among them.</param>
/// <param name="AllCases">Cases among all points of the check, those in earlier boxes included.</param>
/// <param name="Chance">The probability of so many cases inside if cases were spread by chance.</param>
public sealed record FoundBox(IReadOnlyList<FoundLimit> Limits, int Points, int Cases, int AllCases, double Chance);

/// <summary>A limit of a box.</summary>
/// <param name="Dimension">The coordinate.</param>
/// <param name="Low">The least value, from 0 to 1; null for none.</param>
/// <param name="High">The greatest value; null for none.</param>
/// <param name="Chance">The probability of so many cases inside if this limit had nothing to do with them, by the check (the quasi-p-value of Bryant and Lempert, on points of its own).</param>
public sealed record FoundLimit(int Dimension, double? Low, double? High, double Chance);
