using Testudo.World;
using Testudo.World.Places;
using Testudo.World.Scenarios;
using Testudo.World.Sensors;
using Testudo.World.Systems;
using Testudo.World.Text;
using Testudo.World.Threats;

namespace Testudo.Cli.Commands;

/// <summary>An entry of the catalogue as it is shown, whatever its kind.</summary>
/// <param name="Kind">The list it stands in.</param>
/// <param name="Id">The id.</param>
/// <param name="Name">The name in each language.</param>
/// <param name="Aliases">Other names.</param>
/// <param name="Properties">What is no number: pairs of a key as written in the file and a word.</param>
/// <param name="Numbers">Every number.</param>
internal sealed record CatalogueEntry(string Kind, string Id, LocalisedText Name, IReadOnlyList<string> Aliases, IReadOnlyList<(string Key, string Word)> Properties, IReadOnlyList<Parameter> Numbers)
{
    /// <summary>What it is for; null where its numbers say so.</summary>
    public LocalisedText? Description { get; init; }

    /// <summary>The lists of the catalogue.</summary>
    public static readonly IReadOnlyList<string> Kinds = ["threats", "systems", "sensors", "places", "doctrines", "sources"];

    /// <summary>The entries of a list.</summary>
    /// <param name="catalogue">The catalogue.</param>
    /// <param name="kind">One of <see cref="Kinds"/>, or <c>parameters</c>.</param>
    public static IEnumerable<CatalogueEntry> All(Catalogue catalogue, string kind) => kind switch
    {
        "threats" => catalogue.Threats.Items.Select(Of),
        "systems" => catalogue.Systems.Items.Select(Of),
        "sensors" => catalogue.Sensors.Items.Select(Of),
        "places" => catalogue.Places.Items.Select(Of),
        "doctrines" => catalogue.Doctrines.Items.Select(Of),
        "sources" => catalogue.Sources.Items.Select(Of),
        _ => catalogue.Parameters.Select(p => new CatalogueEntry("parameters", p.Key, LocalisedText.Same(p.Key), [], [], [p.Value])),
    };

    /// <summary>Whether an id, a name in any language or an alias is this, in any case of letters.</summary>
    /// <param name="written">What was written.</param>
    public bool IsCalled(string written) => AllNames.Any(n => string.Equals(n, written, StringComparison.OrdinalIgnoreCase));

    /// <summary>Everything that the entry can be called.</summary>
    public IEnumerable<string> AllNames => [Id, Name.English, Name.Ukrainian, Name.Russian, .. Aliases];

    /// <summary>A number by the end of its path, such as <c>speed</c>.</summary>
    /// <param name="key">The end of the path.</param>
    public Parameter? this[string key] => Numbers.FirstOrDefault(n => n.Path == $"{Id}.{key}");

    /// <summary>The word under a key; empty where there is none.</summary>
    /// <param name="key">The key.</param>
    public string Word(string key) => Properties.FirstOrDefault(p => p.Key == key).Word ?? "";

    private static CatalogueEntry Of(ThreatType threat) => new(
        "threats",
        threat.Id,
        threat.Name,
        threat.Aliases,
        [("class", MapReader.WordFor(threat.Class)), ("profile", MapReader.WordFor(threat.Profile)), ("armed", threat.IsArmed ? "true" : "false")],
        Present(threat.Speed, threat.Altitude, threat.Apogee, threat.DiveRange, threat.Range, threat.RadarCrossSection, threat.LaunchReliability, threat.FlightReliability, threat.Jamming, threat.Countermeasures, threat.Warhead, threat.UnitCost));

    private static CatalogueEntry Of(DefenceSystem system) => new(
        "systems",
        system.Id,
        system.Name,
        system.Aliases,
        [("kind", MapReader.WordFor(system.Kind)), ("layer", MapReader.WordFor(system.Layer)), .. system.Sensor is { } sensor ? [("sensor", sensor)] : Array.Empty<(string, string)>(), .. system.Effector.Guidance is { } guidance ? [("guidance", MapReader.WordFor(guidance))] : Array.Empty<(string, string)>()],
        [
            .. Present(system.Channels, system.Reaction, system.InterceptorSpeed, system.Rounds, system.Reserve, system.Reload, system.RoundCost, system.Availability, system.Scramble, system.Endurance, system.Turnaround),
            .. system.Effector.Numbers,
            .. system.Against.OrderBy(a => a.Key).SelectMany(a => Present(a.Value.Range, a.Value.MinRange, a.Value.Footprint, a.Value.MinAltitude, a.Value.MaxAltitude, a.Value.Kill, a.Value.Dwell)),
        ]);

    private static CatalogueEntry Of(SensorType sensor) => new(
        "sensors",
        sensor.Id,
        sensor.Name,
        sensor.Aliases,
        [("kind", MapReader.WordFor(sensor.Kind)), ("classes", string.Join(", ", sensor.Classes.Select(MapReader.WordFor)))],
        Present(sensor.Range, sensor.MaxRange, sensor.AntennaHeight, sensor.MaxAltitude, sensor.Scan, sensor.Detection, sensor.Delay, sensor.Availability, sensor.ScanDetection, sensor.FalseAlarm, sensor.MaxElevation, sensor.AtNight)
            .Concat(sensor.InWeather.OrderBy(w => w.Key).Select(w => w.Value))
            .ToList());

    private static CatalogueEntry Of(Place place) => new(
        "places",
        place.Id,
        place.Name,
        place.Aliases,
        [("kind", MapReader.WordFor(place.Kind)), ("country", place.Country ?? ""), ("position", FormattableString.Invariant($"{place.Position.LatitudeDegrees:0.0000}, {place.Position.LongitudeDegrees:0.0000}"))],
        Present(place.Population, place.Radius));

    private static CatalogueEntry Of(ReadyDoctrine doctrine) => new(
        "doctrines",
        doctrine.Id,
        doctrine.Name,
        [],
        [.. doctrine.Written, ("source", doctrine.Source), ("date", doctrine.Date), ("confidence", MapReader.WordFor(doctrine.Confidence))],
        [])
    { Description = doctrine.Description };

    private static CatalogueEntry Of(Source source) => new(
        "sources",
        source.Id,
        LocalisedText.Same(source.Title),
        [],
        [("publisher", source.Publisher), ("published", source.Published), ("accessed", source.Accessed ?? ""), ("url", source.Url ?? "")],
        []);

    private static Parameter[] Present(params Parameter?[] numbers) => [.. numbers.Where(n => n is not null).Select(n => n!)];
}
