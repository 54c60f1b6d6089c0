using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Testudo.World.Text;

namespace Testudo.Reporting.Tests;

/// <summary>A scenario in which every text that a user may write is an attack on the page.</summary>
/// <remarks>Ids are lower-case letters, digits, points and hyphens; there the attack is a name that objects of JavaScript have from birth.</remarks>
internal static class HostileScenario
{
    /// <summary>The id of the threat type.</summary>
    public const string ThreatId = "constructor";

    /// <summary>What every text is hostile with.</summary>
    public static readonly IReadOnlyList<string> Attacks =
    [
        "</script><script>window.pwned=1</script>",
        "</title></style></textarea></noscript><script>window.pwned=1</script>",
        "<img src=x onerror=window.pwned=1>",
        "\"><svg onload=window.pwned=1>",
        "'><iframe srcdoc='<script>parent.pwned=1</script>'></iframe>",
        "<a href=javascript:window.pwned=1>",
        "<!--<script>",
        "]]>",
        "{{constructor.constructor('window.pwned=1')()}}",
        "${window.pwned=1}",
        "javascript:window.pwned=1",
        "datum['a'].b[0]",
        "{n} {value} {0} %s $& $1 $`",
        "&lt;b&gt;&amp;",
        "{\"testudo\":\"data\"}<title>Testudo</title>",
        "\u2028\u2029",
        "\u202Eright to left\u202C",
        "\u200B\uFEFF",
    ];

    // Escapes would make keys longer than YAML allows.
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly Lazy<Raid> Run = new(() => Raid.Of(YamlSource.Parse("hostile.yaml", Encoding.UTF8.GetBytes(Scenario!.ToJsonString(Plain))), 60));

    /// <summary>A word of 10,000 letters.</summary>
    public static string Long { get; } = new('w', 10_000);

    /// <summary>The raid.</summary>
    public static Raid Raid => Run.Value;

    /// <summary>The scenario as JSON, which is YAML.</summary>
    public static JsonObject Scenario { get; } = Write();

    /// <summary>A hostile text of its own.</summary>
    /// <param name="name">What makes it differ from the others.</param>
    public static string Text(string name) => $"{name} {string.Join(' ', Attacks)}";

    private static JsonObject Write() => new()
    {
        ["scenario"] = "tostring",
        ["date"] = "2024-01-01",
        ["title"] = Names("title"),
        ["notes"] = Names("notes"),
        ["define"] = new JsonObject
        {
            ["threats"] = List(Threat(), new() { ["like"] = Text("threat.en"), ["id"] = "hasownproperty", ["name"] = Text("copied threat") }),
            ["systems"] = List(System(), new() { ["like"] = Text("system.en"), ["id"] = "copied-system", ["name"] = Long }),
            ["sensors"] = List(Sensor(), new() { ["like"] = Text("sensor.en"), ["id"] = "copied-sensor", ["name"] = Text("copied sensor") }),
            ["places"] = List(Place("town", "valueof", [49.0, 31.0]), Place("launch", "launch", [49.0, 34.0], "launch-area"), new() { ["like"] = Text("town.en"), ["id"] = "copied-place", ["name"] = Names("waypoint"), ["kind"] = "waypoint", ["position"] = Number(new JsonArray(49.0, 32.0), "position", "testudo-judgement") }),
        },
        ["raid"] = List(
            Salvo("isprototypeof", Text("threat.en"), "06:00", new JsonObject { [Text("asset.en")] = 3 }),
            Salvo("first", Text("threat.en alias"), "06:10", Text("town.uk")),
            Salvo("second", Text("copied threat"), "06:20", new JsonObject { ["prototype"] = 3 })),
        ["laydown"] = new JsonObject
        {
            ["batteries"] = List(
                new() { ["id"] = "length", ["system"] = Text("system.en"), ["near"] = Text("town.en") },
                new() { ["system"] = Long, ["near"] = Text("town.ru") }),
            ["sensors"] = List(new JsonObject { ["id"] = "name", ["sensor"] = Text("sensor.en"), ["near"] = Text("town.en alias") }),
        },
        ["assets"] = List(
            new() { ["place"] = Text("town.en"), ["id"] = "caller", ["name"] = Names("asset"), ["population"] = Number("50000", "population") },
            new() { ["id"] = "prototype", ["name"] = Long, ["position"] = Text("town.en") }),
        ["doctrine"] = new JsonObject
        {
            ["trackDelay"] = Number("5 s", "trackDelay"),
            ["assessmentMissedKill"] = Number("0.08", "assessmentMissedKill"),
            ["raidEffect"] = Number("0.4", "raidEffect"),
            ["rules"] = List(new JsonObject { ["against"] = "cruise", ["systems"] = new JsonArray(Text("system.en"), Long), ["salvo"] = 1, ["looks"] = 2 }),
        },
        ["jamming"] = List(new JsonObject { ["near"] = Text("town.en"), ["within"] = "100 km", ["jammingToNoise"] = Number("3 dB", "jammingToNoise") }),
        ["watch"] = new JsonArray("Poland"),
    };

