using Testudo.Simulation.Measures;
using Testudo.Simulation.Replication;
using Testudo.World;
using Testudo.World.Scenarios;
using Testudo.World.Systems;
using Testudo.World.Text;
using Testudo.World.Threats;

namespace Testudo.Planning.Options;

/// <summary>Makes scenarios out of a scenario and options.</summary>
public sealed class OptionBench
{
    private readonly YamlSource text;
    private readonly Catalogue catalogue;
    private readonly CalibratedDraws? calibration;

    /// <summary>Takes a scenario that is right as it is.</summary>
    /// <param name="text">The text of the scenario.</param>
    /// <param name="catalogue">The catalogue whose names it uses.</param>
    /// <param name="calibration">The calibration from which uncertain numbers are drawn; null for the catalogue.</param>
    /// <exception cref="InputException">Something in the scenario is wrong.</exception>
    public OptionBench(YamlSource text, Catalogue catalogue, CalibratedDraws? calibration = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(catalogue);
        (this.text, this.catalogue, this.calibration) = (text, catalogue, calibration);
        Baseline = ScenarioLoader.Read(text, catalogue);
    }

    /// <summary>The scenario as it is.</summary>
    public Scenario Baseline { get; }

    /// <summary>The calibration from which uncertain numbers are drawn; null for the catalogue.</summary>
    public CalibrationUsed? Calibration => calibration?.Used;

    /// <summary>Hashes of all that runs depend on beside options.</summary>
    internal string Identity => string.Join('\n', Baseline.Hash, catalogue.Hash, Calibration?.Hash);

    /// <summary>Makes a scenario ready, and draws its uncertain numbers from the calibration where there is one.</summary>
    /// <param name="scenario">The scenario, with options or without.</param>
    internal RaidModel Prepare(Scenario scenario) => RaidModel.Prepare(scenario, calibration);

    /// <summary>The scenario with an option, in a future, with further changes.</summary>
    /// <param name="file">The file in which the option stands, for messages.</param>
    /// <param name="option">The option; null for the scenario as it is.</param>
    /// <param name="future">The future; null for the present.</param>
    /// <param name="further">Changes made at the end; null for none.</param>
    /// <exception cref="InputException">A change names what does not exist, contradicts another, or makes the scenario wrong.</exception>
    public Scenario With(string file, ReinforcementOption? option, Future? future = null, IReadOnlyList<Change>? further = null)
    {
        var root = Patched(file, text.Root, option?.Changes ?? []);
        root = Patched(file, root, future is null ? [] : [future.Changes]);
        root = Patched(file, root, further is null ? [] : [further]);
        var changes = (option?.Changes.SelectMany(c => c) ?? []).Concat(future?.Changes ?? []).Concat(further ?? []).ToList();
        Scenario scenario;
        try
        {
            scenario = ScenarioLoader.Read(text with { Root = root }, catalogue);
        }
        catch (InputException e)
        {
            throw Told(file, e, option?.Line ?? future?.Line ?? 0, option?.Id ?? future?.Id ?? "");
        }

        foreach (var kill in changes.OfType<KillChange>())
        {
            // What is varied may be of a system that only one of two options has.
            if (further?.Contains(kill) != true && Unknown(scenario, kill) is { } unknown)
            {
                throw new InputException(unknown);
            }

            scenario = WithKill(scenario, kill);
        }

        return scenario;
    }

    /// <summary>What is wrong with a change of kill probabilities; null where its system is known.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="change">The change.</param>
    internal static Diagnostic? Unknown(Scenario scenario, KillChange change) => change.System is null || scenario.Catalogue.Systems.Find(change.System) is not null
        ? null
        : new Diagnostic(change.Place, $"the system \"{change.System}\" is not in the catalogue", scenario.Catalogue.Systems.Suggest(change.System));

    internal static MapNode Patched(string file, MapNode root, IReadOnlyList<IReadOnlyList<Change>> changes)
    {
        var context = new ReadingContext(file, PlainNumberDate: null);
        var patched = DocumentPatch.Apply(root, changes, context);
        context.ThrowIfAny();
        return patched;
    }

    // What stands in the option is told there; what no longer fits in the scenario is told with the option that did it.
    internal static InputException Told(string file, InputException e, int line, string id)
    {
        var told = e.Diagnostics.Select(d => d.Location.Line >= DocumentPatch.LineShift
            ? d with { Location = new TextLocation(file, d.Location.Line % DocumentPatch.LineShift, d.Location.Key) }
            : d).ToList();
        if (e.Diagnostics.All(d => d.Location.Line < DocumentPatch.LineShift))
        {
            told.Insert(0, new Diagnostic(new TextLocation(file, line, id), $"with \"{id}\" the scenario is wrong, see below", $"change what depends on it too"));
        }

        return new InputException(told);
    }

    /// <summary>The scenario with other kill probabilities.</summary>
    internal static Scenario WithKill(Scenario scenario, KillChange change)
    {
        var system = change.System is null ? null : scenario.Catalogue.Systems.Find(change.System);
        if (change.System is not null && system is null)
        {
            return scenario;
        }

        var changed = new Dictionary<DefenceSystem, DefenceSystem>(ReferenceEqualityComparer.Instance);
        DefenceSystem Changed(DefenceSystem one)
        {
            if (system is not null && one.Id != system.Id)
            {
                return one;
            }

            if (!changed.TryGetValue(one, out var other))
            {
                var against = one.Against.ToDictionary(a => a.Key, a => a.Value with { Kill = With(a.Value.Kill, change) });
                changed[one] = other = one with { Against = new SortedDictionary<ThreatClass, Envelope>(against) };
            }

            return other;
        }

        return scenario with { Batteries = [.. scenario.Batteries.Select(b => b with { System = Changed(b.System) })] };
    }

    private static Parameter With(Parameter kill, KillChange change) => change.To is { } to
        ? kill with { Value = to, Low = to, High = to, Source = "scenario", Confidence = Confidence.Judgement, Note = null }
        : kill with { Value = Times(kill.Value, change.Odds!.Value), Low = Times(kill.Low, change.Odds.Value), High = Times(kill.High, change.Odds.Value) };

    private static double Times(double p, double odds) => p is 0 or 1 ? p : odds * p / (1 - p + (odds * p));
}
