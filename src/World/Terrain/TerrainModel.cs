using Testudo.World.Geodesy;

namespace Testudo.World.Terrain;

/// <summary>The shape of the ground, from the files that a user gives. Where they have no value, the ground is as low as their lowest post.</summary>
public sealed class TerrainModel
{
    private readonly TerrainTile[] tiles;

    /// <summary>Makes the ground from its tiles; where they overlap, the first counts.</summary>
    /// <param name="tiles">At least one, with at least one post that has a value.</param>
    public TerrainModel(IEnumerable<TerrainTile> tiles)
    {
        ArgumentNullException.ThrowIfNull(tiles);
        this.tiles = [.. tiles];
        ArgumentOutOfRangeException.ThrowIfZero(this.tiles.Length, nameof(tiles));
        LowestMetres = this.tiles.Min(t => t.LowestMetres);
        HighestMetres = this.tiles.Max(t => t.HighestMetres);
    }

    /// <summary>The tiles.</summary>
    public IReadOnlyList<TerrainTile> Tiles => tiles;

    /// <summary>The lowest post. Unit: metres above the sea.</summary>
    public double LowestMetres { get; }

    /// <summary>The highest post. Unit: metres above the sea.</summary>
    public double HighestMetres { get; }

    /// <summary>Distance between posts, the least of all tiles. Unit: metres.</summary>
    public double SpacingMetres => tiles.Min(t => Math.Min(t.LatitudeStep, t.LongitudeStep * Math.Cos(t.North * Math.PI / 180))) * Math.PI / 180 * Wgs84.MeanRadiusMetres;

    /// <summary>Whether the files have a value somewhere.</summary>
    /// <param name="position">Where.</param>
    public bool Covers(GeoPosition position) => tiles.Any(t => !double.IsNaN(t.ElevationAt(position)));

    /// <summary>Elevation of the ground. Unit: metres above the sea.</summary>
    /// <param name="position">Where.</param>
    public double ElevationAt(GeoPosition position) => ElevationAt(position.LatitudeDegrees, position.LongitudeDegrees);

    /// <summary>Elevation of the ground. Unit: metres above the sea.</summary>
    /// <param name="latitudeDegrees">Latitude. Unit: degrees.</param>
    /// <param name="longitudeDegrees">Longitude. Unit: degrees.</param>
    public double ElevationAt(double latitudeDegrees, double longitudeDegrees)
    {
        foreach (var tile in tiles)
        {
            var elevation = tile.ElevationAt(latitudeDegrees, longitudeDegrees);
            if (!double.IsNaN(elevation))
            {
                return elevation;
            }
        }

        return LowestMetres;
    }
}
