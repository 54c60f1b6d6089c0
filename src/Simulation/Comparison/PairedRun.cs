using MathNet.Numerics.Distributions;
using Testudo.Simulation.Measures;

namespace Testudo.Simulation.Comparison;

/// <summary>Two scenarios on the same draws: replication by replication and threat by threat.</summary>
/// <remarks>
/// Both share every random draw that they have in common, since draws are keyed by the names of things. Threats are matched by the
/// id of their salvo and their number in it. See <c>docs/methods/paired-comparison.md</c>.
/// </remarks>
public sealed class PairedRun
{
    private readonly RecordedRun first;
    private readonly RecordedRun second;

    // The salvo of the first scenario that has the id of each salvo of the second; numbers behind the last for those that are new.
    private readonly int[] salvos;
    private readonly bool isSameRaid;

    private PairedRun(RecordedRun first, RecordedRun second)
    {
        (this.first, this.second) = (first, second);
        var ids = first.Model.Scenario.Raid.Select(s => s.Id).ToList();
        salvos = [.. second.Model.Scenario.Raid.Select((s, i) => ids.IndexOf(s.Id) is >= 0 and var same ? same : ids.Count + i)];
        isSameRaid = salvos.Select((s, i) => s == i).All(same => same);
    }

    /// <summary>Sets one run against another.</summary>
    /// <param name="first">The scenario as it is.</param>
    /// <param name="second">The other one, on the same replications of the same seed.</param>
    public static PairedComparison Compare(RecordedRun first, RecordedRun second)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        if (first.Options with { Threads = 1 } != second.Options with { Threads = 1 })
        {
            throw new ArgumentException("the runs have different seeds or replications", nameof(second));
        }

        return new PairedRun(first, second).Compare();
    }

    /// <summary>The mean of values that were summed by block, with its 95 % interval from the blocks.</summary>
    /// <param name="sums">The sum of each block.</param>
    /// <param name="replications">Replications in all blocks together.</param>
    internal static PairedEstimate Mean(double[] sums, int replications)
    {
        var mean = sums.Sum() / replications;
        if (sums.Length < 2)
        {
            return new PairedEstimate(mean, double.NaN, double.NaN);
        }

        // The last block may be short: each is measured against what the mean lets expect of it.
        var error = Sizes(sums.Length, replications).Select((size, b) => (sums[b] - (size * mean)) * (sums[b] - (size * mean))).Sum();

        error = Math.Sqrt(error * sums.Length / (sums.Length - 1)) / replications;
        var half = StudentT.InvCDF(0, 1, sums.Length - 1, 0.975) * error;
        return new PairedEstimate(mean, mean - half, mean + half);
    }

    /// <summary>Replications in each block.</summary>
    internal static double[] Sizes(int blocks, int replications) =>
        [.. Enumerable.Range(0, blocks).Select(b => (double)Math.Min(MonteCarlo.ReplicationsPerDraw, replications - (b * MonteCarlo.ReplicationsPerDraw)))];

    private PairedComparison Compare()
    {
        var replications = first.Options.Replications;
        var averted = new double[first.Blocks];
        var stopped = new double[first.Blocks];
        var newly = new double[first.Blocks];
        var bySource = new Dictionary<Came, double[]>();
        var moments = new Moments();
        for (var r = 0; r < replications; r++)
        {
            var block = r / MonteCarlo.ReplicationsPerDraw;
            var before = first.At(r);
            var after = isSameRaid ? second.At(r) : InTermsOfFirst(second.At(r));
            moments.Add(before.Length, after.Length);
            averted[block] += before.Length - after.Length;
            var (b, a) = (0, 0);
            while (b < before.Length || a < after.Length)
            {
                var order = b == before.Length ? 1 : a == after.Length ? -1 : Order(before[b], after[a]);
                if (order < 0)
                {
                    stopped[block]++;
                    var hole = new Came(before[b].Salvo, 0, before[b].Asset, before[b].Cause);
                    if (!bySource.TryGetValue(hole, out var sums))
                    {
                        bySource[hole] = sums = new double[first.Blocks];
                    }

                    sums[block]++;
                    b++;
                }
                else if (order > 0)
                {
                    newly[block]++;
                    a++;
                }
                else
                {
                    (a, b) = (a + 1, b + 1);
                }
            }
        }

        return new PairedComparison(
            replications, first.Leaked, second.Leaked, Mean(averted, replications), Mean(stopped, replications), Mean(newly, replications), moments.Correlation, moments.VarianceRatio)
        {
            Controlled = Controlled(averted),
            AvertedByBlock = averted,
            StoppedBySource = bySource,
        };
    }

    private PairedEstimate? Controlled(double[] sums)
    {
        if (sums.Length < ControlVariates.LeastBlocks)
        {
            return null;
        }

        var sizes = Sizes(sums.Length, first.Options.Replications);
        var controls = ControlVariates.Of(
            second.Model.Parameters, first.Options.Seed, first.Options.First / MonteCarlo.ReplicationsPerDraw, sizes, MonteCarlo.ReplicationsPerDraw, first.Chance, second.Chance);
        return new ControlVariates(controls, sums, sizes).Mean(sums);
    }

    private static int Order(in Came one, in Came other) =>
        one.Salvo != other.Salvo ? one.Salvo.CompareTo(other.Salvo) : one.Member.CompareTo(other.Member);

    private Came[] InTermsOfFirst(ReadOnlySpan<Came> threats)
    {
        var renamed = threats.ToArray();
        for (var i = 0; i < renamed.Length; i++)
        {
            renamed[i] = renamed[i] with { Salvo = salvos[renamed[i].Salvo] };
        }

        Array.Sort(renamed, (one, other) => Order(one, other));
        return renamed;
    }

    private sealed class Moments
    {
        private double count;
        private double firstMean;
        private double secondMean;
        private double firstSquare;
        private double secondSquare;
        private double product;

        public double Correlation => product / Math.Sqrt(firstSquare * secondSquare);

        public double VarianceRatio => (firstSquare + secondSquare) / (firstSquare + secondSquare - (2 * product));

        // Welford (1962), for two values at a time.
        public void Add(double first, double second)
        {
            count++;
            var deviation = first - firstMean;
            var secondDeviation = second - secondMean;
            firstMean += deviation / count;
            secondMean += secondDeviation / count;
            firstSquare += deviation * (first - firstMean);
            secondSquare += secondDeviation * (second - secondMean);
            product += deviation * (second - secondMean);
        }
    }
}

