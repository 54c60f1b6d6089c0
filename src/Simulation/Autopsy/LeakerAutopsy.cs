using MathNet.Numerics.Distributions;
using Testudo.Simulation.Comparison;
using Testudo.Simulation.Measures;
using Testudo.Simulation.Replication;
using Testudo.Simulation.Workers;
using Testudo.World;
using Testudo.World.Scenarios;
using Testudo.World.Text;

namespace Testudo.Simulation.Autopsy;

/// <summary>Asks of every hole in a defence which small change would have closed it, in paired re-runs of the raid.</summary>
/// <remarks>
/// Changes suggest themselves where leakers were lost; those are tried on replications of their own, and the best are measured on
/// the first replications of the run. See <c>docs/methods/autopsy.md</c>.
/// </remarks>
public sealed class LeakerAutopsy
{
    // Far from the replications of any run, so that choosing and measuring share none.
    private const uint FirstForScreening = 4_000_000_000;
    private const int MostScreening = 400;
    private const int MostFinal = 4_000;
    private const int LeastReplications = 100;
    private const int MostCandidates = 60;
    private const int MostKept = 16;

    // The part of the leakers of a cause that a change has to stop to count as one that helps.
    private const double LeastHelp = 0.1;
    private const int MostCauses = 12;
    private const double LeastShare = 0.01;
    private const double EnoughShare = 0.95;

    // Threats that are flown for screening a change and for measuring one: raids of thousands get fewer replications.
    private const int ScreeningThreats = 60_000;
    private const int FinalThreats = 600_000;

    private readonly YamlSource source;
    private readonly Catalogue catalogue;
    private readonly MonteCarloOptions options;
    private readonly IProgress<double>? progress;
    private readonly CancellationToken cancellation;
    private readonly RaidModel model;
    private readonly int screening;
    private readonly int final;

    private LeakerAutopsy(YamlSource source, Catalogue catalogue, MonteCarloOptions options, IProgress<double>? progress, CancellationToken cancellation)
    {
        (this.source, this.catalogue, this.options, this.progress, this.cancellation) = (source, catalogue, options, progress, cancellation);
        model = RaidModel.Prepare(ScenarioLoader.Read(source, catalogue));
        screening = Whole(Math.Min(MostScreening, ScreeningThreats / model.MostThreats));
        final = Math.Min(Whole(Math.Min(MostFinal, FinalThreats / model.MostThreats)), Math.Max(1, options.Replications));
    }

    /// <summary>The answer.</summary>
    public AutopsyAnswer Answer { get; private set; } = null!;

    /// <summary>The changes of the answer, by their ids.</summary>
    public IReadOnlyDictionary<string, ScenarioChange> Changes { get; private set; } = null!;

    /// <summary>Examines a raid.</summary>
    /// <param name="source">The text of the scenario.</param>
    /// <param name="catalogue">The catalogue, without what the scenario defines for itself.</param>
    /// <param name="options">The seed, the threads, and how many replications the run had: no more are compared.</param>
    /// <param name="progress">Hears which part is done; null for nobody.</param>
    /// <param name="cancellation">Gives the examination up.</param>
    /// <exception cref="OperationCanceledException">It was given up.</exception>
    public static LeakerAutopsy Of(YamlSource source, Catalogue catalogue, MonteCarloOptions options, IProgress<double>? progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(catalogue);
        ArgumentNullException.ThrowIfNull(options);
        var autopsy = new LeakerAutopsy(source, catalogue, options, progress, cancellation);
        autopsy.Examine();
        return autopsy;
    }

    private static int Whole(int replications) =>
        Math.Max(LeastReplications, replications / MonteCarlo.ReplicationsPerDraw * MonteCarlo.ReplicationsPerDraw);

