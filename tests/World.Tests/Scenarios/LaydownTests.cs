using Testudo.World.Geodesy;
using Testudo.World.Scenarios;

namespace Testudo.World.Tests.Scenarios;

public sealed class LaydownTests
{
    [Fact]
    public void A_battery_takes_from_the_catalogue_what_it_does_not_say()
    {
        var battery = Assert.Single(Batteries("{system: nasams, near: Kyiv}"));
        var system = TestFolder.Catalogue.Systems.Find("nasams")!;
        Assert.Equal(("kyiv-nasams", "Kyiv"), (battery.Id, battery.Near.English));
        Assert.Equal(((int)system.Rounds!.Value, (int)system.Channels!.Value), (battery.Rounds, battery.Channels));
        Assert.Equal((int)(system.Reserve?.Value ?? 0), battery.Reserve);
        Assert.Equal(system.Sensor, battery.Sensor?.Id);
        var own = Assert.Single(Batteries("{system: nasams, near: [50.1, 30.2], rounds: 3, reserve: 2, channels: 1}"));
        Assert.Equal(("nasams", 3, 2, 1), (own.Id, own.Rounds, own.Reserve, own.Channels));
    }

    [Fact]
    public void Ids_are_given_by_place_and_type_and_numbered_where_there_are_more() => Assert.Equal(
        ["kyiv-nasams", "kyiv-nasams-1", "kyiv-nasams-2", "mine", "guns-1", "guns-2", "odesa-nasams"],
        Batteries("{system: nasams, near: Kyiv}, {system: nasams, near: Kyiv, count: 2}, {id: mine, system: nasams, near: Kyiv}, {id: guns, system: gepard, near: Kyiv, count: 2}, {system: nasams, near: Odesa}").Select(b => b.Id));

    [Theory]
    [InlineData("{id: a, system: nasams, near: Kyiv}, {id: a, system: gepard, near: Kyiv}", "the id \"a\" is used twice in the laydown")]
    [InlineData("{id: a, system: nasams, near: Kyiv, count: 2}, {id: a-2, system: gepard, near: Kyiv}", "the id \"a-2\" is used twice in the laydown")]
    [InlineData("{system: nasams, near: Kyiv}, {id: kyiv-nasams, system: gepard, near: Kyiv}", "the id \"kyiv-nasams\" is used twice in the laydown")]
    public void Ids_that_overlap_are_refused(string batteries, string expected) =>
        Assert.Equal([expected], TestScenario.Said(TestScenario.With(batteries: batteries)));

    [Fact]
    public void Sensors_and_batteries_share_their_ids() =>
        Assert.Equal(
            ["the id \"a\" is used twice in the laydown"],
            TestScenario.Said(TestScenario.With(batteries: "{id: a, system: nasams, near: Kyiv}", sensors: "{id: a, sensor: p-18, near: Kyiv}")));

    [Theory]
    [InlineData("{system: nasams, near: Kyiv, rounds: 0}", "found \"0\"; allowed is from 1 to 100000")]
    [InlineData("{system: nasams, near: Kyiv, rounds: 1.5}", "found \"1.5\" where a whole number was expected")]
    [InlineData("{system: nasams, near: Kyiv, channels: 0}", "found \"0\"; allowed is from 1 to 1000")]
    [InlineData("{system: nasams, near: Kyiv, reserve: -1}", "found \"-1\"; allowed is from 0 to 1E+06")]
    [InlineData("{system: nasams, near: Kyiv, count: 0}", "found \"0\"; allowed is from 1 to 2000")]
    [InlineData("{system: nasams, near: Kyiv, spread: 5}", "found \"5\" where a length with its unit (m, km) was expected")]
    [InlineData("{system: nasams}", "the key \"near\" is missing")]
    [InlineData("{near: Kyiv}", "the key \"system\" is missing")]
    [InlineData("{system: nasasm, near: Kyiv}", "the system \"nasasm\" is not in the catalogue")]
    [InlineData("{system: nasams, near: Kyyiv}", "the place \"Kyyiv\" is not known")]
    [InlineData("{system: nasams, near: {a: 1}}", "found a block of keys where a place was expected")]
    [InlineData("{system: nasams, near: Kyiv, round: 5}", "the key \"round\" is not known here; allowed are: along, base, channels, count, id, link, moves, movesUpTo, near, onStation, reserve, rounds, spread, supply, system")]
    public void A_battery_that_is_wrong_is_refused(string battery, string expected) =>
        Assert.Contains(expected, TestScenario.Said(TestScenario.With(batteries: battery)));

