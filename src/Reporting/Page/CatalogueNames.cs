using System.Text.Json;
using Testudo.World;

namespace Testudo.Reporting.Page;

/// <summary>The names of everything that assumptions and events call by an id, in each language.</summary>
internal static class CatalogueNames
{
    /// <summary>Writes <c>names</c>: by id, the names in English, Ukrainian and Russian.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="catalogue">The catalogue of the scenario, with its own definitions.</param>
    public static void Write(Utf8JsonWriter writer, Catalogue catalogue)
    {
        var names = catalogue.Threats.Items.Select(t => (t.Id, t.Name))
            .Concat(catalogue.Systems.Items.Select(s => (s.Id, s.Name)))
            .Concat(catalogue.Sensors.Items.Select(s => (s.Id, s.Name)))
            .Concat(catalogue.Places.Items.Select(p => (p.Id, p.Name)))
            .DistinctBy(n => n.Id, StringComparer.Ordinal);
        writer.WriteStartObject("names");
        foreach (var (id, name) in names)
        {
            writer.WriteStartObject(id);
            writer.WriteString("en", name.English);
            writer.WriteString("uk", name.Ukrainian);
            writer.WriteString("ru", name.Russian);
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }
}
