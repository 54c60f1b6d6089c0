using MathNet.Numerics.LinearAlgebra;
using Testudo.Simulation.Random;
using Testudo.Simulation.Workers;

namespace Testudo.Calibration.Inference;

/// <summary>Draws from a posterior by Markov chains.</summary>
/// <remarks>
/// Two kinds of steps take turns. Adaptive Metropolis (Haario, Saksman and Tamminen, Bernoulli 7, 2001) proposes with the covariance of the chain so far; after the first half nothing is
/// adapted any more, and only the second half counts. Crank and Nicolson's step (Cotter, Roberts, Stuart and White, Statistical Science 28, 2013) draws part of each deviate anew from the standard
/// normal prior: what the record says nothing of is then known to be the prior after few steps. Convergence is told by the split R of Gelman and Rubin in the form of Vehtari et al., Bayesian Analysis 16 (2021), without ranks.
/// </remarks>
public sealed class PosteriorChains
{
    private const int StepsBetweenAdaptations = 500;
    private const double FirstScale = 0.15;
    private const double Jitter = 1e-4;

    // One step in so many goes a short way in all directions alike, so that a covariance learned too early cannot lock a chain.
    private const double PlainSteps = 0.1;
    private const int KeptEvery = 10;

    // The part that is drawn anew; of what is left of a deviate, half is gone after some ten steps.
    private const double Renewed = 0.3;

    private readonly double[][][] kept;

    private PosteriorChains(double[][][] kept, double accepted) => (this.kept, Accepted) = (kept, accepted);

    /// <summary>The share of proposals that were accepted.</summary>
    public double Accepted { get; }

    /// <summary>What was kept, chain by chain.</summary>
    public IEnumerable<IReadOnlyList<double>> Kept => kept.SelectMany(c => c);

    /// <summary>The largest split R over the dimensions: near 1 where the chains agree.</summary>
    public double SplitR => Enumerable.Range(0, kept[0][0].Length).Max(RatioOf);

    /// <summary>Runs the chains.</summary>
    /// <param name="density">The logarithm of the density, up to a constant.</param>
    /// <param name="dimension">The number of deviates.</param>
    /// <param name="options">How many chains and steps.</param>
    /// <param name="progress">Is told the share that is done.</param>
    /// <param name="cancellation">Stops them.</param>
    public static PosteriorChains Run(Func<double[], double> density, int dimension, CalibrationOptions options, IProgress<double>? progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(density);
        ArgumentNullException.ThrowIfNull(options);
        var chains = new (double[][] Kept, int Accepted)[options.Chains];
        var done = 0;
        WorkerThreads.Run(options.Threads, options.Chains, c => chains[c] = Chain(density, dimension, options, (uint)c, () => progress?.Report((double)Interlocked.Add(ref done, StepsBetweenAdaptations) / options.Steps / options.Chains), cancellation), cancellation);
        return new PosteriorChains([.. chains.Select(c => c.Kept)], chains.Average(c => c.Accepted) / (options.Steps - (options.Steps / 2)));
    }

    /// <summary>So many draws, evenly from all chains, so mixed that neighbours come from different chains.</summary>
    /// <param name="draws">How many.</param>
    public IReadOnlyList<IReadOnlyList<double>> Draws(int draws) =>
        [.. Enumerable.Range(0, draws).Select(d => (Chain: d % kept.Length, Place: d / kept.Length, Of: (draws + kept.Length - 1 - (d % kept.Length)) / kept.Length))
            .Select(d => kept[d.Chain][(int)((d.Place + 0.5) * kept[d.Chain].Length / d.Of)])];

