using System.Globalization;
using Testudo.World;
using Testudo.World.Scenarios;
using Testudo.World.Sensors;
using Testudo.World.Systems;
using Testudo.World.Text;
using Testudo.World.Threats;

namespace Testudo.Simulation.Autopsy;

/// <summary>A change that suggests itself.</summary>
internal sealed record Candidate(ChangeKind Kind, ScenarioChange Change)
{
    private const int MoreRounds = 2;
    private const int SecondsSooner = 20;

    public DefenceSystem? System { get; private init; }

    public SensorType? Sensor { get; private init; }

    public LocalisedText? Near { get; private init; }

    public IReadOnlyList<ThreatClass> Classes { get; private init; } = [];

    public int Batteries { get; private init; }

    public int Amount { get; private init; } = 1;

    public static Candidate MoreChannels(IReadOnlyList<Battery> entry) =>
        AtEntry(ChangeKind.Channel, entry, "channels", entry[0].Channels, 1);

    public static Candidate MoreRoundsReady(IReadOnlyList<Battery> entry) =>
        AtEntry(ChangeKind.Rounds, entry, "rounds", entry[0].Rounds, MoreRounds);

    public static Candidate TracksSooner(Doctrine doctrine) => new(
        ChangeKind.Sooner,
        new ScenarioChange("sooner", [YamlEdit.Set("doctrine.trackSooner", string.Create(CultureInfo.InvariantCulture, $"{doctrine.TrackSooner + SecondsSooner} s"))]))
    {
        Amount = SecondsSooner,
    };

    public static Candidate OneMoreSensor(Scenario scenario, SensorType sensor, Asset asset) => new(
        ChangeKind.Sensor,
        new ScenarioChange($"sensor-{asset.Id}-{sensor.Id}", [YamlEdit.Append("laydown.sensors", $"{{sensor: {sensor.Id}, near: {PlaceOf(scenario, asset)}}}")]))
    {
        Sensor = sensor,
        Near = asset.Name,
    };

    public static Candidate OneMoreBattery(Scenario scenario, DefenceSystem system, Asset asset) => new(
        ChangeKind.Battery,
        new ScenarioChange($"battery-{asset.Id}-{system.Id}", [YamlEdit.Append("laydown.batteries", $"{{system: {system.Id}, near: {PlaceOf(scenario, asset)}}}")]))
    {
        System = system,
        Near = asset.Name,
        Batteries = 1,
    };

    /// <summary>One more look or one more round in a salvo, by the rule that applies; a rule is added where none does.</summary>
    public static Candidate Rule(ChangeKind kind, Doctrine doctrine, ThreatClass threatClass, DefenceSystem system)
    {
        var number = NumberOf(doctrine, threatClass, system);
        var rule = doctrine.RuleFor(threatClass, system);
        var key = kind == ChangeKind.Look ? "looks" : "salvo";
        var value = 1 + (kind == ChangeKind.Look ? rule.Looks : rule.Salvo);
        var edit = number > 0
            ? YamlEdit.Set(At(number, key), Text(value))
            : YamlEdit.Append("doctrine.rules", $"{{against: {MapReader.WordFor(threatClass)}, {key}: {Text(value)}}}");
        return OfRule(kind, number, number > 0 ? rule.Against : [threatClass], rule, edit);
    }

    /// <summary>The rule that holds fire or keeps rounds back, without that.</summary>
    public static Candidate Released(ChangeKind kind, Doctrine doctrine, ThreatClass threatClass, DefenceSystem system)
    {
        var number = NumberOf(doctrine, threatClass, system);
        var rule = doctrine.Rules[number - 1];
        return OfRule(kind, number, rule.Against, rule, kind == ChangeKind.Release ? YamlEdit.Set(At(number, "hold"), "false") : YamlEdit.Set(At(number, "keep"), "0"))
            with
        { Amount = kind == ChangeKind.Spend ? rule.Keep : 1 };
    }

    private static string At(int rule, string key) => $"doctrine.rules[{Text(rule)}].{key}";

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static int NumberOf(Doctrine doctrine, ThreatClass threatClass, DefenceSystem system) =>
        1 + doctrine.Rules.ToList().IndexOf(doctrine.RuleFor(threatClass, system));

    private static Candidate OfRule(ChangeKind kind, int number, IReadOnlyList<ThreatClass> against, EngagementRule rule, YamlEdit edit) => new(
        kind,
        new ScenarioChange($"{MapReader.WordFor(kind)}-rule-{(number > 0 ? Text(number) : "for-" + MapReader.WordFor(against[0]))}", [edit]))
    {
        System = rule.Systems is [var only] ? only : null,
        Classes = against.Count == Enum.GetValues<ThreatClass>().Length ? [] : against,
    };

    private static Candidate AtEntry(ChangeKind kind, IReadOnlyList<Battery> entry, string key, int now, int more) => new(
        kind,
        new ScenarioChange($"{MapReader.WordFor(kind)}-{entry[0].Id}", [YamlEdit.Set($"laydown.batteries[{Text(entry[0].Entry + 1)}].{key}", Text(now + more))]))
    {
        System = entry[0].System,
        Near = entry[0].Near,
        Batteries = entry.Count,
        Amount = more,
    };

    private static string PlaceOf(Scenario scenario, Asset asset) =>
        scenario.Catalogue.Places.Find(asset.Id) is { } place && place.Position == asset.Position
            ? scenario.Catalogue.Places.Find(place.Name.English) == place && place.Name.English.All(c => char.IsAsciiLetter(c) || c is ' ' or '-') ? place.Name.English : place.Id
            : string.Create(CultureInfo.InvariantCulture, $"[{asset.Position.LatitudeDegrees:R}, {asset.Position.LongitudeDegrees:R}]");
}
