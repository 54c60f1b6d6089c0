using System.Globalization;

namespace Testudo.Evidence.Record;

/// <summary>Gives every row of a file its key.</summary>
/// <remarks>
/// Only hashes of earlier rows are kept, 128 bits each, so that a million rows take some 100 MB and not a gigabyte. Two different rows
/// of the same hash would get a number that they do not need, and nothing worse.
/// </remarks>
internal sealed class RowKeys
{
    private readonly Dictionary<UInt128, int> timesSeen = [];
    private readonly Dictionary<UInt128, int> lineOfRow = [];

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
        var hash = new Hash();
        hash.Add(plain);
        var seen = timesSeen[hash.Value] = timesSeen.GetValueOrDefault(hash.Value) + 1;

        hash = new Hash();
        foreach (var field in fields)
        {
            hash.Add(field);
        }

        var isNew = lineOfRow.TryAdd(hash.Value, line);
        return (Numbered(plain, seen), isNew ? null : lineOfRow[hash.Value]);
    }

    /// <summary>The key of the first row with these fields.</summary>
    /// <param name="parts">Times, model, places and source.</param>
    public static string Of(params ReadOnlySpan<string> parts) => string.Join('|', parts!);

    /// <summary>The key of a later row with the same fields.</summary>
    /// <param name="key">The key of the first.</param>
    /// <param name="number">Which of them this is, from 1.</param>
    public static string Numbered(string key, int number) =>
        number == 1 ? key : string.Create(CultureInfo.InvariantCulture, $"{key}|#{number}");

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
