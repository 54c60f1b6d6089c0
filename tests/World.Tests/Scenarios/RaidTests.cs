using Testudo.World.Geodesy;
using Testudo.World.Scenarios;
using Testudo.World.Text;

namespace Testudo.World.Tests.Scenarios;

public sealed class RaidTests
{
    [Fact]
    public void A_salvo_is_read_as_it_is_written()
    {
        var salvo = Raid("id: first, threat: Kalibr, count: 6, arrive: from 22:00 to 01:00, from: Black Sea, via: [Mykolaiv, [48.5, 31.0]], spread: 5 km, routes: 3, targets: {Kyiv: 4, Odesa: 2}");
        Assert.Equal(("first", "kalibr", 6, false, true), (salvo.Id, salvo.Threat.Id, salvo.Count, salvo.IsPoisson, salvo.IsArrival));
        Assert.Equal(new ClockWindow(22 * 3600, 25 * 3600), salvo.When);
        Assert.Equal("Black Sea launch area", salvo.FromName.English);
        Assert.Equal([TestFolder.Catalogue.Places.Find("Mykolaiv")!.Position, new GeoPosition(48.5, 31)], salvo.Via);
        Assert.Equal((5000, 3), (salvo.Spread, salvo.Routes));
        Assert.Equal([new SalvoTarget(0, 4, 4), new SalvoTarget(1, 2, 2)], salvo.Targets);
    }

    [Theory]
    [InlineData("via: Poltava", 1)]
    [InlineData("via: [50.0, 33.0]", 1)]
    [InlineData("via: [Poltava, Cherkasy]", 2)]
    [InlineData("via: [[50.0, 33.0], [50.1, 32.0]]", 2)]
    [InlineData("via: [[50.0, 33.0], Cherkasy, Uman]", 3)]
    [InlineData("via: []", 0)]
    public void Points_on_the_way_are_one_or_many(string via, int expected) =>
        Assert.Equal(expected, Raid($"{TestScenario.Salvo}, {via}").Via.Count);

    [Fact]
    public void A_cruise_missile_has_a_corridor_and_an_arc_has_none()
    {
        Assert.Equal((10_000, 16), (Raid(TestScenario.Salvo).Spread, Raid(TestScenario.Salvo).Routes));
        var straight = Raid(TestScenario.Salvo + ", spread: 0 km, routes: 5");
        Assert.Equal((0, 1), (straight.Spread, straight.Routes));
        var arc = Raid("threat: iskander-m, count: 2, launch: at 06:00, from: Kursk oblast, targets: Kharkiv");
        Assert.Equal((0, 1), (arc.Spread, arc.Routes));
    }

    [Theory]
    [InlineData("count: 6, targets: {Kyiv: 4, Odesa: 1}", "the targets add up to 5, but count is 6")]
    [InlineData("count: 4, targets: {Kyiv: 4, Odesa: 1}", "the targets add up to 5, but count is 4")]
    [InlineData("targets: Kyiv", "the key \"count\" is missing")]
    [InlineData("shares: {Kyiv: 100%}", "the key \"count\" is missing")]
    [InlineData("count: 6", "the key \"targets\" is missing")]
    [InlineData("count: 6, targets: {Kyiv: 6}, shares: {Kyiv: 1}", "\"targets\" and \"shares\" exclude each other")]
    [InlineData("count: 6, shares: {Kyiv: 60%, Odesa: 30%}", "the shares add up to 0.9; they must add up to 1 (100%)")]
    [InlineData("count: 6, shares: {Kyiv: 60%, Odesa: 60%}", "the shares add up to 1.2; they must add up to 1 (100%)")]
    [InlineData("count: 6, shares: {Kyiv: 160%}", "found \"160%\"; allowed is from 0 to 1")]
    [InlineData("count: 6, targets: {Kyiv: 4, Kiev: 2}", "the target \"Kiev\" stands twice under two names")]
    [InlineData("count: 6, targets: {Kyiv: 2.5}", "found \"2.5\" where a whole number was expected")]
    [InlineData("count: 6, targets: {Kyiv: 0}", "found \"0\"; allowed is from 1 to 20000")]
    [InlineData("count: 6, targets: {}", "no target is named")]
    [InlineData("count: {poisson: 6}, targets: {Kyiv: 6}", "a Poisson count cannot be divided into fixed numbers")]
    [InlineData("count: {poison: 6}, targets: Kyiv", "the key \"poisson\" is missing")]
    [InlineData("count: 0, targets: Kyiv", "found \"0\"; allowed is from 1 to 20000")]
    [InlineData("count: 20001, targets: Kyiv", "found \"20001\"; allowed is from 1 to 20000")]
    [InlineData("count: -1, targets: Kyiv", "found \"-1\"; allowed is from 1 to 20000")]
    [InlineData("count: many, targets: Kyiv", "found \"many\" where a whole number was expected")]
    public void Counts_targets_and_shares_have_to_agree(string written, string expected) =>
        Assert.Contains(expected, TestScenario.Said(TestScenario.With($"threat: kh-101, launch: at 06:00, from: Engels and Saratov launch area, {written}")));

