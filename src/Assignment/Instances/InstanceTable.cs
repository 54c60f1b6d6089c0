using System.Globalization;
using Testudo.Assignment.WeaponTargets;
using Testudo.World.Text;

namespace Testudo.Assignment.Instances;

/// <summary>Reads an instance from a table of one's own.</summary>
/// <remarks>
/// Either a row is a weapon type: <c>weapon,units,NAME,NAME...</c>, then <c>value,,60,50...</c> with the value of each target, then <c>NAME,4,0.8,0.7...</c>; or a row is a target:
/// <c>target,value,NAME,NAME...</c>, then <c>units,,4,6...</c>, then <c>NAME,60,0.8,0.7...</c>. Empty lines are passed over, and so are lines that begin with #.
/// </remarks>
/// <param name="path">The file, for messages.</param>
/// <param name="roundValue">What a unit that is kept is worth.</param>
/// <param name="mostBytes">The memory that there is; null for what the machine has.</param>
internal sealed class InstanceTable(string path, double roundValue, double? mostBytes)
{
    private const int MostUnits = 1_000_000;

    private int line;

    /// <summary>Reads the table.</summary>
    /// <param name="stream">The text.</param>
    /// <param name="rows">What the rows are said to be; null for what the table itself says.</param>
    public AssignmentInstance Read(Stream stream, InstanceRows? rows)
    {
        using var reader = new StreamReader(stream);
        var lines = Lines(reader).GetEnumerator();
        var head = NextOf(lines) ?? throw Wrong("", $"the table is empty");
        var isWeapons = head[0] == "weapon" && head.Length > 1 && head[1] == "units";
        if (!isWeapons && !(head[0] == "target" && head.Length > 1 && head[1] == "value"))
        {
            throw Wrong("", $"the table begins with \"{string.Join(',', head.Take(2))}\"; allowed is \"weapon,units,\" and the targets where a row is a weapon, or \"target,value,\" and the weapons where a row is a target");
        }

        var itself = isWeapons ? InstanceRows.Weapons : InstanceRows.Targets;
        if (rows is not null && rows != itself)
        {
            throw Wrong("", $"the table itself says what a row is: \"{head[0]}\"", $"leave out --rows");
        }

        var names = head[2..];
        if (names.Length == 0)
        {
            throw Wrong("", $"the table has no column of probabilities");
        }

        var second = NextOf(lines);
        var word = isWeapons ? "value" : "units";
        if (second is null || second[0] != word || second.Length != head.Length || second[1].Length > 0)
        {
            throw Wrong("", $"the second row must be \"{word},,\" and then a number for each of {names.Length:N0} columns");
        }

        var across = second[2..].Select((text, c) => isWeapons ? Number(text, names[c], 0, double.MaxValue) : Units(text, names[c])).ToArray();
        var (rowNames, down, cells) = (new List<string>(), new List<double>(), new List<double[]>());
        while (NextOf(lines) is { } row)
        {
            if (row.Length != head.Length)
            {
                throw Wrong(row[0], $"the row has {row.Length:N0} cells; the first row has {head.Length:N0}");
            }

            InstanceFile.Afford(new TextLocation(path, line, row[0]), names.Length, rowNames.Count + 1, mostBytes);
            rowNames.Add(row[0]);
            down.Add(isWeapons ? Units(row[1], row[0]) : Number(row[1], row[0], 0, double.MaxValue));
            cells.Add([.. row[2..].Select((text, c) => Number(text, $"{row[0]}, {names[c]}", 0, 1))]);
        }

        if (cells.Count == 0)
        {
            throw Wrong("", $"there are {(isWeapons ? 0 : names.Length):N0} weapons and {(isWeapons ? names.Length : 0):N0} targets; there must be one of each at least");
        }

        var kill = isWeapons ? [.. Enumerable.Range(0, names.Length).SelectMany(j => cells.Select(r => r[j]))] : cells.SelectMany(r => r).ToArray();
        var (units, values) = isWeapons ? (down, across) : (across.ToList(), down.ToArray());
        var problem = new WeaponTargetProblem([.. units.Select(u => (int)u)], values, kill, roundValue);
        return new AssignmentInstance(problem, isWeapons ? rowNames : names, isWeapons ? names : rowNames, InstanceFormat.Table, itself);
    }

    private IEnumerable<string> Lines(StreamReader reader)
    {
        while (reader.ReadLine() is { } text)
        {
            line++;
            if (text.Trim().Length > 0 && text[0] != '#')
            {
                yield return text;
            }
        }
    }

    private string[]? NextOf(IEnumerator<string> lines) => lines.MoveNext() ? Cells(lines.Current) : null;

    private string[] Cells(string text)
    {
        var (cells, cell, isQuoted) = (new List<string>(), new System.Text.StringBuilder(), false);
        for (var at = 0; at < text.Length; at++)
        {
            var c = text[at];
            if (c == '"' && isQuoted && at + 1 < text.Length && text[at + 1] == '"')
            {
                cell.Append(text[++at]);
            }
            else if (c == '"')
            {
                isQuoted = !isQuoted;
            }
            else if (c == ',' && !isQuoted)
            {
                cells.Add(cell.ToString().Trim());
                cell.Clear();
            }
            else
            {
                cell.Append(c);
            }
        }

        if (isQuoted)
        {
            throw Wrong("", $"a quotation mark is not closed");
        }

        cells.Add(cell.ToString().Trim());
        return [.. cells];
    }

    private double Number(string text, string key, double least, double most)
    {
        if (!double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) || !double.IsFinite(value))
        {
            throw Wrong(key, $"\"{text}\" is not a number");
        }

        return value >= least && value <= most
            ? value
            : throw (most == 1 ? Wrong(key, $"a probability is {value}; it must be from 0 to 1") : Wrong(key, $"the value of a target is {value}; it must be 0 or more"));
    }

    private double Units(string text, string key) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var units) && units <= MostUnits
        ? units
        : throw Wrong(key, $"units are \"{text}\"; allowed is a whole number from {0:N0} to {MostUnits:N0}");

    private InputException Wrong(string key, FormattableString message, FormattableString? suggestion = null) =>
        new(new Diagnostic(new TextLocation(path, line, key), message, suggestion));
}
