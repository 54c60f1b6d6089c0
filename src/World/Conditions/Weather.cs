namespace Testudo.World.Conditions;

/// <summary>Weather, as far as it decides what sensors notice.</summary>
public enum Weather
{
    /// <summary>Nothing in the way.</summary>
    Clear,

    /// <summary>Low cloud.</summary>
    Cloud,

    /// <summary>Rain or snow.</summary>
    Rain,

    /// <summary>Fog.</summary>
    Fog,

    /// <summary>Wind that drowns other sounds, about 10 m/s and more.</summary>
    StrongWind,
}