    private static JsonObject Threat() => new()
    {
        ["id"] = ThreatId,
        ["name"] = Names("threat"),
        ["aliases"] = new JsonArray(Text("threat.en alias")),
        ["class"] = "cruise",
        ["profile"] = "cruise",
        ["speed"] = Number("200 m/s", "speed"),
        ["altitude"] = Number("3 km", "altitude"),
        ["range"] = Number("1000 km", "range"),
        ["radarCrossSection"] = Number("1 m2", "radarCrossSection"),
        ["launchReliability"] = Number("0.9", "launchReliability"),
        ["flightReliability"] = Number("0.9", "flightReliability"),
        ["jamming"] = Number("0", "jamming"),
        ["warhead"] = Number("450 kg", "warhead"),
        ["unitCost"] = Number("1000000 USD", "unitCost"),
    };

    private static JsonObject System() => new()
    {
        ["id"] = "watch",
        ["name"] = Names("system"),
        ["aliases"] = Text("system.en alias"),
        ["kind"] = "sam",
        ["layer"] = "medium",
        ["sensor"] = Text("sensor.en"),
        ["channels"] = Number("4", "channels"),
        ["reaction"] = Number("5 s", "reaction"),
        ["interceptorSpeed"] = Number("1000 m/s", "interceptorSpeed"),
        ["rounds"] = Number("12", "rounds"),
        ["roundCost"] = Number("500000 USD", "roundCost"),
        ["availability"] = Number("0.9", "availability"),
        ["against"] = new JsonObject { ["cruise"] = new JsonObject { ["range"] = Number("40 km", "envelope"), ["maxAltitude"] = "10 km", ["kill"] = Number("0.6", "kill") } },
    };

    private static JsonObject Sensor() => new()
    {
        ["id"] = "tolocalestring",
        ["name"] = Names("sensor"),
        ["aliases"] = new JsonArray(Text("sensor.en alias")),
        ["kind"] = "radar",
        ["range"] = Number("150 km", "sensor range"),
        ["maxRange"] = Number("200 km", "maxRange"),
        ["antennaHeight"] = Number("20 m", "antennaHeight"),
        ["detection"] = Number("0.95", "detection"),
        ["scan"] = Number("5 s", "scan"),
        ["scanDetection"] = Number("0.8", "scanDetection"),
        ["falseAlarm"] = Number("0.000001", "falseAlarm"),
        ["maxElevation"] = Number("60 deg", "maxElevation"),
        ["delay"] = Number("1 s", "delay"),
        ["availability"] = Number("0.95", "sensor availability"),
    };

    private static JsonObject Place(string name, string id, double[] position, string kind = "city") => new()
    {
        ["id"] = id,
        ["name"] = Names(name),
        ["aliases"] = new JsonArray(Text($"{name}.en alias")),
        ["country"] = Text($"{name} country"),
        ["kind"] = kind,
        ["position"] = new JsonArray(position[0], position[1]),
    };

    private static JsonObject Salvo(string id, string threat, string time, JsonNode targets) => new()
    {
        ["id"] = id,
        ["threat"] = threat,
        ["count"] = 3,
        ["launch"] = $"at {time}",
        ["from"] = Text("launch.en"),
        ["via"] = new JsonArray(Text("waypoint.en")),
        ["targets"] = targets,
    };

    private static JsonObject Names(string name) => new() { ["en"] = Text($"{name}.en"), ["uk"] = Text($"{name}.uk"), ["ru"] = Text($"{name}.ru") };

    private static JsonObject Number(JsonNode value, string name, string source = "scenario") =>
        new() { ["value"] = value, ["source"] = source, ["date"] = "2024-01", ["confidence"] = "judgement", ["note"] = Text($"{name} note") };

    private static JsonArray List(params JsonObject[] items) => [.. items];
}
