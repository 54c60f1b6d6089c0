namespace Testudo.World.Sensors;

/// <summary>How the echo of a target changes from one scan to the next.</summary>
/// <remarks>
/// P. Swerling, "Probability of detection for fluctuating targets", RAND RM-1217 (1954). A scan is one look here, and looks are
/// independent of each other; models 2 and 4, which change within a look, are then the same as 1 and 3.
/// </remarks>
public enum Fluctuation
{
    /// <summary>It does not change: model 0, also called 5.</summary>
    Steady,

    /// <summary>Many scatterers of like size: the power is exponentially distributed.</summary>
    Swerling1,

    /// <summary>One large scatterer and many small ones: the power is chi-square distributed with four degrees of freedom.</summary>
    Swerling3,
}
