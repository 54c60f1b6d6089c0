using System.Text;
using System.Text.Unicode;
using CsvHelper;
using Testudo.World.Text;

namespace Testudo.Evidence.Record;

/// <summary>A table in a text file, row after row: delimiter, columns, encodings and damage are dealt with here, meaning is not.</summary>
/// <remarks>
/// A quote that is opened and not closed on its line may be a field of several lines, or damage. It is taken for the first where
/// the quote closes within <see cref="MostLinesOfARow"/> lines and the row then has as many fields as there are columns; otherwise
/// the one line is set aside and the next is read on its own, so that one bad quote costs one row.
/// </remarks>
internal sealed class RecordTable : IDisposable
{
    /// <summary>The most lines that one row may span.</summary>
    public const int MostLinesOfARow = 20;

    private readonly GuardedStream stream;
    private readonly CsvReader csv;
    private readonly CsvReaderOptions options;
    private readonly Queue<RawLine> waiting = new();
    private CsvMalformedRecord? damage;

    private RecordTable(string file, GuardedStream stream, char delimiter)
    {
        (File, this.stream, Delimiter) = (file, stream, delimiter);
        options = new CsvReaderOptions
        {
            Separator = delimiter,
            HasHeader = false,
            DetectSeparatorHint = false,
            AllowLineBreaksInQuotes = false,
            TrackLineNumbers = true,
            OnMalformedRecord = found => damage = found,
        };
        csv = CsvReader.Create(stream, options, leaveOpen: true);
    }

    /// <summary>The file as the user named it.</summary>
    public string File { get; }

    /// <summary>What stands between fields.</summary>
    public char Delimiter { get; }

    /// <summary>The names of the columns.</summary>
    public ColumnNames Columns { get; private set; } = new([]);

    /// <summary>The line of the header.</summary>
    public int HeaderLine { get; private set; }

    /// <summary>Bytes read so far.</summary>
    public long BytesRead => stream.BytesRead;

    /// <summary>Whether what was read ends with a line break.</summary>
    public bool EndsWithLineBreak => stream.EndsWithLineBreak;

    /// <summary>The line of the row, from 1.</summary>
    public int Line { get; private set; }

    /// <summary>The fields of the row, one for each column; empty where it has a problem.</summary>
    public string[] Fields { get; private set; } = [];

    /// <summary>Why the row cannot be used; null where it can.</summary>
    public Diagnostic? Problem { get; private set; }

    /// <summary>The beginning of a row that cannot be used, for a reader to recognise it.</summary>
    public string Excerpt { get; private set; } = "";

    /// <summary>What was mended in the row; empty where nothing was.</summary>
    public IReadOnlyList<string> Repairs { get; private set; } = [];