    [Fact]
    public void A_count_that_is_left_out_is_the_sum_of_the_targets() =>
        Assert.Equal(7, Raid("threat: kh-101, launch: at 06:00, from: Engels and Saratov launch area, targets: {Kyiv: 4, Odesa: 3}").Count);

    [Fact]
    public void Shares_are_drawn_and_fixed_counts_are_not()
    {
        var drawn = Raid("threat: kh-101, count: 10, launch: at 06:00, from: Engels and Saratov launch area, shares: {Kyiv: 60%, Odesa: 0.4}");
        Assert.All(drawn.Targets, t => Assert.Null(t.Count));
        Assert.Equal(1, drawn.Targets.Sum(t => t.Share), 1e-15);
        Assert.Equal(0.6, drawn.Targets[0].Share, 1e-15);
        var poisson = Raid("threat: kh-101, count: {poisson: 10}, launch: at 06:00, from: Engels and Saratov launch area, targets: Kyiv");
        Assert.True(poisson.IsPoisson);
        Assert.Null(poisson.Targets[0].Count);
    }

    [Theory]
    [InlineData("", "the key \"launch\" or \"arrive\" is missing")]
    [InlineData("launch: at 06:00, arrive: at 08:00,", "\"launch\" and \"arrive\" exclude each other")]
    [InlineData("launch: at noon,", "found \"at noon\" where a time was expected")]
    [InlineData("arrive: from 2024-01-09 08:00 to 2024-01-08 09:00,", "where a time was expected")]
    [InlineData("launch: [06:00],", "found a list where a text was expected")]
    public void Either_the_launch_or_the_arrival_is_given(string when, string expected)
    {
        var said = TestScenario.Said(TestScenario.With($"threat: kh-101, count: 1, {when} from: Engels and Saratov launch area, targets: Kyiv"));
        Assert.Contains(said, s => s.StartsWith(expected, StringComparison.Ordinal) || s.Contains(expected, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("threat: kh-101, count: 1, launch: at 06:00, from: Engles, targets: Kyiv", "the place \"Engles\" is not known", "")]
    [InlineData("threat: kh-110, count: 1, launch: at 06:00, from: Black Sea, targets: Kyiv", "the threat type \"kh-110\" is not in the catalogue", "did you mean \"kh-101\"?")]
    [InlineData("threat: kh-101, count: 1, launch: at 06:00, from: Black Sea, targets: Kyyv", "the target \"Kyyv\" is neither an asset of this scenario nor a known place", "Kyiv")]
    [InlineData("threat: kh-101, count: 1, launch: at 06:00, from: Black Sea, targets: {Odessa-on-Sea: 1}", "the target \"Odessa-on-Sea\" is neither", "")]
    [InlineData("threat: kh-101, count: 1, launch: at 06:00, from: Black Sea, via: [Poltva], targets: Kyiv", "the place \"Poltva\" is not known", "did you mean \"Poltava\"?")]
    [InlineData("threat: kh-101, count: 1, launch: at 06:00, from: Black Sea, targts: Kyiv", "the key \"targts\" is not known here", "did you mean \"targets\"?")]
    public void What_is_not_known_is_named_and_what_is_near_suggested(string raid, string expected, string suggestion) => Assert.Contains(
        TestFolder.ProblemsOf(TestScenario.With(raid)),
        p => TestFolder.Said(p).StartsWith(expected, StringComparison.Ordinal) && TestFolder.Suggested(p).Contains(suggestion, StringComparison.OrdinalIgnoreCase));

    [Fact]
    public void A_threat_that_cannot_reach_its_target_is_refused()
    {
        var problem = Assert.Single(TestFolder.ProblemsOf(TestScenario.With("threat: kh-59, count: 1, launch: at 06:00, from: Engels and Saratov launch area, targets: Kyiv")));
        Assert.Matches(@"^the way to Kyiv is \d+ km long, but kh-59 flies 290 km at most$", TestFolder.Said(problem));
        // Points on the way make it longer: Belgorod is near enough to Kharkiv, but not by way of Lviv.
        const string near = "threat: kh-59, count: 1, launch: at 06:00, from: Belgorod oblast, targets: Kharkiv";
        Assert.Equal(1, Raid(near).Count);
        Assert.Contains("flies 290 km at most", Assert.Single(TestScenario.Said(TestScenario.With(near + ", via: Lviv"))));
    }

    [Fact]
    public void A_threat_that_starts_at_its_target_is_refused() =>
        Assert.Contains("at least 100 m are needed", Assert.Single(TestScenario.Said(TestScenario.With("threat: kh-101, count: 1, launch: at 06:00, from: Kyiv, targets: Kyiv"))));

    [Theory]
    [InlineData("via: Sumy")]
    [InlineData("spread: 5 km")]
    public void An_arc_takes_no_points_on_the_way_and_no_spread(string key) =>
        Assert.Contains(
            "iskander-m flies an arc from launch to target: points on the way and a spread have no meaning for it",
            TestScenario.Said(TestScenario.With($"threat: iskander-m, count: 2, launch: at 06:00, from: Kursk oblast, {key}, targets: Kharkiv")));

    [Theory]
    [InlineData("raid: []", "the list \"raid\" is empty")]
    [InlineData("raid:", "the list \"raid\" is empty")]
    [InlineData("notes: none", "the key \"raid\" is missing")]
    public void A_raid_without_threats_is_refused(string raid, string expected) =>
        Assert.Equal([expected], TestScenario.Said($"scenario: test\ndate: 2024-01-02\n{raid}\nlaydown: {{batteries: [], sensors: []}}\n"));

    [Fact]
    public void Salvos_without_an_id_are_numbered_by_their_type()
    {
        var raid = TestFolder.Scenario(TestScenario.With($"{TestScenario.Salvo}}}\n  - {{{TestScenario.Salvo}}}\n  - {{id: own, {TestScenario.Salvo}}}\n  - {{{TestScenario.Salvo}")).Raid;
        Assert.Equal(["kh-101", "kh-101-2", "own", "kh-101-3"], raid.Select(s => s.Id));
    }

    [Fact]
    public void Two_salvos_of_one_id_are_refused()
    {
        var problem = Assert.Single(TestFolder.ProblemsOf(TestScenario.With($"id: a, {TestScenario.Salvo}}}\n  - {{id: a, {TestScenario.Salvo}")));
        Assert.Equal("the id \"a\" is used by two salvos", TestFolder.Said(problem));
        Assert.Equal(new TextLocation("test.yaml", 5, "raid[2].id"), problem.Location);
    }

    [Fact]
    public void More_threats_than_can_be_simulated_are_refused()
    {
        var half = TestScenario.Salvo.Replace("count: 4", "count: 10001");
        Assert.Contains("the raid has 20002 threats; at most 20000 are simulated", TestScenario.Said(TestScenario.With($"{half}}}\n  - {{{half}")));
    }

    [Fact]
    public void A_city_that_is_only_a_target_becomes_an_asset()
    {
        var scenario = TestFolder.Scenario(TestScenario.With(TestScenario.Salvo, rest: "assets: [{place: Odesa, value: 3, damagePerHit: 5%, radius: 4 km, population: 7}, {id: dam, name: Dam, position: [50.0, 31.0]}]"));
        Assert.Equal(["odesa", "dam", "kyiv"], scenario.Assets.Select(a => a.Id));
        var (odesa, dam, kyiv) = (scenario.Assets[0], scenario.Assets[1], scenario.Assets[2]);
        Assert.Equal((3, 0.05, 4000, 7), (odesa.Value, odesa.DamagePerHit, odesa.Radius, odesa.Population!.Value));
        Assert.Equal((1, 0.02, 5000, null), (dam.Value, dam.DamagePerHit, dam.Radius, dam.Population));
        Assert.Equal((1, 16_000, 2_952_000), (kyiv.Value, kyiv.Radius, kyiv.Population!.Value));
        Assert.Equal(2, scenario.Raid[0].Targets[0].Asset);
    }

    [Theory]
    [InlineData("{place: Kyiv}, {place: Kiev}", "the asset \"kyiv\" is listed twice")]
    [InlineData("{id: a, position: [50, 30]}, {id: a, position: [50, 31]}", "the asset \"a\" is listed twice")]
    [InlineData("{position: [50, 30]}", "the key \"id\" is missing")]
    [InlineData("{id: a}", "the key \"position\" is missing")]
    [InlineData("{id: a, position: [50]}", "a position is [latitude, longitude] in degrees: -90 to 90 and -180 to 180")]
    [InlineData("{id: a, position: [50, NaN]}", "a position is [latitude, longitude] in degrees: -90 to 90 and -180 to 180")]
    [InlineData("{id: a, position: [91, 30]}", "a position is [latitude, longitude] in degrees: -90 to 90 and -180 to 180")]
    [InlineData("{id: a, position: [50, 181]}", "a position is [latitude, longitude] in degrees: -90 to 90 and -180 to 180")]
    [InlineData("{place: Atlantis}", "the place \"Atlantis\" is not known")]
    [InlineData("{place: Kyiv, damagePerHit: 2}", "found \"2\"; allowed is from 0 to 1")]
    [InlineData("{place: Kyiv, value: -1}", "found \"-1\"; allowed is from 0 to 1E+15")]
    public void An_asset_that_is_wrong_is_refused(string assets, string expected) =>
        Assert.Contains(expected, TestScenario.Said(TestScenario.With(rest: $"assets: [{assets}]")));

    [Fact]
    public void Two_assets_of_one_place_are_two_assets() =>
        Assert.Equal(["dam", "kyiv"], TestFolder.Scenario(TestScenario.With(rest: "assets: [{id: dam, place: Kyiv}, {place: Kyiv}]")).Assets.Select(a => a.Id));

    private static Salvo Raid(string raid) => Assert.Single(TestFolder.Scenario(TestScenario.With(raid)).Raid);
}
