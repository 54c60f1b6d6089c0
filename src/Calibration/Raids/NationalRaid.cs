using Testudo.Calibration.Factors;
using Testudo.Evidence.Record;
using Testudo.Simulation.Measures;
using Testudo.Simulation.Random;
using Testudo.Simulation.Replication;
using Testudo.World.Scenarios;

namespace Testudo.Calibration.Raids;

/// <summary>How the weapons of one class are spread over targets in one raid.</summary>
/// <param name="ThinShare">The share at thinly covered targets, 0 to 1.</param>
/// <param name="Together">The correlation of the targets of two weapons, 0 to below 1: at 0 each has its own, near 1 all have the same.</param>
public readonly record struct Spreading(double ThinShare, double Together);

/// <summary>A scenario whose classes are scaled to any numbers, its targets shifted between well and thinly covered places.</summary>
/// <remarks>
/// Each salvo is taken apart into one part for each target; the number of threats in the scenario is the weight of the part. A target is thinly covered
/// against a class where a single weapon, at the medians of the catalogue, is stopped less often than not.
/// </remarks>
public sealed class NationalRaid
{
    // For the first look at the parts; the standard error of a share of one half is 4 %.
    private const int LookReplications = 160;
    private const double Thin = 0.5;

    private readonly int[][] covered;
    private readonly int[][] thin;
    private readonly int[] weights;

    /// <summary>Takes a scenario apart and looks which targets are thinly covered.</summary>
    /// <param name="scenario">The scenario; numbers and targets given, not drawn.</param>
    /// <param name="seed">The seed.</param>
    /// <exception cref="ArgumentException">A number or a target of the scenario is drawn.</exception>
    public NationalRaid(Scenario scenario, ulong seed)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        var parts = RaidParts.Of(scenario);
        if (parts.Any(p => p.IsPoisson || p.Targets.Count > 1))
        {
            throw new ArgumentException("Numbers and targets of the scenario must be given, not drawn.", nameof(scenario));
        }

