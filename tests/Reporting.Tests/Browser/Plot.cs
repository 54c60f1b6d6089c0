using System.Text;
using Microsoft.Playwright;

namespace Testudo.Reporting.Tests.Browser;

/// <summary>A plot of a page with its three downloads.</summary>
/// <param name="Name">The value of its attribute data-plot.</param>
/// <param name="Figure">The figure that holds it.</param>
internal sealed record Plot(string Name, ILocator Figure)
{
    /// <summary>Where plots are.</summary>
    public const string Figures = "figure:is([data-plot], :has([data-plot]))";

    /// <summary>The plots of a page.</summary>
    public static async Task<IReadOnlyList<Plot>> On(Visit visit)
    {
        var plots = new List<Plot>();
        foreach (var figure in await visit.Page.Locator(Figures).AllAsync())
        {
            plots.Add(new Plot(await figure.EvaluateAsync<string>("f => f.dataset.plot ?? f.querySelector('[data-plot]').dataset.plot"), figure));
        }

        Assert.NotEmpty(plots);
        return plots;
    }

    /// <summary>What is downloaded under a name such as CSV, and the name of the file.</summary>
    public async Task<(byte[] Content, string FileName)> Download(Visit visit, string format)
    {
        var button = Figure.Locator("button", new() { HasText = format }).First;
        var download = await visit.Page.RunAndWaitForDownloadAsync(() => button.ClickAsync());
        await using var stream = await download.CreateReadStreamAsync();
        using var content = new MemoryStream();
        await stream.CopyToAsync(content);
        return (content.ToArray(), download.SuggestedFilename);
    }

    /// <summary>Comma-separated values as RFC 4180 has them; a byte order mark for Excel may stand before them.</summary>
    public static IReadOnlyList<string[]> Table(byte[] csv)
    {
        var text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(csv).TrimStart('\uFEFF');
        var (rows, row, field) = (new List<string[]>(), new List<string>(), new StringBuilder());
        var isQuoted = false;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (isQuoted)
            {
                isQuoted = c != '"' || (i + 1 < text.Length && text[i + 1] == '"');
                i += c == '"' && isQuoted ? 1 : 0;
                field.Append(c == '"' && !isQuoted ? "" : c);
            }
            else if (c == '"')
            {
                Assert.Equal(0, field.Length);
                isQuoted = true;
            }
            else if (c is ',' or '\n')
            {
                row.Add(field.ToString());
                field.Clear();
                if (c == '\n')
                {
                    rows.Add([.. row]);
                    row.Clear();
                }
            }
            else if (c != '\r')
            {
                field.Append(c);
            }
        }

        Assert.False(isQuoted, "a quote is not closed");
        if (field.Length > 0 || row.Count > 0)
        {
            rows.Add([.. row, field.ToString()]);
        }

        return rows;
    }
}
