namespace Testudo.World.Threats;

/// <summary>The kinds of threat that defences and reports tell apart.</summary>
public enum ThreatClass
{
    /// <summary>One-way attack drone.</summary>
    OneWayDrone,

    /// <summary>Unarmed decoy that flies like a one-way drone.</summary>
    Decoy,

    /// <summary>Subsonic cruise missile.</summary>
    Cruise,

    /// <summary>Ballistic missile launched from the ground.</summary>
    Ballistic,

    /// <summary>Ballistic missile launched from an aircraft.</summary>
    Aeroballistic,

    /// <summary>Supersonic or faster anti-ship missile, also used against targets on land.</summary>
    SupersonicAntiShip,

    /// <summary>Anti-radiation missile.</summary>
    AntiRadiation,

    /// <summary>Surface-to-air missile used against the ground.</summary>
    SamAgainstGround,
}

/// <summary>The shape of a threat's flight.</summary>
public enum FlightProfile
{
    /// <summary>Level along its waypoints at a height above ground, to the target.</summary>
    Cruise,

    /// <summary>A parabola from launch to target.</summary>
    Arc,

    /// <summary>Level at great height, then a straight dive onto the target.</summary>
    HighDive,
}
