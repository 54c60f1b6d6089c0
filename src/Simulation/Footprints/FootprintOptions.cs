using Testudo.World.Threats;

namespace Testudo.Simulation.Footprints;

/// <summary>What a footprint is asked for.</summary>
public sealed record FootprintOptions
{
    /// <summary>The most azimuths: one for each degree.</summary>
    public const int MostAzimuths = 360;

    /// <summary>The most cells of a grid.</summary>
    public const int MostCells = 250_000;

    /// <summary>The probabilities of a stop for which areas are told beside the one asked for.</summary>
    public static readonly IReadOnlyList<double> UsualLevels = [0.3, 0.5, 0.7, 0.9];

    /// <summary>The type of threat.</summary>
    public required ThreatType Threat { get; init; }

    /// <summary>The number of directions from which it comes. The default value is 36.</summary>
    public int Azimuths { get; init; } = 36;

    /// <summary>The directions to which the approach is limited; null for all around. The default value is null.</summary>
    public AzimuthSector? Sector { get; init; }

    /// <summary>The probability of a stop from which a place counts as defended. The default value is 0.5.</summary>
    public double Level { get; init; } = 0.5;

    /// <summary>
    /// The distance between two aim points, north to south and east to west; null for one that suits the reach of the batteries: 5 km below
    /// 40 km, 10 km below 80 km, otherwise 20 km. Unit: metres. The default value is null.
    /// </summary>
    public double? SpacingMetres { get; init; }

    /// <summary>From launch to aim point; null for the usual distance of the type. Unit: metres. The default value is null.</summary>
    public double? DistanceMetres { get; init; }

    /// <summary>Draws of the uncertain parameters. The default value is 16.</summary>
    public int Draws { get; init; } = 16;

    /// <summary>Draws of detection, availability and raid effect, the same for every draw of the parameters and every aim point. The default value is 32.</summary>
    public int Replications { get; init; } = 32;

    /// <summary>The seed. The default value is 1.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Worker threads; changes nothing but the time taken. The default value is 1.</summary>
    public int Threads { get; init; } = 1;

    /// <summary>The directions, clockwise: equally spaced all around from north, or over the sector with both its ends. Unit: degrees from north.</summary>
    public IReadOnlyList<double> Bearings() => Sector is not { } sector
        ? [.. Enumerable.Range(0, Azimuths).Select(i => 360.0 * i / Azimuths)]
        : Azimuths == 1
            ? [sector.At(0.5)]
            : [.. Enumerable.Range(0, Azimuths).Select(i => sector.At((double)i / (Azimuths - 1)))];
}

/// <summary>A range of directions, clockwise.</summary>
/// <param name="FromDegrees">Where it begins, 0 to 360 from north.</param>
/// <param name="ToDegrees">Where it ends, 0 to 360 from north; below the beginning where the sector holds north.</param>
public readonly record struct AzimuthSector(double FromDegrees, double ToDegrees)
{
    /// <summary>The width. Unit: degrees, above 0 to 360.</summary>
    public double WidthDegrees => ToDegrees > FromDegrees ? ToDegrees - FromDegrees : ToDegrees - FromDegrees + 360;

    /// <summary>A direction within. Unit: degrees from north.</summary>
    /// <param name="part">0 for the beginning, 1 for the end.</param>
    public double At(double part) => (FromDegrees + (part * WidthDegrees)) % 360;
}
