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
