using Testudo.Assignment.WeaponTargets;

namespace Testudo.Assignment.Instances;

/// <summary>Instances drawn from a seed, to measure with.</summary>
/// <remarks>
/// SplitMix64 (Steele, Lea and Flood 2014): first the values, whole numbers from 25 to 100, then the probabilities type by type, uniform between two ends and
/// rounded to four decimals. This is no random choice of a simulation, and is kept apart from those on purpose: the same seed gives the same instance in any language.
/// </remarks>
public static class RandomInstance
{
    /// <summary>Draws an instance.</summary>
    /// <param name="types">Weapon types; 1 or more.</param>
    /// <param name="targets">Targets; 1 or more.</param>
    /// <param name="units">Units of each type; 0 or more. The default value is 1.</param>
    /// <param name="lowest">The lowest probability. The default value is 0.6.</param>
    /// <param name="highest">The highest probability. The default value is 0.9.</param>
    /// <param name="seed">The seed.</param>
    /// <param name="roundValue">What a unit that is kept is worth.</param>
    public static AssignmentInstance Draw(int types, int targets, int units = 1, double lowest = 0.6, double highest = 0.9, ulong seed = 1, double roundValue = 0)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(types, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(targets, 1);
        var state = seed;
        var values = new double[targets];
        for (var j = 0; j < targets; j++)
        {
            values[j] = 25 + (Next(ref state) % 76);
        }

        var kill = new double[(long)types * targets];
        for (var i = 0; i < types; i++)
        {
            for (var j = 0; j < targets; j++)
            {
                kill[((long)j * types) + i] = Math.Round(lowest + ((highest - lowest) * ((Next(ref state) >> 11) * (1.0 / (1UL << 53)))), 4);
            }
        }

        return InstanceFile.Named(new WeaponTargetProblem(Enumerable.Repeat(units, types).ToArray(), values, kill, roundValue), InstanceFormat.Random, InstanceRows.Weapons);
    }

    private static ulong Next(ref ulong state)
    {
        state += 0x9E3779B97F4A7C15UL;
        var z = state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        return z ^ (z >> 31);
    }
}