        Scenario = scenario;
        Model = RaidModel.Prepare(scenario with { Raid = parts });
        weights = [.. parts.Select(p => p.Count)];
        var classes = parts.Select(p => KnownFactors.RecordClassOf(p.Threat.Class)).ToList();
        ClassPlaces = [.. RecordClasses.OfCells.Select(c => Model.Classes.Index().Where(m => KnownFactors.RecordClassOf(m.Item) == c).Select(m => m.Index).ToArray())];
        int[][] of = [.. RecordClasses.OfCells.Select(c => classes.Index().Where(p => p.Item == c).Select(p => p.Index).ToArray())];
        StoppedAlone = [.. parts.Select((_, p) => StoppedOf(p, seed))];
        thin = [.. of.Select(c => c.Where(p => StoppedAlone[p] < Thin).ToArray())];
        covered = [.. of.Select(c => c.Where(p => StoppedAlone[p] >= Thin).ToArray())];
        ThinShares = [.. of.Select((c, i) => c.Length == 0 ? 1 : (double)thin[i].Sum(p => weights[p]) / c.Sum(p => weights[p]))];
        Launched = [.. of.Select(c => c.Sum(p => weights[p]))];
    }

    /// <summary>The scenario.</summary>
    public Scenario Scenario { get; }

    /// <summary>Its model, with one salvo for each part.</summary>
    public RaidModel Model { get; }

    /// <summary>For each class of the record its classes in the counts of the model.</summary>
    public IReadOnlyList<int[]> ClassPlaces { get; }

    /// <summary>For each class of the record the share of thinly covered targets in the scenario; 1 where it has no weapon of the class.</summary>
    public IReadOnlyList<double> ThinShares { get; }

    /// <summary>For each class of the record how many the scenario launches.</summary>
    public IReadOnlyList<int> Launched { get; }

    /// <summary>For each part the share of single weapons that are stopped at the medians of the catalogue.</summary>
    public IReadOnlyList<double> StoppedAlone { get; }

    /// <summary>Whether a class has both well and thinly covered targets, so that the share matters.</summary>
    /// <param name="recordClass">The class, as an index in <see cref="RecordClasses.OfCells"/>.</param>
    public bool HasBoth(int recordClass) => thin[recordClass].Length > 0 && covered[recordClass].Length > 0;

    /// <summary>The raid with other numbers and targets.</summary>
    /// <param name="launched">Launched, by class of the record. A class that the scenario does not have is left out.</param>
    /// <param name="spreading">How each class is spread.</param>
    /// <param name="random">Draws the targets.</param>
    public RaidModel Of(IReadOnlyList<int> launched, IReadOnlyList<Spreading> spreading, RandomSequence random)
    {
        ArgumentNullException.ThrowIfNull(launched);
        ArgumentNullException.ThrowIfNull(spreading);
        var counts = new int[weights.Length];
        for (var c = 0; c < launched.Count; c++)
        {
            if (Launched[c] > 0)
            {
                Spread(c, launched[c], spreading[c], random, counts);
            }
        }

        return Model.WithCounts(counts);
    }

    /// <summary>What was stopped of a class, as the record counts: drones destroyed or lost on the way, missiles destroyed.</summary>
    /// <param name="recordClass">The class.</param>
    /// <param name="layout">The layout of the counts.</param>
    /// <param name="row">The counts of one replication.</param>
    public int StoppedIn(int recordClass, TallyLayout layout, ReadOnlySpan<long> row)
    {
        ArgumentNullException.ThrowIfNull(layout);
        var sum = 0L;
        foreach (var place in ClassPlaces[recordClass])
        {
            sum += row[layout.Of(place, ClassTally.Stopped)] + (RecordClasses.OfCells[recordClass] == RecordClasses.Drone ? row[layout.Of(place, ClassTally.Failed)] : 0);
        }

        return (int)sum;
    }

    /// <summary>How many of a class go to thinly covered targets in a raid.</summary>
    /// <param name="recordClass">The class.</param>
    /// <param name="model">The raid, from <see cref="Of"/>.</param>
    public int ThinIn(int recordClass, RaidModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        return thin[recordClass].Sum(p => model.Scenario.Raid[p].Count);
    }

    // Hoppe's urn: each weapon goes where an earlier one went, or to a target of its own.
    private void Spread(int recordClass, int launched, Spreading spreading, RandomSequence random, int[] counts)
    {
        var fresh = (1 - spreading.Together) / Math.Max(spreading.Together, 1e-9);
        var chosen = new int[launched];
        for (var i = 0; i < launched; i++)
        {
            var words = random.Draw((uint)recordClass, (uint)i, Purpose.Spreading);
            chosen[i] = words.U0 * (i + fresh) < i
                ? chosen[Math.Min(i - 1, (int)(words.U1 * i))]
                : Pick(words.U2 < spreading.ThinShare ? (thin[recordClass], covered[recordClass]) : (covered[recordClass], thin[recordClass]), words.U3);
            counts[chosen[i]]++;
        }
    }

    private int Pick((int[] Wanted, int[] Otherwise) parts, double share)
    {
        var from = parts.Wanted.Length > 0 ? parts.Wanted : parts.Otherwise;
        var left = share * from.Sum(p => weights[p]);
        foreach (var part in from)
        {
            left -= weights[part];
            if (left < 0)
            {
                return part;
            }
        }

        return from[^1];
    }

    private double StoppedOf(int part, ulong seed)
    {
        var counts = new int[weights.Length];
        counts[part] = 1;
        var model = Model.WithCounts(counts);
        var layout = new TallyLayout(model);
        var runner = new ReplicationRunner(model, layout, seed);
        runner.UseMedians();
        var stopped = 0L;
        for (var r = 0; r < LookReplications; r++)
        {
            runner.Run((uint)r, default(NoTracer));
            stopped += runner.Row[layout.Of(layout.Whole, ClassTally.Stopped)];
        }

        return (double)stopped / LookReplications;
    }
}
