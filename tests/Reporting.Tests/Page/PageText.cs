using System.Text;
using System.Text.Json.Nodes;
using Testudo.Reporting.Page;

namespace Testudo.Reporting.Tests.Page;

/// <summary>A page taken apart: what stands before its data, the data, and what stands behind.</summary>
internal sealed record PageText(string Before, string Data, string Behind)
{
    private const string Opening = "<script type=\"application/json\" id=\"data\">";
    private const string Closing = "</script>";

    /// <summary>The data as nodes.</summary>
    public JsonObject Json { get; } = JsonNode.Parse(Data)!.AsObject();

    /// <summary>Takes a page apart where a reader of HTML would: the data ends at the first closing tag.</summary>
    public static PageText Of(byte[] page)
    {
        var text = Encoding.UTF8.GetString(page);
        var from = text.IndexOf(Opening, StringComparison.Ordinal);
        Assert.True(from >= 0, "the page has no place for data");
        from += Opening.Length;
        var to = text.IndexOf(Closing, from, StringComparison.OrdinalIgnoreCase);
        return new PageText(text[..from], text[from..to], text[to..]);
    }

    /// <summary>The template, taken apart at its mark.</summary>
    public static (string Before, string Behind) Template()
    {
        var parts = PageTemplate.Read().Split(PageTemplate.DataMark);
        Assert.Equal(2, parts.Length);
        return (parts[0], parts[1]);
    }
}