/// <summary>A mean over paired replications with its 95 % interval; the interval is NaN where a single block has nothing to compare.</summary>
/// <param name="Mean">The mean of one raid.</param>
/// <param name="Low">Lower end.</param>
/// <param name="High">Upper end.</param>
public sealed record PairedEstimate(double Mean, double Low, double High);

/// <summary>What another scenario changes. Everything is a mean of one raid.</summary>
/// <param name="Replications">Pairs of replications.</param>
/// <param name="Before">Leakers of the first scenario.</param>
/// <param name="After">Leakers of the second.</param>
/// <param name="Averted">Leakers fewer: stopped less newly let through.</param>
/// <param name="Stopped">Leakers of the first scenario that do not come through in the second.</param>
/// <param name="NewlyThrough">Leakers of the second scenario that do not come through in the first.</param>
/// <param name="Correlation">Of the leakers in one replication of both; NaN where one of them never varies.</param>
/// <param name="VarianceRatio">The variance of a difference of independent replications over that of the paired ones; infinite where all differences are the same.</param>
public sealed record PairedComparison(
    int Replications, double Before, double After, PairedEstimate Averted, PairedEstimate Stopped, PairedEstimate NewlyThrough, double Correlation, double VarianceRatio)
{
    /// <summary>Leakers fewer, sharper by control variates; null for too few replications to fit them to.</summary>
    public PairedEstimate? Controlled { get; init; }

    /// <summary>Leakers fewer, summed over each block.</summary>
    internal double[] AvertedByBlock { get; init; } = [];

    /// <summary>Leakers stopped, summed over each block, by salvo, asset and cause.</summary>
    internal IReadOnlyDictionary<Came, double[]> StoppedBySource { get; init; } = new Dictionary<Came, double[]>();
}