    /// <summary>Opens a table and reads its header.</summary>
    /// <param name="path">The path, also used in messages.</param>
    /// <param name="expected">The names of columns by which the delimiter is found.</param>
    /// <param name="cancellation">Stops reading.</param>
    /// <exception cref="InputException">The file is absent, unreadable or no table.</exception>
    public static RecordTable Open(string path, IReadOnlySet<string> expected, CancellationToken cancellation)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        GuardedStream? opened = null;
        try
        {
            opened = new GuardedStream(TableStart.OpenFile(path), cancellation);
            var start = TableStart.Find(path, opened.Peek(), expected);
            opened.Skip(start.BytesToSkip);
            var table = new RecordTable(path, opened, start.Delimiter);
            try
            {
                table.ReadHeader(start.LinesToSkip);
            }
            catch
            {
                table.csv.Dispose();
                throw;
            }

            opened = null;
            return table;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw TableStart.Refuse(path, 0, $"the file cannot be read: {e.Message}");
        }
        finally
        {
            opened?.Dispose();
        }
    }

    /// <summary>Goes to the next row.</summary>
    /// <returns>False at the end of the file.</returns>
    /// <exception cref="InputException">The file cannot be read any further.</exception>
    public bool Read()
    {
        (Problem, Repairs, Fields, Excerpt) = (null, [], [], "");
        if (waiting.TryDequeue(out var line))
        {
            Take(line);
            return true;
        }

        if (!ReadLine())
        {
            return false;
        }

        Line = (int)csv.LineNumber;
        var raw = csv.RawRecord;
        if (damage is null && stream.CutAway(Line) is null && Utf8.IsValid(raw) && !raw.Contains((byte)0))
        {
            Accept(csv, stream.IsAtEnd && csv.ByteOffset + raw.Length == stream.BytesPassed);
            return true;
        }

        Take(Copy());
        return true;
    }

    /// <summary>The hash of the whole file, lower-case hexadecimal; sensible at its end only.</summary>
    public string Sha256() => stream.Sha256();

    /// <inheritdoc/>
    public void Dispose()
    {
        csv.Dispose();
        stream.Dispose();
    }

    private void ReadHeader(int linesToSkip)
    {
        bool isThere;
        do
        {
            isThere = ReadLine();
        }
        while (isThere && csv.LineNumber <= linesToSkip);

        HeaderLine = (int)csv.LineNumber;
        if (!isThere)
        {
            throw TableStart.Refuse(File, 0, $"the file is empty; a table with a header is needed");
        }

        if (stream.CutAway(HeaderLine) is { } length)
        {
            throw TableStart.Refuse(File, HeaderLine, $"the header has {length} bytes; a line has at most {GuardedStream.LongestLine}");
        }

        if (!Utf8.IsValid(csv.RawRecord) || csv.RawRecord.Contains((byte)0) || damage is not null)
        {
            throw TableStart.Refuse(File, HeaderLine, $"the header is damaged: an open quote, a NUL byte, or text that is not UTF-8");
        }

        Columns = new ColumnNames(TableStart.Names(File, HeaderLine, [.. Enumerable.Range(0, csv.FieldCount).Select(csv.GetString)]));
    }

    private bool ReadLine()
    {
        damage = null;
        try
        {
            return csv.Read();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw TableStart.Refuse(File, 0, $"the file cannot be read: {e.Message}");
        }
        catch (CsvFormatException e)
        {
            throw TableStart.Refuse(File, (int)e.LineNumber, $"the table cannot be read any further: {e.Message}");
        }
    }

    // What is not fit for the short way: damaged, in another encoding, or read ahead.
    private void Take(RawLine line)
    {
        Line = line.Number;
        if (line.CutFrom is { } length)
        {
            SetAside(line, $"the line has {length} bytes; a row has at most {GuardedStream.LongestLine}");
            return;
        }

        if (line.Bytes.AsSpan().Contains((byte)0))
        {
            SetAside(line, $"the line holds a NUL byte");
            return;
        }

        var bytes = line.Bytes;
        if (!Utf8.IsValid(bytes))
        {
            if (Windows1251.ToUtf8(bytes) is not { } decoded)
            {
                SetAside(line, $"the line is neither UTF-8 nor Windows-1251");
                return;
            }

            bytes = decoded;
            Repairs = ["read as Windows-1251, because it is not UTF-8"];
        }

        if (!ReadAlone(line.Number, bytes))
        {
            Join(line, bytes);
        }
    }

    // True where the line has been dealt with, false where a quote is open at its end.
    private bool ReadAlone(int number, byte[] bytes)
    {
        damage = null;
        using var alone = CsvReader.Create((ReadOnlyMemory<byte>)bytes, options);
        if (!alone.Read())
        {
            SetAside(new RawLine(number, bytes, null), $"the row is empty");
            return true;
        }

        switch (damage?.Reason)
        {
            case CsvMalformedReason.LineBreakInQuotes or CsvMalformedReason.UnterminatedQuote:
                return false;
            case CsvMalformedReason.TextAfterClosingQuote:
                SetAside(new RawLine(number, bytes, null), $"text follows a closing quote; inside a quoted field a quote is written twice");
                return true;
            default:
                // A quote inside an unquoted field is a letter like any other.
                Accept(alone, isLast: false);
                return true;
        }
    }

    private void Join(RawLine first, byte[] bytes)
    {
        var joined = new List<byte>(bytes);
        var (isLast, line) = (false, first.Number);
        for (var count = 0; count < MostLinesOfARow - 1 && joined.Count <= GuardedStream.LongestLine; count++)
        {
            isLast = !LookAhead(count, out var ahead);
            if (isLast || ahead.CutFrom is not null || ahead.Bytes.AsSpan().Contains((byte)0) || !Utf8.IsValid(ahead.Bytes))
            {
                break;
            }

            // The parser passes over blank lines, which belong to the field here.
            joined.AddRange(Enumerable.Repeat((byte)'\n', ahead.Number - line));
            joined.AddRange(ahead.Bytes);
            line = ahead.Number;
            if (!ahead.Bytes.AsSpan().Contains((byte)'"'))
            {
                continue;
            }

            var (isClosed, fields) = Close(joined);
            if (fields is not null)
            {
                Fields = fields;
                for (var used = 0; used <= count; used++)
                {
                    waiting.Dequeue();
                }

                return;
            }

            if (isClosed)
            {
                break;
            }
        }

        if (isLast && waiting.Count == 0)
        {
            SetAside(first, $"a quote is opened and not closed; the file may be cut off here");
        }
        else
        {
            SetAside(first, $"a quote is opened and not closed");
        }
    }

    // Whether the quote closes within these lines, and the fields where they then make one row.
    private (bool IsClosed, string[]? Fields) Close(List<byte> bytes)
    {
        CsvMalformedReason? reason = null;
        var whole = new CsvReaderOptions { Separator = Delimiter, HasHeader = false, DetectSeparatorHint = false, OnMalformedRecord = found => reason ??= found.Reason };
        using var reader = CsvReader.Create(bytes.ToArray(), whole);
        var fields = reader.Read() && reader.FieldCount == Columns.Names.Count ? Strings(reader) : null;
        var isAll = !reader.Read();
        return (reason != CsvMalformedReason.UnterminatedQuote, reason is null && isAll ? fields : null);
    }

    // The line that comes after as many others; false at the end of the file.
    private bool LookAhead(int index, out RawLine line)
    {
        while (waiting.Count <= index)
        {
            if (!ReadLine())
            {
                line = default;
                return false;
            }

            waiting.Enqueue(Copy());
        }

        line = waiting.ElementAt(index);
        return true;
    }

    private RawLine Copy() => new((int)csv.LineNumber, csv.RawRecord.ToArray(), stream.CutAway((int)csv.LineNumber));

    private void Accept(CsvReader reader, bool isLast)
    {
        var (found, expected) = (reader.FieldCount, Columns.Names.Count);
        var extra = Enumerable.Range(expected, Math.Max(0, found - expected)).All(i => reader.GetSpan(i).Trim((byte)' ').IsEmpty);
        if (found < expected || !extra)
        {
            var line = new RawLine(Line, reader.RawRecord.ToArray(), null);
            if (found == 1 && reader.GetSpan(0).Trim((byte)' ').IsEmpty)
            {
                SetAside(line, $"the row is empty");
            }
            else if (found < expected && isLast)
            {
                SetAside(line, $"the row has {found} fields instead of {expected}; the file may be cut off here");
            }
            else
            {
                SetAside(line, $"the row has {found} fields instead of {expected}, separated by \"{Delimiter}\"");
            }

            return;
        }

        if (found > expected)
        {
            Repairs = [.. Repairs, $"left out {found - expected} blank fields behind the last column"];
        }

        Fields = Strings(reader);
        if (Array.TrueForAll(Fields, string.IsNullOrWhiteSpace))
        {
            SetAside(new RawLine(Line, reader.RawRecord.ToArray(), null), $"the row is empty");
        }
    }

    private string[] Strings(CsvReader reader)
    {
        var fields = new string[Columns.Names.Count];
        for (var i = 0; i < fields.Length; i++)
        {
            fields[i] = reader.GetString(i);
        }

        return fields;
    }

    private void SetAside(RawLine line, FormattableString reason)
    {
        const int longest = 200;
        var bytes = line.Bytes.AsSpan(0, Math.Min(line.Bytes.Length, longest * 2));
        var text = Encoding.UTF8.GetString(bytes).Replace('\0', '\uFFFD');
        (Fields, Repairs) = ([], []);
        Excerpt = text.Length > longest ? text[..longest] : text;
        Problem = new Diagnostic(new TextLocation(File, line.Number, ""), reason);
    }

    private readonly record struct RawLine(int Number, byte[] Bytes, long? CutFrom);
}
