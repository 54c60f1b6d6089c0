using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Testudo.Reporting.Tests.Browser;

/// <summary>What the playback shows at a moment.</summary>
/// <param name="Time">Seconds from midnight of the scenario's date.</param>
/// <param name="Counts">The counts beside the map.</param>
internal sealed record Moment(double Time, Tally Counts);

/// <summary>The playback of a page, as a reader uses it.</summary>
internal sealed partial class Playback(Visit visit)
{
    /// <summary>Where it is.</summary>
    public const string Root = "[data-playback]";

    // Values of the attribute data-tally in the order of Tally.
    private static readonly string[] Cells = ["launched", "in-the-air", "stopped", "failed", "leaked", "expended", "rounds"];

    private readonly ILocator root = visit.Page.Locator(Root);

    /// <summary>The slider.</summary>
    public ILocator Slider => root.Locator("input[type=range]").First;

    /// <summary>The button that plays and pauses; the page must be in English.</summary>
    public ILocator PlayButton => root.GetByRole(AriaRole.Button, new() { NameRegex = Play() }).First;

    /// <summary>Shows the median replication.</summary>
    public Task ShowMedian() => root.GetByRole(AriaRole.Button, new() { NameRegex = Median() }).First.ClickAsync();

    /// <summary>Shows the worst decile.</summary>
    public Task ShowWorstDecile() => root.GetByRole(AriaRole.Button, new() { NameRegex = Worst() }).First.ClickAsync();

    /// <summary>Shows a replication by what is written for its number.</summary>
    public async Task Show(string replication)
    {
        var field = root.Locator("input[type=number]").First;
        await field.FillAsync(replication);
        await field.PressAsync("Enter");
        await visit.Frames();
    }

    /// <summary>The moment that is shown now.</summary>
    public async Task<Moment> Now()
    {
        var shown = await visit.Ask("""
            ([root, cells]) => {
              const playback = document.querySelector(root);
              return [playback.dataset.time, ...cells.map(cell => playback.querySelector(`[data-tally=${cell}]`)?.textContent ?? 'absent')];
            }
            """, new object[] { Root, Cells });
        var texts = shown.EnumerateArray().Select(e => e.ValueKind == JsonValueKind.String ? e.GetString()! : "absent").ToList();
        var counts = texts.Skip(1).Select((text, i) => Count(Cells[i], text)).ToArray();
        return new Moment(double.Parse(texts[0], CultureInfo.InvariantCulture), new Tally(counts[0], counts[1], counts[2], counts[3], counts[4], counts[5], counts[6]));
    }

    /// <summary>Moves the slider.</summary>
    /// <param name="part">Where to: 0 for its beginning, 1 for its end.</param>
    public async Task<Moment> Seek(double part)
    {
        await visit.Ask("""
            ([root, part]) => {
              const slider = document.querySelector(root + ' input[type=range]');
              slider.value = String(Number(slider.min) + part * (Number(slider.max) - Number(slider.min)));
              slider.dispatchEvent(new Event('input', { bubbles: true }));
              slider.dispatchEvent(new Event('change', { bubbles: true }));
            }
            """, new object[] { Root, part });
        await visit.Frames();
        return await Now();
    }

    /// <summary>Frames in which the time moved, and seconds.</summary>
    public async Task<(int Frames, double Seconds)> CountFrames(double seconds)
    {
        var counted = await visit.Ask<double[]>("""
            ([root, most]) => new Promise(done => {
              const playback = document.querySelector(root);
              let [first, last, frames] = [undefined, playback.dataset.time, 0];
              const frame = now => {
                first ??= now;
                if (playback.dataset.time !== last) frames++;
                last = playback.dataset.time;
                if (now - first < most * 1000) requestAnimationFrame(frame);
                else done([frames, (now - first) / 1000]);
              };
              requestAnimationFrame(frame);
            })
            """, new object[] { Root, seconds });
        return ((int)counted[0], counted[1]);
    }

    private static int Count(string cell, string text)
    {
        var digits = Digits().Match(Separators().Replace(text, ""));
        Assert.True(digits.Success, $"the cell \"{cell}\" shows \"{text}\"");
        return int.Parse(digits.ValueSpan, CultureInfo.InvariantCulture);
    }

    [GeneratedRegex(@"\bplay\b(?!back)|▶", RegexOptions.IgnoreCase)]
    private static partial Regex Play();

    [GeneratedRegex("median", RegexOptions.IgnoreCase)]
    private static partial Regex Median();

    [GeneratedRegex("worst|decile|bad", RegexOptions.IgnoreCase)]
    private static partial Regex Worst();

    [GeneratedRegex(@"\d+")]
    private static partial Regex Digits();

    // Of thousands.
    [GeneratedRegex(@"(?<=\d)[,\s](?=\d{3})")]
    private static partial Regex Separators();
}
