using System.Text.Json;
using NetTopologySuite.Geometries;
using NetTopologySuite.Simplify;
using Testudo.World;

namespace Testudo.Reporting.Page;

/// <summary>The borders that the map draws, as GeoJSON.</summary>
internal static class CountryOutlines
{
    // About a hundred metres.
    private const int Decimals = 3;

    // Bends of less than about three hundred metres are left out: on the map of a country they are smaller than a pixel. Unit: degrees.
    private const double Tolerance = 0.003;

    /// <summary>Writes <c>borders</c>: a feature collection of the countries.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="countries">The countries.</param>
    public static void Write(Utf8JsonWriter writer, IEnumerable<Country> countries)
    {
        writer.WriteStartObject("borders");
        writer.WriteString("type", "FeatureCollection");
        writer.WriteStartArray("features");
        foreach (var country in countries)
        {
            writer.WriteStartObject();
            writer.WriteString("type", "Feature");
            writer.WriteStartObject("properties");
            writer.WriteString("id", country.Id);
            writer.WriteString("en", country.Name.English);
            writer.WriteString("uk", country.Name.Ukrainian);
            writer.WriteString("ru", country.Name.Russian);
            writer.WriteEndObject();
            writer.WriteStartObject("geometry");
            writer.WriteString("type", "MultiPolygon");
            writer.WriteStartArray("coordinates");
            var outline = DouglasPeuckerSimplifier.Simplify(country.Outline, Tolerance);
            for (var i = 0; i < outline.NumGeometries; i++)
            {
                WritePolygon(writer, (Polygon)outline.GetGeometryN(i));
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void WritePolygon(Utf8JsonWriter writer, Polygon polygon)
    {
        writer.WriteStartArray();
        WriteRing(writer, polygon.ExteriorRing);
        foreach (var hole in polygon.InteriorRings)
        {
            WriteRing(writer, hole);
        }

        writer.WriteEndArray();
    }

    private static void WriteRing(Utf8JsonWriter writer, LineString ring)
    {
        writer.WriteStartArray();
        foreach (var at in ring.Coordinates)
        {
            writer.WriteStartArray();
            writer.WriteNumberValue(Math.Round(at.X, Decimals));
            writer.WriteNumberValue(Math.Round(at.Y, Decimals));
            writer.WriteEndArray();
        }

        writer.WriteEndArray();
    }
}
