using System.Text.Json;
using Testudo.Cli.Summary;
using Testudo.Reporting.Results;
using Testudo.Simulation.Replay;

namespace Testudo.Cli.Comparison;

/// <summary>Says where two runs part first: two files of stage hashes, or two traces.</summary>
internal sealed class DiffCommand(Terminal terminal, Words words)
{
    private static readonly string[] About = ["version", "scenario", "scenarioHash", "catalogueHash", "seed", "replication"];

    private static readonly Dictionary<string, string> StageNames = new(StringComparer.Ordinal)
    {
        ["raid"] = Words.Mark("the raid as it was drawn"),
        ["defence"] = Words.Mark("which batteries and sensors are up"),
        ["detection"] = Words.Mark("what was seen and tracked"),
        ["engagement"] = Words.Mark("who fired, and with what result"),
        ["outcome"] = Words.Mark("how flights ended"),
    };

    /// <summary>Compares two files.</summary>
    /// <param name="first">The first.</param>
    /// <param name="second">The second.</param>
    /// <returns>One of <see cref="ExitCodes"/>.</returns>
    public int Run(string first, string second)
    {
        var (one, other) = (Read(first), Read(second));
        if (one.Format != other.Format)
        {
            throw new Failure(ExitCodes.WrongInput, words.Format($"{first} is {one.Format} and {second} is {other.Format}; two of a kind can be compared"));
        }

        var page = Page.On(terminal);
        page.Line($"A: {first}");
        page.Line($"B: {second}");
        foreach (var key in About.Where(k => Text(one.Heading, k) != Text(other.Heading, k)))
        {
            page.Paragraph(words.Format($"They differ in {key}: A {Text(one.Heading, key)}, B {Text(other.Heading, key)}"));
        }

        if (one.Format == StageFile.Format)
        {
            Stages(page, one.Lines, other.Lines);
        }
        else
        {
            Events(page, one.Lines, other.Lines);
        }

        return ExitCodes.Ok;
    }

    private void Stages(Page page, List<JsonElement> one, List<JsonElement> other)
    {
        var both = Math.Min(one.Count, other.Count);
        if (one.Count != other.Count)
        {
            page.Paragraph(words.Format($"A has {one.Count:N0} replications, B has {other.Count:N0}; the first {both:N0} are compared."));
        }

        var parted = Enumerable.Range(0, both).Select(r => (Replication: r, Stages: StageHashes.Stages.Select(s => s.ToString().ToLowerInvariant()).Where(s => Text(one[r], s) != Text(other[r], s)).ToList())).Where(r => r.Stages.Count > 0).ToList();
        if (parted.Count == 0)
        {
            page.Paragraph(words.Format($"All {both:N0} replications are the same in every stage."));
            return;
        }

        var (replication, stages) = parted[0];
        page.Paragraph(words.Format($"They part first in replication {replication}: {words[StageNames[stages[0]]]}."), style: Page.Bold);
        page.Paragraph(words.Format($"Replications that differ: {parted.Count:N0} of {both:N0}. First in which stage: {string.Join("; ", StageNames.Where(s => parted.Any(p => p.Stages[0] == s.Key)).Select(s => $"{words[s.Value]} {parted.Count(p => p.Stages[0] == s.Key):N0}"))}"));
        page.Paragraph(words.Format($"The event: write the trace of both runs with {$"--replication {replication} --trace FILE"} and compare the traces with {"testudo diff"}."));
    }

    private void Events(Page page, List<JsonElement> one, List<JsonElement> other)
    {
        var both = Math.Min(one.Count, other.Count);
        var same = Enumerable.Range(0, both).FirstOrDefault(i => one[i].GetRawText() != other[i].GetRawText(), both);
        if (same == both && one.Count == other.Count)
        {
            page.Paragraph(words.Format($"All {both:N0} events are the same."));
            return;
        }

        page.Paragraph(words.Format($"The first {same:N0} events are the same. Then:"), style: Page.Bold);
        page.Paragraph("A: " + (same < one.Count ? Told(one[same]) : words["nothing more"]), indent: 3);
        page.Paragraph("B: " + (same < other.Count ? Told(other[same]) : words["nothing more"]), indent: 3);
        var (onlyOne, onlyOther) = (Only(one, other), Only(other, one));
        page.Paragraph(words.Format($"Events only in A: {onlyOne:N0}; only in B: {onlyOther:N0}."));
    }

    private static int Only(List<JsonElement> one, List<JsonElement> other)
    {
        var counts = other.CountBy(e => e.GetRawText()).ToDictionary(c => c.Key, c => c.Value, StringComparer.Ordinal);
        return one.Count(e => !(counts.GetValueOrDefault(e.GetRawText()) > 0 && counts[e.GetRawText()]-- > 0));
    }

    // The names of a trace, as docs/guide/read-the-result.md explains them.
    private static string Told(JsonElement happened) =>
        $"{Text(happened, "time")} {Text(happened, "kind")}: " + string.Join(", ", happened.EnumerateObject()
            .Where(p => p.Name is not ("time" or "seconds" or "kind" or "points"))
            .Select(p => $"{p.Name} {p.Value}"));

    private static string Text(JsonElement element, string key) => element.TryGetProperty(key, out var value) ? value.ToString() : "";

    private (string Format, JsonElement Heading, List<JsonElement> Lines) Read(string file)
    {
        string[] lines;
        try
        {
            lines = File.ReadAllLines(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new Failure(ExitCodes.WrongInput, words.Format($"{file} cannot be read: {e.Message}"));
        }

        var elements = new List<JsonElement>();
        try
        {
            foreach (var line in lines.Where(l => l.Length > 0))
            {
                using var document = JsonDocument.Parse(line);
                elements.Add(document.RootElement.Clone());
            }
        }
        catch (JsonException)
        {
            elements.Clear();
        }

        var format = elements.Count > 0 && elements[0].ValueKind == JsonValueKind.Object ? Text(elements[0], "format") : "";
        if (format is not (StageFile.Format or TraceFile.Format) || elements.Any(e => e.ValueKind != JsonValueKind.Object))
        {
            throw new Failure(ExitCodes.WrongInput, words.Format($"{file} is neither a trace nor a file of stage hashes"), words.Format($"assess writes them with {"--trace"} and {"--stage-hashes"}"));
        }

        return (format, elements[0], elements[1..]);
    }
}
