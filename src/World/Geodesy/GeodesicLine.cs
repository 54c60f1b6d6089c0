namespace Testudo.World.Geodesy;

/// <summary>
/// The shortest line between two places on the ellipsoid. The default value is a line of no length.
/// </summary>
/// <param name="DistanceMetres">Length along the ellipsoid, in metres, in [0, 20 003 931.46].</param>
/// <param name="InitialBearingDegrees">Direction of travel at the start, in degrees clockwise from true north, in [0, 360).</param>
/// <param name="FinalBearingDegrees">Direction of travel (onward, not back) at the end, in degrees clockwise from true north, in
/// [0, 360).</param>
public readonly record struct GeodesicLine(double DistanceMetres, double InitialBearingDegrees, double FinalBearingDegrees);
