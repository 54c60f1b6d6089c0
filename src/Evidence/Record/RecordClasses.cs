namespace Testudo.Evidence.Record;

/// <summary>The classes in which the public record counts; coarser than those of the catalogue, because its posts are.</summary>
public static class RecordClasses
{
    /// <summary>One-way drones.</summary>
    public const string Drone = "drone";

    /// <summary>Subsonic cruise missiles.</summary>
    public const string Cruise = "cruise";

    /// <summary>Ballistic and aeroballistic missiles, and compounds of these with surface-to-air missiles fired at the ground.</summary>
    public const string Ballistic = "ballistic";

    /// <summary>Supersonic and anti-radiation missiles.</summary>
    public const string Supersonic = "supersonic";

    /// <summary>Surface-to-air missiles fired at targets on the ground.</summary>
    public const string Sam = "sam";

    /// <summary>One row for weapons of several classes.</summary>
    public const string Mixed = "mixed";

    /// <summary>A missile of a type that was not told.</summary>
    public const string UnknownMissile = "unknown_missile";

    /// <summary>Everything that makes no raid: tactical drones, bombs, models that are not known.</summary>
    public const string Other = "other";

    /// <summary>The classes of which cells are made.</summary>
    public static IReadOnlyList<string> OfCells { get; } = [Drone, Cruise, Ballistic, Supersonic, Sam];

    /// <summary>The classes that make a raid.</summary>
    public static IReadOnlyList<string> OfRaids { get; } = [Drone, Cruise, Ballistic, Supersonic, Sam, Mixed, UnknownMissile];

    /// <summary>Every missile: the classes that make a raid, without drones.</summary>
    public static IReadOnlyList<string> Missiles { get; } = [Cruise, Ballistic, Supersonic, Sam, Mixed, UnknownMissile];

    /// <summary>Whether a class makes a raid.</summary>
    /// <param name="recordClass">The class.</param>
    public static bool MakesRaid(string recordClass) =>
        recordClass is Drone or Cruise or Ballistic or Supersonic or Sam or Mixed or UnknownMissile;
}
