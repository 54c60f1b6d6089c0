using System.Globalization;
using System.Runtime.InteropServices;

namespace Testudo.Evidence.Record;

/// <summary>Gives every row of a file its key.</summary>
/// <remarks>
/// Only hashes of earlier rows are kept, so that a million rows take some 100 MB and not a gigabyte. Two different rows
/// of the same hash would get a number that they do not need, and nothing worse.
/// </remarks>
internal sealed class RowKeys
{
    private readonly Dictionary<UInt128, Seen> seen = [];

    // Few rows have the key of an earlier one; the hashes of all rows here would be as much memory again.
    private readonly Dictionary<UInt128, int> linesOfLater = [];

    /// <summary>The key of the next row.</summary>
    /// <param name="begin">When it began, in the one form.</param>
    /// <param name="end">When it ended, in the one form.</param>
    /// <param name="model">The model.</param>
    /// <param name="launchPlace">Where from.</param>
    /// <param name="target">Where to.</param>
    /// <param name="source">The link.</param>
    /// <param name="fields">Every field.</param>
    /// <param name="line">The line.</param>
    /// <returns>The key, and the line of an earlier row that is the same in every field.</returns>
    public (string Key, int? SameAs) Next(string begin, string end, string model, string launchPlace, string target, string source, string[] fields, int line)
    {
        var plain = Of(begin, end, model, launchPlace, target, source);
        var (key, row) = (new Hash(), new Hash());
        key.Add(plain);
        foreach (var field in fields)
        {
            row.Add(field);
        }

        ref var known = ref CollectionsMarshal.GetValueRefOrAddDefault(seen, key.Value, out var isKnown);
        if (!isKnown)
        {
            known = new Seen((ulong)row.Value, line, 1);
            return (plain, null);
        }

        // Rows that are the same in every field have the same key.
        known = known with { Times = known.Times + 1 };
        int? sameAs = known.FirstRow == (ulong)row.Value ? known.FirstLine : linesOfLater.TryAdd(row.Value, line) ? null : linesOfLater[row.Value];
        return (Numbered(plain, known.Times), sameAs);
    }

    /// <summary>The key of the first row with these fields.</summary>
    /// <param name="parts">Times, model, places and source.</param>
    public static string Of(params ReadOnlySpan<string> parts) => string.Join('|', parts!);

    /// <summary>The key of a later row with the same fields.</summary>
    /// <param name="key">The key of the first.</param>
    /// <param name="number">Which of them this is, from 1.</param>
    public static string Numbered(string key, int number) =>
        number == 1 ? key : string.Create(CultureInfo.InvariantCulture, $"{key}|#{number}");

    // What is known of a key: half of the hash of the first row, its line, and how many rows have it.
    private readonly record struct Seen(ulong FirstRow, int FirstLine, int Times);

    // Two FNV-1a hashes side by side, over UTF-16; the end of a text counts as one more letter.
    private struct Hash
    {
        private ulong a = 14695981039346656037, b = 0x9E3779B97F4A7C15;

        public Hash()
        {
        }

        public readonly UInt128 Value => new(a ^ (a >> 29), b ^ (b >> 31));

        public void Add(string text)
        {
            foreach (var c in text)
            {
                a = (a ^ c) * 1099511628211;
                b = (b ^ c) * 0xD6E8FEB86659FD93;
            }

            a = (a ^ 0x10000) * 1099511628211;
            b = (b ^ 0x10000) * 0xD6E8FEB86659FD93;
        }
    }
}
