using Testudo.Simulation.Measures;
using Testudo.Simulation.Replication;
using Testudo.World;
using Testudo.World.Text;

namespace Testudo.Simulation.Sensitivity;

/// <summary>Asks of which uncertain numbers, and of which grade of source, the uncertainty of a raid's result comes.</summary>
public static class RaidSensitivity
{
    // Numbers and things that are drawn anew by themselves: those that account for most of what leaks.
    private const int MostNumbers = 10;
    private const int MostOwners = 5;
    private const int MostTold = 20;

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

        Parameter[] numbers = [.. indices.Select(i => model.Parameters.Parameters[i])];
        var grades = Groups(numbers, n => MapReader.WordFor(n.Confidence), [.. Enum.GetValues<Confidence>().Select(MapReader.WordFor)]);
        var kinds = Groups(numbers, n => NumberKinds.Of(n.Path), NumberKinds.All);
        var outcomes = OutcomesOf(model);
        var done = 0;
        var first = options.Draws * options.ReplicationsPerDraw;
        var each = options.Pairs * options.ReplicationsPerPair;
        var all = ChanceControl.Replications + first + (each * (2 + grades.Count + kinds.Count + MostOwners + MostNumbers));
        var study = new VarianceStudy(
            () => new RaidOutcomes(model, indices, outcomes, options.Seed), options, n => progress?.Report(Math.Min(1, (double)Interlocked.Add(ref done, n) / all)), cancellation);
        var fit = study.Fit;
        var single = Enumerable.Range(0, numbers.Length).Select(n => (int[])[n]).ToArray();
        int[] Ranked(IReadOnlyList<int[]> groups, int outcome) =>
            [.. Enumerable.Range(0, groups.Count).Select(g => (Index: g, fit[outcome].Of(groups[g]).Value)).OrderByDescending(g => g.Value).ThenBy(g => g.Index).Select(g => g.Index)];
        var leaders = Ranked(single, 0).Take(MostNumbers).ToList();
        var owners = Groups(numbers, n => NumberKinds.OwnerOf(n.Path), [.. numbers.Select(n => NumberKinds.OwnerOf(n.Path)).OfType<string>().Distinct()]);
        owners = [.. Ranked([.. owners.Select(o => o.Members)], 0).Take(MostOwners).Select(o => owners[o])];
        var frozen = new Dictionary<string, IReadOnlyList<(Contribution First, Contribution Total)>>(StringComparer.Ordinal);
        IReadOnlyList<(Contribution First, Contribution Total)> Frozen(int[] group)
        {
            var key = string.Join(',', group);
            return frozen.TryGetValue(key, out var known) ? known : frozen[key] = study.Freeze(group);
        }

        // Frozen once for all outcomes, and in an order of their own, so that the draws do not depend on what is told.
        foreach (var group in grades.Concat(kinds).Concat(owners).Select(g => g.Members).Concat(leaders.Select(l => single[l])))
        {
            Frozen(group);
        }

        GroupSensitivity Told(Group group, int k, Contribution whole)
        {
            var (byItself, together) = Frozen(group.Members)[k];
            return new GroupSensitivity(group.Name, group.Members.Length, byItself.Of(whole), together.Of(whole));
        }

        return new SensitivityAnswer(numbers.Length, options.Draws, options.Pairs, done, fit.Degree, [.. outcomes.Select((outcome, k) =>
        {
            var found = fit[k];
            var variance = found.All.Estimate();
            var chance = study.Chance.Variances[k];
            var raid = variance.Value + chance;
            var answer = new OutcomeSensitivity(
                outcome.Name, outcome.Class, found.Mean, chance, variance, raid > 0 ? new ShareEstimate(variance.Value / raid, variance.Low / (variance.Low + chance), variance.High / (variance.High + chance)) : null, false, null, null, [], [], [], []);
            return variance.Low <= 0 ? answer : answer with
            {
                IsTold = true,
                Additive = found.Additive.Of(found.All),
                Interactions = found.Interactions.Of(found.All),
                Grades = [.. grades.Select(g => Told(g, k, found.All))],
                Kinds = [.. kinds.Select(g => Told(g, k, found.All))],
                Owners = [.. owners.Select(g => Told(g, k, found.All))],
                Numbers = [.. Ranked(single, k).Take(MostTold).Select(n => new NumberSensitivity(
                    numbers[n].Path, MapReader.WordFor(numbers[n].Confidence), found.Of(single[n]).Of(found.All), leaders.Contains(n) ? Frozen(single[n])[k].Total.Of(found.All) : null))],
            };
        })]);
    }

    private static List<Group> Groups(Parameter[] numbers, Func<Parameter, string?> nameOf, IReadOnlyList<string> order) =>
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
                Shapes.At(deviates[g], controls.Slice(sums.Length + (g * Shapes.Count), Shapes.Count));
            }
        }
    }
}
