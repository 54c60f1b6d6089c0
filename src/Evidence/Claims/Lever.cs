namespace Testudo.Evidence.Claims;

/// <summary>A thing that is promised or asked for, and that planning can change in a scenario.</summary>
public enum Lever
{
    /// <summary>More air defence systems.</summary>
    AirDefenceSystems,

    /// <summary>More rounds for them.</summary>
    Ammunition,

    /// <summary>Combat drones, among them those that intercept drones.</summary>
    CombatDrones,

    /// <summary>Long-range missiles, which leave fewer launches to stop.</summary>
    LongRangeMissiles,

    /// <summary>Sanctions, which leave the attacker fewer missiles to launch.</summary>
    Sanctions,

    /// <summary>Fighters on patrol.</summary>
    AirPolicing,

    /// <summary>Radars and other means of detection.</summary>
    Detection,
}
