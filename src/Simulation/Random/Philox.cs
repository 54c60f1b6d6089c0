using System.Runtime.CompilerServices;

namespace Testudo.Simulation.Random;

/// <summary>The counter-based generator Philox4x32-10.</summary>
/// <remarks>
/// Salmon, Moraes, Dror and Shaw, "Parallel random numbers: as easy as 1, 2, 3", SC11 (2011). It has no state: the same key
/// and counter give the same four words, so that any draw can be made at any time, by any thread, in any order.
/// Checked against the published test vectors of Random123.
/// </remarks>
public static class Philox
{
    internal const int Rounds = 10;
    internal const uint Multiplier0 = 0xD2511F53;
    internal const uint Multiplier1 = 0xCD9E8D57;
    internal const uint Weyl0 = 0x9E3779B9;
    internal const uint Weyl1 = 0xBB67AE85;

    /// <summary>Four random words.</summary>
    /// <param name="key">The key.</param>
    /// <param name="c0">First word of the counter.</param>
    /// <param name="c1">Second word of the counter.</param>
    /// <param name="c2">Third word of the counter.</param>
    /// <param name="c3">Fourth word of the counter.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static RandomWords Words(ulong key, uint c0, uint c1, uint c2, uint c3)
    {
        var (k0, k1) = ((uint)key, (uint)(key >> 32));
        for (var round = 0; round < Rounds; round++)
        {
            var product0 = (ulong)Multiplier0 * c0;
            var product1 = (ulong)Multiplier1 * c2;
            (c0, c1, c2, c3) = ((uint)(product1 >> 32) ^ c1 ^ k0, (uint)product1, (uint)(product0 >> 32) ^ c3 ^ k1, (uint)product0);
            k0 += Weyl0;
            k1 += Weyl1;
        }

        return new RandomWords(c0, c1, c2, c3);
    }
}

/// <summary>Four random words, read as numbers between 0 and 1.</summary>
/// <param name="W0">First word.</param>
/// <param name="W1">Second word.</param>
/// <param name="W2">Third word.</param>
/// <param name="W3">Fourth word.</param>
public readonly record struct RandomWords(uint W0, uint W1, uint W2, uint W3)
{
    private const double Unit = 1.0 / 4294967296.0;

    /// <summary>One of the words.</summary>
    /// <param name="index">Its number, 0 to 3.</param>
    public uint this[int index] => index switch
    {
        0 => W0,
        1 => W1,
        2 => W2,
        _ => W3,
    };

    /// <summary>The first word as a number strictly between 0 and 1, in steps of 2^-32.</summary>
    public double U0 => (W0 + 0.5) * Unit;

    /// <summary>The second word as a number strictly between 0 and 1.</summary>
    public double U1 => (W1 + 0.5) * Unit;

    /// <summary>The third word as a number strictly between 0 and 1.</summary>
    public double U2 => (W2 + 0.5) * Unit;

    /// <summary>The fourth word as a number strictly between 0 and 1.</summary>
    public double U3 => (W3 + 0.5) * Unit;

    /// <summary>The first two words as a number strictly between 0 and 1 in steps of 2^-52, for times.</summary>
    public double Fine => ((((ulong)W0 << 20) ^ (W1 >> 12)) + 0.5) * (1.0 / (1UL << 52));

    /// <summary>A standard normal deviate from the first two words (Box and Muller 1958).</summary>
    public double Normal => Math.Sqrt(-2 * Math.Log(U0)) * Math.Cos(2 * Math.PI * U1);
}
