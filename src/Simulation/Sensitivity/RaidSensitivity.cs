using Testudo.Simulation.Measures;
using Testudo.Simulation.Replication;
using Testudo.World;
using Testudo.World.Text;

namespace Testudo.Simulation.Sensitivity;

/// <summary>Asks of which uncertain numbers, and of which grade of source, the uncertainty of a raid's result comes.</summary>
public sealed class RaidSensitivity
{
    // Numbers and things that are drawn anew by themselves: those that account for most of what leaks.
    private const int MostNumbers = 10;
    private const int MostOwners = 5;
    private const int MostTold = 20;

    private readonly SensitivityOptions options;
    private readonly Parameter[] numbers;
    private readonly int[][] single;
    private readonly List<RaidOutcome> outcomes;
    private readonly List<Group> grades;
    private readonly List<Group> kinds;
    private readonly List<Group> owners;
    private readonly List<int> leaders;
    private readonly VarianceStudy study;
    private readonly Dictionary<string, IReadOnlyList<(Contribution First, Contribution Total)>> frozen = new(StringComparer.Ordinal);

    private RaidSensitivity(RaidModel model, IReadOnlyList<int> indices, SensitivityOptions options, IProgress<double>? progress, CancellationToken cancellation)
    {
        this.options = options;
        numbers = [.. indices.Select(i => model.Parameters.Parameters[i])];
        single = [.. Enumerable.Range(0, numbers.Length).Select(n => (int[])[n])];
        outcomes = OutcomesOf(model);
        grades = Groups(n => MapReader.WordFor(n.Confidence), [.. Enum.GetValues<Confidence>().Select(MapReader.WordFor)]);
        kinds = Groups(n => NumberKinds.Of(n.Path), NumberKinds.All);
        owners = Groups(n => NumberKinds.OwnerOf(n.Path), [.. numbers.Select(n => NumberKinds.OwnerOf(n.Path)).OfType<string>().Distinct()]);
        var groups = 2 + grades.Count + kinds.Count + Math.Min(MostOwners, owners.Count) + Math.Min(MostNumbers, numbers.Length);
        var all = (double)ChanceControl.Replications + (options.Draws * options.ReplicationsPerDraw) + (groups * options.Pairs * options.ReplicationsPerPair);
        var done = 0;
        study = new VarianceStudy(
            () => new RaidOutcomes(model, indices, outcomes, options.Seed), options, n => progress?.Report(Math.Min(1, Interlocked.Add(ref done, n) / all)), cancellation);
        leaders = [.. Ranked(single, 0).Take(MostNumbers)];
        owners = [.. Ranked([.. owners.Select(o => o.Members)], 0).Take(MostOwners).Select(o => owners[o])];
    }

    /// <summary>The uncertain numbers of a model whose spread reaches the results, by their indices in its table.</summary>
    /// <param name="model">The model.</param>
    public static IReadOnlyList<int> NumbersOf(RaidModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        var table = model.Parameters;
        return [.. Enumerable.Range(0, table.Parameters.Count).Where(i => table.IsPropagated(i) && table.Parameters[i].IsUncertain)];
    }

    /// <summary>Shares the variance out.</summary>
    /// <param name="model">The model.</param>
    /// <param name="options">How many draws: at least <see cref="SensitivityOptions.LeastDraws"/> for its numbers.</param>
    /// <param name="progress">Hears which part is done; null for nobody.</param>
    /// <param name="cancellation">Gives it up.</param>
    /// <exception cref="OperationCanceledException">It was given up.</exception>
    public static SensitivityAnswer Of(RaidModel model, SensitivityOptions options, IProgress<double>? progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(options);
        var indices = NumbersOf(model);
        if (indices.Count == 0)
        {
            return new SensitivityAnswer(0, 0, 0, 0, 0, []);
        }

        var least = SensitivityOptions.LeastDraws(indices.Count);
        if (options.Draws < least || options.Draws > SensitivityOptions.MostDraws || options.Threads < 1)
        {
            throw new ArgumentOutOfRangeException(nameof(options), $"{indices.Count} uncertain numbers need {least} to {SensitivityOptions.MostDraws} draws, and at least one thread");
        }

        return new RaidSensitivity(model, indices, options, progress, cancellation).Answer();
    }

    private SensitivityAnswer Answer()
    {
        // In an order of their own, so that no draw depends on what is told.
        foreach (var group in grades.Concat(kinds).Concat(owners).Select(g => g.Members).Concat(leaders.Select(l => single[l])))
        {
            Frozen(group);
        }

        var told = outcomes.Select((_, k) => Outcome(k)).ToList();
        return new SensitivityAnswer(numbers.Length, options.Draws, options.Pairs, study.Replications, study.Fit.Degree, told);
    }

