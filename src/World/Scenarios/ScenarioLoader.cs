using System.Globalization;
using Testudo.World.Geodesy;
using Testudo.World.Terrain;
using Testudo.World.Text;

namespace Testudo.World.Scenarios;

/// <summary>Reads scenarios.</summary>
public static class ScenarioLoader
{
    /// <summary>The most threats of one raid.</summary>
    public const int MostThreats = 20_000;

    /// <summary>The most batteries, and the most sensors, of one laydown.</summary>
    public const int MostSites = 2_000;

    /// <summary>Reads a scenario from a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="catalogue">The catalogue whose names it uses.</param>
    /// <param name="doctrine">A doctrine of the catalogue to be tried in the place of the scenario's own; null for its own.</param>
    /// <exception cref="InputException">The file cannot be read or something in it is wrong.</exception>
    public static Scenario Load(string path, Catalogue catalogue, ReadyDoctrine? doctrine = null) => Read(YamlSource.Read(path), catalogue, doctrine);

    /// <summary>Reads a scenario from parsed YAML.</summary>
    /// <param name="text">The text.</param>
    /// <param name="catalogue">The catalogue whose names it uses.</param>
    /// <param name="doctrine">A doctrine of the catalogue to be tried in the place of the scenario's own; null for its own.</param>
    /// <exception cref="InputException">Something in it is wrong.</exception>
    public static Scenario Read(YamlSource text, Catalogue catalogue, ReadyDoctrine? doctrine = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(catalogue);
        var dateContext = new ReadingContext(text.File, PlainNumberDate: null);
        var date = ReadDate(new MapReader(dateContext, text.Root, ""));
        dateContext.ThrowIfAny();

        var context = new ReadingContext(
            text.File, date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), catalogue.Sources.Items.Select(s => s.Id).ToHashSet(StringComparer.Ordinal));
        var reader = new MapReader(context, text.Root, "");
        var id = reader.Id("scenario") ?? "";
        reader.Text("date");
        var title = reader.Localised("title", id);
        var notes = reader.Localised("notes", "");
        if (reader.Block("define") is { } define)
        {
            catalogue = catalogue.With(define);
        }

        var assets = new AssetTable(catalogue, DefenceUnit.Of(new MapReader(new ReadingContext(context.File, context.PlainNumberDate, context.Sources), text.Root, ""), catalogue));
        assets.Read(reader);
        var raid = RaidReader.Read(reader, catalogue, assets, date);
        var (batteries, sensors, crews) = LaydownReader.Read(reader, catalogue, raid, assets.Items, date);
        var rules = DoctrineReader.Read(reader, catalogue, assets, doctrine);
        var alerts = AlertReader.ReadAlerts(reader, catalogue, assets, rules.UsesCatalogue);
        var exposure = AlertReader.ReadExposure(reader, catalogue, rules.UsesCatalogue);
        var watched = Countries(reader, "watch", catalogue) ?? catalogue.Countries;
        var conditions = ConditionsReader.Read(reader, catalogue, date);
        var jamming = ConditionsReader.ReadJamming(reader, catalogue);
        var terrain = TerrainFiles.Read(reader);
        reader.Finish();
        context.ThrowIfAny();
        return new Scenario
        {
            Id = id,
            Title = title,
            Date = date,
            Notes = notes.English.Length > 0 ? notes : null,
            Raid = raid,
            Batteries = batteries,
            Sensors = sensors,
            Crews = crews,
            Assets = assets.Items,
            Doctrine = rules,
            Alerts = alerts,
            Exposure = exposure,
            Watched = watched,
            Conditions = conditions,
            Jamming = jamming,
            Terrain = terrain,
            Catalogue = catalogue,
            File = text.File,
            Hash = TerrainFiles.HashWith(text),
        };
    }

    /// <summary>The countries named under a key; null where the key is absent.</summary>
    internal static IReadOnlyList<Country>? Countries(MapReader reader, string key, Catalogue catalogue)
    {
        if (reader.Texts(key) is not { } names)
        {
            return null;
        }

        var found = new List<Country>();
        foreach (var name in names)
        {
            var country = catalogue.Countries.FirstOrDefault(c =>
                string.Equals(c.Id, name.Value, StringComparison.OrdinalIgnoreCase) || string.Equals(c.Name.English, name.Value, StringComparison.OrdinalIgnoreCase));
            if (country is null)
            {
                var near = NameSuggestion.Nearest(name.Value, catalogue.Countries.Select(c => c.Name.English));
                reader.Context.Report(name.Line, reader.PathOf(key), $"the country \"{name.Value}\" is not known; known are: {string.Join(", ", catalogue.Countries.Select(c => c.Name.English))}", near is null ? null : (FormattableString)$"did you mean \"{near}\"?");
            }
            else if (!found.Contains(country))
            {
                found.Add(country);
            }
        }

        return found;
    }

    /// <summary>A position written as the name of a place or as [latitude, longitude]; null where it is wrong.</summary>
    internal static (GeoPosition Position, LocalisedText Name)? Position(ReadingContext context, SourceNode? node, string path, Catalogue catalogue)
    {
        switch (node)
        {
            case null:
                return null;
            case ListNode list:
                return Places.Place.ReadPosition(context, list, path) is { } position
                    ? (position, LocalisedText.Same(string.Create(CultureInfo.InvariantCulture, $"{position.LatitudeDegrees:0.###}, {position.LongitudeDegrees:0.###}")))
                    : null;
            case ScalarNode { Value.Length: > 0 } name:
                if (catalogue.Places.Find(name.Value) is { } place)
                {
                    return (place.Position, place.Name);
                }

                context.Report(name.Line, path, $"the place \"{name.Value}\" is not known", catalogue.Places.Suggest(name.Value));
                return null;
            default:
                context.Report(node.Line, path, $"found {node.Kind} where a place was expected", $"write a name such as Kyiv, or a position such as [50.45, 30.52]");
                return null;
        }
    }

    private static DateOnly ReadDate(MapReader reader)
    {
        var text = reader.Text("date", required: true);
        if (text is null)
        {
            return default;
        }

        if (!DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) || date.Year is < 1900 or > 2200)
        {
            reader.Report("date", $"found \"{text}\" where a date was expected", $"write it as 2024-01-02");
        }

        return date;
    }
}
