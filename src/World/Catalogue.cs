using System.Security.Cryptography;
using System.Text;
using Testudo.World.Places;
using Testudo.World.Scenarios;
using Testudo.World.Sensors;
using Testudo.World.Systems;
using Testudo.World.Text;
using Testudo.World.Threats;

namespace Testudo.World;

/// <summary>Everything that scenarios name: threat types, defence systems, sensors and places, each number with its source.</summary>
public sealed record Catalogue
{
    // What the numbers without a system are is told by their ids.
    private static readonly string[] ProbabilityStarts = ["assessment-", "attack-", "classification-", "record-"];
    private static readonly string[] ProbabilityEnds = ["-availability", "-reach", "-shared"];

    /// <summary>The files of a catalogue folder, in the order in which they are hashed.</summary>
    public static readonly IReadOnlyList<string> Files = ["sources.yaml", "doctrines.yaml", "parameters.yaml", "places.yaml", "sensors.yaml", "systems.yaml", "threats.yaml"];

    /// <summary>The publications that numbers name, by id.</summary>
    public required Shelf<Source> Sources { get; init; }

    /// <summary>Threat types.</summary>
    public required Shelf<ThreatType> Threats { get; init; }

    /// <summary>Defence systems.</summary>
    public required Shelf<DefenceSystem> Systems { get; init; }

    /// <summary>Sensors.</summary>
    public required Shelf<SensorType> Sensors { get; init; }

    /// <summary>Cities, launch areas and waypoints.</summary>
    public required Shelf<Place> Places { get; init; }

    /// <summary>Ready-made doctrines.</summary>
    public required Shelf<ReadyDoctrine> Doctrines { get; init; }

    /// <summary>Numbers that belong to no system, such as <c>track-delay</c>, by id.</summary>
    public required IReadOnlyDictionary<string, Parameter> Parameters { get; init; }

    /// <summary>The countries whose borders are watched.</summary>
    public required IReadOnlyList<Country> Countries { get; init; }

    /// <summary>SHA-256 over the content of all files, lower-case hexadecimal.</summary>
    public required string Hash { get; init; }

    /// <summary>Reads a catalogue.</summary>
    /// <param name="folder">The folder with the files of <see cref="Files"/> and <c>borders.geojson</c>.</param>
    /// <exception cref="InputException">A file is missing or something in it is wrong.</exception>
    public static Catalogue Load(string folder)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        if (!Directory.Exists(folder))
        {
            throw new InputException(new Diagnostic(new TextLocation(folder, 0, ""), $"there is no such folder; the catalogue should be there"));
        }

        var texts = Files.ToDictionary(f => f, f => YamlSource.Read(Path.Combine(folder, f)));
        var borders = Path.Combine(folder, "borders.geojson");
        var countries = Country.ReadAll(borders);
        var hashes = string.Join('\n', Files.Select(f => $"{f} {texts[f].Sha256}").Append($"borders.geojson {Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(borders)))}"));

