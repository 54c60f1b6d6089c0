using System.Globalization;

namespace Testudo.Cli.Summary;

/// <summary>A table of text whose columns line up, and which gives up columns before it gives up lines.</summary>
internal sealed class TextTable
{
    private const int Gap = 2;

    /// <summary>Names may be cut to this before another column goes.</summary>
    public const int EnoughOfAName = 30;

    private readonly List<Column> columns = [];
    private readonly List<(string[] Cells, string Style)> rows = [];

    /// <summary>The number of rows, without the heading.</summary>
    public int RowCount => rows.Count;

    /// <summary>Adds a column of text.</summary>
    /// <param name="heading">The heading, in one or more lines.</param>
    /// <param name="weight">What it is worth: on a narrow screen columns of the least weight go first.</param>
    /// <param name="least">To how many columns it may be cut; 0 for not at all.</param>
    public TextTable Text(string heading, int weight = int.MaxValue, int least = 0)
    {
        columns.Add(new Column(heading, IsNumber: false, weight, least));
        return this;
    }

    /// <summary>Adds a column of numbers.</summary>
    /// <param name="heading">The heading, in one or more lines.</param>
    /// <param name="weight">What it is worth: on a narrow screen columns of the least weight go first.</param>
    public TextTable Number(string heading, int weight = int.MaxValue)
    {
        columns.Add(new Column(heading, IsNumber: true, weight, 0));
        return this;
    }

    /// <summary>Adds a row.</summary>
    /// <param name="cells">One cell for each column.</param>
    public void Row(params string[] cells) => rows.Add((cells, ""));

    /// <summary>Adds a row that stands out.</summary>
    /// <param name="cells">One cell for each column.</param>
    public void Total(params string[] cells) => rows.Add((cells, Page.Bold));

    /// <summary>Writes heading and rows.</summary>
    /// <param name="page">Where to.</param>
    public void Write(Page page)
    {
        var headings = columns.Select(c => c.Heading.Split('\n')).ToArray();
        var widths = columns.Select((_, i) => rows.Select(r => r.Cells[i]).Concat(headings[i]).Max(Width)).ToArray();
        var kept = Enumerable.Range(0, columns.Count).ToList();
        while (kept.Count > 1 && kept.Sum(i => (columns[i].Least > 0 ? Math.Min(widths[i], columns[i].Least) : widths[i]) + Gap) - Gap > page.Width)
        {
            kept.Remove(kept.OrderBy(i => columns[i].Weight).ThenByDescending(i => i).First());
        }

        Shorten(widths, kept, page.Width);
        var height = headings.Max(h => h.Length);
        for (var line = 0; line < height; line++)
        {
            // Short headings stand at the bottom.
            page.Line(Join([.. headings.Select(h => h.ElementAtOrDefault(line - height + h.Length) ?? "")], widths, kept), Page.Bold);
        }

        foreach (var (cells, style) in rows)
        {
            page.Line(Join(cells, widths, kept), style);
        }
    }

    /// <summary>The columns that a text takes on a screen. Combining marks take none; no wide letters are in use.</summary>
    /// <param name="text">The text.</param>
    public static int Width(string text) =>
        text.Count(c => CharUnicodeInfo.GetUnicodeCategory(c) is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.Format));

    // What may be cut is cut first; on the narrowest of screens the first column is.
    private void Shorten(int[] widths, List<int> kept, int width)
    {
        foreach (var i in kept.Where(i => columns[i].Least > 0).Append(kept[0]))
        {
            var excess = kept.Sum(k => widths[k] + Gap) - Gap - width;
            if (excess > 0)
            {
                widths[i] = Math.Max(columns[i].Least > 0 ? columns[i].Least : 4, widths[i] - excess);
            }
        }
    }

    private string Join(string[] cells, int[] widths, List<int> kept) =>
        string.Join(new string(' ', Gap), kept.Select(i => Pad(cells[i], widths[i], columns[i].IsNumber))).TrimEnd();

    private static string Pad(string cell, int width, bool isNumber)
    {
        if (Width(cell) > width)
        {
            cell = cell[..Math.Max(0, width - 1)] + "…";
        }

        var blank = new string(' ', width - Width(cell));
        return isNumber ? blank + cell : cell + blank;
    }

    private readonly record struct Column(string Heading, bool IsNumber, int Weight, int Least);
}
