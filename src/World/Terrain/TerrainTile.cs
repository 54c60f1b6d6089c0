using Testudo.World.Geodesy;

namespace Testudo.World.Terrain;

/// <summary>A grid of elevations in latitude and longitude.</summary>
/// <remarks>Between four posts the elevation is bilinear. Posts without a value are <see cref="float.NaN"/>; near them the known posts count.</remarks>
public sealed class TerrainTile
{
    // Rows of posts from north to south, posts of a row from west to east.
    private readonly float[] elevations;

    /// <summary>Makes a tile.</summary>
    /// <param name="file">The file it came from.</param>
    /// <param name="north">Latitude of the first row. Unit: degrees.</param>
    /// <param name="west">Longitude of the first post of each row. Unit: degrees.</param>
    /// <param name="latitudeStep">From row to row, above 0. Unit: degrees.</param>
    /// <param name="longitudeStep">From post to post, above 0. Unit: degrees.</param>
    /// <param name="columns">Posts in a row, from 2.</param>
    /// <param name="elevations">All posts, row by row; NaN where there is no value. Unit: metres above the sea.</param>
    public TerrainTile(string file, double north, double west, double latitudeStep, double longitudeStep, int columns, float[] elevations)
    {
        ArgumentNullException.ThrowIfNull(elevations);
        ArgumentOutOfRangeException.ThrowIfLessThan(columns, 2);
        if (elevations.Length < 2 * columns || elevations.Length % columns != 0)
        {
            throw new ArgumentException("There must be at least two whole rows.", nameof(elevations));
        }

        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(latitudeStep);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(longitudeStep);
        (File, North, West, LatitudeStep, LongitudeStep, Columns, this.elevations) = (file, north, west, latitudeStep, longitudeStep, columns, elevations);
        Rows = elevations.Length / columns;
        var (lowest, highest, voids) = (float.PositiveInfinity, float.NegativeInfinity, 0);
        foreach (var elevation in elevations)
        {
            if (float.IsNaN(elevation))
            {
                voids++;
            }
            else
            {
                lowest = Math.Min(lowest, elevation);
                highest = Math.Max(highest, elevation);
            }
        }

        (LowestMetres, HighestMetres, Voids) = (lowest, highest, voids);
    }

    /// <summary>The file it came from.</summary>
    public string File { get; }

    /// <summary>Latitude of the first row. Unit: degrees.</summary>
    public double North { get; }

    /// <summary>Longitude of the first post of each row. Unit: degrees.</summary>
    public double West { get; }

    /// <summary>From row to row. Unit: degrees.</summary>
    public double LatitudeStep { get; }

    /// <summary>From post to post. Unit: degrees.</summary>
    public double LongitudeStep { get; }

    /// <summary>Posts in a row.</summary>
    public int Columns { get; }

    /// <summary>Rows of posts.</summary>
    public int Rows { get; }

    /// <summary>Latitude of the last row. Unit: degrees.</summary>
    public double South => North - (LatitudeStep * (Rows - 1));

    /// <summary>Longitude of the last post of each row. Unit: degrees.</summary>
    public double East => West + (LongitudeStep * (Columns - 1));

    /// <summary>The lowest post; infinite where none has a value. Unit: metres.</summary>
    public double LowestMetres { get; }

    /// <summary>The highest post; minus infinite where none has a value. Unit: metres.</summary>
    public double HighestMetres { get; }

    /// <summary>Posts without a value.</summary>
    public int Voids { get; }

    /// <summary>Elevation of the ground, or NaN outside the tile and where no post around has a value. Unit: metres above the sea.</summary>
    /// <param name="position">Where.</param>
    public double ElevationAt(GeoPosition position) => ElevationAt(position.LatitudeDegrees, position.LongitudeDegrees);

    internal double ElevationAt(double latitude, double longitude)
    {
        var y = (North - latitude) / LatitudeStep;
        var x = (longitude - West) / LongitudeStep;
        // Neighbouring tiles of pixels that are areas leave half a pixel between their posts.
        if (!(y >= -0.5 && x >= -0.5 && y <= Rows - 0.5 && x <= Columns - 0.5))
        {
            return double.NaN;
        }

        (y, x) = (Math.Clamp(y, 0, Rows - 1), Math.Clamp(x, 0, Columns - 1));
        var (row, column) = (Math.Min((int)y, Rows - 2), Math.Min((int)x, Columns - 2));
        var (v, u) = (y - row, x - column);
        var at = (row * Columns) + column;
        var (a, b, c, d) = (elevations[at], elevations[at + 1], elevations[at + Columns], elevations[at + Columns + 1]);
        var height = ((1 - v) * (((1 - u) * a) + (u * b))) + (v * (((1 - u) * c) + (u * d)));
        return double.IsNaN(height) ? Known(a, b, c, d, u, v) : height;
    }

    private static double Known(float a, float b, float c, float d, double u, double v)
    {
        var (sum, weight) = (0.0, 0.0);
        Span<(float Height, double Weight)> posts = [(a, (1 - u) * (1 - v)), (b, u * (1 - v)), (c, (1 - u) * v), (d, u * v)];
        foreach (var (height, part) in posts)
        {
            if (!float.IsNaN(height))
            {
                sum += height * part;
                weight += part;
            }
        }

        return weight > 0 ? sum / weight : double.NaN;
    }
}
