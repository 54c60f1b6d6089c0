using Testudo.World.Geodesy;

namespace Testudo.World.Conditions;

/// <summary>Noise jamming of radars from somewhere: notional.</summary>
/// <param name="Position">Where the jammer is.</param>
/// <param name="Within">The radars within this distance of it are jammed. Unit: metres.</param>
/// <param name="JammingToNoise">Power of the jamming in the receiver over that of the noise. Unit: decibels.</param>
/// <param name="SectorDegrees">The width of the sector around the bearing to the jammer in which a radar is jammed; 360 for all round. Unit: degrees.</param>
public sealed record RadarJamming(GeoPosition Position, double Within, Parameter JammingToNoise, double SectorDegrees)
{
    /// <summary>The ratio of powers.</summary>
    public double Ratio => Math.Pow(10, JammingToNoise.Value / 10);
}
