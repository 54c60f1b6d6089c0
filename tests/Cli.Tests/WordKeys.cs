using System.Globalization;
using System.Text;
using Testudo.Evidence.Published;
using Testudo.Evidence.Reading;
using Testudo.Evidence.Regimes;

namespace Testudo.Cli.Tests;

/// <summary>Finds the English texts that the sources say, as the compiler makes keys of them.</summary>
internal static class WordKeys
{
    /// <summary>The texts of the command line: words["..."], Words.Mark("...") and words.Format($"..."), and those of the tables of the room Evidence.</summary>
    public static SortedSet<string> OfCli() =>
    [
        .. Sources("Cli").SelectMany(source => After(source, "ords[\"").Concat(After(source, "Mark(\"")).Concat(After(source, "Format($\""))),
        .. ReportingRegimes.Shipped.Items.SelectMany(r => new[] { r.Destroyed, r.Evidence }),
        .. PublishedFigures.Shipped.Items.SelectMany(f => f.Definitions.Select(d => d.Says).Append(f.Says).Append(f.Note).OfType<string>()),
    ];

    /// <summary>The texts that are kept in English with their values in them.</summary>
    public static SortedSet<string> OfTold() =>
    [
        .. Doubts.All,
        .. Source("Evidence", "Reconciliation", "RecordReport.cs") is var record ? After(record, "InvariantCulture, $\"").Where(k => k.Contains("rows", StringComparison.Ordinal)) : [],
        .. new[] { Source("Evidence", "Record", "RowReading.cs"), Source("Evidence", "Record", "RecordTable.cs") }.SelectMany(source =>
            After(source, "repairs.Add($\"").Concat(After(source, "remarks.Add($\"")).Concat(After(source, "repairs.Add(\"")).Concat(After(source, "remarks.Add(\""))
                .Concat(After(source, "remarks.Add(string.Create(CultureInfo.InvariantCulture, $\"")).Concat(After(source, "Repairs, $\"")).Concat(After(source, "Repairs, \""))),
    ];

    /// <summary>The messages of the rooms below.</summary>
    public static SortedSet<string> OfDiagnostics() =>
        [.. Sources("World").Concat(Sources("Assignment")).Concat(Sources("Simulation")).Concat(Sources("Evidence")).Concat(Sources("Planning")).SelectMany(Messages)];

    /// <summary>The pieces of text that messages are made with.</summary>
    public static SortedSet<string> OfArguments()
    {
        var (reader, nodes) = (Source("World", "Text", "MapReader.cs"), Source("World", "Text", "SourceNode.cs"));
        var description = reader[reader.IndexOf("string Description(", StringComparison.Ordinal)..];
        return [.. After(description[..description.IndexOf("};", StringComparison.Ordinal)], "=> \""), .. After(nodes, "Kind => \""), .. After(nodes, "? \"")];
    }

    // Walks through the source; a text is a message where something in its statement before it says so.
    private static IEnumerable<string> Messages(string source)
    {
        var begin = 0;
        for (var at = 1; at < source.Length; at++)
        {
            switch (source[at])
            {
                case ';' or '{' or '}':
                    begin = at;
                    break;
                case '\'':
                    at = source.IndexOf('\'', at + (source[at + 1] == '\\' ? 3 : 2));
                    break;
                case '"' when source[at - 1] == '@':
                    at = source.IndexOf('"', at + 1);
                    break;
                case '"':
                    var isInterpolated = source[at - 1] == '$';
                    var before = source[begin..(at - 1)];
                    var (key, end) = Literal(source, at + 1, isInterpolated);
                    at = end - 1;
                    if (isInterpolated && Introductions.Any(word => before.Contains(word, StringComparison.Ordinal)) && !before.EndsWith("Invariant(", StringComparison.Ordinal) && !before.EndsWith("Culture, ", StringComparison.Ordinal))
                    {
                        yield return key;
                    }

                    break;
            }
        }
    }

    private static readonly string[] Introductions = ["Report(", "Wrong(", "Refuse(", "new Diagnostic(", "(FormattableString)", "FormattableString? ", " near ? ", "SetAside(", "Problem(", "Add(FindingKind.", "FindingKind.OtherOutcome, ", "Remark(", "new TerrainException("];

    private static IEnumerable<string> After(string source, string opening)
    {
        for (var at = source.IndexOf(opening, StringComparison.Ordinal); at >= 0; at = source.IndexOf(opening, at + 1, StringComparison.Ordinal))
        {
            yield return Literal(source, at + opening.Length, opening.Contains('$', StringComparison.Ordinal)).Key;
        }
    }

    // From behind the opening quote to the closing one; what is put in becomes {0}, {1:N0} and so on.
    private static (string Key, int End) Literal(string source, int at, bool isInterpolated)
    {
        var key = new StringBuilder();
        var holes = 0;
        while (source[at] != '"')
        {
            if (source[at] == '\\')
            {
                key.Append(source[at + 1] == 'n' ? '\n' : source[at + 1]);
                at += 2;
            }
            else if (isInterpolated && source[at] is '{' or '}' && source[at + 1] == source[at])
            {
                key.Append(source[at], 2);
                at += 2;
            }
            else if (isInterpolated && source[at] == '{')
            {
                var (format, end) = Hole(source, at + 1);
                key.Append(CultureInfo.InvariantCulture, $"{{{holes++}{format}}}");
                at = end;
            }
            else
            {
                key.Append(source[at++]);
            }
        }

        return (key.ToString(), at + 1);
    }

    // The format is what stands behind a colon outside of all brackets and texts.
    private static (string Format, int End) Hole(string source, int at)
    {
        var depth = 0;
        var colon = -1;
        for (; source[at] != '}' || depth > 0; at++)
        {
            switch (source[at])
            {
                case '(' or '[' or '{':
                    depth++;
                    break;
                case ')' or ']' or '}':
                    depth--;
                    break;
                case ':' when depth == 0 && colon < 0:
                    colon = at;
                    break;
                case '"':
                    at = Literal(source, at + 1, source[at - 1] == '$').End - 1;
                    break;
            }
        }

        return (colon < 0 ? "" : source[colon..at], at + 1);
    }

    private static IEnumerable<string> Sources(string room) =>
        Directory.EnumerateFiles(Cli.File("src", room), "*.cs", SearchOption.AllDirectories)
            .Where(f => !f.Contains("/obj/", StringComparison.Ordinal) && !f.Contains("/bin/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(WithoutComments);

    private static string Source(params string[] parts) => WithoutComments(Cli.File(["src", .. parts]));

    private static string WithoutComments(string file) =>
        string.Join('\n', File.ReadLines(file).Where(l => !l.TrimStart().StartsWith("//", StringComparison.Ordinal)));
}
