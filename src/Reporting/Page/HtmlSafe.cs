using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace Testudo.Reporting.Page;

/// <summary>How strings of JSON are written inside HTML.</summary>
internal static class HtmlSafe
{
    /// <summary>Letters of every language as they are; everything that HTML could give a meaning (&lt;, &gt;, &amp;, quotes) as escapes.</summary>
    public static JavaScriptEncoder Encoder { get; } = JavaScriptEncoder.Create(UnicodeRanges.All);
}
