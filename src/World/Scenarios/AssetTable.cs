using Testudo.World.Text;

namespace Testudo.World.Scenarios;

/// <summary>The assets of a scenario while it is read: those listed, then cities and units of the defence that are only named as targets.</summary>
internal sealed class AssetTable(Catalogue catalogue, IReadOnlyDictionary<string, DefenceUnit> units)
{
    private const double DefaultDamagePerHit = 0.02;
    private const double DefaultRadius = 5_000;

    // A battery or a radar is no built-up area: nobody lives there, and what it is worth is what it does.
    private const double UnitRadius = 300;

    private readonly List<Asset> items = [];
    private readonly Dictionary<string, int> byName = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> ids = new(StringComparer.Ordinal);

    public IReadOnlyList<Asset> Items => items;

    public void Read(MapReader scenario)
    {
        foreach (var reader in scenario.Blocks("assets"))
        {
            var placeName = reader.Text("place");
            var place = placeName is null ? null : catalogue.Places.Find(placeName);
            if (placeName is not null && place is null)
            {
                reader.Report("place", $"the place \"{placeName}\" is not known", catalogue.Places.Suggest(placeName));
            }

            var id = reader.Id("id", required: placeName is null) ?? place?.Id;
            var position = reader.Has("position") || placeName is null
                ? ScenarioLoader.Position(reader.Context, reader.Any("position", required: true), reader.PathOf("position"), catalogue)?.Position
                : place?.Position;
            var name = reader.Has("name") ? reader.Localised("name", id) : place?.Name ?? LocalisedText.Same(id ?? "");
            var value = reader.Choice("value", Quantity.Number, 1, 0, 1e15);
            var damage = reader.Choice("damagePerHit", Quantity.Probability, DefaultDamagePerHit, 0, 1);
            var population = reader.Number("population", Quantity.Count, 0, 5e7, required: false) ?? place?.Population;
            var radius = reader.Choice("radius", Quantity.Length, place?.Radius?.Value ?? DefaultRadius, 10, 100_000);
            reader.Finish();
            if (id is null || position is null)
            {
                continue;
            }

            if (ids.Contains(id))
            {
                reader.Report(reader.Has("id") ? "id" : "place", $"the asset \"{id}\" is listed twice");
                continue;
            }

            Add(new Asset(id, name, position.Value, value, damage, population, radius));
        }
    }

    /// <summary>The index of an asset or of a city, which becomes an asset; null where the name is not known.</summary>
    public int? Find(ReadingContext context, int line, string path, string name)
    {
        if (byName.TryGetValue(name, out var index))
        {
            return index;
        }

        if (catalogue.Places.Find(name) is { } place)
        {
            return byName.TryGetValue(place.Id, out index)
                ? index
                : Add(new Asset(place.Id, place.Name, place.Position, 1, DefaultDamagePerHit, place.Population, place.Radius?.Value ?? DefaultRadius));
        }

        if (units.TryGetValue(name, out var unit))
        {
            return Add(new Asset(unit.Id, unit.Name, unit.Position, 0, 0, null, UnitRadius) { IsUnit = true });
        }

        var near = NameSuggestion.Nearest(name, byName.Keys.Concat(units.Keys));
        context.Report(line, path, $"the target \"{name}\" is neither an asset of this scenario nor a known place nor a unit of its laydown", near is not null ? $"did you mean \"{near}\"?" : catalogue.Places.Suggest(name));
        return null;
    }

    /// <summary>The index of an asset by its id or English name; null where the name is not known.</summary>
    public int? IndexOf(string name) => byName.TryGetValue(name, out var index) ? index : null;

    private int Add(Asset asset)
    {
        items.Add(asset);
        ids.Add(asset.Id);
        byName[asset.Id] = items.Count - 1;
        byName.TryAdd(asset.Name.English, items.Count - 1);
        return items.Count - 1;
    }
}
