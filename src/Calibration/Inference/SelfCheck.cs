using MathNet.Numerics.Distributions;
using Testudo.Calibration.Emulation;
using Testudo.Calibration.Factors;
using Testudo.Calibration.Raids;
using Testudo.Simulation.Random;
using Testudo.Simulation.Replication;
using Testudo.Simulation.Workers;
using Testudo.World;

namespace Testudo.Calibration.Inference;

/// <summary>How often the calibration finds a truth that is known: worlds are drawn from the priors, their raids simulated, and each is fitted as if it were the record.</summary>
/// <remarks>Cook, Gelman and Rubin, J. Comput. Graph. Stat. 15 (2006); Talts et al., arXiv:1804.06788 (2018). A truth lies in its 90 % interval nine times out of ten where all is right.</remarks>
/// <param name="Worlds">Worlds that were fitted.</param>
/// <param name="Coverage50">The share of factors whose truth lies in the central 50 % interval.</param>
/// <param name="Coverage90">The same of 90 %.</param>
/// <param name="StandardError">The standard error of the latter over worlds: factors of one world are not independent.</param>
/// <param name="Ranks">How the truths stand among the draws of their posterior, in tenths: each is a tenth where all is right.</param>
public sealed record SelfCheck(int Worlds, double Coverage50, double Coverage90, double StandardError, IReadOnlyList<double> Ranks)
{
    private const int Parts = 10;

    /// <summary>Fits worlds whose truth is known.</summary>
    /// <param name="raid">The raid.</param>
    /// <param name="catalogue">The catalogue.</param>
    /// <param name="options">How much is simulated; the chains as for the record.</param>
    /// <param name="surfaces">The surfaces.</param>
    /// <param name="raids">Raids of which each world has the numbers launched.</param>
    /// <param name="worlds">How many worlds, at least 1.</param>
    /// <param name="progress">Is told the share that is done.</param>
    /// <param name="cancellation">Stops it.</param>
    public static SelfCheck Of(NationalRaid raid, Catalogue catalogue, CalibrationOptions options, IReadOnlyList<OutcomeSurface> surfaces, IReadOnlyList<ObservedRaid> raids, int worlds, IProgress<double>? progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(raid);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfLessThan(worlds, 1);
        var truths = Enumerable.Range(0, worlds).Select(w => Truth(options.Seed, (uint)w)).ToArray();
        raid.Model.Parameters.Join(new JointDraws(truths, KnownFactors.ParametersOf(catalogue), KnownFactors.KnownOf(catalogue)));
        var check = new PredictiveCheck(raid, catalogue, options);
        var ranks = new double[worlds][];
        var done = 0;
        WorkerThreads.Run(options.Threads, worlds, w =>
        {
            var made = raids.Select((r, i) => r with { Stopped = check.Outcome(truths[w], r.Launched, (uint)((w * raids.Count) + i), (uint)w) });
            var likelihood = new RaidLikelihood(raid, surfaces, made);
            var chains = PosteriorChains.Run(d => likelihood.LogPosterior(d), RaidLikelihood.Dimension, options with { Threads = 1, Seed = options.Seed + (ulong)w + 1 }, null, cancellation);
            var kept = chains.Kept.ToList();
            ranks[w] = [.. truths[w].Select((truth, f) => (kept.Count(k => k[f] < truth) + 0.5) / (kept.Count + 1))];
            progress?.Report((double)Interlocked.Increment(ref done) / worlds);
        }, cancellation);
        var within = ranks.Select(r => r.Average(x => IsWithin(x, 0.9) ? 1.0 : 0)).ToArray();
        var mean = within.Average();
        return new SelfCheck(
            worlds,
            ranks.SelectMany(r => r).Average(x => IsWithin(x, 0.5) ? 1.0 : 0),
            mean,
            worlds > 1 ? Math.Sqrt(within.Sum(x => (x - mean) * (x - mean)) / (worlds - 1) / worlds) : double.NaN,
            [.. Enumerable.Range(0, Parts).Select(p => ranks.SelectMany(r => r).Average(x => Math.Min(Parts - 1, (int)(x * Parts)) == p ? 1.0 : 0))]);
    }

    private static bool IsWithin(double rank, double level) => Math.Abs(rank - 0.5) <= level / 2;

    private static double[] Truth(ulong seed, uint world) =>
        [.. KnownFactors.Items.Select((_, f) => Normal.InvCDF(0, 1, new RandomSequence(seed, world).Draw((uint)f, 0, Purpose.Synthetic).U0))];
}
