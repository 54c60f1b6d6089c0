using Testudo.World.Geodesy;
using Testudo.World.Systems;
using Testudo.World.Text;

namespace Testudo.World.Scenarios;

/// <summary>A battery or sensor of the laydown as a target: raids may be aimed at the defence itself.</summary>
/// <param name="Id">Its id in the laydown.</param>
/// <param name="Name">Its type and the place it stands near.</param>
/// <param name="Position">Where it stands.</param>
internal sealed record DefenceUnit(string Id, LocalisedText Name, GeoPosition Position)
{
    /// <summary>The units of a laydown, before it is read in earnest: targets name them, and the raid is read first.</summary>
    /// <remarks>Fighters and electronic warfare are no targets: aircraft move, and jammers decide when a threat is launched. What is wrong in the laydown is reported when it is read. Units along a way follow a salvo and cannot be targets.</remarks>
    /// <param name="scenario">The scenario, with a context of its own.</param>
    /// <param name="catalogue">The catalogue.</param>
    public static IReadOnlyDictionary<string, DefenceUnit> Of(MapReader scenario, Catalogue catalogue)
    {
        var units = new Dictionary<string, DefenceUnit>(StringComparer.OrdinalIgnoreCase);
        if (scenario.Block("laydown") is not { } laydown)
        {
            return units;
        }

        var ids = new HashSet<string>(StringComparer.Ordinal);
        void Add(MapReader reader, string? type, LocalisedText name)
        {
            if (reader.Has("along"))
            {
                return;
            }

            foreach (var (id, position, near) in LaydownReader.ReadSites(reader, type, catalogue, ids, along: null))
            {
                units.TryAdd(id, new DefenceUnit(id, new LocalisedText($"{name.English} ({near.English})", $"{name.Ukrainian} ({near.Ukrainian})", $"{name.Russian} ({near.Russian})"), position));
            }
        }

        foreach (var reader in laydown.Blocks("batteries"))
        {
            if (reader.Text("system") is { } word && catalogue.Systems.Find(word) is { Kind: not (SystemKind.ElectronicWarfare or SystemKind.Fighter) } system)
            {
                Add(reader, system.Id, system.Name);
            }
        }

        foreach (var reader in laydown.Blocks("sensors"))
        {
            if (reader.Text("sensor") is { } word && catalogue.Sensors.Find(word) is { } sensor)
            {
                Add(reader, sensor.Id, sensor.Name);
            }
        }

        return units;
    }
}
