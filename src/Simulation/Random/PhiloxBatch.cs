using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Testudo.Simulation.Random;

/// <summary>Many draws at once that differ in one word of the counter: the same words as <see cref="Philox"/>, eight at a time where the processor can.</summary>
public static class PhiloxBatch
{
    private const int Lanes = 8;

    /// <summary>Four random words for each of many entities.</summary>
    /// <param name="key">The key.</param>
    /// <param name="c0">First word of the counters.</param>
    /// <param name="c1">Second word of each counter.</param>
    /// <param name="c2">Third word of the counters.</param>
    /// <param name="c3">Fourth word of the counters.</param>
    /// <param name="words">Where the words go; at least as long as <paramref name="c1"/>.</param>
    public static void Fill(ulong key, uint c0, ReadOnlySpan<uint> c1, uint c2, uint c3, Span<RandomWords> words)
    {
        words = words[..c1.Length];
        var done = 0;
        if (Avx2.IsSupported)
        {
            var results = MemoryMarshal.Cast<RandomWords, ulong>(words);
            for (; done + Lanes <= c1.Length; done += Lanes)
            {
                Fill(key, c0, c1.Slice(done, Lanes), c2, c3, results.Slice(2 * done, 2 * Lanes));
            }
        }

        for (; done < c1.Length; done++)
        {
            words[done] = Philox.Words(key, c0, c1[done], c2, c3);
        }
    }

    // Each word stands in the lower half of a lane of 64 bits; what a product leaves in the upper half is ignored by the next product.
    private static void Fill(ulong key, uint c0, ReadOnlySpan<uint> c1, uint c2, uint c3, Span<ulong> results)
    {
        var entities = Vector256.Create(c1);
        var (a0, b0) = (Vector256.Create((ulong)c0), Vector256.Create((ulong)c0));
        var (a1, b1) = Vector256.Widen(entities);
        var (a2, b2) = (Vector256.Create((ulong)c2), Vector256.Create((ulong)c2));
        var (a3, b3) = (Vector256.Create((ulong)c3), Vector256.Create((ulong)c3));
        var (k0, k1) = ((uint)key, (uint)(key >> 32));
        for (var round = 0; round < Philox.Rounds; round++)
        {
            var (key0, key1) = (Vector256.Create((ulong)k0), Vector256.Create((ulong)k1));
            Round(ref a0, ref a1, ref a2, ref a3, key0, key1);
            Round(ref b0, ref b1, ref b2, ref b3, key0, key1);
            k0 += Philox.Weyl0;
            k1 += Philox.Weyl1;
        }

        Store(a0, a1, a2, a3, results[..Lanes]);
        Store(b0, b1, b2, b3, results[Lanes..]);
    }

    private static void Round(ref Vector256<ulong> c0, ref Vector256<ulong> c1, ref Vector256<ulong> c2, ref Vector256<ulong> c3, Vector256<ulong> k0, Vector256<ulong> k1)
    {
        var product0 = Avx2.Multiply(Vector256.Create((ulong)Philox.Multiplier0).AsUInt32(), c0.AsUInt32());
        var product1 = Avx2.Multiply(Vector256.Create((ulong)Philox.Multiplier1).AsUInt32(), c2.AsUInt32());
        (c0, c1, c2, c3) = ((product1 >>> 32) ^ c1 ^ k0, product1, (product0 >>> 32) ^ c3 ^ k1, product0);
    }

    private static void Store(Vector256<ulong> c0, Vector256<ulong> c1, Vector256<ulong> c2, Vector256<ulong> c3, Span<ulong> results)
    {
        var lower = Vector256.Create((ulong)uint.MaxValue);
        var first = (c0 & lower) | (c1 << 32);
        var second = (c2 & lower) | (c3 << 32);
        var (even, odd) = (Avx2.UnpackLow(first, second), Avx2.UnpackHigh(first, second));
        even.GetLower().CopyTo(results);
        odd.GetLower().CopyTo(results[2..]);
        even.GetUpper().CopyTo(results[4..]);
        odd.GetUpper().CopyTo(results[6..]);
    }
}
