using System.Buffers.Binary;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Testudo.World.Terrain;

/// <summary>Reads a tile of the Shuttle Radar Topography Mission: one degree by one degree, big-endian 16-bit metres, named after its south-western corner.</summary>
/// <remarks>Format: NASA/USGS, "SRTM Quick Start Guide", version 2.1. Rows from north to south; 1201 or 3601 posts a side, the outer ones on the edges; -32768 is a void.</remarks>
public static partial class HgtFile
{
    private const short Void = -32_768;

    /// <summary>Reads a tile.</summary>
    /// <param name="path">The file, named such as <c>N50E030.hgt</c>.</param>
    /// <exception cref="TerrainException">It is no such file.</exception>
    public static TerrainTile Read(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var name = NamePattern().Match(Path.GetFileNameWithoutExtension(path));
        if (!name.Success)
        {
            throw new TerrainException($"an HGT file is named after its south-western corner, such as N50E030.hgt");
        }

        var south = int.Parse(name.Groups["lat"].ValueSpan, CultureInfo.InvariantCulture) * (name.Groups["ns"].ValueSpan[0] is 'S' or 's' ? -1 : 1);
        var west = int.Parse(name.Groups["lon"].ValueSpan, CultureInfo.InvariantCulture) * (name.Groups["ew"].ValueSpan[0] is 'W' or 'w' ? -1 : 1);
        var length = new FileInfo(path).Length;
        var side = (int)Math.Round(Math.Sqrt(length / 2.0));
        if (length > 2L * TerrainFiles.MostPosts || side < 2 || 2L * side * side != length)
        {
            throw new TerrainException($"an HGT file is a square of 16-bit numbers, 2,884,802 or 25,934,402 bytes; this one has {length:N0} bytes");
        }

        var bytes = File.ReadAllBytes(path);
        if (bytes.Length != length)
        {
            throw new TerrainException($"the file changed while it was read");
        }

        var elevations = new float[side * side];
        for (var i = 0; i < elevations.Length; i++)
        {
            var value = BinaryPrimitives.ReadInt16BigEndian(bytes.AsSpan(2 * i));
            elevations[i] = value == Void ? float.NaN : value;
        }

        if (elevations.All(float.IsNaN))
        {
            throw new TerrainException($"the file has no elevation that is not void");
        }

        var step = 1.0 / (side - 1);
        return new TerrainTile(path, south + 1, west, step, step, side, elevations);
    }

    [GeneratedRegex(@"^(?<ns>[NSns])(?<lat>\d{2})(?<ew>[EWew])(?<lon>\d{3})$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex NamePattern();
}
