using System.Text;
using Testudo.Calibration.Raids;
using Testudo.Evidence.Record;
using Testudo.World;
using Testudo.World.Scenarios;
using Testudo.World.Text;

namespace Testudo.Calibration.Tests;

/// <summary>A small country with one well and one thinly covered city, over the shipped catalogue.</summary>
internal static class TestRaid
{
    private static readonly Lazy<Catalogue> Shared = new(() => Catalogue.Load(Path.Combine(Testudo.Tests.RepositoryRoot.Folder, "catalogue")));

    private const string Text = """
        scenario: small-country
        date: 2024-01-02
        raid:
          - {id: drones, threat: shahed-136, launch: from 00:00 to 02:00, from: Primorsko-Akhtarsk, routes: 4, targets: {Dnipro: 8, Kherson: 2}}
          - {id: cruise, threat: kh-101, arrive: from 05:00 to 06:00, from: Volgodonsk launch area, routes: 4, targets: {Dnipro: 8, Kherson: 2}}
          - {id: ballistic, threat: iskander-m, arrive: from 05:00 to 06:00, from: Crimea, targets: {Dnipro: 2, Kherson: 2}}
        laydown:
          batteries:
            - {system: patriot-pac-3, near: Dnipro, count: 3, spread: 10 km}
            - {system: nasams, near: Dnipro, count: 2, spread: 10 km}
            - {system: gepard, near: Dnipro, count: 12, spread: 10 km}
            - {system: nasams, near: Dnipro, count: 2, spread: 5 km, id: inner}
          sensors:
            - {sensor: p-18, near: Dnipro}
            - {sensor: observer-network, near: Dnipro}
            - {sensor: acoustic-network, near: Dnipro, count: 3, spread: 80 km}
            - {sensor: ballistic-launch-warning, near: Dnipro}
        doctrine: {defaults: catalogue, rules: [{looks: 3, salvo: 2}]}
        """;

    public const int Drone = 0;
    public const int Cruise = 1;
    public const int Ballistic = 2;
    public const int Supersonic = 3;

    public static Catalogue Catalogue => Shared.Value;

    public static Scenario Small { get; } = ScenarioLoader.Read(YamlSource.Parse("small.yaml", Encoding.UTF8.GetBytes(Text)), Shared.Value);

    public static Scenario Shipped(string file) => ScenarioLoader.Load(Path.Combine(Testudo.Tests.RepositoryRoot.Folder, "scenarios", file), Catalogue);

    public static NationalRaid National() => new(Small, 1);

    /// <summary>Few points and short chains: seconds in place of minutes.</summary>
    public static CalibrationOptions Quick { get; } = new() { Points = 60, Settings = 6, Spreads = 6, Replications = 8, Chains = 2, Steps = 6000, Draws = 40, Threads = 2 };

    /// <summary>Raids of several sizes, with outcomes that a test may replace.</summary>
    public static IReadOnlyList<ObservedRaid> Raids(int count) =>
        [.. Enumerable.Range(0, count).Select(i => Raid(i, [5 + (i * 7 % 30), i % 2 == 0 ? 1 + (i * 3 % 20) : 0, i % 3 == 0 ? 1 + (i % 5) : 0, 0, 0]))];

    public static ObservedRaid Raid(int number, int[] launched, int[]? stopped = null)
    {
        var day = new DateOnly(2023, 6, 1).AddDays(number);
        Assert.Equal(RecordClasses.OfCells.Count, launched.Length);
        return new ObservedRaid(day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), day, launched, stopped ?? [.. launched.Select(n => n * 3 / 4)]);
    }
}
