using System.Text;
using Testudo.World.Text;

namespace Testudo.World.Scenarios;

/// <summary>A change of a scenario, as a person would write it: edits of its text. What is simulated is what the changed text says.</summary>
/// <remarks>
/// Batteries and sensors are added at the end of their lists, so that those without an id keep the one they have, and with it every
/// random draw: two scenarios that differ by a change share all draws that they have in common.
/// </remarks>
/// <param name="Id">The id, such as <c>channel-kyiv-nasams</c>: letters, digits and dashes.</param>
/// <param name="Edits">The edits, made one after the other.</param>
public sealed record ScenarioChange(string Id, IReadOnlyList<YamlEdit> Edits)
{
    /// <summary>The text of the changed scenario.</summary>
    /// <param name="yaml">The text of the scenario.</param>
    public string Apply(string yaml) => Edits.Aggregate(yaml, (text, edit) => edit.Apply(text));

    /// <summary>The changed scenario.</summary>
    /// <param name="file">The name of the file, for messages.</param>
    /// <param name="yaml">The text of the scenario.</param>
    /// <param name="catalogue">The catalogue, without what the scenario defines for itself.</param>
    /// <exception cref="InputException">The change makes the scenario wrong.</exception>
    public Scenario Apply(string file, string yaml, Catalogue catalogue) =>
        ScenarioLoader.Read(YamlSource.Parse(file, Encoding.UTF8.GetBytes(Apply(yaml))), catalogue);

    /// <summary>The lines that differ.</summary>
    /// <param name="yaml">The text of the scenario.</param>
    public LineChange Lines(string yaml)
    {
        var (before, after) = (Split(yaml), Split(Apply(yaml)));
        var most = Math.Min(before.Length, after.Length);
        var same = 0;
        while (same < most && before[same] == after[same])
        {
            same++;
        }

        var tail = 0;
        while (tail < most - same && before[^(tail + 1)] == after[^(tail + 1)])
        {
            tail++;
        }

        return new LineChange(same + 1, before[same..^tail], after[same..^tail]);
    }

    private static string[] Split(string text) => text.ReplaceLineEndings("\n").Split('\n');
}

/// <summary>Lines of a text that a change replaces.</summary>
/// <param name="Line">The first of them, counted from 1; where there is none before, the line in front of which the new ones stand.</param>
/// <param name="Before">The lines as they are; empty where lines are only added.</param>
/// <param name="After">The lines as they become.</param>
public sealed record LineChange(int Line, IReadOnlyList<string> Before, IReadOnlyList<string> After);
