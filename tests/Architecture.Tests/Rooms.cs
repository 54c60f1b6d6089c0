using System.Xml.Linq;

namespace Testudo.Architecture.Tests;

/// <summary>A room and what it refers to, by the names of rooms.</summary>
internal sealed record RoomReferences(string Room, IReadOnlyList<string> RefersTo);

/// <summary>The picture of the rooms in the design, and the rule that arrows only go down.</summary>
internal static class Rooms
{
    /// <summary>From the top line to the bottom line.</summary>
    private static readonly string[][] Lines =
    [
        ["Cli", "Web"],
        ["Reporting", "Interop"],
        ["Planning", "Calibration"],
        ["Campaigns"],
        ["Forecast"],
        ["Simulation"],
        ["Evidence", "Assignment"],
        ["World"],
    ];

    /// <summary>The line of a room, counted from the top, or -1 when the picture does not have it.</summary>
    public static int LineOf(string room) => Array.FindIndex(Lines, line => line.Contains(room, StringComparer.Ordinal));

    /// <summary>One sentence for each room that is not in the picture and for each arrow that does not go down.</summary>
    public static IEnumerable<string> Offenders(IEnumerable<RoomReferences> rooms)
    {
        foreach (var (room, refersTo) in rooms)
        {
            if (LineOf(room) < 0)
            {
                yield return $"{room} is not a room of the design";
                continue;
            }

            foreach (var other in refersTo)
            {
                if (LineOf(other) < 0)
                {
                    yield return $"{room} refers to {other}, which is not a room of the design";
                }
                else if (LineOf(other) <= LineOf(room))
                {
                    yield return $"{room} refers to {other}, which is not on a lower line";
                }
            }
        }
    }

    /// <summary>What a project file says: its own room, and the rooms of its project references.</summary>
    public static RoomReferences ReadProject(string fileName, string xml)
    {
        var references = XDocument.Parse(xml)
            .Descendants()
            .Where(element => element.Name.LocalName == "ProjectReference")
            .Select(element => RoomOf(Path.GetFileNameWithoutExtension(element.Attribute("Include")!.Value.Replace('\\', '/'))))
            .ToArray();
        return new RoomReferences(RoomOf(Path.GetFileNameWithoutExtension(fileName)), references);
    }

    /// <summary>World for Testudo.World; Cli for testudo, the name under which the command line is built.</summary>
    public static string RoomOf(string projectOrAssembly) => projectOrAssembly switch
    {
        "testudo" => "Cli",
        _ when projectOrAssembly.StartsWith("Testudo.", StringComparison.Ordinal) => projectOrAssembly["Testudo.".Length..],
        _ => projectOrAssembly,
    };
}
