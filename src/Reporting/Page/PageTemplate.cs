using System.Text;

namespace Testudo.Reporting.Page;

/// <summary>The page without its data: one HTML file, built in <c>web/</c>.</summary>
internal static class PageTemplate
{
    /// <summary>What the data takes the place of.</summary>
    public const string DataMark = "{\"testudo\":\"data\"}";

    /// <summary>What the title takes the place of.</summary>
    public const string TitleMark = "<title>Testudo</title>";

    private const string Resource = "report.html";

    /// <summary>Whether the page was there when Testudo was built.</summary>
    public static bool IsThere => typeof(PageTemplate).Assembly.GetManifestResourceInfo(Resource) is not null;

    /// <summary>Writes a page: the template with a title and data in their places.</summary>
    /// <param name="stream">Where to.</param>
    /// <param name="title">The title, as HTML.</param>
    /// <param name="writeData">Writes the data, as JSON that is safe inside HTML; is told how many bytes the template takes.</param>
    /// <exception cref="InvalidOperationException">The page was not built.</exception>
    public static void Write(Stream stream, string title, Action<int> writeData)
    {
        var template = Read().Replace(TitleMark, $"<title>{title}</title>", StringComparison.Ordinal);
        var mark = template.IndexOf(DataMark, StringComparison.Ordinal);
        if (mark < 0)
        {
            throw new InvalidOperationException("The template of the page has no place for data.");
        }

        stream.Write(Encoding.UTF8.GetBytes(template[..mark]));
        writeData(Encoding.UTF8.GetByteCount(template));
        stream.Write(Encoding.UTF8.GetBytes(template[(mark + DataMark.Length)..]));
    }

    /// <summary>The text of the page.</summary>
    /// <exception cref="InvalidOperationException">The page was not built.</exception>
    public static string Read()
    {
        using var stream = typeof(PageTemplate).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException("The page was not there when Testudo was built.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
