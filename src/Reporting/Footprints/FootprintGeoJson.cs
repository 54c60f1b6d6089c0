using System.Text.Encodings.Web;
using System.Text.Json;
using Testudo.Simulation.Footprints;

namespace Testudo.Reporting.Footprints;

/// <summary>A footprint as GeoJSON (RFC 7946): each cell as a polygon with its probabilities, each city as a point.</summary>
public static class FootprintGeoJson
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes a footprint.</summary>
    /// <param name="stream">Where to.</param>
    /// <param name="footprint">The footprint.</param>
    public static void Write(Stream stream, DefendedFootprint footprint)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(footprint);
        using (var writer = new Utf8JsonWriter(stream, Options))
        {
            writer.WriteStartObject();
            writer.WriteString("type", "FeatureCollection");
            writer.WriteStartArray("features");
            var (area, cells) = (footprint.Area, footprint.Cells);
            for (var i = 0; i < cells.Row.Count; i++)
            {
                var (south, west) = (area.South + (cells.Row[i] * area.RowStep), area.West + (cells.Column[i] * area.ColumnStep));
                Begin(writer, "Polygon");
                writer.WriteStartArray();
                // Counter-clockwise, as the RFC asks.
                Point(writer, south, west);
                Point(writer, south, west + area.ColumnStep);
                Point(writer, south + area.RowStep, west + area.ColumnStep);
                Point(writer, south + area.RowStep, west);
                Point(writer, south, west);
                writer.WriteEndArray();
                Properties(writer, cells.Worst[i], cells.Mean[i], cells.WorstAzimuth[i]);
                End(writer);
            }

            foreach (var city in footprint.Cities)
            {
                Begin(writer, "Point");
                writer.WriteNumberValue(city.Longitude);
                writer.WriteNumberValue(city.Latitude);
                Properties(writer, Math.Round(city.Worst.Mean, 4), Math.Round(city.Mean.Mean, 4), city.WorstAzimuth);
                writer.WriteString("name", city.Name.En);
                writer.WriteNumber("population", city.Population);
                End(writer);
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        stream.WriteByte((byte)'\n');
    }

    private static void Begin(Utf8JsonWriter writer, string type)
    {
        writer.WriteStartObject();
        writer.WriteString("type", "Feature");
        writer.WriteStartObject("geometry");
        writer.WriteString("type", type);
        writer.WriteStartArray("coordinates");
    }

    private static void Properties(Utf8JsonWriter writer, double worst, double mean, double azimuth)
    {
        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.WriteStartObject("properties");
        writer.WriteNumber("worst", worst);
        writer.WriteNumber("mean", mean);
        writer.WriteNumber("worstAzimuth", azimuth);
    }

    private static void End(Utf8JsonWriter writer)
    {
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static void Point(Utf8JsonWriter writer, double latitude, double longitude)
    {
        writer.WriteStartArray();
        writer.WriteNumberValue(Math.Round(longitude, 6));
        writer.WriteNumberValue(Math.Round(latitude, 6));
        writer.WriteEndArray();
    }
}
