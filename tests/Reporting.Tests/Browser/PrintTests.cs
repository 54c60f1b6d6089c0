using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Testudo.Reporting.Tests.Browser;

/// <summary>A page printed on A4.</summary>
public sealed partial class PrintTests(Reader reader)
{
    [Theory]
    [InlineData("desktop", "en")]
    [InlineData("dark desktop", "uk")]
    [InlineData("phone", "ru")]
    public async Task A_page_prints_on_two_to_twelve_sheets(string look, string language) =>
        await reader.Read(RaidPage.SecondOfJanuary, Look.Of(look).In(language), async visit =>
        {
            await visit.Printable();
            var pdf = await visit.Page.PdfAsync(new() { Format = "A4", PreferCSSPageSize = true, PrintBackground = true });
            var sheets = Sheet().Count(Encoding.Latin1.GetString(pdf));
            TestContext.Current.TestOutputHelper?.WriteLine($"{look}, {language}: {sheets} sheets, {pdf.Length} bytes");

            Assert.InRange(sheets, 2, 12);
        });

    [Theory]
    [InlineData("en")]
    [InlineData("uk")]
    [InlineData("ru")]
    public async Task What_is_printed_can_be_searched(string language)
    {
        byte[] pdf = [];
        await reader.Read(RaidPage.SecondOfJanuary, Look.Desktop.In(language), async visit =>
        {
            await visit.Printable();
            pdf = await visit.Page.PdfAsync(new() { Format = "A4", PreferCSSPageSize = true });
        });
        var raid = Raid.SecondOfJanuary.Assessment;
        var text = await TextOf(pdf);

        Assert.Contains(language switch { "uk" => raid.Title.Uk, "ru" => raid.Title.Ru, _ => raid.Title.En }, text, StringComparison.Ordinal);
        Assert.Contains(raid.ScenarioHash[..8], text, StringComparison.Ordinal);
        Assert.Contains(ShownNumber.In(text, language), n => n.Shows(raid.Raid.Leaked.Expected.Mean));
    }

    [Fact]
    public async Task Controls_are_not_printed_and_nothing_sticks_out_of_the_sheet() =>
        await reader.Read(RaidPage.SecondOfJanuary, Look.Desktop.In("en"), AssertFitsTheSheet);

    [Fact]
    public async Task What_is_printed_is_black_on_white_even_in_the_dark() =>
        await reader.Read(RaidPage.SecondOfJanuary, Look.Desktop with { IsDark = true }, async visit =>
        {
            await visit.Page.EmulateMediaAsync(new() { Media = Media.Print, ColorScheme = ColorScheme.Dark });
            await visit.Frames();

            Assert.Equal("rgb(255, 255, 255)", await visit.Ask<string>("() => getComputedStyle(document.body).backgroundColor"));
            Assert.Equal("rgb(0, 0, 0)", await visit.Ask<string>("() => getComputedStyle(document.querySelector('[data-answer]')).color"));
        });

    /// <summary>What is printed has no controls and is no wider than A4.</summary>
    internal static async Task AssertFitsTheSheet(Visit visit)
    {
        // A4 less the margins, in pixels of the page.
        await visit.Page.SetViewportSizeAsync(688, 1000);
        await visit.Page.EmulateMediaAsync(new() { Media = Media.Print });
        await visit.Frames();

        Findings.None("wider than the sheet", await visit.Overhang());
        Findings.None("printed controls", await visit.Ask<string[]>("""
            () => [...document.querySelectorAll('button, input, select, textarea, [role=button], [role=slider]')]
              .filter(e => e.checkVisibility({ visibilityProperty: true })).map(e => e.outerHTML.slice(0, 120))
            """));
    }

    private static async Task<string> TextOf(byte[] pdf)
    {
        Process? process;
        try
        {
            process = Process.Start(new ProcessStartInfo("pdftotext", ["-enc", "UTF-8", "-layout", "-", "-"]) { RedirectStandardInput = true, RedirectStandardOutput = true, StandardOutputEncoding = Encoding.UTF8, UseShellExecute = false });
        }
        catch (Win32Exception)
        {
            process = null;
        }

        Assert.SkipWhen(process is null, "pdftotext is not installed");
        using (process)
        {
            var text = process!.StandardOutput.ReadToEndAsync();
            await process.StandardInput.BaseStream.WriteAsync(pdf);
            process.StandardInput.Close();
            return await text;
        }
    }

    [GeneratedRegex(@"/Type\s*/Page\b(?!s)")]
    private static partial Regex Sheet();
}