    private void Examine()
    {
        var screened = new RecordOptions { Seed = options.Seed, First = FirstForScreening, Replications = screening };
        var before = RecordedRun.Of(model, screened with { Threads = options.Threads }, cancellation);
        var holes = Holes(before);
        var evidence = Evidence.Collect(before, cancellation);
        var suggested = new Suggestions(model, evidence).For(holes);
        var candidates = suggested.Take(MostCandidates).ToList();
        progress?.Report(0.05);

        var tried = Run(candidates, before, screened, 0.05, 0.45);
        var kept = Kept(candidates, tried, holes);
        var measured = new RecordOptions { Seed = options.Seed, Replications = final };
        var baseline = RecordedRun.Of(model, measured with { Threads = options.Threads }, cancellation);
        progress?.Report(0.5);
        var comparisons = Run(kept, baseline, measured, 0.5, 1);
        var order = Enumerable.Range(0, kept.Count)
            .OrderByDescending(k => comparisons[k].Averted.Mean).ThenBy(k => kept[k].Kind).ThenBy(k => kept[k].Change.Id, StringComparer.Ordinal).ToList();
        var ranked = order.Select(k => (Candidate: kept[k], Comparison: comparisons[k])).ToList();
        var groups = Groups([.. ranked.Select(r => r.Comparison)]);
        Changes = ranked.ToDictionary(r => r.Candidate.Change.Id, r => r.Candidate.Change, StringComparer.Ordinal);
        Answer = new AutopsyAnswer(
            final,
            screening,
            candidates.Count,
            suggested.Count - candidates.Count,
            baseline.Leaked,
            [.. Holes(baseline).Where(h => holes.ContainsKey(h.Key)).Select(h => CauseOf(h.Key, h.Value, baseline, ranked))],
            [.. ranked.Select((r, i) => ChangeOf(r.Candidate, r.Comparison, groups[i]))]);
    }

    /// <summary>Where leakers came through: class, asset and cause, the most first, with their number in one raid.</summary>
    private Dictionary<Hole, double> Holes(RecordedRun run)
    {
        var counts = new Dictionary<Hole, int>();
        var all = 0;
        for (var r = 0; r < run.Options.Replications; r++)
        {
            foreach (ref readonly var threat in run.At(r))
            {
                var hole = Hole.Of(model, threat);
                counts[hole] = counts.GetValueOrDefault(hole) + 1;
                all++;
            }
        }

        var covered = 0;
        var holes = new Dictionary<Hole, double>();
        foreach (var (hole, count) in counts.OrderByDescending(c => c.Value).ThenBy(c => c.Key.Class).ThenBy(c => c.Key.Asset).ThenBy(c => c.Key.Cause))
        {
            if (holes.Count == MostCauses || count < LeastShare * all || covered > EnoughShare * all)
            {
                break;
            }

            holes[hole] = (double)count / run.Options.Replications;
            covered += count;
        }

        return holes;
    }

    private PairedComparison[] Run(List<Candidate> candidates, RecordedRun before, RecordOptions replications, double from, double to)
    {
        var comparisons = new PairedComparison[candidates.Count];
        var done = 0;
        WorkerThreads.Run(options.Threads, candidates.Count, c =>
        {
            var changed = RaidModel.Prepare(candidates[c].Change.Apply(source.File, source.Text, catalogue));
            comparisons[c] = PairedRun.Compare(before, RecordedRun.Of(changed, replications, cancellation));
            progress?.Report(from + ((to - from) * Interlocked.Increment(ref done) / candidates.Count));
        }, cancellation);
        return comparisons;
    }

    /// <summary>For each cause the change that stops the most of its leakers and the smallest that helps, then the best of all.</summary>
    private List<Candidate> Kept(List<Candidate> candidates, PairedComparison[] tried, Dictionary<Hole, double> holes)
    {
        var kept = new SortedSet<int>();
        var overall = Enumerable.Range(0, candidates.Count).Where(c => tried[c].Averted.Mean > 0).OrderByDescending(c => tried[c].Averted.Mean).ToList();
        foreach (var hole in holes.Keys)
        {
            var stops = overall.ToDictionary(c => c, c => StoppedIn(hole, tried[c]).Sum());
            var best = overall.Where(c => stops[c] > 0).OrderByDescending(c => stops[c]).ThenBy(c => c).ToList();
            var helpful = best.Where(c => stops[c] >= LeastHelp * holes[hole] * screening);
            var wanted = best.Take(1).Concat(helpful.OrderBy(c => candidates[c].Kind).ThenByDescending(c => stops[c]).Take(1));
            foreach (var c in wanted.Where(_ => kept.Count < MostKept))
            {
                kept.Add(c);
            }
        }

        kept.UnionWith(overall.Where(c => !kept.Contains(c)).Take(MostKept - kept.Count).ToList());
        return [.. kept.Select(c => candidates[c])];
    }

