using Testudo.World.Systems;

namespace Testudo.World.Tests.Scenarios;

/// <summary>What batteries do beside standing where they stand, and how systems describe their rounds.</summary>
public sealed class DeploymentTests
{
    private const string Rocket = "id: rocket, kind: sam, layer: medium, channels: 1, reaction: 1 s, interceptorSpeed: 900 m/s, rounds: 5, roundCost: 1 USD, availability: 1, against: {cruise: {range: 20 km, maxAltitude: 9 km, kill: 0.5}}";

    [Fact]
    public void A_battery_says_what_it_does()
    {
        var scenario = TestFolder.Scenario(TestScenario.With(batteries:
            "{system: mobile-fire-group, near: Kyiv, moves: 36 km/h, movesUpTo: 20 km}, {system: nasams, near: Kyiv, supply: {rounds: 6, after: 2 h}}, {system: fighter-alert, near: Odesa, base: Mykolaiv, onStation: from 06:00 to 07:00}")
            .Replace("  sensors:", "  crews: [{near: Kyiv, count: 2}]\n  sensors:", StringComparison.Ordinal));
        var (group, nasams, fighters) = (scenario.Batteries[0].Deployment, scenario.Batteries[1].Deployment, scenario.Batteries[2].Deployment);
        Assert.Equal((10.0, 20_000.0, 0), (group.Moves, group.MovesUpTo, group.Crews));
        Assert.Equal((6, 7200.0, 0), (nasams.SupplyRounds, nasams.SupplyAfter, nasams.Crews));
        Assert.Equal((6 * 3600.0, 7 * 3600.0, -1), (fighters.OnStation!.Value.From, fighters.OnStation.Value.To, fighters.Crews));
        Assert.NotNull(fighters.Base);
        Assert.Equal(2, Assert.Single(scenario.Crews).Count);
        Assert.Equal(30_000, TestFolder.Scenario(TestScenario.With()).Batteries[0].Deployment.MovesUpTo);
    }

    [Theory]
    [InlineData("{system: mobile-fire-group, near: Kyiv, movesUpTo: 20 km}", "movesUpTo says how far a group drives; moves has to say how fast")]
    [InlineData("{system: nasams, near: Kyiv, moves: 40 km/h}", "nasams has a sensor of its own, which stays where it stands: only groups without one can drive")]
    [InlineData("{system: fighter-alert, near: Kyiv, moves: 40 km/h}", "moves is for groups on the ground; fighters fly at their interceptorSpeed")]
    [InlineData("{system: nasams, near: Kyiv, base: Odesa}", "base applies to fighters only")]
    [InlineData("{system: nasams, near: Kyiv, onStation: from 06:00 to 07:00}", "onStation applies to fighters only")]
    [InlineData("{system: fighter-alert, near: Kyiv, onStation: at 06:00}", "found \"at 06:00\" where a span of clock time was expected")]
    [InlineData("{system: fighter-patrol, near: Uzhhorod, base: [50.0, 60.0]}", "the base is 2717 km away: on the way there and back fighter-patrol would use up its endurance")]
    [InlineData("{system: nasams, near: Kyiv, supply: {rounds: 6}}", "the key \"after\" is missing")]
    [InlineData("{system: gepard, near: Kyiv, along: [Kyiv, Odesa]}", "near and along exclude each other: a group stands by one place or along a way")]
    [InlineData("{system: gepard, along: kalibrr}", "no salvo of the raid has the id \"kalibrr\"")]
    [InlineData("{system: gepard, along: [Kyiv]}", "found a list where the id of a salvo or a list of at least two places was expected")]
    public void What_it_cannot_do_is_refused(string battery, string expected) =>
        Assert.Contains(expected, TestScenario.Said(TestScenario.With(batteries: battery)));

    [Fact]
    public void Crews_are_written_once_for_a_place() =>
        Assert.Contains(
            "the crews near Kyiv are written twice",
            TestScenario.Said(TestScenario.With().Replace("  sensors:", "  crews: [{near: Kyiv}, {near: Kyiv}]\n  sensors:", StringComparison.Ordinal)));

    [Fact]
    public void Groups_under_a_salvo_stand_in_the_country_of_its_target_only()
    {
        var raid = TestScenario.Salvo + ", id: long-way";
        var scenario = TestFolder.Scenario(TestScenario.With(raid, "{system: gepard, along: long-way, count: 40, spread: 2 km}"));
        var ukraine = TestFolder.Catalogue.Countries.Single(c => c.Name.English == "Ukraine");
        // The first may stand off the way across the border by its spread.
        Assert.All(scenario.Batteries.Skip(1), b => Assert.True(ukraine.Contains(b.Position), $"{b.Position}"));
        Assert.Equal("along-gepard-1", scenario.Batteries[0].Id);
    }

    [Fact]
    public void A_system_describes_its_rounds()
    {
        var effector = System("flight: {boost: 5 s, topSpeed: 900 m/s, dragLength: 12 km, leastSpeed: 300 m/s}, killFactors: {edge: 0.5}, guidance: active, handOver: 4 s, loadSize: 2");
        Assert.Equal((5.0, 900.0, 12_000.0, 300.0), (effector.Flight!.Boost!.Value, effector.Flight.TopSpeed.Value, effector.Flight.DragLength!.Value, effector.Flight.LeastSpeed!.Value));
        Assert.Equal((0.5, null), (effector.KillFactors!.Edge!.Value, effector.KillFactors.Crossing));
        Assert.Equal((Guidance.Active, 4.0, 2.0), (effector.Guidance, effector.HandOver!.Value, effector.LoadSize!.Value));
        Assert.False(effector.NeedsGuide);
        Assert.True(System("guidance: semi-active").NeedsGuide);
        Assert.Null(System("loadSize: 1").Flight);
    }

    [Theory]
    [InlineData("flight: {topSpeed: 900 m/s, leastSpeed: 900 m/s}", "leastSpeed must be smaller than topSpeed: found 900 m/s and 900 m/s")]
    [InlineData("flight: {boost: 5 s}", "the key \"topSpeed\" is missing")]
    [InlineData("guidance: command, handOver: 4 s", "handOver applies to guidance active, infrared and optical; the others hold their channel until the intercept")]
    [InlineData("missileReach: 20 km, missileSpeed: 900 m/s", "missileReach applies to kind fighter only")]
    [InlineData("burstTime: 2 s", "burstTime applies to kind gun only")]
    [InlineData("killFactors: {edge: 1.5}", "found \"1.5\"; allowed is from 0 to 1")]
    public void A_system_that_cannot_be_is_refused(string keys, string expected) => Assert.Contains(expected, TestScenario.Said(With(keys)));

    private static string With(string keys) => TestScenario.With(batteries: "{system: rocket, near: Kyiv}", rest: $"define: {{systems: [{{{Rocket}, {keys}}}]}}");

    private static Effector System(string keys) => TestFolder.Scenario(With(keys)).Batteries[0].System.Effector;
}
