using Testudo.Simulation.Comparison;
using Testudo.World.Text;

namespace Testudo.Simulation.Measures;

/// <summary>Means of one raid from control variates: of the same quantities as the plain means, from the same replications, with narrower intervals.</summary>
/// <param name="Controls">How many controls serve.</param>
/// <param name="VarianceRatio">The variance of the plain mean of all leakers over that of the controlled one: so many times the replications the controls are worth.</param>
/// <param name="Raid">The whole raid.</param>
/// <param name="Classes">Each class; their sums are the whole raid.</param>
public sealed record ControlledAnswer(int Controls, double VarianceRatio, ControlledClass Raid, IReadOnlyList<ControlledClass> Classes)
{
    /// <summary>The answer of a run; null for one that was stopped, and for too few replications to fit the controls to.</summary>
    /// <param name="result">The run.</param>
    public static ControlledAnswer? Of(MonteCarloResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        var blocks = result.Blocks;
        // A run that was stopped may have gaps, so that its draws are not those of its first blocks; and it is to end at once.
        if (result.WasStopped || blocks.Count < ControlVariates.LeastBlocks || blocks[^1].Number != blocks.Count - 1 || blocks.SkipLast(1).Any(b => b.Size != result.BlockSize))
        {
            return null;
        }

        var layout = result.Layout;
        var sizes = blocks.Select(b => (double)b.Size).ToArray();
        double[] Sums(int c, ClassTally tally) => [.. blocks.Select(b => (double)b.Sums[layout.Of(c, tally)])];
        var leaked = Sums(layout.Whole, ClassTally.Leaked);
        var controls = ControlVariates.Of(result.Model.Parameters, result.Options.Seed, 0, sizes, result.BlockSize, [.. blocks.Select(b => b.Chance)]);
        var fit = new ControlVariates(controls, leaked, sizes);
        ControlledClass Class(int c, string name)
        {
            PairedEstimate Of(ClassTally tally) => fit.Mean(Sums(c, tally));
            return new ControlledClass(name, Of(ClassTally.Launched), Of(ClassTally.Stopped), Of(ClassTally.Failed), Of(ClassTally.Leaked), Of(ClassTally.Expended));
        }

        var raid = Class(layout.Whole, "all");
        var plain = new Statistics(result).Of(layout.Of(layout.Whole, ClassTally.Leaked));
        var ratio = (plain.SamplingHigh - plain.Mean) / (raid.Leaked.High - raid.Leaked.Mean);
        return new ControlledAnswer(fit.Count, ratio * ratio, raid, [.. result.Model.Classes.Select((c, i) => Class(i, MapReader.WordFor(c)))]);
    }
}

/// <summary>The controlled means of one class, or of the whole raid. Stopped, failed, leaked and expended add up to launched.</summary>
/// <param name="Class">The class, or <c>all</c>.</param>
/// <param name="Launched">Threats launched.</param>
/// <param name="Stopped">Destroyed or diverted.</param>
/// <param name="Failed">Failed at launch or in flight by themselves.</param>
/// <param name="Leaked">Armed and at the target.</param>
/// <param name="Expended">Unarmed and at the target.</param>
public sealed record ControlledClass(string Class, PairedEstimate Launched, PairedEstimate Stopped, PairedEstimate Failed, PairedEstimate Leaked, PairedEstimate Expended);
