using Testudo.Simulation.Replication;
using Testudo.Simulation.Stories;
using Testudo.World.Scenarios;

namespace Testudo.Simulation.Tests.Sensing;

/// <summary>Sensors that are switched off, lost or on station for a time; night and weather.</summary>
public sealed class SensorTimeTests
{
    private const int Replications = 4_000;
    private const string Network = "range: 500 km, maxAltitude: 50 km, remains: {night: 0.5, fog: 0.4}";
    private const string Search = "range: 60 km, maxRange: 300 km, antennaHeight: 20 m, scan: 5 s, scanDetection: 0.8, falseAlarm: 0.000001";

    [Theory]
    [InlineData("", 1)]
    [InlineData("conditions: {}", 0.5)]
    [InlineData("conditions: {weather: fog}", 0.2)]
    [InlineData("conditions: {weather: rain}", 0.5)]
    [InlineData("conditions: {weather: [{is: fog, near: Lviv, radius: 50 km}]}", 0.5)]
    [InlineData("conditions: {weather: [{is: fog, when: from 10:00 to 11:00}]}", 0.5)]
    [InlineData("conditions: {weather: [{is: fog, when: from 03:00 to 05:00}]}", 0.2)]
    public void Night_and_weather_take_their_part_of_the_detections(string conditions, double expected)
    {
        // Launched at 04:00 on 2 January, noticed at once: it is night until about 07:20.
        var model = RaidModel.Prepare(SensingScenes.Radar(Network, kind: "observer-network", more: conditions, launch: "at 04:00"));
        var found = SensingScenes.Detections(model, Replications).Count / (double)Replications;
        Assert.Equal(expected, found, (5 * Math.Sqrt(expected * (1 - expected) / Replications)) + 1e-12);
    }

    [Fact]
    public void By_day_nothing_is_lost()
    {
        var model = RaidModel.Prepare(SensingScenes.Radar(Network, kind: "observer-network", more: "conditions: {}", launch: "at 12:00"));
        Assert.Equal(Replications, SensingScenes.Detections(model, Replications).Count);
    }

    [Theory]
    [InlineData("off: from 06:00 to 06:20", 1200)]
    [InlineData("on: from 06:10 to 12:00", 600)]
    [InlineData("off: [from 05:00 to 06:05, from 06:03 to 06:15]", 900)]
    public void A_network_that_is_off_notices_a_threat_when_it_is_on_again(string site, double expected)
    {
        // The threat is in the coverage from its launch at 06:00 to its impact half an hour later.
        var model = RaidModel.Prepare(SensingScenes.Radar("range: 500 km, maxAltitude: 50 km", kind: "observer-network", site: site));
        Assert.All(SensingScenes.Detections(model, 100), time => Assert.Equal(expected, time, 1e-6));
    }

    [Theory]
    [InlineData("lost: at 05:59")]
    [InlineData("on: from 02:00 to 04:00")]
    [InlineData("off: from 05:00 to 12:00")]
    public void A_sensor_that_is_not_there_sees_nothing_and_the_story_says_why(string site)
    {
        var model = RaidModel.Prepare(SensingScenes.Radar("range: 500 km, maxAltitude: 50 km", kind: "observer-network", site: site));
        var raid = ReplayedRaid.Of(model, 1, 0);
        var overlooked = Assert.Single(raid.Events, e => e.Kind == TraceKind.Overlooked);
        Assert.Equal(Oversight.SwitchedOff, (Oversight)(int)overlooked.Value);
        var story = StoryTeller.Tell(model, 1, raid, 0, 0, "test")!;
        Assert.Equal(Oversight.SwitchedOff, Assert.Single(story.Moments, m => m.Kind == TraceKind.Overlooked).Oversight);
    }

    [Fact]
    public void Scans_count_only_while_the_radar_is_on()
    {
        Scenario Scene(string site) => SensingScenes.Radar(Search, "altitude: 3 km", site: site);
        var always = SensingScenes.Detections(RaidModel.Prepare(Scene("")), Replications);
        // The threat comes into the search range after about 20 minutes; the radar is on from 06:24, with the threat deep in it.
        var late = SensingScenes.Detections(RaidModel.Prepare(Scene("on: from 06:27 to 12:00")), Replications);
        Assert.True(always.Max() < 27 * 60);
        Assert.All(late, time => Assert.InRange(time, 27 * 60, (27 * 60) + 60));
        Assert.Equal(Replications, late.Count);
        // On all the time, written as two times that meet: the same detections, to the last bit.
        Assert.Equal(always, SensingScenes.Detections(RaidModel.Prepare(Scene("on: [from 00:00 to 06:24, from 06:24 to 12:00]")), Replications));
        // Switched off for a minute: nothing is found in that minute.
        var off = SensingScenes.Detections(RaidModel.Prepare(Scene("off: from 06:22 to 06:24")), Replications);
        Assert.DoesNotContain(off, time => time is > 22 * 60 and < 24 * 60);
        Assert.Equal(always.Count(t => t < 22 * 60), off.Count(t => t < 22 * 60));
    }

    [Fact]
    public void A_night_that_is_the_reason_is_told()
    {
        var model = RaidModel.Prepare(SensingScenes.Radar(Network, kind: "observer-network", more: "conditions: {}", launch: "at 04:00"));
        var reasons = Enumerable.Range(0, 50).SelectMany(r => ReplayedRaid.Of(model, 1, (uint)r).Events).Where(e => e.Kind == TraceKind.Overlooked).ToList();
        Assert.NotEmpty(reasons);
        Assert.All(reasons, e => Assert.Equal(Oversight.NightOrWeather, (Oversight)(int)e.Value));
        Assert.All(reasons, e => Assert.Equal(0.5, e.Detail, 1e-12));
    }
}
