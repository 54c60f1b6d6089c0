namespace Testudo.Cli.Summary;

/// <summary>Lines of text of limited width, with styles where the screen has them.</summary>
/// <param name="write">Takes a line and its style.</param>
/// <param name="width">The most columns.</param>
internal sealed class Page(Action<string, string> write, int width)
{
    /// <summary>Bold text.</summary>
    public const string Bold = "\e[1m";

    /// <summary>Dim text.</summary>
    public const string Dim = "\e[2m";

    private const string Plain = "\e[0m";

    /// <summary>The most columns.</summary>
    public int Width => width;

    /// <summary>A page on standard output.</summary>
    /// <param name="terminal">The terminal.</param>
    public static Page On(Terminal terminal) => new(
        (text, style) => terminal.Output.WriteLine(terminal.HasStyles && style.Length > 0 && text.Length > 0 ? style + text + Plain : text),
        terminal.Width);

    /// <summary>Writes a line as it is.</summary>
    /// <param name="text">The line.</param>
    /// <param name="style">One of the styles; empty for none.</param>
    public void Line(string text = "", string style = "") => write(text, style);

    /// <summary>Writes text in as many lines as it needs.</summary>
    /// <param name="text">The text.</param>
    /// <param name="indent">The columns by which all lines but the first are indented.</param>
    /// <param name="style">One of the styles; empty for none.</param>
    /// <param name="first">The columns by which the first line is indented.</param>
    public void Paragraph(string text, int indent = 2, string style = "", int first = 0)
    {
        foreach (var line in Wrap(text, width, indent, first))
        {
            Line(line, style);
        }
    }

    /// <summary>Breaks text at spaces; a word longer than a line keeps its line to itself.</summary>
    /// <param name="text">The text.</param>
    /// <param name="width">The most columns.</param>
    /// <param name="indent">The columns by which all lines but the first are indented.</param>
    /// <param name="first">The columns by which the first line is indented.</param>
    public static IEnumerable<string> Wrap(string text, int width, int indent, int first = 0)
    {
        var line = new string(' ', first);
        var isEmpty = true;
        foreach (var word in text.ReplaceLineEndings(" ").Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (!isEmpty && TextTable.Width(line) + 1 + TextTable.Width(word) > width)
            {
                yield return line;
                line = new string(' ', indent);
                isEmpty = true;
            }

            line += (isEmpty ? "" : " ") + word;
            isEmpty = false;
        }

        if (!isEmpty)
        {
            yield return line;
        }
    }
}
