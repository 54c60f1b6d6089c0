namespace Testudo.Evidence.Claims;

/// <summary>The words of <see cref="ClaimSubject.Class"/> for numbers that count more than named types.</summary>
public static class SubjectClasses
{
    /// <summary>Everything that flew: missiles and drones.</summary>
    public const string AirTargets = "air-target";

    /// <summary>Missiles of every kind.</summary>
    public const string Missiles = "missile";

    /// <summary>One-way drones and the decoys among them.</summary>
    public const string Drones = "drone";

    /// <summary>Cruise missiles.</summary>
    public const string Cruise = "cruise";

    /// <summary>Ballistic and aeroballistic missiles.</summary>
    public const string Ballistic = "ballistic";

    /// <summary>Missiles of a type that is not known, or that the catalogue does not have.</summary>
    public const string OtherMissiles = "other-missile";
}
