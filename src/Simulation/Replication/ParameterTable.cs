using Testudo.Simulation.Random;
using Testudo.World;

namespace Testudo.Simulation.Replication;

/// <summary>The parameters of a model, each once, and their values in one draw.</summary>
/// <remarks>
/// The outer of the two levels of uncertainty: one draw of all uncertain parameters serves a block of replications. Draws
/// are keyed by the path of the parameter, so that two scenarios that share a parameter share its draws.
/// </remarks>
public sealed class ParameterTable
{
    private readonly Dictionary<string, int> byPath = new(StringComparer.Ordinal);
    private readonly List<Parameter> parameters = [];
    private readonly List<uint> keys = [];
    private readonly List<bool> propagated = [];
    private JointDraws? joint;
    private int[] factors = [];

    /// <summary>The parameters in the order in which the model met them.</summary>
    public IReadOnlyList<Parameter> Parameters => parameters;

    /// <summary>Whether the spread of a parameter reaches the results; otherwise its median is used throughout.</summary>
    /// <param name="index">The index in <see cref="Parameters"/>.</param>
    public bool IsPropagated(int index) => propagated[index];

    /// <summary>Enters a parameter whose spread reaches the results.</summary>
    /// <param name="parameter">The parameter.</param>
    /// <returns>Its index.</returns>
    public int Add(Parameter parameter) => Enter(parameter, isPropagated: true);

    /// <summary>Enters a parameter that is used at its median: what decides the geometry is solved once.</summary>
    /// <param name="parameter">The parameter; null is ignored.</param>
    public void AddFixed(Parameter? parameter)
    {
        if (parameter is not null)
        {
            Enter(parameter, isPropagated: false);
        }
    }

    /// <summary>Enters every parameter of another table, each at the same index where this one is empty, and draws jointly what is drawn jointly there.</summary>
    /// <param name="other">The other table.</param>
    /// <param name="instead">What takes the place of the parameter of the same path; null for nothing.</param>
    internal void AddAll(ParameterTable other, IReadOnlyDictionary<string, Parameter>? instead = null)
    {
        for (var i = 0; i < other.parameters.Count; i++)
        {
            Enter(instead?.GetValueOrDefault(other.parameters[i].Path) ?? other.parameters[i], other.propagated[i]);
        }

        if (other.joint is { } draws)
        {
            Join(draws);
        }
    }

    /// <summary>Draws some parameters jointly from now on: what a calibration found out about them.</summary>
    /// <param name="draws">The joint draws. They serve every model that shares this table.</param>
    public void Join(JointDraws draws)
    {
        ArgumentNullException.ThrowIfNull(draws);
        joint = draws;
        factors = [.. parameters.Select(p => draws.FactorOf(p.Path))];
    }

    /// <summary>Whether a parameter is drawn by itself: uncertain, and not joined with others.</summary>
    /// <param name="index">The index in <see cref="Parameters"/>.</param>
    internal bool IsDrawnAlone(int index) => propagated[index] && parameters[index].IsUncertain && (joint is null || factors[index] == JointDraws.NoFactor);

    /// <summary>Fills the values of one draw.</summary>
    /// <param name="seed">The seed of the run.</param>
    /// <param name="draw">The number of the draw.</param>
    /// <param name="values">One value for each parameter.</param>
    public void Draw(ulong seed, uint draw, Span<double> values)
    {
        var random = new RandomSequence(seed, draw);
        for (var i = 0; i < parameters.Count; i++)
        {
            var deviate = IsDrawnAlone(i) ? DeviateOf(random, i) : 0;
            values[i] = joint is not null && factors[i] != JointDraws.NoFactor ? joint.ValueOf(parameters[i], factors[i], draw) : parameters[i].AtDeviate(deviate);
        }
    }

    /// <summary>Fills the values at given deviates.</summary>
    /// <param name="deviates">One standard normal deviate for each parameter; one that is certain ignores its own.</param>
    /// <param name="values">One value for each parameter.</param>
    public void At(ReadOnlySpan<double> deviates, Span<double> values)
    {
        for (var i = 0; i < parameters.Count; i++)
        {
            values[i] = parameters[i].AtDeviate(deviates[i]);
        }
    }

    /// <summary>Fills the values with the medians.</summary>
    /// <param name="values">One value for each parameter.</param>
    public void Medians(Span<double> values)
    {
        for (var i = 0; i < parameters.Count; i++)
        {
            values[i] = parameters[i].Value;
        }
    }

    /// <summary>The standard normal deviate of an uncertain parameter in a draw.</summary>
    internal double DeviateOf(ulong seed, uint draw, int index) => DeviateOf(new RandomSequence(seed, draw), index);

    private double DeviateOf(RandomSequence random, int index) => random.Draw(keys[index], 0, Purpose.Parameter).Normal;

    private int Enter(Parameter parameter, bool isPropagated)
    {
        ArgumentNullException.ThrowIfNull(parameter);
        if (byPath.TryGetValue(parameter.Path, out var index))
        {
            propagated[index] |= isPropagated;
            return index;
        }

        parameters.Add(parameter);
        keys.Add(RandomSequence.KeyOf(parameter.Path));
        propagated.Add(isPropagated);
        byPath[parameter.Path] = parameters.Count - 1;
        factors = joint is null ? factors : [.. factors, joint.FactorOf(parameter.Path)];
        return parameters.Count - 1;
    }
}