    [Fact]
    public void Near_names_are_suggested()
    {
        var problems = TestFolder.ProblemsOf(TestScenario.With(batteries: "{system: nasasm, near: Kyyiv}", sensors: "{sensor: p18, near: Odesaa}"));
        Assert.Equal(4, problems.Count);
        Assert.All(problems.Zip(["nasams", "Kyiv", "p-18", "Odesa"]), p => Assert.Contains(p.Second[..3], TestFolder.Suggested(p.First), StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void A_reserve_without_a_reload_time_is_refused()
    {
        const string system = "{id: bare, kind: gun, layer: point, channels: 1, reaction: 1 s, interceptorSpeed: 900 m/s, rounds: 5, roundCost: 1 USD, availability: 1, against: {cruise: {range: 2 km, maxAltitude: 2 km, kill: 0.5}}}";
        string With(string reserve) => TestScenario.With(batteries: $"{{system: bare, near: Kyiv{reserve}}}", rest: $"define: {{systems: [{system}]}}");
        Assert.Equal(0, TestFolder.Scenario(With("")).Batteries[0].Reserve);
        Assert.Equal(["bare has no reload time, so a reserve of 5 cannot be used"], TestScenario.Said(With(", reserve: 5")));
    }

    [Fact]
    public void Electronic_warfare_has_no_rounds()
    {
        var battery = Assert.Single(Batteries("{system: ew-city, near: Kyiv}"));
        Assert.Equal((0, 0), (battery.Rounds, battery.Reserve));
    }

    [Fact]
    public void More_sites_than_can_be_simulated_are_refused() => Assert.Contains(
        "the laydown has 2001 batteries and 0 sensors; at most 2000 of each are simulated",
        TestScenario.Said(TestScenario.With(batteries: "{system: nasams, near: Kyiv, count: 2000}, {system: nasams, near: Odesa}")));

    [Fact]
    public void A_laydown_is_needed_but_may_be_empty()
    {
        Assert.Equal(["the key \"laydown\" is missing"], TestScenario.Said($"scenario: test\ndate: 2024-01-02\nraid:\n  - {{{TestScenario.Salvo}}}\n"));
        Assert.Empty(Batteries(""));
    }

    // H. Vogel, "A better way to construct the sunflower head", Mathematical Biosciences 44 (1979): the n-th of N points lies at the angle
    // n * 137.508 degrees and the radius sqrt((n + 1/2) / N).
    [Theory]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(108)]
    public void Sites_lie_on_the_spiral_of_Vogel_within_their_spread(int count)
    {
        var centre = TestFolder.Catalogue.Places.Find("Kyiv")!.Position;
        var batteries = Batteries($"{{system: gepard, near: Kyiv, count: {count}, spread: 60 km}}");
        Assert.Equal(count, batteries.Count);
        for (var n = 0; n < count; n++)
        {
            var (distance, bearing) = (Geodesic.Inverse(centre, batteries[n].Position).DistanceMetres, Geodesic.Inverse(centre, batteries[n].Position).InitialBearingDegrees);
            Assert.Equal(60_000 * Math.Sqrt((n + 0.5) / count), distance, 1e-3);
            Assert.InRange(distance, 0, 60_000);
            Assert.Equal(0, Math.IEEERemainder(bearing - (n * 180 * (3 - Math.Sqrt(5))), 360), 1e-6);
        }

        // Evenly: every half of the disc holds about half of the sites.
        var north = batteries.Count(b => b.Position.LatitudeDegrees > centre.LatitudeDegrees);
        Assert.InRange(north, (count / 2) - 3, (count / 2) + 3);
    }

    [Fact]
    public void One_site_or_no_spread_stays_in_the_place_itself()
    {
        var centre = TestFolder.Catalogue.Places.Find("Kyiv")!.Position;
        Assert.All(Batteries("{system: gepard, near: Kyiv, spread: 60 km}, {system: gepard, near: Kyiv, count: 3}"), b => Assert.Equal(centre, b.Position));
    }

    private static IReadOnlyList<Battery> Batteries(string batteries) => TestFolder.Scenario(TestScenario.With(batteries: batteries)).Batteries;
}
