using Testudo.Simulation.Measures;
using Testudo.Simulation.Replication;
using Testudo.World;
using Testudo.World.Scenarios;
using Testudo.World.Systems;

namespace Testudo.Simulation.Saturation;

/// <summary>Finds the size at which a raid saturates the defence, and the resource that binds there.</summary>
/// <remarks>See <c>docs/methods/saturation-knee.md</c>. All runs share their draws; threads change nothing.</remarks>
public sealed class SaturationKnee
{
    // Systems of which the binding resource is relaxed one at a time: those that ran short most often.
    private const int MostSystems = 6;

    // A bisection over N threats ends within this part of N, at a whole threat at the finest.
    private const int Fineness = 200;

    private readonly Scenario scenario;
    private readonly KneeOptions options;
    private readonly ScaledRaid raid;
    private readonly IProgress<double>? progress;
    private readonly CancellationToken cancellation;
    private readonly SortedDictionary<int, SizeRun> runs = [];
    private double work;

    private SaturationKnee(Scenario scenario, KneeOptions options, IProgress<double>? progress, CancellationToken cancellation)
    {
        (this.scenario, this.options, this.progress, this.cancellation) = (scenario, options, progress, cancellation);
        raid = new ScaledRaid(scenario);
    }

    /// <summary>Finds the knee.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="options">What is asked.</param>
    /// <param name="version">The version of Testudo.</param>
    /// <param name="progress">Hears how far it has come, from 0 to 1; null for nobody.</param>
    /// <param name="cancellation">Stops the run.</param>
    /// <exception cref="OperationCanceledException">The run was stopped.</exception>
    public static RaidSaturation Find(Scenario scenario, KneeOptions options, string version, IProgress<double>? progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        ArgumentNullException.ThrowIfNull(options);
        if (options.Steps < 2 || !(options.From < options.To) || options.From <= 0)
        {
            throw new ArgumentOutOfRangeException(nameof(options), "the scale has to go up, in at least 2 steps");
        }

        return new SaturationKnee(scenario, options, progress, cancellation).Find(version);
    }

    private RaidSaturation Find(string version)
    {
        var sizes = options.Scales().Select(s => Math.Max(1, (int)Math.Round(s * raid.Whole, MidpointRounding.AwayFromZero))).Distinct().ToArray();
        var curve = sizes.Select(Run).ToArray();
        var start = curve[0];
        var tolerance = options.Tolerance ?? start.Rate + KneeOptions.UsualRise;
        RateAverted Excess(SizeRun run)
        {
            // Where the tolerance hangs on the smallest raid, its chance is part of the answer.
            var over = options.Tolerance is null ? SizeRun.Sum((1, run), (-1, start)) : SizeRun.Sum((1, run));
            var shift = options.Tolerance ?? KneeOptions.UsualRise;
            return new RateAverted(over.Mean - shift, over.Low - shift, over.High - shift);
        }

        var knee = First(sizes, r => Excess(r).Mean);
        var status = knee is null ? KneeStatus.NotReached : knee == sizes[0] ? KneeStatus.OverFromTheStart : KneeStatus.Found;
        var answer = new RaidSaturation
        {
            Version = version,
            Scenario = scenario.Id,
            Title = NamesOf(scenario.Title),
            ScenarioHash = scenario.Hash,
            CatalogueHash = scenario.Catalogue.Hash,
            Seed = options.Seed,
            Replications = options.Replications,
            Threats = raid.Whole,
            Tolerance = tolerance,
            Rise = options.Tolerance is null ? KneeOptions.UsualRise : null,
            Curve = [.. curve.Select(r => new SizeAnswer((double)r.Threats / raid.Whole, r.Threats, r.LeakageRate, r.Leaked))],
            Status = status,
            Knee = null,
            Resources = [],
            Binding = null,
            Systems = [],
        };
        if (status != KneeStatus.Found)
        {
            return answer;
        }

        var low = First(sizes, r => Excess(r).High);
        var high = First(sizes, r => Excess(r).Low);
        var at = runs[knee!.Value];
        var (resources, systems) = Relieve(at, start);
        var binding = resources.FirstOrDefault(r => r.Binds)?.Resource;
        return answer with
        {
            Knee = new KneeAnswer(at.Threats, low == sizes[0] ? null : low, high, (double)at.Threats / raid.Whole, at.LeakageRate),
            Resources = resources,
            Binding = binding,
            Systems = systems,
        };
    }