        var sources = Read(texts["sources.yaml"], "sources", null, Source.Read, s => s.Id, _ => []);
        var known = sources.Items.Select(s => s.Id).ToHashSet(StringComparer.Ordinal);
        var sensors = Read(texts["sensors.yaml"], "sensors", known, SensorType.Read, s => s.Id, s => s.Aliases.Append(s.Name.English));
        var catalogue = new Catalogue
        {
            Sources = sources,
            Parameters = ReadParameters(texts["parameters.yaml"], known),
            Places = Read(texts["places.yaml"], "places", known, Place.Read, p => p.Id, p => p.Aliases.Concat([p.Name.English, p.Name.Ukrainian, p.Name.Russian])),
            Sensors = sensors,
            Systems = Read(texts["systems.yaml"], "systems", known, r => WithKnownSensor(r, DefenceSystem.Read(r), sensors), s => s.Id, s => s.Aliases.Append(s.Name.English)),
            Threats = Read(texts["threats.yaml"], "threats", known, ThreatType.Read, t => t.Id, t => t.Aliases.Append(t.Name.English)),
            Countries = countries,
            Doctrines = new Shelf<ReadyDoctrine>(),
            Hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(hashes))),
        };

        // Doctrines name systems and countries.
        return catalogue with { Doctrines = Read(texts["doctrines.yaml"], "doctrines", known, r => ReadyDoctrine.Read(r, catalogue), d => d.Id, d => [d.Name.English, d.Name.Ukrainian, d.Name.Russian]) };
    }

    /// <summary>This catalogue with what a scenario defines for itself laid over it.</summary>
    /// <param name="define">The <c>define</c> block of the scenario.</param>
    public Catalogue With(MapReader define)
    {
        ArgumentNullException.ThrowIfNull(define);
        var sensors = Sensors.With(define, "sensors", SensorType.Read, s => s.Id, s => s.Aliases.Append(s.Name.English));
        var result = this with
        {
            Sensors = sensors,
            Systems = Systems.With(define, "systems", r => WithKnownSensor(r, DefenceSystem.Read(r), sensors), s => s.Id, s => s.Aliases.Append(s.Name.English)),
            Threats = Threats.With(define, "threats", ThreatType.Read, t => t.Id, t => t.Aliases.Append(t.Name.English)),
            Places = Places.With(define, "places", Place.Read, p => p.Id, p => p.Aliases.Concat([p.Name.English, p.Name.Ukrainian, p.Name.Russian])),
        };
        define.Finish();
        return result;
    }

    private static DefenceSystem? WithKnownSensor(MapReader reader, DefenceSystem? system, Shelf<SensorType> sensors)
    {
        if (system?.Sensor is { } id && sensors.Find(id) is null)
        {
            reader.Report("sensor", $"the sensor \"{id}\" is not known", sensors.Suggest(id));
        }

        return system;
    }

    private static Shelf<T> Read<T>(YamlSource text, string key, IReadOnlySet<string>? sources, Func<MapReader, T?> read, Func<T, string> id, Func<T, IEnumerable<string>> names)
        where T : class
    {
        var context = new ReadingContext(text.File, PlainNumberDate: null, sources);
        var reader = new MapReader(context, text.Root, "");
        var shelf = Shelf<T>.Read(reader, key, required: true, read, id, names);
        reader.Finish();
        context.ThrowIfAny();
        return shelf;
    }

    private static Dictionary<string, Parameter> ReadParameters(YamlSource text, IReadOnlySet<string> sources)
    {
        var context = new ReadingContext(text.File, PlainNumberDate: null, sources);
        var reader = new MapReader(context, text.Root, "");
        var result = new Dictionary<string, Parameter>(StringComparer.Ordinal);
        foreach (var block in reader.Blocks("parameters", required: true))
        {
            var id = block.Id("id");
            block.Localised("name", id);
            var quantity = id switch
            {
                not null when id.EndsWith("-delay", StringComparison.Ordinal) || id.EndsWith("-time", StringComparison.Ordinal) || id.EndsWith("-coast", StringComparison.Ordinal) => Quantity.Duration,
                not null when id.EndsWith("-radius", StringComparison.Ordinal) => Quantity.Length,
                not null when ProbabilityStarts.Any(s => id.StartsWith(s, StringComparison.Ordinal)) || ProbabilityEnds.Any(e => id.EndsWith(e, StringComparison.Ordinal)) => Quantity.Probability,
                _ => Quantity.Number,
            };
            if (block.Number("number", quantity, 0, 86_400) is { } number && id is not null && !result.TryAdd(id, number with { Path = $"parameters.{id}" }))
            {
                block.Report("id", $"the id \"{id}\" is used twice");
            }

            block.Finish();
        }

        reader.Finish();
        context.ThrowIfAny();
        return result;
    }
}
