using System.Diagnostics;
using System.Text.Json;
using Microsoft.Playwright;

namespace Testudo.Reporting.Tests.Browser;

/// <summary>A page while somebody reads it, and everything that it asked for or complained of.</summary>
internal sealed class Visit
{
    // For one step on a machine that is busy with something else.
    private const float MostMilliseconds = 30_000;

    private static readonly string[] Inside = ["data:", "blob:", "about:"];

    private readonly List<string> outside = [];
    private readonly List<string> complaints = [];

    public Visit(IBrowserContext context, IPage page, string address)
    {
        (Page, Address) = (page, address);
        context.Request += (_, request) =>
        {
            // The page itself, and what it made itself.
            if (request.Url.Split('#')[0] != address && !Inside.Any(s => request.Url.StartsWith(s, StringComparison.Ordinal)))
            {
                outside.Add(request.Url);
            }
        };
        page.WebSocket += (_, socket) => outside.Add(socket.Url);
        page.Console += (_, message) =>
        {
            if (message.Type == "error" || message.Text.Contains("Content Security Policy", StringComparison.OrdinalIgnoreCase))
            {
                complaints.Add($"{message.Type}: {message.Text}");
            }
        };
        page.PageError += (_, error) => complaints.Add(error);
        page.Crash += (_, _) => complaints.Add("the page crashed");
        page.Dialog += async (_, dialog) =>
        {
            complaints.Add($"{dialog.Type}: {dialog.Message}");
            await dialog.DismissAsync();
        };
        page.SetDefaultTimeout(MostMilliseconds);
    }

    /// <summary>The page.</summary>
    public IPage Page { get; }

    /// <summary>Its address, without a fragment.</summary>
    public string Address { get; }

    /// <summary>Time since the page was asked for.</summary>
    public Stopwatch Clock { get; } = new();

    /// <summary>What was asked of anybody else.</summary>
    public IReadOnlyList<string> Outside => outside;

    /// <summary>Errors in the console, of the page, and of its policy.</summary>
    public IReadOnlyList<string> Complaints => complaints;

    /// <summary>Waits until everything is drawn.</summary>
    public Task Ready() => Page.Locator("html[data-ready=true]").WaitForAsync(new() { State = WaitForSelectorState.Attached });

    /// <summary>Waits until it can be printed too.</summary>
    public Task Printable() => Page.Locator("html[data-printable=true]").WaitForAsync(new() { State = WaitForSelectorState.Attached });

    /// <summary>Waits until every plot is drawn again, after a change of the language or of the width.</summary>
    public async Task Redrawn()
    {
        await Frames();
        await Page.Locator("[data-plot][data-ready=false]").First.WaitForAsync(new() { State = WaitForSelectorState.Detached });
        await Frames();
    }

    /// <summary>Unfolds everything that is folded.</summary>
    public async Task Unfold()
    {
        await Ask("() => document.querySelectorAll('details').forEach(d => (d.open = true))");
        await Frames();
    }

    /// <summary>What a function of JavaScript returns.</summary>
    public Task<T> Ask<T>(string script, object? argument = null) => Page.EvaluateAsync<T>(script, argument);

    /// <summary>What a function of JavaScript returns, as JSON.</summary>
    public async Task<JsonElement> Ask(string script, object? argument = null) =>
        JsonElement.Parse(await Ask<string>($"async argument => JSON.stringify(await ({script})(argument) ?? null)", argument));

    /// <summary>What makes the page wider than the screen; nothing where it is not.</summary>
    public async Task<IReadOnlyList<string>> Overhang()
    {
        var found = await Ask("""
            () => {
              const width = document.documentElement.clientWidth;
              const over = document.documentElement.scrollWidth - width;
              // What is positioned is cut off only by a box that it is positioned in.
              const boxOf = e => {
                const position = getComputedStyle(e).position;
                return position === 'fixed' ? null : position === 'absolute' ? e.offsetParent : e.parentElement;
              };
              const isCut = e => { const box = boxOf(e); return !!box && box !== document.body && (getComputedStyle(box).overflowX !== 'visible' || isCut(box)); };
              return over < 1 ? [] : [`${over} px`, ...[...document.querySelectorAll('body *')]
                .filter(e => e.getBoundingClientRect().right > width + 1 && !isCut(e))
                .map(e => `${Math.round(e.getBoundingClientRect().right - width)} px: ${e.outerHTML.slice(0, 120)}`)];
            }
            """);
        return [.. found.EnumerateArray().Select(e => e.GetString()!)];
    }

    /// <summary>Two frames, after which what was asked for is drawn.</summary>
    public Task Frames() => Ask("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done(null))))");

    /// <summary>The page asked for nothing and complained of nothing.</summary>
    public void AssertQuiet()
    {
        Findings.None("the page asked outside", outside);
        Findings.None("the page complains", complaints);
    }
}
