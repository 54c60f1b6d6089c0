using Testudo.Reporting.Evidence;
using Testudo.Reporting.Tests.Evidence;

namespace Testudo.Reporting.Tests.Browser;

/// <summary>Pictures for people to look at, on request.</summary>
public sealed class PictureTests(Reader reader)
{
    /// <summary>The parts of a page, and what each of them is called.</summary>
    private static readonly (string Name, string Part)[] Parts =
    [
        ("map", "section[aria-labelledby=map]"),
        ("plots", "section[aria-labelledby=plots]"),
        ("tables", "section[aria-labelledby=tables]"),
        ("annex", "section[aria-labelledby=annex]"),
    ];

    // What everybody can make: the facts files alone.
    private static readonly RaidPage LargestRaid = new("evidence-picture", () =>
    {
        var provenance = new Provenance("0.1.0", "./testudo evidence show 2023-12-29 --plot raid.html", Raid.Catalogue.Hash, null);
        return EvidenceSamples.Page(new EvidenceContent { Provenance = provenance, Raid = RaidDocument.Of(provenance, null, [], EvidenceSamples.Evidence("2023-12-29"), EvidenceSamples.Say) });
    });

    [Fact]
    public async Task Every_part_is_pictured_in_every_language_and_look()
    {
        var folder = Environment.GetEnvironmentVariable("TESTUDO_SCREENSHOTS");
        Assert.SkipWhen(string.IsNullOrEmpty(folder), "TESTUDO_SCREENSHOTS names no folder for pictures");
        // A path that is not absolute begins at the root of the repository.
        folder = Path.Combine(Testudo.Tests.RepositoryRoot.Folder, folder!);
        Directory.CreateDirectory(folder);
        foreach (var look in new[] { "desktop", "dark desktop", "phone", "dark phone" })
        {
            foreach (var language in new[] { "en", "uk", "ru" })
            {
                await Picture(folder, look, language);
            }
        }
    }

    [Fact]
    public async Task The_pictures_of_the_documentation_are_taken_anew()
    {
        Assert.SkipUnless(Environment.GetEnvironmentVariable("TESTUDO_UPDATE_PICTURES") == "1", "TESTUDO_UPDATE_PICTURES is not 1");
        var folder = Path.Combine(Testudo.Tests.RepositoryRoot.Folder, "docs", "pictures");
        Directory.CreateDirectory(folder);

        await reader.Read(RaidPage.AsDocumented, Look.Desktop.In("en"), async visit =>
        {
            await visit.Page.ScreenshotAsync(new() { Path = Path.Combine(folder, "report.png") });
            await MidRaid(visit);
            foreach (var (name, part) in Parts.Take(2))
            {
                var place = visit.Page.Locator(part).First;
                await place.ScrollIntoViewIfNeededAsync();
                await visit.Frames();
                await place.ScreenshotAsync(new() { Path = Path.Combine(folder, $"report-{name}.png") });
            }
        });
        await reader.Read(LargestRaid, Look.Desktop.In("en"), async visit =>
        {
            await visit.Page.ScreenshotAsync(new() { Path = Path.Combine(folder, "evidence-raid.png"), FullPage = true, Clip = new() { X = 0, Y = 0, Width = 1440, Height = 1150 } });
        });
    }

    private static async Task MidRaid(Visit visit)
    {
        await new Playback(visit).Seek(0.85);
        // Whatever the map still fetches from itself.
        await visit.Page.WaitForTimeoutAsync(500);
        await visit.Frames();
    }

    private async Task Picture(string folder, string look, string language)
    {
        string FileOf(string part, string ending) => Path.Combine(folder, $"{part}-{language}-{look.Replace(' ', '-')}.{ending}");

        await reader.Read(RaidPage.SecondOfJanuary, Look.Of(look).In(language), async visit =>
        {
            await visit.Page.ScreenshotAsync(new() { Path = FileOf("first-screen", "png") });
            await visit.Page.ScreenshotAsync(new() { Path = FileOf("whole", "png"), FullPage = true });
            await MidRaid(visit);
            foreach (var (name, part) in Parts)
            {
                var place = visit.Page.Locator(part).First;
                await place.ScrollIntoViewIfNeededAsync();
                await visit.Frames();
                await place.ScreenshotAsync(new() { Path = FileOf(name, "png") });
            }

            await visit.Printable();
            await visit.Page.PdfAsync(new() { Path = FileOf("printed", "pdf"), Format = "A4", PreferCSSPageSize = true, PrintBackground = true });
        });
    }
}