    /// <summary>The smallest size at which something is above 0, by bisection between two sizes of the curve; null where it never is.</summary>
    private int? First(int[] sizes, Func<SizeRun, double> excess)
    {
        var above = Array.FindIndex(sizes, s => excess(runs[s]) > 0);
        if (above <= 0)
        {
            return above < 0 ? null : sizes[0];
        }

        var (low, high) = (sizes[above - 1], sizes[above]);
        while (high - low > Math.Max(1, high / Fineness))
        {
            var middle = (low + high) / 2;
            (low, high) = excess(Run(middle)) > 0 ? (low, middle) : (middle, high);
        }

        return high;
    }

    private SizeRun Run(int threats)
    {
        if (!runs.TryGetValue(threats, out var run))
        {
            runs[threats] = run = Run(raid.OfSize(threats), threats);
        }

        return run;
    }

    private SizeRun Run(Scenario changed, int threats)
    {
        cancellation.ThrowIfCancellationRequested();
        var result = MonteCarlo.Run(
            RaidModel.Prepare(changed), new MonteCarloOptions { Replications = options.Replications, Seed = options.Seed, Threads = options.Threads, LeakerReplications = 0 }, null, cancellation);
        if (result.WasStopped)
        {
            throw new OperationCanceledException(cancellation);
        }

        // How many runs there will be shows only on the way: the bar nears its end and does not pass it.
        work += threats;
        progress?.Report(work / (work + Expected()));
        return new SizeRun(result, threats);
    }

    private double Expected()
    {
        var curve = options.Scales().Sum(s => s * raid.Whole);
        var whole = curve + (18 * raid.Whole * Math.Sqrt(options.From * options.To));
        return Math.Max(whole - work, whole * 0.02);
    }

    private (IReadOnlyList<ReliefAnswer> Resources, IReadOnlyList<SystemRelief> Systems) Relieve(SizeRun knee, SizeRun start)
    {
        var (atKnee, atStart) = (raid.OfSize(knee.Threats), raid.OfSize(start.Threats));
        var all = Enum.GetValues<Resource>();
        var answers = all.Select(r => Answer(r, s => Relief.Of(s, r))).ToList();
        ReliefAnswer Answer(Resource? resource, Func<Scenario, Scenario> relieve)
        {
            var (a, b) = (Run(relieve(atKnee), knee.Threats), Run(relieve(atStart), start.Threats));
            return new ReliefAnswer(resource, SizeRun.Sum((1, knee), (-1, a)), SizeRun.Sum((1, start), (-1, b)), SizeRun.Sum((1, knee), (-1, a), (-1, start), (1, b)), Binds: false);
        }

        var best = answers.MaxBy(a => a.OfRise.Mean)!;
        if (best.OfRise.Low > 0)
        {
            answers[answers.IndexOf(best)] = best with { Binds = true };
        }

        var ordered = answers.OrderByDescending(a => a.OfRise.Mean).ThenBy(a => a.Resource).ToList();
        ordered.Add(Answer(null, s => all.Aggregate(s, (x, r) => Relief.Of(x, r))));
        return (ordered, ordered[0] is { Binds: true, Resource: { } binding } && Relief.IsOfSystems(binding) ? BySystem(knee, atKnee, binding) : []);
    }

    private List<SystemRelief> BySystem(SizeRun knee, Scenario atKnee, Resource resource)
    {
        var (model, layout) = (knee.Result.Model, knee.Result.Layout);
        long Shortage(int system) => knee.Result.Blocks.Sum(b => resource == Resource.Channels ? b.Sums[layout.Of(system, SystemTally.Blocked)] : b.Sums[layout.Of(system, SystemTally.Empty)]);
        bool CanRunShort(DefenceSystem system) => system.Kind != SystemKind.ElectronicWarfare && (resource != Resource.Reload || system.Reload is not null || system.Scramble is not null);
        return [.. Enumerable.Range(0, model.Systems.Count)
            .Where(s => CanRunShort(model.Systems[s]) && (resource == Resource.Reload || Shortage(s) > 0))
            .OrderByDescending(Shortage).Take(MostSystems)
            .Select(s => new SystemRelief(model.Systems[s].Id, NamesOf(model.Systems[s].Name), SizeRun.Sum((1, knee), (-1, Run(Relief.Of(atKnee, resource, model.Systems[s]), knee.Threats)))))
            .OrderByDescending(s => s.AtKnee.Mean)];
    }

    private static Names NamesOf(LocalisedText text) => new(text.English, text.Ukrainian, text.Russian);
}