    private static (double[][] Kept, int Accepted) Chain(Func<double[], double> density, int dimension, CalibrationOptions options, uint chain, Action tell, CancellationToken cancellation)
    {
        var at = new double[dimension];
        for (var i = 0; i < dimension; i++)
        {
            // Chains begin apart, so that they can disagree.
            at[i] = 0.5 * Normal(options.Seed, chain, uint.MaxValue, i);
        }

        var value = density(at);
        var (mean, covariance, count) = (new double[dimension], new double[dimension, dimension], 0);
        double[,]? factor = null;
        var keptFrom = options.Steps / 2;
        var keptNow = new List<double[]>((options.Steps - keptFrom) / KeptEvery);
        var accepted = 0;
        for (var step = 0; step < options.Steps; step++)
        {
            var isRenewing = step % 2 == 1;
            var next = isRenewing ? Renew(at, options.Seed, chain, (uint)step) : Propose(at, factor, options.Seed, chain, (uint)step);
            var there = density(next);
            var gain = there - value + (isRenewing ? HalfSquare(next) - HalfSquare(at) : 0);
            if (Math.Log(new RandomSequence(options.Seed, (uint)step).Draw(chain, 1, Purpose.Chain).U0) < gain)
            {
                (at, value) = (next, there);
                accepted += step >= keptFrom ? 1 : 0;
            }

            if (step < keptFrom)
            {
                Learn(at, mean, covariance, ++count);
            }
            else if ((step - keptFrom) % KeptEvery == 0)
            {
                keptNow.Add(at);
            }

            if ((step + 1) % StepsBetweenAdaptations == 0)
            {
                cancellation.ThrowIfCancellationRequested();
                tell();
                if (step < keptFrom)
                {
                    factor = FactorOf(covariance, count, dimension);

                    // What the chain passed on its way to the bulk is forgotten by and by.
                    count /= 2;
                    for (var i = 0; i < dimension; i++)
                    {
                        for (var j = 0; j <= i; j++)
                        {
                            covariance[i, j] /= 2;
                        }
                    }
                }
            }
        }

        return ([.. keptNow], accepted);
    }

    // Leaves the prior as it is, so that only the likelihood decides.
    private static double[] Renew(double[] at, ulong seed, uint chain, uint step) =>
        [.. at.Select((v, i) => (Math.Sqrt(1 - (Renewed * Renewed)) * v) + (Renewed * Normal(seed, chain, step, i)))];

    private static double HalfSquare(double[] deviates) => deviates.Sum(d => d * d) / 2;

    private static double[] Propose(double[] at, double[,]? factor, ulong seed, uint chain, uint step)
    {
        var dimension = at.Length;
        var isPlain = factor is null || new RandomSequence(seed, step).Draw(chain, 2, Purpose.Chain).U0 < PlainSteps;
        var deviates = new double[dimension];
        for (var i = 0; i < dimension; i++)
        {
            deviates[i] = Normal(seed, chain, step, i);
        }

        var next = (double[])at.Clone();
        var scale = isPlain ? FirstScale / Math.Sqrt(dimension) : 2.38 / Math.Sqrt(dimension);
        for (var i = 0; i < dimension; i++)
        {
            var sum = isPlain ? deviates[i] : 0.0;
            for (var j = 0; !isPlain && j <= i; j++)
            {
                sum += factor![i, j] * deviates[j];
            }

            next[i] += scale * sum;
        }

        return next;
    }

    private static double Normal(ulong seed, uint chain, uint step, int index) => new RandomSequence(seed, step).Draw(chain, 0, Purpose.Chain, index).Normal;

    // Welford's sums; the covariance is divided when it is used.
    private static void Learn(double[] at, double[] mean, double[,] sums, int count)
    {
        Span<double> before = stackalloc double[at.Length];
        for (var i = 0; i < at.Length; i++)
        {
            before[i] = at[i] - mean[i];
            mean[i] += before[i] / count;
        }

        for (var i = 0; i < at.Length; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                sums[i, j] += before[i] * (at[j] - mean[j]);
            }
        }
    }

    private static double[,] FactorOf(double[,] sums, int count, int dimension) => Matrix<double>.Build
        .Dense(dimension, dimension, (i, j) => (sums[Math.Max(i, j), Math.Min(i, j)] / Math.Max(1, count - 1)) + (i == j ? Jitter : 0))
        .Cholesky().Factor.ToArray();

    private double RatioOf(int dimension)
    {
        var halves = kept.SelectMany(c => new[] { c[..(c.Length / 2)], c[(c.Length / 2)..] }).Select(h => h.Select(d => d[dimension]).ToArray()).ToArray();
        var length = halves.Average(h => (double)h.Length);
        var means = halves.Select(h => h.Average()).ToArray();
        var within = halves.Select((h, i) => h.Sum(v => (v - means[i]) * (v - means[i])) / Math.Max(1, h.Length - 1)).Average();
        var centre = means.Average();
        var between = means.Sum(m => (m - centre) * (m - centre)) / (means.Length - 1);
        return within > 0 ? Math.Sqrt(((length - 1) / length) + (between / within)) : 1;
    }
}
