namespace Testudo.Assignment.WeaponTargets;

/// <summary>The static weapon-target assignment problem: how many units of each weapon type go to each target so that the least value gets through.</summary>
/// <remarks>
/// Minimise <c>sum over j of value_j x product over i of (1 - p_ij)^x_ij</c> with <c>sum over j of x_ij &lt;= units_i</c> and x whole. In air defence the weapons are interceptors, the
/// targets are threats, and what is minimised is the expected value that leaks.
/// </remarks>
public sealed class WeaponTargetProblem
{
    private readonly int[] units;
    private readonly double[] values;
    private readonly double[] kill;
    private readonly double[] exponent;

    /// <summary>Makes a problem.</summary>
    /// <param name="units">How many units there are of each type; 0 or more.</param>
    /// <param name="values">The value of each target; finite, 0 or more, in any unit.</param>
    /// <param name="killProbabilities">The probability that one unit of a type stops a target, 0 to 1: all types for the first target, then for the next. It is kept, not copied.</param>
    /// <param name="roundValue">What a unit that is kept is worth, in the unit of <paramref name="values"/>; 0 or more. The default value is 0.</param>
    /// <exception cref="ArgumentException">Lengths do not fit, or a number is out of its range.</exception>
    public WeaponTargetProblem(IReadOnlyList<int> units, IReadOnlyList<double> values, double[] killProbabilities, double roundValue = 0)
    {
        ArgumentNullException.ThrowIfNull(killProbabilities);
        (this.units, this.values, kill, RoundValue) = ([.. units], [.. values], killProbabilities, roundValue);
        if (killProbabilities.LongLength != (long)this.units.Length * this.values.Length)
        {
            throw new ArgumentException($"There are {killProbabilities.Length} probabilities; {this.units.Length} types and {this.values.Length} targets need {(long)this.units.Length * this.values.Length}.", nameof(killProbabilities));
        }

        if (this.units.Any(n => n < 0) || this.values.Any(v => !(v >= 0 && double.IsFinite(v))) || !(roundValue >= 0 && double.IsFinite(roundValue)))
        {
            throw new ArgumentException("Units, values and the value of a round are 0 or more.", nameof(units));
        }

        exponent = new double[kill.Length];
        for (var k = 0; k < kill.Length; k++)
        {
            if (!(kill[k] is >= 0 and <= 1))
            {
                throw new ArgumentException($"A probability is {kill[k]}; it must be from 0 to 1.", nameof(killProbabilities));
            }

            exponent[k] = -Math.Log(1 - kill[k]);
        }
    }

    /// <summary>The number of weapon types.</summary>
    public int Types => units.Length;

    /// <summary>The number of targets.</summary>
    public int Targets => values.Length;

    /// <summary>How many units there are of each type.</summary>
    public ReadOnlySpan<int> Units => units;

    /// <summary>The value of each target.</summary>
    public ReadOnlySpan<double> Values => values;

    /// <summary>What a unit that is kept is worth.</summary>
    public double RoundValue { get; }

    /// <summary>All units of all types.</summary>
    public long AllUnits => units.Sum(n => (long)n);

    /// <summary>The memory that a problem of a size needs while it is solved. Unit: bytes.</summary>
    /// <param name="types">Weapon types.</param>
    /// <param name="targets">Targets.</param>
    public static double MemoryFor(double types, double targets) => (16.0 * types * targets) + (4_000 * (types + targets));

    /// <summary>The probability that one unit stops a target.</summary>
    /// <param name="type">The type of the unit.</param>
    /// <param name="target">The target.</param>
    public double KillProbability(int type, int target) => kill[((long)target * Types) + type];

    /// <summary>The kill probabilities of all types at a target.</summary>
    /// <param name="target">The target.</param>
    public ReadOnlySpan<double> KillOf(int target) => kill.AsSpan(target * Types, Types);

    /// <summary>-ln(1 - p) of all types at a target: what one unit adds to the exponent of what is left.</summary>
    /// <param name="target">The target.</param>
    internal ReadOnlySpan<double> ExponentOf(int target) => exponent.AsSpan(target * Types, Types);

    /// <summary>The same problem with other numbers of units.</summary>
    /// <param name="other">How many units of each type.</param>
    /// <exception cref="ArgumentException">There is not one number of 0 or more for each type.</exception>
    public WeaponTargetProblem WithUnits(IReadOnlyList<int> other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return other.Count == Types && other.All(n => n >= 0)
            ? new WeaponTargetProblem([.. other], values, kill, exponent, RoundValue)
            : throw new ArgumentException("One number of 0 or more is needed for each type.", nameof(other));
    }

    private WeaponTargetProblem(int[] units, double[] values, double[] kill, double[] exponent, double roundValue) =>
        (this.units, this.values, this.kill, this.exponent, RoundValue) = (units, values, kill, exponent, roundValue);
}
