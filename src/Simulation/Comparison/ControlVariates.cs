using MathNet.Numerics.Distributions;
using Testudo.Simulation.Measures;
using Testudo.Simulation.Replication;

namespace Testudo.Simulation.Comparison;

/// <summary>Means made sharper by what is known to have the mean zero: the deviates of the uncertain parameters, and what chance did.</summary>
/// <remarks>
/// Linear control variates with fitted coefficients (Lavenberg and Welch 1981). The blocks are dealt into parts; which controls serve,
/// and with which coefficients, is decided for each part on the other parts alone, so that the mean is unbiased whatever is chosen.
/// All counts use the same controls, so that what adds up before adds up after. See <c>docs/methods/paired-comparison.md</c>.
/// </remarks>
internal sealed class ControlVariates
{
    /// <summary>The fewest blocks of which the controls can be fitted to a part.</summary>
    public const int LeastBlocks = 50;

    private const int Parts = 5;
    private const int MostControls = 40;
    private const int BlocksForEach = 10;

    // Those that explain the most by themselves are looked at together; of the others few would be taken, and all would cost time.
    private const int MostLookedAt = 60;

    // The square of the t value that a control has to reach: among two hundred that mean nothing about one does.
    private const double LeastEvidence = 8;

    private readonly double[] sizes;
    private readonly List<(double[] Centred, double[] Raw)>[] bases;

    /// <summary>Chooses the controls.</summary>
    /// <param name="controls">For each control its sum in each block.</param>
    /// <param name="guide">The sums of the count for which they are chosen.</param>
    /// <param name="sizes">Replications in each block.</param>
    public ControlVariates(IReadOnlyList<double[]> controls, double[] guide, double[] sizes)
    {
        this.sizes = sizes;
        bases = [.. Enumerable.Range(0, Parts).Select(part => Choose(controls, guide, part))];
    }

    /// <summary>How many controls serve: the most of any part.</summary>
    public int Count => bases.Max(b => b.Count);

    /// <summary>The controls of a run, from its first replication on.</summary>
    /// <param name="table">The parameters of the model.</param>
    /// <param name="seed">The seed.</param>
    /// <param name="firstDraw">The first draw of the parameters.</param>
    /// <param name="sizes">Replications in each block.</param>
    /// <param name="blockSize">Replications in a full block.</param>
    /// <param name="chance">What chance did in each block.</param>
    public static List<double[]> Of(ParameterTable table, ulong seed, uint firstDraw, double[] sizes, int blockSize, params IReadOnlyList<double[]>[] chance)
    {
        var controls = new List<double[]>();
        foreach (var each in chance)
        {
            controls.AddRange(Enumerable.Range(0, each[0].Length).Select(c => each.Select(block => block[c]).ToArray()));
        }

        for (var p = 0; p < table.Parameters.Count; p++)
        {
            if (table.IsDrawnAlone(p))
            {
                var sums = new double[sizes.Length];
                for (var b = 0; b < sums.Length; b++)
                {
                    for (var r = 0; r < sizes[b]; r += MonteCarlo.ReplicationsPerDraw)
                    {
                        var draw = firstDraw + (uint)(((b * blockSize) + r) / MonteCarlo.ReplicationsPerDraw);
                        sums[b] += Math.Min(MonteCarlo.ReplicationsPerDraw, sizes[b] - r) * table.DeviateOf(seed, draw, p);
                    }
                }

                controls.Add(sums);
            }
        }

        return controls;
    }

