using FsCheck;
using FsCheck.Fluent;
using Testudo.Simulation.Measures;
using Testudo.Simulation.Replication;

namespace Testudo.Simulation.Tests.Geometry;

/// <summary>The order of events, and counts, against sorted arrays.</summary>
public sealed class QueueAndCountTests
{
    /// <summary>Events at few different times, so that kinds and insertion decide often; null takes one.</summary>
    private static readonly Gen<(double Time, EventKind Kind)?[]> Steps =
        from length in Gen.Choose(0, 400)
        from steps in Gen.ArrayOf(
            from isTake in Gen.Frequency((1, Gen.Constant(true)), (2, Gen.Constant(false)))
            from time in Gen.Choose(-5, 5)
            from kind in Gen.Elements(Enum.GetValues<EventKind>())
            select isTake ? ((double, EventKind)?)null : (time / 2.0, kind),
            length)
        select steps;

    private static readonly Gen<double[]> Times =
        from length in Gen.Choose(1, 300)
        from times in Gen.ArrayOf(Gen.OneOf(Samples.Between(-100, 2000), Samples.Between(0, 50_000), Gen.Choose(0, 720).Select(n => n * 5.0)), length)
        select times;

    private static readonly Gen<int[]> Counts =
        from length in Gen.Choose(1, 300)
        from most in Gen.Elements(1, 15, 16, 17, 400)
        from counts in Gen.ArrayOf(Gen.Choose(0, most), length)
        select counts;

    private static readonly double[] Probabilities = [0, 0.05, 0.25, 0.5, 0.75, 0.9, 0.95, 1];

    [Fact]
    public void Events_come_by_time_then_kind_then_insertion() => Samples.ForAll(
        Steps,
        steps =>
        {
            var queue = new EventQueue();
            var waiting = new List<(double Time, EventKind Kind, int Subject)>();
            var taken = 0;
            foreach (var (subject, step) in steps.Concat(new (double Time, EventKind Kind)?[steps.Length]).Index())
            {
                Assert.Equal(waiting.Count == 0, queue.IsEmpty);
                if (step is { } added)
                {
                    queue.Add(added.Time, added.Kind, subject);
                    waiting.Add((added.Time, added.Kind, subject));
                }
                else if (waiting.Count > 0)
                {
                    // The subject is the number of the insertion.
                    var expected = waiting.OrderBy(e => e.Time).ThenBy(e => e.Kind).ThenBy(e => e.Subject).First();
                    waiting.Remove(expected);
                    var next = queue.Take();
                    Assert.Equal(expected, (next.Time, next.Kind, next.Subject));
                    Assert.Equal(++taken, queue.Taken);
                }
            }
        },
        cases: 300);

    [Fact]
    public void A_queue_holds_more_than_its_first_memory_and_can_be_cleared()
    {
        var queue = new EventQueue();
        for (var round = 0; round < 2; round++)
        {
            for (var i = 0; i < 5000; i++)
            {
                queue.Add((i * 7919) % 5000, EventKind.Track, i);
            }

            for (var i = 0; i < 2500; i++)
            {
                Assert.Equal(i, queue.Take().Time);
            }

            queue.Clear();
            Assert.True(queue.IsEmpty);
        }
    }

    // A quantile of n numbers is the one at rank ceil(p n), the first at least; here the middle of its bin.
    [Fact]
    public void Quantiles_of_times_are_those_of_the_sorted_array_to_half_a_bin() => Samples.ForAll(
        Times,
        times =>
        {
            var (histogram, half) = (new TimeHistogram(), new TimeHistogram());
            foreach (var (i, time) in times.Index())
            {
                (i % 2 == 0 ? histogram : half).Add(time);
            }

            histogram.Add(half);
            Assert.Equal(times.Length, histogram.Total);
            Assert.Equal(times.Length, histogram.Filled().Sum(b => b.Count));
            var sorted = times.Order().ToArray();
            foreach (var p in Probabilities)
            {
                var exact = sorted[Math.Max(1, (int)Math.Ceiling(p * sorted.Length)) - 1];
                var found = histogram.Quantile(p);
                switch (exact)
                {
                    case <= 0:
                        Assert.Equal(0, found);
                        break;
                    case < 1800:
                        Assert.InRange(exact, found - 2.5, found + 2.5);
                        break;
                    case < 43_200:
                        Assert.InRange(exact, found - 30, found + 30);
                        break;
                    default:
                        Assert.Equal(43_170, found);
                        break;
                }
            }
        });

    [Fact]
    public void Bins_of_times_begin_where_they_say()
    {
        var histogram = new TimeHistogram();
        Assert.Equal(double.NaN, histogram.Quantile(0.5));
        foreach (var time in new[] { -3, 0, 0.001, 4.999, 5, 1799.9, 1800, 1859.9, 1860, 43_199, 1e9 })
        {
            histogram.Add(time);
        }

        Assert.Equal([(0, 2), (0, 2), (5, 1), (1795, 1), (1800, 2), (1860, 1), (43_140, 2)], histogram.Filled());
    }

    [Fact]
    public void Quantiles_of_counts_are_those_of_the_sorted_array() => Samples.ForAll(
        Counts,
        counts =>
        {
            var (distribution, half) = (new CountDistribution(), new CountDistribution());
            foreach (var (i, count) in counts.Index())
            {
                (i % 2 == 0 ? distribution : half).Add(count);
            }

            distribution.Add(half);
            var sorted = counts.Order().ToArray();
            Assert.Equal(counts.Length, distribution.Total);
            foreach (var p in Probabilities)
            {
                Assert.Equal(sorted[Math.Max(1, (int)Math.Ceiling(p * sorted.Length)) - 1], distribution.Quantile(p));
            }

            for (var rank = -1; rank <= sorted.Length + 2; rank++)
            {
                Assert.Equal(sorted[Math.Clamp(rank, 1, sorted.Length) - 1], distribution.AtRank(rank));
            }

            Assert.Equal(counts.GroupBy(c => c).OrderBy(g => g.Key).Select(g => (g.Key, (long)g.Count())), distribution.Filled());
            Assert.Equal(counts.Average(), distribution.MeanOfLargest(1), 1e-9);
            Assert.Equal(sorted[^1], distribution.MeanOfLargest(1.0 / sorted.Length), 1e-9);
        });

    // The mean of the largest 5 % of 30 numbers holds one and a half of them.
    [Fact]
    public void The_mean_of_the_largest_share_takes_a_part_of_the_number_at_its_edge()
    {
        var distribution = new CountDistribution();
        for (var i = 1; i <= 30; i++)
        {
            distribution.Add(i);
        }

        Assert.Equal((30 + (0.5 * 29)) / 1.5, distribution.MeanOfLargest(0.05), 1e-12);
        Assert.Equal(0, new CountDistribution().MeanOfLargest(0.05));
        Assert.Equal(0, new CountDistribution().Quantile(0.5));
    }
}
