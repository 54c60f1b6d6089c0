using System.Buffers.Text;

namespace Testudo.Assignment.Instances;

/// <summary>Reads numbers apart by white space, and knows their lines.</summary>
/// <param name="stream">The text, in UTF-8.</param>
internal sealed class NumberStream(Stream stream)
{
    private readonly byte[] buffer = new byte[1 << 20];
    private int at;
    private int end;
    private bool isEnd;

    /// <summary>The line of the last number, counted from 1.</summary>
    public int Line { get; private set; } = 1;

    /// <summary>What was found where a number was expected.</summary>
    public string Found { get; private set; } = "";

    /// <summary>How many numbers were read.</summary>
    public long Count { get; private set; }

    /// <summary>Reads a number.</summary>
    /// <returns>Null at the end, and where there is something else: then <see cref="Found"/> says what.</returns>
    public double? Next()
    {
        Found = "";
        while (true)
        {
            Fill();
            if (at == end)
            {
                return null;
            }

            if (buffer[at] > ' ')
            {
                break;
            }

            if (buffer[at++] == '\n')
            {
                Line++;
            }
        }

        var length = 0;
        while (at + length < end && buffer[at + length] > ' ')
        {
            length++;
        }

        var token = buffer.AsSpan(at, length);
        at += length;
        if (Utf8Parser.TryParse(token, out double value, out var used) && used == token.Length && double.IsFinite(value))
        {
            Count++;
            return value;
        }

        Found = System.Text.Encoding.UTF8.GetString(token[..Math.Min(token.Length, 40)]);
        return null;
    }

    // Keeps a token whole: none is longer than this.
    private void Fill()
    {
        if (isEnd || end - at > 4096)
        {
            return;
        }

        buffer.AsSpan(at, end - at).CopyTo(buffer);
        (end, at) = (end - at, 0);
        while (end < buffer.Length && !isEnd)
        {
            var read = stream.Read(buffer, end, buffer.Length - end);
            (end, isEnd) = (end + read, read == 0);
        }
    }
}
