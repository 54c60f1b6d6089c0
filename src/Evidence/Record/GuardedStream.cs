using System.Security.Cryptography;

namespace Testudo.Evidence.Record;

/// <summary>A file on its way to the parser: hashed, counted, and with no line longer than a row can be.</summary>
/// <remarks>Of a line that is too long only the beginning is passed on, so that neither a missing line break nor a hostile file fills the memory.</remarks>
internal sealed class GuardedStream : Stream
{
    /// <summary>The longest line that is read. Unit: bytes. The longest of the public record has under 1,000.</summary>
    public const int LongestLine = 64 * 1024;

    private const byte LineFeed = (byte)'\n';
    private const byte CarriageReturn = (byte)'\r';

    private readonly Stream inner;
    private readonly CancellationToken cancellation;
    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly byte[] buffer = new byte[64 * 1024];
    private readonly Dictionary<int, long> tooLong = [];
    private int begin;
    private int end;
    private int line = 1;
    private long lineLength;
    private bool afterReturn;
    private byte last;

    /// <summary>Begins to guard a stream, which is closed with this one.</summary>
    /// <param name="inner">The stream.</param>
    /// <param name="cancellation">Stops reading.</param>
    public GuardedStream(Stream inner, CancellationToken cancellation) => (this.inner, this.cancellation) = (inner, cancellation);

    /// <summary>Bytes read so far.</summary>
    public long BytesRead { get; private set; }

    /// <summary>Bytes passed on so far.</summary>
    public long BytesPassed { get; private set; }

    /// <summary>Whether everything has been passed on.</summary>
    public bool IsAtEnd { get; private set; }

    /// <summary>Whether the last byte was a line break; true for an empty file.</summary>
    public bool EndsWithLineBreak => BytesRead == 0 || last is LineFeed or CarriageReturn;

    /// <inheritdoc/>
    public override bool CanRead => true;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => false;

    /// <inheritdoc/>
    public override long Length => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Position { get => BytesRead; set => throw new NotSupportedException(); }

    /// <summary>The length of a line that was cut; null where it was not. Forgets earlier lines.</summary>
    /// <param name="number">The number of the line, from 1.</param>
    public long? CutAway(int number)
    {
        if (tooLong.Count == 0)
        {
            return null;
        }

        foreach (var old in tooLong.Keys.Where(k => k < number).ToList())
        {
            tooLong.Remove(old);
        }

        return tooLong.TryGetValue(number, out var length) ? length : null;
    }

    /// <summary>The hash of what was read, lower-case hexadecimal.</summary>
    public string Sha256() => Convert.ToHexStringLower(hash.GetCurrentHash());

    /// <summary>Looks at the beginning of the stream without taking it away; at most one buffer of it.</summary>
    public ReadOnlySpan<byte> Peek()
    {
        while (end < buffer.Length && Fill(end) > 0)
        {
        }

        return buffer.AsSpan(begin, end - begin);
    }

    /// <summary>Leaves out the next bytes, such as a byte order mark.</summary>
    /// <param name="count">How many; no more than <see cref="Peek"/> shows.</param>
    public void Skip(int count) => begin += count;

    /// <inheritdoc/>
    public override int Read(Span<byte> destination)
    {
        cancellation.ThrowIfCancellationRequested();
        while (true)
        {
            if (begin == end)
            {
                (begin, end) = (0, 0);
                if (Fill(0) == 0)
                {
                    IsAtEnd = true;
                    return 0;
                }
            }

            var passed = Pass(destination);
            BytesPassed += passed;
            if (passed > 0 || destination.IsEmpty)
            {
                return passed;
            }
        }
    }

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    /// <inheritdoc/>
    public override void Flush()
    {
    }

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
            hash.Dispose();
        }

        base.Dispose(disposing);
    }

    private int Fill(int at)
    {
        var count = inner.Read(buffer, at, buffer.Length - at);
        if (count > 0)
        {
            hash.AppendData(buffer, at, count);
            BytesRead += count;
            last = buffer[at + count - 1];
            end = at + count;
        }

        return count;
    }

    // Lines end at LF, CR or CR LF, as the parser counts them.
    private int Pass(Span<byte> destination)
    {
        var passed = 0;
        while (begin < end && passed < destination.Length)
        {
            var next = buffer[begin];
            if (next is LineFeed or CarriageReturn)
            {
                if (next == CarriageReturn || !afterReturn)
                {
                    EndLine();
                }

                afterReturn = next == CarriageReturn;
                destination[passed++] = next;
                begin++;
                continue;
            }

            afterReturn = false;
            var rest = buffer.AsSpan(begin, end - begin);
            var stop = rest.IndexOfAny(LineFeed, CarriageReturn);
            var run = stop < 0 ? rest.Length : stop;
            var allowed = (int)Math.Clamp(LongestLine - lineLength, 0, run);
            if (allowed > 0)
            {
                // What does not fit now is passed on next time.
                run = Math.Min(allowed, destination.Length - passed);
                rest[..run].CopyTo(destination[passed..]);
                passed += run;
            }
            else
            {
                tooLong[line] = lineLength + run;
            }

            lineLength += run;
            begin += run;
        }

        return passed;
    }

    private void EndLine()
    {
        line++;
        lineLength = 0;
    }
}
