using System.Text;
using Testudo.World.Text;

namespace Testudo.Evidence.Record;

/// <summary>What the first bytes of a file tell: whether it is a table at all, and how its fields are separated.</summary>
/// <param name="Delimiter">What stands between fields.</param>
/// <param name="BytesToSkip">The length of a byte order mark.</param>
/// <param name="LinesToSkip">Lines before the header: blank ones, and <c>sep=;</c>, as Excel writes it.</param>
internal readonly record struct TableStart(char Delimiter, int BytesToSkip, int LinesToSkip)
{
    private const int MostColumns = 200;

    private static readonly (byte[] Mark, string Kind)[] Marks =
    [
        ([(byte)'P', (byte)'K', 3, 4], "a ZIP archive or an Excel workbook"),
        ([0x1F, 0x8B], "a gzip archive"),
        ([0xD0, 0xCF, 0x11, 0xE0], "an old Excel workbook"),
        ("%PDF"u8.ToArray(), "a PDF document"),
        ("SQLite format 3"u8.ToArray(), "an SQLite database"),
        ([0xFF, 0xFE], "UTF-16 text"),
        ([0xFE, 0xFF], "UTF-16 text"),
    ];

    private static readonly char[] Delimiters = [',', ';', '\t', '|'];

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Opens a file to read.</summary>
    /// <param name="path">The path, also used in messages.</param>
    /// <exception cref="InputException">There is no such file, or it cannot be read.</exception>
    public static FileStream OpenFile(string path)
    {
        if (Directory.Exists(path))
        {
            throw Refuse(path, 0, $"this is a folder; a CSV file is needed");
        }

        try
        {
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw Refuse(path, 0, $"there is no such file", SimilarFile(path));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            throw Refuse(path, 0, $"the file cannot be read: {e.Message}");
        }
    }

    /// <summary>Looks at the beginning of a file.</summary>
    /// <param name="path">The path for messages.</param>
    /// <param name="bytes">The beginning.</param>
    /// <param name="expected">The names of columns by which the delimiter is found.</param>
    /// <exception cref="InputException">It is no table, or its fields are separated by something else than commas or semicolons.</exception>
    public static TableStart Find(string path, ReadOnlySpan<byte> bytes, IReadOnlySet<string> expected)
    {
        if (bytes.IsEmpty)
        {
            throw Refuse(path, 0, $"the file is empty; a table with a header is needed");
        }

        foreach (var (mark, kind) in Marks)
        {
            if (bytes.StartsWith(mark))
            {
                throw Refuse(path, 0, $"this is {kind}; a CSV file in UTF-8 is needed", kind.Contains("archive", StringComparison.Ordinal) ? $"unpack it, or save the sheet as CSV" : (FormattableString)$"save it as CSV in UTF-8");
            }
        }

        var skip = bytes.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]) ? 3 : 0;
        var text = bytes[skip..];
        var first = FirstLine(ref text, out var number);
        if (first.Contains((byte)0))
        {
            throw Refuse(path, number, $"the first line holds NUL bytes; this is no CSV file in UTF-8", $"UTF-16 text has to be saved as UTF-8");
        }

        var trimmed = first.TrimStart(" \t"u8);
        if (trimmed.StartsWith("<"u8))
        {
            throw Refuse(path, number, $"this is HTML or XML, perhaps the page of a sign-in; a CSV file is needed", $"download the file itself from the page of the data set");
        }

        if (trimmed.StartsWith("{"u8) || trimmed.StartsWith("["u8))
        {
            throw Refuse(path, number, $"this looks like JSON; a CSV file is needed");
        }

        char? announced = null;
        if (trimmed.StartsWith("sep="u8) && trimmed.Length == 5)
        {
            announced = (char)trimmed[4];
            first = FirstLine(ref text, out var more);
            number += more;
        }

        // The prefix is as long as the longest line: without a line break in it there is none soon enough.
        if (first.Length >= GuardedStream.LongestLine - 8)
        {
            throw Refuse(path, number, $"the header has no end within {GuardedStream.LongestLine} bytes; this is no table of rows on lines");
        }

        return new TableStart(FindDelimiter(path, number, first, expected, announced), skip, number - 1);
    }

    /// <summary>The names of columns as the rest of the program knows them: lower case, blanks and hyphens as underscores.</summary>
    /// <param name="path">The path for messages.</param>
    /// <param name="line">The line of the header.</param>
    /// <param name="written">The names as written.</param>
    /// <exception cref="InputException">A name stands twice, or there are too many.</exception>
    public static IReadOnlyList<string> Names(string path, int line, IReadOnlyList<string> written)
    {
        if (written.Count > MostColumns)
        {
            throw Refuse(path, line, $"the header has {written.Count} columns; {MostColumns} are the most that are read");
        }

        var names = written.Select((name, i) => Name(name) is { Length: > 0 } known ? known : FormattableString.Invariant($"column_{i + 1}")).ToList();
        var twice = names.GroupBy(n => n, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1);
        return twice is null ? names : throw Refuse(path, line, $"the column \"{Short(twice.Key)}\" stands twice in the header");
    }

    /// <summary>An exception with one diagnostic.</summary>
    /// <param name="path">The file as the user named it.</param>
    /// <param name="line">The line; 0 where the whole file is meant.</param>
    /// <param name="message">What was found and what is expected.</param>
    /// <param name="suggestion">What to do.</param>
    public static InputException Refuse(string path, int line, FormattableString message, FormattableString? suggestion = null) =>
        new(new Diagnostic(new TextLocation(path, line, ""), message, suggestion));

    /// <summary>A text from a file for a message: not too long, nothing that a screen could obey.</summary>
    /// <param name="text">The text.</param>
    internal static string Short(string text)
    {
        const int longest = 60;
        var plain = string.Concat(text.Take(longest + 1).Select(c => char.IsControl(c) ? '\uFFFD' : c));
        return plain.Length > longest ? plain[..(longest - 3)] + "..." : plain;
    }

    private static string Name(string written) =>
        string.Join('_', written.Trim().ToLowerInvariant().Split([' ', '-', '\t'], StringSplitOptions.RemoveEmptyEntries));

    // The most known columns win; commas before semicolons where neither helps.
    private static char FindDelimiter(string path, int number, ReadOnlySpan<byte> first, IReadOnlySet<string> expected, char? announced)
    {
        string header;
        try
        {
            header = StrictUtf8.GetString(first);
        }
        catch (DecoderFallbackException)
        {
            throw Refuse(path, number, $"the header is not UTF-8", $"save the file as UTF-8");
        }

        var found = Delimiters
            .Select(d => (Delimiter: d, Known: header.Split(d).Count(n => expected.Contains(Name(n.Trim(' ', '"'))))))
            .MaxBy(f => f.Known);
        if (found.Known > 1 && found.Delimiter is '\t' or '|')
        {
            var name = found.Delimiter == '\t' ? "tabs" : "\"|\"";
            throw Refuse(path, number, $"the columns are separated by {name}; commas and semicolons are read", $"save the table again with commas or semicolons");
        }

        return found.Known > 1 || announced is not (',' or ';') ? found.Delimiter is ';' ? ';' : ',' : announced.Value;
    }

    private static ReadOnlySpan<byte> FirstLine(ref ReadOnlySpan<byte> text, out int number)
    {
        ReadOnlySpan<byte> line;
        number = 0;
        do
        {
            number++;
            var end = text.IndexOfAny((byte)'\n', (byte)'\r');
            line = end < 0 ? text : text[..end];
            var isPair = end >= 0 && text[end] == (byte)'\r' && end + 1 < text.Length && text[end + 1] == (byte)'\n';
            text = end < 0 ? [] : text[(end + (isPair ? 2 : 1))..];
        }
        while (line.Trim(" \t"u8).IsEmpty && !text.IsEmpty);

        return line;
    }

    private static FormattableString? SimilarFile(string path)
    {
        var folder = Path.GetDirectoryName(path) is { Length: > 0 } d ? d : ".";
        if (!Directory.Exists(folder))
        {
            return null;
        }

        try
        {
            var names = Directory.EnumerateFiles(folder, "*.csv").Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal).ToList();
            return NameSuggestion.Nearest(Path.GetFileName(path), names) is { } near ? (FormattableString)$"did you mean {Path.Combine(folder, near)}?" : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