    /// <summary>The mean of a count with its 95 % interval.</summary>
    /// <param name="sums">The sum of the count in each block.</param>
    public PairedEstimate Mean(double[] sums)
    {
        var rest = (double[])sums.Clone();
        for (var part = 0; part < Parts; part++)
        {
            foreach (var (centred, raw) in bases[part])
            {
                var coefficient = 0.0;
                for (var b = 0; b < sums.Length; b++)
                {
                    coefficient += b % Parts == part ? 0 : centred[b] * sums[b];
                }

                for (var b = part; b < sums.Length; b += Parts)
                {
                    rest[b] -= coefficient * raw[b];
                }
            }
        }

        var all = sizes.Sum();
        var mean = rest.Sum() / all;
        var squares = rest.Select((r, b) => (r - (sizes[b] * mean)) * (r - (sizes[b] * mean))).Sum();
        var half = StudentT.InvCDF(0, 1, sums.Length - 1, 0.975) * Math.Sqrt(squares * sums.Length / (sums.Length - 1)) / all;
        return new PairedEstimate(mean, mean - half, mean + half);
    }

    /// <summary>Takes, one after the other, the control that explains most of what is left (orthogonal matching pursuit), on all parts but one.</summary>
    private List<(double[] Centred, double[] Raw)> Choose(IReadOnlyList<double[]> controls, double[] guide, int part)
    {
        var left = controls.Select(c => (Centred: (double[])c.Clone(), Raw: (double[])c.Clone())).ToList();
        var target = (double[])guide.Clone();
        var length = Math.Sqrt(Dot(sizes, sizes, part));
        var unit = sizes.Select(s => s / length).ToArray();
        // Coefficients are those of a fit with a mean; applied they are to the controls themselves, whose mean is known.
        left.ForEach(c => Remove(c.Centred, unit, Dot(c.Centred, unit, part)));
        Remove(target, unit, Dot(target, unit, part));
        left = [.. left.OrderByDescending(c => Dot(c.Centred, target, part) is var shared && Dot(c.Centred, c.Centred, part) is > 0 and var own ? shared * shared / own : 0).Take(MostLookedAt)];
        var original = left.Select(c => Dot(c.Centred, c.Centred, part)).ToList();
        var chosen = new List<(double[], double[])>();
        var fitted = sizes.Length - ((sizes.Length + Parts - 1 - part) / Parts);
        while (chosen.Count < Math.Min(MostControls, fitted / BlocksForEach))
        {
            var (best, bestPart) = (-1, 0.0);
            for (var c = 0; c < left.Count; c++)
            {
                var own = Dot(left[c].Centred, left[c].Centred, part);
                if (own > 1e-6 * original[c])
                {
                    var shared = Dot(left[c].Centred, target, part);
                    var explained = shared * shared / own;
                    (best, bestPart) = explained > bestPart ? (c, explained) : (best, bestPart);
                }
            }

            if (best < 0 || bestPart * fitted < LeastEvidence * Dot(target, target, part))
            {
                break;
            }

            var (centred, raw) = left[best];
            var scale = 1 / Math.Sqrt(Dot(centred, centred, part));
            for (var b = 0; b < sizes.Length; b++)
            {
                (centred[b], raw[b]) = (centred[b] * scale, raw[b] * scale);
            }

            chosen.Add((centred, raw));
            left.RemoveAt(best);
            original.RemoveAt(best);
            Remove(target, centred, Dot(target, centred, part));
            foreach (var (otherCentred, otherRaw) in left)
            {
                var shared = Dot(otherCentred, centred, part);
                Remove(otherCentred, centred, shared);
                for (var b = part; b < raw.Length; b += Parts)
                {
                    // Beyond its own part nothing asks for it.
                    otherRaw[b] -= shared * raw[b];
                }
            }
        }

        return chosen;
    }

    // Over all blocks but those of one part.
    private static double Dot(double[] a, double[] b, int part)
    {
        var sum = 0.0;
        for (var first = 0; first < Parts; first++)
        {
            for (var i = first; first != part && i < a.Length; i += Parts)
            {
                sum += a[i] * b[i];
            }
        }

        return sum;
    }

    private static void Remove(double[] from, double[] what, double times)
    {
        for (var i = 0; i < from.Length; i++)
        {
            from[i] -= times * what[i];
        }
    }
}
