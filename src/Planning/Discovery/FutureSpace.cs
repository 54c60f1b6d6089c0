using Testudo.Planning.Options;
using Testudo.Simulation.Random;
using Testudo.World.Scenarios;
using Testudo.World.Text;
using Testudo.World.Threats;

namespace Testudo.Planning.Discovery;

/// <summary>The futures between the limits of the ranges of a file, and the scenario in each of them.</summary>
internal sealed class FutureSpace
{
    private readonly OptionFile file;
    private readonly Scenario baseline;
    private readonly Dictionary<ThreatClass, double> shares = [];

    /// <summary>Takes the ranges.</summary>
    /// <param name="file">The file.</param>
    /// <param name="baseline">The scenario without an option; shares are of its raid.</param>
    /// <exception cref="InputException">A range names what the scenario does not have.</exception>
    public FutureSpace(OptionFile file, Scenario baseline)
    {
        (this.file, this.baseline) = (file, baseline);
        var launched = (double)baseline.Raid.Sum(s => s.Count);
        foreach (var salvo in baseline.Raid)
        {
            shares[salvo.Threat.Class] = shares.GetValueOrDefault(salvo.Threat.Class) + (salvo.Count / launched);
        }

        var context = new ReadingContext(file.File, PlainNumberDate: null);
        foreach (var range in file.Ranges)
        {
            if (range.Kind == RangeKind.Share && Today(range) is not (> 0 and < 1))
            {
                context.Report(range.Line, range.Id, $"the raid has no threats of these classes, or none of others; a share of them cannot be varied", $"known are: {string.Join(", ", shares.Keys.Select(c => MapReader.WordFor(c)))}");
            }

            if (range is { Kind: RangeKind.Odds, System: { } system } && baseline.Catalogue.Systems.Find(system) is null)
            {
                context.Report(range.Line, range.Id, $"the system \"{system}\" is not in the catalogue", baseline.Catalogue.Systems.Suggest(system));
            }
        }

        context.ThrowIfAny();
    }

    /// <summary>The value of a range in the scenario as it is.</summary>
    /// <param name="range">The range.</param>
    public double Today(FutureRange range) => range.Kind switch
    {
        RangeKind.Share => range.Classes.Distinct().Sum(c => shares.GetValueOrDefault(c)),
        RangeKind.Delay => 0,
        _ => 1,
    };

    /// <summary>Futures that fill the space evenly: a Latin hypercube (McKay, Beckman and Conover 1979).</summary>
    /// <param name="count">How many.</param>
    /// <param name="seed">The seed.</param>
    /// <returns>For each its place between the limits of each range, from 0 to 1.</returns>
    public double[][] Draw(int count, ulong seed)
    {
        var columns = file.Ranges.Select(range =>
        {
            var words = Enumerable.Range(0, count).Select(f => new RandomSequence(seed, (uint)f).Draw(RandomSequence.KeyOf(range.Id), 0, Purpose.Design)).ToArray();
            var places = new double[count];
            foreach (var (rank, future) in Enumerable.Range(0, count).OrderBy(f => words[f].U0).ThenBy(f => f).Index())
            {
                places[future] = (rank + words[future].U1) / count;
            }

            return places;
        }).ToArray();
        return [.. Enumerable.Range(0, count).Select(f => columns.Select(c => c[f]).ToArray())];
    }

    /// <summary>Whether an option comes too late in a future.</summary>
    /// <param name="option">The option; null for none.</param>
    /// <param name="places">The future.</param>
    public bool IsLate(ReinforcementOption? option, double[] places) => option?.DaysInHand is { } days && Values(places).Any(v => v.Range.Kind == RangeKind.Delay && v.Value > days);

    /// <summary>Threats launched in a future where no option averts any.</summary>
    /// <param name="places">The future.</param>
    public int Launched(double[] places) => Raid(baseline, places).Sum(s => s.Count);

    /// <summary>A scenario in a future.</summary>
    /// <param name="scenario">The scenario, with an option or without.</param>
    /// <param name="places">The future.</param>
    public Scenario In(Scenario scenario, double[] places)
    {
        var changed = scenario with { Raid = Raid(scenario, places) };
        foreach (var (range, value) in Values(places).Where(v => v.Range.Kind == RangeKind.Odds))
        {
            changed = OptionBench.WithKill(changed, new KillChange(new TextLocation(file.File, range.Line, range.Id), range.System, value, null));
        }

        return changed;
    }

    private IEnumerable<(FutureRange Range, double Value)> Values(double[] places) => file.Ranges.Select((r, i) => (r, r.At(places[i])));

    // Factors are those of the raid without an option, so that launches averted stay averted. Counts are rounded by their running sum, so that the total is kept.
    private List<Salvo> Raid(Scenario scenario, double[] places)
    {
        var size = Values(places).Where(v => v.Range.Kind == RangeKind.Size).Aggregate(1.0, (product, v) => product * v.Value);
        var varied = Values(places).Where(v => v.Range.Kind == RangeKind.Share).ToList();
        var others = (1 - varied.Sum(v => v.Value)) / (1 - varied.Sum(v => Today(v.Range)));
        double Factor(ThreatClass one) => size * (varied.Find(v => v.Range.Classes.Contains(one)) is { Range: { } range } v ? v.Value / Today(range) : others);

        var (exact, given) = (0.0, 0);
        int Rounded(double value)
        {
            exact += value;
            var whole = (int)Math.Round(exact, MidpointRounding.AwayFromZero) - given;
            given += whole;
            return whole;
        }

        return [.. scenario.Raid.Select(salvo =>
        {
            var by = Factor(salvo.Threat.Class);
            if (salvo.Targets[0].Count is null)
            {
                return salvo with { Count = Rounded(salvo.Count * by) };
            }

            var targets = salvo.Targets.Select(t => t with { Count = Rounded(t.Count!.Value * by) }).ToList();
            return salvo with { Targets = targets, Count = targets.Sum(t => t.Count!.Value) };
        })];
    }
}
