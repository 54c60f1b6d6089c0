using Testudo.World.Text;

namespace Testudo.World.Systems;

/// <summary>What is left of a kill probability where an intercept is not a good one. Each factor is 1 where nothing is lost.</summary>
/// <remarks>See <c>docs/methods/interceptors.md</c> for the curves between.</remarks>
public sealed record KillFactors
{
    /// <summary>At the edge of reach, 0 to 1.</summary>
    public Parameter? Edge { get; init; }

    /// <summary>Against a threat that crosses at right angles, 0 to 1.</summary>
    public Parameter? Crossing { get; init; }

    /// <summary>Against a threat that flies straight away, 0 to 1.</summary>
    public Parameter? Receding { get; init; }

    /// <summary>Against a threat whose countermeasures work in full, 0 to 1.</summary>
    public Parameter? Jammed { get; init; }

    /// <summary>Every number that is there.</summary>
    public IEnumerable<Parameter> Numbers => new[] { Edge, Crossing, Receding, Jammed }.OfType<Parameter>();

    /// <summary>Reads a <c>killFactors</c> block; what is wrong is noted in the reader's context.</summary>
    /// <param name="reader">The block.</param>
    public static KillFactors Read(MapReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        var factors = new KillFactors
        {
            Edge = reader.Number("edge", Quantity.Probability, 0, 1, required: false),
            Crossing = reader.Number("crossing", Quantity.Probability, 0, 1, required: false),
            Receding = reader.Number("receding", Quantity.Probability, 0, 1, required: false),
            Jammed = reader.Number("jammed", Quantity.Probability, 0, 1, required: false),
        };
        reader.Finish();
        return factors;
    }
}
