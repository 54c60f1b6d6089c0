using System.Globalization;
using Testudo.Cli.Summary;
using Testudo.Simulation.Replication;
using Testudo.Simulation.Stories;
using Testudo.World.Scenarios;
using Testudo.World.Text;

namespace Testudo.Cli.Stories;

/// <summary>The story of a threat as a timeline, with the batteries that could and could not reach it, and the cause.</summary>
/// <param name="story">The story.</param>
/// <param name="scenario">Its scenario, which has the names.</param>
/// <param name="words">The language.</param>
internal sealed class StoryPage(ThreatStory story, Scenario scenario, Words words)
{
    // Batteries, or sensors, that are named of those that share a reason.
    private const int Named = 3;

    // Ballistic arcs have many points on one line over ground; those are not told.
    private const int MostPoints = 8;

    private readonly StoryWords says = new(story, scenario, words);

    /// <summary>Writes the story.</summary>
    /// <param name="page">Where to.</param>
    /// <param name="file">The result as the user named it.</param>
    public void Write(Page page, string file)
    {
        var name = $"{words.Of(story.ThreatName)}, {story.Salvo}#{story.Member}";
        page.Paragraph(story.Leaker is { } row ? words.Format($"Leaker {row} of {file}: {name}") : words.Format($"A threat of {file}: {name}"), style: Page.Bold);
        page.Paragraph(words.Format($"Class: {words.Class(MapReader.WordFor(story.Class))}. Target: {words.Of(story.TargetName)}. Raid {story.Replication} of the run with seed {story.Seed}; date: {story.Date}."));
        if (story.Route.Points.Select(Position).Distinct(StringComparer.Ordinal).ToList() is { Count: <= MostPoints } points)
        {
            page.Paragraph(words.Format($"Points of its way, degrees north and east: {string.Join(" – ", points)}"));
        }

        page.Line();
        Timeline(page);
        page.Line();
        Batteries(page);
        if (story.End.Cause is LeakCause.NotDetected)
        {
            page.Line();
            Sensors(page);
        }

        page.Line();
        page.Paragraph(words["How it ended"], style: Page.Bold);
        page.Paragraph(Ending(), indent: 2, first: 2);
    }

    private string Position(double[] point) => $"{point[0].ToString("N2", words.Culture)}\u00A0{point[1].ToString("N2", words.Culture)}";

    private void Timeline(Page page)
    {
        // The date is told only where the clock alone would mislead.
        var days = story.Moments.Select(m => m.Time[..10]).Append(story.Date).Distinct(StringComparer.Ordinal).Count();
        var rows = story.Moments
            .Select(m => (Clock: days > 1 ? m.Time[5..19].Replace('T', ' ') : m.Time[11..19], Seconds: m.SinceLaunchSeconds.ToString("N1", words.Culture), Text: says.Of(m), m.Kind))
            .Where(r => r.Text is not null)
            .ToList();
        var (clock, seconds) = (words["Clock"], words["T+, s"]);
        var widths = (rows.Select(r => r.Clock).Append(clock).Max(TextTable.Width), rows.Select(r => r.Seconds).Append(seconds).Max(TextTable.Width));
        string Start(string first, string second) => Padded(first, widths.Item1) + "  " + new string(' ', widths.Item2 - TextTable.Width(second)) + second + "  ";
        page.Line(Start(clock, seconds) + words["What happened"], Page.Bold);
        foreach (var row in rows)
        {
            Hanging(page, Start(row.Clock, row.Seconds), row.Text!);
        }
    }