    private OutcomeSensitivity Outcome(int k)
    {
        var found = study.Fit[k];
        var variance = found.All.Estimate();
        var (chance, error) = study.Chance.OfOneReplication[k];
        var answer = new OutcomeSensitivity(
            outcomes[k].Name, outcomes[k].Class, found.Mean, chance, variance, found.All.Beside(chance, error), false, null, null, [], [], [], []);
        return variance.Low <= 0 ? answer : answer with
        {
            IsTold = true,
            Additive = found.Additive.Of(found.All),
            Interactions = found.Interactions.Of(found.All),
            Grades = Told(grades, k),
            Kinds = Told(kinds, k),
            Owners = Told(owners, k),
            Numbers = [.. Ranked(single, k).Take(MostTold).Select(n => new NumberSensitivity(
                numbers[n].Path, MapReader.WordFor(numbers[n].Confidence), found.Of(single[n]).Of(found.All), leaders.Contains(n) ? Frozen(single[n])[k].Total.Of(found.All) : null))],
        };
    }

    private List<GroupSensitivity> Told(List<Group> groups, int k)
    {
        var whole = study.Fit[k].All;
        return [.. groups.Select(g => new GroupSensitivity(g.Name, g.Members.Length, Frozen(g.Members)[k].First.Of(whole), Frozen(g.Members)[k].Total.Of(whole)))];
    }

    // Two groups with the same members, such as a thing with one number and that number, are drawn anew once.
    private IReadOnlyList<(Contribution First, Contribution Total)> Frozen(int[] group)
    {
        var key = string.Join(',', group);
        return frozen.TryGetValue(key, out var known) ? known : frozen[key] = study.Freeze(group);
    }

    private int[] Ranked(IReadOnlyList<int[]> groups, int k) =>
        [.. groups.Select((members, g) => (Index: g, study.Fit[k].Of(members).Value)).OrderByDescending(g => g.Value).ThenBy(g => g.Index).Select(g => g.Index)];

    private List<Group> Groups(Func<Parameter, string?> nameOf, IReadOnlyList<string> order) =>
        [.. order.Select(name => new Group(name, [.. Enumerable.Range(0, numbers.Length).Where(n => nameOf(numbers[n]) == name)])).Where(g => g.Members.Length > 0)];

    private static List<RaidOutcome> OutcomesOf(RaidModel model)
    {
        const double Thousand = 1e3;
        var layout = new TallyLayout(model);
        return
        [
            new("leaked", "all", layout.Of(layout.Whole, ClassTally.Leaked), 1),
            .. model.Classes.Select((c, i) => new RaidOutcome("leaked", MapReader.WordFor(c), layout.Of(i, ClassTally.Leaked), 1)),
            new("rounds", "all", layout.Of(layout.Whole, ClassTally.Rounds), 1),
            new("defender-cost", "all", TallyLayout.Of(RaidTally.DefenderCost), Thousand),
        ];
    }

    private sealed record Group(string Name, int[] Members);

    private sealed record RaidOutcome(string Name, string Class, int Tally, double Unit);

    private sealed class RaidOutcomes(RaidModel model, IReadOnlyList<int> numbers, IReadOnlyList<RaidOutcome> outcomes, ulong seed) : IUncertainOutcomes
    {
        private readonly ReplicationRunner runner = new(model, new TallyLayout(model), seed);
        private static readonly TwoPiecePolynomials Shapes = new(3);

        private readonly double[] sums = new double[ReplicationRunner.ChanceCount(model)];
        private readonly double[] all = new double[model.Parameters.Parameters.Count];

        public int Parameters => numbers.Count;

        public int Outcomes => outcomes.Count;

        public int Controls => sums.Length + (runner.RaidEffectDeviates.Length * Shapes.Count);

        public void Draw(uint draw, Span<double> deviates)
        {
            for (var n = 0; n < deviates.Length; n++)
            {
                deviates[n] = model.Parameters.DeviateOf(seed, draw, numbers[n]);
            }
        }

        public void Use(ReadOnlySpan<double> deviates)
        {
            for (var n = 0; n < deviates.Length; n++)
            {
                all[numbers[n]] = deviates[n];
            }

            runner.UseDeviates(all);
        }

        public void Observe(uint replication, Span<double> values, Span<double> controls)
        {
            Array.Clear(sums);
            runner.CountChanceIn(sums);
            runner.Run(replication, default(NoTracer));
            for (var k = 0; k < values.Length; k++)
            {
                values[k] = runner.Row[outcomes[k].Tally] * outcomes[k].Unit;
            }

            sums.CopyTo(controls);
            var deviates = runner.RaidEffectDeviates;
            for (var g = 0; g < deviates.Length; g++)
            {
                var shapes = controls.Slice(sums.Length + (g * Shapes.Count), Shapes.Count);
                if (double.IsNaN(deviates[g]))
                {
                    shapes.Clear();
                }
                else
                {
                    Shapes.At(deviates[g], shapes);
                }
            }
        }
    }
}