    private double[] StoppedIn(Hole hole, PairedComparison comparison)
    {
        var sums = new double[comparison.AvertedByBlock.Length];
        foreach (var (from, counts) in comparison.StoppedBySource)
        {
            if (Hole.Of(model, from) == hole)
            {
                for (var b = 0; b < sums.Length; b++)
                {
                    sums[b] += counts[b];
                }
            }
        }

        return sums;
    }

    /// <summary>A group ends where a change is told apart from the best of the group: paired, and careful about asking so often (Bonferroni).</summary>
    private int[] Groups(PairedComparison[] ranked)
    {
        var groups = new int[ranked.Length];
        var (leader, group) = (0, 1);
        for (var c = 0; c < ranked.Length; c++)
        {
            if (c > leader)
            {
                var difference = ranked[leader].AvertedByBlock.Zip(ranked[c].AvertedByBlock, (a, b) => a - b).ToArray();
                var blocks = difference.Length;
                var (mean, low, _) = PairedRun.Mean(difference, final);
                var error = (mean - low) / StudentT.InvCDF(0, 1, Math.Max(1, blocks - 1), 0.975);
                if (mean > error * StudentT.InvCDF(0, 1, Math.Max(1, blocks - 1), 1 - (0.025 / (ranked.Length - 1))))
                {
                    (leader, group) = (c, group + 1);
                }
            }

            groups[c] = group;
        }

        return groups;
    }

    private AutopsyCause CauseOf(Hole hole, double leaked, RecordedRun baseline, List<(Candidate Candidate, PairedComparison Comparison)> ranked)
    {
        var helpful = ranked.Where(r => r.Comparison.Averted.Low > 0)
            .Select(r => (r.Candidate, Stops: PairedRun.Mean(StoppedIn(hole, r.Comparison), final)))
            .Where(r => r.Stops.Low > 0).ToList();
        var best = helpful.OrderByDescending(r => r.Stops.Mean).ThenBy(r => r.Candidate.Kind).FirstOrDefault();
        var smallest = helpful.Where(r => r.Stops.Mean >= LeastHelp * leaked).DefaultIfEmpty(best).OrderBy(r => r.Candidate?.Kind).ThenByDescending(r => r.Stops?.Mean).FirstOrDefault();
        var asset = model.Scenario.Assets[hole.Asset];
        return new AutopsyCause(
            MapReader.WordFor(hole.Cause),
            MapReader.WordFor(hole.Class),
            asset.Id,
            NamesOf(asset.Name),
            leaked,
            leaked / baseline.Leaked,
            smallest.Candidate?.Change.Id,
            smallest.Stops,
            smallest.Stops?.Mean / leaked,
            best.Candidate?.Change.Id,
            best.Stops,
            best.Stops?.Mean / leaked);
    }

    private AutopsyChange ChangeOf(Candidate candidate, PairedComparison comparison, int group)
    {
        var lines = candidate.Change.Lines(source.Text);
        return new AutopsyChange(
            candidate.Change.Id,
            MapReader.WordFor(candidate.Kind),
            candidate.System?.Id,
            candidate.System is { } system ? NamesOf(system.Name) : null,
            candidate.Sensor?.Id,
            candidate.Sensor is { } sensor ? NamesOf(sensor.Name) : null,
            candidate.Near is { } near ? NamesOf(near) : null,
            [.. candidate.Classes.Select(MapReader.WordFor)],
            candidate.Batteries,
            candidate.Amount,
            comparison.Averted,
            comparison.Stopped,
            comparison.NewlyThrough,
            comparison.Controlled,
            group,
            comparison.Correlation,
            comparison.VarianceRatio,
            lines.Line,
            lines.Before,
            lines.After);
    }

    private static Names NamesOf(LocalisedText text) => new(text.English, text.Ukrainian, text.Russian);
}