    private void Batteries(Page page)
    {
        page.Paragraph(words["Batteries that could reach it, with the time in which a decision leads to an intercept"], style: Page.Bold);
        if (story.InReach.Count == 0)
        {
            page.Paragraph(words["None."], first: 2);
        }

        // Batteries of one system that share a fate stand together.
        var groups = story.InReach
            .GroupBy(p => (p.System, p.Role, Key: p.Role == BatteryRole.Fired ? p.Battery : string.Join(',', p.Refusals.Select(r => r.Reason))))
            .ToList();
        var rows = groups.Select(g => (Name: NameOf([.. g]), When: Window(says.Clock(g.Min(p => p.FromSeconds)), says.Clock(g.Max(p => p.ToSeconds))), Text: TextOf([.. g]))).ToList();
        foreach (var (name, when, text) in rows)
        {
            Hanging(page, $"  {when}  ", $"{name}: {text}");
        }

        if (story.BeyondReach.Count > 0)
        {
            page.Line();
            page.Paragraph(words["Batteries that could not reach it"], style: Page.Bold);
            foreach (var reason in story.BeyondReach.GroupBy(b => b.Reason))
            {
                var nearest = reason.Key == BeyondReason.OutOfRange
                    ? reason.Take(Named).Select(b => words.Format($"{says.Battery(b.Battery)} at {says.ExactDistance(b.NearestMetres)}, reach {says.ExactDistance(b.ReachMetres ?? 0)}"))
                    : reason.Take(Named).Select(b => says.Battery(b.Battery));
                Reason(page, says.Of(reason.Key), reason.Count(), nearest);
            }
        }
    }

    private void Sensors(Page page)
    {
        page.Paragraph(words["Sensors that never had it in view"], style: Page.Bold);
        foreach (var reason in story.Blind.GroupBy(b => b.Reason))
        {
            var nearest = reason.Key == BlindReason.NotForClass
                ? reason.Take(Named).Select(s => says.Sensor(s.Sensor))
                : reason.Take(Named).Select(s => words.Format($"{says.Sensor(s.Sensor)} at {says.ExactDistance(s.NearestMetres)}, sees it up to {says.ExactDistance(s.ReachMetres ?? 0)}"));
            Reason(page, says.Of(reason.Key), reason.Count(), nearest);
        }
    }

    private void Reason(Page page, string reason, int count, IEnumerable<string> nearest) =>
        page.Paragraph(
            count > Named ? words.Format($"{reason}: {count:N0}; the nearest: {string.Join("; ", nearest)}") : words.Format($"{reason}: {string.Join("; ", nearest)}"),
            indent: 4,
            first: 2);

    private string Ending()
    {
        var ended = story.End.Kind switch
        {
            EndKind.Leaked => words.Format($"Reached its target. The results count it under: {words.Cause(MapReader.WordFor(story.End.Cause!.Value))}. {says.Meaning(story.End.Cause!.Value)}"),
            EndKind.Expended => words["Reached its target, but carries no warhead; the results do not count it as a leaker."],
            EndKind.HardKilled => words["Destroyed by fire."],
            EndKind.SoftKilled => words["Diverted by electronic warfare."],
            EndKind.FlightFailed => words["Failed in flight by itself."],
            _ => words["Failed at launch."],
        };
        return ended;
    }

    // A window that closes as it opens is a moment, in a column of the same width.
    private static string Window(string from, string to) => from == to ? Padded(from, (2 * from.Length) + 1) : $"{from}–{to}";

    private string NameOf(IReadOnlyList<BatteryPart> parts) => parts.Count == 1
        ? says.Battery(parts[0].Battery)
        : $"{words.Of(scenario.Batteries.First(b => b.Id == parts[0].Battery).System.Name)} × {parts.Count.ToString(CultureInfo.InvariantCulture)}";

    private string TextOf(IReadOnlyList<BatteryPart> parts) => parts.Count == 1
        ? says.Of(parts[0])
        : says.Of(parts[0] with { Refusals = [] }) is { Length: > 0 } role ? role : string.Join("; ", parts[0].Refusals.Select(r => says.Of(r.Reason)));

    // Text behind a column that stays free in the lines that follow; on a narrow screen below it.
    private static void Hanging(Page page, string start, string text)
    {
        var indent = TextTable.Width(start);
        if (indent > page.Width / 2)
        {
            page.Line(start.TrimEnd());
            page.Paragraph(text, indent: 4, first: 4);
            return;
        }

        var lines = Page.Wrap(text, page.Width, indent, indent).ToList();
        page.Line(start + lines[0][indent..]);
        foreach (var line in lines.Skip(1))
        {
            page.Line(line);
        }
    }

    private static string Padded(string text, int width) => text + new string(' ', width - TextTable.Width(text));
}
