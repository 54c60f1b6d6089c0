using System.Collections.ObjectModel;
using System.Globalization;
using System.Text;
using Testudo.Campaigns.Answers;
using Testudo.Campaigns.Raids;
using Testudo.Campaigns.Running;
using Testudo.Evidence.Claims;
using Testudo.Evidence.Raids;
using Testudo.Evidence.Record;
using Testudo.World;
using Testudo.World.Text;

namespace Testudo.Campaigns.Tests;

/// <summary>Campaigns written in the tests: darts that never fail, guards that always see and fire one round at each.</summary>
internal static class TestCampaigns
{
    private static readonly Lazy<Catalogue> Shared = new(() => Catalogue.Load(Path.Combine(Testudo.Tests.RepositoryRoot.Folder, "catalogue")));

    public static Catalogue Catalogue => Shared.Value;

    public static string Scenario(string rule = "{salvo: 1, looks: 1}", double kill = 0.6, int batteries = 1) => string.Create(CultureInfo.InvariantCulture, $$$$"""
        scenario: test
        date: 2024-01-02
        define:
          places:
            - {id: test-city, position: [50.0, 30.0]}
            - {id: launch-site, kind: launch-area, position: [50.0, 35.0]}
          sensors:
            - {id: all-seeing, kind: observer-network, range: 500 km, maxAltitude: 50 km, scan: 0 s, detection: 1, delay: 0 s, availability: 1}
          threats:
            - {id: dart, class: cruise, profile: cruise, armed: true, speed: 200 m/s, altitude: 100 m, range: 2000 km, radarCrossSection: 0.1 m2,
               launchReliability: 1, flightReliability: 1, jamming: 0, warhead: 400 kg, unitCost: 1000000 USD}
          systems:
            - {id: guard, kind: sam, layer: medium, channels: 50, reaction: 1 s, interceptorSpeed: 1000 m/s, rounds: 1000, roundCost: 500000 USD, availability: 1,
               against: {cruise: {range: 40 km, maxAltitude: 20 km, kill: {{{{kill}}}} } } }
        raid:
          - {id: wave, threat: dart, count: 10, launch: from 01:00 to 05:00, from: launch-site, spread: 0 km, targets: {test-city: 10}}
        laydown:
          batteries: [{system: guard, near: test-city, count: {{{{batteries}}}}, spread: 1 km}]
          sensors: [{sensor: all-seeing, near: test-city}]
        doctrine: {rules: [ {{{{rule}}}} ]}
        """);

    /// <summary>A campaign of 100 days from 2024-01-01 over the scenario.</summary>
    public static Campaign Of(string raids, string stock, string more = "", string? scenario = null) => Read($$"""
        campaign: test
        from: 2024-01-01
        to: 2024-04-09
        scenario: test.yaml
        raids: { {{raids}} }
        stocks:
          - {id: rounds, systems: guard, {{stock}}}
        {{more}}
        """, scenario);

    public static Campaign Read(string campaign, string? scenario = null) => CampaignLoader.Read(Yaml("campaign.yaml", campaign), Yaml("test.yaml", scenario ?? Scenario()), Catalogue);

    public static YamlSource Yaml(string file, string text) => YamlSource.Parse(file, Encoding.UTF8.GetBytes(text));

    /// <summary>The same raid on each of the 100 days.</summary>
    public static string Daily(int threats) =>
        $"given: [{string.Join(", ", Enumerable.Range(0, 100).Select(d => string.Create(CultureInfo.InvariantCulture, $"{{date: {new DateOnly(2024, 1, 1).AddDays(d):yyyy-MM-dd}, cruise: {threats}}}")))}]";

    public static CampaignAssessment Assess(Campaign campaign, CampaignOptions? options = null, IReadOnlyList<CampaignLever>? levers = null, CampaignEvidence? evidence = null) =>
        new CampaignStudy(campaign, levers ?? [], evidence ?? CampaignEvidence.None, options ?? new CampaignOptions { Replications = 40, BreakEvenReplications = 0 })
            .Fight(new FinishedReplications(""), null, CancellationToken.None).Answer("test");

    public static IReadOnlyList<CampaignPath> Paths(Campaign campaign, int replications, int threads = 1, CampaignEvidence? evidence = null) =>
        new CampaignRun(new CampaignModel(campaign, campaign.Policy, RaidCalendar.Of(campaign, (evidence ?? CampaignEvidence.None).Record, []), null), 1, threads, CancellationToken.None)
            .Advance(replications, () => { }).Paths;

    /// <summary>Raids of a record: so many cruise missiles on each day.</summary>
    public static IReadOnlyList<ReportedRaid> Record(DateOnly first, IReadOnlyList<int> daily) => RaidGrouping.Group(daily.Select((n, d) => new RecordRow
    {
        Line = d + 1,
        Key = string.Create(CultureInfo.InvariantCulture, $"{d}"),
        Model = "Kalibr",
        Threats = ["kalibr"],
        Class = RecordClasses.Cruise,
        Time = new ReportedTime(first.AddDays(d).ToDateTime(new TimeOnly(1, 0)), first.AddDays(d).ToDateTime(new TimeOnly(5, 0)), false),
        LaunchPlace = "",
        Target = "Ukraine",
        Launched = n,
        Destroyed = n / 2,
        NotReached = null,
        Source = string.Create(CultureInfo.InvariantCulture, $"kpszsu/{d}"),
        IsNational = true,
        Fields = ReadOnlyDictionary<string, string>.Empty,
    }).Where(r => r.Launched > 0));
}
