using System.Collections.Concurrent;
using Microsoft.Playwright;
using Testudo.Reporting.Page;

[assembly: AssemblyFixture(typeof(Testudo.Reporting.Tests.Browser.Reader))]

namespace Testudo.Reporting.Tests.Browser;

/// <summary>What is timed happens after everything else and one after the other, so that nothing disturbs it.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class Timed
{
    /// <summary>The name of the collection.</summary>
    public const string Name = "Timed";
}

/// <summary>The browser of this machine.</summary>
internal static class Chromium
{
    /// <summary>The browser of this machine: what TESTUDO_CHROMIUM names, or the first that is found; null where there is none.</summary>
    public static string? Executable { get; } = Find();

    private static string? Find()
    {
        if (Environment.GetEnvironmentVariable("TESTUDO_CHROMIUM") is { Length: > 0 } named)
        {
            return File.Exists(named) ? named : throw new InvalidOperationException($"TESTUDO_CHROMIUM names {named}, which is not there.");
        }

        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        var onPath = new[] { "chromium", "chromium-browser", "google-chrome", "chrome.exe" }.SelectMany(name => folders.Select(f => Path.Combine(f, name)));
        return onPath.Prepend("/usr/bin/chromium").FirstOrDefault(File.Exists);
    }
}

/// <summary>Somebody who opens pages from disk: one browser for the whole run, and a folder with the pages.</summary>
public sealed class Reader : IAsyncLifetime
{
    private static readonly string[] Arguments = ["--no-sandbox", "--use-gl=angle", "--use-angle=swiftshader", "--enable-unsafe-swiftshader"];

    // One after the other; then nobody waits for any more of them.
    private const int MostUnready = 5;

    private readonly string folder = Directory.CreateTempSubdirectory("testudo-pages-").FullName;
    private readonly ConcurrentDictionary<string, Lazy<string>> files = new(StringComparer.Ordinal);
    private IPlaywright? playwright;
    private IBrowser? browser;
    private int unready;

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        if (Chromium.Executable is null || !AssessmentPage.IsAvailable)
        {
            return;
        }

        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Chromium.Executable, Args = Arguments });
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
        {
            await browser.DisposeAsync();
        }

        playwright?.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>Opens a page, waits until it is ready, does something with it, and then checks that it asked for nothing and complained of nothing.</summary>
    /// <param name="page">The page.</param>
    /// <param name="look">How it is looked at.</param>
    /// <param name="read">What is done.</param>
    internal Task Read(RaidPage page, Look look, Func<Visit, Task> read) => Read(FileOf(page), look, async visit =>
    {
        Assert.True(unready < MostUnready, "pages do not become ready: see the first that did not");
        Interlocked.Increment(ref unready);
        await visit.Ready();
        Interlocked.Exchange(ref unready, 0);
        await read(visit);
    });

    /// <summary>The same with any file, from before it is loaded.</summary>
    internal async Task Read(string file, Look look, Func<Visit, Task> read)
    {
        SkipWithoutBrowser();
        await using var context = await browser!.NewContextAsync(look.ForContext(playwright!));
        await context.SetOfflineAsync(look.IsOffline);
        var visit = new Visit(context, await context.NewPageAsync(), new Uri(file).AbsoluteUri);
        try
        {
            visit.Clock.Start();
            await visit.Page.GotoAsync(visit.Address + look.Fragment, new() { WaitUntil = WaitUntilState.Commit });
            await read(visit);
        }
        catch (Exception e) when (visit.Complaints.Count > 0)
        {
            // What the page complains of explains more than what was not found on it.
            TestContext.Current.TestOutputHelper?.WriteLine($"{e.GetType().Name}, and the page says: {string.Join('\n', visit.Complaints)}");
            throw;
        }

        if (!look.IsProvoked)
        {
            visit.AssertQuiet();
        }
    }

    /// <summary>The file of a page, made when it is first asked for.</summary>
    internal string FileOf(RaidPage page)
    {
        SkipWithoutBrowser();
        return files.GetOrAdd(page.Name, name => new Lazy<string>(() => FileOf(name, page.Make()))).Value;
    }

    /// <summary>A file beside the pages.</summary>
    internal string FileOf(string name, byte[] content)
    {
        var file = Path.Combine(folder, $"{name}.html");
        File.WriteAllBytes(file, content);
        return file;
    }

    private static void SkipWithoutBrowser()
    {
        Assert.SkipUnless(AssessmentPage.IsAvailable, "Testudo was built without the page: Node.js 20 or its packages were not there");
        Assert.SkipWhen(Chromium.Executable is null, "there is no Chromium on this machine; TESTUDO_CHROMIUM can name one");
    }
}

/// <summary>A page that tests read, made once for all of them.</summary>
/// <param name="Name">The name of its file.</param>
/// <param name="Make">Makes it.</param>
internal sealed record RaidPage(string Name, Func<byte[]> Make)
{
    /// <summary>The replication that <see cref="SecondOfJanuary"/> was asked to hold.</summary>
    public const uint Asked = 17;

    /// <summary>The raid of 2 January 2024, in the language of the browser.</summary>
    public static RaidPage SecondOfJanuary { get; } = new("january", () => Raid.SecondOfJanuary.Page(new PageOptions { Command = Raid.Command, Replication = Asked }));

    /// <summary>The page that the documentation shows.</summary>
    public static RaidPage AsDocumented { get; } = new("documented", () => Raid.AsDocumented.Page());

    /// <summary>The tutorial.</summary>
    public static RaidPage Tutorial { get; } = new("tutorial", () => Raid.Tutorial.Page());

    /// <summary>The page on which every text is hostile.</summary>
    public static RaidPage Hostile { get; } = new("hostile", () => HostileScenario.Raid.Page(new PageOptions { Command = HostileScenario.Text("command") }));

    /// <summary>The tutorial in a language that whoever made it chose.</summary>
    public static RaidPage In(string language) => new($"in-{language}", () => Raid.Tutorial.Page(new PageOptions { Command = Raid.Command, Language = language }));

    /// <summary>A raid of many threats.</summary>
    public static RaidPage OfThreats(int threats) => new($"threats-{threats}", () => Raid.OfThreats(threats).Page());
}
