using Testudo.World.Text;
using Testudo.World.Threats;

namespace Testudo.World.Sensors;

/// <summary>How a sensor finds threats.</summary>
public enum SensorKind
{
    /// <summary>Radar on the ground: range by radar cross-section, limited by the horizon.</summary>
    Radar,

    /// <summary>Radar in an aircraft: the same, from its flight height.</summary>
    AirborneRadar,

    /// <summary>Microphones over an area.</summary>
    AcousticNetwork,

    /// <summary>People who look and report, over an area.</summary>
    ObserverNetwork,

    /// <summary>A warning of the launch itself, from whatever source.</summary>
    LaunchWarning,
}

/// <summary>A type of sensor.</summary>
public sealed record SensorType
{
    /// <summary>The id.</summary>
    public required string Id { get; init; }

    /// <summary>The name in each language.</summary>
    public required LocalisedText Name { get; init; }

    /// <summary>Other names.</summary>
    public required IReadOnlyList<string> Aliases { get; init; }

    /// <summary>How it finds threats.</summary>
    public required SensorKind Kind { get; init; }

    /// <summary>Radars: detection range against 1 m². Networks: radius of the area covered. Null for launch warning. Unit: metres.</summary>
    public Parameter? Range { get; init; }

    /// <summary>Radars: the range that the instrument shows, whatever the target. Unit: metres.</summary>
    public Parameter? MaxRange { get; init; }

    /// <summary>Radars: antenna height above ground, or flight height. Unit: metres.</summary>
    public Parameter? AntennaHeight { get; init; }

    /// <summary>Networks: highest target that is noticed. Unit: metres.</summary>
    public Parameter? MaxAltitude { get; init; }

    /// <summary>Time between two looks at the same place. Unit: seconds.</summary>
    public Parameter? Scan { get; init; }

    /// <summary>Probability of detecting a threat that crosses the coverage; with <see cref="ScanDetection"/>, of paying heed to it at all on this pass.</summary>
    public required Parameter Detection { get; init; }

    /// <summary>Time from detection to report. Unit: seconds.</summary>
    public required Parameter Delay { get; init; }

    /// <summary>Probability that the sensor works during a given raid.</summary>
    public required Parameter Availability { get; init; }

    /// <summary>The classes that it can detect.</summary>
    public required IReadOnlyList<ThreatClass> Classes { get; init; }

    /// <summary>Radars: probability of detection in one scan of a target of 1 m² at <see cref="Range"/>; null where a pass is judged as a whole.</summary>
    public Parameter? ScanDetection { get; init; }

    /// <summary>Radars: probability of a false alarm in one look, for which <see cref="ScanDetection"/> holds; null where a pass is judged as a whole.</summary>
    public Parameter? FalseAlarm { get; init; }

    /// <summary>Radars: how the echo of the target fluctuates for which <see cref="ScanDetection"/> holds, and of threats that do not say.</summary>
    public Fluctuation Fluctuation { get; init; }

    /// <summary>Radars: the greatest elevation at which it looks; above it is the cone of silence. Null for all round. Unit: degrees.</summary>
    public Parameter? MaxElevation { get; init; }

    /// <summary>The part of <see cref="Detection"/> that is left at night; null for all. 0 to 1.</summary>
    public Parameter? AtNight { get; init; }

    /// <summary>The part of <see cref="Detection"/> that is left in weather; what is not named loses nothing. 0 to 1.</summary>
    public IReadOnlyDictionary<Conditions.Weather, Parameter> InWeather { get; init; } = new Dictionary<Conditions.Weather, Parameter>();

    /// <summary>Whether every scan is judged by the radar equation.</summary>
    public bool IsScanned => ScanDetection is not null;

    /// <summary>Reads a sensor type; what is wrong is noted in the reader's context.</summary>
    /// <param name="reader">The block.</param>
    /// <returns>The type, or null where something needed is missing or wrong.</returns>
    public static SensorType? Read(MapReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        var id = reader.Id("id");
        var name = reader.Localised("name", id);
        var aliases = reader.Texts("aliases") ?? [];
        var kind = reader.OneOf<SensorKind>("kind");
        var isRadar = kind is SensorKind.Radar or SensorKind.AirborneRadar;
        var isNetwork = kind is SensorKind.AcousticNetwork or SensorKind.ObserverNetwork;
        var range = reader.Number("range", Quantity.Length, 100, 3_000_000, required: isRadar || isNetwork);
        var maxRange = reader.Number("maxRange", Quantity.Length, 100, 3_000_000, required: isRadar);
        var height = reader.Number("antennaHeight", Quantity.Length, 0, 30_000, required: isRadar);
        var maxAltitude = reader.Number("maxAltitude", Quantity.Length, 1, 100_000, required: isNetwork);
        var scan = reader.Number("scan", Quantity.Duration, 0, 3600, required: false);
        var detection = reader.Number("detection", Quantity.Probability, 0, 1);
        var delay = reader.Number("delay", Quantity.Duration, 0, 86_400);
        var availability = reader.Number("availability", Quantity.Probability, 0, 1);
        var classes = reader.ManyOf<ThreatClass>("classes") ?? Enum.GetValues<ThreatClass>();
        var search = RadarSearch.Read(reader, isRadar, scan);
        var (atNight, inWeather) = ReadConditions(reader);
        reader.Finish();
        if (id is null || detection is null || delay is null || availability is null)
        {
            return null;
        }

        return new SensorType
        {
            Id = id,
            Name = name,
            Aliases = [.. aliases.Select(a => a.Value)],
            Kind = kind,
            Range = range,
            MaxRange = maxRange,
            AntennaHeight = height,
            MaxAltitude = maxAltitude,
            Scan = scan,
            Detection = detection,
            Delay = delay,
            Availability = availability,
            Classes = classes,
            ScanDetection = search.ScanDetection,
            FalseAlarm = search.FalseAlarm,
            Fluctuation = search.Fluctuation,
            MaxElevation = search.MaxElevation,
            AtNight = atNight,
            InWeather = inWeather,
        };
    }

    private static (Parameter? AtNight, IReadOnlyDictionary<Conditions.Weather, Parameter> InWeather) ReadConditions(MapReader reader)
    {
        var inWeather = new Dictionary<Conditions.Weather, Parameter>();
        if (reader.Block("remains") is not { } remains)
        {
            return (null, inWeather);
        }

        var atNight = remains.Number("night", Quantity.Probability, 0, 1, required: false);
        foreach (var weather in Enum.GetValues<Conditions.Weather>())
        {
            if (weather != Conditions.Weather.Clear && remains.Number(MapReader.WordFor(weather), Quantity.Probability, 0, 1, required: false) is { } part)
            {
                inWeather[weather] = part;
            }
        }

        remains.Finish();
        return (atNight, inWeather);
    }
}
