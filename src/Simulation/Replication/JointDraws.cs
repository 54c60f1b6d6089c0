using Testudo.World;

namespace Testudo.Simulation.Replication;

/// <summary>Draws of parameters that hang together: each follows one of a few factors, whose deviates are drawn jointly. All others are drawn by themselves.</summary>
/// <remarks>
/// A factor is a deviate that its parameters share: a factor of 1 takes each of them to its own deviate of 1. So the spread that the catalogue
/// gives each number is the prior of the factor, and one judgement that was too hopeful takes its neighbours along.
/// </remarks>
public sealed class JointDraws
{
    /// <summary>A parameter that no factor moves.</summary>
    internal const int NoFactor = -1;

    // Held at a known value.
    private const int Known = -2;

    private readonly IReadOnlyList<IReadOnlyList<double>> deviates;
    private readonly IReadOnlyDictionary<string, int> factorOf;
    private readonly IReadOnlyDictionary<string, double> known;

    /// <summary>Makes joint draws.</summary>
    /// <param name="deviates">For each draw the deviate of each factor; draw <c>i</c> of a run takes entry <c>i</c> modulo their number.</param>
    /// <param name="factorOf">For each parameter that follows a factor, by its path, the index of the factor.</param>
    /// <param name="known">Parameters that are held at a value, by their paths.</param>
    /// <exception cref="ArgumentException">There is no draw, or a factor that is not drawn.</exception>
    public JointDraws(IReadOnlyList<IReadOnlyList<double>> deviates, IReadOnlyDictionary<string, int> factorOf, IReadOnlyDictionary<string, double> known)
    {
        ArgumentNullException.ThrowIfNull(deviates);
        ArgumentNullException.ThrowIfNull(factorOf);
        ArgumentNullException.ThrowIfNull(known);
        if (deviates.Count == 0 || factorOf.Values.Any(f => f < 0 || deviates.Any(d => f >= d.Count)))
        {
            throw new ArgumentException("There must be a draw, and each factor must be in every draw.", nameof(deviates));
        }

        (this.deviates, this.factorOf, this.known) = (deviates, factorOf, known);
    }

    /// <summary>The index of the factor of a parameter; below 0 where it has none.</summary>
    internal int FactorOf(string path) => known.ContainsKey(path) ? Known : factorOf.GetValueOrDefault(path, NoFactor);

    /// <summary>The value of a parameter in a draw.</summary>
    internal double ValueOf(Parameter parameter, int factor, uint draw) =>
        factor == Known ? known[parameter.Path] : parameter.AtDeviate(deviates[(int)(draw % (uint)deviates.Count)][factor]);
}
