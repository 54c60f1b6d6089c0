using Testudo.Calibration.Emulation;
using Testudo.Calibration.Factors;
using Testudo.Calibration.Raids;
using Testudo.Evidence.Record;
using Testudo.Forecast.Distributions;

namespace Testudo.Calibration.Inference;

/// <summary>How probable the reported outcomes are under the factors.</summary>
/// <remarks>
/// What is stopped of a class in a raid is beta-binomial with the share and the correlation of its surface. Beside the factors stand, for each class, a shift of
/// the share and one of the correlation, on log-odds, with the measured errors of the surface as standard deviations: so the error of the emulator is part of the posterior.
/// </remarks>
public sealed class RaidLikelihood
{
    // Judgements, in log-odds: the share of thinly covered targets is that of the scenario give or take one, and falls by a quarter with each doubling, give or take as much.
    private const double ShareSpread = 1;
    private const double UsualSlope = 0.25;
    private const double SlopeSpread = 0.25;

    // Two weapons of a pair go to the same place every second time, ballistic missiles rather more often; the more weapons there are the more targets they have.
    private const double PairsTogether = 0.4;
    private const double BallisticPairsTogether = 0.6;
    private const double TogetherSpread = 1;
    private const double UsualTogetherSlope = 0.4;
    private const double TogetherSlopeSpread = 0.3;
    private const double MostTogether = 0.98;

    private static readonly int[] ThinFactors = [.. RecordClasses.OfCells.Select(c => IndexOf(FactorKind.ThinShare, c))];
    private static readonly int[] TogetherFactors = [.. RecordClasses.OfCells.Select(c => IndexOf(FactorKind.Together, c))];
    private static readonly int ThinSlope = KnownFactors.IndexOf("thin-slope");
    private static readonly int TogetherSlope = KnownFactors.IndexOf("together-slope");

    private readonly NationalRaid raid;
    private readonly IReadOnlyList<OutcomeSurface> surfaces;
    private readonly (int Class, int Launched, int Otherwise, int Stopped)[] cells;

    /// <summary>Makes the likelihood.</summary>
    /// <param name="raid">The raid.</param>
    /// <param name="surfaces">The surface of each class of the record.</param>
    /// <param name="observed">The raids that are fitted.</param>
    public RaidLikelihood(NationalRaid raid, IReadOnlyList<OutcomeSurface> surfaces, IEnumerable<ObservedRaid> observed)
    {
        (this.raid, this.surfaces) = (raid, surfaces);
        cells = [.. observed.SelectMany(r => Enumerable.Range(0, RecordClasses.OfCells.Count).Where(c => r.Launched[c] > 0 && raid.Launched[c] > 0).Select(c => (c, r.Launched[c], r.All - r.Launched[c], r.Stopped[c])))];
    }

    /// <summary>The number of deviates: the factors, then two errors of the surface for each class.</summary>
    public static int Dimension { get; } = KnownFactors.Items.Count + (2 * RecordClasses.OfCells.Count);

    /// <summary>Cells that are fitted.</summary>
    public int Cells => cells.Length;

    /// <summary>The logarithm of the posterior density, up to a constant.</summary>
    /// <param name="deviates">The deviates: standard normal before anything is learned.</param>
    public double LogPosterior(ReadOnlySpan<double> deviates)
    {
        var sum = 0.0;
        foreach (var deviate in deviates)
        {
            sum -= deviate * deviate / 2;
        }

        foreach (var cell in cells)
        {
            var (mean, correlation) = At(deviates, cell.Class, cell.Launched, cell.Otherwise);
            sum += BetaBinomial.LogProbability(cell.Stopped, cell.Launched, mean, correlation);
        }

        return sum;
    }

    /// <summary>The share stopped and the correlation of a class in a raid.</summary>
    /// <param name="deviates">The deviates.</param>
    /// <param name="recordClass">The class.</param>
    /// <param name="launched">Launched of the class.</param>
    /// <param name="otherwise">Launched besides.</param>
    public (double Mean, double Correlation) At(ReadOnlySpan<double> deviates, int recordClass, int launched, int otherwise)
    {
        var surface = surfaces[recordClass];
        var (mean, correlation) = surface.At(deviates, launched, otherwise, SpreadingOf(raid, deviates, recordClass, launched));
        var error = KnownFactors.Items.Count + (2 * recordClass);
        return (Shifted(mean, deviates[error] * surface.Error.Mean), Math.Clamp(Shifted(correlation, deviates[error + 1] * surface.Error.Correlation), 1e-4, 0.999));
    }

    /// <summary>How a class is spread over targets in a raid.</summary>
    /// <param name="raid">The raid, whose scenario gives the usual share of thinly covered targets at its own size.</param>
    /// <param name="deviates">The deviates of the factors.</param>
    /// <param name="recordClass">The class.</param>
    /// <param name="launched">Launched of the class, at least 1.</param>
    public static Spreading SpreadingOf(NationalRaid raid, ReadOnlySpan<double> deviates, int recordClass, int launched)
    {
        ArgumentNullException.ThrowIfNull(raid);
        var share = Math.Clamp(raid.ThinShares[recordClass], 0.02, 0.98);
        var doublings = Math.Log2(launched / (double)Math.Max(1, raid.Launched[recordClass]));
        var thin = ThinFactors[recordClass] < 0
            ? share
            : Shifted(share, (ShareSpread * deviates[ThinFactors[recordClass]]) - ((UsualSlope + (SlopeSpread * deviates[ThinSlope])) * doublings));
        var pairs = RecordClasses.OfCells[recordClass] == RecordClasses.Ballistic ? BallisticPairsTogether : PairsTogether;
        var slope = Math.Max(0, UsualTogetherSlope + (TogetherSlopeSpread * deviates[TogetherSlope]));
        var together = Shifted(pairs, (TogetherSpread * deviates[TogetherFactors[recordClass]]) - (slope * Math.Log2(Math.Max(2, launched) / 2.0)));
        return new Spreading(thin, Math.Min(MostTogether, together));
    }

    private static int IndexOf(FactorKind kind, string recordClass) =>
        KnownFactors.Items.Index().Where(f => f.Item.Kind == kind && f.Item.Classes.Contains(recordClass, StringComparer.Ordinal)).Select(f => f.Index).DefaultIfEmpty(-1).First();

    private static double Shifted(double probability, double shift) => 1 / (1 + ((1 - probability) / probability * Math.Exp(-shift)));
}
