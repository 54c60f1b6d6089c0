using System.Text.Json;
using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Prepared;
using NetTopologySuite.Index.Strtree;
using Testudo.World.Geodesy;
using Testudo.World.Text;

namespace Testudo.World;

/// <summary>A country with its border.</summary>
public sealed class Country
{
    /// <summary>The most crossings of one step that are told.</summary>
    public const int MostCrossings = 64;

    private readonly IPreparedGeometry prepared;
    private readonly STRtree<LineSegment> edges = new();

    private Country(string id, LocalisedText name, Geometry outline)
    {
        (Id, Name, Outline) = (id, name, outline);
        prepared = PreparedGeometryFactory.Prepare(outline);
        foreach (var ring in Rings(outline))
        {
            for (var i = 1; i < ring.Length; i++)
            {
                edges.Insert(new Envelope(ring[i - 1], ring[i]), new LineSegment(ring[i - 1], ring[i]));
            }
        }

        edges.Build();
    }

    /// <summary>The id, such as <c>poland</c>.</summary>
    public string Id { get; }

    /// <summary>The name in each language.</summary>
    public LocalisedText Name { get; }

    /// <summary>The border: longitude and latitude in degrees, edges straight in those.</summary>
    public Geometry Outline { get; }

    /// <summary>Whether a position is inside.</summary>
    /// <param name="position">The position.</param>
    public bool Contains(GeoPosition position) =>
        prepared.Contains(new Point(position.LongitudeDegrees, position.LatitudeDegrees));

    /// <summary>Whether the box around two positions touches the box around the country.</summary>
    /// <param name="from">One position.</param>
    /// <param name="to">The other position.</param>
    public bool MayTouch(GeoPosition from, GeoPosition to) =>
        // Great circles bulge towards the pole: half a degree is ample for legs of up to ten degrees of longitude, and longer ones are looked at.
        Math.Abs(to.LongitudeDegrees - from.LongitudeDegrees) > 10 || Outline.EnvelopeInternal.Intersects(Box(from, to, 0.5));

    /// <summary>Whether a great circle between two positions may cross the border; false is certain.</summary>
    /// <param name="from">One position.</param>
    /// <param name="to">The other position.</param>
    public bool MayCross(GeoPosition from, GeoPosition to)
    {
        // It bulges towards a pole by Δλ²/16 radians at most (small Δλ; sin φ cos φ is at most one half): twice that is ample.
        var angle = (to.LongitudeDegrees - from.LongitudeDegrees) * Math.PI / 180;
        var box = Box(from, to, 0.01 + (angle * angle / 8 * 180 / Math.PI));
        return Outline.EnvelopeInternal.Intersects(box) && edges.Query(box).Count > 0;
    }

    /// <summary>Where a straight line in latitude and longitude crosses the border.</summary>
    /// <param name="from">Where it begins.</param>
    /// <param name="to">Where it ends.</param>
    /// <param name="fractions">Receives the parts of the line, 0 to 1, in order.</param>
    /// <returns>The number of crossings.</returns>
    public int Crossings(GeoPosition from, GeoPosition to, Span<double> fractions)
    {
        var box = Box(from, to, 0);
        if (!Outline.EnvelopeInternal.Intersects(box))
        {
            return 0;
        }

        var (dx, dy) = (to.LongitudeDegrees - from.LongitudeDegrees, to.LatitudeDegrees - from.LatitudeDegrees);
        var count = 0;
        foreach (var edge in edges.Query(box))
        {
            var (ex, ey) = (edge.P1.X - edge.P0.X, edge.P1.Y - edge.P0.Y);
            var cross = (dx * ey) - (dy * ex);
            var (wx, wy) = (edge.P0.X - from.LongitudeDegrees, edge.P0.Y - from.LatitudeDegrees);
            var along = ((wx * ey) - (wy * ex)) / cross;
            var onEdge = ((wx * dy) - (wy * dx)) / cross;
            // Half-open on both sides, so that a crossing at a corner counts once.
            if (along >= 0 && along < 1 && onEdge >= 0 && onEdge < 1 && count < fractions.Length)
            {
                fractions[count++] = along;
            }
        }

        fractions[..count].Sort();
        return count;
    }

    /// <summary>Reads the countries of a GeoJSON file.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="InputException">The file cannot be used.</exception>
    public static IReadOnlyList<Country> ReadAll(string path)
    {
        try
        {
            using var stream = File.OpenRead(path);
            using var document = JsonDocument.Parse(stream);
            return [.. document.RootElement.GetProperty("features").EnumerateArray().Select(ReadFeature)];
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or IOException or UnauthorizedAccessException or ArgumentException or FormatException or IndexOutOfRangeException)
        {
            throw new InputException(new Diagnostic(new TextLocation(path, 0, ""), e is FileNotFoundException ? $"there is no such file" : e is IOException or UnauthorizedAccessException ? $"the file cannot be read: {e.Message}" : (FormattableString)$"this is not a GeoJSON file of countries: features with properties id and name, and polygons"));
        }
    }

    private static Envelope Box(GeoPosition a, GeoPosition b, double margin)
    {
        var box = new Envelope(a.LongitudeDegrees, b.LongitudeDegrees, a.LatitudeDegrees, b.LatitudeDegrees);
        box.ExpandBy(margin);
        return box;
    }

    private static IEnumerable<Coordinate[]> Rings(Geometry outline)
    {
        for (var i = 0; i < outline.NumGeometries; i++)
        {
            var polygon = (Polygon)outline.GetGeometryN(i);
            yield return polygon.ExteriorRing.Coordinates;
            foreach (var hole in polygon.InteriorRings)
            {
                yield return hole.Coordinates;
            }
        }
    }

    private static Country ReadFeature(JsonElement feature)
    {
        var properties = feature.GetProperty("properties");
        var name = properties.GetProperty("name");
        string Name(string language) => name.GetProperty(language).GetString() ?? "";
        var geometry = feature.GetProperty("geometry");
        var coordinates = geometry.GetProperty("coordinates");
        var polygons = geometry.GetProperty("type").GetString() == "Polygon" ? [ReadPolygon(coordinates)] : coordinates.EnumerateArray().Select(ReadPolygon).ToArray();
        return new Country(properties.GetProperty("id").GetString() ?? "", new LocalisedText(Name("en"), Name("uk"), Name("ru")), new MultiPolygon(polygons));
    }

    private static Polygon ReadPolygon(JsonElement rings)
    {
        var all = rings.EnumerateArray().Select(ring =>
            new LinearRing([.. ring.EnumerateArray().Select(p => new Coordinate(p[0].GetDouble(), p[1].GetDouble()))])).ToList();
        return new Polygon(all[0], [.. all.Skip(1)]);
    }
}
